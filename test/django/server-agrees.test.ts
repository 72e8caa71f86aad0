import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SERVER_CASES } from "./server-cases.ts";
import { appFolder, PROGRAM, python } from "./support.ts";

test("the app's own Python finds what each server imports", async () => {
  const apps = SERVER_CASES.map(({ files, wsgiPath }) => [folderOf(files), wsgiPath ?? null] as const);
  const found: Record<string, unknown>[] = JSON.parse(
    execFileSync(await python(), ["-I", join(import.meta.dirname, "server-found.py"), PROGRAM.question], {
      input: JSON.stringify(apps),
      encoding: "utf8",
      env: { LANG: "C.UTF-8" },
    }),
  );
  for (const [index, { files, wsgiPath, server }] of SERVER_CASES.entries()) {
    const { settings, ...expected } = { module: null, env: {}, paths: [], ...server };
    const what = files.Procfile ?? wsgiPath ?? Object.keys(files).join(" ");
    expect(found[index], what).toMatchObject(settings ? { ...expected, settings } : expected);
  }
  expect(found).toHaveLength(SERVER_CASES.length);
});

/** Nothing but the files of the case. */
function folderOf(files: Readonly<Record<string, string>>): string {
  return appFolder({ "config/__init__.py": undefined, "config/wsgi.py": undefined, ...files });
}

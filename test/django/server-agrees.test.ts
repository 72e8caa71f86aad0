import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serverModule } from "../../src/django/text/server.ts";
import { appWith } from "./app.ts";
import { CLEAR, SERVER_CASES, type ServerCase, UNCLEAR } from "./server-cases.ts";
import { appFolder, PROGRAM, python } from "./support.ts";

const nameOf = ({ files, wsgiPath }: ServerCase) =>
  files.Procfile ?? wsgiPath ?? Object.keys(files).join(" ");

describe("what each server imports, of one table:", () => {
  test("the app's own Python finds it", async () => {
    const apps = SERVER_CASES.map(({ files, wsgiPath }) => [folderOf(files), wsgiPath ?? null] as const);
    const program = [join(import.meta.dirname, "server-found.py"), PROGRAM.question];
    const options = { input: JSON.stringify(apps), encoding: "utf8", env: { LANG: "C.UTF-8" } } as const;
    const found: Record<string, unknown>[] = JSON.parse(
      execFileSync(await python(), ["-I", ...program], options),
    );
    for (const [index, one] of SERVER_CASES.entries()) {
      const settings = one.server.settings ?? expect.anything();
      const expected = { module: null, env: {}, paths: [], ...one.server, settings };
      expect(found[index], nameOf(one)).toEqual(expected);
    }
    expect(found).toHaveLength(SERVER_CASES.length);
  });

  test.for(SERVER_CASES.map((one) => [nameOf(one), one] as const))("the text says so: %j", ([, one]) => {
    const { module, folder, source, env, pythonPath, settingsModule } = serverModule({
      files: appWith(one.files),
      wsgiPath: one.wsgiPath,
    });
    expect({ module, folder, startedBy: source, env, paths: pythonPath, settings: settingsModule }).toEqual({
      module: undefined,
      env: {},
      paths: [],
      ...one.server,
      settings: one.server.settings ?? settingsModule,
    });
  });
});

test.for([
  ...UNCLEAR.map((files) => [true, files] as const),
  ...CLEAR.map((files) => [false, files] as const),
])("the text says that the command is not understood: %s, %j", ([isUnclear, files]) => {
  expect(serverModule({ files: appWith({ "config/wsgi.py": "", ...files }) }).isUnclear).toBe(isUnclear);
});

/** Nothing but the files of the case. */
function folderOf(files: Readonly<Record<string, string>>): string {
  return appFolder({ "config/__init__.py": undefined, "config/wsgi.py": undefined, ...files });
}

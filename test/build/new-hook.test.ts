import { spawnSync } from "node:child_process";
import { cp, mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { VERSION } from "../../src/version.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";
import { runHook } from "../support/run-hook.ts";
import { hookBench } from "../support/sandbox.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** The code blocks of docs/architecture.md that have the name of a file above them. */
async function filesOfThePage(): Promise<Map<string, string>> {
  const page = await readFile(join(REPOSITORY, "docs/architecture.md"), "utf8");
  const blocks = page.matchAll(/<!-- file: (\S+) -->\n +```ts\n(.*?)\n +```/gs);
  return new Map(
    [...blocks].map(([, path = "", code = ""]) => [path, `${code.replaceAll(/^ {3}/gm, "")}\n`]),
  );
}

test("a hook that is added as docs/architecture.md says is built and runs", async () => {
  const copy = temporaryFolder();
  for (const path of ["build.mjs", "package.json", "tsconfig.json", "hooks", "scripts", "src"]) {
    await cp(join(REPOSITORY, path), join(copy, path), { recursive: true });
  }
  await symlink(join(REPOSITORY, "node_modules"), join(copy, "node_modules"));
  const files = await filesOfThePage();
  expect([...files.keys()]).toEqual([
    "src/release-file/release-file.ts",
    "hooks/predeploy/20_release_file.ts",
  ]);
  for (const [path, code] of files) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), code);
  }
  const runInCopy = (...args: string[]) =>
    spawnSync(process.execPath, args, { cwd: copy, encoding: "utf8", timeout: PATIENCE_MS });
  expect(runInCopy("node_modules/typescript/bin/tsc")).toMatchObject({ status: 0, stdout: "" });
  expect(runInCopy("build.mjs")).toMatchObject({ status: 0, stderr: "" });

  const bench = await hookBench();
  const hook = join(copy, ".platform/hooks/predeploy/20_release_file.cjs");
  const confighook = join(copy, ".platform/confighooks/predeploy/20_release_file");
  const env = bench.instance.hookEnvironment();
  const { code, output } = await runHook(hook, { cwd: bench.app, env });
  expect([code, output]).toEqual([
    0,
    `INFO release_file: changed RELEASE: absent -> ${VERSION}\nINFO release_file: RELEASE says ${VERSION}\n`,
  ]);
  expect(await readFile(join(bench.app, "RELEASE"), "utf8")).toBe(
    `deployed with eb-health-hooks ${VERSION}\n`,
  );
  expect((await stat(hook)).mode & 0o111).toBe(0o111);
  const again = await runHook(confighook, { cwd: bench.app, env });
  expect(again.output).toBe("INFO release_file: RELEASE is up to date\n");
});

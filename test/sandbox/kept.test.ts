import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startProgram } from "../support/program.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("a kept sandbox runs hooks from their sources, until it is interrupted", {
  timeout: 120_000,
}, async () => {
  const folder = temporaryFolder();
  const start = (script: string, ...args: readonly string[]) =>
    startProgram(script, args, { folder, whenFinished: onTestFinished });
  const runHook = async (...args: readonly string[]) => {
    const { stdout, stderr, ended } = start("sandbox/run-hook.ts", ...args);
    return { code: await ended, output: stdout() + stderr() };
  };
  expect(await runHook("predeploy/10_allowed_hosts")).toEqual({
    code: 1,
    output: "No sandbox is kept. Start one in another terminal: npm run sandbox -- --keep\n",
  });

  const kept = start("sandbox/main.ts", "--keep");
  await kept.says("It stays up until Ctrl-C.");
  expect(await runHook("predeploy/10_allowed_hosts", "--dry-run")).toEqual({
    code: 0,
    output: expect.stringMatching(
      /^INFO allowed_hosts: nothing to change: the app lets in 127\.[\d.]+ by ALLOWED_HOSTS in \.env: asked of Django .*\n$/,
    ),
  });
  expect(await runHook("postdeploy/90_health_check")).toEqual({
    code: 0,
    output: expect.stringMatching(/\nINFO health_check: nothing to change: .* checks \/ for 200-301\n$/),
  });
  expect((await runHook("predeploy/unknown")).output).toContain("Usage: npm run hook -- HOOK [--dry-run]");
  const variables = await readFile(join(folder, ".sandbox/env"), "utf8");
  expect(variables).toMatch(/^export AWS_EC2_METADATA_SERVICE_ENDPOINT='http:\/\/127\.0\.0\.1:\d+\/'$/m);

  kept.child.kill("SIGINT");
  expect(await kept.ended).toBe(0);
  expect(existsSync(join(folder, ".sandbox/env"))).toBe(false);
  expect(kept.left()).toEqual([]);
});

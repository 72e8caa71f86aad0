import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { commandOf, SANDBOX, startProgram } from "../support/program.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("a kept sandbox runs hooks from their sources, until it is interrupted", async () => {
  const folder = temporaryFolder();
  const start = (command: readonly [string, ...string[]], ...args: readonly string[]) =>
    startProgram(command, args, { folder, whenFinished: onTestFinished });
  const runHook = async (...args: readonly string[]) => {
    const { stdout, stderr, ended } = start(commandOf("sandbox/run-hook.ts"), ...args);
    return { code: await ended, output: stdout() + stderr() };
  };
  expect(await runHook("predeploy/10_allowed_hosts")).toEqual({
    code: 1,
    output: "No sandbox is kept. Start one in another terminal: npm run sandbox -- --keep\n",
  });

  const kept = start(SANDBOX, "--keep");
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
  for (const name of [
    "90_health_check",
    "health_check",
    "./.platform/hooks/postdeploy/90_health_check.cjs",
  ]) {
    expect(await runHook(name, "--dry-run"), name).toMatchObject({ code: 0 });
  }
  expect((await runHook("predeploy/unknown")).output).toContain("Usage: npm run hook -- HOOK [--dry-run]");

  // Another sandbox beside it takes nothing away, and does not take its place.
  const another = start(SANDBOX, "classic");
  expect(await another.ended, another.stdout()).toBe(0);
  const second = start(SANDBOX, "--keep");
  expect(await second.ended).toBe(1);
  expect(second.stdout()).toContain(
    `A sandbox is kept already, by process ${kept.child.pid}: end it with Ctrl-C`,
  );

  // What it prints can be pasted anywhere.
  const [, paste = ""] = /^ {2}(\. .* && cd .*)$/m.exec(kept.stdout()) ?? [];
  const pasted = `${paste} && .platform/hooks/postdeploy/90_health_check.cjs --dry-run`;
  expect(execFileSync("/bin/sh", ["-c", pasted], { cwd: "/", encoding: "utf8" })).toContain(
    "nothing to change",
  );
  const variables = await readFile(join(folder, ".sandbox/env"), "utf8");
  expect(variables).toMatch(/^export AWS_EC2_METADATA_SERVICE_ENDPOINT='http:\/\/127\.0\.0\.1:\d+\/'$/m);

  kept.child.kill("SIGINT");
  expect(await kept.ended).toBe(0);
  expect(existsSync(join(folder, ".sandbox/env"))).toBe(false);
  expect(kept.left()).toEqual([]);
});

import { join } from "node:path";
import { expect, test } from "vitest";
import { REPOSITORY } from "../support/repository.ts";
import { lastLine, runHook } from "../support/run-hook.ts";
import { deployed } from "./bench.ts";

const TOOL = join(REPOSITORY, "dist/eb-health-hooks.cjs");

test("doctor --local of the command line tool is the doctor of the hook", async (context) => {
  const bench = await deployed(context);
  await bench.healthy();
  const { instance, doctor } = bench;
  const run = await runHook(process.execPath, {
    cwd: instance.path("/var/app/current"),
    env: { ...instance.hookEnvironment() },
    args: [TOOL, "doctor", "--local"],
  });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  const { lines } = await doctor();
  expect(lastLine(run.stdout)).toBe(lines.at(-1));
  expect(lastLine(run.stdout)).toMatch(/^INFO doctor: healthy: /);
});

import type { ChildProcess } from "node:child_process";
import { describe, expect, test } from "vitest";
import { benchWithApp, redirectToHttps } from "../support/app.ts";
import { actions } from "../support/health-check.ts";
import { HEALTH_CHECK, lastLine } from "../support/run-hook.ts";

test("is not silent while it waits for the app, and goes on when it passes", async () => {
  let output = "";
  const WAITS =
    /^INFO health_check: \/ answers 503, but 200-301 is wanted: asking again for at most (\d+) s$/m;
  const bench = await benchWithApp((request, response) => {
    if (WAITS.test(output)) return redirectToHttps(request, response);
    response.writeHead(503).end();
  });
  const onStart = ({ stdout }: ChildProcess) => void stdout?.on("data", (text) => (output += text));
  const result = await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_PROBE_SECONDS: "100" }, { onStart });
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(result.stdout.match(/asking again/g)).toHaveLength(1);
  expect(Number(WAITS.exec(result.stdout)?.[1])).toBeLessThan(100);
  expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
});

// Side by side: each waits for seconds and does nothing in them.
describe.concurrent.each([
  { who: "an instance that is not the leader", leader: false },
  { who: "an instance that does not know of a leader", leader: undefined },
])("$who", { concurrent: true }, ({ leader }) => {
  const WAITS = /waiting (\d+) s: another instance may make the change first\n/;

  test("lets another one write", async ({ expect, onTestFinished }) => {
    const bench = await benchWithApp(redirectToHttps, { leader }, onTestFinished);
    let looks = 0;
    bench.aws.fault = ({ action }) => {
      looks += Number(action === "DescribeTargetGroups");
      if (looks === 2) bench.targetGroup.healthCheck.matcher = { httpCode: "200-301" };
      return undefined;
    };
    const result = await bench.run(HEALTH_CHECK);
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).toMatch(WAITS);
    expect(lastLine(result.stdout)).toMatch(/nothing to change/);
    expect(actions(bench)).not.toContain("ModifyTargetGroup");
  });

  test("writes when nobody else did", async ({ expect, onTestFinished }) => {
    const bench = await benchWithApp(redirectToHttps, { leader }, onTestFinished);
    const result = await bench.run(HEALTH_CHECK);
    expect(result).toMatchObject({ code: 0, stderr: "" });
    const seconds = Number(WAITS.exec(result.stdout)?.[1]);
    expect(seconds).toBeGreaterThanOrEqual(5);
    expect(seconds).toBeLessThanOrEqual(20);
    expect(result.milliseconds).toBeGreaterThan((seconds - 1) * 1_000);
    expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
  });

  test("finds a group that was replaced in the meantime", async ({ expect, onTestFinished }) => {
    const bench = await benchWithApp(redirectToHttps, { leader }, onTestFinished);
    const replaced = { ...bench.targetGroup, arn: `${bench.targetGroup.arn}0` };
    let looks = 0;
    bench.aws.fault = ({ action }) => {
      looks += Number(action === "DescribeTargetGroups");
      if (looks === 2) bench.aws.state.targetGroups.splice(0, 2, bench.neighbour, replaced);
      return undefined;
    };
    expect(await bench.run(HEALTH_CHECK)).toMatchObject({ code: 0, stderr: "" });
    expect(replaced.healthCheck.matcher).toEqual({ httpCode: "200-301" });
  });

  test("does not wait where there is nothing to change, in a dry run, or with --at-once", async ({
    expect,
    onTestFinished,
  }) => {
    const bench = await benchWithApp(redirectToHttps, { leader }, onTestFinished);
    for (const args of [["--dry-run"], ["--at-once"], []]) {
      const result = await bench.run(HEALTH_CHECK, {}, { args });
      expect(result).toMatchObject({ code: 0, stderr: "" });
      expect(result.stdout).not.toMatch(WAITS);
    }
    expect(actions(bench).filter((action) => action === "ModifyTargetGroup")).toHaveLength(1);
  });
});

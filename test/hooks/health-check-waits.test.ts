import { describe, test } from "vitest";
import { benchWithApp, redirectToHttps } from "../support/app.ts";
import { HEALTH_CHECK, lastLine } from "../support/run-hook.ts";

// Side by side: each waits for tens of seconds and does nothing in them.
describe.concurrent("health_check", { timeout: 60_000 }, () => {
  test("ends within its deadline when AWS says nothing", async ({ expect, onTestFinished }) => {
    const bench = await benchWithApp(redirectToHttps, {}, onTestFinished);
    bench.aws.fault = () => "silence";
    const result = await bench.run(HEALTH_CHECK);
    expect(result).toMatchObject({ code: 0, stdout: "" });
    expect(lastLine(result.stderr)).toMatch(
      /could not find the environment's load balancer: AWS took too long/,
    );
    expect(result.milliseconds).toBeLessThan(25_000);
    expect(bench.aws.calls.length).toBeLessThanOrEqual(3);
  });

  const secondReading = (action: string, parameters: Readonly<Record<string, string>>) =>
    action === "DescribeTargetGroups" && parameters["TargetGroupArns.member.1"] !== undefined;

  test("on an instance that is not the leader lets the leader write", async ({ expect, onTestFinished }) => {
    const bench = await benchWithApp(redirectToHttps, { leader: false }, onTestFinished);
    bench.aws.fault = ({ action, parameters }) => {
      if (secondReading(action, parameters)) bench.targetGroup.healthCheck.matcher = { httpCode: "200-301" };
      return undefined;
    };
    const result = await bench.run(HEALTH_CHECK);
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).toMatch(/waiting \d+ s: the command leader may make the change first\n/);
    expect(lastLine(result.stdout)).toMatch(/nothing to change/);
    expect(bench.aws.calls.map(({ action }) => action)).not.toContain("ModifyTargetGroup");
  });

  test("on an instance that is not the leader writes when nobody else did", async ({
    expect,
    onTestFinished,
  }) => {
    const bench = await benchWithApp(redirectToHttps, { leader: false }, onTestFinished);
    const result = await bench.run(HEALTH_CHECK);
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.milliseconds).toBeGreaterThan(5_000);
    expect(bench.aws.calls.some(({ action, parameters }) => secondReading(action, parameters))).toBe(true);
    expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
  });
});

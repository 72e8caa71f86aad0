import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answers, benchWithApp, redirectToHttps } from "../support/app.ts";
import { actions, snapshot } from "../support/health-check.ts";
import { NODES } from "../support/nodes.ts";
import { REPOSITORY } from "../support/repository.ts";
import { HEALTH_CHECK, lastLine } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";

describe.each(NODES)("on Node.js $version", ({ path: HEALTH_HOOKS_NODE }) => {
  test("widens the success codes of its own target group, once, and touches no other", async () => {
    const bench = await benchWithApp();
    const { run, targetGroup, neighbour, address, port, aws, requests } = bench;
    const neighbourBefore = JSON.stringify(neighbour);

    const first = await run(HEALTH_CHECK, { HEALTH_HOOKS_NODE });
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toBe(
      "INFO health_check: the app passes with a redirect to HTTPS, which any path gets; a page that answers 200 would show more: " +
        'set SECURE_REDIRECT_EXEMPT = [r"^health/$"] in the settings and HEALTH_HOOKS_PATH=/health/, if there is such a page\n' +
        `INFO health_check: changed target group ${targetGroup.name}, success codes: 200 -> 200-301\n` +
        "INFO health_check: to keep this when the environment is rebuilt or its process options change, set in " +
        ".ebextensions aws:elasticbeanstalk:environment:process:default: MatcherHTTPCode: 200-301\n" +
        `INFO health_check: target group ${targetGroup.name} checks / for 200-301\n`,
    );
    expect(targetGroup.healthCheck).toMatchObject({ path: "/", matcher: { httpCode: "200-301" } });
    expect(actions(bench)).toEqual([
      "DescribeEnvironmentResources",
      "DescribeTargetGroups",
      "DescribeTags",
      "ModifyTargetGroup",
    ]);
    // What stays as it is is not sent: somebody may be changing it at this moment.
    expect(aws.calls.at(-1)?.parameters).toEqual({
      Action: "ModifyTargetGroup",
      Version: "2015-12-01",
      TargetGroupArn: targetGroup.arn,
      "Matcher.HttpCode": "200-301",
    });
    expect(requests.map(({ url, headers }) => [url, headers.host, headers["user-agent"]])).toEqual([
      ["/", `${address}:${port}`, "ELB-HealthChecker/2.0"],
      ["/", `${address}:${port}`, "ELB-HealthChecker/2.0"], // what is behind the redirect
    ]);
    expect(Object.keys(requests[0]?.headers ?? {}).filter((name) => name.startsWith("x-"))).toEqual([]);

    const second = await run(HEALTH_CHECK, { HEALTH_HOOKS_NODE });
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(lastLine(second.stdout)).toBe(
      `INFO health_check: nothing to change: target group ${targetGroup.name} checks / for 200-301`,
    );
    expect(actions(bench).filter((action) => action === "ModifyTargetGroup")).toHaveLength(1);
    expect(JSON.stringify(neighbour)).toBe(neighbourBefore);
    expect(aws.calls.every(({ userAgent }) => /\beb-health-hooks\/\d/.test(userAgent))).toBe(true);
  });
});

test("sets path and success codes exactly as wished", async () => {
  const { run, targetGroup, requests } = await benchWithApp(answers(204));
  const result = await run(HEALTH_CHECK, {
    HEALTH_HOOKS_PATH: "/healthcheck/?full=1",
    HEALTH_HOOKS_SUCCESS_CODES: "200,204",
  });
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(targetGroup.healthCheck).toMatchObject({
    path: "/healthcheck/?full=1",
    matcher: { httpCode: "200,204" },
  });
  expect(requests.map(({ url }) => url)).toEqual(["/healthcheck/?full=1"]);
  expect(result.stdout).toContain("path: / -> /healthcheck/?full=1\n");
  expect(result.stdout).toContain(
    `${targetGroup.name} was safe to change for all targets at once: this instance is the only target\n`,
  );
});

test("a dry run probes, prints the plan and writes nothing", async () => {
  const bench = await benchWithApp(answers(200));
  const before = snapshot(bench);
  const result = await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_DRY_RUN: "true" });
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(result.stdout).toBe(
    "INFO health_check: the app answers 200; to count nothing else as healthy: eb setenv HEALTH_HOOKS_SUCCESS_CODES=200\n" +
      `INFO health_check: would change target group ${bench.targetGroup.name}, success codes: 200 -> 200-301\n` +
      "INFO health_check: dry run: nothing was changed\n",
  );
  expect(actions(bench)).not.toContain("ModifyTargetGroup");
  expect(snapshot(bench)).toBe(before);
});

test("waits for an app that is still starting", async () => {
  let count = 0;
  const { run, targetGroup, requests } = await benchWithApp((request, response) => {
    count += 1;
    if (count < 3) response.writeHead(502).end();
    else redirectToHttps(request, response);
  });
  expect(await run(HEALTH_CHECK)).toMatchObject({ code: 0, stderr: "" });
  expect(requests).toHaveLength(4);
  expect(requests.map(({ headers }) => headers["x-forwarded-proto"])).toEqual([
    ...[undefined, undefined, undefined],
    "https", // what is behind the redirect
  ]);
  expect(targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
});

test("what the app has in its environment for AWS does not steer the hook", async () => {
  const { run, aws, targetGroup } = await benchWithApp();
  const result = await run(HEALTH_CHECK, {
    AWS_ENDPOINT_URL: "http://127.0.0.1:1",
    AWS_ACCESS_KEY_ID: "APPS",
    AWS_SECRET_ACCESS_KEY: "apps",
    AWS_PROFILE: "apps",
    AWS_REGION: "us-east-1",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_USE_FIPS_ENDPOINT: "true",
    AWS_MAX_ATTEMPTS: "0",
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true",
    NODE_OPTIONS: "--require /does/not/exist.js",
  });
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(new Set(aws.calls.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(["ASIASANDBOXSANDBOX00"]));
  expect(targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
});

describe("without an instance role", () => {
  const withoutRole = ({ metadata }: HookBench) => {
    metadata.fault = ({ path }) => (path.includes("security-credentials") ? { status: 404 } : undefined);
  };

  test("takes the environment's keys", async () => {
    const bench = await benchWithApp();
    withoutRole(bench);
    const result = await bench.run(HEALTH_CHECK, {
      AWS_ACCESS_KEY_ID: "ASIASANDBOXSANDBOX00",
      AWS_SECRET_ACCESS_KEY: "sandbox-secret-access-key",
      AWS_SESSION_TOKEN: "sandbox-session-token",
    });
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
  });

  test("and without keys it says what is missing", async () => {
    const bench = await benchWithApp();
    withoutRole(bench);
    const result = await bench.run(HEALTH_CHECK);
    expect(result).toMatchObject({ code: 0, stdout: "" });
    expect(result.stderr).toMatch(/WARN health_check: the deployment goes on: this instance has no role/);
    expect(result.stderr).toContain("instance profile");
  });
});

describe("finds the environment", () => {
  test("by its name when the platform's file with the id is missing", async () => {
    const bench = await benchWithApp();
    await rm(bench.instance.path("/opt/elasticbeanstalk/config/ebenvinfo/envid"));
    expect(await bench.run(HEALTH_CHECK)).toMatchObject({ code: 0, stderr: "" });
    expect(bench.aws.calls[0]?.parameters).toMatchObject({ EnvironmentName: bench.environment.name });
    expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
  });

  test("in the region of the metadata service when the platform's file is missing", async () => {
    const bench = await benchWithApp();
    await rm(bench.instance.path("/opt/elasticbeanstalk/config/ebenvinfo/region"));
    expect(await bench.run(HEALTH_CHECK)).toMatchObject({ code: 0, stderr: "" });
    expect(bench.metadata.requests.map(({ path }) => path)).toContain("/latest/meta-data/placement/region");
  });

  test("or says that it cannot tell", async () => {
    const bench = await benchWithApp();
    await rm(bench.instance.path("/opt/elasticbeanstalk"), { recursive: true });
    const result = await bench.run(HEALTH_CHECK);
    expect(result).toMatchObject({ code: 0, stdout: "" });
    expect(lastLine(result.stderr)).toContain("cannot tell which environment this instance belongs to");
    expect(bench.aws.calls).toEqual([]);
  });
});

test("has nothing to do when it is disabled", async () => {
  const bench = await hookBench();
  const result = await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_ENABLED: "false" });
  expect(result).toMatchObject({
    code: 0,
    stdout: "INFO health_check: disabled by HEALTH_HOOKS_ENABLED=false\n",
    stderr: "",
  });
  expect(bench.aws.calls).toEqual([]);
});

test("a failing get-config is no reason to fail a deployment", async () => {
  const bench = await benchWithApp();
  await rm(bench.instance.path("/opt/elasticbeanstalk/config/ebenvinfo/envid"));
  await writeFile(bench.instance.path("/opt/elasticbeanstalk/bin/get-config"), "#!/bin/sh\necho secret\n");
  const result = await bench.run(HEALTH_CHECK);
  expect(result).toMatchObject({ code: 0, stdout: "" });
  expect(lastLine(result.stderr)).toMatch(/get-config container failed: its output is no JSON object/);
  expect(result.stderr).not.toContain("secret");
});

test("a metadata endpoint that is none does not fail a deployment after the flip", async () => {
  const bench = await hookBench();
  const env = { AWS_EC2_METADATA_SERVICE_ENDPOINT: "https://127.0.0.1:1/" };
  const result = await bench.run(HEALTH_CHECK, env);
  expect(result).toMatchObject({ code: 0, stdout: "" });
  expect(lastLine(result.stderr)).toContain("AWS_EC2_METADATA_SERVICE_ENDPOINT must be an http:// address");
});

test("runs by a relative path under every package type of the app", async () => {
  for (const type of ["none", "module", "commonjs"]) {
    const { run, app, targetGroup } = await benchWithApp();
    if (type !== "none") await writeFile(join(app, "package.json"), JSON.stringify({ type }));
    await cp(join(REPOSITORY, ".platform"), join(app, ".platform"), { recursive: true });
    const result = await run(".platform/hooks/postdeploy/90_health_check.cjs");
    expect(result, type).toMatchObject({ code: 0, stderr: "" });
    expect(targetGroup.healthCheck.matcher, type).toEqual({ httpCode: "200-301" });
  }
});

test("bad settings fail it too: they were refused before the flip", async () => {
  const bench = await hookBench();
  const result = await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_PROBE_SECONDS: "soon" });
  expect(result).toMatchObject({ code: 1, stdout: "" });
  expect(lastLine(result.stderr)).toContain(
    'HEALTH_HOOKS_PROBE_SECONDS must be a whole number from 0 to 300, got "soon"',
  );
  expect(bench.aws.calls).toEqual([]);
});

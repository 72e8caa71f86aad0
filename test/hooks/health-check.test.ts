import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type AwsFault, createTargetGroup, type TargetGroup } from "../../sandbox/aws.ts";
import { answers, benchWithApp, redirectToHttps } from "../support/app.ts";
import { NODES } from "../support/nodes.ts";
import { REPOSITORY } from "../support/repository.ts";
import { HEALTH_CHECK, lastLine } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";

const actions = ({ aws }: HookBench) => aws.calls.map(({ action }) => action);
const replaceGroups = ({ aws }: HookBench, groups: readonly TargetGroup[]) => {
  aws.state.targetGroups.splice(0, aws.state.targetGroups.length, ...groups);
};
const snapshot = ({ aws }: HookBench) =>
  JSON.stringify(aws.state.targetGroups.map(({ healthCheck }) => healthCheck));

describe.each(NODES)("on Node.js $version", ({ path: HEALTH_HOOKS_NODE }) => {
  test("widens the success codes of its own target group, once, and touches no other", async () => {
    const bench = await benchWithApp();
    const { run, targetGroup, neighbour, address, port, aws, requests } = bench;
    const neighbourBefore = JSON.stringify(neighbour);

    const first = await run(HEALTH_CHECK, { HEALTH_HOOKS_NODE });
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toBe(
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
    expect(requests.map(({ url, headers }) => [url, headers.host, headers["user-agent"]])).toEqual([
      ["/", `${address}:${port}`, "ELB-HealthChecker/2.0"],
    ]);
    expect(Object.keys(requests[0]?.headers ?? {}).filter((name) => name.startsWith("x-"))).toEqual([]);

    const second = await run(HEALTH_CHECK, { HEALTH_HOOKS_NODE });
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(second.stdout).toBe(
      `INFO health_check: nothing to change: target group ${targetGroup.name} checks / for 200-301\n`,
    );
    expect(actions(bench).filter((action) => action === "ModifyTargetGroup")).toHaveLength(1);
    expect(JSON.stringify(neighbour)).toBe(neighbourBefore);
    expect(aws.calls.every(({ userAgent }) => /\beb-health-hooks\/\d/.test(userAgent))).toBe(true);
  });
});

test("asks for the instance's credentials once, for both services", async () => {
  const { run, metadata } = await benchWithApp();
  expect((await run(HEALTH_CHECK)).code).toBe(0);
  const paths = metadata.requests.map(({ path }) => path);
  expect(paths.filter((path) => path === "/latest/api/token")).toHaveLength(1);
  expect(paths.filter((path) => /security-credentials\/./.test(path))).toHaveLength(1);
});

test("sets path and success codes exactly as wished and says whom the new path reaches", async () => {
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
  expect(result.stdout).toContain("is checked on all its instances at once, also on older versions\n");
});

test("a dry run probes, prints the plan and writes nothing", async () => {
  const bench = await benchWithApp();
  const before = snapshot(bench);
  const result = await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_DRY_RUN: "true" });
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(result.stdout).toBe(
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
  expect(requests).toHaveLength(3);
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

describe("has nothing to do and says why", () => {
  test.each([
    ["no load balancer", [], /no load balancer \(single instance or worker tier\)/],
    [
      "a Classic Load Balancer",
      ["awseb-e-s-AWSEBLoa-1ABCDEFGHIJKL"],
      /a Classic one, which has no target group/,
    ],
  ])("with %s", async (_, loadBalancers, message) => {
    const bench = await hookBench();
    bench.aws.state.environments.splice(0, 1, { ...bench.environment, loadBalancers });
    const result = await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_STRICT: "true" });
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).toMatch(message);
    expect(actions(bench)).toEqual(["DescribeEnvironmentResources"]);
  });

  test.each([
    ["a TCP check", { protocol: "TCP" }, {}, /is left alone: TCP check/],
    ["a gRPC check", {}, { matcher: { grpcCode: "12" } }, /is left alone: gRPC check/],
  ])("with %s", async (_, init, healthCheck, message) => {
    const bench = await hookBench();
    const { arn, loadBalancerArns, port } = bench.targetGroup;
    const environment = bench.environment;
    replaceGroups(bench, [
      createTargetGroup({ arn, loadBalancerArns, port, environment, ...init, healthCheck }),
    ]);
    const before = snapshot(bench);
    const result = await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_STRICT: "true" });
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).toMatch(message);
    expect(snapshot(bench)).toBe(before);
  });

  test("when it is disabled", async () => {
    const bench = await hookBench();
    const result = await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_ENABLED: "false" });
    expect(result).toMatchObject({
      code: 0,
      stdout: "INFO health_check: disabled by HEALTH_HOOKS_ENABLED=false\n",
      stderr: "",
    });
    expect(bench.aws.calls).toEqual([]);
  });
});

describe("with several processes", () => {
  const secondProcess = async (bench: HookBench) => {
    const { arn, loadBalancerArns } = bench.targetGroup;
    const second = createTargetGroup({
      arn: arn.replace("SHOP", "ADMN"),
      loadBalancerArns,
      environment: bench.environment,
      port: bench.port === 65535 ? 1 : bench.port + 1,
    });
    bench.aws.state.targetGroups.push(second);
    return second;
  };

  test("changes the group on the port of the default process", async () => {
    const bench = await benchWithApp();
    const second = await secondProcess(bench);
    expect(await bench.run(HEALTH_CHECK)).toMatchObject({ code: 0, stderr: "" });
    expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
    expect(second.healthCheck.matcher).toEqual({ httpCode: "200" });
  });

  test("lists them and changes nothing when none is on the named port", async () => {
    const bench = await benchWithApp();
    const second = await secondProcess(bench);
    const before = snapshot(bench);
    const result = await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_PROCESS_PORT: "7" });
    expect(result).toMatchObject({ code: 0, stdout: "" });
    expect(lastLine(result.stderr)).toContain(`${second.name} on port ${second.port}; none is on port 7`);
    expect(snapshot(bench)).toBe(before);
  });

  test("changes both groups of one port, as traffic splitting has them", async () => {
    const bench = await benchWithApp();
    const { arn, loadBalancerArns, port } = bench.targetGroup;
    const twin = createTargetGroup({
      arn: arn.replace("SHOP", "TWIN"),
      loadBalancerArns,
      environment: bench.environment,
      port,
    });
    bench.aws.state.targetGroups.push(twin);
    expect(await bench.run(HEALTH_CHECK)).toMatchObject({ code: 0, stderr: "" });
    expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
    expect(twin.healthCheck.matcher).toEqual({ httpCode: "200-301" });
  });
});

test("finds its group among more than one page of groups and more than one call of tags", async () => {
  const bench = await benchWithApp();
  const { arn, loadBalancerArns } = bench.targetGroup;
  const others = Array.from({ length: 45 }, (_, index) =>
    createTargetGroup({
      arn: arn.replace("SHOP", `X${index}`),
      loadBalancerArns,
      environment: { id: `e-other${index}`, name: `other-${index}` },
    }),
  );
  bench.aws.state.targetGroups.unshift(...others);
  bench.aws.state.pageSize = 10;
  expect(await bench.run(HEALTH_CHECK)).toMatchObject({ code: 0, stderr: "" });
  expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
  expect(others.every(({ healthCheck }) => healthCheck.matcher?.httpCode === "200")).toBe(true);
});

describe("warns, writes nothing and lets the deployment go on; fails it under HEALTH_HOOKS_STRICT", () => {
  const bothWays = async (bench: HookBench, message: RegExp, env: Record<string, string> = {}) => {
    const before = snapshot(bench);
    for (const [strict, code, prefix] of [
      ["false", 0, "WARN health_check: the deployment goes on: "],
      ["true", 1, "ERROR health_check: failed: "],
    ] as const) {
      const result = await bench.run(HEALTH_CHECK, {
        HEALTH_HOOKS_PROBE_SECONDS: "1",
        HEALTH_HOOKS_STRICT: strict,
        ...env,
      });
      expect(result).toMatchObject({ code, stdout: "" });
      expect(lastLine(result.stderr)).toMatch(message);
      expect(lastLine(result.stderr)?.startsWith(prefix)).toBe(true);
    }
    expect(snapshot(bench)).toBe(before);
  };

  test.each([
    [400, {}, /\/ answers 400, as Django does when 127\.\S+ is not in ALLOWED_HOSTS/],
    [302, { Location: "/accounts/login/" }, /\/ answers 302, a redirect to \/accounts\/login\//],
    [404, {}, /\/ answers 404, there is no such page/],
    [500, {}, /\/ answers 500, the app fails/],
    [502, {}, /\/ answers 502, the proxy does not reach the app/],
  ])("when the app answers %d", async (status, headers, message) => {
    await bothWays(await benchWithApp(answers(status, headers)), message);
  });

  test("when the app speaks another protocol", async () => {
    const upgrade = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    const bench = await benchWithApp((request) => void request.socket.write(upgrade));
    await bothWays(bench, /ends the connection without an answer/);
  });

  test("when nothing listens", async () => {
    await bothWays(await hookBench(), /nothing listens on 127\./);
  });

  test("when the success codes are somebody's decision", async () => {
    const bench = await benchWithApp();
    bench.targetGroup.healthCheck.matcher = { httpCode: "200,404" };
    await bothWays(bench, /has the success codes 200,404, which somebody chose/);
  });

  test("when no target group has the environment's tag", async () => {
    const bench = await benchWithApp();
    replaceGroups(bench, [bench.neighbour]);
    await bothWays(bench, /no target group has this environment's tag/);
  });

  test.each([
    "elasticbeanstalk:DescribeEnvironmentResources",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTags",
    "elasticloadbalancing:ModifyTargetGroup",
  ])("when %s is denied, with the policy to attach", async (action) => {
    const bench = await benchWithApp();
    bench.aws.denied.add(action);
    await bothWays(
      bench,
      new RegExp(`assumed-role/aws-elasticbeanstalk-ec2-role/\\S+ may not call ${action}$`),
    );
    const { stderr } = await bench.run(HEALTH_CHECK);
    const json = /^WARN health_check: (\{.*\})$/m.exec(stderr)?.[1] ?? "";
    const policy = JSON.parse(json);
    expect(policy.Statement.flatMap((statement: { Action: string[] }) => statement.Action)).toContain(action);
    expect(policy.Statement[1]).toMatchObject({
      Action: ["elasticloadbalancing:ModifyTargetGroup"],
      Resource: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/awseb-*",
      Condition: {
        StringEquals: { "aws:ResourceTag/elasticbeanstalk:environment-name": bench.environment.name },
      },
    });
  });

  test("when access is denied and get-config fails, with a policy for all environments", async () => {
    const bench = await benchWithApp();
    bench.aws.denied.add("elasticloadbalancing:DescribeTags");
    await writeFile(bench.instance.path("/opt/elasticbeanstalk/bin/get-config"), "#!/bin/sh\nexit 3\n");
    const { code, stderr } = await bench.run(HEALTH_CHECK);
    expect(code).toBe(0);
    expect(lastLine(stderr)).toMatch(/may not call elasticloadbalancing:DescribeTags$/);
    expect(stderr).toMatch(
      /"Resource":"arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup\/awseb-\*"\}/,
    );
  });

  test("when an explicit deny forbids it, without a policy that could not help", async () => {
    const bench = await benchWithApp();
    const message =
      "User: arn:aws:sts::123456789012:assumed-role/role/i-0 is not authorized to perform: " +
      "elasticloadbalancing:DescribeTags with an explicit deny in a service control policy";
    bench.aws.fault = ({ action }) =>
      action === "DescribeTags" ? { status: 403, code: "AccessDenied", message } : undefined;
    await bothWays(bench, /assumed-role\/role\/i-0 is denied elasticloadbalancing:DescribeTags$/);
    expect((await bench.run(HEALTH_CHECK)).stderr).not.toContain("Statement");
  });

  test("when AWS quotes the request that it refuses, without the quotation", async () => {
    const bench = await benchWithApp();
    const message = "The request signature does not match. x-amz-security-token:sandbox-session-token";
    bench.aws.fault = () => ({ status: 403, code: "SignatureDoesNotMatch", message });
    await bothWays(bench, /does not accept the instance's credentials \(SignatureDoesNotMatch/);
    expect((await bench.run(HEALTH_CHECK)).stderr).not.toContain("sandbox-session-token");
  });

  const faults: readonly [string, AwsFault, RegExp][] = [
    ["throttles", () => ({ status: 400, code: "Throttling", message: "Rate exceeded" }), /AWS is throttling/],
    [
      "throttles in the newer way",
      () => ({ status: 400, code: "ThrottlingException", message: "Rate exceeded" }),
      /AWS is throttling/,
    ],
    ["resets connections", () => "reset", /AWS is out of reach \(ECONNRESET\)/],
    [
      "has expired credentials",
      () => ({ status: 403, code: "ExpiredToken", message: "expired" }),
      /does not accept the instance's credentials/,
    ],
    [
      "lost the target group",
      ({ action }) =>
        action === "ModifyTargetGroup"
          ? { status: 400, code: "TargetGroupNotFound", message: "One or more target groups not found" }
          : undefined,
      /could not change target group .*TargetGroupNotFound/,
    ],
  ];
  test.each(faults)("when AWS %s", async (_, fault, message) => {
    const bench = await benchWithApp();
    bench.aws.fault = fault;
    await bothWays(bench, message);
  });
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

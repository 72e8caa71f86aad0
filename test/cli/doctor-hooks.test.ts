import { describe, expect, test } from "vitest";
import { iamPolicy } from "../../src/aws/policy.ts";
import { judgeEnvironment } from "../../src/cli/doctor/judge.ts";
import type { EnvironmentFacts, SeenEnvironment } from "../../src/diagnosis/environment.ts";
import {
  answering,
  type HEALTHY,
  laptop,
  NAME,
  NO_POLICY,
  PROPERTIES,
  REFUSING,
  REGION,
  reportOf,
} from "./doctor-support.ts";

const PROXY = ["aws:elasticbeanstalk:environment:proxy", "ProxyServer"] as const;

describe("the settings of the hooks", () => {
  test("that they refuse are a finding, also where all is well", async () => {
    const options = [
      [PROPERTIES, "HEALTH_HOOKS_ENABLED", "no"],
      [PROPERTIES, "HEALTH_HOOKS_PATH", "health?token=secret"],
    ] as const;
    const { code, findings } = await reportOf({ options });
    expect(code).toBe(1);
    expect(findings).toEqual([
      {
        cause: "setting",
        message:
          'allowed_hosts stops every deployment, because a setting is invalid: HEALTH_HOOKS_ENABLED must be true or false, got "no"; ' +
          "HEALTH_HOOKS_PATH must start with / and hold at most 1024 characters that a URL's path may have, got \"health?...",
        seen: [],
        remedy: [
          "Correct it, or take it away for the default: eb setenv HEALTH_HOOKS_ENABLED= HEALTH_HOOKS_PATH=",
        ],
      },
    ]);
  });

  test("are not looked at where the hooks are off", async () => {
    const options = [
      [PROPERTIES, "HEALTH_HOOKS_ENABLED", "false"],
      [PROPERTIES, "HEALTH_HOOKS_PATH", "health"],
    ] as const;
    expect(await reportOf({ options })).toMatchObject({ code: 0, findings: [] });
  });

  test("with a dry run the hooks do not help", async () => {
    const options = [[PROPERTIES, "HEALTH_HOOKS_DRY_RUN", "true"]] as const;
    const { findings } = await reportOf({ options, targets: [answering(301)] });
    expect(findings[0]?.remedy).toEqual([
      "eb setenv HEALTH_HOOKS_DRY_RUN=, then eb deploy. An empty value means the default.",
    ]);
  });
});

describe("the platform", () => {
  test("is in the report for programs", async () => {
    const { doctor } = await laptop();
    const { stdout } = await doctor(["--environment", NAME, "--region", REGION, "--json"]);
    expect(JSON.parse(stdout).environment.platform).toBe(
      "64bit Amazon Linux 2023 v4.7.0 running Python 3.13",
    );
  });

  test.for([
    ["64bit Amazon Linux 2023 v4.7.0 running ECS", "do not reach into a container of ECS"],
    [
      "64bit Amazon Linux 2018.03 v2.26 running Multi-container Docker 19",
      "do not reach into a container of ECS",
    ],
    ["64bit Amazon Linux 2 v3.4 running Docker", "need a Node.js that Amazon Linux 2 does not have"],
    ["ECS running on 64bit Amazon Linux 2023", "do not reach into a container of ECS"],
    ["64bit Amazon Linux 2023 v6.7.0 running Node.js 22", "are for the Python and Docker platforms"],
    ["64bit Amazon Linux 2 v3.9.0 running Python 3.8", "need a Node.js that Amazon Linux 2 does not have"],
    ["Python 3.8 running on 64bit Amazon Linux 2", "need a Node.js that Amazon Linux 2 does not have"],
  ] as const)("%s gets no hook, but what to do instead", ([platform, reason]) => {
    const { findings } = judgeEnvironment(factsOf(platform, 400));
    expect(findings.map(({ cause }) => cause)).toEqual(["host refused"]);
    expect(findings[0]?.remedy).toEqual([expect.stringContaining(reason)]);
    const others = [301, 302, 404].flatMap((status) => judgeEnvironment(factsOf(platform, status)).findings);
    expect(others.map(({ cause }) => cause)).toEqual(["success codes", "redirect", "path"]);
    expect(JSON.stringify(others)).not.toMatch(/health_check|HEALTH_HOOKS/);
  });

  test.for([
    undefined,
    "64bit Amazon Linux 2023 v4.7.0 running Python 3.13",
    "Python 3.13 running on 64bit Amazon Linux 2023",
    "our-own-platform",
  ])("%s gets the hooks", (platform) => {
    expect(judgeEnvironment(factsOf(platform, 400)).findings[0]?.remedy[0]).toContain("eb-health-hooks init");
    expect(judgeEnvironment(factsOf(platform, 301)).findings[0]?.cause).toBe("permission");
  });
});

describe("the proxy", () => {
  test.for([
    ["none", "the app fails", "--doctor", "/var/log/web.stdout.log: eb logs."],
    ["apache", "Apache does not reach the app", "--doctor", "/var/log/httpd/error_log"],
    ["nginx", "nginx does not reach the app", "--doctor", "/var/log/nginx/error.log"],
  ] as const)("%s is what is spoken of", async ([server, message, command, log]) => {
    const options = [[...PROXY, server]] as const;
    const { findings } = await reportOf({ options, targets: [answering(502), REFUSING] });
    const text = JSON.stringify(findings);
    for (const part of [message, command, log]) expect(text).toContain(part);
    if (server !== "nginx") expect(text).not.toContain("nginx");
  });
});

test("a fleet that fails open is seen past targets that drain", async () => {
  const draining = { state: "draining", reason: "Target.DeregistrationInProgress" } as const;
  const targets = [answering(400), answering(400), draining];
  const causes = async (of: typeof targets | (typeof HEALTHY)[]) =>
    (await reportOf({ targets: of })).findings.map(({ cause }) => cause);
  expect(await causes(targets)).toEqual(["host refused", "fleet"]);
  expect(await causes([answering(400), draining])).toEqual(["host refused"]);
});

/** An environment on this platform whose only target gives this answer, with a role that may do nothing. */
function factsOf(platform: string | undefined, status: number): SeenEnvironment {
  const environment: EnvironmentFacts = {
    name: NAME,
    id: "e-abcdefghij",
    arn: `arn:aws:elasticbeanstalk:${REGION}:123456789012:environment/shop/${NAME}`,
    application: "shop",
    region: REGION,
    isWorker: false,
    platform,
    status: "Ready",
    health: "Red",
    healthStatus: "Severe",
  };
  const target = { id: "i-1", port: 80, state: "unhealthy", reason: "Target.ResponseCodeMismatch" };
  const group = {
    arn: `arn:aws:elasticloadbalancing:${REGION}:123456789012:targetgroup/a/0123456789abcdef`,
    name: "a",
    protocol: "HTTP",
    port: 80,
    healthCheck: {
      protocol: "HTTP",
      port: 80,
      isOnTrafficPort: true,
      path: "/",
      codes: "200",
      timeoutSeconds: 5,
      intervalSeconds: 15,
      healthyThreshold: 3,
    },
    targets: [{ ...target, description: `Health checks failed with these codes: [${status}]` }],
  };
  const policy = iamPolicy({ partition: "aws", region: "*", account: "*", environmentName: NAME });
  return {
    environment,
    options: new Map(),
    loadBalancing: { kind: "target groups", groups: [group], gone: [] },
    instances: [],
    role: {
      arn: "arn:aws:iam::123456789012:role/web",
      missing: ["elasticloadbalancing:ModifyTargetGroup"],
      denied: [],
      policy: { ...policy, Statement: NO_POLICY.Statement },
    },
    ebextensions: [],
    notes: [],
  };
}

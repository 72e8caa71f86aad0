import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { describe, test } from "vitest";
import type { AwsFault, AwsFaultAnswer } from "../../sandbox/aws/server.ts";
import { type AppBench, benchWithApp, redirectToHttps } from "../support/app.ts";
import {
  actions,
  addFinishedTarget,
  replaceGroups,
  snapshot,
  warnsAndWritesNothing,
} from "../support/health-check.ts";
import { HEALTH_CHECK, lastLine } from "../support/run-hook.ts";
import type { WhenFinished } from "../support/sandbox.ts";

/** Every call that the hook ever makes, in its order, with what it wants from it. */
const CALLS = [
  ["elasticbeanstalk:DescribeEnvironmentResources", "find the environment's load balancer"],
  ["elasticloadbalancing:DescribeTargetGroups", "find the target groups"],
  ["elasticloadbalancing:DescribeTags", "read the tags of the target groups"],
  ["elasticloadbalancing:DescribeTargetHealth", "see which targets of awseb-\\S+ are healthy"],
  [
    "elasticbeanstalk:DescribeInstancesHealth",
    "read the health and deployment of the environment's instances",
  ],
  ["elasticloadbalancing:ModifyTargetGroup", "change target group awseb-\\S+"],
] as const;

const NEW_PATH = { HEALTH_HOOKS_PATH: "/health/" };

/** A fleet of two that is through with its deployment, and a new path: so every call is made. */
async function benchOfAllCalls(whenFinished: WhenFinished): Promise<AppBench> {
  const bench = await benchWithApp(redirectToHttps, {}, whenFinished);
  bench.targetGroup.healthCheck.matcher = { httpCode: "200-301" };
  addFinishedTarget(bench);
  return bench;
}

/** A fault of one action only. */
function only(action: string, answer: AwsFaultAnswer): AwsFault {
  return (call) => (`${call.service}:${call.action}` === action ? answer : undefined);
}

// Side by side: most of them wait for the SDK's next attempt, and do nothing in that time.
describe.concurrent("AWS", () => {
  test("is called for nothing else", async ({ expect, onTestFinished }) => {
    const bench = await benchOfAllCalls(onTestFinished);
    const result = await bench.run(HEALTH_CHECK, NEW_PATH);
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(actions(bench)).toEqual(CALLS.map(([action]) => action.split(":")[1]));
    expect(bench.targetGroup.healthCheck.path).toBe("/health/");
  });

  const answers: readonly [string, AwsFaultAnswer, string][] = [
    [
      "throttles",
      { status: 400, code: "ThrottlingException", message: "Rate exceeded" },
      "AWS is throttling this account's calls",
    ],
    [
      "answers 500",
      { status: 500, code: "InternalFailure", message: "An internal error occurred" },
      "AWS has a failure of its own \\(InternalFailure\\)",
    ],
    [
      "answers 503",
      { status: 503, code: "ServiceUnavailable", message: "Try again" },
      "AWS has a failure of its own \\(ServiceUnavailable\\)",
    ],
    ["resets the connection", "reset", "AWS is out of reach \\(ECONNRESET\\)"],
    [
      "finds the credentials expired",
      { status: 403, code: "ExpiredToken", message: "The security token included in the request is expired" },
      "AWS does not accept the instance's credentials in eu-west-1 \\(ExpiredToken\\)",
    ],
  ];
  for (const [action, purpose] of CALLS) {
    test.for(answers)(`${action} %s`, async ([, answer, why], { onTestFinished }) => {
      const bench = await benchOfAllCalls(onTestFinished);
      bench.aws.fault = only(action, answer);
      await warnsAndWritesNothing(bench, new RegExp(`could not ${purpose}: ${why}$`), NEW_PATH);
    });

    test(`${action} is denied: says who, what and the policy that helps`, async ({
      expect,
      onTestFinished,
    }) => {
      const bench = await benchOfAllCalls(onTestFinished);
      bench.aws.denied.add(action);
      const who = "arn:aws:sts::123456789012:assumed-role/aws-elasticbeanstalk-ec2-role/i-\\w+";
      const { stderr } = await warnsAndWritesNothing(
        bench,
        new RegExp(`could not ${purpose}: ${who} may not call ${action}$`),
        NEW_PATH,
      );
      const policy = JSON.parse(/^WARN health_check: (\{.*\})$/m.exec(stderr)?.[1] ?? "");
      expect(policy.Statement.flatMap(({ Action }: { Action: string[] }) => Action)).toContain(action);
      expect(policy.Statement[1]).toMatchObject({
        Action: ["elasticloadbalancing:ModifyTargetGroup"],
        Resource: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/awseb-*",
        Condition: {
          StringEquals: { "aws:ResourceTag/elasticbeanstalk:environment-name": bench.environment.name },
        },
      });
    });

    // A change whose answer is lost may have been made; asking again makes the same change.
    test(`${action} has its first answer cut short: asks again`, async ({ expect, onTestFinished }) => {
      const bench = await benchOfAllCalls(onTestFinished);
      let cut = false;
      bench.aws.fault = (call) => {
        if (cut || `${call.service}:${call.action}` !== action) return undefined;
        cut = true;
        return "truncated";
      };
      const result = await bench.run(HEALTH_CHECK, NEW_PATH);
      expect(result).toMatchObject({ code: 0, stderr: "" });
      expect(cut).toBe(true);
      expect(bench.targetGroup.healthCheck.path).toBe("/health/");
    });
  }

  test.for([
    ["elasticbeanstalk", "elasticbeanstalk:DescribeEnvironmentResources"],
    ["elasticloadbalancing", "elasticloadbalancing:DescribeTags"],
  ] as const)("%s never answers: ends after 20 s", async ([, action], { expect, onTestFinished }) => {
    const bench = await benchOfAllCalls(onTestFinished);
    bench.aws.fault = only(action, "silence");
    const { milliseconds, stderr } = await warnsAndWritesNothing(
      bench,
      /could not .*: AWS is out of reach \(ETIMEDOUT\)$/,
      NEW_PATH,
    );
    expect(milliseconds).toBeGreaterThan(19_000);
    expect(stderr).toContain(
      "a NAT gateway, or the VPC endpoints com.amazonaws.eu-west-1.elasticbeanstalk and com.amazonaws.eu-west-1.elasticloadbalancing.",
    );
  });

  test("is behind a network that lets nothing through: names the VPC endpoints", async ({
    expect,
    onTestFinished,
  }) => {
    const bench = await benchOfAllCalls(onTestFinished);
    const place = await blackHole(onTestFinished);
    const { stderr } = await warnsAndWritesNothing(
      bench,
      /could not find the environment's load balancer: AWS (took longer than the 20 s for all calls|is out of reach \(\w+\))$/,
      { ...NEW_PATH, AWS_ENDPOINT_URL_ELASTIC_BEANSTALK: place },
    );
    expect(stderr).toContain("the VPC endpoints com.amazonaws.eu-west-1.elasticbeanstalk and");
  });

  test("refuses the connection", async ({ expect, onTestFinished }) => {
    const bench = await benchOfAllCalls(onTestFinished);
    const { stderr } = await warnsAndWritesNothing(
      bench,
      /could not find the target groups: AWS is out of reach \(ECONNREFUSED\)$/,
      { ...NEW_PATH, AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2: "http://127.0.0.1:1" },
    );
    expect(stderr).toContain("the VPC endpoints");
  });

  test("throttles in the older way", async ({ onTestFinished }) => {
    const bench = await benchOfAllCalls(onTestFinished);
    bench.aws.fault = () => ({ status: 400, code: "Throttling", message: "Rate exceeded" });
    await warnsAndWritesNothing(bench, /AWS is throttling this account's calls$/);
  });

  test("is asked in the wrong region", async ({ onTestFinished }) => {
    const bench = await benchOfAllCalls(onTestFinished);
    bench.aws.fault = only("elasticbeanstalk:DescribeEnvironmentResources", {
      status: 400,
      code: "InvalidParameterValue",
      message: `No Environment found for EnvironmentId = '${bench.environment.id}'.`,
    });
    await warnsAndWritesNothing(
      bench,
      /InvalidParameterValue: No Environment found for EnvironmentId = '\S+'\. \(asked in eu-west-1\)$/,
      NEW_PATH,
    );
  });

  test("does not know the signature's region", async ({ onTestFinished }) => {
    const bench = await benchOfAllCalls(onTestFinished);
    await writeFile(bench.instance.path("/opt/elasticbeanstalk/config/ebenvinfo/region"), "us-east-1\n");
    await warnsAndWritesNothing(
      bench,
      /AWS does not accept the instance's credentials in us-east-1 \(SignatureDoesNotMatch\)$/,
      NEW_PATH,
    );
  });

  test("takes no such change", async ({ onTestFinished }) => {
    const bench = await benchOfAllCalls(onTestFinished);
    bench.aws.fault = only("elasticloadbalancing:ModifyTargetGroup", {
      status: 400,
      code: "InvalidConfigurationRequest",
      message: "The requested configuration is not valid",
    });
    await warnsAndWritesNothing(
      bench,
      /could not change target group \S+: InvalidConfigurationRequest\w*: The requested configuration is not valid$/,
      NEW_PATH,
    );
  });

  test.for(["elasticloadbalancing:DescribeTags", "elasticloadbalancing:DescribeTargetHealth"])(
    "%s no longer finds the group",
    async (action, { onTestFinished }) => {
      const bench = await benchOfAllCalls(onTestFinished);
      const groups = [...bench.aws.state.targetGroups];
      bench.aws.fault = (call) => {
        const isGone = `${call.service}:${call.action}` === action;
        replaceGroups(bench, isGone ? [bench.neighbour] : groups);
        return undefined;
      };
      await warnsAndReportsReplaced(bench, groups);
    },
  );

  test.for([
    "with an explicit deny in an identity-based policy",
    "with an explicit deny in a service control policy",
    "because no resource control policy allows the elasticloadbalancing:DescribeTags action",
    "because no permissions boundary allows the elasticloadbalancing:DescribeTags action",
  ])("denies %s: prints no policy, as none would help", async (reason, { expect, onTestFinished }) => {
    const bench = await benchOfAllCalls(onTestFinished);
    const message = `User: arn:aws:sts::123456789012:assumed-role/role/i-0 is not authorized to perform: elasticloadbalancing:DescribeTags ${reason}`;
    bench.aws.fault = only("elasticloadbalancing:DescribeTags", {
      status: 403,
      code: "AccessDenied",
      message,
    });
    const { stderr } = await warnsAndWritesNothing(
      bench,
      /assumed-role\/role\/i-0 is denied elasticloadbalancing:DescribeTags$/,
    );
    expect(stderr).not.toContain("Statement");
    expect(stderr).toMatch(
      /No further policy helps: AWS names the reason, (explicit deny|[\w ]+ policy|permissions boundary)\./,
    );
  });

  test("denies in words that name nobody: the action is the one that was called", async ({
    onTestFinished,
  }) => {
    const bench = await benchOfAllCalls(onTestFinished);
    bench.aws.fault = only("elasticloadbalancing:DescribeTags", {
      status: 403,
      code: "AccessDenied",
      message: "No.",
    });
    await warnsAndWritesNothing(bench, /the instance's role may not call elasticloadbalancing:DescribeTags$/);
  });

  test("names the same next page for ever", async ({ expect, onTestFinished }) => {
    const bench = await benchOfAllCalls(onTestFinished);
    // Whatever the marker, the first page: its marker is always the same.
    bench.aws.state.pageSize = 1;
    bench.aws.fault = ({ parameters }) => {
      delete (parameters as Record<string, string>).Marker;
      return undefined;
    };
    const result = await bench.run(HEALTH_CHECK);
    expect(result.code).toBe(0);
    // The first page has the neighbour's group alone.
    expect(lastLine(result.stderr)).toContain("no target group has this environment's tag");
    expect(actions(bench).filter((action) => action === "DescribeTargetGroups")).toHaveLength(2);
  });

  test("quotes the request that it refuses: the quotation stays out of the log", async ({
    expect,
    onTestFinished,
  }) => {
    const bench = await benchOfAllCalls(onTestFinished);
    const message = "The request signature does not match. x-amz-security-token:sandbox-session-token";
    bench.aws.fault = () => ({ status: 403, code: "SignatureDoesNotMatch", message });
    const { stderr } = await warnsAndWritesNothing(bench, /\(SignatureDoesNotMatch\)$/);
    expect(stderr).not.toContain("sandbox-session-token");
  });

  test("denies, and get-config fails: prints a policy for all environments", async ({
    expect,
    onTestFinished,
  }) => {
    const bench = await benchOfAllCalls(onTestFinished);
    bench.aws.denied.add("elasticloadbalancing:DescribeTags");
    await writeFile(bench.instance.path("/opt/elasticbeanstalk/bin/get-config"), "#!/bin/sh\nexit 3\n");
    const { stderr } = await warnsAndWritesNothing(bench, /may not call elasticloadbalancing:DescribeTags$/);
    expect(stderr).toMatch(
      /"Resource":"arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup\/awseb-\*"\}/,
    );
  });

  async function warnsAndReportsReplaced(bench: AppBench, groups: readonly (typeof bench.targetGroup)[]) {
    const before = snapshot(bench);
    const result = await bench.run(HEALTH_CHECK, NEW_PATH);
    replaceGroups(bench, groups);
    if (
      result.code !== 0 ||
      !lastLine(result.stderr)?.endsWith("the target group was replaced while this hook ran")
    ) {
      throw new Error(result.output);
    }
    if (snapshot(bench) !== before) throw new Error("something was changed");
  }
});

/** An address that takes connections in and says nothing, not even that it is there: its queue is full. */
async function blackHole(whenFinished: WhenFinished): Promise<string> {
  const program = `
import socket, sys, time
server = socket.socket(); server.bind(("127.0.0.1", 0)); server.listen(0)
filler = [socket.socket() for _ in range(3)]
for one in filler:
    one.setblocking(False)
    one.connect_ex(server.getsockname())
print(server.getsockname()[1], flush=True)
time.sleep(3600)
`;
  const child = spawn("python3", ["-c", program], { stdio: ["ignore", "pipe", "inherit"] });
  whenFinished(async () => void child.kill());
  const [port] = await once(child.stdout, "data");
  return `http://127.0.0.1:${String(port).trim()}`;
}

/** Two AWS and two clients: nothing that only the sandbox and the SDK agree about. */
import {
  DescribeConfigurationSettingsCommand,
  DescribeEnvironmentResourcesCommand,
  DescribeEnvironmentsCommand,
  DescribeInstancesHealthCommand,
  ElasticBeanstalkClient,
} from "@aws-sdk/client-elastic-beanstalk";
import {
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { GetInstanceProfileCommand, IAMClient, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import { beforeAll, expect, onTestFinished, type TestContext, test } from "vitest";
import { answers, benchWithApp, redirectToHttps } from "../support/app.ts";
import {
  askWithBoto3,
  type BotoCall,
  type MotoServer,
  peersPython,
  startMoto,
} from "../support/aws-peers.ts";
import { HEALTH_CHECK, lastLine } from "../support/run-hook.ts";
import type { HookBench } from "../support/sandbox.ts";

// Each starts several programs that take a second of a processor before they do anything.

let python: string | undefined;
beforeAll(async () => {
  python = await peersPython();
});

function peers({ skip }: TestContext): string {
  return python ?? skip("there is no Python 3.10 to 3.14 here that makes virtual environments");
}

type Command = new (params: never) => object;

/** As JSON has it: without what is undefined, and with times as text. */
function plain(output: object): unknown {
  const { $metadata: _, ...rest } = output as { $metadata?: unknown };
  return JSON.parse(JSON.stringify(rest));
}

function failure({ Code, Type, message }: Error & Readonly<Record<"Code" | "Type", string>>): unknown {
  return { error: { Code, Type, Message: message } };
}

/** The method's name in boto3. */
function methodOf({ name }: Command): string {
  const words = name.replace(/Command$/, "").match(/[A-Z][a-z]+/g) ?? [];
  return words.join("_").toLowerCase();
}

/** The time of the answer itself, in its form. */
function withoutNow(answer: unknown): unknown {
  const now = /"RefreshedAt":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/;
  return JSON.parse(JSON.stringify(answer).replace(now, '"RefreshedAt":"now"'));
}

test("boto3 reads of the sandbox's AWS what the SDK reads, field by field", async (context) => {
  const boto3 = peers(context);
  const { aws, environment, targetGroup, neighbour } = await benchWithApp();
  const policy = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
  };
  Object.assign(aws.state, { instanceProfiles: [{ name: "web", policy }] });
  const [role] = aws.roles;
  if (!role) throw new Error("there is no role");
  const at = { endpoint: aws.url, region: aws.state.region };
  const { accessKeyId, secretAccessKey, token: sessionToken } = role;
  const settings = { ...at, credentials: { accessKeyId, secretAccessKey, sessionToken }, maxAttempts: 1 };
  const elb = new ElasticLoadBalancingV2Client(settings);
  const eb = new ElasticBeanstalkClient(settings);
  const iam = new IAMClient({ ...settings, region: "us-east-1" });
  for (const client of [elb, eb, iam]) onTestFinished(() => client.destroy());
  const send = { elbv2: elb, elasticbeanstalk: eb, iam } as unknown as Record<
    string,
    { send(command: object): Promise<object> }
  >;
  const [balancer = ""] = targetGroup.loadBalancerArns;
  const missing = targetGroup.arn.replace("SHOP", "NONE");
  const rows: readonly (readonly [service: string, command: Command, params: Record<string, unknown>])[] = [
    // The change comes first, so that all that follows is the same for both.
    [
      "elbv2",
      ModifyTargetGroupCommand,
      { TargetGroupArn: targetGroup.arn, HealthCheckPath: "/ä b?c=1&d", Matcher: { HttpCode: "200-301" } },
    ],
    ["elbv2", DescribeLoadBalancersCommand, {}],
    ["elbv2", DescribeLoadBalancersCommand, { LoadBalancerArns: [balancer] }],
    ["elbv2", DescribeTargetGroupsCommand, { LoadBalancerArn: balancer }],
    ["elbv2", DescribeTargetGroupsCommand, { PageSize: 1 }],
    ["elbv2", DescribeTargetGroupsCommand, { TargetGroupArns: [missing] }],
    ["elbv2", DescribeTagsCommand, { ResourceArns: [targetGroup.arn, neighbour.arn] }],
    ["elbv2", DescribeTargetHealthCommand, { TargetGroupArn: targetGroup.arn }],
    [
      "elbv2",
      DescribeTargetHealthCommand,
      { TargetGroupArn: targetGroup.arn, Targets: [{ Id: "i-0fedcba9876543210" }] },
    ],
    ["elbv2", ModifyTargetGroupCommand, { TargetGroupArn: targetGroup.arn, Matcher: { HttpCode: "x" } }],
    ["elasticbeanstalk", DescribeEnvironmentsCommand, { EnvironmentIds: [environment.id] }],
    ["elasticbeanstalk", DescribeEnvironmentsCommand, { EnvironmentNames: ["no-such-one"] }],
    ["elasticbeanstalk", DescribeEnvironmentResourcesCommand, { EnvironmentId: environment.id }],
    ["elasticbeanstalk", DescribeEnvironmentResourcesCommand, { EnvironmentId: "e-nosuchone1" }],
    [
      "elasticbeanstalk",
      DescribeInstancesHealthCommand,
      { EnvironmentId: environment.id, AttributeNames: ["All"] },
    ],
    [
      "elasticbeanstalk",
      DescribeConfigurationSettingsCommand,
      { ApplicationName: "sandbox", EnvironmentName: environment.name },
    ],
    ["iam", GetInstanceProfileCommand, { InstanceProfileName: "web" }],
    ["iam", GetInstanceProfileCommand, { InstanceProfileName: "no-such-profile" }],
    [
      "iam",
      SimulatePrincipalPolicyCommand,
      {
        PolicySourceArn: "arn:aws:iam::123456789012:role/web",
        ActionNames: ["s3:GetObject", "s3:PutObject"],
        ResourceArns: ["arn:aws:s3:::a/*"],
      },
    ],
  ];
  const bySdk: unknown[] = [];
  for (const [service, command, params] of rows) {
    const answer = send[service]?.send(new command(params as never));
    bySdk.push(await answer?.then(plain, failure));
  }
  const refused = bySdk.filter((answer) => JSON.stringify(answer).startsWith('{"error"')).length;
  expect(refused).toBe(4);
  const calls: BotoCall[] = rows.map(([service, command, params]) => [service, methodOf(command), params]);
  const credentials = {
    aws_access_key_id: accessKeyId,
    aws_secret_access_key: secretAccessKey,
    aws_session_token: sessionToken,
  };
  const byBoto3 = await askWithBoto3(boto3, { ...at, credentials }, calls);
  const told = (all: readonly unknown[]) =>
    rows.map(([, { name }, params], index) => [name, params, withoutNow(all[index])]);
  expect(told(byBoto3)).toEqual(told(bySdk));
});

interface MotoBench extends HookBench {
  readonly moto: MotoServer;
  /** Runs the built health_check with moto for Elastic Load Balancing. */
  readonly healthCheck: (env?: Readonly<Record<string, string>>) => ReturnType<HookBench["run"]>;
  /** The health checks of both environments' target groups, as boto3 reads them. */
  readonly checks: () => Promise<Readonly<Record<string, unknown>>>;
}

const OTHER = { id: "e-other00001", name: "blog" };

async function benchWithMoto(context: TestContext, app = redirectToHttps): Promise<MotoBench> {
  const boto3 = peers(context);
  const bench = await benchWithApp(app);
  const { environment, instances, aws, port, run } = bench;
  const { region } = aws.state;
  const [{ id: instance } = { id: "" }] = instances;
  const options = { region, environment: { id: environment.id, name: "shop" }, other: OTHER, instance, port };
  const moto = await startMoto(boto3, options, context.onTestFinished);
  // moto's Elastic Beanstalk does not know DescribeEnvironmentResources; the sandbox's names moto's load balancer.
  Object.assign(environment, { loadBalancers: [moto.loadBalancer] });
  const credentials = { aws_access_key_id: "nobody", aws_secret_access_key: "nothing" };
  return {
    ...bench,
    moto,
    healthCheck: (env = {}) =>
      run(HEALTH_CHECK, { AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2: moto.url, ...env }),
    checks: async () => {
      const [answer] = await askWithBoto3(boto3, { endpoint: moto.url, region, credentials }, [
        ["elbv2", "describe_target_groups", {}],
      ]);
      const { TargetGroups } = answer as { TargetGroups: Record<string, unknown>[] };
      return Object.fromEntries(
        TargetGroups.map(({ TargetGroupName, ...group }) => [
          TargetGroupName,
          Object.fromEntries(Object.entries(group).filter(([name]) => /^(HealthCheck|Matcher)/.test(name))),
        ]),
      );
    },
  };
}

test("with moto's Elastic Load Balancing health_check widens the codes of its own group, once", async (context) => {
  const { healthCheck, checks } = await benchWithMoto(context);
  const before = await checks();
  const first = await healthCheck();
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(lastLine(first.stdout)).toBe("INFO health_check: target group awseb-shop checks / for 200-301");
  const after = await checks();
  expect(after["awseb-blog"]).toEqual(before["awseb-blog"]);
  expect(after["awseb-shop"]).toEqual({
    ...(before["awseb-shop"] as object),
    Matcher: { HttpCode: "200-301" },
  });
  const second = await healthCheck();
  expect(second).toMatchObject({ code: 0, stderr: "" });
  expect(lastLine(second.stdout)).toBe(
    "INFO health_check: nothing to change: target group awseb-shop checks / for 200-301",
  );
  expect(await checks()).toEqual(after);
});

test("with moto it sets a new path, and the guard sees the one target", async (context) => {
  const { healthCheck, checks } = await benchWithMoto(context, answers(200));
  const { code, stdout, stderr } = await healthCheck({
    HEALTH_HOOKS_PATH: "/health/?full=1",
    HEALTH_HOOKS_SUCCESS_CODES: "200",
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain(
    "awseb-shop was safe to change for all targets at once: this instance is the only target\n",
  );
  expect((await checks())["awseb-shop"]).toMatchObject({
    HealthCheckPath: "/health/?full=1",
    Matcher: { HttpCode: "200" },
  });
});

test("with moto an app that fails leaves everything as it is", async (context) => {
  const { healthCheck, checks } = await benchWithMoto(context, answers(500));
  const before = await checks();
  const { code, stderr } = await healthCheck({ HEALTH_HOOKS_PROBE_SECONDS: "1" });
  expect(code).toBe(0);
  expect(lastLine(stderr)).toMatch(/^WARN health_check: the deployment goes on: .* 500/);
  expect(await checks()).toEqual(before);
});

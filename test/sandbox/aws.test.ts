import { createHash } from "node:crypto";
import {
  DescribeConfigurationSettingsCommand,
  DescribeEnvironmentResourcesCommand,
  type DescribeEnvironmentResourcesCommandInput,
  DescribeEnvironmentsCommand,
  DescribeInstancesHealthCommand,
  type DescribeInstancesHealthCommandInput,
  ElasticBeanstalkClient,
} from "@aws-sdk/client-elastic-beanstalk";
import {
  DescribeLoadBalancersCommand,
  type DescribeLoadBalancersCommandInput,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  type DescribeTargetGroupsCommandInput,
  DescribeTargetHealthCommand,
  type DescribeTargetHealthCommandInput,
  ElasticLoadBalancingV2Client,
  ModifyTargetGroupCommand,
  type ModifyTargetGroupCommandInput,
  paginateDescribeTargetGroups,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  GetInstanceProfileCommand,
  IAMClient,
  NoSuchEntityException,
  SimulatePrincipalPolicyCommand,
} from "@aws-sdk/client-iam";
import { expect, onTestFinished, test } from "vitest";
import type { TargetGroup } from "../../sandbox/aws/server.ts";
import {
  type AwsState,
  createTargetGroup,
  type Environment,
  startAws,
  type TargetGroupInit,
} from "../../sandbox/aws/server.ts";
import { ELB_DESCRIBE_BUCKET, throttled } from "../../sandbox/aws/token-bucket.ts";

const ROLE = {
  name: "web-role",
  accessKeyId: "ASIASANDBOX",
  secretAccessKey: "secret/+",
  token: "session/+=",
  instanceId: "i-0123456789abcdef0",
};
const CREDENTIALS = {
  accessKeyId: ROLE.accessKeyId,
  secretAccessKey: ROLE.secretAccessKey,
  sessionToken: ROLE.token,
};
const ARN = "arn:aws:elasticloadbalancing:eu-west-1:123456789012";
const LOAD_BALANCER = `${ARN}:loadbalancer/app/awseb-AWSEB-1ABC/0123456789abcdef`;
const GROUP = `${ARN}:targetgroup/awseb-AWSEB-1DEF/0123456789abcdef`;
const ENVIRONMENT: Environment = {
  id: "e-abcdefghij",
  name: "shop-prod",
  loadBalancers: [LOAD_BALANCER],
  instances: [{ id: ROLE.instanceId }],
  healthReporting: "enhanced",
};

function groupOf(init: Partial<TargetGroupInit> = {}): TargetGroup {
  const defaults = { arn: GROUP, loadBalancerArns: [LOAD_BALANCER], environment: ENVIRONMENT };
  return createTargetGroup({ ...defaults, ...init });
}

function manyGroups(count: number): TargetGroup[] {
  return Array.from({ length: count }, (_, index) =>
    groupOf({ arn: `${ARN}:targetgroup/group-${index}/0123456789abcdef` }),
  );
}

interface ClientInit {
  readonly credentials?: typeof CREDENTIALS;
  readonly region?: string;
  readonly maxAttempts?: number;
}

async function start(overrides: Partial<AwsState> = {}) {
  const state: AwsState = {
    region: "eu-west-1",
    accountId: "123456789012",
    environments: [ENVIRONMENT],
    loadBalancers: [{ arn: LOAD_BALANCER, name: "awseb-AWSEB-1ABC", type: "application" }],
    targetGroups: [groupOf({ targets: [target(ROLE.instanceId)] })],
    pageSize: 400,
    ...overrides,
  };
  const aws = await startAws(state, ROLE);
  onTestFinished(() => aws.close());
  const config = (init: ClientInit) => ({
    endpoint: aws.url,
    region: state.region,
    credentials: CREDENTIALS,
    maxAttempts: 1,
    ...init,
  });
  const clients =
    <Client extends { destroy(): void }>(Service: new (settings: object) => Client, own: ClientInit = {}) =>
    (init: ClientInit = {}): Client => {
      const client = new Service(config({ ...own, ...init }));
      onTestFinished(() => client.destroy());
      return client;
    };
  const [elb, eb] = [clients(ElasticLoadBalancingV2Client), clients(ElasticBeanstalkClient)];
  const iam = clients(IAMClient, { region: "us-east-1" });
  return {
    aws,
    elb,
    eb,
    iam,
    groups: (input: DescribeTargetGroupsCommandInput = {}) =>
      elb().send(new DescribeTargetGroupsCommand(input)),
    modify: (change: Partial<ModifyTargetGroupCommandInput>) =>
      elb().send(new ModifyTargetGroupCommand({ TargetGroupArn: GROUP, ...change })),
    targetHealth: (input: Partial<DescribeTargetHealthCommandInput> = {}) =>
      elb().send(new DescribeTargetHealthCommand({ TargetGroupArn: GROUP, ...input })),
    tags: (...ResourceArns: string[]) => elb().send(new DescribeTagsCommand({ ResourceArns })),
    resources: (input: DescribeEnvironmentResourcesCommandInput) =>
      eb().send(new DescribeEnvironmentResourcesCommand(input)),
    instances: (input: DescribeInstancesHealthCommandInput = { EnvironmentId: ENVIRONMENT.id }) =>
      eb().send(new DescribeInstancesHealthCommand(input)),
  };
}

function target(id: string): TargetGroup["targets"][number] {
  return { id, port: 80, health: { state: "healthy" } };
}

test.for([{ EnvironmentId: "e-abcdefghij" }, { EnvironmentName: "shop-prod" }])(
  "describes the resources of the environment %j",
  async (input) => {
    const { resources } = await start();
    expect((await resources(input)).EnvironmentResources).toMatchObject({
      EnvironmentName: "shop-prod",
      AutoScalingGroups: [{ Name: expect.stringContaining("e-abcdefghij") }],
      Instances: [{ Id: ROLE.instanceId }],
      LaunchTemplates: [{ Id: expect.stringMatching(/^lt-/) }],
      LoadBalancers: [{ Name: LOAD_BALANCER }],
      Queues: [],
      Triggers: [],
    });
  },
);

const DEPLOYED = {
  id: 7,
  versionLabel: "app-7",
  status: "Deployed",
  time: new Date("2026-02-03T04:05:06Z"),
} as const;
const LAUNCHED = new Date("2026-01-02T03:04:05Z");

test("describes the instances of an environment by their ids, when no attribute is asked for", async () => {
  const both = [{ id: "i-1", launchedAt: LAUNCHED, deployment: DEPLOYED }, { id: "i-2" }];
  const { instances } = await start({ environments: [{ ...ENVIRONMENT, instances: both }] });
  const { $metadata, ...result } = await instances();
  expect(result).toEqual({ InstanceHealthList: [{ InstanceId: "i-1" }, { InstanceId: "i-2" }] });
});

test("describes the deployment of each instance as the state has it at that moment", async () => {
  const three: Environment["instances"] = [{ id: "i-1", deployment: DEPLOYED }, { id: "i-2" }];
  const { instances } = await start({ environments: [{ ...ENVIRONMENT, instances: three }] });
  three.push({ id: "i-3", deployment: { ...DEPLOYED, id: 8, status: "In Progress" } });
  const { time: DeploymentTime } = DEPLOYED;
  const described = { VersionLabel: "app-7", DeploymentId: 7, Status: "Deployed", DeploymentTime };
  const asked = await instances({ EnvironmentName: ENVIRONMENT.name, AttributeNames: ["Deployment"] });
  expect(asked.InstanceHealthList).toEqual([
    { InstanceId: "i-1", Deployment: described },
    { InstanceId: "i-2" },
    { InstanceId: "i-3", Deployment: { ...described, DeploymentId: 8, Status: "In Progress" } },
  ]);
});

test("describes everything that it knows of an instance", async () => {
  const both = [
    { id: "i-1", launchedAt: LAUNCHED, deployment: DEPLOYED },
    { id: "i-2", deployment: { ...DEPLOYED, status: "Failed" as const } },
  ];
  const { instances } = await start({ environments: [{ ...ENVIRONMENT, instances: both }] });
  const all = await instances({ EnvironmentId: ENVIRONMENT.id, AttributeNames: ["All"] });
  expect(all.InstanceHealthList).toMatchObject([
    {
      InstanceId: "i-1",
      HealthStatus: "Ok",
      Color: "Green",
      Causes: [],
      LaunchedAt: LAUNCHED,
      Deployment: { DeploymentId: 7 },
      AvailabilityZone: "eu-west-1a",
      InstanceType: "t3.micro",
    },
    { InstanceId: "i-2", HealthStatus: "Severe", Color: "Red", Causes: ["Deployment failed"] },
  ]);
  expect(all.RefreshedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test("cuts the instances of an environment into pages", async () => {
  const five = Array.from({ length: 5 }, (_, index) => ({ id: `i-${index}` }));
  const { instances } = await start({ environments: [{ ...ENVIRONMENT, instances: five }], pageSize: 2 });
  const pages: (string | undefined)[][] = [];
  let token: string | undefined;
  do {
    const input = { EnvironmentId: ENVIRONMENT.id, ...(token && { NextToken: token }) };
    const { InstanceHealthList = [], NextToken } = await instances(input);
    pages.push(InstanceHealthList.map(({ InstanceId }) => InstanceId));
    token = NextToken;
  } while (token !== undefined);
  expect(pages).toEqual([["i-0", "i-1"], ["i-2", "i-3"], ["i-4"]]);
});

const NO_ENVIRONMENT = "InvalidParameterValue: No Environment found for";
const basic = { environments: [{ ...ENVIRONMENT, healthReporting: "basic" as const }] };
const { id: EnvironmentId } = ENVIRONMENT;

test.for<[string, (aws: Awaited<ReturnType<typeof start>>) => Promise<unknown>, Partial<AwsState>?]>([
  [`${NO_ENVIRONMENT} EnvironmentId = 'e-x'.`, (aws) => aws.resources({ EnvironmentId: "e-x" })],
  [`${NO_ENVIRONMENT} EnvironmentName = 'other'.`, (aws) => aws.resources({ EnvironmentName: "other" })],
  [
    `${NO_ENVIRONMENT} EnvironmentId = '${EnvironmentId}'.`,
    (aws) => aws.resources({ EnvironmentId, EnvironmentName: "other" }),
  ],
  [`${NO_ENVIRONMENT} EnvironmentId = 'e-x'.`, (aws) => aws.instances({ EnvironmentId: "e-x" })],
  ["InvalidRequestException: DescribeInstancesHealth is not supported.", (aws) => aws.instances(), basic],
  [
    "InvalidRequestException: 'made-up' is not a valid NextToken",
    (aws) => aws.instances({ EnvironmentId, NextToken: "made-up" }),
  ],
])("refuses with %s", async ([refusal, ask, state]) => {
  const error: unknown = await ask(await start(state)).catch((reason) => reason);
  expect(String(error)).toBe(refusal);
  expect(error).toMatchObject({ $metadata: { httpStatusCode: 400 } });
});

test("describes the target groups of a load balancer with the defaults of Elastic Beanstalk", async () => {
  const foreign = {
    arn: `${ARN}:targetgroup/other/1`,
    loadBalancerArns: [`${ARN}:loadbalancer/app/other/1`],
  };
  const { groups } = await start({ targetGroups: [groupOf(foreign), groupOf(), ...manyGroups(1)] });
  const { TargetGroups, NextMarker, $metadata } = await groups({ LoadBalancerArn: LOAD_BALANCER });
  expect(TargetGroups).toHaveLength(2);
  expect(TargetGroups?.[0]).toEqual({
    TargetGroupArn: GROUP,
    TargetGroupName: "awseb-AWSEB-1DEF",
    Protocol: "HTTP",
    Port: 80,
    VpcId: "vpc-0123456789abcdef0",
    HealthCheckProtocol: "HTTP",
    HealthCheckPort: "traffic-port",
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: 15,
    HealthCheckTimeoutSeconds: 5,
    HealthyThresholdCount: 3,
    UnhealthyThresholdCount: 5,
    HealthCheckPath: "/",
    Matcher: { HttpCode: "200" },
    LoadBalancerArns: [LOAD_BALANCER],
    TargetType: "instance",
    ProtocolVersion: "HTTP1",
    IpAddressType: "ipv4",
  });
  expect(NextMarker).toBeUndefined();
  expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test("gives a TCP group a TCP check without path and matcher", async () => {
  const { groups } = await start({ targetGroups: [groupOf({ protocol: "TCP" })] });
  const { TargetGroups } = await groups();
  expect(TargetGroups?.[0]).toMatchObject({ Protocol: "TCP", HealthCheckProtocol: "TCP" });
  expect(TargetGroups?.[0]).not.toHaveProperty("HealthCheckPath");
  expect(TargetGroups?.[0]).not.toHaveProperty("Matcher");
});

test("selects target groups by ARN and by name", async () => {
  const { groups } = await start({ targetGroups: [groupOf(), ...manyGroups(3)] });
  const names = async (input: DescribeTargetGroupsCommandInput) =>
    (await groups(input)).TargetGroups?.map((group) => group.TargetGroupName);
  expect(await names({ TargetGroupArns: [GROUP] })).toEqual(["awseb-AWSEB-1DEF"]);
  expect(await names({ Names: ["group-0", "group-2"] })).toEqual(["group-0", "group-2"]);
});

test.for<[DescribeTargetGroupsCommandInput, string]>([
  [{ Names: ["awseb-AWSEB-1DEF", "other"] }, "TargetGroupNotFoundException"],
  [{ TargetGroupArns: [`${ARN}:targetgroup/other/1`] }, "TargetGroupNotFoundException"],
  [{ TargetGroupArns: [GROUP.replace("eu-west-1", "us-east-1")] }, "ValidationError"],
  [{ LoadBalancerArn: `${ARN}:loadbalancer/app/other/1` }, "LoadBalancerNotFoundException"],
  [{ LoadBalancerArn: "awseb-classic" }, "ValidationError"],
  [{ LoadBalancerArn: LOAD_BALANCER, Names: ["awseb-AWSEB-1DEF"] }, "ValidationError"],
  [{ Marker: "made-up" }, "ValidationError"],
  [{ PageSize: 401 }, "ValidationError"],
])("refuses DescribeTargetGroups with %j", async ([input, name]) => {
  const { groups } = await start();
  await expect(groups(input)).rejects.toMatchObject({ name });
});

test.for([
  [3, undefined, [3, 3, 1]],
  [400, 2, [2, 2, 2, 1]],
  [7, undefined, [7]],
] as const)("cuts pages of %i, or of %i when asked", async ([pageSize, asked, sizes]) => {
  const { aws, elb } = await start({ targetGroups: manyGroups(7), pageSize });
  const pages: number[] = [];
  const names: (string | undefined)[] = [];
  const input = { LoadBalancerArn: LOAD_BALANCER, ...(asked && { PageSize: asked }) };
  for await (const { TargetGroups = [] } of paginateDescribeTargetGroups({ client: elb() }, input)) {
    pages.push(TargetGroups.length);
    names.push(...TargetGroups.map((group) => group.TargetGroupName));
  }
  expect(pages).toEqual(sizes);
  expect(names).toEqual(Array.from({ length: 7 }, (_, index) => `group-${index}`));
  expect(aws.calls).toHaveLength(sizes.length);
});

test("describes load balancers", async () => {
  const { elb } = await start();
  const ask = (input: DescribeLoadBalancersCommandInput) =>
    elb().send(new DescribeLoadBalancersCommand(input));
  expect((await ask({ LoadBalancerArns: [LOAD_BALANCER] })).LoadBalancers).toMatchObject([
    { LoadBalancerArn: LOAD_BALANCER, Type: "application", State: { Code: "active" } },
  ]);
  await expect(ask({ Names: ["other"] })).rejects.toMatchObject({ name: "LoadBalancerNotFoundException" });
});

test("describes the tags of several resources, whatever their characters", async () => {
  const strange = `a & b &lt; <c> "d" 'e' é\n\tf`;
  const { tags } = await start({ targetGroups: [groupOf({ tags: { strange } })] });
  expect((await tags(GROUP, LOAD_BALANCER)).TagDescriptions).toEqual([
    {
      ResourceArn: GROUP,
      Tags: [
        { Key: "elasticbeanstalk:environment-id", Value: "e-abcdefghij" },
        { Key: "elasticbeanstalk:environment-name", Value: "shop-prod" },
        { Key: "Name", Value: "shop-prod" },
        { Key: "strange", Value: strange },
      ],
    },
    { ResourceArn: LOAD_BALANCER, Tags: [] },
  ]);
});

test("describes the tags of 20 resources and not of 21", async () => {
  const targetGroups = manyGroups(21);
  const { tags } = await start({ targetGroups });
  const arns = targetGroups.map(({ arn }) => arn);
  const { TagDescriptions } = await tags(...arns.slice(1));
  expect(TagDescriptions?.map(({ ResourceArn }) => ResourceArn)).toEqual(arns.slice(1));
  await expect(tags(...arns)).rejects.toMatchObject({
    name: "ValidationError",
    message: expect.stringContaining("20"),
  });
});

test("describes the health of targets as the state has it at that moment", async () => {
  const other = target("i-other");
  const { targetHealth } = await start({ targetGroups: [groupOf({ targets: [target("i-one"), other] })] });
  const [reason, description] = [
    "Target.ResponseCodeMismatch",
    "Health checks failed with these codes: [400]",
  ];
  other.health = { state: "unhealthy", reason, description };
  expect((await targetHealth()).TargetHealthDescriptions).toEqual([
    { Target: { Id: "i-one", Port: 80 }, HealthCheckPort: "80", TargetHealth: { State: "healthy" } },
    {
      Target: { Id: "i-other", Port: 80 },
      HealthCheckPort: "80",
      TargetHealth: { State: "unhealthy", Reason: reason, Description: description },
    },
  ]);
});

test("describes the health of the targets asked for", async () => {
  const targets = [target("i-one"), target("i-two")];
  const { targetHealth } = await start({ targetGroups: [groupOf({ targets })] });
  const Targets = [{ Id: "i-two" }, { Id: "i-gone" }, { Id: "i-one", Port: 8080 }];
  expect((await targetHealth({ Targets })).TargetHealthDescriptions).toMatchObject([
    { Target: { Id: "i-two", Port: 80 }, TargetHealth: { State: "healthy" } },
    { Target: { Id: "i-gone", Port: 80 }, TargetHealth: { Reason: "Target.NotRegistered" } },
    { Target: { Id: "i-one", Port: 8080 }, TargetHealth: { Reason: "Target.NotRegistered" } },
  ]);
});

const HTTP = {};
const TCP = { protocol: "TCP" };
const TCP_HTTP = { protocol: "TCP", healthCheck: { protocol: "HTTP", path: "/" } };
const GRPC = { protocolVersion: "GRPC" } as const;

const codes = (code: string) => ({ Matcher: { HttpCode: code } });

test("modifies what it is given, says so, and leaves the rest", async () => {
  const { aws, modify } = await start();
  const { TargetGroups } = await modify({ ...codes("200-301"), HealthCheckPath: "/health/?a=b&c" });
  expect(TargetGroups).toMatchObject([
    { HealthCheckPath: "/health/?a=b&c", Matcher: { HttpCode: "200-301" }, UnhealthyThresholdCount: 5 },
  ]);
  expect(aws.state.targetGroups[0]?.healthCheck).toEqual({
    ...groupOf().healthCheck,
    path: "/health/?a=b&c",
    matcher: { httpCode: "200-301" },
  });
});

test.for<
  [Partial<TargetGroupInit>, Partial<ModifyTargetGroupCommandInput>, Partial<TargetGroup["healthCheck"]>]
>([
  [
    HTTP,
    {
      HealthCheckProtocol: "HTTPS",
      HealthCheckPort: "8443",
      HealthCheckEnabled: true,
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 10,
    },
    {
      enabled: true,
      protocol: "HTTPS",
      port: "8443",
      path: "/",
      intervalSeconds: 5,
      timeoutSeconds: 2,
      healthyThreshold: 2,
      unhealthyThreshold: 10,
      matcher: { httpCode: "200" },
    },
  ],
  // The path and the matcher of a Network Load Balancer.
  [TCP, { HealthCheckProtocol: "HTTP" }, { protocol: "HTTP", path: "/", matcher: { httpCode: "200-399" } }],
  [HTTP, codes("499"), { matcher: { httpCode: "499" } }],
  [HTTP, codes("200,301,302"), { matcher: { httpCode: "200,301,302" } }],
  [HTTP, codes("200-499"), { matcher: { httpCode: "200-499" } }],
  [TCP_HTTP, codes("200-599"), { matcher: { httpCode: "200-599" } }],
  [GRPC, { Matcher: { GrpcCode: "0-99" } }, { matcher: { grpcCode: "0-99" } }],
])("takes for a group %j the change %j", async ([init, change, healthCheck]) => {
  const { aws, modify } = await start({ targetGroups: [groupOf(init)] });
  await modify(change);
  expect(aws.state.targetGroups[0]?.healthCheck).toMatchObject(healthCheck);
});

test.for<[Partial<TargetGroupInit>, Partial<ModifyTargetGroupCommandInput>, string]>([
  [HTTP, codes(""), "ValidationError"],
  [HTTP, codes("199"), "ValidationError"],
  [HTTP, codes("500"), "ValidationError"],
  [HTTP, codes("200-500"), "ValidationError"],
  [HTTP, codes("301-200"), "ValidationError"],
  [HTTP, codes("200,300-301"), "ValidationError"],
  [HTTP, codes("200-301,302"), "ValidationError"],
  [HTTP, codes("200, 301"), "ValidationError"],
  [HTTP, codes("200-301abc"), "ValidationError"],
  [HTTP, codes("2xx"), "ValidationError"],
  [TCP_HTTP, codes("200-600"), "ValidationError"],
  [TCP, codes("200"), "InvalidConfigurationRequestException"],
  [TCP, { HealthCheckPath: "/" }, "InvalidConfigurationRequestException"],
  [GRPC, codes("200"), "InvalidConfigurationRequestException"],
  [GRPC, { Matcher: { GrpcCode: "100" } }, "ValidationError"],
  [HTTP, { Matcher: { GrpcCode: "12" } }, "InvalidConfigurationRequestException"],
  [HTTP, { Matcher: { HttpCode: "200", GrpcCode: "12" } }, "ValidationError"],
  [HTTP, { HealthCheckPath: "" }, "ValidationError"],
  [HTTP, { HealthCheckPath: "health/" }, "ValidationError"],
  [HTTP, { HealthCheckPath: `/${"a".repeat(1024)}` }, "ValidationError"],
  [HTTP, { HealthCheckPath: "/", HealthCheckProtocol: "TCP" }, "ValidationError"],
  [HTTP, { HealthCheckPort: "0" }, "ValidationError"],
  [HTTP, { HealthCheckPort: "65536" }, "ValidationError"],
  [HTTP, { HealthCheckEnabled: false }, "InvalidConfigurationRequestException"],
  [HTTP, { HealthCheckIntervalSeconds: 4 }, "ValidationError"],
  [HTTP, { HealthCheckIntervalSeconds: 5 }, "ValidationError"],
  [HTTP, { UnhealthyThresholdCount: 11 }, "ValidationError"],
  [HTTP, { TargetGroupArn: `${ARN}:targetgroup/other/1` }, "TargetGroupNotFoundException"],
  [HTTP, { TargetGroupArn: "awseb-AWSEB-1DEF" }, "ValidationError"],
])("refuses for a group %j the change %j and changes nothing", async ([init, change, name]) => {
  const { aws, modify } = await start({ targetGroups: [groupOf(init)] });
  const refusal = { name, $metadata: { httpStatusCode: 400 } };
  await expect(modify({ HealthyThresholdCount: 2, ...change })).rejects.toMatchObject(refusal);
  expect(aws.state.targetGroups).toEqual([groupOf(init)]);
});

test.for<[ClientInit, string]>([
  [{ credentials: { ...CREDENTIALS, secretAccessKey: "wrong" } }, "SignatureDoesNotMatch"],
  [{ credentials: { ...CREDENTIALS, accessKeyId: "ASIAOTHER" } }, "InvalidClientTokenId"],
  [{ credentials: { ...CREDENTIALS, sessionToken: "other" } }, "InvalidClientTokenId"],
  [{ region: "us-east-1" }, "SignatureDoesNotMatch"],
])("refuses %j", async ([init, name]) => {
  const { aws, elb, eb } = await start();
  const refusal = { name, $metadata: { httpStatusCode: 403 } };
  const describe = new DescribeEnvironmentResourcesCommand({ EnvironmentId: ENVIRONMENT.id });
  await expect(elb(init).send(new DescribeTargetGroupsCommand({}))).rejects.toMatchObject(refusal);
  await expect(eb(init).send(describe)).rejects.toMatchObject(refusal);
  expect(aws.calls.map(({ accessKeyId }) => accessKeyId)).toEqual(
    Array(2).fill(init.credentials?.accessKeyId ?? "ASIASANDBOX"),
  );
});

interface SentRequest {
  readonly headers: Record<string, string>;
  readonly query: Record<string, string>;
  body: string;
}

/** Edits what the client sends, before or after it is signed. */
function edit(
  client: ElasticLoadBalancingV2Client,
  when: "before" | "after",
  change: Partial<SentRequest>,
): ElasticLoadBalancingV2Client {
  const edited = <Args extends { request: unknown }>(args: Args): Args => {
    const { request } = args;
    if (!isSentRequest(request)) throw new Error("the SDK sends something else than a form");
    request.body = change.body ?? request.body;
    Object.assign(request.query, change.query);
    Object.assign(request.headers, change.headers);
    request.headers["content-length"] = String(Buffer.byteLength(request.body));
    return args;
  };
  const stack = client.middlewareStack;
  if (when === "before") stack.add((next) => (args) => next(edited(args)), { step: "build" });
  else stack.add((next) => (args) => next(edited(args)), { step: "deserialize" });
  return client;
}

function isSentRequest(request: unknown): request is SentRequest {
  return typeof request === "object" && request !== null && "body" in request && "query" in request;
}

test("takes a request that arrives as it was signed, whatever its characters", async () => {
  const { elb } = await start();
  const query = { b: "1", a: "x y/z*'é", B: "~" };
  const client = edit(elb(), "before", { query, headers: { "x-amz-note": "two   words " } });
  expect((await client.send(new DescribeTargetGroupsCommand({}))).TargetGroups).toHaveLength(1);
});

test.for<[string, Partial<SentRequest>]>([
  ["body", { body: "Action=DescribeTargetGroups&Version=2015-12-01&PageSize=1" }],
  ["query", { query: { a: "1" } }],
  ["signed header", { headers: { "x-amz-user-agent": "somebody-else" } }],
  ["host", { headers: { host: "elasticloadbalancing.eu-west-1.amazonaws.com" } }],
  ["date", { headers: { "x-amz-date": amzDate(Date.now() + 60_000) } }],
])("refuses a request whose %s was changed after it was signed", async ([, change]) => {
  const { elb } = await start();
  const client = edit(elb(), "after", change);
  await expect(client.send(new DescribeTargetGroupsCommand({}))).rejects.toMatchObject({
    name: "SignatureDoesNotMatch",
    message: expect.stringContaining("does not match the signature you provided"),
  });
});

function amzDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, "");
}

test.for([
  [-16, "expired"],
  [16, "not yet current"],
] as const)("refuses a signature that is %i minutes from now: %s", async ([minutes, reason]) => {
  const { elb } = await start();
  const client = edit(elb(), "after", { headers: { "x-amz-date": amzDate(Date.now() + minutes * 60_000) } });
  await expect(client.send(new DescribeTargetGroupsCommand({}))).rejects.toMatchObject({
    name: "SignatureDoesNotMatch",
    message: expect.stringContaining(reason),
  });
});

test.for([
  [undefined, "MissingAuthenticationToken"],
  ["Bearer abc", "IncompleteSignature"],
  [
    "AWS4-HMAC-SHA256 Credential=ASIASANDBOX/20240101/eu-west-1/s3/aws4_request, SignedHeaders=host, " +
      `Signature=${createHash("sha256").digest("hex")}`,
    "SignatureDoesNotMatch",
  ],
] as const)("refuses the Authorization header %j in XML", async ([authorization, code]) => {
  const { aws } = await start();
  const answer = await fetch(aws.url, {
    method: "POST",
    body: "Action=DescribeTargetGroups&Version=2015-12-01",
    ...(authorization && { headers: { authorization } }),
  });
  expect(answer.status).toBe(403);
  expect(answer.headers.get("content-type")).toBe("text/xml");
  const requestId = answer.headers.get("x-amzn-requestid");
  const body = await answer.text();
  expect(body).toMatch(/^<ErrorResponse xmlns="[^"]+"><Error><Type>Sender<\/Type>/);
  expect(body).toContain(`<Code>${code}</Code>`);
  expect(body).toContain(`</Error><RequestId>${requestId}</RequestId></ErrorResponse>`);
  expect(aws.calls).toEqual([]);
});

test.for([
  ["an action that no service has", { Action: "DeleteTargetGroup" }],
  ["an action of the other service", { Action: "DescribeEnvironmentResources" }],
  ["a name that every object has", { Action: "constructor" }],
  ["another version of the API", { Version: "2012-06-01" }],
] as const)("does not know %s", async ([, change]) => {
  const { elb } = await start();
  const form = { Action: "DescribeTargetGroups", Version: "2015-12-01", ...change };
  const client = edit(elb(), "before", { body: new URLSearchParams(form).toString() });
  await expect(client.send(new DescribeTargetGroupsCommand({}))).rejects.toMatchObject({
    name: "InvalidAction",
    $metadata: { httpStatusCode: 400 },
  });
});

test.for([
  ["eu-west-1", "aws"],
  ["cn-north-1", "aws-cn"],
  ["us-gov-west-1", "aws-us-gov"],
] as const)("denies in %s with an ARN of the partition %s, until allowed", async ([region, partition]) => {
  const arn = GROUP.replace("arn:aws:", `arn:${partition}:`).replace("eu-west-1", region);
  const { aws, modify, tags, resources } = await start({ region, targetGroups: [groupOf({ arn })] });
  const change = { TargetGroupArn: arn, HealthCheckPath: "/up" };
  const environment = `arn:${partition}:elasticbeanstalk:${region}:123456789012:environment/sandbox/shop-prod`;
  const user = `User: arn:${partition}:sts::123456789012:assumed-role/web-role/${ROLE.instanceId}`;
  for (const [action, resource, ask] of [
    ["elasticloadbalancing:ModifyTargetGroup", ` on resource: ${arn}`, () => modify(change)],
    ["elasticloadbalancing:DescribeTags", "", () => tags(arn)],
    [
      "elasticbeanstalk:DescribeEnvironmentResources",
      ` on resource: ${environment}`,
      () => resources({ EnvironmentId }),
    ],
  ] as const) {
    aws.denied.add(action);
    await expect(ask()).rejects.toMatchObject({
      name: "AccessDenied",
      message: `${user} is not authorized to perform: ${action}${resource} because no identity-based policy allows the ${action} action`,
      $metadata: { httpStatusCode: 403 },
    });
  }
  expect(aws.state.targetGroups).toEqual([groupOf({ arn })]);
  aws.denied.clear();
  expect((await modify(change)).TargetGroups?.[0]?.HealthCheckPath).toBe("/up");
});

test("allows what the policy allows, and explains an explicit deny", async () => {
  const { aws, groups, modify } = await start();
  const ask = () => modify({ HealthCheckPath: "/up" });
  const own = { StringEquals: { "aws:ResourceTag/elasticbeanstalk:environment-name": ENVIRONMENT.name } };
  const statement = (Effect: "Allow" | "Deny") =>
    ({ Effect, Action: "elasticloadbalancing:*", Resource: GROUP, Condition: own }) as const;
  aws.policy = { Version: "2012-10-17", Statement: statement("Allow") };
  expect((await ask()).TargetGroups?.[0]?.HealthCheckPath).toBe("/up");
  await expect(groups()).rejects.toThrow(
    /DescribeTargetGroups because no identity-based policy allows the \S+:DescribeTargetGroups action$/,
  );
  aws.policy = { Version: "2012-10-17", Statement: [statement("Allow"), statement("Deny")] };
  await expect(ask()).rejects.toThrow(
    /ModifyTargetGroup on resource: arn:\S+ with an explicit deny in an identity-based policy$/,
  );
  aws.policy = undefined;
  aws.denied.add("elasticloadbalancing:ModifyTargetGroup");
  await expect(ask()).rejects.toMatchObject({ name: "AccessDenied" });
});

test("refuses a policy that it cannot read when it is set", async () => {
  const { aws, groups } = await start();
  const limited = { Effect: "Allow", Action: "*", Resource: "*", NotAction: "iam:*" } as const;
  expect(() => {
    aws.policy = { Version: "2012-10-17", Statement: limited };
  }).toThrow("the sandbox does not evaluate NotAction in a policy's statement");
  expect(aws.policy).toBeUndefined();
  expect((await groups()).TargetGroups).toHaveLength(1);
});

test("names the instance that is denied, and knows it by its credentials", async () => {
  const { aws, elb } = await start();
  const second = { ...ROLE, accessKeyId: "ASIASECOND", token: "second", instanceId: "i-second" };
  const { accessKeyId, secretAccessKey, token: sessionToken } = second;
  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  const ask = () => elb({ credentials }).send(new DescribeTargetGroupsCommand({}));
  await expect(ask()).rejects.toMatchObject({ name: "InvalidClientTokenId" });
  aws.roles.push(second);
  expect((await ask()).TargetGroups).toHaveLength(1);
  aws.denied.add("elasticloadbalancing:DescribeTargetGroups");
  await expect(ask()).rejects.toThrow("assumed-role/web-role/i-second is not authorized");
});

// What else it does on demand, test/hooks/health-check-aws.test.ts has, as the hook meets it.
test("throttles what comes too fast, in a way that the SDK waits for", async () => {
  const { aws, elb, groups, tags } = await start();
  // Slow enough that a busy machine does not fill it between two calls.
  aws.fault = throttled([{ ...ELB_DESCRIBE_BUCKET, capacity: 1, perSecond: 1 }]);
  await groups();
  const refusal = {
    name: "ThrottlingException",
    message: "Rate exceeded",
    $metadata: { httpStatusCode: 400 },
  };
  await expect(tags(GROUP)).rejects.toMatchObject(refusal);
  const { $metadata } = await elb({ maxAttempts: 9 }).send(
    new DescribeTagsCommand({ ResourceArns: [GROUP] }),
  );
  expect($metadata.attempts).toBeGreaterThan(1);
});

test("cuts its answer on demand, after it did what was asked", async () => {
  const { aws, modify } = await start();
  aws.fault = () => "truncated";
  await expect(modify({ HealthCheckPath: "/up" })).rejects.toThrow();
  expect(aws.state.targetGroups[0]?.healthCheck.path).toBe("/up");
});

test("records who called what with which parameters", async () => {
  const { aws, tags } = await start();
  await tags(GROUP);
  expect(aws.calls).toEqual([
    {
      service: "elasticloadbalancing",
      action: "DescribeTags",
      parameters: { Action: "DescribeTags", Version: "2015-12-01", "ResourceArns.member.1": GROUP },
      accessKeyId: "ASIASANDBOX",
      userAgent: expect.stringContaining("aws-sdk-js/"),
    },
  ]);
});

test("describes environments by name, and leaves out what there is not", async () => {
  const { aws, eb } = await start();
  const ask = (...EnvironmentNames: string[]) =>
    eb().send(new DescribeEnvironmentsCommand({ EnvironmentNames }));
  const shown = {
    EnvironmentName: "shop-prod",
    EnvironmentId: "e-abcdefghij",
    ApplicationName: "sandbox",
    Status: "Ready",
    Health: "Green",
    HealthStatus: "Ok",
    Tier: { Name: "WebServer", Type: "Standard", Version: "1.0" },
    EnvironmentArn: "arn:aws:elasticbeanstalk:eu-west-1:123456789012:environment/sandbox/shop-prod",
  };
  expect((await ask("shop-prod", "unknown")).Environments).toMatchObject([shown]);
  expect((await ask("unknown")).Environments).toEqual([]);
  Object.assign(aws.state.environments, [
    {
      ...ENVIRONMENT,
      tier: "Worker",
      status: "Updating",
      health: ["Red", "Severe"],
      healthReporting: "basic",
    },
  ]);
  const [worker] = (await ask("shop-prod")).Environments ?? [];
  expect(worker).toMatchObject({
    Status: "Updating",
    Health: "Red",
    Tier: { Name: "Worker", Type: "SQS/HTTP" },
  });
  expect(worker?.HealthStatus).toBeUndefined();
});

test("describes the option settings of an environment of its application", async () => {
  const process = "aws:elasticbeanstalk:environment:process:default";
  const options = [[process, "HealthCheckPath", "/a&b/"]] as const;
  const { eb } = await start({ environments: [{ ...ENVIRONMENT, options }] });
  const ask = (ApplicationName: string, EnvironmentName: string) =>
    eb().send(new DescribeConfigurationSettingsCommand({ ApplicationName, EnvironmentName }));
  expect((await ask("sandbox", "shop-prod")).ConfigurationSettings).toMatchObject([
    {
      DeploymentStatus: "deployed",
      OptionSettings: [{ Namespace: process, OptionName: "HealthCheckPath", Value: "/a&b/" }],
    },
  ]);
  const refusal = { name: "InvalidParameterValue", $metadata: { httpStatusCode: 400 } };
  await expect(ask("blog", "shop-prod")).rejects.toMatchObject(refusal);
  await expect(ask("sandbox", "unknown")).rejects.toMatchObject(refusal);
});

const PROFILE = {
  name: "web",
  policy: {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "elasticloadbalancing:Describe*", Resource: "*" },
      { Effect: "Deny", Action: "elasticloadbalancing:DescribeTags", Resource: "*" },
      {
        Effect: "Allow",
        Action: "elasticloadbalancing:ModifyTargetGroup",
        Resource: GROUP,
        Condition: { StringEquals: { "aws:ResourceTag/elasticbeanstalk:environment-name": "shop-prod" } },
      },
    ],
  },
} as const;

test("simulates what the role of an instance profile may do", async () => {
  const { iam } = await start({ instanceProfiles: [PROFILE] });
  const { InstanceProfile } = await iam().send(new GetInstanceProfileCommand({ InstanceProfileName: "web" }));
  const [role] = InstanceProfile?.Roles ?? [];
  expect(role?.Arn).toBe("arn:aws:iam::123456789012:role/web");
  const simulate = async (resource: string | undefined, tag: string, ...ActionNames: string[]) => {
    const context = {
      ContextKeyName: "aws:ResourceTag/elasticbeanstalk:environment-name",
      ContextKeyValues: [tag],
    };
    const { EvaluationResults = [] } = await iam().send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: role?.Arn,
        ActionNames,
        ...(resource && { ResourceArns: [resource] }),
        ContextEntries: [{ ...context, ContextKeyType: "string" }],
      }),
    );
    return EvaluationResults.map(({ EvalActionName, EvalDecision }) => [EvalActionName, EvalDecision]);
  };
  const names = ["DescribeTargetGroups", "DescribeTags", "ModifyTargetGroup"];
  const actions = names.map((name) => `elasticloadbalancing:${name}`);
  expect(await simulate(undefined, "shop-prod", ...actions)).toEqual([
    [actions[0], "allowed"],
    [actions[1], "explicitDeny"],
    [actions[2], "implicitDeny"],
  ]);
  const modify = "elasticloadbalancing:ModifyTargetGroup";
  expect(await simulate(GROUP, "shop-prod", modify)).toEqual([[modify, "allowed"]]);
  expect(await simulate(GROUP, "blog-prod", modify)).toEqual([[modify, "implicitDeny"]]);
});

test("IAM is signed for one region, whatever the environment's is", async () => {
  const { iam } = await start({ instanceProfiles: [PROFILE] });
  const command = new GetInstanceProfileCommand({ InstanceProfileName: "web" });
  const refusal = { name: "SignatureDoesNotMatch", $metadata: { httpStatusCode: 403 } };
  await expect(iam({ region: "eu-west-1" }).send(command)).rejects.toMatchObject(refusal);
});

test("IAM says what there is not, and denies with the resource", async () => {
  const { aws, iam } = await start();
  const profile = new GetInstanceProfileCommand({ InstanceProfileName: "web" });
  await expect(iam().send(profile)).rejects.toBeInstanceOf(NoSuchEntityException);
  const simulation = new SimulatePrincipalPolicyCommand({
    PolicySourceArn: "arn:aws:iam::123456789012:role/web",
    ActionNames: ["s3:GetObject"],
  });
  await expect(iam().send(simulation)).rejects.toMatchObject({ name: "NoSuchEntityException" });
  aws.denied.add("iam:GetInstanceProfile");
  await expect(iam().send(profile)).rejects.toThrow(
    "is not authorized to perform: iam:GetInstanceProfile on resource: arn:aws:iam::123456789012:instance-profile/web because",
  );
});

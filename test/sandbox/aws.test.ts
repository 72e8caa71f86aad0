import { createHash } from "node:crypto";
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
  type DescribeTargetGroupsCommandInput,
  DescribeTargetHealthCommand,
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
import { expect, onTestFinished, test, vi } from "vitest";
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
  const elb = (init: ClientInit = {}) => {
    const client = new ElasticLoadBalancingV2Client(config(init));
    onTestFinished(() => client.destroy());
    return client;
  };
  const eb = (init: ClientInit = {}) => {
    const client = new ElasticBeanstalkClient(config(init));
    onTestFinished(() => client.destroy());
    return client;
  };
  const iam = (init: ClientInit = {}) => {
    const client = new IAMClient(config({ region: "us-east-1", ...init }));
    onTestFinished(() => client.destroy());
    return client;
  };
  return { aws, elb, eb, iam };
}

function target(id: string): TargetGroup["targets"][number] {
  return { id, port: 80, health: { state: "healthy" } };
}

test("describes the resources of an environment, by id and by name", async () => {
  const { eb } = await start();
  const expected = {
    EnvironmentResources: {
      EnvironmentName: "shop-prod",
      AutoScalingGroups: [{ Name: expect.stringContaining("e-abcdefghij") }],
      Instances: [{ Id: ROLE.instanceId }],
      LaunchTemplates: [{ Id: expect.stringMatching(/^lt-/) }],
      LoadBalancers: [{ Name: LOAD_BALANCER }],
      Queues: [],
      Triggers: [],
    },
  };
  const byId = new DescribeEnvironmentResourcesCommand({ EnvironmentId: "e-abcdefghij" });
  const byName = new DescribeEnvironmentResourcesCommand({ EnvironmentName: "shop-prod" });
  expect(await eb().send(byId)).toMatchObject(expected);
  expect(await eb().send(byName)).toMatchObject(expected);
});

test.for([
  [{ EnvironmentId: "e-unknown" }, "No Environment found for EnvironmentId = 'e-unknown'."],
  [{ EnvironmentName: "other" }, "No Environment found for EnvironmentName = 'other'."],
  [
    { EnvironmentId: "e-abcdefghij", EnvironmentName: "other" },
    "No Environment found for EnvironmentId = 'e-abcdefghij'.",
  ],
] as const)("knows no environment %j", async ([input, message]) => {
  const { eb } = await start();
  await expect(eb().send(new DescribeEnvironmentResourcesCommand(input))).rejects.toMatchObject({
    name: "InvalidParameterValue",
    message,
    $metadata: { httpStatusCode: 400 },
  });
});

const DEPLOYED = {
  id: 7,
  versionLabel: "app-7",
  status: "Deployed",
  time: new Date("2026-02-03T04:05:06Z"),
} as const;
const LAUNCHED = new Date("2026-01-02T03:04:05Z");

test("describes the instances of an environment by their ids, when no attribute is asked for", async () => {
  const instances = [{ id: "i-1", launchedAt: LAUNCHED, deployment: DEPLOYED }, { id: "i-2" }];
  const { eb } = await start({ environments: [{ ...ENVIRONMENT, instances }] });
  const command = new DescribeInstancesHealthCommand({ EnvironmentId: ENVIRONMENT.id });
  const { $metadata, ...result } = await eb().send(command);
  expect(result).toEqual({ InstanceHealthList: [{ InstanceId: "i-1" }, { InstanceId: "i-2" }] });
});

test("describes the deployment of each instance as the state has it at that moment", async () => {
  const instances: Environment["instances"] = [{ id: "i-1", deployment: DEPLOYED }, { id: "i-2" }];
  const { eb } = await start({ environments: [{ ...ENVIRONMENT, instances }] });
  instances.push({ id: "i-3", deployment: { ...DEPLOYED, id: 8, status: "In Progress" } });
  const command = new DescribeInstancesHealthCommand({
    EnvironmentName: ENVIRONMENT.name,
    AttributeNames: ["Deployment"],
  });
  const described = {
    VersionLabel: "app-7",
    DeploymentId: 7,
    Status: "Deployed",
    DeploymentTime: DEPLOYED.time,
  };
  expect((await eb().send(command)).InstanceHealthList).toEqual([
    { InstanceId: "i-1", Deployment: described },
    { InstanceId: "i-2" },
    { InstanceId: "i-3", Deployment: { ...described, DeploymentId: 8, Status: "In Progress" } },
  ]);
});

test("describes everything that it knows of an instance", async () => {
  const instances = [
    { id: "i-1", launchedAt: LAUNCHED, deployment: DEPLOYED },
    { id: "i-2", deployment: { ...DEPLOYED, status: "Failed" as const } },
  ];
  const { eb } = await start({ environments: [{ ...ENVIRONMENT, instances }] });
  const command = new DescribeInstancesHealthCommand({
    EnvironmentId: ENVIRONMENT.id,
    AttributeNames: ["All"],
  });
  const { InstanceHealthList, RefreshedAt } = await eb().send(command);
  expect(InstanceHealthList).toMatchObject([
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
  expect(RefreshedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test("cuts the instances of an environment into pages", async () => {
  const instances = Array.from({ length: 5 }, (_, index) => ({ id: `i-${index}` }));
  const { eb } = await start({ environments: [{ ...ENVIRONMENT, instances }], pageSize: 2 });
  const pages: (string | undefined)[][] = [];
  let token: string | undefined;
  do {
    const input = { EnvironmentId: ENVIRONMENT.id, ...(token && { NextToken: token }) };
    const { InstanceHealthList = [], NextToken } = await eb().send(new DescribeInstancesHealthCommand(input));
    pages.push(InstanceHealthList.map(({ InstanceId }) => InstanceId));
    token = NextToken;
  } while (token !== undefined);
  expect(pages).toEqual([["i-0", "i-1"], ["i-2", "i-3"], ["i-4"]]);
});

test.for([
  [
    "basic",
    { EnvironmentId: ENVIRONMENT.id },
    "InvalidRequestException",
    "DescribeInstancesHealth is not supported.",
  ],
  [
    "enhanced",
    { EnvironmentId: ENVIRONMENT.id, NextToken: "made-up" },
    "InvalidRequestException",
    "'made-up' is not a valid NextToken",
  ],
  [
    "enhanced",
    { EnvironmentId: "e-x" },
    "InvalidParameterValue",
    "No Environment found for EnvironmentId = 'e-x'.",
  ],
] as const)("refuses DescribeInstancesHealth with %s health reporting for %j", async (row) => {
  const [healthReporting, input, name, message] = row;
  const { eb } = await start({ environments: [{ ...ENVIRONMENT, healthReporting }] });
  await expect(eb().send(new DescribeInstancesHealthCommand(input))).rejects.toMatchObject({
    name,
    message,
    $metadata: { httpStatusCode: 400 },
  });
});

test("describes the target groups of a load balancer with the defaults of Elastic Beanstalk", async () => {
  const foreign = {
    arn: `${ARN}:targetgroup/other/1`,
    loadBalancerArns: [`${ARN}:loadbalancer/app/other/1`],
  };
  const { elb } = await start({ targetGroups: [groupOf(foreign), groupOf(), ...manyGroups(1)] });
  const command = new DescribeTargetGroupsCommand({ LoadBalancerArn: LOAD_BALANCER });
  const { TargetGroups, NextMarker, $metadata } = await elb().send(command);
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
  const { elb } = await start({ targetGroups: [groupOf({ protocol: "TCP" })] });
  const { TargetGroups } = await elb().send(new DescribeTargetGroupsCommand({}));
  expect(TargetGroups?.[0]).toMatchObject({ Protocol: "TCP", HealthCheckProtocol: "TCP" });
  expect(TargetGroups?.[0]).not.toHaveProperty("HealthCheckPath");
  expect(TargetGroups?.[0]).not.toHaveProperty("Matcher");
});

test("selects target groups by ARN and by name", async () => {
  const { elb } = await start({ targetGroups: [groupOf(), ...manyGroups(3)] });
  const byArn = new DescribeTargetGroupsCommand({ TargetGroupArns: [GROUP] });
  const byName = new DescribeTargetGroupsCommand({ Names: ["group-0", "group-2"] });
  const names = async (command: DescribeTargetGroupsCommand) =>
    (await elb().send(command)).TargetGroups?.map((group) => group.TargetGroupName);
  expect(await names(byArn)).toEqual(["awseb-AWSEB-1DEF"]);
  expect(await names(byName)).toEqual(["group-0", "group-2"]);
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
  const { elb } = await start();
  await expect(elb().send(new DescribeTargetGroupsCommand(input))).rejects.toMatchObject({ name });
});

test.for([
  [3, undefined, [3, 3, 1]],
  [400, 2, [2, 2, 2, 1]],
  [7, undefined, [7]],
] as const)("cuts pages of %i, or of %i when asked", async ([pageSize, asked, sizes]) => {
  const { aws, elb } = await start({ targetGroups: manyGroups(7), pageSize });
  const pages: number[] = [];
  const names: (string | undefined)[] = [];
  for await (const { TargetGroups = [] } of paginateDescribeTargetGroups(
    { client: elb() },
    {
      LoadBalancerArn: LOAD_BALANCER,
      ...(asked && { PageSize: asked }),
    },
  )) {
    pages.push(TargetGroups.length);
    names.push(...TargetGroups.map((group) => group.TargetGroupName));
  }
  expect(pages).toEqual(sizes);
  expect(names).toEqual(Array.from({ length: 7 }, (_, index) => `group-${index}`));
  expect(aws.calls).toHaveLength(sizes.length);
});

test("describes load balancers", async () => {
  const { elb } = await start();
  const command = new DescribeLoadBalancersCommand({ LoadBalancerArns: [LOAD_BALANCER] });
  const { LoadBalancers } = await elb().send(command);
  expect(LoadBalancers).toMatchObject([
    { LoadBalancerArn: LOAD_BALANCER, Type: "application", State: { Code: "active" } },
  ]);
  const unknown = new DescribeLoadBalancersCommand({ Names: ["other"] });
  await expect(elb().send(unknown)).rejects.toMatchObject({ name: "LoadBalancerNotFoundException" });
});

test("describes the tags of several resources, whatever their characters", async () => {
  const strange = `a & b &lt; <c> "d" 'e' é\n\tf`;
  const { elb } = await start({ targetGroups: [groupOf({ tags: { strange } })] });
  const command = new DescribeTagsCommand({ ResourceArns: [GROUP, LOAD_BALANCER] });
  expect((await elb().send(command)).TagDescriptions).toEqual([
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
  const { elb } = await start({ targetGroups });
  const arns = targetGroups.map(({ arn }) => arn);
  const { TagDescriptions } = await elb().send(new DescribeTagsCommand({ ResourceArns: arns.slice(1) }));
  expect(TagDescriptions?.map(({ ResourceArn }) => ResourceArn)).toEqual(arns.slice(1));
  await expect(elb().send(new DescribeTagsCommand({ ResourceArns: arns }))).rejects.toMatchObject({
    name: "ValidationError",
    message: expect.stringContaining("20"),
  });
});

test("describes the health of targets as the state has it at that moment", async () => {
  const other = target("i-other");
  const { elb } = await start({ targetGroups: [groupOf({ targets: [target("i-one"), other] })] });
  other.health = {
    state: "unhealthy",
    reason: "Target.ResponseCodeMismatch",
    description: "Health checks failed with these codes: [400]",
  };
  const command = new DescribeTargetHealthCommand({ TargetGroupArn: GROUP });
  expect((await elb().send(command)).TargetHealthDescriptions).toEqual([
    { Target: { Id: "i-one", Port: 80 }, HealthCheckPort: "80", TargetHealth: { State: "healthy" } },
    {
      Target: { Id: "i-other", Port: 80 },
      HealthCheckPort: "80",
      TargetHealth: {
        State: "unhealthy",
        Reason: "Target.ResponseCodeMismatch",
        Description: "Health checks failed with these codes: [400]",
      },
    },
  ]);
});

test("describes the health of the targets asked for", async () => {
  const { elb } = await start({ targetGroups: [groupOf({ targets: [target("i-one"), target("i-two")] })] });
  const command = new DescribeTargetHealthCommand({
    TargetGroupArn: GROUP,
    Targets: [{ Id: "i-two" }, { Id: "i-gone" }, { Id: "i-one", Port: 8080 }],
  });
  const { TargetHealthDescriptions } = await elb().send(command);
  expect(TargetHealthDescriptions).toMatchObject([
    { Target: { Id: "i-two", Port: 80 }, TargetHealth: { State: "healthy" } },
    { Target: { Id: "i-gone", Port: 80 }, TargetHealth: { Reason: "Target.NotRegistered" } },
    { Target: { Id: "i-one", Port: 8080 }, TargetHealth: { Reason: "Target.NotRegistered" } },
  ]);
});

test("modifies what it is given and leaves the rest", async () => {
  const { aws, elb } = await start();
  const command = new ModifyTargetGroupCommand({
    TargetGroupArn: GROUP,
    Matcher: { HttpCode: "200-301" },
    HealthCheckPath: "/health/?a=b&c",
  });
  const { TargetGroups } = await elb().send(command);
  expect(TargetGroups).toMatchObject([
    { HealthCheckPath: "/health/?a=b&c", Matcher: { HttpCode: "200-301" }, UnhealthyThresholdCount: 5 },
  ]);
  expect(aws.state.targetGroups[0]?.healthCheck).toEqual({
    ...groupOf().healthCheck,
    path: "/health/?a=b&c",
    matcher: { httpCode: "200-301" },
  });
});

test("modifies protocol, port, intervals and thresholds", async () => {
  const { aws, elb } = await start();
  const command = new ModifyTargetGroupCommand({
    TargetGroupArn: GROUP,
    HealthCheckProtocol: "HTTPS",
    HealthCheckPort: "8443",
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: 5,
    HealthCheckTimeoutSeconds: 2,
    HealthyThresholdCount: 2,
    UnhealthyThresholdCount: 10,
  });
  await elb().send(command);
  expect(aws.state.targetGroups[0]?.healthCheck).toEqual({
    enabled: true,
    protocol: "HTTPS",
    port: "8443",
    path: "/",
    intervalSeconds: 5,
    timeoutSeconds: 2,
    healthyThreshold: 2,
    unhealthyThreshold: 10,
    matcher: { httpCode: "200" },
  });
});

test("gives a TCP group whose check becomes HTTP the path and matcher of a Network Load Balancer", async () => {
  const { aws, elb } = await start({ targetGroups: [groupOf({ protocol: "TCP" })] });
  const command = new ModifyTargetGroupCommand({ TargetGroupArn: GROUP, HealthCheckProtocol: "HTTP" });
  await elb().send(command);
  expect(aws.state.targetGroups[0]?.healthCheck).toMatchObject({
    protocol: "HTTP",
    path: "/",
    matcher: { httpCode: "200-399" },
  });
});

test.for(["200", "499", "200,301", "200,301,302", "200-301", "200-499"])(
  "takes the matcher %s",
  async (codes) => {
    const { aws, elb } = await start();
    const command = new ModifyTargetGroupCommand({ TargetGroupArn: GROUP, Matcher: { HttpCode: codes } });
    await elb().send(command);
    expect(aws.state.targetGroups[0]?.healthCheck.matcher).toEqual({ httpCode: codes });
  },
);

test("takes codes up to 599 for a group of a Network Load Balancer", async () => {
  const { aws, elb } = await start({ targetGroups: [groupOf(TCP_HTTP)] });
  await elb().send(new ModifyTargetGroupCommand({ TargetGroupArn: GROUP, ...codes("200-599") }));
  expect(aws.state.targetGroups[0]?.healthCheck.matcher).toEqual({ httpCode: "200-599" });
});

test("takes gRPC codes for a GRPC group", async () => {
  const { aws, elb } = await start({ targetGroups: [groupOf({ protocolVersion: "GRPC" })] });
  const command = new ModifyTargetGroupCommand({ TargetGroupArn: GROUP, Matcher: { GrpcCode: "0-99" } });
  await elb().send(command);
  expect(aws.state.targetGroups[0]?.healthCheck.matcher).toEqual({ grpcCode: "0-99" });
});

const HTTP = {};
const TCP = { protocol: "TCP" };
const TCP_HTTP = { protocol: "TCP", healthCheck: { protocol: "HTTP", path: "/" } };
const GRPC = { protocolVersion: "GRPC" } as const;

const codes = (code: string) => ({ Matcher: { HttpCode: code } });

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
  const { aws, elb } = await start({ targetGroups: [groupOf(init)] });
  const command = new ModifyTargetGroupCommand({
    TargetGroupArn: GROUP,
    HealthyThresholdCount: 2,
    ...change,
  });
  await expect(elb().send(command)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
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
  const { aws, elb, eb } = await start({ region, targetGroups: [groupOf({ arn })] });
  const modify = new ModifyTargetGroupCommand({ TargetGroupArn: arn, HealthCheckPath: "/up" });
  const tags = new DescribeTagsCommand({ ResourceArns: [arn] });
  const resources = new DescribeEnvironmentResourcesCommand({ EnvironmentId: ENVIRONMENT.id });
  aws.denied.add("elasticloadbalancing:ModifyTargetGroup");
  aws.denied.add("elasticloadbalancing:DescribeTags");
  aws.denied.add("elasticbeanstalk:DescribeEnvironmentResources");

  const user = `User: arn:${partition}:sts::123456789012:assumed-role/web-role/${ROLE.instanceId}`;
  const denial = (action: string, resource: string) => ({
    name: "AccessDenied",
    message:
      `${user} is not authorized to perform: ${action}${resource} ` +
      `because no identity-based policy allows the ${action} action`,
    $metadata: { httpStatusCode: 403 },
  });
  await expect(elb().send(modify)).rejects.toMatchObject(
    denial("elasticloadbalancing:ModifyTargetGroup", ` on resource: ${arn}`),
  );
  await expect(elb().send(tags)).rejects.toMatchObject(denial("elasticloadbalancing:DescribeTags", ""));
  await expect(eb().send(resources)).rejects.toMatchObject(
    denial(
      "elasticbeanstalk:DescribeEnvironmentResources",
      ` on resource: arn:${partition}:elasticbeanstalk:${region}:123456789012:environment/sandbox/shop-prod`,
    ),
  );
  expect(aws.state.targetGroups).toEqual([groupOf({ arn })]);

  aws.denied.clear();
  expect((await elb().send(modify)).TargetGroups?.[0]?.HealthCheckPath).toBe("/up");
});

test("allows what the policy allows, and explains an explicit deny", async () => {
  const { aws, elb } = await start();
  const modify = new ModifyTargetGroupCommand({ TargetGroupArn: GROUP, HealthCheckPath: "/up" });
  const own = { StringEquals: { "aws:ResourceTag/elasticbeanstalk:environment-name": ENVIRONMENT.name } };
  const statement = (Effect: "Allow" | "Deny") =>
    ({ Effect, Action: "elasticloadbalancing:*", Resource: GROUP, Condition: own }) as const;
  aws.policy = { Version: "2012-10-17", Statement: statement("Allow") };
  expect((await elb().send(modify)).TargetGroups?.[0]?.HealthCheckPath).toBe("/up");
  await expect(elb().send(new DescribeTargetGroupsCommand({}))).rejects.toMatchObject({
    name: "AccessDenied",
    message: expect.stringMatching(
      /DescribeTargetGroups because no identity-based policy allows the \S+:DescribeTargetGroups action$/,
    ),
  });

  aws.policy = { Version: "2012-10-17", Statement: [statement("Allow"), statement("Deny")] };
  await expect(elb().send(modify)).rejects.toMatchObject({
    name: "AccessDenied",
    message: expect.stringMatching(
      /ModifyTargetGroup on resource: arn:\S+ with an explicit deny in an identity-based policy$/,
    ),
  });

  aws.policy = undefined;
  aws.denied.add("elasticloadbalancing:ModifyTargetGroup");
  await expect(elb().send(modify)).rejects.toMatchObject({ name: "AccessDenied" });
});

test("refuses a policy that it cannot read when it is set", async () => {
  const { aws, elb } = await start();
  const limited = { Effect: "Allow", Action: "*", Resource: "*", NotAction: "iam:*" } as const;
  expect(() => {
    aws.policy = { Version: "2012-10-17", Statement: limited };
  }).toThrow("the sandbox does not evaluate NotAction in a policy's statement");
  expect(aws.policy).toBeUndefined();
  expect((await elb().send(new DescribeTargetGroupsCommand({}))).TargetGroups).toHaveLength(1);
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

test("throttles on demand, and the SDK's next attempt succeeds", async () => {
  const { aws, elb } = await start();
  aws.fault = ({ count }) =>
    count === 1 ? { status: 400, code: "Throttling", message: "Rate exceeded" } : undefined;
  const { TargetGroups, $metadata } = await elb({ maxAttempts: 2 }).send(new DescribeTargetGroupsCommand({}));
  expect(TargetGroups).toHaveLength(1);
  expect($metadata.attempts).toBe(2);
  expect(aws.calls).toHaveLength(2);
});

test("throttles what comes too fast, in a way that the SDK waits for", async () => {
  const { aws, elb } = await start();
  // Slow enough that a busy machine does not fill it between two calls.
  aws.fault = throttled([{ ...ELB_DESCRIBE_BUCKET, capacity: 1, perSecond: 1 }]);
  await elb().send(new DescribeTargetGroupsCommand({}));
  const tags = new DescribeTagsCommand({ ResourceArns: [GROUP] });
  await expect(elb().send(tags)).rejects.toMatchObject({
    name: "ThrottlingException",
    message: "Rate exceeded",
    $metadata: { httpStatusCode: 400 },
  });
  const { $metadata } = await elb({ maxAttempts: 9 }).send(tags);
  expect($metadata.attempts).toBeGreaterThan(1);
});

test("fails on demand with any error", async () => {
  const { aws, elb } = await start();
  aws.fault = ({ action }) =>
    action === "DescribeTags" ? { status: 500, code: "InternalFailure", message: "down" } : undefined;
  const refused = elb().send(new DescribeTagsCommand({ ResourceArns: [GROUP] }));
  await expect(refused).rejects.toMatchObject({
    name: "InternalFailure",
    message: "down",
    Error: { Type: "Receiver" },
  });
  expect((await elb().send(new DescribeTargetGroupsCommand({}))).TargetGroups).toHaveLength(1);
});

test("resets the connection on demand", async () => {
  const { aws, elb } = await start();
  aws.fault = () => "reset";
  const refused = elb().send(new DescribeTargetGroupsCommand({}));
  await expect(refused).rejects.toMatchObject({ code: "ECONNRESET" });
});

test("cuts its answer on demand, after it did what was asked", async () => {
  const { aws, elb } = await start();
  aws.fault = () => "truncated";
  const command = new ModifyTargetGroupCommand({ TargetGroupArn: GROUP, HealthCheckPath: "/up" });
  await expect(elb().send(command)).rejects.toThrow();
  expect(aws.state.targetGroups[0]?.healthCheck.path).toBe("/up");
});

test("never answers on demand, and closes all the same", async () => {
  const { aws, elb } = await start();
  aws.fault = () => "silence";
  const asked = elb()
    .send(new DescribeTargetGroupsCommand({}))
    .then(
      () => "answered",
      () => "gave up",
    );
  await vi.waitUntil(() => aws.calls.length === 1, { timeout: 10_000 });
  const early = new Promise((resolve) => setTimeout(resolve, 100, "silent"));
  expect(await Promise.race([asked, early])).toBe("silent");
  await aws.close();
  expect(await asked).toBe("gave up");
});

test("records who called what with which parameters", async () => {
  const { aws, elb } = await start();
  await elb().send(new DescribeTagsCommand({ ResourceArns: [GROUP] }));
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
    const { EvaluationResults = [] } = await iam().send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: role?.Arn,
        ActionNames,
        ...(resource && { ResourceArns: [resource] }),
        ContextEntries: [
          {
            ContextKeyName: "aws:ResourceTag/elasticbeanstalk:environment-name",
            ContextKeyType: "string",
            ContextKeyValues: [tag],
          },
        ],
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

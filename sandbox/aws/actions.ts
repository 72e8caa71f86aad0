import { APPLICATION, describeConfigurationSettings, describeEnvironments } from "./environments.ts";
import { getInstanceProfile, instanceProfileArn, simulatePrincipalPolicy } from "./instance-profiles.ts";
import { modifyHealthCheck } from "./modify-target-group.ts";
import { findEnvironment, list, type Parameters } from "./parameters.ts";
import type { AwsState, EnvironmentInstance, LoadBalancer, Service, Target, TargetGroup } from "./server.ts";
import { AwsError, type XmlValue } from "./xml.ts";

interface Action {
  /**
   * The ARN that the permission is checked for; `*` when the resource does not exist. Undefined for an action
   * that has no resources.
   */
  readonly resource?: (state: AwsState, parameters: Parameters) => string;
  /** Returns the content of the action's result element; throws an AwsError. */
  readonly run: (state: AwsState, parameters: Parameters) => XmlValue;
}

const MAX_PAGE_SIZE = 400;
const MAX_TAGGED_RESOURCES = 20;

/** Every action that the sandbox's AWS has. */
export const ACTIONS: Record<Service, Readonly<Record<string, Action>>> = {
  elasticbeanstalk: {
    DescribeConfigurationSettings: { resource: environmentArn, run: describeConfigurationSettings },
    DescribeEnvironments: { resource: () => "*", run: describeEnvironments },
    DescribeEnvironmentResources: { resource: environmentArn, run: describeEnvironmentResources },
    DescribeInstancesHealth: { resource: environmentArn, run: describeInstancesHealth },
  },
  elasticloadbalancing: {
    DescribeLoadBalancers: { run: describeLoadBalancers },
    DescribeTags: { run: describeTags },
    DescribeTargetGroups: { run: describeTargetGroups },
    DescribeTargetHealth: { run: describeTargetHealth },
    ModifyTargetGroup: {
      resource: (_, parameters) => parameters.TargetGroupArn ?? "*",
      run: modifyTargetGroup,
    },
  },
  iam: {
    GetInstanceProfile: { resource: instanceProfileArn, run: getInstanceProfile },
    SimulatePrincipalPolicy: {
      resource: (_, parameters) => parameters.PolicySourceArn ?? "*",
      run: simulatePrincipalPolicy,
    },
  },
};

export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

function describeEnvironmentResources(state: AwsState, parameters: Parameters): XmlValue {
  const { id, name, loadBalancers, instances } = findEnvironment(state, parameters);
  return {
    EnvironmentResources: {
      EnvironmentName: name,
      AutoScalingGroups: [{ Name: `awseb-${id}-stack-AWSEBAutoScalingGroup-1ABCDEFGHIJKL` }],
      Instances: instances.map((instance) => ({ Id: instance.id })),
      LaunchConfigurations: [],
      LaunchTemplates: [{ Id: "lt-0123456789abcdef0" }],
      LoadBalancers: loadBalancers.map((loadBalancer) => ({ Name: loadBalancer })),
      Triggers: [],
      Queues: [],
    },
  };
}

/**
 * ApplicationMetrics and System are accepted, but the answer leaves them out: only a running healthd could
 * tell them.
 */
const HEALTH_ATTRIBUTES = [
  "All",
  "ApplicationMetrics",
  "AvailabilityZone",
  "Causes",
  "Color",
  "Deployment",
  "HealthStatus",
  "InstanceType",
  "LaunchedAt",
  "RefreshedAt",
  "System",
];

/**
 * AWS's reference says that without permission the result is empty. It is not verified whether AWS answers so
 * instead of AccessDenied. The sandbox denies this action as it denies the others.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_DescribeInstancesHealth.html
 */
function describeInstancesHealth(state: AwsState, parameters: Parameters): XmlValue {
  const { instances, healthReporting } = findEnvironment(state, parameters);
  // The message is the one reported in https://github.com/log-just/t2.autoscaling-beanstalk/issues/1.
  if (healthReporting === "basic") throw invalidRequest("DescribeInstancesHealth is not supported.");
  const attributes = list(parameters, "AttributeNames");
  const unknown = attributes.find((attribute) => !HEALTH_ATTRIBUTES.includes(attribute));
  if (unknown !== undefined) {
    throw invalid(`Value '${unknown}' at 'attributeNames' must be one of: ${HEALTH_ATTRIBUTES.join(", ")}`);
  }
  const asked = (attribute: string) => attributes.includes("All") || attributes.includes(attribute);
  const cut = pageFrom(instances, parameters.NextToken, state.pageSize);
  if (cut === undefined) throw invalidRequest(`'${parameters.NextToken}' is not a valid NextToken`);
  return {
    InstanceHealthList: cut.page.map((instance) => {
      const all = Object.entries(instanceHealthXml(instance, state.region));
      return Object.fromEntries(all.filter(([name]) => name === "InstanceId" || asked(name)));
    }),
    RefreshedAt: asked("RefreshedAt") ? new Date().toISOString() : undefined,
    NextToken: cut.next,
  };
}

/** Status, colour and causes, as the deployment decides them unless something else does. */
function instanceHealthXml({ id, launchedAt, deployment, health }: EnvironmentInstance, region: string) {
  const byDeployment = {
    none: ["Pending", "Grey", "Performing initialization"],
    "In Progress": ["Info", "Green", "Command is executing"],
    Deployed: ["Ok", "Green"],
    Failed: ["Severe", "Red", "Deployment failed"],
  };
  const [status, color, ...causes] = health ?? byDeployment[deployment?.status ?? "none"];
  return {
    InstanceId: id,
    HealthStatus: status,
    Color: color,
    Causes: causes,
    LaunchedAt: launchedAt?.toISOString(),
    Deployment: deployment && {
      VersionLabel: deployment.versionLabel,
      DeploymentId: deployment.id,
      Status: deployment.status,
      DeploymentTime: deployment.time.toISOString(),
    },
    AvailabilityZone: `${region}a`,
    InstanceType: "t3.micro",
  };
}

function environmentArn(state: AwsState, parameters: Parameters): string {
  const { region, accountId, environments } = state;
  const { EnvironmentId: id, EnvironmentName: name } = parameters;
  const environment = environments.find((one) => one.id === id || one.name === name);
  const prefix = `arn:${partitionOf(region)}:elasticbeanstalk:${region}:${accountId}`;
  return environment === undefined ? "*" : `${prefix}:environment/${APPLICATION}/${environment.name}`;
}

function describeLoadBalancers(state: AwsState, parameters: Parameters): XmlValue {
  const arns = list(parameters, "LoadBalancerArns");
  const names = list(parameters, "Names");
  for (const arn of arns) checkArn(state, "loadbalancer", arn);
  const found = select(state.loadBalancers, arns, names);
  if (found === undefined) {
    throw new AwsError(400, "LoadBalancerNotFound", "One or more load balancers not found");
  }
  const { page, next } = paginate(found, state, parameters);
  return { LoadBalancers: page.map((one) => loadBalancerXml(one, state.region)), NextMarker: next };
}

function describeTargetGroups(state: AwsState, parameters: Parameters): XmlValue {
  const { LoadBalancerArn: loadBalancerArn } = parameters;
  const arns = list(parameters, "TargetGroupArns");
  const names = list(parameters, "Names");
  if ([loadBalancerArn !== undefined, arns.length > 0, names.length > 0].filter(Boolean).length > 1) {
    throw invalid("Load balancer ARN, target group ARNs and names cannot be specified at the same time");
  }
  for (const arn of arns) checkArn(state, "targetgroup", arn);
  const selected = select(state.targetGroups, arns, names);
  if (selected === undefined) throw noTargetGroup("One or more target groups not found");
  const loadBalancer = loadBalancerArn === undefined ? undefined : findLoadBalancer(state, loadBalancerArn);
  const found =
    loadBalancer === undefined
      ? selected
      : selected.filter((group) => group.loadBalancerArns.includes(loadBalancer.arn));
  const { page, next } = paginate(found, state, parameters);
  return { TargetGroups: page.map(targetGroupXml), NextMarker: next };
}

function describeTags(state: AwsState, parameters: Parameters): XmlValue {
  const arns = list(parameters, "ResourceArns");
  if (arns.length === 0) throw invalid("At least one resource ARN must be specified");
  if (arns.length > MAX_TAGGED_RESOURCES) {
    throw invalid(`Cannot have more than ${MAX_TAGGED_RESOURCES} resources described`);
  }
  const descriptions = arns.map((arn) => ({
    ResourceArn: arn,
    Tags: Object.entries(tagsOf(state, arn)).map(([Key, Value]) => ({ Key, Value })),
  }));
  return { TagDescriptions: descriptions };
}

function tagsOf(state: AwsState, arn: string): Readonly<Record<string, string>> {
  if (arn.startsWith(arnPrefix(state, "targetgroup"))) return findTargetGroup(state, arn).tags;
  if (!arn.startsWith(arnPrefix(state, "loadbalancer"))) throw invalid(`'${arn}' must be in ARN format`);
  findLoadBalancer(state, arn);
  return {};
}

function describeTargetHealth(state: AwsState, parameters: Parameters): XmlValue {
  const group = findTargetGroup(state, parameters.TargetGroupArn);
  const { port } = group.healthCheck;
  const descriptions = askedTargets(group, parameters).map((target) => ({
    Target: { Id: target.id, Port: target.port },
    HealthCheckPort: port === "traffic-port" ? target.port : port,
    TargetHealth: {
      State: target.health.state,
      Reason: target.health.reason,
      Description: target.health.description,
    },
  }));
  return { TargetHealthDescriptions: descriptions };
}

/** All targets, or only the requested ones. A requested target that is not registered is `unused`. */
function askedTargets(group: TargetGroup, parameters: Parameters): Target[] {
  const ids = list(parameters, "Targets", ".Id");
  if (ids.length === 0) return group.targets;
  return ids.flatMap((id, index): Target[] => {
    const port = parameters[`Targets.member.${index + 1}.Port`];
    const registered = group.targets.filter(
      (target) => target.id === id && String(target.port) === (port ?? String(target.port)),
    );
    if (registered.length > 0) return registered;
    const description = "Target is not registered to the target group";
    const health = { state: "unused", reason: "Target.NotRegistered", description } as const;
    return [{ id, port: Number(port ?? group.port), health }];
  });
}

function modifyTargetGroup(state: AwsState, parameters: Parameters): XmlValue {
  const group = findTargetGroup(state, parameters.TargetGroupArn);
  // The object is changed in place, because a load balancer that plays this group may hold it.
  Object.assign(group.healthCheck, modifyHealthCheck(group, parameters));
  return { TargetGroups: [targetGroupXml(group)] };
}

function targetGroupXml(group: TargetGroup): XmlValue {
  const { healthCheck } = group;
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: group.protocol,
    Port: group.port,
    VpcId: group.vpcId,
    HealthCheckProtocol: healthCheck.protocol,
    HealthCheckPort: healthCheck.port,
    HealthCheckEnabled: healthCheck.enabled,
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    HealthCheckPath: healthCheck.path,
    Matcher: healthCheck.matcher && {
      HttpCode: healthCheck.matcher.httpCode,
      GrpcCode: healthCheck.matcher.grpcCode,
    },
    LoadBalancerArns: [...group.loadBalancerArns],
    TargetType: "instance",
    ProtocolVersion: group.protocolVersion,
    IpAddressType: "ipv4",
  };
}

function loadBalancerXml({ arn, name, type }: LoadBalancer, region: string): XmlValue {
  return {
    LoadBalancerArn: arn,
    DNSName: `${name}-1234567890.${region}.elb.amazonaws.com`,
    CanonicalHostedZoneId: "Z0123456789ABC",
    CreatedTime: "2024-01-01T00:00:00.000Z",
    LoadBalancerName: name,
    Scheme: "internet-facing",
    VpcId: "vpc-0123456789abcdef0",
    State: { Code: "active" },
    Type: type,
    AvailabilityZones: [
      { ZoneName: `${region}a`, SubnetId: "subnet-0123456789abcdef0", LoadBalancerAddresses: [] },
    ],
    SecurityGroups: ["sg-0123456789abcdef0"],
    IpAddressType: "ipv4",
  };
}

function findTargetGroup(state: AwsState, arn: string | undefined): TargetGroup {
  if (arn === undefined) throw invalid("A target group ARN must be specified");
  checkArn(state, "targetgroup", arn);
  const group = state.targetGroups.find((one) => one.arn === arn);
  if (group === undefined) throw noTargetGroup(`Target groups '${arn}' not found`);
  return group;
}

function findLoadBalancer(state: AwsState, arn: string): LoadBalancer {
  checkArn(state, "loadbalancer", arn);
  const found = state.loadBalancers.find((one) => one.arn === arn);
  if (found === undefined)
    throw new AwsError(400, "LoadBalancerNotFound", `Load balancer '${arn}' not found`);
  return found;
}

/** The requested items, or all when none is requested. Undefined when a requested item does not exist. */
function select<Item extends { readonly arn: string; readonly name: string }>(
  all: Item[],
  arns: string[],
  names: string[],
): Item[] | undefined {
  if (arns.length + names.length === 0) return all;
  const complete =
    arns.every((arn) => all.some((one) => one.arn === arn)) &&
    names.every((name) => all.some((one) => one.name === name));
  return complete ? all.filter(({ arn, name }) => arns.includes(arn) || names.includes(name)) : undefined;
}

type ResourceType = "targetgroup" | "loadbalancer";

/** An ARN of another partition, region or account is as invalid to AWS as one that is malformed. */
function checkArn(state: AwsState, type: ResourceType, arn: string): void {
  if (arn.startsWith(arnPrefix(state, type))) return;
  throw invalid(`'${arn}' is not a valid ${type === "targetgroup" ? "target group" : "load balancer"} ARN`);
}

function arnPrefix({ region, accountId }: AwsState, type: ResourceType): string {
  return `arn:${partitionOf(region)}:elasticloadbalancing:${region}:${accountId}:${type}/`;
}

function paginate<Item>(all: Item[], state: AwsState, parameters: Parameters) {
  const { Marker: marker, PageSize: asked = String(MAX_PAGE_SIZE) } = parameters;
  if (!/^\d{1,3}$/.test(asked) || Number(asked) < 1 || Number(asked) > MAX_PAGE_SIZE) {
    throw invalid(`Value '${asked}' at 'pageSize' must be between 1 and ${MAX_PAGE_SIZE}`);
  }
  const cut = pageFrom(all, marker, Math.min(Number(asked), state.pageSize));
  if (cut === undefined) throw invalid(`'${marker}' is not a valid marker`);
  return cut;
}

/** Undefined when the sandbox never handed out this marker. */
function pageFrom<Item>(all: readonly Item[], marker: string | undefined, size: number) {
  const start = marker === undefined ? 0 : all.findIndex((_, index) => markerAt(index) === marker);
  if (start === -1) return undefined;
  const end = start + size;
  return { page: all.slice(start, end), next: end < all.length ? markerAt(end) : undefined };
}

/** A marker is opaque, so that no client tries to count. */
function markerAt(index: number): string {
  return Buffer.from(`sandbox:${index}`).toString("base64");
}

function invalid(message: string): AwsError {
  return new AwsError(400, "ValidationError", message);
}

function invalidRequest(message: string): AwsError {
  return new AwsError(400, "InvalidRequestException", message);
}

function noTargetGroup(message: string): AwsError {
  return new AwsError(400, "TargetGroupNotFound", message);
}

import { DescribeEnvironmentResourcesCommand } from "@aws-sdk/client-elastic-beanstalk";
import {
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  type DescribeTargetGroupsCommandInput,
  type TargetGroup as ElbTargetGroup,
  ModifyTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Aws } from "./aws.ts";
import type { HealthCheckPlan, TargetGroup } from "./plan.ts";

/** An environment is known by its id, its name or both. */
export interface Environment {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

export type Discovery =
  | { readonly kind: "target groups"; readonly groups: readonly TargetGroup[] }
  /** Nothing that ELBv2 could change, and why. */
  | { readonly kind: "none"; readonly reason: string };

/** DescribeTags takes this many ARNs a call. */
const TAGS_A_CALL = 20;

/**
 * The target groups of this environment. A load balancer may be shared, so belonging to it says nothing: only
 * groups with this environment's tag count.
 */
export async function findTargetGroups(aws: Aws, environment: Environment): Promise<Discovery> {
  const loadBalancers = await describeLoadBalancers(aws, environment);
  if (loadBalancers.length === 0) {
    return { kind: "none", reason: "this environment has no load balancer (single instance or worker tier)" };
  }
  // For a Classic Load Balancer the platform says a bare name.
  const arns = loadBalancers.filter((name) => name.startsWith("arn:"));
  if (arns.length === 0) {
    return { kind: "none", reason: "its load balancer is a Classic one, which has no target group" };
  }
  const groups: ElbTargetGroup[] = [];
  for (const arn of arns) groups.push(...(await describeTargetGroups(aws, { LoadBalancerArn: arn })));
  const own = await withTagOf(aws, groups, environment);
  return { kind: "target groups", groups: own.map(fromElb) };
}

/** The same groups as they are now; fails when one of them was replaced in the meantime. */
export async function readAgain(aws: Aws, groups: readonly TargetGroup[]): Promise<readonly TargetGroup[]> {
  const TargetGroupArns = groups.map(({ arn }) => arn);
  return (await describeTargetGroups(aws, { TargetGroupArns })).map(fromElb);
}

export async function modifyTargetGroup(aws: Aws, group: TargetGroup, plan: HealthCheckPlan): Promise<void> {
  const command = new ModifyTargetGroupCommand({
    TargetGroupArn: group.arn,
    // What stays as it is is not sent: an operator may be changing it at this moment.
    ...(plan.path !== group.healthCheck.path && { HealthCheckPath: plan.path }),
    ...(plan.codes !== group.healthCheck.codes && { Matcher: { HttpCode: plan.codes } }),
  });
  await aws.call(`change target group ${group.name}`, (options) => aws.loadBalancing.send(command, options));
}

async function describeLoadBalancers(aws: Aws, { id, name }: Environment): Promise<string[]> {
  const command = new DescribeEnvironmentResourcesCommand(
    id ? { EnvironmentId: id } : { EnvironmentName: name },
  );
  const answer = await aws.call("find the environment's load balancer", (options) =>
    aws.beanstalk.send(command, options),
  );
  return (answer.EnvironmentResources?.LoadBalancers ?? []).flatMap(({ Name }) => Name ?? []);
}

async function describeTargetGroups(
  aws: Aws,
  input: DescribeTargetGroupsCommandInput,
): Promise<ElbTargetGroup[]> {
  const groups: ElbTargetGroup[] = [];
  let Marker: string | undefined;
  do {
    const command = new DescribeTargetGroupsCommand({ ...input, ...(Marker && { Marker }) });
    const page = await aws.call("find the target groups", (options) =>
      aws.loadBalancing.send(command, options),
    );
    groups.push(...(page.TargetGroups ?? []));
    Marker = page.NextMarker;
  } while (Marker);
  return groups;
}

async function withTagOf(
  aws: Aws,
  groups: readonly ElbTargetGroup[],
  { id, name }: Environment,
): Promise<ElbTargetGroup[]> {
  const own = new Set<string>();
  const arns = groups.flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []);
  for (let first = 0; first < arns.length; first += TAGS_A_CALL) {
    const command = new DescribeTagsCommand({ ResourceArns: arns.slice(first, first + TAGS_A_CALL) });
    const answer = await aws.call("read the tags of the target groups", (options) =>
      aws.loadBalancing.send(command, options),
    );
    for (const { ResourceArn, Tags } of answer.TagDescriptions ?? []) {
      const tag = (key: string) => Tags?.find(({ Key }) => Key === `elasticbeanstalk:${key}`)?.Value;
      const matches = id ? tag("environment-id") === id : tag("environment-name") === name;
      if (matches && ResourceArn) own.add(ResourceArn);
    }
  }
  return groups.filter(({ TargetGroupArn }) => TargetGroupArn && own.has(TargetGroupArn));
}

function fromElb(group: ElbTargetGroup): TargetGroup {
  const { TargetGroupArn: arn = "", TargetGroupName: name = arn, Port: port = 0 } = group;
  const checked = group.HealthCheckPort ?? "traffic-port";
  return {
    arn,
    name,
    port,
    healthCheck: {
      protocol: group.HealthCheckProtocol ?? "none",
      port: checked === "traffic-port" ? port : Number(checked),
      path: group.HealthCheckPath ?? "/",
      codes: group.Matcher?.HttpCode,
      timeoutSeconds: group.HealthCheckTimeoutSeconds ?? 5,
    },
  };
}

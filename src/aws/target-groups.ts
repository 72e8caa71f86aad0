import { DescribeEnvironmentResourcesCommand } from "@aws-sdk/client-elastic-beanstalk";
import {
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  type TargetGroup as ElbTargetGroup,
  ModifyTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { type AwsCaller, allPages } from "./client.ts";
import type { EnvironmentIdentity } from "./environment.ts";
import { type HealthCheck, readTargetGroup, type TargetGroup } from "./target-group.ts";

/** The remedy where no group has this environment's tag. */
export const HOW_GROUPS_ARE_TAGGED =
  "Elastic Beanstalk tags the target groups it makes with elasticbeanstalk:environment-id.";

/** DescribeTags accepts this many ARNs in one call. */
const TAGS_A_CALL = 20;

/** Where to look for this environment's target groups. */
export type LoadBalancers =
  | { readonly kind: "load balancers"; readonly arns: readonly string[] }
  /** There is nothing that ELBv2 could change. `reason` says why. */
  | { readonly kind: "none"; readonly reason: string }
  | { readonly kind: "classic"; readonly reason: string; readonly name: string | undefined };

export async function findLoadBalancers(
  aws: AwsCaller,
  { id, name }: EnvironmentIdentity,
): Promise<LoadBalancers> {
  const command = new DescribeEnvironmentResourcesCommand(
    id ? { EnvironmentId: id } : { EnvironmentName: name },
  );
  const answer = await aws.call(
    "elasticbeanstalk:DescribeEnvironmentResources",
    "find the environment's load balancer",
    (options) => aws.beanstalk.send(command, options),
  );
  const names = (answer.EnvironmentResources?.LoadBalancers ?? []).flatMap(({ Name }) => Name ?? []);
  if (names.length === 0) {
    const why = "it is a single instance or a worker, or it is still being created";
    return { kind: "none", reason: `this environment has no load balancer: ${why}` };
  }
  // The platform names a Classic Load Balancer by its bare name.
  const arns = names.filter((one) => one.startsWith("arn:"));
  if (arns.length === 0) {
    const reason = "its load balancer is a Classic one, which has no target group";
    return { kind: "classic", reason, name: names[0] };
  }
  return { kind: "load balancers", arns };
}

/**
 * The target groups of this environment as they are now. A load balancer may be shared, so its other groups
 * may belong to other environments. Only groups with this environment's tag count.
 */
export async function findTargetGroups(
  aws: AwsCaller,
  loadBalancerArns: readonly string[],
  environment: EnvironmentIdentity,
): Promise<readonly TargetGroup[]> {
  const groups: ElbTargetGroup[] = [];
  for (const arn of loadBalancerArns) groups.push(...(await describeTargetGroups(aws, arn)));
  return (await withTagOf(aws, groups, environment)).map(readTargetGroup);
}

export async function modifyTargetGroup(
  aws: AwsCaller,
  { arn, name, healthCheck }: TargetGroup,
  wanted: Pick<HealthCheck, "path" | "codes">,
): Promise<void> {
  const command = new ModifyTargetGroupCommand({
    TargetGroupArn: arn,
    // Unchanged fields are not sent: an operator may be changing them at this moment.
    ...(wanted.path !== healthCheck.path && { HealthCheckPath: wanted.path }),
    ...(wanted.codes !== healthCheck.codes && { Matcher: { HttpCode: wanted.codes } }),
  });
  await aws.call("elasticloadbalancing:ModifyTargetGroup", `change target group ${name}`, (options) =>
    aws.loadBalancing.send(command, options),
  );
}

function describeTargetGroups(aws: AwsCaller, LoadBalancerArn: string): Promise<ElbTargetGroup[]> {
  return allPages(async (Marker) => {
    const command = new DescribeTargetGroupsCommand({ LoadBalancerArn, ...(Marker && { Marker }) });
    const page = await aws.call(
      "elasticloadbalancing:DescribeTargetGroups",
      "find the target groups",
      (options) => aws.loadBalancing.send(command, options),
    );
    return [page.TargetGroups, page.NextMarker];
  });
}

async function withTagOf(
  aws: AwsCaller,
  groups: readonly ElbTargetGroup[],
  { id, name }: EnvironmentIdentity,
): Promise<ElbTargetGroup[]> {
  const own = new Set<string>();
  const arns = groups.flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []);
  for (let first = 0; first < arns.length; first += TAGS_A_CALL) {
    const command = new DescribeTagsCommand({ ResourceArns: arns.slice(first, first + TAGS_A_CALL) });
    const answer = await aws.call(
      "elasticloadbalancing:DescribeTags",
      "read the tags of the target groups",
      (options) => aws.loadBalancing.send(command, options),
    );
    for (const { ResourceArn, Tags } of answer.TagDescriptions ?? []) {
      const tag = (key: string) => Tags?.find(({ Key }) => Key === `elasticbeanstalk:${key}`)?.Value;
      const matches = id ? tag("environment-id") === id : tag("environment-name") === name;
      if (matches && ResourceArn) own.add(ResourceArn);
    }
  }
  return groups.filter(({ TargetGroupArn }) => TargetGroupArn && own.has(TargetGroupArn));
}

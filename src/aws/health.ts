import {
  DescribeInstancesHealthCommand,
  type InstancesHealthAttribute,
  type SingleInstanceHealth,
} from "@aws-sdk/client-elastic-beanstalk";
import { DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { type AwsCaller, allPages } from "./client.ts";
import type { EnvironmentIdentity } from "./environment.ts";
import type { SeenTarget } from "./target.ts";
import type { TargetGroup } from "./target-group.ts";

export async function describeTargets(
  aws: AwsCaller,
  group: Pick<TargetGroup, "arn" | "name">,
): Promise<SeenTarget[]> {
  const command = new DescribeTargetHealthCommand({ TargetGroupArn: group.arn });
  const answer = await aws.call(
    "elasticloadbalancing:DescribeTargetHealth",
    `see which targets of ${group.name} are healthy`,
    (options) => aws.loadBalancing.send(command, options),
  );
  return (answer.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => ({
    id: Target?.Id ?? "",
    port: Target?.Port ?? 0,
    state: TargetHealth?.State ?? "unknown",
    reason: TargetHealth?.Reason,
    description: TargetHealth?.Description,
  }));
}

/**
 * This needs enhanced health reporting:
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced.html
 */
export function describeInstances(
  aws: AwsCaller,
  { id, name }: EnvironmentIdentity,
  ...AttributeNames: InstancesHealthAttribute[]
): Promise<SingleInstanceHealth[]> {
  return allPages(async (NextToken) => {
    const command = new DescribeInstancesHealthCommand({
      ...(id ? { EnvironmentId: id } : { EnvironmentName: name }),
      AttributeNames,
      ...(NextToken && { NextToken }),
    });
    const page = await aws.call(
      "elasticbeanstalk:DescribeInstancesHealth",
      "read the health and deployment of the environment's instances",
      (options) => aws.beanstalk.send(command, options),
    );
    return [page.InstanceHealthList, page.NextToken];
  });
}

import {
  DescribeInstancesHealthCommand,
  type InstancesHealthAttribute,
  type SingleInstanceHealth,
} from "@aws-sdk/client-elastic-beanstalk";
import { DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { HookError } from "../errors.ts";
import type { HookContext } from "../hook.ts";
import type { InstanceMetadata } from "../instance/metadata.ts";
import { deploymentId } from "../instance/platform.ts";
import type { Aws } from "./aws.ts";
import type { EnvironmentIdentity } from "./environment.ts";
import {
  type InstanceDeployment,
  judgeDeployments,
  judgeTargets,
  type TargetHealth,
  type Verdict,
} from "./guard.ts";
import type { TargetGroup } from "./plan.ts";

export interface FleetOptions {
  readonly context: HookContext;
  readonly aws: Aws;
  readonly metadata: InstanceMetadata;
  readonly environment: EnvironmentIdentity;
}

/** A target with why it is not healthy: a code such as `Target.Timeout`, and AWS's words for it. */
export interface SeenTarget extends TargetHealth {
  readonly reason: string | undefined;
  readonly description: string | undefined;
}

/** The other instances of the environment, as far as a change of the check concerns them. */
export class Fleet {
  readonly #options: FleetOptions;

  constructor(options: FleetOptions) {
    this.#options = options;
  }

  /** Whether this group's check may get stricter now. What cannot be found out is a verdict, too. */
  async mayGetStricter(group: TargetGroup): Promise<Verdict & { readonly error?: HookError }> {
    try {
      const self = (await this.#options.metadata.get("meta-data/instance-id"))?.trim() ?? "";
      const targets = await describeTargets(this.#options.aws, group);
      const byTargets = judgeTargets(targets, self);
      if (byTargets) return byTargets;
      const instances = await this.#describeInstances();
      return judgeDeployments(instances, targets, self, deploymentId(this.#options.context));
    } catch (error) {
      this.#options.context.signal.throwIfAborted();
      if (!(error instanceof HookError)) throw error;
      return { kind: "unknown", because: error.message, error };
    }
  }

  async #describeInstances(): Promise<InstanceDeployment[]> {
    const { aws, environment } = this.#options;
    const instances = await describeInstances(aws, environment, "Deployment");
    return instances.map(({ InstanceId, Deployment }) => ({
      id: InstanceId ?? "",
      deploymentId: Deployment?.DeploymentId,
      status: Deployment?.Status,
    }));
  }
}

/** Needs enhanced health reporting: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced.html */
export async function describeInstances(
  aws: Aws,
  { id, name }: EnvironmentIdentity,
  ...AttributeNames: InstancesHealthAttribute[]
): Promise<SingleInstanceHealth[]> {
  const instances: SingleInstanceHealth[] = [];
  let NextToken: string | undefined;
  do {
    const command = new DescribeInstancesHealthCommand({
      ...(id ? { EnvironmentId: id } : { EnvironmentName: name }),
      AttributeNames,
      ...(NextToken && { NextToken }),
    });
    const page = await aws.call("see which deployment the other instances are on", (options) =>
      aws.beanstalk.send(command, options),
    );
    instances.push(...(page.InstanceHealthList ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return instances;
}

export async function describeTargets(aws: Aws, group: TargetGroup): Promise<SeenTarget[]> {
  const command = new DescribeTargetHealthCommand({ TargetGroupArn: group.arn });
  const answer = await aws.call(`see which targets of ${group.name} are healthy`, (options) =>
    aws.loadBalancing.send(command, options),
  );
  return (answer.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => ({
    id: Target?.Id ?? "",
    state: TargetHealth?.State ?? "",
    reason: TargetHealth?.Reason,
    description: TargetHealth?.Description,
  }));
}

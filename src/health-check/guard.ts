import { isAside, isUnhealthy, type TargetHealth } from "../aws/target.ts";
import { shorten } from "../words.ts";

/** An instance of the environment with its latest deployment, as DescribeInstancesHealth shows it. */
export interface InstanceDeployment {
  readonly id: string;
  /** It grows by one with each deployment of the environment. Undefined where nothing is reported. */
  readonly deploymentId: number | undefined;
  /** `In Progress`, `Deployed` or `Failed`. */
  readonly status: string | undefined;
}

/** Whether a stricter check may be set now. It applies to all targets of a group at once. */
export interface Permission {
  /** `not yet` is normal in a deployment in batches. The other two are not. */
  readonly kind: "safe" | "not yet" | "passed before" | "unknown";
  readonly because: string;
}

/**
 * A found page is for a check that nobody passed. Where a target is healthy by the old page, this deployment
 * broke that page, and another one would only hide it. Undefined where that is not so.
 */
export function passedBefore(targets: readonly TargetHealth[], path: string): Permission | undefined {
  if (!targets.some(({ state }) => state === "healthy")) return undefined;
  return { kind: "passed before", because: `${path} passed until this deployment, so see what became of it` };
}

/**
 * The other targets whose health counts today. One that is unhealthy, draining or unused has no health to
 * lose.
 */
export function othersWithHealth(targets: readonly TargetHealth[], self: string): readonly TargetHealth[] {
  return targets.filter((target) => target.id !== self && !isUnhealthy(target) && !isAside(target));
}

/**
 * Whether the other targets are on the deployment of this instance. A target counts even while that
 * deployment is still under way on it: where all instances are updated at once, those that end at the same
 * moment never see each other finished. (Instances that are updated in batches are not targets during their
 * update.)
 * @param manifestId the number of this instance's deployment by its own files. Reports are some 10 seconds
 * old. So the number that the instance itself last reported counts only while it is in progress. Numbers only
 * grow.
 */
export function judgeDeployments(
  others: readonly TargetHealth[],
  instances: readonly InstanceDeployment[],
  self: string,
  manifestId: number | undefined,
): Permission {
  // AWS's reference says that the list is empty for a caller who may not see the environment.
  if (instances.length === 0)
    return { kind: "unknown", because: "Elastic Beanstalk reports no instance at all" };
  const own = instances.find(({ id }) => id === self);
  const reported = own?.status === "In Progress" ? own.deploymentId : undefined;
  if (reported === undefined && manifestId === undefined) {
    return { kind: "unknown", because: "it is not known which deployment this instance is on" };
  }
  const current = Math.max(reported ?? 0, manifestId ?? 0);
  const elsewhere = others.flatMap(({ id }) => {
    const { deploymentId, status } = instances.find((instance) => instance.id === id) ?? {};
    if (deploymentId === current && status !== "Failed") return [];
    return `${id} (${deploymentId ?? "nothing reported"}${status === "Failed" ? " failed" : ""})`;
  });
  return elsewhere.length === 0
    ? { kind: "safe", because: `every other target is on deployment ${current} too` }
    : { kind: "not yet", because: `not on deployment ${current}: ${shorten(elsewhere)}` };
}

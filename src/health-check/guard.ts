/** A registered target, as DescribeTargetHealth shows it. */
export interface TargetHealth {
  readonly id: string;
  /** `healthy`, `initial`, `unhealthy`, `draining`, ... */
  readonly state: string;
}

/** An instance of the environment with its latest deployment, as DescribeInstancesHealth shows it. */
export interface InstanceDeployment {
  readonly id: string;
  /** Counted up by one with each deployment of the environment; undefined where nothing is reported. */
  readonly deploymentId: number | undefined;
  /** `In Progress`, `Deployed` or `Failed`. */
  readonly status: string | undefined;
}

/** Whether a stricter check may be set now, for all targets of a group at once. */
export type Verdict =
  | { readonly kind: "safe"; readonly because: string }
  /** Known, and the normal course of a deployment in batches. */
  | { readonly kind: "too early"; readonly because: string }
  | { readonly kind: "unknown"; readonly because: string };

/** Nothing can be lost where no other target passes today. Undefined: that depends on what the others run. */
export function judgeTargets(targets: readonly TargetHealth[], self: string): Verdict | undefined {
  const others = judgedOthers(targets, self);
  if (others.length > 0) return undefined;
  const because = targets.some(({ id }) => id !== self)
    ? "no other target is healthy"
    : "this instance is the only target";
  return { kind: "safe", because };
}

/**
 * Whether every other instance is on the deployment of this one. A deployment under way counts: where all
 * instances are updated at once, no one ever sees the others finished.
 * @param manifestId the number of this instance's deployment by its own files. What the instance itself last
 *   reported counts only while that is in progress: reports are some 10 seconds old.
 */
export function judgeDeployments(
  instances: readonly InstanceDeployment[],
  targets: readonly TargetHealth[],
  self: string,
  manifestId: number | undefined,
): Verdict {
  // To a caller who may not see the environment, AWS's reference says, the list is empty.
  if (instances.length === 0)
    return { kind: "unknown", because: "Elastic Beanstalk reports no instance at all" };
  const own = instances.find(({ id }) => id === self);
  const current = (own?.status === "In Progress" ? own.deploymentId : undefined) ?? manifestId;
  if (current === undefined) {
    return { kind: "unknown", because: "it is not known which deployment this instance is on" };
  }
  const unreported = judgedOthers(targets, self)
    .filter(({ id }) => !instances.some((instance) => instance.id === id))
    .map(({ id }) => `${id} (not reported)`);
  const behind = instances
    .filter(
      ({ id, deploymentId, status }) => id !== self && (deploymentId !== current || status === "Failed"),
    )
    .map(({ id, deploymentId, status }) => `${id} (${describeDeployment(deploymentId, status)})`);
  const who = [...behind, ...unreported];
  if (who.length === 0)
    return { kind: "safe", because: `every other instance is on deployment ${current} too` };
  return { kind: "too early", because: `not yet on deployment ${current}: ${shorten(who)}` };
}

/** The others whose health counts today; what is unhealthy, draining or unused has none to lose. */
function judgedOthers(targets: readonly TargetHealth[], self: string): readonly TargetHealth[] {
  const harmless = ["unhealthy", "unhealthy.draining", "draining", "unused"];
  return targets.filter(({ id, state }) => id !== self && !harmless.includes(state));
}

function describeDeployment(id: number | undefined, status: string | undefined): string {
  if (id === undefined) return "nothing reported";
  return status === "Failed" ? `${id} failed` : String(id);
}

function shorten(names: readonly string[]): string {
  const shown = 5;
  const rest = names.length - shown;
  return names.slice(0, shown).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

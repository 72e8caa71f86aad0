/** A registered target, as DescribeTargetHealth shows it. */
export interface TargetHealth {
  readonly id: string;
  /** `healthy`, `initial`, `unhealthy`, `draining`, ... */
  readonly state: string;
}

/**
 * Includes `unhealthy.draining`: a Network Load Balancer's target that failed and keeps its connections for a
 * while.
 */
export function isUnhealthy({ state }: TargetHealth): boolean {
  return state.startsWith("unhealthy");
}

/** The target gets no new requests, whatever its checks say. */
export function isAside({ state }: TargetHealth): boolean {
  return state === "draining" || state === "unused";
}

/**
 * A load balancer without any healthy target sends requests to all of them.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function isFailOpen(targets: readonly TargetHealth[]): boolean {
  const asked = targets.filter((target) => !isAside(target));
  return asked.some(isUnhealthy) && !asked.some(({ state }) => state === "healthy");
}

/** A target, and why it is not healthy: a code such as `Target.Timeout`, and AWS's words for it. */
export interface SeenTarget extends TargetHealth {
  readonly port: number;
  readonly reason: string | undefined;
  readonly description: string | undefined;
}

/** A target's state, with AWS's reason and words for it where there are any. */
export function describeTarget({ state, reason, description }: SeenTarget): string {
  return [state, reason && `(${[reason, description].filter(Boolean).join(": ")})`].filter(Boolean).join(" ");
}

import type { SeenTarget } from "../aws/target.ts";
import { isOfNetwork, isRequest } from "../aws/target-group.ts";
import { readMatcher } from "../success-codes.ts";
import type { GroupFacts } from "./environment.ts";
import type { ProbeResult } from "./observation.ts";

/** What a load balancer tells of its targets, in AWS's words. */

/** A target's reason and description. */
export function saidOf({ reason, description }: Pick<SeenTarget, "reason" | "description">): string {
  return description === undefined ? `${reason}` : `${reason}, "${description}"`;
}

/** The first of the codes in `Health checks failed with these codes: [301]`. 0 where there is none. */
export function toldStatus({ description }: Pick<SeenTarget, "description">): number {
  return Number(/\[(\d{3})/.exec(description ?? "")?.[1] ?? 0);
}

/**
 * What the target answered, as far as the load balancer tells. A Network Load Balancer gives one reason for
 * all failures of an HTTP check.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html
 */
export function toldAnswer(target: SeenTarget, group: GroupFacts): ProbeResult {
  const status = toldStatus(target);
  const failure = (code: string): ProbeResult => ({ kind: "failure", code, message: saidOf(target) });
  if (target.reason === "Target.ResponseCodeMismatch" && status > 0) {
    return { kind: "answer", status, location: undefined };
  }
  if (isOfNetwork(group) && isRequest(group.healthCheck)) return failure("UNKNOWN");
  if (target.reason === "Target.Timeout") return failure("TIMEOUT");
  return failure(target.reason === "Target.FailedHealthChecks" ? "NOT SERVED" : "UNKNOWN");
}

export function isInCodes(status: number, codes: string | undefined): boolean {
  return codes !== undefined && (readMatcher(codes)?.has(status) ?? false);
}

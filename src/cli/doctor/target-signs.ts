import type { SeenTarget } from "../../aws/target.ts";
import { isOfNetwork, isRequest } from "../../aws/target-group.ts";
import { readMatcher } from "../../success-codes.ts";
import type { GroupFacts } from "./facts.ts";

/** A target's reason and description, in AWS's own words. */
export function saidOf({ reason, description }: Pick<SeenTarget, "reason" | "description">): string {
  return description === undefined ? `${reason}` : `${reason}, "${description}"`;
}

/** The first of the codes in `Health checks failed with these codes: [301]`. 0 where there is none. */
export function statusOf({ description }: SeenTarget): number {
  return Number(/\[(\d{3})/.exec(description ?? "")?.[1] ?? 0);
}

/**
 * A Network Load Balancer gives one reason for all failures of an HTTP check.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html
 */
export function isSilent(group: GroupFacts): boolean {
  return isOfNetwork(group) && isRequest(group.healthCheck);
}

/** Whether the check goes to another port than the traffic. */
export function isCheckedElsewhere({ healthCheck, port }: GroupFacts): boolean {
  return healthCheck.port !== port;
}

export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

export function isInCodes(status: number, codes: string | undefined): boolean {
  return codes !== undefined && (readMatcher(codes)?.has(status) ?? false);
}

import { isRequest, type TargetGroup } from "../aws/target-group.ts";
import type { Change } from "../hook/plan.ts";
import { AT_LEAST, covers, parseSuccessCodes, readMatcher } from "../success-codes.ts";

export interface WantedCheck {
  /** Undefined: the path stays as it is. */
  readonly path: string | undefined;
  /** Undefined: the codes become at least 200-301. */
  readonly codes: string | undefined;
}

export interface HealthCheckPlan {
  readonly path: string;
  readonly codes: string;
  readonly changes: readonly Change[];
}

export interface PlannedGroup {
  readonly group: TargetGroup;
  readonly plan: HealthCheckPlan;
}

export type Verdict =
  | { readonly kind: "plan"; readonly plan: HealthCheckPlan }
  /** A check without path and codes: there is nothing that these hooks could set. */
  | { readonly kind: "not HTTP"; readonly reason: string }
  /** Somebody chose these codes on purpose. Only a setting may change them. */
  | { readonly kind: "somebody's decision"; readonly codes: string };

/**
 * What this group's health check should be, and what differs now. Nothing becomes stricter unless it is
 * wanted.
 */
export function planHealthCheck(group: TargetGroup, wish: WantedCheck): Verdict {
  const { protocol, path: currentPath, codes: currentCodes } = group.healthCheck;
  if (!isRequest({ protocol })) return { kind: "not HTTP", reason: `${protocol} check` };
  if (currentCodes === undefined) return { kind: "not HTTP", reason: "gRPC check" };

  const codes = wish.codes === undefined ? widened(currentCodes) : exactly(wish.codes, currentCodes);
  if (codes === undefined) return { kind: "somebody's decision", codes: currentCodes };
  return { kind: "plan", plan: toPlan(group, wish.path ?? currentPath, codes) };
}

/**
 * The part of a plan that can be done at any moment: more success codes. No target that passes now can fail
 * by them. Returns the same plan when all of it can be done.
 */
export function harmlessPart(group: TargetGroup, plan: HealthCheckPlan): HealthCheckPlan {
  const { path, codes: currentCodes } = group.healthCheck;
  const current = currentCodes === undefined ? undefined : readMatcher(currentCodes);
  const planned = readMatcher(plan.codes);
  const widens = current !== undefined && planned !== undefined && covers(planned, current);
  const codes = widens ? plan.codes : (currentCodes ?? plan.codes);
  return path === plan.path && codes === plan.codes ? plan : toPlan(group, path, codes);
}

/** The same plan with another page. */
export function withPath({ group, plan }: PlannedGroup, path: string): HealthCheckPlan {
  return toPlan(group, path, plan.codes);
}

function toPlan(group: TargetGroup, path: string, codes: string): HealthCheckPlan {
  const { path: currentPath, codes: currentCodes } = group.healthCheck;
  const where = (what: string) => `target group ${group.name}, ${what}`;
  const changes: Change[] = [];
  if (path !== currentPath) changes.push({ where: where("path"), before: currentPath, after: path });
  if (currentCodes !== undefined && codes !== currentCodes) {
    changes.push({ where: where("success codes"), before: currentCodes, after: codes });
  }
  return { path, codes, changes };
}

/** Codes that cover 200-301 stay. Codes inside 200-301 become 200-301. Undefined for all others. */
function widened(current: string): string | undefined {
  const codes = readMatcher(current);
  if (!codes) return undefined;
  const atLeast = parseSuccessCodes(AT_LEAST);
  if (covers(codes, atLeast)) return current;
  return covers(atLeast, codes) ? AT_LEAST : undefined;
}

/** The wanted codes. When the group's own text means the same, that text is used. */
function exactly(wished: string, current: string): string {
  const [want, have] = [parseSuccessCodes(wished), readMatcher(current)];
  return have && covers(want, have) && covers(have, want) ? current : wished;
}

/**
 * The groups of the wanted process. Traffic splitting makes two groups on one port: both belong to the
 * process. Undefined when it cannot be told which process is meant.
 * @param wishedPort from the setting; when it is set, nothing else counts
 * @param defaultPort the port of the environment's default process
 */
export function groupsOfProcess(
  groups: readonly TargetGroup[],
  wishedPort: number | undefined,
  defaultPort: number | undefined,
): readonly TargetGroup[] | undefined {
  const on = (port: number | undefined) => groups.filter((group) => group.port === port);
  if (wishedPort !== undefined) return nonEmpty(on(wishedPort));
  const ports = new Set(groups.map(({ port }) => port));
  return ports.size === 1 ? groups : nonEmpty(on(defaultPort));
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

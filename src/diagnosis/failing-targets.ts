import { isUnhealthy, type SeenTarget } from "../aws/target.ts";
import { isRequest } from "../aws/target-group.ts";
import { groupBy, shorten } from "../words.ts";
import type { Finding } from "./cause.ts";
import { diagnose, rankOf } from "./diagnose.ts";
import type { GroupFacts, WantedByHooks } from "./environment.ts";
import type { SeenCheck } from "./observation.ts";
import type { Process } from "./processes.ts";
import type { WebProxy } from "./proxy.ts";
import { isInCodes, saidOf, toldAnswer, toldStatus } from "./told.ts";
import { describeCheck, withoutQuery } from "./words.ts";

/** What a laptop knows of the instances behind a load balancer. */
export interface InstanceSide {
  readonly proxy: WebProxy | undefined;
  /** What to do in place of the hooks, where they cannot help. */
  readonly insteadOfHooks: string | undefined;
  readonly wanted: WantedByHooks;
}

/** Targets of one group that fail for the same cause. */
export interface Failure {
  readonly targets: readonly SeenTarget[];
  readonly finding: Finding;
}

/** Why targets of a group fail. The cause that most of them have comes first. */
export function targetFailures(
  group: GroupFacts,
  process: Process | undefined,
  instance: InstanceSide,
): Failure[] {
  const seen = (target: SeenTarget) => seenOf(target, group, process, instance);
  const unhealthy = group.targets.filter(isUnhealthy);
  const byCause = groupBy(unhealthy, (target) => diagnose(seen(target), "laptop").clause);
  return [...byCause.values()]
    .flatMap((targets) => {
      const [first] = targets;
      return first ? [{ targets, finding: findingOn(targets, group, seen(first)) }] : [];
    })
    .sort((a, b) => b.targets.length - a.targets.length || rankOf(a.finding.cause) - rankOf(b.finding.cause));
}

function seenOf(
  target: SeenTarget,
  group: GroupFacts,
  process: Process | undefined,
  { proxy, insteadOfHooks, wanted }: InstanceSide,
): SeenCheck {
  const { protocol, port, path, codes = "", timeoutSeconds } = group.healthCheck;
  return {
    ...{ group, protocol, port, path, codes, timeoutSeconds, target, proxy, insteadOfHooks },
    connection: isRequest(group.healthCheck) ? undefined : protocol,
    last: toldAnswer(target, group),
    heardFrom: "load balancer",
    namespace: process?.namespace,
    settings: wanted,
  };
}

function findingOn(targets: readonly SeenTarget[], group: GroupFacts, seen: SeenCheck): Finding {
  const { name, clause, remedy } = diagnose(seen, "laptop");
  const isOne = targets.length === 1;
  const check = `the check of target group ${group.name} (${describeCheck(seen)})`;
  return {
    cause: name,
    message: `${howMany(targets, group)} ${isOne ? "does" : "do"} not pass ${check}: ${clause}`,
    seen: linesOn(targets, group),
    remedy,
  };
}

function linesOn(targets: readonly SeenTarget[], { name, healthCheck }: GroupFacts): string[] {
  const { protocol, codes, intervalSeconds, healthyThreshold } = healthCheck;
  const said = groupBy(targets, saidOf);
  const lines = [...said].map(([what, some]) => `${shorten(some.map(({ id }) => id))}: ${what}`);
  const path = isRequest(healthCheck) ? ` ${withoutQuery(healthCheck.path)}` : "";
  const port = healthCheck.isOnTrafficPort ? "the traffic port" : healthCheck.port;
  const wanted = codes === undefined ? "" : `, success codes ${codes}`;
  const group = `target group ${name} checks ${protocol}${path} on ${port}${wanted}, every ${intervalSeconds} s`;
  const isStale = targets.some((target) => isInCodes(toldStatus(target), codes));
  if (!isStale) return [...lines, group];
  const seconds = intervalSeconds * healthyThreshold;
  return [...lines, group, `the success codes have that answer by now: give it ${seconds} s`];
}

function howMany(targets: readonly SeenTarget[], { targets: all }: GroupFacts): string {
  if (all.length === 1) return "the only target";
  return targets.length === all.length
    ? `all ${all.length} targets`
    : `${targets.length} of ${all.length} targets`;
}

import { shorten } from "../../words.ts";
import type { GroupFacts } from "./facts.ts";
import type { LaptopFinding } from "./finding.ts";
import { saidOf } from "./target-signs.ts";

/** Finds a group that cannot be healthy, although none of its targets fails. */
export function withoutTargets(group: GroupFacts, groups: readonly GroupFacts[]): LaptopFinding | undefined {
  const { name, targets, healthCheck } = group;
  if (targets.length === 0) {
    if (standInOf(group, groups)) return undefined;
    return {
      cause: "target",
      message: `no instance is registered with target group ${name}`,
      seen: [`target group ${name}: no targets`],
      remedy: ["See whether the environment has instances at all: eb health, eb events."],
    };
  }
  const isUnused = targets.every(({ state }) => state === "unused");
  if (isUnused && groups.length === 1) {
    return {
      cause: "target",
      message: `the load balancer sends nothing to target group ${name}`,
      seen: targets
        .map(({ id, reason, description }) => `${id}: ${saidOf({ reason, description })}`)
        .slice(0, 5),
      remedy: [
        "See that a listener rule of the load balancer leads to the group, and that the instances run.",
      ],
    };
  }
  const waiting = targets.filter(({ state }) => state === "initial");
  if (waiting.length === 0 || targets.some(({ state }) => state === "healthy")) return undefined;
  const seconds = healthCheck.intervalSeconds * healthCheck.healthyThreshold;
  return {
    cause: "target",
    message: `${waiting.length} of ${targets.length} targets are new, and their first checks are under way`,
    seen: waiting.map(({ id, reason }) => `${id}: ${reason}`).slice(0, 5),
    remedy: [`Run this again in ${seconds} s.`],
  };
}

/**
 * The other group of the same process. Traffic splitting needs two groups of one process. Between two
 * deployments one of them may be empty.
 */
function standInOf(group: GroupFacts, groups: readonly GroupFacts[]): GroupFacts | undefined {
  return groups.find((one) => one !== group && one.port === group.port && one.targets.length > 0);
}

export function noteStates(group: GroupFacts, groups: readonly GroupFacts[], notes: string[]): void {
  const { name, targets, port } = group;
  const standIn = targets.length === 0 ? standInOf(group, groups) : undefined;
  if (standIn)
    notes.push(`target group ${name} is empty: the targets of port ${port} are in ${standIn.name}`);
  for (const state of ["draining", "unavailable", "unused", "initial"]) {
    const some = targets.filter((target) => target.state.split(".").includes(state));
    if (some.length > 0) notes.push(`target group ${name}: ${state}: ${shorten(some.map(({ id }) => id))}`);
  }
}

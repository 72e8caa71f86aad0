import { describeTarget, isAside, isFailOpen, isUnhealthy, type SeenTarget } from "../../aws/target.ts";
import { shorten } from "../../words.ts";
import type { Explaining } from "../cause.ts";
import type { GroupFacts, Options } from "../environment.ts";
import { adviceForNetworkLoadBalancer } from "../network-load-balancer.ts";
import type { Check } from "../observation.ts";
import { saidOf } from "../told.ts";

/** What the load balancer says of its targets. */

/** A check with the targets that it judges. */
export interface JudgedCheck extends Check {
  readonly passed: boolean;
  /** Undefined when not known. */
  readonly targets: readonly SeenTarget[] | undefined;
}

/** This instance, by which names a target group may know it. */
export interface Self {
  /** Empty where it is not known. */
  readonly instanceId: string;
  readonly address: string;
}

/** This instance among the targets. Undefined when it is not among them, and when that is not known. */
export function ownTarget({ instanceId, address }: Self, { targets }: JudgedCheck): SeenTarget | undefined {
  return targets?.find(({ id }) => id === instanceId || id === address);
}

/**
 * The group on the same port that has this instance as a target, when the checked group does not have it.
 * Traffic splitting gives each version of the app a group of its own.
 */
export function siblingOf(
  self: Self & { readonly checks: readonly JudgedCheck[] },
  check: JudgedCheck,
): JudgedCheck | undefined {
  const { group, targets } = check;
  if (!group || !targets || ownTarget(self, check)) return undefined;
  return self.checks.find((other) => other.group?.port === group.port && ownTarget(self, other));
}

/** How the load balancer sees this instance. Empty where that is not known. */
export function targetSeen(self: Self, check: JudgedCheck): string[] {
  const own = ownTarget(self, check);
  return own ? [`the load balancer sees this instance as ${describeTarget(own)}`] : [];
}

/** Findings that the load balancer sees and this instance alone does not show. */
export function seenByLoadBalancer(
  facts: Self & { readonly checks: readonly JudgedCheck[] },
  check: JudgedCheck,
): Explaining[] {
  const { group, targets } = check;
  if (group === undefined || !targets) return [];
  const unhealthy = targets.filter(isUnhealthy);
  const isOpen = isFailOpen(targets);
  const failOpen = isOpen
    ? [
        `no target of ${group.name} is healthy: the load balancer sends requests to all of them (fail open), so the site may seem to work`,
      ]
    : [];
  const own = ownTarget(facts, check);
  const findings = own ? seenOfOwn(check, own, failOpen) : notAmongThem(facts, check);
  const others = unhealthy.filter((target) => target !== own);
  if (others.length > 0 && (isOpen ? !check.passed : true)) {
    const shown = others.slice(0, 5).map((target) => `${target.id} is ${describeTarget(target)}`);
    const count = `${unhealthy.length} of ${targets.length} targets of ${group.name} are unhealthy`;
    findings.push({
      cause: "fleet",
      message: failOpen[0] ?? count,
      seen: [...(isOpen ? [count] : []), ...shown],
      remedy: ["Run the doctor on the others too: eb ssh INSTANCE, then as here."],
    });
  }
  return findings;
}

function seenOfOwn(check: JudgedCheck, own: SeenTarget, failOpen: readonly string[]): Explaining[] {
  const { passed, port, connection, group } = check;
  const message = `the load balancer sees this instance as ${describeTarget(own)}`;
  if (own.state === "unused") {
    const remedy = [
      "It gets no requests: a listener must forward to this group, and the load balancer must be enabled in this instance's Availability Zone.",
    ];
    return [{ cause: "target", message, seen: [], remedy }];
  }
  if (!passed || !isUnhealthy(own)) return [];
  const isAnswered = own.reason === "Target.ResponseCodeMismatch";
  const reach = `Let the load balancer reach port ${port}: the instance's security group must allow it from the load balancer's, and no network ACL may forbid it.`;
  const better =
    "The app may just have got better: look again when the group's healthy threshold has passed.";
  const foreignHost = connection ? undefined : adviceForNetworkLoadBalancer(group?.protocol ?? "HTTP");
  const log = "What the load balancer got is in /var/log/nginx/access.log: grep ELB-HealthChecker.";
  return [
    {
      cause: "target",
      message: connection
        ? `${message}, though a connection is taken here`
        : `${message}, though the app passes its check here`,
      seen: failOpen,
      remedy: foreignHost ? [`${foreignHost}.`, reach] : [isAnswered ? (connection ? log : better) : reach],
    },
  ];
}

function notAmongThem(
  facts: Self & { readonly checks: readonly JudgedCheck[] },
  check: JudgedCheck,
): Explaining[] {
  if (facts.instanceId === "" || siblingOf(facts, check)) return [];
  return [
    {
      cause: "target",
      message: `this instance is no target of target group ${check.group?.name}`,
      seen: [`its ${check.targets?.length} targets are others`],
      remedy: [
        "Auto Scaling registers it, and takes it out while its batch is deployed: see the state of the instance in its group.",
      ],
    },
  ];
}

/** Finds a group that cannot be healthy, although none of its targets fails. */
export function withoutTargets(group: GroupFacts, groups: readonly GroupFacts[]): Explaining | undefined {
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

const COMMAND = "aws:elasticbeanstalk:command";

/**
 * When no target is healthy, the first target that passes gets all of the traffic. A batch of a rolling
 * deployment can drown in it.
 */
export function failOpen(group: GroupFacts, options: Options | undefined): Explaining | undefined {
  const targets = group.targets.filter((target) => !isAside(target));
  const isOpen = targets.length > 1 && isFailOpen(targets);
  const policy = options && (options.get(COMMAND)?.get("DeploymentPolicy") ?? "AllAtOnce");
  if (!isOpen || policy === "AllAtOnce") return undefined;
  const how =
    policy === undefined ? "how deployments go is not known" : `DeploymentPolicy of ${COMMAND} is ${policy}`;
  return {
    cause: "fleet",
    message: `no target of ${targets.length} is healthy, so the load balancer sends requests to all of them; the first batch that passes would get all of the traffic`,
    seen: [`target group ${group.name}: 0 of ${targets.length} targets healthy`, how],
    remedy: [
      `Deploy the fix to all instances at once: set DeploymentPolicy of ${COMMAND} to AllAtOnce for that one deployment, and back after it.`,
    ],
  };
}

import { describeTarget, isFailOpen, isUnhealthy, type SeenTarget } from "../aws/target.ts";
import { adviceForNetworkLoadBalancer } from "../diagnosis/answers.ts";
import type { CheckFacts, SeenInstance } from "./facts.ts";
import type { Finding } from "./report.ts";

type Self = Pick<SeenInstance, "instanceId" | "address">;

/** This instance among the targets. Undefined when it is not among them, and when that is not known. */
export function ownTarget({ instanceId, address }: Self, { targets }: CheckFacts): SeenTarget | undefined {
  return targets?.find(({ id }) => id === instanceId || id === address);
}

/**
 * The group on the same port that has this instance as a target, when the checked group does not have it.
 * Traffic splitting gives each version of the app a group of its own.
 */
export function siblingOf(
  facts: Self & Pick<SeenInstance, "checks">,
  check: CheckFacts,
): CheckFacts | undefined {
  const { group, targets } = check;
  if (!group || !targets || ownTarget(facts, check)) return undefined;
  return facts.checks.find((other) => other.group?.port === group.port && ownTarget(facts, other));
}

/** How the load balancer sees this instance. Empty where that is not known. */
export function targetSeen(self: Self, check: CheckFacts): string[] {
  const own = ownTarget(self, check);
  return own ? [`the load balancer sees this instance as ${describeTarget(own)}`] : [];
}

/** Findings that the load balancer sees and this instance alone does not show. */
export function seenByLoadBalancer(facts: SeenInstance, check: CheckFacts): Finding[] {
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

function seenOfOwn(check: CheckFacts, own: SeenTarget, failOpen: readonly string[]): Finding[] {
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

function notAmongThem(facts: SeenInstance, check: CheckFacts): Finding[] {
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

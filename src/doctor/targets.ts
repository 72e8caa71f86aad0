import type { SeenTarget } from "../health-check/fleet.ts";
import type { CheckFacts, Facts } from "./facts.ts";
import type { Finding } from "./report.ts";

/** How the load balancer has this instance; nothing where that is not known. */
export function targetSeen({ instanceId }: Facts, { targets }: CheckFacts): string[] {
  const own = targets?.find(({ id }) => id === instanceId);
  return own ? [`the load balancer has this instance as ${describeTarget(own)}`] : [];
}

function describeTarget({ state, reason, description }: SeenTarget): string {
  return [state, reason && `(${[reason, description].filter(Boolean).join(": ")})`].filter(Boolean).join(" ");
}

/** What the load balancer sees and this instance alone does not show. */
export function seenByLoadBalancer({ instanceId }: Facts, check: CheckFacts): Finding[] {
  const { group, targets, passed, port } = check;
  if (group === undefined || !targets) return [];
  const isUnhealthy = ({ state }: SeenTarget) => state.startsWith("unhealthy");
  const own = targets.find(({ id }) => id === instanceId);
  const unhealthy = targets.filter(isUnhealthy);
  const others = unhealthy.filter((target) => target !== own);
  const isOpen = unhealthy.length > 0 && !targets.some(({ state }) => state === "healthy");
  const failOpen = isOpen
    ? [
        `no target of ${group} is healthy: the load balancer sends requests to all of them (fail open), so the site may seem to work`,
      ]
    : [];
  const findings: Finding[] = [];
  if (!own) {
    findings.push({
      cause: "target",
      message: `this instance is no target of target group ${group}`,
      seen: [`its ${targets.length} targets are others`],
      remedy: [
        "Auto Scaling registers it, and takes it out while its batch is deployed: see the state of the instance in its group.",
      ],
    });
  } else if (passed && isUnhealthy(own)) {
    const isAnswered = own.reason === "Target.ResponseCodeMismatch";
    findings.push({
      cause: "target",
      message: `the load balancer has this instance as ${describeTarget(own)}, though the app passes its check here`,
      seen: failOpen,
      remedy: isAnswered
        ? ["The app may just have got better: look again when the group's healthy threshold has passed."]
        : [
            `Let the load balancer reach port ${port}: the instance's security group must allow it from the load balancer's, and no network ACL may forbid it.`,
          ],
    });
  }
  if (others.length > 0 && (isOpen ? !passed : true)) {
    const shown = others.slice(0, 5).map((target) => `${target.id} is ${describeTarget(target)}`);
    const count = `${unhealthy.length} of ${targets.length} targets of ${group} are unhealthy`;
    findings.push({
      cause: "fleet",
      message: failOpen[0] ?? count,
      seen: [...(isOpen ? [count] : []), ...shown],
      remedy: ["Run the doctor on the others too: eb ssh INSTANCE, then as here."],
    });
  }
  return findings;
}

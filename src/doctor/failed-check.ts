import type { Finding } from "../diagnosis/cause.ts";
import { siblingOf, targetSeen } from "../diagnosis/causes/targets.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import type { Outcome } from "../diagnosis/observation.ts";
import { describeCheck, statusOf } from "../diagnosis/words.ts";
import type { CheckFacts, SeenInstance } from "./facts.ts";
import { hostsSeen } from "./hosts-seen.ts";

/** Whether a check that does not pass is a finding. */
export function isFailure(facts: SeenInstance, check: CheckFacts): boolean {
  const { passed, last } = check;
  if (passed || siblingOf(facts, check)) return false;
  switch (facts.loadBalancer.kind) {
    case "none": // nobody checks it: this is only a look at the app
      return isDown(last);
    case "classic": // a redirect or a 404 may count as healthy: by default a connection is enough
      return isDown(last) || statusOf(last) === 400;
    default:
      return true;
  }
}

/** Whether the app refuses the instance's own address, but not every host. */
export function refusesHost(check: CheckFacts): boolean {
  return diagnose(check, "instance").name === "host refused";
}

export function failedCheck(facts: SeenInstance, check: CheckFacts): Finding {
  const { name, clause, remedy } = diagnose(check, "instance");
  const { service, hosts } = facts;
  const running = hosts.processes.map(({ pid }) => pid).join(", ");
  const state = `web.service is ${service}; processes of the app: ${running || "none"}`;
  return {
    cause: name,
    message: `the app does not pass ${nameOf(check)} (${describeCheck(check)}): ${clause}`,
    seen: [
      ...(isDown(check.last) ? [state, `port ${check.port}`] : []),
      ...(statusOf(check.last) === 400 ? hostsSeen(hosts) : []),
      ...unknownCheck(facts, check),
      ...targetSeen(facts, check),
    ],
    remedy,
  };
}

function nameOf({ group }: CheckFacts): string {
  return group === undefined ? "a check" : `the check of target group ${group.name}`;
}

/** Where it is not known what the load balancer asks, this says what was asked in its place. */
function unknownCheck({ loadBalancer }: SeenInstance, { group }: CheckFacts): string[] {
  if (group !== undefined || loadBalancer.kind === "none") return [];
  if (loadBalancer.kind === "classic") {
    return [
      "what a Classic Load Balancer asks is not known: a connection, or the path in the option Application Healthcheck URL",
    ];
  }
  return [
    "what the load balancer asks is not known: this is what Elastic Beanstalk sets by itself, with HEALTH_HOOKS_PATH",
  ];
}

/** The app fails, or does not answer in time. No other host, path or code would help. */
function isDown(last: Outcome): boolean {
  return last.kind !== "answer" || last.status >= 500;
}

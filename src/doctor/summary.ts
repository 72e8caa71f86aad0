import { describeTarget } from "../aws/target.ts";
import type { Finding } from "../diagnosis/cause.ts";
import { whySwitchedOff } from "../diagnosis/causes/settings.ts";
import { ownTarget, siblingOf } from "../diagnosis/causes/targets.ts";
import type { Outcome } from "../diagnosis/observation.ts";
import { describeCheck } from "../diagnosis/words.ts";
import type { CheckFacts, SeenInstance } from "./facts.ts";
import { hostsSeen } from "./hosts-seen.ts";
import type { InstanceReport } from "./report.ts";

/** What was seen, one clause for each place, whether it is right or wrong. */
export function notesOn(facts: SeenInstance): string[] {
  const { address, instanceId, service, hooks, checks, hosts, reports, reportsProblem, loadBalancer } = facts;
  const off = whySwitchedOff(facts.settings);
  const own = reports.find(({ id }) => id === instanceId);
  const versions = hooks.map(
    ({ name, version }) => `${name} ${version === undefined ? "missing" : version || "there"}`,
  );
  return [
    `address ${address}, instance ${instanceId || "not known"}, web.service ${service}`,
    ...(own ? [`Elastic Beanstalk reports it as ${[own.status, ...own.causes].join(": ")}`] : []),
    ...(reportsProblem ? [`what Elastic Beanstalk finds wrong is not known: ${reportsProblem}`] : []),
    ...("reason" in loadBalancer ? [`no health check by path and codes: ${loadBalancer.reason}`] : []),
    ...checks.flatMap((check) => noteOn(facts, check)),
    ...hostsSeen(hosts),
    ...(off ? [off] : []),
    `hooks: ${versions.join(", ")}`,
  ];
}

function noteOn(facts: SeenInstance, check: CheckFacts): string[] {
  const { group, port, last, passed, targets } = check;
  const name = group?.name ?? "a check";
  const healthy = targets?.filter(({ state }) => state === "healthy").length;
  const seen = targets ? `; ${healthy} of ${targets.length} targets are healthy` : "";
  const result = passed ? "passes" : "does not pass";
  const sibling = siblingOf(facts, check)?.group;
  return [
    `${name} on port ${port}: ${describeCheck(check)} -> ${says(last)}, ${result}${seen}`,
    ...(sibling
      ? [`${name}: this instance is no target of it but of ${sibling.name}, on the same port`]
      : []),
  ];
}

function says(last: Outcome): string {
  if (last.kind === "connected") return "connected";
  return last.kind === "failure" ? last.code : String(last.status);
}

/** The report's last line. */
export function summariseInstance(
  facts: SeenInstance,
  findings: readonly Finding[],
  assumptions: InstanceReport["assumptions"],
): string {
  const broken = assumptions.filter(({ holds }) => holds === false).map(({ name }) => name);
  const assumed = broken.length > 0 ? `; does not hold: ${broken.join(", ")}` : "";
  const [first] = findings;
  if (first) {
    const count = findings.length === 1 ? "1 finding" : `${findings.length} findings`;
    return `${count}; first: ${first.message}${assumed}`;
  }
  const unasked = facts.reportsProblem
    ? "; not looked at: the health that Elastic Beanstalk itself reports"
    : "";
  return `${verdictOn(facts)}${unasked}${assumed}`;
}

/** An instance is healthy when the app passes here and the load balancer says that it is healthy. */
function verdictOn(facts: SeenInstance): string {
  const { loadBalancer, checks } = facts;
  const own = checks.filter((check) => !siblingOf(facts, check));
  const doubts = "reason" in loadBalancer ? [loadBalancer.reason] : own.flatMap((one) => doubtOn(facts, one));
  if (doubts.length > 0) return `no finding, but not known to be healthy: ${doubts.join("; ")}`;
  const groups = own.map((check) => `${check.group?.name} (${describeCheck(check)})`);
  return `healthy: the app answers as the load balancer wants: ${groups.join(", ")}`;
}

/** The proxy accepts connections even when the app is down. */
const NO_APP = "only a connection was tried, and no process of the app was found";

function doubtOn(facts: SeenInstance, check: CheckFacts): string[] {
  const name = check.group?.name ?? "its target group";
  const own = ownTarget(facts, check);
  if (!own) return [`how the load balancer has this instance in ${name} was not seen`];
  if (own.state === "healthy") return check.connection && !facts.hosts.processes.length ? [NO_APP] : [];
  return [`the load balancer has this instance in ${name} as ${describeTarget(own)}`];
}

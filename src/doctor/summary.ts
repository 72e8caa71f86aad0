import type { ProbeResult } from "../health-check/diagnosis.ts";
import type { AwsFacts } from "./aws.ts";
import type { Facts } from "./facts.ts";
import { hostsSeen } from "./host-refused.ts";
import { switchedOff } from "./judge.ts";
import type { Finding, Report } from "./report.ts";

/** What was seen, one clause a place, whether it is right or wrong. */
export function notesOn(facts: Facts, { none, groups = [] }: AwsFacts): string[] {
  const off = switchedOff(facts.settings);
  const unasked = groups.filter(({ name }) => !facts.checks.some(({ group }) => group === name));
  const { address, instanceId, service, hooks, checks, hosts, reports } = facts;
  const own = reports.find(({ id }) => id === instanceId);
  const says = (last: ProbeResult) => (last.kind === "failure" ? last.code : String(last.status));
  const versions = hooks.map(
    ({ name, version }) => `${name} ${version === undefined ? "missing" : version || "there"}`,
  );
  return [
    `address ${address}, instance ${instanceId || "not known"}, web.service ${service}`,
    ...(own ? [`Elastic Beanstalk has it as ${[own.status, ...own.causes].join(": ")}`] : []),
    ...(none ? [`no health check by path and codes: ${none}`] : []),
    ...checks.map(({ group, port, path, codes, last, passed, targets }) => {
      const healthy = targets?.filter(({ state }) => state === "healthy").length;
      const seen = targets ? `; ${healthy} of ${targets.length} targets are healthy` : "";
      const result = passed ? "passes" : "does not pass";
      return `${group ?? "a check"}: port ${port}, ${path} for ${codes} -> ${says(last)}, ${result}${seen}`;
    }),
    ...unasked.map(({ name, healthCheck: { protocol, port } }) => {
      return `${name}: port ${port}, a check without path and codes (${protocol}), which is not replayed`;
    }),
    ...hostsSeen({ hosts }),
    ...(off ? [off] : []),
    `hooks: ${versions.join(", ")}`,
  ];
}

/** The report's last line. */
export function summarise(
  { checks }: Facts,
  findings: readonly Finding[],
  assumptions: Report["assumptions"],
): string {
  const broken = assumptions.filter(({ holds }) => holds === false).map(({ name }) => name);
  const assumed = broken.length > 0 ? `; does not hold: ${broken.join(", ")}` : "";
  const [first] = findings;
  if (first) {
    const count = findings.length === 1 ? "1 finding" : `${findings.length} findings`;
    return `${count}; first: ${first.message}${assumed}`;
  }
  const passed = checks.filter(({ passed }) => passed);
  const groups = passed.map(({ group, path, codes }) => `${group ?? "its port"} (${path} for ${codes})`);
  return `healthy: the app answers as the load balancer wants: ${groups.join(", ") || "no HTTP check"}${assumed}`;
}

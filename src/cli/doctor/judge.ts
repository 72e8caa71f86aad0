import { webProxy } from "../../diagnosis/proxy.ts";
import { driftsOf, outrankedOptions } from "./drift.ts";
import type { EnvironmentFacts, GroupFacts, SeenEnvironment } from "./facts.ts";
import type { EnvironmentReport, LaptopFinding } from "./finding.ts";
import { failedDeployment, failOpen, mixedDeployments } from "./fleet.ts";
import { healthReport } from "./health-report.ts";
import { healthcheckUrl } from "./healthcheck-url.ts";
import { badSetting, disabledHooks, type Hooks, hooksOf, missingPermission, wantedCheck } from "./hooks.ts";
import { processesOf, processOf } from "./processes.ts";
import { targetFailures } from "./target-failures.ts";
import { noteStates, withoutTargets } from "./target-states.ts";

/**
 * Judges why this environment is red. A cause comes before its effects: the first finding is to be fixed
 * first.
 */
export function judgeEnvironment(facts: SeenEnvironment): EnvironmentReport {
  const { environment, loadBalancing, instances = [] } = facts;
  const hooks = hooksOf(facts);
  const notes = [...facts.notes];
  if (environment.status !== "Ready") {
    notes.push(`the environment is ${environment.status}: what is seen now may pass by itself`);
  }
  if (loadBalancing.kind === "target groups") noteAbsence(loadBalancing, environment, notes);
  const findings =
    loadBalancing.kind === "target groups" ? judgeGroups(loadBalancing.groups, facts, hooks, notes) : [];
  if (loadBalancing.kind === "none") {
    const what = environment.isWorker
      ? "a worker, which gets"
      : "a single instance, or is still being created, and gets";
    notes.push(
      `this environment is ${what} no health check from a load balancer: there are no targets to look at`,
    );
  }
  if (loadBalancing.kind === "classic") {
    notes.push(
      "the load balancer is a Classic one, which has no target group: Application Healthcheck URL is its check",
    );
  }
  const failed = failedDeployment(instances);
  if (failed) findings.push(failed);
  const mixed = mixedDeployments(instances);
  if (mixed) notes.push(mixed);
  const isSettled = environment.status === "Ready" || environment.health === "Red";
  const unexplained = findings.length === 0 && isSettled ? healthReport(facts) : undefined;
  if (unexplained) findings.push(unexplained);
  findings.unshift(...disabledHooks(hooks, findings));
  const refused = badSetting(hooks);
  if (refused) findings.unshift(refused);
  return { findings, notes, summary: summariseEnvironment(facts, findings) };
}

function judgeGroups(
  groups: readonly GroupFacts[],
  facts: SeenEnvironment,
  hooks: Hooks,
  notes: string[],
): LaptopFinding[] {
  const { options, environment, role } = facts;
  const wanted = wantedCheck(hooks);
  const instance = {
    proxy: webProxy(options?.get("aws:elasticbeanstalk:environment:proxy")?.get("ProxyServer")),
    hooks,
  };
  const processes = options ? processesOf(options) : [];
  const known = groups.map((group) => ({ group, process: processOf(group, groups, processes) }));
  const drifts = driftsOf(known, environment, wanted);
  const failures = known
    .flatMap(({ group, process }) => targetFailures(group, process, instance))
    .sort((a, b) => b.targets.length - a.targets.length);
  for (const { note } of drifts) if (note) notes.push(note);

  const findings: LaptopFinding[] = [];
  /** Adds a finding only once, right before the first finding that it causes. */
  const add = (finding: LaptopFinding | undefined) => {
    if (finding && !findings.includes(finding)) findings.push(finding);
  };
  const permission = hooks.instead === undefined ? missingPermission(role) : undefined;
  const url = healthcheckUrl(options, groups);
  const outranked = options ? outrankedOptions(facts.ebextensions, options, environment) : [];
  for (const { group, finding } of failures) {
    const explaining = EXPLAINED_BY[finding.cause] ?? [];
    for (const option of explaining) {
      add(outranked.find((one) => one.option === option)?.finding);
      add(drifts.find((drift) => drift.groups.includes(group) && drift.option === option)?.finding);
    }
    if (finding.cause === "path" || finding.cause === "login") add(url);
    if (finding.cause === "success codes" || (finding.cause === "path" && wanted.path !== undefined))
      add(permission);
    add(finding);
  }
  for (const group of groups) {
    add(withoutTargets(group, groups));
    noteStates(group, groups, notes);
  }
  for (const { finding } of outranked) add(finding);
  for (const { finding } of drifts) add(finding);
  // These are findings only where something is wrong now. Otherwise they are notes.
  for (const one of [permission, url]) {
    if (findings.length > 0) add(one);
    else if (one) notes.push(one.message);
  }
  for (const group of groups) add(failOpen(group, options));
  return findings;
}

/** The options that may have caused a failure, if the environment's value is not the intended one. */
const EXPLAINED_BY: Partial<Record<LaptopFinding["cause"], readonly string[]>> = {
  "success codes": ["MatcherHTTPCode", "HealthCheckPath"],
  login: ["HealthCheckPath"],
  path: ["HealthCheckPath"],
  "wrong port": ["Port", "Protocol"],
  "nothing listens": ["Port", "Protocol"],
  "app does not answer": ["Port", "Protocol", "HealthCheckPath"],
  // A Network Load Balancer does not say which of the two it is.
  target: ["MatcherHTTPCode", "HealthCheckPath"],
};

function noteAbsence(
  { groups, gone }: Extract<SeenEnvironment["loadBalancing"], { kind: "target groups" }>,
  { id }: EnvironmentFacts,
  notes: string[],
): void {
  for (const name of gone) notes.push(`target group ${name} was taken away or replaced while this looked`);
  if (groups.length + gone.length > 0) return;
  notes.push(`no target group of its load balancer has the tag elasticbeanstalk:environment-id=${id}`);
}

function summariseEnvironment(
  { environment, loadBalancing }: SeenEnvironment,
  findings: readonly LaptopFinding[],
): string {
  const { name, health, healthStatus } = environment;
  const says = `Elastic Beanstalk says ${health}${healthStatus ? ` (${healthStatus})` : ""}`;
  if (findings.length > 0) {
    return `${name}: ${findings.length} finding${findings.length === 1 ? "" : "s"}, to be fixed in this order; ${says}`;
  }
  const groups = loadBalancing.kind === "target groups" ? loadBalancing.groups : [];
  const targets = groups.flatMap((group) => group.targets);
  if (targets.length === 0) return `${name}: nothing found; ${says}`;
  const healthy = targets.filter(({ state }) => state === "healthy").length;
  return `${name}: nothing found: ${healthy} of ${targets.length} targets healthy; ${says}`;
}

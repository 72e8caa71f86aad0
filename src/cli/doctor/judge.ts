import { type Explaining, type Finding, inOrder } from "../../diagnosis/cause.ts";
import { driftsOf, healthcheckUrl, outrankedOptions } from "../../diagnosis/causes/options.ts";
import { failedDeployment, healthReport, mixedDeployments } from "../../diagnosis/causes/reports.ts";
import { badSetting, missingPermission, switchedOff, withHooksOn } from "../../diagnosis/causes/settings.ts";
import { failOpen, noteStates, withoutTargets } from "../../diagnosis/causes/targets.ts";
import type { EnvironmentFacts, GroupFacts, SeenEnvironment } from "../../diagnosis/environment.ts";
import { targetFailures } from "../../diagnosis/failing-targets.ts";
import { processesOf, processOf } from "../../diagnosis/processes.ts";
import { webProxy } from "../../diagnosis/proxy.ts";
import { type Hooks, hooksOf, wantedCheck } from "./hooks.ts";

export interface EnvironmentReport {
  /** A cause comes before its effects: the first finding is to be fixed first. */
  readonly findings: readonly Finding[];
  /** One clause for each. There are notes even where nothing is wrong. */
  readonly notes: readonly string[];
  readonly summary: string;
}

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
  const findings = withHooksOn(
    hooks.settings,
    loadBalancing.kind === "target groups" ? judgeGroups(loadBalancing.groups, facts, hooks, notes) : [],
  );
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
  findings.unshift(...badSetting(hooks.problems), ...switchedOff(hooks.settings, findings));
  return { findings, notes, summary: summariseEnvironment(facts, findings) };
}

function judgeGroups(
  groups: readonly GroupFacts[],
  facts: SeenEnvironment,
  hooks: Hooks,
  notes: string[],
): Finding[] {
  const { options, environment, role, ebextensions } = facts;
  const wanted = wantedCheck(hooks);
  const proxy = webProxy(options?.get("aws:elasticbeanstalk:environment:proxy")?.get("ProxyServer"));
  const instance = { proxy, insteadOfHooks: hooks.instead, wanted };
  const processes = options ? processesOf(options) : [];
  const known = groups.map((group) => ({ group, process: processOf(group, groups, processes) }));
  const drifts = driftsOf(known, environment, wanted);
  const failures = known
    .flatMap(({ group, process }) => targetFailures(group, process, instance))
    .sort((a, b) => b.targets.length - a.targets.length);
  for (const { note } of drifts) if (note) notes.push(note);
  for (const group of groups) noteStates(group, groups, notes);

  const findings: Explaining[] = [
    ...failures.map(({ finding }) => finding),
    ...groups.flatMap((group) => withoutTargets(group, groups) ?? []),
    ...(options ? outrankedOptions(ebextensions, options, environment) : []),
    ...drifts.flatMap(({ finding }) => finding ?? []),
  ];
  // These are findings only where something is wrong now. Otherwise they are notes.
  const permission = hooks.instead === undefined ? missingPermission(role, wanted.path) : undefined;
  for (const one of [permission, healthcheckUrl(options, groups)]) {
    if (one && findings.length > 0) findings.push(one);
    else if (one) notes.push(one.message);
  }
  findings.push(...groups.flatMap((group) => failOpen(group, options) ?? []));
  return inOrder(findings);
}

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
  findings: readonly Finding[],
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

import { driftOf, outrankedOptions } from "./drift.ts";
import type { Facts, GroupFacts, Options, RoleFacts } from "./facts.ts";
import type { Finding, Report } from "./finding.ts";
import { failedDeployment, failOpen, mixedDeployments } from "./fleet.ts";
import { processesOf, processOf } from "./processes.ts";
import { groupBy, shorten, targetFailures } from "./target-failures.ts";

/** Why is this environment red? In order of cause: the first finding is to be mended first. */
export function judge(facts: Facts): Report {
  const { environment, options, loadBalancing, instances = [] } = facts;
  const notes = [...facts.notes];
  if (environment.status !== "Ready") {
    notes.push(`the environment is ${environment.status}: what is seen now may pass by itself`);
  }
  const findings =
    loadBalancing.kind === "target groups" ? judgeGroups(loadBalancing.groups, facts, notes) : [];
  if (loadBalancing.kind === "none") {
    const what = environment.isWorker
      ? "a worker, which gets"
      : "a single instance, or is still created, and gets";
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
  const unexplained =
    findings.length === 0 && environment.status === "Ready" ? healthReport(facts) : undefined;
  if (unexplained) findings.push(unexplained);
  for (const note of disabled(options, findings)) findings.unshift(note);
  return { findings, notes, summary: summarize(facts, findings) };
}

function judgeGroups(groups: readonly GroupFacts[], facts: Facts, notes: string[]): Finding[] {
  const { options, environment, role } = facts;
  const processes = options ? processesOf(options) : [];
  const known = groups.map((group) => ({ group, process: processOf(group, groups, processes) }));
  const drifts = known.flatMap(({ group, process }) => (process ? driftOf(group, process, environment) : []));
  const failures = known
    .flatMap(({ group, process }) => targetFailures(group, process, options))
    .sort((a, b) => b.targets.length - a.targets.length);
  for (const { finding, note } of drifts) if (!finding) notes.push(note);

  const findings: Finding[] = [];
  /** Once, and no sooner than where it is the cause of what follows. */
  const add = (finding: Finding | undefined) => {
    if (finding && !findings.includes(finding)) findings.push(finding);
  };
  const permission = missingPermission(role);
  const url = healthcheckUrl(options, groups);
  const outranked = options ? outrankedOptions(facts.ebextensions, options, environment) : [];
  for (const { group, finding } of failures) {
    const explaining = EXPLAINED_BY[finding.cause] ?? [];
    for (const option of explaining) {
      for (const one of outranked) if (one.message.includes(` sets ${option} `)) add(one);
      add(drifts.find((drift) => drift.group === group && drift.option === option)?.finding);
    }
    if (finding.cause === "path" || finding.cause === "login") add(url);
    if (finding.cause === "success codes" || (finding.cause === "path" && wishesPath(options)))
      add(permission);
    add(finding);
  }
  for (const group of groups) {
    add(withoutTargets(group, groups));
    noteStates(group, notes);
  }
  for (const one of outranked) add(one);
  for (const { finding } of drifts) add(finding);
  // Where nothing is wrong now, these do not make it so.
  for (const one of [permission, url]) {
    if (findings.length > 0) add(one);
    else if (one) notes.push(one.message);
  }
  for (const group of groups) add(failOpen(group, options));
  if (groups.length === 0) {
    notes.push(
      `no target group of its load balancer has the tag elasticbeanstalk:environment-id=${environment.id}`,
    );
  }
  return findings;
}

/** The options that may have led to a failure, should the environment have them otherwise than it was meant. */
const EXPLAINED_BY: Partial<Record<Finding["cause"], readonly string[]>> = {
  "success codes": ["MatcherHTTPCode", "HealthCheckPath"],
  login: ["HealthCheckPath"],
  path: ["HealthCheckPath"],
  "wrong port": ["Port", "Protocol"],
  "nothing listens": ["Port", "Protocol"],
  "app does not answer": ["Port", "Protocol", "HealthCheckPath"],
};

const PROPERTIES = "aws:elasticbeanstalk:application:environment";

function wishesPath(options: Options | undefined): boolean {
  return options?.get(PROPERTIES)?.get("HEALTH_HOOKS_PATH") !== undefined;
}

function missingPermission(role: RoleFacts | undefined): Finding | undefined {
  if (!role || role.missing.length === 0) return undefined;
  const name = role.arn.split("/").at(-1);
  return {
    cause: "permission",
    message: `the hook health_check cannot do its work: the instances' role ${name} lacks ${role.missing.length === 1 ? "a permission" : `${role.missing.length} permissions`}`,
    seen: [`${role.arn} may not call ${role.missing.join(", ")}`],
    remedy: [
      ...(role.denied.length > 0
        ? [`No further policy helps with ${role.denied.join(", ")}: find the statement that denies it.`]
        : []),
      `Attach this policy to the role ${name}, then deploy again: ${JSON.stringify(role.policy)}`,
    ],
  };
}

function healthcheckUrl(options: Options | undefined, groups: readonly GroupFacts[]): Finding | undefined {
  const url = options?.get("aws:elasticbeanstalk:application")?.get("Application Healthcheck URL");
  const [first] = groups;
  if (url === undefined || !first) return undefined;
  const path = `/${url.replace(/^\w+:(\/\/[^/]*)?\d*\/?/, "").replace(/^\/+/, "")}`;
  if (groups.some(({ check }) => check.path === path)) return undefined;
  return {
    cause: "Application Healthcheck URL",
    message: `Application Healthcheck URL is ${url}, which counts on a Classic Load Balancer only: ${first.check.path ?? "a connection"} is checked`,
    seen: [
      `aws:elasticbeanstalk:application: Application Healthcheck URL=${url}`,
      `target group ${first.name} checks ${first.check.path ?? first.check.protocol}`,
    ],
    remedy: [
      `Set HealthCheckPath of aws:elasticbeanstalk:environment:process:default to ${path}, in .ebextensions, and take Application Healthcheck URL away.`,
    ],
  };
}

function disabled(options: Options | undefined, findings: readonly Finding[]): Finding[] {
  const value = options?.get(PROPERTIES)?.get("HEALTH_HOOKS_ENABLED");
  const isTheirs = findings.some(({ cause }) => cause === "host refused" || cause === "success codes");
  if (value?.toLowerCase() !== "false" || !isTheirs) return [];
  return [
    {
      cause: "disabled",
      message: "the hooks are switched off in this environment",
      seen: [`${PROPERTIES}: HEALTH_HOOKS_ENABLED=${value}`],
      remedy: ["eb setenv HEALTH_HOOKS_ENABLED=true, then eb deploy."],
    },
  ];
}

function withoutTargets(
  { name, targets, check }: GroupFacts,
  groups: readonly GroupFacts[],
): Finding | undefined {
  if (targets.length === 0) {
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
      seen: targets.map(({ id, reason, description }) => `${id}: ${reason}, "${description}"`).slice(0, 5),
      remedy: [
        "See that a listener rule of the load balancer leads to the group, and that the instances run.",
      ],
    };
  }
  const waiting = targets.filter(({ state }) => state === "initial");
  if (waiting.length === 0 || targets.some(({ state }) => state === "healthy")) return undefined;
  const seconds = check.intervalSeconds * check.healthyThreshold;
  return {
    cause: "target",
    message: `${waiting.length} of ${targets.length} targets are new, and their first checks are under way`,
    seen: waiting.map(({ id, reason }) => `${id}: ${reason}`).slice(0, 5),
    remedy: [`Run this again in ${seconds} s.`],
  };
}

function noteStates({ name, targets }: GroupFacts, notes: string[]): void {
  for (const state of ["draining", "unavailable", "unused", "initial"]) {
    const some = targets.filter((target) => target.state.split(".").includes(state));
    if (some.length > 0) notes.push(`target group ${name}: ${state}: ${shorten(some.map(({ id }) => id))}`);
  }
}

/** Red for a reason that no target shows. */
function healthReport({ environment, instances = [] }: Facts): Finding | undefined {
  const { health, healthStatus } = environment;
  if (health === "Green") return undefined;
  const causes = groupBy(
    instances.flatMap(({ id, causes }) => causes.map((cause) => ({ id, cause }))),
    ({ cause }) => cause,
  );
  const status = healthStatus === undefined ? health : `${health} (${healthStatus})`;
  return {
    cause: "health report",
    message: `Elastic Beanstalk says ${status}, though no health check of a load balancer fails`,
    seen: [
      `${environment.name}: ${status}`,
      ...[...causes].map(([cause, some]) => `${shorten(some.map(({ id }) => id))}: ${cause}`).slice(0, 5),
    ],
    remedy: [
      "The colour follows the targets some minutes late, and also counts what requests are answered with, CPU and disks: eb health --refresh shows which.",
      ...(health === "Grey"
        ? ["Grey means that no data comes: see that healthd runs on the instances."]
        : []),
    ],
  };
}

function summarize({ environment, loadBalancing }: Facts, findings: readonly Finding[]): string {
  const { name, health, healthStatus } = environment;
  const says = `Elastic Beanstalk says ${health}${healthStatus ? ` (${healthStatus})` : ""}`;
  if (findings.length > 0) {
    return `${name}: ${findings.length} finding${findings.length === 1 ? "" : "s"}, the first to be mended first; ${says}`;
  }
  const groups = loadBalancing.kind === "target groups" ? loadBalancing.groups : [];
  const targets = groups.flatMap((group) => group.targets);
  if (targets.length === 0) return `${name}: nothing found; ${says}`;
  const healthy = targets.filter(({ state }) => state === "healthy").length;
  return `${name}: nothing found: ${healthy} of ${targets.length} targets healthy; ${says}`;
}

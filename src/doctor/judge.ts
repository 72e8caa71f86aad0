import { diagnose, isHostRefused, type ProbeResult } from "../health-check/diagnosis.ts";
import type { Settings } from "../settings.ts";
import { VERSION } from "../version.ts";
import type { CheckFacts, Facts } from "./facts.ts";
import { hostsSeen, overrideProblem, whyHostIsRefused } from "./host-refused.ts";
import type { Finding } from "./report.ts";
import { RUN_ALLOWED_HOSTS, RUN_HEALTH_CHECK } from "./run-it-now.ts";
import { seenByLoadBalancer, targetSeen } from "./targets.ts";

/** All that is wrong, the cause before what follows from it. */
export function judge(facts: Facts): Finding[] {
  const { badSettings, settings, checks, awsErrors, appFolder } = facts;
  const failed = checks.filter(({ passed, matters, last }) => !passed && (matters || isDown(last)));
  // What more success codes mend, and whether they are there already, depends on AWS.
  const isMended = ({ planned, group }: CheckFacts) => group === undefined && planned?.passed === true;
  const findings: Finding[] = [];
  if (badSettings) {
    const seen = [
      "the hooks refuse to run with it: allowed_hosts fails every deployment before the app changes",
    ];
    findings.push({ cause: "setting", message: badSettings.message, seen, remedy: badSettings.remedy });
  }
  if (appFolder) {
    findings.push({
      cause: "app folder",
      message: appFolder.problem,
      seen: [],
      remedy: ["No deployment has succeeded on this instance yet: see /var/log/eb-engine.log."],
    });
  }
  const off = switchedOff(settings);
  if (off && failed.some(({ last, planned }) => isHostRefused(last) || planned?.passed)) {
    const remedy = [
      "Take this environment property away and deploy again; an empty value means the default.",
    ];
    findings.push({ cause: "switched off", message: off, seen: [], remedy });
  }
  for (const check of failed.filter((one) => !isMended(one))) findings.push(failedCheck(facts, check));
  for (const { message, remedy } of awsErrors) {
    findings.push({ cause: "AWS", message, seen: [], remedy });
  }
  for (const check of failed.filter(isMended)) findings.push(failedCheck(facts, check));
  for (const check of checks) findings.push(...seenByLoadBalancer(facts, check));
  const lost = overrideProblem(facts);
  if (lost && !failed.some(({ last }) => isHostRefused(last))) {
    findings.push({
      cause: "override",
      message: `the app will refuse the load balancer's Host after its next start: ${lost}`,
      seen: hostsSeen(facts),
      remedy: [RUN_ALLOWED_HOSTS],
    });
  }
  if (!findings.some(({ cause }) => !["AWS", "override", "setting"].includes(cause))) {
    findings.push(...reported(facts));
  }
  findings.push(...installation(facts));
  return findings;
}

/** Why the hooks change nothing, as somebody wants it. */
export function switchedOff({ enabled, dryRun }: Settings): string | undefined {
  if (!enabled) return "the hooks are switched off by HEALTH_HOOKS_ENABLED=false";
  return dryRun ? "the hooks change nothing: HEALTH_HOOKS_DRY_RUN=true" : undefined;
}

/** What Elastic Beanstalk finds wrong where the load balancer's check is fine. */
function reported({ reports }: Facts): Finding[] {
  return reports
    .filter(({ color }) => color === "Red" || color === "Yellow")
    .slice(0, 5)
    .map(({ id, status, causes }) => ({
      cause: "health report",
      message: `Elastic Beanstalk has ${id} as ${status}: ${causes.join("; ") || "it gives no cause"}`,
      seen: [],
      remedy: [
        "See eb health; a failed deployment is in /var/log/eb-engine.log, answers of the app are in /var/log/nginx/access.log.",
      ],
    }));
}

function failedCheck(facts: Facts, check: CheckFacts): Finding {
  const { address, service, hosts } = facts;
  const { group, last, path, codes, planned, isChosen, port, matters } = check;
  const { cause: clause, remedy } = diagnose(last, { ...check, address });
  const what = group === undefined ? "a check" : `the check of target group ${group}`;
  const message = `the app does not pass ${what} (${path} for ${codes}): ${clause}`;
  const running = hosts.processes.map(({ pid }) => pid).join(", ");
  const state = `web.service is ${service}; processes of the app: ${running || "none"}`;
  const seen = [...(group === undefined && matters ? [UNKNOWN_CHECK] : []), ...targetSeen(facts, check)];

  if (isHostRefused(last)) {
    const { because, remedy: whatToDo } = whyHostIsRefused(facts);
    return {
      cause: "host refused",
      message: `${message}; ${because}`,
      seen: [...hostsSeen(facts), ...seen],
      remedy: whatToDo,
    };
  }
  if (last.kind === "failure" && last.code === "ECONNREFUSED") {
    return { ...nothingListens(facts, check), message, seen: [state, ...seen] };
  }
  if (planned?.passed) {
    return {
      cause: "success codes",
      message,
      seen,
      remedy: [
        `health_check would set ${planned.path} for ${planned.codes}, which the app passes; its last line in /var/log/eb-hooks.log says why it has not.`,
        planned.path === path ? RUN_HEALTH_CHECK : `${RUN_HEALTH_CHECK} --at-once`,
      ],
    };
  }
  if (isChosen && last.kind === "answer") {
    const decision = `Somebody chose the codes ${codes}: health_check changes them only to HEALTH_HOOKS_SUCCESS_CODES.`;
    return { cause: "success codes", message, seen, remedy: [...remedy, decision] };
  }
  const cause = isDown(last) ? "app does not answer" : "health check";
  return { cause, message, seen: isDown(last) ? [state, `port ${port}`, ...seen] : seen, remedy };
}

const UNKNOWN_CHECK =
  "what the load balancer asks is not known: this is what Elastic Beanstalk sets by itself, with HEALTH_HOOKS_PATH";

/** The app fails, or says nothing in time: no host, path or code would help. */
function isDown(last: ProbeResult): boolean {
  return last.kind !== "answer" || last.status >= 500;
}

function nothingListens(
  { address }: Facts,
  { port, listeners }: CheckFacts,
): Pick<Finding, "cause" | "remedy"> {
  const shown = listeners.map((one) => `${one.address}:${one.port}`).join(", ");
  const reachable = listeners.find((one) => one.address === "0.0.0.0" || one.address === address);
  if (reachable) {
    return {
      cause: "wrong port",
      remedy: [
        `The app listens on ${shown}, the load balancer asks on ${port}: set Port to ${reachable.port} in aws:elasticbeanstalk:environment:process:default (or the process's own), or let it listen on ${port}.`,
      ],
    };
  }
  const inside = `The app listens on ${shown} only, and no proxy takes its requests: systemctl status nginx`;
  const remedy = listeners.length > 0 ? inside : "Nothing of the app listens: systemctl status nginx web";
  return {
    cause: "nothing listens",
    remedy: [remedy, "See /var/log/web.stdout.log and /var/log/nginx/error.log."],
  };
}

/** What of the hooks is missing in the app folder, or of another release. */
function installation({ hooks, appFolder }: Facts): Finding[] {
  if (appFolder) return [];
  const missing = hooks.filter(({ version }) => version === undefined).map(({ name }) => name);
  const others = hooks.filter(({ version }) => version && version !== VERSION);
  const findings: Finding[] = [];
  if (missing.length > 0) {
    findings.push({
      cause: "hooks",
      message: `not in the app's .platform/: ${missing.join(", ")}`,
      seen: missing.some((name) => name.startsWith("confighooks/"))
        ? ["a configuration deployment stages the bundle anew and runs confighooks only"]
        : [],
      remedy: ["Copy the whole .platform/ folder into the bundle, commit it and deploy."],
    });
  }
  if (others.length > 0) {
    const shown = others.map(({ name, version }) => `${name} is ${version}`).join(", ");
    findings.push({
      cause: "hooks",
      message: `the hooks are of different releases: ${shown}, this one is ${VERSION}`,
      seen: [],
      remedy: ["Copy the whole .platform/ folder of one release into the bundle, commit it and deploy."],
    });
  }
  return findings;
}

import { RUN_ALLOWED_HOSTS } from "../diagnosis/commands.ts";
import { SEE_LOGS } from "../diagnosis/words.ts";
import type { Settings } from "../settings.ts";
import { VERSION } from "../version.ts";
import type { CheckFacts, SeenInstance } from "./facts.ts";
import { failedCheck, isFailure, refusesHost } from "./failed-check.ts";
import { hostsSeen, overrideProblem } from "./host-refused.ts";
import type { Finding } from "./report.ts";
import { seenByLoadBalancer } from "./targets.ts";

/** All that is wrong. A cause comes before its effects. */
export function judgeInstance(facts: SeenInstance): Finding[] {
  const { badSettings, settings, checks, awsErrors, appFolder } = facts;
  const failed = checks.filter((check) => isFailure(facts, check));
  // Only AWS can tell what more success codes would change, and whether they are set already.
  const wouldPass = ({ planned, group }: CheckFacts) => group === undefined && planned?.passed === true;
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
  if (off && failed.some((check) => refusesHost(check) || check.planned?.passed)) {
    const remedy = [
      "Take this environment property away and deploy again; an empty value means the default.",
    ];
    findings.push({ cause: "switched off", message: off, seen: [], remedy });
  }
  for (const check of failed.filter((one) => !wouldPass(one))) findings.push(failedCheck(facts, check));
  for (const { message, remedy } of awsErrors) {
    findings.push({ cause: "AWS", message, seen: [], remedy });
  }
  for (const check of failed.filter(wouldPass)) findings.push(failedCheck(facts, check));
  if (failed.length === 0 && isDead(facts.service)) findings.push(deadService(facts.service));
  for (const check of checks) findings.push(...seenByLoadBalancer(facts, check));
  const lost = overrideProblem(facts);
  if (lost && !failed.some(refusesHost)) {
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

/** Of a clause such as "failed (failed)". */
function isDead(service: string): boolean {
  return /^(?:inactive|failed|activating|deactivating) \(/.test(service);
}

/** The proxy can pass a check alone: by a connection, a redirect to HTTPS or a page of its own. */
function deadService(service: string): Finding {
  return {
    cause: "app does not answer",
    message: `web.service is ${service}: the app does not run, and what passes the check answers without it`,
    seen: [],
    remedy: ["Start it: sudo systemctl restart web", SEE_LOGS],
  };
}

/** Why the hooks change nothing, when somebody has switched them off. Undefined otherwise. */
export function switchedOff({ enabled, dryRun }: Settings): string | undefined {
  if (!enabled) return "the hooks are switched off by HEALTH_HOOKS_ENABLED=false";
  return dryRun ? "the hooks change nothing: HEALTH_HOOKS_DRY_RUN=true" : undefined;
}

/** What Elastic Beanstalk finds wrong although the load balancer's check is fine. */
function reported({ reports }: SeenInstance): Finding[] {
  return reports
    .filter(({ color }) => color === "Red" || color === "Yellow")
    .slice(0, 5)
    .map(({ id, status, causes }) => ({
      cause: "health report",
      message: `Elastic Beanstalk reports ${id} as ${status}: ${causes.join("; ") || "it gives no cause"}`,
      seen: [],
      remedy: [
        "See eb health; a failed deployment is in /var/log/eb-engine.log, answers of the app are in /var/log/nginx/access.log.",
      ],
    }));
}

/** The hooks that are missing in the app folder, or are of another release. */
function installation({ hooks, appFolder }: SeenInstance): Finding[] {
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

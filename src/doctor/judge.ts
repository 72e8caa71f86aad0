import type { Finding } from "../diagnosis/cause.ts";
import { reportedInstances } from "../diagnosis/causes/reports.ts";
import { badSetting, switchedOff, withHooksOn } from "../diagnosis/causes/settings.ts";
import { seenByLoadBalancer } from "../diagnosis/causes/targets.ts";
import { RUN_ALLOWED_HOSTS } from "../diagnosis/commands.ts";
import { VERSION } from "../version.ts";
import type { CheckFacts, SeenInstance } from "./facts.ts";
import { failedCheck, isFailure, refusesHost } from "./failed-check.ts";
import { hostsSeen, overrideProblem } from "./hosts-seen.ts";

/** All that is wrong. A cause comes before its effects. */
export function judgeInstance(facts: SeenInstance): Finding[] {
  const { badSettings, settings, checks, awsErrors, hosts } = facts;
  const failed = checks.filter((check) => isFailure(facts, check));
  // Only AWS can tell what more success codes would change, and whether they are set already.
  const wouldPass = ({ wouldPass, group }: CheckFacts) => group === undefined && wouldPass !== undefined;
  const first = failed.filter((one) => !wouldPass(one)).map((check) => failedCheck(facts, check));
  const later = failed.filter(wouldPass).map((check) => failedCheck(facts, check));
  const findings: Finding[] = [
    ...badSetting(badSettings),
    ...noAppFolder(facts),
    ...switchedOff(settings, [...first, ...later]),
    ...first,
    ...awsErrors.map(({ message, remedy }) => ({ cause: "AWS" as const, message, seen: [], remedy })),
    ...later,
    ...(failed.length === 0 ? deadService(facts) : []),
    ...checks.flatMap((check) => seenByLoadBalancer(facts, check)),
  ];
  const lost = overrideProblem(hosts);
  if (lost && !failed.some(refusesHost)) {
    findings.push({
      cause: "override",
      message: `the app will refuse the load balancer's Host after its next start: ${lost}`,
      seen: hostsSeen(hosts),
      remedy: [RUN_ALLOWED_HOSTS],
    });
  }
  if (!findings.some(({ cause }) => !["AWS", "override", "setting"].includes(cause))) {
    findings.push(...reportedInstances(facts.reports));
  }
  return [...withHooksOn(settings, findings), ...installation(facts)];
}

function noAppFolder({ appFolder }: SeenInstance): Finding[] {
  if (!appFolder) return [];
  const remedy = ["No deployment has succeeded on this instance yet: see /var/log/eb-engine.log."];
  return [{ cause: "app folder", message: appFolder.problem, seen: [], remedy }];
}

/** The proxy can pass a check alone: by a connection, a redirect to HTTPS or a page of its own. */
function deadService({ service }: SeenInstance): Finding[] {
  // A clause such as "failed (failed)".
  if (!/^(?:inactive|failed|activating|deactivating) \(/.test(service)) return [];
  return [
    {
      cause: "app does not answer",
      message: `web.service is ${service}: the app does not run, and what passes the check answers without it`,
      seen: [],
      remedy: ["Start it: sudo systemctl restart web", "Why it ended is in /var/log/web.stdout.log."],
    },
  ];
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

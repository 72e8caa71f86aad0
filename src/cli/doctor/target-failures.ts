import { exemptPattern } from "../../health-check/diagnosis.ts";
import type { SeenTarget } from "../../health-check/fleet.ts";
import { shorten } from "../../health-check/guard.ts";
import { covers, parseSuccessCodes } from "../../success-codes.ts";
import { modification } from "./drift.ts";
import type { GroupFacts, Options } from "./facts.ts";
import type { Cause, Finding } from "./finding.ts";
import { namespaceOf, type Process } from "./processes.ts";

/** Why some targets of a group fail. */
export interface Failure {
  readonly group: GroupFacts;
  readonly targets: readonly SeenTarget[];
  readonly finding: Finding;
}

/** What stands in the way comes first: a request must connect before an app can refuse its Host. */
const CHAIN: readonly Cause[] = [
  "wrong port",
  "nothing listens",
  "app does not answer",
  "app fails",
  "host refused",
  "success codes",
  "login",
  "path",
  "target",
];

const LOGS = "The app's own words are in /var/log/web.stdout.log and /var/log/nginx/error.log: eb logs.";

/** What most targets fail of comes first. */
export function targetFailures(
  group: GroupFacts,
  process: Process | undefined,
  options: Options | undefined,
): Failure[] {
  const byCause = groupBy(
    group.targets.filter(({ state }) => state === "unhealthy"),
    (target) => causeOf(target, group, process, options),
  );
  return [...byCause]
    .map(([cause, targets]) => ({
      group,
      targets,
      finding: {
        cause,
        message: `${howMany(targets, group)} ${messageOf(cause, targets, group)}`,
        seen: seenOf(targets, group),
        remedy: remedyOf(cause, targets, group, process),
      },
    }))
    .sort(
      (a, b) =>
        b.targets.length - a.targets.length ||
        CHAIN.indexOf(a.finding.cause) - CHAIN.indexOf(b.finding.cause),
    );
}

function causeOf(
  target: SeenTarget,
  { check, port }: GroupFacts,
  process: Process | undefined,
  options: Options | undefined,
): Cause {
  switch (target.reason) {
    case "Target.ResponseCodeMismatch":
      return causeOfStatus(statusOf(target));
    case "Target.Timeout":
    case "Target.FailedHealthChecks": {
      if (check.port !== undefined && check.port !== target.port) return "wrong port";
      // nginx listens on 80; what Elastic Beanstalk starts behind it is not to be reached from outside.
      const hasProxy = options?.get("aws:elasticbeanstalk:environment:proxy")?.get("ProxyServer") !== "none";
      const isDefault = process?.name === "default";
      if (hasProxy && isDefault && check.protocol === "HTTP" && port !== 80) return "wrong port";
      return target.reason === "Target.Timeout" ? "app does not answer" : "nothing listens";
    }
    default:
      return "target";
  }
}

function causeOfStatus(status: number): Cause {
  if (status === 400) return "host refused";
  if (status === 401 || status === 403 || status === 302 || status === 303) return "login";
  if (status === 404) return "path";
  if (status >= 500) return "app fails";
  return "success codes";
}

/** The first of the codes in `Health checks failed with these codes: [301]`; 0 where there is none. */
function statusOf({ description }: SeenTarget): number {
  return Number(/\[(\d{3})/.exec(description ?? "")?.[1] ?? 0);
}

function messageOf(cause: Cause, targets: readonly SeenTarget[], { check, port }: GroupFacts): string {
  const status = targets.map(statusOf)[0] ?? 0;
  const answers = `${targets.length === 1 ? "answers" : "answer"} ${status} to the check of ${check.path}`;
  const checked = check.port ?? port;
  switch (cause) {
    case "host refused":
      return `${answers}, as Django does when the Host is not in ALLOWED_HOSTS`;
    case "success codes":
      return isRedirect(status)
        ? `${answers}, a redirect, and only ${check.codes} counts as healthy`
        : `${answers}, and only ${check.codes} counts as healthy`;
    case "login":
      return `${answers}: ${status < 400 ? "a redirect, most likely to a login" : "the page asks for a login or refuses"}`;
    case "path":
      return `${answers}: there is no such page`;
    case "app fails":
      return `${answers}: ${
        status === 502 || status === 504 ? "nginx does not reach the app" : "the app fails"
      }`;
    case "wrong port":
      return check.port === undefined
        ? `cannot be reached on port ${checked}: behind Elastic Beanstalk's nginx that is 80`
        : `cannot be reached on port ${checked}, which is checked, but traffic goes to port ${port}`;
    case "nothing listens":
      return `${targets.length === 1 ? "refuses" : "refuse"} the connection on port ${checked}, or break${targets.length === 1 ? "s" : ""} it off`;
    case "app does not answer":
      return `${targets.length === 1 ? "does" : "do"} not answer on port ${checked} within ${check.timeoutSeconds} s`;
    default:
      return `${targets.length === 1 ? "is" : "are"} unhealthy: ${targets[0]?.description ?? targets[0]?.reason ?? "no reason given"}`;
  }
}

function remedyOf(
  cause: Cause,
  targets: readonly SeenTarget[],
  group: GroupFacts,
  process: Process | undefined,
): string[] {
  const { check, port } = group;
  const set = (option: string, value: string) =>
    `Set ${option} of ${namespaceOf(process)} to ${value}, in .ebextensions`;
  const status = targets.map(statusOf)[0] ?? 0;
  switch (cause) {
    case "host refused":
      return [
        "Each instance's private address must be in ALLOWED_HOSTS before the app starts; the hook allowed_hosts adds it: eb-health-hooks init, commit, eb deploy.",
        "If the hook is in the bundle already, ask an instance why it did not help: eb ssh, cd /var/app/current, then sudo .platform/hooks/postdeploy/90_health_check.cjs --doctor.",
      ];
    case "success codes":
      if (!isRedirect(status)) {
        return [
          `${set("MatcherHTTPCode", `codes that include ${status}`)}, if that answer means healthy.`,
          LOGS,
        ];
      }
      return [
        `${set("MatcherHTTPCode", status <= 301 ? "200-301" : `200-${status}`)}: that lasts. The hook health_check widens the live group to 200-301 after each deployment.`,
        `To get a 200 instead, exempt the page from the redirect to HTTPS: SECURE_REDIRECT_EXEMPT = [r"${exemptPattern(check.path ?? "/")}"].`,
        "If it only adds a slash, name the path with the slash.",
      ];
    case "login":
      return [
        `The load balancer cannot log in. ${set("HealthCheckPath", "a page that is open to all")}, or HEALTH_HOOKS_PATH for the hook health_check.`,
      ];
    case "path":
      return [
        `${set("HealthCheckPath", "a page that exists")}, or HEALTH_HOOKS_PATH for the hook health_check.`,
      ];
    case "app fails":
      return [LOGS];
    case "wrong port":
      return check.port === undefined
        ? [
            `${set("Port", "80")}; the port that the app itself listens on is the environment property PORT.`,
            "If something other than nginx serves on that port, see that it runs and that the instances' security group lets the load balancer in.",
          ]
        : [`Check the port of the traffic: ${modification(group, "--health-check-port traffic-port")}`];
    case "nothing listens":
      return [`See whether nginx and the app run: eb ssh, then systemctl status nginx web.`, LOGS];
    case "app does not answer":
      return [
        `See that the instances' security group lets the load balancer in on port ${check.port ?? port}.`,
        `If the page is slow: ${lowerFirst(set("HealthCheckPath", "one that answers fast"))}, or raise HealthCheckTimeout.`,
        LOGS,
      ];
    default:
      return ["See the instance itself: eb health, eb ssh."];
  }
}

function seenOf(targets: readonly SeenTarget[], { name, check }: GroupFacts): string[] {
  const said = groupBy(targets, ({ reason, description }) => `${reason}, "${description}"`);
  const lines = [...said].map(([what, some]) => `${shorten(some.map(({ id }) => id))}: ${what}`);
  const codes = check.codes === undefined ? "" : `, success codes ${check.codes}`;
  const path = check.path === undefined ? "" : ` ${check.path}`;
  const group = `target group ${name} checks ${check.protocol}${path} on ${check.port ?? "the traffic port"}${codes}, every ${check.intervalSeconds} s`;
  const stale = targets.some((target) => isInCodes(statusOf(target), check.codes));
  if (!stale) return [...lines, group];
  const seconds = check.intervalSeconds * check.healthyThreshold;
  return [...lines, group, `the success codes have that answer by now: give it ${seconds} s`];
}

function isInCodes(status: number, codes: string | undefined): boolean {
  try {
    return codes !== undefined && status > 0 && covers(parseSuccessCodes(codes), new Set([status]));
  } catch {
    return false;
  }
}

function howMany(targets: readonly SeenTarget[], { targets: all }: GroupFacts): string {
  if (all.length === 1) return "the only target";
  return targets.length === all.length
    ? `all ${all.length} targets`
    : `${targets.length} of ${all.length} targets`;
}

/** Node.js 20 has no Map.groupBy yet. */
export function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

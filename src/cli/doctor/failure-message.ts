import { withoutQuery } from "../../diagnosis/answers.ts";
import type { SeenTarget } from "../../health-check/fleet.ts";
import { shorten } from "../../health-check/guard.ts";
import type { GroupFacts } from "./facts.ts";
import { groupBy } from "./group-by.ts";
import type { Failing } from "./target-failures.ts";
import {
  isCheckedElsewhere,
  isInCodes,
  isOfNetwork,
  isRedirect,
  isSilent,
  saidOf,
  statusOf,
} from "./target-signs.ts";

/** What happens to whom, in one clause. */
export function messageOf(failing: Failing): string {
  return `${howMany(failing.targets, failing.group)} ${clauseOf(failing)}`;
}

function clauseOf({ cause, targets, group, instance: { proxy } }: Failing): string {
  const { check, port } = group;
  const [first] = targets;
  const status = first ? statusOf(first) : 0;
  const isOne = targets.length === 1;
  const checkOf = `check of ${shownPath(group)}`;
  const answers = `${isOne ? "answers" : "answer"} ${status} to the ${checkOf}`;
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
    case "app fails": {
      const isOfProxy = proxy !== undefined && (status === 502 || status === 504);
      return `${answers}: ${isOfProxy ? `${proxy.name} does not reach the app` : "the app fails"}`;
    }
    case "wrong port":
      if (status > 0) return `${answers} on port ${checked}, where plain HTTP comes to a port for HTTPS`;
      return isCheckedElsewhere(group)
        ? `cannot be reached on port ${checked}, which is checked, but traffic goes to port ${port}`
        : `cannot be reached on port ${checked}: behind Elastic Beanstalk's ${proxy?.name ?? "proxy"} that is 80`;
    case "nothing listens":
      if (isOfNetwork(group)) {
        return `${isOne ? "does" : "do"} not take a connection on port ${checked}: a Network Load Balancer does not say why`;
      }
      return `${isOne ? "refuses" : "refuse"} the connection on port ${checked}, or break${isOne ? "s" : ""} it off`;
    case "app does not answer":
      return `${isOne ? "does" : "do"} not answer on port ${checked} within ${check.timeoutSeconds} s`;
    default:
      return isSilent(group)
        ? `${isOne ? "does" : "do"} not pass the ${checkOf} on port ${checked}: a Network Load Balancer does not say why`
        : `${isOne ? "is" : "are"} unhealthy: ${first?.description ?? first?.reason ?? "no reason given"}`;
  }
}

export function seenOf(targets: readonly SeenTarget[], { name, check }: GroupFacts): string[] {
  const said = groupBy(targets, saidOf);
  const lines = [...said].map(([what, some]) => `${shorten(some.map(({ id }) => id))}: ${what}`);
  const codes = check.codes === undefined ? "" : `, success codes ${check.codes}`;
  const path = check.path === undefined ? "" : ` ${withoutQuery(check.path)}`;
  const group = `target group ${name} checks ${check.protocol}${path} on ${check.port ?? "the traffic port"}${codes}, every ${check.intervalSeconds} s`;
  const stale = targets.some((target) => isInCodes(statusOf(target), check.codes));
  if (!stale) return [...lines, group];
  const seconds = check.intervalSeconds * check.healthyThreshold;
  return [...lines, group, `the success codes have that answer by now: give it ${seconds} s`];
}

export function shownPath({ check }: GroupFacts): string {
  return withoutQuery(check.path ?? "/");
}

function howMany(targets: readonly SeenTarget[], { targets: all }: GroupFacts): string {
  if (all.length === 1) return "the only target";
  return targets.length === all.length
    ? `all ${all.length} targets`
    : `${targets.length} of ${all.length} targets`;
}

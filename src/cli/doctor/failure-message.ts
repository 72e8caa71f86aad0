import type { SeenTarget } from "../../aws/target.ts";
import { isOfNetwork, isRequest } from "../../aws/target-group.ts";
import { withoutQuery } from "../../diagnosis/words.ts";
import { groupBy, shorten } from "../../words.ts";
import type { GroupFacts } from "./facts.ts";
import type { Failing } from "./failing.ts";
import { isCheckedElsewhere, isInCodes, isRedirect, isSilent, saidOf, statusOf } from "./target-signs.ts";

/** Which targets fail, and how, in one clause. */
export function messageOf(failing: Failing): string {
  return `${howMany(failing.targets, failing.group)} ${clauseOf(failing)}`;
}

function clauseOf({ cause, targets, group, instance: { proxy } }: Failing): string {
  const { healthCheck } = group;
  const [first] = targets;
  const status = first ? statusOf(first) : 0;
  const isOne = targets.length === 1;
  const checkOf = `check of ${shownPath(group)}`;
  const answers = `${isOne ? "answers" : "answer"} ${status} to the ${checkOf}`;
  const checked = healthCheck.port;
  switch (cause) {
    case "host refused":
      return `${answers}, as Django does when the Host is not in ALLOWED_HOSTS`;
    case "success codes":
      return isRedirect(status)
        ? `${answers}, a redirect, and only ${healthCheck.codes} counts as healthy`
        : `${answers}, and only ${healthCheck.codes} counts as healthy`;
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
        ? `cannot be reached on port ${checked}, which is checked, but traffic goes to port ${group.port}`
        : `cannot be reached on port ${checked}: behind Elastic Beanstalk's ${proxy?.name ?? "proxy"} that is 80`;
    case "nothing listens":
      if (isOfNetwork(group)) {
        return `${isOne ? "does" : "do"} not take a connection on port ${checked}: a Network Load Balancer does not say why`;
      }
      return `${isOne ? "refuses" : "refuse"} the connection on port ${checked}, or break${isOne ? "s" : ""} it off`;
    case "app does not answer":
      return `${isOne ? "does" : "do"} not answer on port ${checked} within ${healthCheck.timeoutSeconds} s`;
    default:
      return isSilent(group)
        ? `${isOne ? "does" : "do"} not pass the ${checkOf} on port ${checked}: a Network Load Balancer does not say why`
        : `${isOne ? "is" : "are"} unhealthy: ${first?.description ?? first?.reason ?? "no reason given"}`;
  }
}

export function seenOf(targets: readonly SeenTarget[], { name, healthCheck }: GroupFacts): string[] {
  const { protocol, codes, intervalSeconds, healthyThreshold } = healthCheck;
  const said = groupBy(targets, saidOf);
  const lines = [...said].map(([what, some]) => `${shorten(some.map(({ id }) => id))}: ${what}`);
  const path = isRequest(healthCheck) ? ` ${withoutQuery(healthCheck.path)}` : "";
  const port = healthCheck.isOnTrafficPort ? "the traffic port" : healthCheck.port;
  const wanted = codes === undefined ? "" : `, success codes ${codes}`;
  const group = `target group ${name} checks ${protocol}${path} on ${port}${wanted}, every ${intervalSeconds} s`;
  const isStale = targets.some((target) => isInCodes(statusOf(target), codes));
  if (!isStale) return [...lines, group];
  const seconds = intervalSeconds * healthyThreshold;
  return [...lines, group, `the success codes have that answer by now: give it ${seconds} s`];
}

export function shownPath({ healthCheck }: GroupFacts): string {
  return withoutQuery(healthCheck.path);
}

function howMany(targets: readonly SeenTarget[], { targets: all }: GroupFacts): string {
  if (all.length === 1) return "the only target";
  return targets.length === all.length
    ? `all ${all.length} targets`
    : `${targets.length} of ${all.length} targets`;
}

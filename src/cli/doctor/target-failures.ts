import { isUnhealthy, type SeenTarget } from "../../aws/target.ts";
import type { WebProxy } from "../../diagnosis/proxy.ts";
import { groupBy } from "../../words.ts";
import type { GroupFacts } from "./facts.ts";
import { messageOf, seenOf } from "./failure-message.ts";
import { remedyOf } from "./failure-remedy.ts";
import type { Cause, Finding } from "./finding.ts";
import type { Hooks } from "./hooks.ts";
import type { Process } from "./processes.ts";
import { isSilent, statusOf } from "./target-signs.ts";

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

/** What an instance has, as far as options and platform show. */
export interface Instance {
  readonly proxy: WebProxy | undefined;
  readonly hooks: Hooks;
}

/** Targets of one group that fail for one cause. */
export interface Failing {
  readonly cause: Cause;
  readonly targets: readonly SeenTarget[];
  readonly group: GroupFacts;
  readonly process: Process | undefined;
  readonly instance: Instance;
}

/** What most targets fail of comes first. */
export function targetFailures(
  group: GroupFacts,
  process: Process | undefined,
  instance: Instance,
): Failure[] {
  const byCause = groupBy(group.targets.filter(isUnhealthy), (target) =>
    causeOf(target, group, process, instance),
  );
  return [...byCause]
    .map(([cause, targets]) => {
      const failing = { cause, targets, group, process, instance };
      return {
        group,
        targets,
        finding: {
          cause,
          message: messageOf(failing),
          seen: seenOf(targets, group),
          remedy: remedyOf(failing),
        },
      };
    })
    .sort(
      (a, b) =>
        b.targets.length - a.targets.length ||
        CHAIN.indexOf(a.finding.cause) - CHAIN.indexOf(b.finding.cause),
    );
}

function causeOf(
  target: SeenTarget,
  group: GroupFacts,
  process: Process | undefined,
  { proxy }: Instance,
): Cause {
  const { healthCheck } = group;
  switch (target.reason) {
    case "Target.ResponseCodeMismatch": {
      const status = statusOf(target);
      return status === 400 && isPlainOnTls(group) ? "wrong port" : causeOfStatus(status);
    }
    case "Target.Timeout":
    case "Target.FailedHealthChecks": {
      if (isSilent(group)) return "target";
      if (!healthCheck.isOnTrafficPort && healthCheck.port !== target.port) return "wrong port";
      // The proxy listens on 80; what Elastic Beanstalk starts behind it is not to be reached from outside.
      const isDefault = process?.name === "default";
      if (proxy && isDefault && healthCheck.protocol === "HTTP" && group.port !== 80) return "wrong port";
      return target.reason === "Target.Timeout" ? "app does not answer" : "nothing listens";
    }
    default:
      return "target";
  }
}

/** nginx answers 400 where plain HTTP comes to its port for TLS. */
function isPlainOnTls({ healthCheck }: GroupFacts): boolean {
  return healthCheck.protocol === "HTTP" && healthCheck.port === 443;
}

function causeOfStatus(status: number): Cause {
  if (status === 0) return "target";
  if (status === 400) return "host refused";
  if (status === 401 || status === 403 || status === 302 || status === 303) return "login";
  if (status === 404) return "path";
  if (status >= 500) return "app fails";
  return "success codes";
}

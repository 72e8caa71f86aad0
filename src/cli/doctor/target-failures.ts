import { isUnhealthy, type SeenTarget } from "../../aws/target.ts";
import { groupBy } from "../../words.ts";
import type { GroupFacts } from "./facts.ts";
import type { InstanceSide } from "./failing.ts";
import { messageOf, seenOf } from "./failure-message.ts";
import { remedyOf } from "./failure-remedy.ts";
import type { LaptopCause, LaptopFinding } from "./finding.ts";
import type { Process } from "./processes.ts";
import { isSilent, statusOf } from "./target-signs.ts";

/** Why some targets of a group fail. */
export interface Failure {
  readonly group: GroupFacts;
  readonly targets: readonly SeenTarget[];
  readonly finding: LaptopFinding;
}

/** What blocks the others comes first: a request must connect before an app can refuse its Host. */
const CHAIN: readonly LaptopCause[] = [
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

/** The cause that most targets have comes first. */
export function targetFailures(
  group: GroupFacts,
  process: Process | undefined,
  instance: InstanceSide,
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
  { proxy }: InstanceSide,
): LaptopCause {
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
      // The proxy listens on 80. What Elastic Beanstalk starts behind it cannot be reached from outside.
      const isDefault = process?.name === "default";
      if (proxy && isDefault && healthCheck.protocol === "HTTP" && group.port !== 80) return "wrong port";
      return target.reason === "Target.Timeout" ? "app does not answer" : "nothing listens";
    }
    default:
      return "target";
  }
}

/** nginx answers 400 to plain HTTP on its port for TLS. */
function isPlainOnTls({ healthCheck }: GroupFacts): boolean {
  return healthCheck.protocol === "HTTP" && healthCheck.port === 443;
}

function causeOfStatus(status: number): LaptopCause {
  if (status === 0) return "target";
  if (status === 400) return "host refused";
  if (status === 401 || status === 403 || status === 302 || status === 303) return "login";
  if (status === 404) return "path";
  if (status >= 500) return "app fails";
  return "success codes";
}

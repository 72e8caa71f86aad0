/**
 * What runFleet measures, calculated: for more instances than a machine has room for. Nothing but the waiting is in it:
 * the calls that a hook makes of Elastic Load Balancing, the buckets, the pauses between attempts, the budget of time.
 */
import { type BucketInit, throttled } from "../../sandbox/token-bucket.ts";
import type { FleetCase } from "./fleet-run.ts";

export interface Model {
  readonly buckets: readonly BucketInit[];
  /** The hooks ask for the first time within so many seconds: 0 is all at once. */
  readonly spreadSeconds: number;
  /** Before attempt 2, 3, ... of one call; undefined: it is given up. */
  readonly pauseSeconds: (attempt: number) => number | undefined;
  /** Over all calls of one hook. */
  readonly budgetSeconds: number;
  /** Of a hook that lets others be first. */
  readonly waitSeconds: () => number;
}

export interface ModelResult {
  readonly reached: boolean;
  readonly gaveUp: number;
  readonly describes: { answered: number; throttled: number };
  readonly writes: { answered: number; throttled: number };
  readonly seconds: { readonly median: number; readonly last: number };
}

/** An answer takes this long. */
const CALL_SECONDS = 0.03;

type Wait = { readonly until: number; readonly go: (now: number) => void };

export function calculateFleet(fleet: FleetCase, model: Model): ModelResult {
  let now = 0;
  let written = !fleet.changeNeeded;
  let gaveUp = 0;
  const ends: number[] = [];
  const counts = { describes: { answered: 0, throttled: 0 }, writes: { answered: 0, throttled: 0 } };
  const fault = throttled(model.buckets, () => now * 1000);
  const waits: Wait[] = [];
  const at = (until: number, go: Wait["go"]) => void waits.push({ until, go });

  for (let index = 0; index < fleet.instances; index++) {
    at(Math.random() * model.spreadSeconds, () => hook(fleet.leader === "known" && index === 0));
  }
  while (waits.length > 0) {
    let next = 0;
    for (let index = 1; index < waits.length; index++) {
      if ((waits[index]?.until ?? 0) < (waits[next]?.until ?? 0)) next = index;
    }
    const [wait] = waits.splice(next, 1);
    if (!wait) break;
    now = wait.until;
    wait.go(now);
  }
  const seconds = ends.toSorted((a, b) => a - b);
  const median = seconds[Math.floor(seconds.length / 2)] ?? 0;
  return { reached: written, gaveUp, ...counts, seconds: { median, last: seconds.at(-1) ?? 0 } };

  function hook(isLeader: boolean): void {
    let left = model.budgetSeconds;
    const end = () => void ends.push(now);
    const call = (action: string, then: () => void) => {
      const kind = action === "ModifyTargetGroup" ? counts.writes : counts.describes;
      const deadline = now + left;
      const attempt = (number: number) => {
        const parameters = {};
        const refused = fault({ service: "elasticloadbalancing", action, parameters, accessKeyId: "", userAgent: "", count: 0 });
        kind[refused ? "throttled" : "answered"] += 1;
        if (!refused) {
          at(now + CALL_SECONDS, () => {
            left = deadline - now;
            then();
          });
          return;
        }
        const pause = model.pauseSeconds(number);
        const again = now + (pause ?? 0) + CALL_SECONDS;
        if (pause !== undefined && again < deadline) return at(again, () => attempt(number + 1));
        gaveUp += 1;
        at(pause === undefined ? now : deadline, end);
      };
      attempt(1);
    };
    const look = (then: () => void) => call("DescribeTargetGroups", () => call("DescribeTags", then));
    const write = () =>
      written
        ? end()
        : call("ModifyTargetGroup", () => {
            written = true;
            end();
          });
    look(() => {
      if (written) end();
      else if (isLeader) write();
      else at(now + model.waitSeconds(), () => look(write));
    });
  }
}

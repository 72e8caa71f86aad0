/**
 * What runFleet measures, calculated: for more instances than a machine has room for. Nothing but waiting is in it:
 * the calls that a hook makes of Elastic Load Balancing, the buckets, the pauses between attempts, the budget of time.
 */
import { type BucketInit, throttled } from "../../sandbox/aws/token-bucket.ts";
import { THROTTLED_MILLISECONDS, TOTAL_MILLISECONDS } from "../../src/aws/client.ts";
import { jitter } from "../../src/deadline.ts";
import { timeForOthers } from "../../src/health-check/health-check.ts";
import type { FleetCase } from "./fleet-run.ts";

export interface Model {
  readonly buckets: readonly BucketInit[];
  /** The hooks ask for the first time within so many seconds: 0 is all at once. */
  readonly spreadSeconds: number;
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

const SOME_CALL = {
  service: "elasticloadbalancing",
  parameters: {},
  accessKeyId: "",
  userAgent: "",
  count: 0,
} as const;

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
    let left = TOTAL_MILLISECONDS / 1000;
    const end = () => void ends.push(now);
    const call = (action: string, then: () => void) => {
      const kind = action === "ModifyTargetGroup" ? counts.writes : counts.describes;
      const deadline = now + left;
      const attempt = () => {
        const refused = fault({ ...SOME_CALL, action });
        kind[refused ? "throttled" : "answered"] += 1;
        if (!refused) {
          at(now + CALL_SECONDS, () => {
            left = deadline - now;
            then();
          });
          return;
        }
        const again = now + CALL_SECONDS + jitter(0, THROTTLED_MILLISECONDS) / 1000;
        if (again < deadline) return at(again, attempt);
        gaveUp += 1;
        at(deadline, end);
      };
      attempt();
    };
    const look = (then: (isChangeNeeded: boolean) => void) =>
      call("DescribeTargetGroups", () => {
        const isChangeNeeded = !written;
        call("DescribeTags", () => then(isChangeNeeded));
      });
    const write = () =>
      call("ModifyTargetGroup", () => {
        written = true;
        end();
      });
    const writeIfNeeded = (isChangeNeeded: boolean) => (isChangeNeeded ? write() : end());
    look((isChangeNeeded) => {
      if (isLeader || !isChangeNeeded) writeIfNeeded(isChangeNeeded);
      else at(now + timeForOthers() / 1000, () => look(writeIfNeeded));
    });
  }
}

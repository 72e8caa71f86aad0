import { describe, expect, test } from "vitest";
import { type InstanceDeployment, judgeDeployments, othersWithHealth } from "../../src/health-check/guard.ts";

const SELF = "i-self";
const target = (id: string, state = "healthy") => ({ id, state });
const on = (id: string, deploymentId: number | undefined, status = "Deployed"): InstanceDeployment => ({
  id,
  deploymentId,
  status,
});

describe("of the targets, those whose health counts", () => {
  test("this instance is none of them, on whatever port", () => {
    expect(othersWithHealth([target(SELF), target(SELF, "initial")], SELF)).toEqual([]);
  });

  test.for(["unhealthy", "unhealthy.draining", "draining", "unused"])(
    "another that is %s is none",
    (state) => {
      expect(othersWithHealth([target(SELF), target("i-other", state)], SELF)).toEqual([]);
    },
  );

  // What AWS may add one day counts, as does a target that is just being checked in.
  test.for(["healthy", "initial", "unavailable", "", "something-new"])(
    "another that is %j is one",
    (state) => {
      expect(othersWithHealth([target(SELF), target("i-other", state)], SELF)).toEqual([
        target("i-other", state),
      ]);
    },
  );
});

describe("the others' deployments", () => {
  const judge = (
    instances: readonly InstanceDeployment[],
    manifestId?: number,
    others = [target("i-other")],
  ) => judgeDeployments(others, instances, SELF, manifestId);

  test.for([
    ["this instance did not report yet", [on(SELF, 6), on("i-other", 7)], 7],
    ["this instance is not in the report", [on("i-other", 7)], 7],
    ["the report is newer than the file", [on(SELF, 7, "In Progress"), on("i-other", 7)], 6],
  ] as const)("are this one: %s", ([, instances, manifestId]) => {
    expect(judge(instances, manifestId)).toEqual({
      kind: "safe",
      because: "every other target is on deployment 7 too",
    });
  });

  test.for([
    ["on a newer one", [on(SELF, 7, "In Progress"), on("i-other", 8)], undefined, "i-other (8)"],
    [
      "silent",
      [on(SELF, 7, "In Progress"), on("i-other", undefined)],
      undefined,
      "i-other (nothing reported)",
    ],
    ["not in the report", [on(SELF, 7, "In Progress")], undefined, "i-other (nothing reported)"],
    // Neither has reported the new deployment yet: that both say 6 proves nothing.
    ["as old as this one's last report", [on(SELF, 6), on("i-other", 6)], 7, "i-other (6)"],
    ["as old as one that was aborted here", [on(SELF, 6, "In Progress"), on("i-other", 6)], 7, "i-other (6)"],
  ] as const)("are not all this one: another is %s", ([, instances, manifestId, who]) => {
    expect(judge(instances, manifestId)).toEqual({ kind: "not yet", because: `not on deployment 7: ${who}` });
  });

  test("are named up to five", () => {
    const old = Array.from({ length: 7 }, (_, index) => on(`i-${index}`, 6));
    const others = old.map(({ id }) => target(id));
    expect(judge([on(SELF, 7), ...old], 7, others).because).toBe(
      "not on deployment 7: i-0 (6), i-1 (6), i-2 (6), i-3 (6), i-4 (6) and 2 more",
    );
  });

  test.for([
    ["its own report is of an earlier one", [on(SELF, 6), on("i-other", 6)]],
    ["its own report has no number", [on(SELF, undefined, "In Progress"), on("i-other", 6)]],
  ] as const)("are unknown where this instance's is: %s", ([, instances]) => {
    expect(judge(instances)).toEqual({
      kind: "unknown",
      because: "it is not known which deployment this instance is on",
    });
  });

  test("are unknown where no instance is reported at all", () => {
    expect(judge([], 7)).toEqual({
      kind: "unknown",
      because: "Elastic Beanstalk reports no instance at all",
    });
  });
});

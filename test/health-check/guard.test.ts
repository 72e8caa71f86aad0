import { describe, expect, test } from "vitest";
import { type InstanceDeployment, judgeDeployments, judgeTargets } from "../../src/health-check/guard.ts";

const SELF = "i-self";
const self = { id: SELF, state: "healthy" };
const other = (state: string) => ({ id: "i-other", state });

describe("the targets of a group", () => {
  test.for([
    ["none at all", []],
    ["this instance alone", [self]],
    ["this instance on two ports", [self, self]],
  ] as const)("%s", ([, targets]) => {
    expect(judgeTargets(targets, SELF)).toEqual({
      kind: "safe",
      because: "this instance is the only target",
    });
  });

  test.for(["unhealthy", "unhealthy.draining", "draining", "unused"])(
    "another that is %s has nothing to lose",
    (state) => {
      expect(judgeTargets([self, other(state)], SELF)).toEqual({
        kind: "safe",
        because: "no other target is healthy",
      });
    },
  );

  // What AWS may add one day counts as healthy, as does a target that is just being checked in.
  test.for(["healthy", "initial", "unavailable", "", "something-new"])(
    "another that is %j may have",
    (state) => {
      expect(judgeTargets([self, other("unhealthy"), other(state)], SELF)).toBeUndefined();
    },
  );
});

test("a report without any instance says nothing", () => {
  expect(judgeDeployments([], [self, other("healthy")], SELF, 7)).toEqual({
    kind: "unknown",
    because: "Elastic Beanstalk reports no instance at all",
  });
});

describe("the deployments of an environment", () => {
  const on = (id: string, deploymentId: number | undefined, status = "Deployed"): InstanceDeployment => ({
    id,
    deploymentId,
    status,
  });
  const judge = (instances: readonly InstanceDeployment[], manifestId?: number) =>
    judgeDeployments(instances, [self, other("healthy")], SELF, manifestId);
  const safe = { kind: "safe", because: "every other instance is on deployment 7 too" };

  test.for([
    ["others are through", [on(SELF, 7, "In Progress"), on("i-other", 7)], undefined],
    ["others are under way too", [on(SELF, 7, "In Progress"), on("i-other", 7, "In Progress")], undefined],
    ["a run by hand, long after", [on(SELF, 7), on("i-other", 7)], 7],
    ["this instance did not report yet", [on(SELF, 6), on("i-other", 7)], 7],
    ["this instance is not in the report", [on("i-other", 7)], 7],
    ["the report is newer than the file", [on(SELF, 7, "In Progress"), on("i-other", 7)], 6],
  ] as const)("are this one: %s", ([, instances, manifestId]) => {
    expect(judge(instances, manifestId)).toEqual(safe);
  });

  test.for([
    ["on the older one", [on(SELF, 7, "In Progress"), on("i-other", 6)], undefined, "i-other (6)"],
    ["on a newer one", [on(SELF, 7, "In Progress"), on("i-other", 8)], undefined, "i-other (8)"],
    [
      "failed on this one",
      [on(SELF, 7, "In Progress"), on("i-other", 7, "Failed")],
      undefined,
      "i-other (7 failed)",
    ],
    [
      "silent",
      [on(SELF, 7, "In Progress"), on("i-other", undefined)],
      undefined,
      "i-other (nothing reported)",
    ],
    ["a target, but not in the report", [on(SELF, 7, "In Progress")], undefined, "i-other (not reported)"],
    // Neither has reported the new deployment yet: that both say 6 proves nothing.
    ["as old as this one's last report", [on(SELF, 6), on("i-other", 6)], 7, "i-other (6)"],
    [
      "many",
      [on("i-other", 7), ...Array.from({ length: 7 }, (_, index) => on(`i-${index}`, 6))],
      7,
      "i-0 (6), i-1 (6), i-2 (6), i-3 (6), i-4 (6) and 2 more",
    ],
  ] as const)("are not all this one: another is %s", ([, instances, manifestId, who]) => {
    expect(judge(instances, manifestId)).toEqual({
      kind: "too early",
      because: `not yet on deployment 7: ${who}`,
    });
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
});

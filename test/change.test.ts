import { expect, test } from "vitest";
import { describeChange, nothingToDo } from "../src/change.ts";

test("describes a change as where, before and after", () => {
  const change = { where: ".env line 3, ALLOWED_HOSTS", before: "2 hosts", after: "2 hosts and 10.0.0.5" };
  expect(describeChange(change)).toBe(".env line 3, ALLOWED_HOSTS: 2 hosts -> 2 hosts and 10.0.0.5");
});

test("a plan with nothing to do changes nothing and ends with its reason, applied or not", async () => {
  const plan = nothingToDo("no load balancer");
  expect(plan.changes).toEqual([]);
  expect(plan.unchanged).toBe("no load balancer");
  expect(plan.warning).toBeUndefined();
  expect(await plan.apply()).toEqual(["no load balancer"]);
});

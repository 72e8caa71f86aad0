import { expect, test } from "vitest";
import { describeChange, nothingToDo } from "../../src/hook/plan.ts";

test("describes a change as where, before and after", () => {
  const change = { where: ".env line 3, ALLOWED_HOSTS", before: "2 hosts", after: "2 hosts and 10.0.0.5" };
  expect(describeChange(change)).toBe(".env line 3, ALLOWED_HOSTS: 2 hosts -> 2 hosts and 10.0.0.5");
});

test("a plan with nothing to do has no step and ends with its reason", () => {
  expect(nothingToDo("no load balancer")).toEqual({ steps: [], unchanged: "no load balancer", done: [] });
});

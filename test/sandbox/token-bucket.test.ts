import { expect, test } from "vitest";
import type { AwsCall } from "../../sandbox/aws/server.ts";
import { type BucketInit, ELB_DESCRIBE_BUCKET, throttled } from "../../sandbox/aws/token-bucket.ts";

const call = (action: string, service: AwsCall["service"] = "elasticloadbalancing") => ({
  service,
  action,
  parameters: {},
  accessKeyId: "",
  userAgent: "",
  count: 1,
});
const REFUSAL = { status: 400, code: "ThrottlingException", message: "Rate exceeded" };

/** How many calls in a row go through, at most `limit`, at a time that the test sets. */
function bench(...buckets: readonly BucketInit[]) {
  const clock = { milliseconds: 0 };
  const fault = throttled(buckets, () => clock.milliseconds);
  const passes = (action: string, limit = 1_000) => {
    let count = 0;
    while (count < limit && fault(call(action)) === undefined) count += 1;
    return count;
  };
  return { clock, fault, passes };
}

test("a burst gets what the bucket holds, all Describe actions together, and then AWS's refusal", () => {
  const { fault, passes } = bench(ELB_DESCRIBE_BUCKET);
  expect(passes("DescribeTargetGroups", 25)).toBe(25);
  expect(passes("DescribeTags")).toBe(15);
  expect(fault(call("DescribeTargetHealth"))).toEqual(REFUSAL);
});

test("tokens come back with time, at most as many as the bucket holds", () => {
  const { clock, passes } = bench(ELB_DESCRIBE_BUCKET);
  expect(passes("DescribeTags")).toBe(40);
  clock.milliseconds += 99;
  expect(passes("DescribeTags")).toBe(0);
  clock.milliseconds += 1;
  expect(passes("DescribeTags")).toBe(1);
  clock.milliseconds += 2_000;
  expect(passes("DescribeTags")).toBe(20);
  clock.milliseconds += 60_000;
  expect(passes("DescribeTags")).toBe(40);
});

test("leaves the actions of other services and other buckets alone", () => {
  const { fault, passes } = bench(ELB_DESCRIBE_BUCKET);
  passes("DescribeTags");
  expect(fault(call("ModifyTargetGroup"))).toBeUndefined();
  expect(fault(call("DescribeInstancesHealth", "elasticbeanstalk"))).toBeUndefined();
});

test.for([
  [5, 2],
  [2, 5],
] as const)("a call of two buckets needs a token of each: %j", ([all, writes]) => {
  const { passes } = bench(
    { actions: /^elasticloadbalancing:/, capacity: all, perSecond: 1 },
    { actions: /:Modify/, capacity: writes, perSecond: 1 },
  );
  expect(passes("ModifyTargetGroup")).toBe(2);
});

test("another fault takes over where it does not throttle", () => {
  const throttle = throttled([{ ...ELB_DESCRIBE_BUCKET, capacity: 1 }], () => 0);
  const both = (asked: ReturnType<typeof call>) => throttle(asked) ?? ("reset" as const);
  expect(both(call("DescribeTags"))).toBe("reset");
  expect(both(call("DescribeTags"))).toEqual(REFUSAL);
});

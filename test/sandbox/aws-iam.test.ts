import { expect, test } from "vitest";
import { type PermissionRequest, type PolicyStatement, parsePolicy } from "../../sandbox/aws/iam.ts";

const GROUP =
  "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/awseb-AWSEB-1DEF/0123456789abcdef";
const MODIFY: PermissionRequest = {
  action: "elasticloadbalancing:ModifyTargetGroup",
  resource: GROUP,
  tags: { "elasticbeanstalk:environment-name": "shop", Name: "shop" },
};
const DESCRIBE: PermissionRequest = {
  action: "elasticloadbalancing:DescribeTags",
  resource: undefined,
  tags: {},
};
const ALL: PolicyStatement = { Effect: "Allow", Action: "*", Resource: "*" };

function decide(statement: Partial<PolicyStatement>, request = MODIFY) {
  return parsePolicy({ Version: "2012-10-17", Statement: { ...ALL, ...statement } })(request);
}

test.for([
  ["*", true],
  ["elasticloadbalancing:*", true],
  ["elasticloadbalancing:ModifyTargetGroup", true],
  ["ElasticLoadBalancing:modifytargetgroup", true],
  ["elasticloadbalancing:ModifyTargetGrou?", true],
  ["elasticloadbalancing:Modify*", true],
  [["s3:*", "elasticloadbalancing:Modify*"], true],
  ["elasticloadbalancing:Modify", false],
  ["elasticloadbalancing:ModifyTargetGroup?", false],
  ["elasticloadbalancing.ModifyTargetGroup", false],
  [["s3:*", "elasticloadbalancing:Describe*"], false],
  [[], false],
] as const)("the action %j covers ModifyTargetGroup: %s", ([action, covered]) => {
  expect(decide({ Action: action })).toBe(covered ? "allowed" : "not allowed");
});

test.for([
  ["*", true],
  [GROUP, true],
  ["arn:aws:elasticloadbalancing:*:*:targetgroup/awseb-*", true],
  ["arn:*:*:*:*:*", true],
  [["arn:aws:s3:::bucket", GROUP], true],
  ["arn:aws:elasticloadbalancing:*:*:targetgroup/eb-*", false],
  ["arn:aws:elasticloadbalancing:us-*:*:targetgroup/awseb-*", false],
  ["arn:aws:elasticloadbalancing:*:targetgroup/awseb-*:*:*", false],
  ["arn:aws:elasticloadbalancing:*:*:targetgroup/AWSEB-*", false],
  ["arn:aws:elasticloadbalancing:*:*:targetgroup/awseb-AWSEB-1DEF", false],
] as const)("the resource %j covers a target group: %s", ([resource, covered]) => {
  expect(decide({ Resource: resource })).toBe(covered ? "allowed" : "not allowed");
});

test.for([
  ["*", true],
  [GROUP, false],
  ["arn:*:*:*:*:*", false],
  [[GROUP, "*"], true],
] as const)("the resource %j covers an action that knows no resource: %s", ([resource, covered]) => {
  expect(decide({ Resource: resource }, DESCRIBE)).toBe(covered ? "allowed" : "not allowed");
});

test.for([
  [{ "aws:ResourceTag/elasticbeanstalk:environment-name": "shop" }, true],
  [{ "elasticloadbalancing:ResourceTag/elasticbeanstalk:environment-name": "shop" }, true],
  [{ "aws:ResourceTag/Name": ["blog", "shop"] }, true],
  [{ "aws:ResourceTag/Name": "shop", "aws:ResourceTag/elasticbeanstalk:environment-name": "shop" }, true],
  [{ "aws:ResourceTag/Name": "shop", "aws:ResourceTag/elasticbeanstalk:environment-name": "blog" }, false],
  [{ "aws:ResourceTag/Name": "Shop" }, false],
  [{ "aws:ResourceTag/Name": "s*" }, false],
  [{ "aws:ResourceTag/owner": "shop" }, false],
] as const)("StringEquals %j is met: %s", ([condition, met]) => {
  expect(decide({ Condition: { StringEquals: condition } })).toBe(met ? "allowed" : "not allowed");
});

test("a condition on a tag is never met by an action that knows no resource", () => {
  const condition = { StringEquals: { "aws:ResourceTag/Name": "shop" } };
  expect(decide({ Condition: condition }, DESCRIBE)).toBe("not allowed");
});

test("a deny wins over every allow, wherever it stands, but only where it applies", () => {
  const deny: PolicyStatement = { Effect: "Deny", Action: "*:Modify*", Resource: "*" };
  for (const Statement of [
    [ALL, deny],
    [deny, ALL],
  ]) {
    const policy = parsePolicy({ Version: "2012-10-17", Statement });
    expect(policy(MODIFY)).toBe("denied");
    expect(policy(DESCRIBE)).toBe("allowed");
  }
  expect(parsePolicy({ Version: "2012-10-17", Statement: [] })(MODIFY)).toBe("not allowed");
});

test.for<[object, string]>([
  [{ Effect: "allow" }, 'Effect must be Allow or Deny, got "allow"'],
  [{ NotAction: "s3:*" }, "does not evaluate NotAction in a policy's statement"],
  [{ NotResource: "*", Principal: "*" }, "does not evaluate NotResource, Principal in a policy's statement"],
  [{ Action: undefined }, "Action must be text without a policy variable, got undefined"],
  [{ Resource: "arn:aws:s3" }, "must be * or an ARN of six fields, got arn:aws:s3"],
  [{ Resource: `arn:aws:s3:::\${aws:username}` }, "must be text without a policy variable"],
  [
    { Condition: { StringLike: { "aws:ResourceTag/Name": "s*" } } },
    "does not evaluate StringLike in a policy's",
  ],
  [{ Condition: { StringEquals: { "aws:RequestedRegion": "x" } } }, "KEY only, got aws:RequestedRegion"],
  [{ Condition: { StringEquals: { "aws:ResourceTag/Name": `\${aws:PrincipalTag/x}` } } }, "policy variable"],
  [{ Condition: { StringEquals: { "aws:ResourceTag/Name": true } } }, "got true"],
])("refuses a statement with %j", ([part, message]) => {
  expect(() => decide(part)).toThrow(message);
});

test("refuses other parts and versions of a policy", () => {
  const policy = { Version: "2012-10-17", Statement: ALL } as const;
  const withId = { ...policy, Id: "x" };
  expect(() => parsePolicy(withId)).toThrow("does not evaluate Id in a policy's document");
  const old = JSON.parse(JSON.stringify({ ...policy, Version: "2008-10-17" }));
  expect(() => parsePolicy(old)).toThrow("Version 2012-10-17 only");
});

import { expect, test } from "vitest";
import { iamPolicy, partitionOf } from "../../src/aws/policy.ts";

const SCOPE = {
  partition: "aws",
  region: "eu-west-1",
  account: "123456789012",
  environmentName: "shop-prod",
};

const READS = [
  "elasticbeanstalk:DescribeEnvironmentResources",
  "elasticbeanstalk:DescribeInstancesHealth",
  "elasticloadbalancing:DescribeTags",
  "elasticloadbalancing:DescribeTargetGroups",
  "elasticloadbalancing:DescribeTargetHealth",
];

test("reads everywhere and changes only target groups of this environment", () => {
  expect(iamPolicy(SCOPE)).toEqual({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: READS, Resource: "*" },
      {
        Effect: "Allow",
        Action: ["elasticloadbalancing:ModifyTargetGroup"],
        Resource: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/awseb-*",
        Condition: { StringEquals: { "aws:ResourceTag/elasticbeanstalk:environment-name": "shop-prod" } },
      },
    ],
  });
});

test.for([undefined, ""])("has no condition where the environment's name is %j", (environmentName) => {
  const [, write] = iamPolicy({ ...SCOPE, environmentName }).Statement;
  expect(write).toStrictEqual({
    Effect: "Allow",
    Action: ["elasticloadbalancing:ModifyTargetGroup"],
    Resource: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/awseb-*",
  });
});

test.for([
  ["no action", undefined, READS],
  ["an action that it has", "elasticloadbalancing:DescribeTags", READS],
  [
    "an action that it does not have",
    "elasticbeanstalk:DescribeEnvironments",
    [...READS, "elasticbeanstalk:DescribeEnvironments"],
  ],
  ["the write action", "elasticloadbalancing:ModifyTargetGroup", READS],
] as const)("with %s missing, reads what it must", ([, missing, reads]) => {
  const [read, write, ...more] = iamPolicy(SCOPE, missing).Statement;
  expect(read?.Action).toEqual(reads);
  expect(write?.Action).toEqual(["elasticloadbalancing:ModifyTargetGroup"]);
  expect(more).toEqual([]);
});

test("an action added to one policy is not in the next", () => {
  iamPolicy(SCOPE, "elasticbeanstalk:DescribeEnvironments");
  expect(iamPolicy(SCOPE).Statement[0]?.Action).toEqual(READS);
});

test.for([
  ["eu-west-1", "aws"],
  ["us-east-1", "aws"],
  ["ca-central-1", "aws"],
  ["cn-north-1", "aws-cn"],
  ["cn-northwest-1", "aws-cn"],
  ["us-gov-east-1", "aws-us-gov"],
  ["us-gov-west-1", "aws-us-gov"],
  ["eusc-de-east-1", "aws-eusc"],
  ["us-iso-east-1", "aws-iso"],
  ["us-isob-east-1", "aws-iso-b"],
] as const)("%s is in the partition %s", ([region, partition]) => {
  expect(partitionOf(region)).toBe(partition);
});

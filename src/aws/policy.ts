export interface PolicyScope {
  /** Such as `aws` or `aws-cn`. */
  readonly partition: string;
  readonly region: string;
  /** `*` where the account is not known. */
  readonly account: string;
  /** Undefined where it is not known. Then every target group that Elastic Beanstalk made is in scope. */
  readonly environmentName: string | undefined;
}

export interface PolicyStatement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: string;
  readonly Condition?: { readonly StringEquals: Readonly<Record<string, string>> };
}

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

/**
 * ELBv2's Describe actions know no resource, so `*` is the narrowest that IAM accepts. Instances and target
 * health are read only before a check gets stricter.
 */
const READ_ACTIONS = [
  "elasticbeanstalk:DescribeEnvironmentResources",
  "elasticbeanstalk:DescribeInstancesHealth",
  "elasticloadbalancing:DescribeTags",
  "elasticloadbalancing:DescribeTargetGroups",
  "elasticloadbalancing:DescribeTargetHealth",
];

/**
 * The permissions that health_check needs, and no more. It may change only target groups with this
 * environment's tag.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
 * @param missing an action that AWS refused; it is added when it is not among the known ones
 */
export function iamPolicy(scope: PolicyScope, missing?: string): PolicyDocument {
  const { partition, region, account, environmentName } = scope;
  const write = "elasticloadbalancing:ModifyTargetGroup";
  const reads = missing && missing !== write ? [...new Set([...READ_ACTIONS, missing])] : READ_ACTIONS;
  return {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: reads, Resource: "*" },
      {
        Effect: "Allow",
        Action: [write],
        // Elastic Beanstalk gives this name to the target groups that it makes.
        Resource: `arn:${partition}:elasticloadbalancing:${region}:${account}:targetgroup/awseb-*`,
        ...(environmentName && {
          Condition: {
            StringEquals: { "aws:ResourceTag/elasticbeanstalk:environment-name": environmentName },
          },
        }),
      },
    ],
  };
}

/**
 * The SDK has these in a table of its own, but the table comes only with its clients. All other regions are
 * in `aws`.
 */
const PARTITIONS: readonly (readonly [regions: string, partition: string])[] = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["eusc-", "aws-eusc"],
  ["us-iso-", "aws-iso"],
  ["us-isob-", "aws-iso-b"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-isof-", "aws-iso-f"],
];

export function partitionOf(region: string): string {
  return PARTITIONS.find(([regions]) => region.startsWith(regions))?.[1] ?? "aws";
}

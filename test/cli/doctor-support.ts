import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { PolicyDocument } from "../../sandbox/aws/iam.ts";
import type { TargetGroup } from "../../sandbox/aws/server.ts";
import {
  type AwsServer,
  createTargetGroup,
  type Environment,
  type HealthCheck,
  startAws,
  type Target,
} from "../../sandbox/aws/server.ts";
import { LAPTOP_ENDPOINTS, requireLoopbackEndpoints } from "../../sandbox/loopback.ts";
import { iamPolicy } from "../../src/aws/policy.ts";
import type { EnvironmentReport } from "../../src/cli/doctor/judge.ts";
import type { WhenFinished } from "../support/sandbox.ts";
import { emptyFolder, folderWith, type Run, runCli } from "./support.ts";

export const REGION = "eu-west-1";
export const NAME = "shop-production";
export const PROFILE = "aws-elasticbeanstalk-ec2-role";
export const PROCESS = "aws:elasticbeanstalk:environment:process:default";
export const COMMAND = "aws:elasticbeanstalk:command";
export const PROPERTIES = "aws:elasticbeanstalk:application:environment";

const ACCOUNT = "123456789012";
const ARN = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}`;
const LOAD_BALANCER = `${ARN}:loadbalancer/app/awseb-AWSEB-1ABC/0123456789abcdef`;
/** Somebody who signed in on a laptop. */
const OPERATOR = {
  name: "AWSReservedSSO_ReadOnlyAccess",
  instanceId: "operator",
  accessKeyId: "ASIAOPERATOR",
  secretAccessKey: "operator-secret-access-key",
  token: "operator-session-token",
};
export const KEYS = {
  AWS_ACCESS_KEY_ID: OPERATOR.accessKeyId,
  AWS_SECRET_ACCESS_KEY: OPERATOR.secretAccessKey,
  AWS_SESSION_TOKEN: OPERATOR.token,
};
export const CREDENTIALS_FILE = `[work]
aws_access_key_id = ${OPERATOR.accessKeyId}
aws_secret_access_key = ${OPERATOR.secretAccessKey}
aws_session_token = ${OPERATOR.token}
`;

type Option = readonly [namespace: string, option: string, value: string];

/** An environment whose only target is healthy, with everything as Elastic Beanstalk makes it; then this. */
export interface Situation {
  /** One target each. */
  readonly targets?: readonly Target["health"][] | undefined;
  readonly check?: Partial<HealthCheck> | undefined;
  /** Of the target group. */
  readonly port?: number | undefined;
  readonly protocol?: string | undefined;
  /** Besides those of the process, the deployments and the instance profile, or in their place. */
  readonly options?: readonly Option[] | undefined;
  readonly environment?: Partial<Environment> | undefined;
  /** What the instances' role may do; the policy of the docs unless told otherwise. */
  readonly policy?: PolicyDocument | undefined;
  /** The targets of a second group of this environment, with the same port and check. */
  readonly sibling?: readonly Target["health"][] | undefined;
}

export const POLICY = iamPolicy({ partition: "aws", region: "*", account: "*", environmentName: NAME });
export const NO_POLICY = { ...POLICY, Statement: [] };

const DEFAULT_OPTIONS: readonly Option[] = [
  [PROCESS, "HealthCheckPath", "/"],
  [PROCESS, "MatcherHTTPCode", "200"],
  [PROCESS, "Port", "80"],
  [PROCESS, "Protocol", "HTTP"],
  [COMMAND, "DeploymentPolicy", "Rolling"],
  ["aws:autoscaling:launchconfiguration", "IamInstanceProfile", PROFILE],
];

/** As the sandbox's load balancer puts it. */
export const answering = (...codes: number[]): Target["health"] => ({
  state: "unhealthy",
  reason: "Target.ResponseCodeMismatch",
  description: `Health checks failed with these codes: [${codes.join(", ")}]`,
});
export const REFUSING: Target["health"] = {
  state: "unhealthy",
  reason: "Target.FailedHealthChecks",
  description: "Health checks failed",
};
export const SILENT: Target["health"] = {
  state: "unhealthy",
  reason: "Target.Timeout",
  description: "Request timed out",
};
export const HEALTHY: Target["health"] = { state: "healthy" };

export interface Laptop {
  readonly aws: AwsServer;
  readonly group: TargetGroup;
  /** All that the tool may have in its environment: every endpoint is on loopback. */
  variables(more?: Readonly<Record<string, string>>): Record<string, string>;
  /** Runs `doctor` with these arguments and the operator's keys, or with what `env` has in their place. */
  doctor(args?: readonly string[], options?: LaptopOptions): Promise<Run>;
  report(): Promise<EnvironmentReport & { readonly code: number | null }>;
}

interface LaptopOptions {
  readonly cwd?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

export async function laptop(
  situation: Situation = {},
  /** A concurrent test passes the one of its own context. */
  whenFinished: WhenFinished = onTestFinished,
): Promise<Laptop> {
  const {
    targets = [HEALTHY],
    check,
    port = 80,
    options = [],
    environment = {},
    policy = POLICY,
  } = situation;
  const isRed = targets.some(({ state }) => state === "unhealthy");
  const groupOf = (name: string, healths: readonly Target["health"][]) =>
    createTargetGroup({
      arn: `${ARN}:targetgroup/${name}/0123456789abcdef`,
      loadBalancerArns: [LOAD_BALANCER],
      environment: { id: "e-abcdefghij", name: NAME },
      port,
      ...(situation.protocol && { protocol: situation.protocol }),
      healthCheck: check,
      targets: healths.map((health, index) => ({ id: `i-${index + 1}`.padEnd(19, "0"), port, health })),
    });
  const group = groupOf("awseb-AWSEB-1DEF", targets);
  const siblings = situation.sibling ? [groupOf("awseb-AWSEB-2GHI", situation.sibling)] : [];
  const given = new Set(options.map(([namespace, option]) => `${namespace} ${option}`));
  const aws = await startAws(
    {
      region: REGION,
      accountId: ACCOUNT,
      environments: [
        {
          id: "e-abcdefghij",
          name: NAME,
          loadBalancers: [LOAD_BALANCER],
          instances: group.targets.map(({ id }) => ({
            id,
            deployment: { id: 7, versionLabel: "v7", status: "Deployed", time: new Date(0) },
          })),
          healthReporting: "enhanced",
          health: isRed ? ["Red", "Severe"] : ["Green", "Ok"],
          options: [
            ...DEFAULT_OPTIONS.filter(([namespace, option]) => !given.has(`${namespace} ${option}`)),
            ...options,
          ],
          ...environment,
        },
      ],
      loadBalancers: [{ arn: LOAD_BALANCER, name: "awseb-AWSEB-1ABC", type: "application" }],
      targetGroups: [group, ...siblings, neighbour()],
      instanceProfiles: [{ name: PROFILE, policy }],
      pageSize: 400,
    },
    OPERATOR,
  );
  whenFinished(() => aws.close());
  const HOME = await emptyFolder(whenFinished);

  const variables = (more: Readonly<Record<string, string>> = KEYS): Record<string, string> => {
    const env = {
      HOME,
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_EC2_METADATA_SERVICE_ENDPOINT: aws.url,
      AWS_ENDPOINT_URL_ELASTIC_BEANSTALK: aws.url,
      AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2: aws.url,
      ...Object.fromEntries(LAPTOP_ENDPOINTS.map((name) => [name, aws.url])),
      ...more,
    };
    requireLoopbackEndpoints(env, LAPTOP_ENDPOINTS);
    return env;
  };
  const doctor: Laptop["doctor"] = (args = ["--environment", NAME, "--region", REGION], more = {}) =>
    runCli(["doctor", ...args], { cwd: more.cwd ?? HOME, env: variables(more.env) });
  return {
    aws,
    group,
    variables,
    doctor,
    async report() {
      const { code, stdout, stderr } = await doctor(["--environment", NAME, "--region", REGION, "--json"]);
      if (stderr !== "") throw new Error(stderr);
      return { code, ...(JSON.parse(stdout) as EnvironmentReport) };
    },
  };
}

/** What the doctor says of this situation. */
export async function reportOf(situation: Situation): ReturnType<Laptop["report"]> {
  return (await laptop(situation)).report();
}

/** Of another environment on the same load balancer, and in a bad way: nobody asked for it. */
function neighbour(): TargetGroup {
  return createTargetGroup({
    arn: `${ARN}:targetgroup/awseb-AWSEB-1XYZ/0123456789abcdef`,
    loadBalancerArns: [LOAD_BALANCER],
    environment: { id: "e-neighbour01", name: "blog-production" },
    targets: [{ id: "i-neighbour", port: 80, health: REFUSING }],
  });
}

/** A folder that the EB CLI was set up in, with this in `.ebextensions/`. */
export function projectWith(application: string, config: string): Promise<string> {
  return folderWith({
    [join(".elasticbeanstalk", "config.yml")]: `global:\n  application_name: ${application}\n`,
    [join(".ebextensions", "app.config")]: config,
  });
}

import {
  DescribeConfigurationSettingsCommand,
  DescribeEnvironmentsCommand,
  type SingleInstanceHealth,
} from "@aws-sdk/client-elastic-beanstalk";
import { classifyAwsError } from "../../aws/errors.ts";
import { describeInstances, describeTargets } from "../../aws/health.ts";
import type { TargetGroup } from "../../aws/target-group.ts";
import { findLoadBalancers, findTargetGroups } from "../../aws/target-groups.ts";
import type {
  EnvironmentFacts,
  GroupFacts,
  InstanceFacts,
  Options,
  SeenEnvironment,
} from "../../diagnosis/environment.ts";
import { Stop } from "../cli-error.ts";
import type { OperatorAws } from "./aws.ts";
import { AwsFailure } from "./aws-failures.ts";
import { readRole } from "./instance-role.ts";

/** @param say gets what is being looked at, for somebody who waits */
export async function look(
  aws: OperatorAws,
  name: string,
  say: (what: string) => void,
): Promise<Omit<SeenEnvironment, "ebextensions">> {
  const notes: string[] = [];
  say(`looking for ${name} in ${aws.region}`);
  const environment = await findEnvironment(aws, name);
  say("reading its option settings");
  const options = await ifPossible(notes, "its option settings", () => readLiveOptions(aws, environment));
  say("reading its target groups");
  const loadBalancing = await readLoadBalancing(aws, environment);
  say("reading what its instances report");
  const instances = await ifPossible(notes, "what its instances report", () =>
    readInstances(aws, environment, notes),
  );
  const groups = loadBalancing.kind === "target groups" ? loadBalancing.groups : [];
  say("asking IAM what its instances may do");
  const role = await ifPossible(notes, "the role of its instance profile", async () =>
    options && groups.length > 0 ? readRole(aws, { environment, options, groups }, notes) : undefined,
  );
  return { environment, options, loadBalancing, instances, role, notes };
}

/** Turns a failure into a note: the rest of the report is useful without it. */
async function ifPossible<T>(
  notes: string[],
  what: string,
  read: () => Promise<T | undefined>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error;
    notes.push(`not looked at: ${what} (${error.clause})`);
    return undefined;
  }
}

async function findEnvironment(aws: OperatorAws, name: string): Promise<EnvironmentFacts> {
  const command = new DescribeEnvironmentsCommand({ EnvironmentNames: [name], IncludeDeleted: false });
  const { Environments = [] } = await aws.call("elasticbeanstalk:DescribeEnvironments", () =>
    aws.beanstalk.send(command),
  );
  const found = Environments.find(({ Status }) => Status !== "Terminated");
  if (!found) {
    throw new Stop(
      `there is no environment ${name} in ${aws.region} in this account: name another with --region or --profile; eb list --all has the names.`,
    );
  }
  return {
    name,
    id: found.EnvironmentId ?? "",
    arn: found.EnvironmentArn ?? "*",
    application: found.ApplicationName ?? "",
    region: aws.region,
    isWorker: found.Tier?.Name === "Worker",
    // Such as arn:aws:elasticbeanstalk:eu-west-1::platform/Python 3.13 running on 64bit Amazon Linux
    // 2023/4.7.0
    platform: found.SolutionStackName ?? found.PlatformArn?.split("/")[1],
    status: found.Status ?? "Ready",
    health: found.Health ?? "Grey",
    healthStatus: found.HealthStatus,
  };
}

async function readLiveOptions(
  aws: OperatorAws,
  { application, name }: EnvironmentFacts,
): Promise<Options | undefined> {
  const command = new DescribeConfigurationSettingsCommand({
    ApplicationName: application,
    EnvironmentName: name,
  });
  const { ConfigurationSettings: all = [] } = await aws.call(
    "elasticbeanstalk:DescribeConfigurationSettings",
    () => aws.beanstalk.send(command),
  );
  // A change that is under way is `pending`. A change that failed is `failed`.
  const settings = all.find(({ DeploymentStatus }) => DeploymentStatus === "deployed") ?? all[0];
  const options = new Map<string, Map<string, string>>();
  for (const { Namespace, OptionName, Value } of settings?.OptionSettings ?? []) {
    if (!Namespace || !OptionName || !Value) continue;
    const namespace = options.get(Namespace) ?? new Map<string, string>();
    options.set(Namespace, namespace.set(OptionName, Value));
  }
  return options;
}

async function readLoadBalancing(
  aws: OperatorAws,
  environment: EnvironmentFacts,
): Promise<SeenEnvironment["loadBalancing"]> {
  const found = await findLoadBalancers(aws.caller, environment);
  if (found.kind !== "load balancers") {
    return found.kind === "classic" ? { kind: "classic", name: found.name } : { kind: "none" };
  }
  const groups: GroupFacts[] = [];
  const gone: string[] = [];
  for (const group of await describeGroups(aws, found.arns, environment)) {
    const targets = await describeTargets(aws.caller, group).catch(unlessGone);
    if (targets === undefined) gone.push(group.name);
    else groups.push({ ...group, targets });
  }
  return { kind: "target groups", groups, gone };
}

async function describeGroups(
  aws: OperatorAws,
  arns: readonly string[],
  environment: EnvironmentFacts,
): Promise<readonly TargetGroup[]> {
  const groups = await findTargetGroups(aws.caller, arns, environment).catch(unlessGone);
  if (groups) return groups;
  const { name, status } = environment;
  throw new Stop(
    `the load balancer of ${name} or one of its target groups is gone, and the environment is ${status}: ${
      status === "Terminating" ? "there is nothing left to look at" : "try again when eb status says Ready"
    }.`,
  );
}

/**
 * Undefined when Elastic Beanstalk has removed or replaced the resource in the meantime. Throws any other
 * error again.
 */
function unlessGone(error: unknown): undefined {
  const cause = error instanceof AwsFailure ? error.cause : undefined;
  if (!(cause instanceof Error) || classifyAwsError(cause)?.kind !== "gone") throw error;
}

/** Undefined with basic health reporting, which does not report on instances. */
async function readInstances(
  aws: OperatorAws,
  environment: EnvironmentFacts,
  notes: string[],
): Promise<InstanceFacts[] | undefined> {
  try {
    return (await describeInstances(aws.caller, environment, "Causes", "Deployment")).map(fromHealth);
  } catch (error) {
    const cause = error instanceof AwsFailure ? error.cause : undefined;
    const isBasic = cause instanceof Error && classifyAwsError(cause)?.kind === "basic health reporting";
    if (!isBasic) throw error;
    notes.push("with basic health reporting Elastic Beanstalk does not say how its instances are");
    return undefined;
  }
}

function fromHealth({ InstanceId, Causes, Deployment }: SingleInstanceHealth): InstanceFacts {
  return {
    id: InstanceId ?? "",
    causes: Causes ?? [],
    deploymentId: Deployment?.DeploymentId,
    deployment: Deployment?.Status,
  };
}

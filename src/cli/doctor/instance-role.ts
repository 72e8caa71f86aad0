import {
  type EvaluationResult,
  GetInstanceProfileCommand,
  type PolicyEvaluationDecisionType,
  SimulatePrincipalPolicyCommand,
} from "@aws-sdk/client-iam";
import { allPages } from "../../aws/client.ts";
import { iamPolicy, partitionOf } from "../../aws/policy.ts";
import type { OperatorAws } from "./aws.ts";
import type { EnvironmentFacts, GroupFacts, Options, RoleFacts } from "./facts.ts";

interface Question {
  readonly actions: readonly string[];
  readonly resource: string;
  /** Of the resource: conditions simulate for them. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * What health_check may not do with the role of this instance profile. IAM's own answer, because a listing of the
 * role's policies would have to be evaluated here, and would not show an organization's.
 */
export async function readRole(
  aws: OperatorAws,
  {
    environment,
    options,
    groups,
  }: {
    readonly environment: EnvironmentFacts;
    readonly options: Options;
    readonly groups: readonly GroupFacts[];
  },
  notes: string[],
): Promise<RoleFacts | undefined> {
  const option = options.get("aws:autoscaling:launchconfiguration")?.get("IamInstanceProfile");
  if (option === undefined) {
    notes.push("the environment has no instance profile: its instances may call nothing of AWS");
    return undefined;
  }
  const InstanceProfileName = option.split("/").at(-1) ?? option; // it takes an ARN as well
  const { InstanceProfile } = await aws.call("iam:GetInstanceProfile", () =>
    aws.iam.send(new GetInstanceProfileCommand({ InstanceProfileName })),
  );
  const arn = InstanceProfile?.Roles?.[0]?.Arn;
  if (arn === undefined) {
    notes.push(
      `the instance profile ${InstanceProfileName} has no role: its instances may call nothing of AWS`,
    );
    return undefined;
  }
  const policy = iamPolicy({
    partition: partitionOf(environment.region),
    region: environment.region,
    account: arn.split(":")[4] ?? "*",
    environmentName: environment.name,
  });
  const results: EvaluationResult[] = [];
  const actions = policy.Statement.flatMap(({ Action }) => Action);
  for (const question of questions(actions, environment, groups)) {
    results.push(...(await simulate(aws, arn, question)));
  }
  const decided = (decision: PolicyEvaluationDecisionType) =>
    results.flatMap(({ EvalActionName: name, EvalDecision }) =>
      EvalDecision === decision && name ? [name] : [],
    );
  const denied = [...new Set(decided("explicitDeny"))];
  return { arn, missing: [...new Set([...denied, ...decided("implicitDeny")])], denied, policy };
}

/** Each action on the resource that it is called for. */
function questions(
  actions: readonly string[],
  environment: EnvironmentFacts,
  groups: readonly GroupFacts[],
): Question[] {
  const tags = {
    "elasticbeanstalk:environment-id": environment.id,
    "elasticbeanstalk:environment-name": environment.name,
  };
  const beanstalk = actions.filter((action) => action.startsWith("elasticbeanstalk:"));
  const write = actions.filter((action) => action.endsWith(":ModifyTargetGroup"));
  const reads = actions.filter((action) => !beanstalk.includes(action) && !write.includes(action));
  return [
    { actions: beanstalk, resource: environment.arn, tags: {} },
    { actions: reads, resource: "*", tags: {} },
    ...groups.map(({ arn: resource }) => ({ actions: write, resource, tags })),
  ];
}

function simulate(
  aws: OperatorAws,
  PolicySourceArn: string,
  { actions, resource, tags }: Question,
): Promise<EvaluationResult[]> {
  return allPages(async (Marker) => {
    const command = new SimulatePrincipalPolicyCommand({
      PolicySourceArn,
      ActionNames: [...actions],
      ResourceArns: [resource],
      ContextEntries: Object.entries(tags).map(([key, value]) => ({
        ContextKeyName: `aws:ResourceTag/${key}`,
        ContextKeyType: "string",
        ContextKeyValues: [value],
      })),
      ...(Marker && { Marker }),
    });
    const page = await aws.call("iam:SimulatePrincipalPolicy", () => aws.iam.send(command));
    return [page.EvaluationResults, page.Marker];
  });
}

import {
  type EvaluationResult,
  GetInstanceProfileCommand,
  type PolicyEvaluationDecisionType,
  SimulatePrincipalPolicyCommand,
} from "@aws-sdk/client-iam";
import { allPages } from "../../aws/client.ts";
import { iamPolicy, partitionOf } from "../../aws/policy.ts";
import type { EnvironmentFacts, GroupFacts, Options, RoleFacts } from "../../diagnosis/environment.ts";
import type { OperatorAws } from "./aws.ts";

interface RoleQuestion {
  readonly actions: readonly string[];
  readonly resource: string;
  /** The tags of the resource. Policy conditions ask for them. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The actions that health_check needs and that the role of this instance profile may not call. IAM itself
 * answers this. The role's policies would have to be evaluated here, and they do not show the policies of an
 * organization.
 */
export async function readRole(
  aws: OperatorAws,
  about: {
    readonly environment: EnvironmentFacts;
    readonly options: Options;
    readonly groups: readonly GroupFacts[];
  },
  notes: string[],
): Promise<RoleFacts | undefined> {
  const { environment, options, groups } = about;
  const role = await roleOf(aws, options);
  if ("none" in role) {
    notes.push(`${role.none}: its instances may call nothing of AWS`);
    return undefined;
  }
  const { arn } = role;
  const policy = iamPolicy({
    partition: partitionOf(environment.region),
    region: environment.region,
    account: arn.split(":")[4] ?? "*",
    environmentName: environment.name,
  });
  const actions = policy.Statement.flatMap(({ Action }) => Action);
  const results: EvaluationResult[] = [];
  for (const question of questions(actions, environment, groups)) {
    results.push(...(await simulate(aws, arn, question)));
  }
  const denied = actionsWith("explicitDeny", results);
  return { arn, missing: [...new Set([...denied, ...actionsWith("implicitDeny", results)])], denied, policy };
}

async function roleOf(
  aws: OperatorAws,
  options: Options,
): Promise<{ readonly arn: string } | { readonly none: string }> {
  const option = options.get("aws:autoscaling:launchconfiguration")?.get("IamInstanceProfile");
  if (option === undefined) return { none: "the environment has no instance profile" };
  const InstanceProfileName = option.split("/").at(-1) ?? option; // the option may also be an ARN
  const { InstanceProfile } = await aws.call("iam:GetInstanceProfile", () =>
    aws.iam.send(new GetInstanceProfileCommand({ InstanceProfileName })),
  );
  const arn = InstanceProfile?.Roles?.[0]?.Arn;
  return arn === undefined ? { none: `the instance profile ${InstanceProfileName} has no role` } : { arn };
}

function actionsWith(decision: PolicyEvaluationDecisionType, results: readonly EvaluationResult[]): string[] {
  const names = results.flatMap(({ EvalActionName: name, EvalDecision }) =>
    EvalDecision === decision && name ? [name] : [],
  );
  return [...new Set(names)];
}

/** Each action with the resource that it is called for. */
function questions(
  actions: readonly string[],
  environment: EnvironmentFacts,
  groups: readonly GroupFacts[],
): RoleQuestion[] {
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
  { actions, resource, tags }: RoleQuestion,
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

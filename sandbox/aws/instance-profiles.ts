/** The part of IAM's API that tells what an instance profile's role may do. */

import { parsePolicy } from "./iam.ts";
import { list, type Parameters } from "./parameters.ts";
import type { AwsState, InstanceProfile } from "./server.ts";
import { AwsError, type XmlValue } from "./xml.ts";

export function getInstanceProfile(state: AwsState, parameters: Parameters): XmlValue {
  const name = parameters.InstanceProfileName;
  const found = state.instanceProfiles?.find((profile) => profile.name === name);
  if (!found) throw new AwsError(404, "NoSuchEntity", `Instance Profile ${name} cannot be found.`);
  const account = `arn:aws:iam::${state.accountId}`;
  return {
    InstanceProfile: {
      Path: "/",
      InstanceProfileName: found.name,
      InstanceProfileId: "AIPASANDBOXSANDBOX",
      Arn: `${account}:instance-profile/${found.name}`,
      CreateDate: "2024-01-01T00:00:00Z",
      Roles: [
        {
          Path: "/",
          RoleName: found.name,
          RoleId: "AROASANDBOXSANDBOX",
          Arn: roleArn(state, found),
          CreateDate: "2024-01-01T00:00:00Z",
        },
      ],
    },
  };
}

/** Evaluates each action on each resource, with the tags that the request's context gives. */
export function simulatePrincipalPolicy(state: AwsState, parameters: Parameters): XmlValue {
  const source = parameters.PolicySourceArn;
  const profile = state.instanceProfiles?.find((one) => roleArn(state, one) === source);
  if (!profile) throw new AwsError(404, "NoSuchEntity", `The role with ARN ${source} cannot be found.`);
  const keys = list(parameters, "ContextEntries", ".ContextKeyName");
  const tags = Object.fromEntries(
    keys.map((key, index) => [
      key.replace("aws:ResourceTag/", ""),
      parameters[`ContextEntries.member.${index + 1}.ContextKeyValues.member.1`] ?? "",
    ]),
  );
  const decide = parsePolicy(profile.policy);
  const asked = list(parameters, "ResourceArns");
  const resources = asked.length > 0 ? asked : ["*"];
  const results = list(parameters, "ActionNames").flatMap((action) =>
    resources.map((resource) => {
      const decision = decide({ action, resource: resource === "*" ? undefined : resource, tags });
      return {
        EvalActionName: action,
        EvalResourceName: resource,
        EvalDecision: { allowed: "allowed", denied: "explicitDeny", "not allowed": "implicitDeny" }[decision],
        MatchedStatements: [],
        MissingContextValues: [],
      };
    }),
  );
  return { EvaluationResults: results, IsTruncated: false };
}

export function instanceProfileArn({ accountId }: AwsState, { InstanceProfileName }: Parameters): string {
  return `arn:aws:iam::${accountId}:instance-profile/${InstanceProfileName}`;
}

function roleArn({ accountId }: AwsState, { name }: InstanceProfile): string {
  return `arn:aws:iam::${accountId}:role/${name}`;
}

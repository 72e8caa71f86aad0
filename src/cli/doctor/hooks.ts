import type { Options, RoleFacts } from "./facts.ts";
import type { Finding } from "./finding.ts";

const PROPERTIES = "aws:elasticbeanstalk:application:environment";

/** Whether health_check is to set another path. */
export function wishesPath(options: Options | undefined): boolean {
  return options?.get(PROPERTIES)?.get("HEALTH_HOOKS_PATH") !== undefined;
}

export function missingPermission(role: RoleFacts | undefined): Finding | undefined {
  if (!role || role.missing.length === 0) return undefined;
  const name = role.arn.split("/").at(-1);
  return {
    cause: "permission",
    message: `the hook health_check cannot do its work: the instances' role ${name} lacks ${role.missing.length === 1 ? "a permission" : `${role.missing.length} permissions`}`,
    seen: [`${role.arn} may not call ${role.missing.join(", ")}`],
    remedy: [
      ...(role.denied.length > 0
        ? [`No further policy helps with ${role.denied.join(", ")}: find the statement that denies it.`]
        : []),
      `Attach this policy to the role ${name}, then deploy again: ${JSON.stringify(role.policy)}`,
    ],
  };
}

export function disabled(options: Options | undefined, findings: readonly Finding[]): Finding[] {
  const value = options?.get(PROPERTIES)?.get("HEALTH_HOOKS_ENABLED");
  const isTheirs = findings.some(({ cause }) => cause === "host refused" || cause === "success codes");
  if (value?.toLowerCase() !== "false" || !isTheirs) return [];
  return [
    {
      cause: "disabled",
      message: "the hooks are switched off in this environment",
      seen: [`${PROPERTIES}: HEALTH_HOOKS_ENABLED=${value}`],
      remedy: ["eb setenv HEALTH_HOOKS_ENABLED=true, then eb deploy."],
    },
  ];
}

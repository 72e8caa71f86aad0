import { SETTINGS } from "../../settings.ts";
import { PROPERTIES } from "../option-settings.ts";
import type { Options, RoleFacts } from "./facts.ts";
import type { Finding } from "./finding.ts";

/** Whether health_check is to set another path. */
export function wishesPath(options: Options | undefined): boolean {
  return options?.get(PROPERTIES)?.get(SETTINGS.path.variable) !== undefined;
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
  const { variable } = SETTINGS.enabled;
  const value = options?.get(PROPERTIES)?.get(variable);
  const isTheirs = findings.some(({ cause }) => cause === "host refused" || cause === "success codes");
  // As the hooks read it: with another value, also "False", they are on and refuse to run.
  if (value?.trim() !== "false" || !isTheirs) return [];
  return [
    {
      cause: "disabled",
      message: "the hooks are switched off in this environment",
      seen: [`${PROPERTIES}: ${variable}=${value}`],
      remedy: [`eb setenv ${variable}=true, then eb deploy.`],
    },
  ];
}

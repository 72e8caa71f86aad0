import { SETTINGS, type Settings } from "../../settings.ts";
import type { CauseName, Explaining, Finding } from "../cause.ts";
import { needsHook } from "../commands.ts";
import type { RoleFacts } from "../environment.ts";
import { withoutQuery } from "../words.ts";

/** What keeps the hooks from their work. */

/** Settings that the hooks refuse are wrong whatever else is wrong. */
export function badSetting(problems: ReadonlyMap<string, string>): Explaining[] {
  if (problems.size === 0) return [];
  const taken = [...problems.keys()].map((name) => `${name}=`).join(" ");
  return [
    {
      cause: "setting",
      message: `allowed_hosts stops every deployment, because a setting is invalid: ${Array.from(problems.values(), withoutQuery).join("; ")}`,
      seen: [],
      remedy: [`Correct it, or take it away for the default: eb setenv ${taken}`],
    },
  ];
}

/** What the hooks would have mended. */
const MENDED: readonly CauseName[] = ["host refused", "success codes", "login", "path", "redirect"];

/** The hooks are there and do not help, although they would. */
export function switchedOff(
  settings: Settings | undefined,
  findings: readonly { readonly cause: CauseName }[],
): Explaining[] {
  const why = settings && whySwitchedOff(settings);
  if (!why || !findings.some(({ cause }) => MENDED.includes(cause))) return [];
  return [
    {
      cause: "switched off",
      message: why,
      seen: [],
      remedy: [switchOn(settings)],
    },
  ];
}

function switchOn({ enabled }: Settings): string {
  const { variable } = enabled ? SETTINGS.dryRun : SETTINGS.enabled;
  return `eb setenv ${variable}=, then eb deploy. An empty value means the default.`;
}

/** A hook that is switched off does nothing when a person runs it either. */
export function withHooksOn<One extends Finding>(
  settings: Settings | undefined,
  findings: readonly One[],
): One[] {
  if (!settings || whySwitchedOff(settings) === undefined) return [...findings];
  return findings.map((finding) => {
    const rest = finding.remedy.filter((sentence) => !needsHook(sentence));
    return rest.length === finding.remedy.length
      ? finding
      : { ...finding, remedy: [switchOn(settings), ...rest] };
  });
}

/** Why the hooks change nothing, when somebody has switched them off. Undefined otherwise. */
export function whySwitchedOff({
  enabled,
  dryRun,
}: Pick<Settings, "enabled" | "dryRun">): string | undefined {
  if (!enabled) return "the hooks are switched off by HEALTH_HOOKS_ENABLED=false";
  return dryRun ? "the hooks change nothing: HEALTH_HOOKS_DRY_RUN=true" : undefined;
}

export function missingPermission(
  role: RoleFacts | undefined,
  path: string | undefined,
): Explaining | undefined {
  if (!role || role.missing.length === 0) return undefined;
  const name = role.arn.split("/").at(-1);
  return {
    cause: "permission",
    explains: path === undefined ? ["success codes"] : ["success codes", "path"],
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

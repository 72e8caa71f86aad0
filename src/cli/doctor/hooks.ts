import { unsupportedPlatform, WITHOUT_HOOKS } from "../../diagnosis/platform-support.ts";
import { withoutQuery } from "../../diagnosis/words.ts";
import type { WantedCheck } from "../../health-check/plan.ts";
import { PROPERTIES } from "../../option-settings.ts";
import { badSettings, parseSettings, SETTINGS, type Settings } from "../../settings.ts";
import type { RoleFacts, SeenEnvironment } from "./facts.ts";
import type { LaptopFinding } from "./finding.ts";

/** What an environment's properties and its platform show about the hooks. */
export interface Hooks {
  /** Undefined where the hooks refuse their settings, or where the settings may not be read. */
  readonly settings: Settings | undefined;
  /** The bad settings: variable -> what is wrong with it. */
  readonly problems: ReadonlyMap<string, string>;
  /** One sentence: what to do instead, where the hooks cannot help. Undefined where they can. */
  readonly instead: string | undefined;
}

export function hooksOf({ options, environment }: Pick<SeenEnvironment, "options" | "environment">): Hooks {
  const all = Object.fromEntries(options?.get(PROPERTIES) ?? []);
  const { variable } = SETTINGS.enabled;
  // Hooks that are switched off look at no other setting.
  const properties = all[variable]?.trim() === "false" ? { [variable]: "false" } : all;
  const problems = badSettings(properties);
  const isKnown = options !== undefined && problems.size === 0;
  return {
    settings: isKnown ? parseSettings(properties) : undefined,
    problems,
    instead: insteadOfHooks(environment.platform),
  };
}

export function wantedCheck({ settings }: Hooks): WantedCheck {
  return { path: settings?.path, codes: settings?.successCodes };
}

function insteadOfHooks(platform: string | undefined): string | undefined {
  switch (unsupportedPlatform(platform)) {
    case "ECS":
      return `The hooks of this package do not reach into a container of ECS (the platform is ${platform}). ${WITHOUT_HOOKS}`;
    case "other platform":
      return `The hooks of this package are for the Python and Docker platforms, and this is ${platform}: let the app accept the instance's private address as Host.`;
    case "Amazon Linux 2":
      return `The hooks of this package need a Node.js that Amazon Linux 2 does not have (the platform is ${platform}): move to a platform branch on Amazon Linux 2023, or let settings.py add the instance's private address.`;
    case undefined:
      return undefined;
  }
}

export function missingPermission(role: RoleFacts | undefined): LaptopFinding | undefined {
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

/** Finds settings that the hooks refuse. These are wrong whatever else is wrong. */
export function badSetting({ problems }: Hooks): LaptopFinding | undefined {
  if (problems.size === 0) return undefined;
  const names = [...problems.keys()];
  return {
    cause: "setting",
    message: `the hook allowed_hosts stops every deployment: it does not take ${names.join(", ")}`,
    seen: [...problems.values()].map((problem) => `${PROPERTIES}: ${withoutQuery(problem)}`),
    remedy: [
      `Correct it, or take it away for the default: eb setenv ${names.map((name) => `${name}=`).join(" ")}`,
    ],
  };
}

/** Why the hooks are there and do not help, although they would. */
export function disabledHooks({ settings }: Hooks, findings: readonly LaptopFinding[]): LaptopFinding[] {
  const isTheirs = findings.some(({ cause }) => cause === "host refused" || cause === "success codes");
  if (!settings || !isTheirs) return [];
  if (!settings.enabled) {
    return [
      switchedOffBy("the hooks are switched off in this environment", SETTINGS.enabled.variable, "true"),
    ];
  }
  if (!settings.dryRun) return [];
  const message = "the hooks only say what they would do in this environment";
  return [switchedOffBy(message, SETTINGS.dryRun.variable, "false")];
}

function switchedOffBy(message: string, variable: string, on: string): LaptopFinding {
  const off = on === "true" ? "false" : "true";
  return {
    cause: "disabled",
    message,
    seen: [`${PROPERTIES}: ${variable}=${off}`],
    remedy: [`eb setenv ${variable}=${on}, then eb deploy.`],
  };
}

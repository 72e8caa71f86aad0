import type { SeenEnvironment, WantedByHooks } from "../../diagnosis/environment.ts";
import { unsupportedPlatform, WITHOUT_HOOKS } from "../../diagnosis/platform-support.ts";
import { PROPERTIES } from "../../option-settings.ts";
import { badSettings, parseSettings, SETTINGS, type Settings } from "../../settings.ts";

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

export function wantedCheck({ settings }: Hooks): WantedByHooks {
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

import { allAssignments } from "../../allowed-hosts/places/env-file.ts";
import { environmentProperties, type OptionSetting } from "../../option-settings.ts";
import { badSettings, parseSettings, SETTINGS, type Settings, unknownSettings } from "../../settings.ts";
import { BadConfigFile, type DoubleKey, parseConfigFile } from "../bundle/config-file.ts";
import type { BundleFinding } from "./finding.ts";

export interface ConfigFiles {
  readonly options: readonly OptionSetting[];
  readonly findings: readonly BundleFinding[];
}

/** Reads the files of `.ebextensions/` in the platform's order. */
export function readConfigFiles(
  files: readonly { readonly path: string; readonly text: string }[],
): ConfigFiles {
  const options: OptionSetting[] = [];
  const findings: BundleFinding[] = [];
  for (const { path, text } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    try {
      const file = parseConfigFile(path, text);
      options.push(...file.options);
      if (file.doubleKey) findings.push(doubleKey(path, file.doubleKey));
    } catch (error) {
      if (!(error instanceof BadConfigFile)) throw error;
      findings.push({
        id: "bad-config-file",
        severity: "error",
        place: path,
        what: `it cannot be read: ${error.message}`,
        why: "Elastic Beanstalk refuses the version before it reaches an instance.",
        remedy: "Correct the YAML (or JSON) of the file.",
      });
    }
  }
  return { options, findings };
}

function doubleKey(path: string, { key, lines: [first, second] }: DoubleKey): BundleFinding {
  return {
    id: "double-key",
    severity: "warning",
    place: `${path} line ${second}`,
    what: `${key} stands here a second time, after line ${first}`,
    why: "YAML allows it once. Most readers take the last, and what stands below the first is lost.",
    remedy: `Put what stands below both under the one in line ${first}.`,
  };
}

export interface CheckedSettings {
  /** Undefined where the hooks would refuse the settings. */
  readonly settings: Settings | undefined;
  readonly properties: Readonly<Record<string, string>>;
  readonly findings: readonly BundleFinding[];
}

/** Checks the hooks' own settings, read as the hooks read them. */
export function checkSettings(options: readonly OptionSetting[]): CheckedSettings {
  const properties = environmentProperties(options);
  const known = Object.values(SETTINGS).map(({ variable }) => variable);
  const placeOf = (name: string) =>
    options.findLast(({ option }) => option === name)?.file ?? ".ebextensions";
  const unknown = unknownSettings(properties);
  const findings: BundleFinding[] = unknown.map((name) => ({
    id: "unknown-setting",
    severity: "warning",
    place: placeOf(name),
    what: `${name} is no setting of the hooks`,
    why: "Nothing reads it, so it has no effect.",
    remedy: `The settings are ${known.join(", ")}.`,
  }));
  const bad = badSettings(properties);
  for (const [name, what] of bad) {
    findings.push({
      id: "bad-setting",
      severity: "error",
      place: placeOf(name),
      what,
      why: "allowed_hosts stops the deployment before the app changes.",
      remedy: "Correct the value; an empty one means the default.",
    });
  }
  if (bad.size > 0) return { settings: undefined, properties, findings };
  return { settings: parseSettings(properties), properties, findings };
}

/** Settings where no hook looks for them. @param envFiles path -> text */
export function settingsInEnvFiles(envFiles: ReadonlyMap<string, string>): BundleFinding[] {
  return [...envFiles].flatMap(([path, text]) => {
    const found = [...allAssignments(text)].filter(([name]) => /^HEALTH_HOOKS?_/.test(name));
    return found.slice(0, 1).map(
      ([name, [first]]): BundleFinding => ({
        id: "setting-unread",
        severity: "warning",
        place: `${path} line ${first?.line ?? 1}`,
        what: `${name} is set here`,
        why: "The hooks read their settings from environment properties, not from env files, so it has no effect.",
        remedy: `Set it as an environment property: eb setenv, or in .ebextensions/.`,
      }),
    );
  });
}

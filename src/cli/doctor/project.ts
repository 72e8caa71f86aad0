import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { errorCodeOf } from "../../errors.ts";
import { BadConfigFile, type OptionSetting, PROCESS, parseConfigFile } from "../option-settings.ts";

/** What the EB CLI was told of the folder that it was set up in. */
export interface Project {
  readonly application: string | undefined;
  readonly region: string | undefined;
  readonly profile: string | undefined;
}

const EXTENSIONS = ".ebextensions";

export async function readProject(folder: string): Promise<Project> {
  const { application_name, default_region, profile } = globalSection(
    (await textOf(join(folder, ".elasticbeanstalk/config.yml"))) ?? "",
  );
  return {
    application: nonEmpty(application_name),
    region: nonEmpty(default_region),
    profile: nonEmpty(profile),
  };
}

/** What `.ebextensions/` in this folder sets for processes. */
export async function readExtensions(folder: string): Promise<OptionSetting[]> {
  const names = await readdir(join(folder, EXTENSIONS)).catch(() => []);
  const settings = new Map<string, OptionSetting>();
  for (const name of names.filter((one) => one.endsWith(".config")).sort()) {
    const text = (await textOf(join(folder, EXTENSIONS, name))) ?? "";
    for (const setting of parsed(`${EXTENSIONS}/${name}`, text)) {
      // A later file wins, as on the platform.
      if (setting.namespace.startsWith(PROCESS)) {
        settings.set(`${setting.namespace} ${setting.option}`, setting);
      }
    }
  }
  return [...settings.values()];
}

function globalSection(config: string): Readonly<Record<string, unknown>> {
  try {
    return parse(config)?.global ?? {};
  } catch {
    return {}; // what is wrong with a file is for check to say
  }
}

function parsed(file: string, text: string): OptionSetting[] {
  try {
    return parseConfigFile(file, text);
  } catch (error) {
    if (error instanceof BadConfigFile) return [];
    throw error;
  }
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (errorCodeOf(error) !== undefined) return undefined;
    throw error;
  }
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

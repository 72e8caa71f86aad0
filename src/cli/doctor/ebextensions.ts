import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { errorCodeOf } from "../../errors.ts";
import { BadConfigFile, parseConfigFile } from "../option-settings.ts";
import type { ExtensionSetting } from "./facts.ts";

const FOLDER = ".ebextensions";
const PROCESS = "aws:elasticbeanstalk:environment:process:";

/** What this folder's bundle sets for processes, where the EB CLI was set up in it for this very application. */
export async function readExtensions(folder: string, application: string): Promise<ExtensionSetting[]> {
  const config = await textOf(join(folder, ".elasticbeanstalk/config.yml"));
  if (config === undefined || applicationOf(config) !== application) return [];
  const files = (await readdir(join(folder, FOLDER)).catch(() => [])).filter((name) =>
    name.endsWith(".config"),
  );
  const settings = new Map<string, ExtensionSetting>();
  for (const name of files.sort()) {
    for (const setting of parsed(`${FOLDER}/${name}`, (await textOf(join(folder, FOLDER, name))) ?? "")) {
      // A later file wins, as on the platform.
      if (setting.namespace.startsWith(PROCESS))
        settings.set(`${setting.namespace} ${setting.option}`, setting);
    }
  }
  return [...settings.values()];
}

function applicationOf(config: string): string | undefined {
  try {
    return parse(config)?.global?.application_name;
  } catch {
    return undefined; // what is wrong with it is for check to say, as with the files of .ebextensions
  }
}

function parsed(file: string, text: string): ExtensionSetting[] {
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

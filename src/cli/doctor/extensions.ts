import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCodeOf } from "../../errors.ts";
import { BadConfigFile, type OptionSetting, PROCESS, parseConfigFile } from "../option-settings.ts";

const EXTENSIONS = ".ebextensions";

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

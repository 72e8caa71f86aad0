import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCodeOf } from "../../errors.ts";
import { type OptionSetting, PROCESS } from "../../option-settings.ts";
import { readConfigFiles } from "../check/settings.ts";

const EXTENSIONS = ".ebextensions";

/**
 * What `.ebextensions/` in this folder sets for processes. The command check reports what is wrong with a
 * file.
 */
export async function readExtensions(folder: string): Promise<OptionSetting[]> {
  const names = await readdir(join(folder, EXTENSIONS)).catch(() => []);
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith(".config"))
      .map(async (name) => ({
        path: `${EXTENSIONS}/${name}`,
        text: await textOfFile(join(folder, EXTENSIONS, name)),
      })),
  );
  const settings = new Map<string, OptionSetting>();
  for (const setting of readConfigFiles(files).options) {
    // A later file wins, as on the platform.
    if (setting.namespace.startsWith(PROCESS)) {
      settings.set(`${setting.namespace} ${setting.option}`, setting);
    }
  }
  return [...settings.values()];
}

async function textOfFile(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (errorCodeOf(error) !== undefined) return "";
    throw error;
  }
}

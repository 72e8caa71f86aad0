import { join } from "node:path";
import { shellWord } from "../../words.ts";
import { parseEbignore } from "./ebignore.ts";
import type { Git } from "./git.ts";
import { readWholeFile } from "./read-file.ts";

/** Why a file of the folder is not in the bundle. */
export interface LeftOut {
  readonly why: string;
  readonly remedy: string;
}

/** The rules of the folder's `.ebignore`. Undefined where there is none. */
export async function readEbignore(
  folder: string,
): Promise<((path: string) => LeftOut | undefined) | undefined> {
  const text = readWholeFile(join(folder, ".ebignore"))?.toString();
  if (text === undefined) return undefined;
  const lineThatLeavesOut = parseEbignore(text);
  return (path) => {
    const line = lineThatLeavesOut(path);
    if (line === undefined) return undefined;
    return {
      why: `left out by .ebignore line ${line}`,
      remedy: `Take that line out of .ebignore, or add below it: !/${path}`,
    };
  };
}

/** Why git ignores a file that it does not have. Undefined where no rule matches. */
export async function ignoredByGit(git: Git, path: string): Promise<LeftOut | undefined> {
  const rule = await git.ignoringRule(path);
  if (rule === undefined) return undefined;
  return {
    why: `left out of git by ${rule}`,
    remedy: `Take that rule back with the line !/${path}, or commit it all the same: git add --force ${shellWord(path)}`,
  };
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LeftOut } from "../bundle/eb-deploy.ts";
import { parseEbignore } from "../bundle/ebignore.ts";
import type { Git } from "../git.ts";

export type WhyIgnored = (path: string) => Promise<LeftOut | undefined>;

/** Which rule will keep a file out of the bundle, once everything else is committed. */
export async function ignoreRules(folder: string, git: Git | undefined): Promise<WhyIgnored> {
  const ebignore = await readFile(join(folder, ".ebignore"), "utf8").catch(() => undefined);
  if (ebignore !== undefined) {
    const lineOf = parseEbignore(ebignore);
    return async (path) => {
      const line = lineOf(path);
      return line === undefined
        ? undefined
        : {
            why: `left out by .ebignore line ${line}`,
            mend: `Take that line out of .ebignore, or add below it: !/${path}`,
          };
    };
  }
  return async (path) => {
    if (!git || (await git.tracked([path])).length > 0) return undefined;
    const rule = await git.ignoringRule(path);
    return rule === undefined
      ? undefined
      : {
          why: `left out of git by ${rule}`,
          mend: `Take that rule back with the line !/${path}, or commit it all the same: git add --force ${path}`,
        };
  };
}

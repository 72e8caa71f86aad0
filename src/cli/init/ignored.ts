import type { Git } from "../bundle/git.ts";
import { ignoredByGit, type LeftOut, readEbignore } from "../bundle/left-out.ts";

export type WhyIgnored = (path: string) => Promise<LeftOut | undefined>;

/** The rule that will keep a file out of the bundle, once everything else is committed. */
export async function ignoreRules(folder: string, git: Git | undefined): Promise<WhyIgnored> {
  const ebignore = await readEbignore(folder);
  if (ebignore) return async (path) => ebignore(path);
  return async (path) => {
    if (!git || (await git.tracked([path])).length > 0) return undefined;
    return ignoredByGit(git, path);
  };
}

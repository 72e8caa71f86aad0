import { lstat, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { errorCodeOf } from "../../errors.ts";
import { shellWord } from "../../words.ts";
import { Stop } from "../cli-error.ts";
import type { Bundle } from "./bundle.ts";
import { type EbConfig, readEbConfig } from "./eb-config.ts";
import { Git } from "./git.ts";
import { ignoredByGit, type LeftOut, readEbignore } from "./left-out.ts";
import { readWholeFile } from "./read-file.ts";
import { temporaryFolderOf } from "./temporary.ts";
import { openWorkingTree } from "./working-tree.ts";
import { openZip } from "./zip.ts";

/** A bundle, and what is known about where it comes from. */
export interface Source {
  readonly bundle: Bundle;
  /** What was checked, for the report. */
  readonly description: string;
  /** The platform that the EB CLI was set up with. Undefined where it was not set up, and for a zip. */
  readonly platform: string | undefined;
  /**
   * Why a file of the folder is not in the bundle. Undefined when it is not in the folder, or when it is in
   * the bundle.
   */
  leftOut(path: string): Promise<LeftOut | undefined>;
  /** Files whose content in the bundle differs from the folder, because git has another version of them or none. */
  readonly outdated: readonly string[];
  /** What eb deploy sends instead of the files in the folder. */
  readonly sent: "the last commit" | "what is staged";
}

const UP_TO_DATE = { outdated: [], sent: "the last commit" } as const;
const NOT_LEFT_OUT = { leftOut: async () => undefined, ...UP_TO_DATE } as const;

export interface SourceOptions {
  /** Look at what is staged instead of the last commit. */
  readonly staged: boolean;
}

/** Opens a zip as it is. For a folder, opens what `eb deploy` would send from there. */
export async function openSource(path: string, options: SourceOptions): Promise<Source> {
  const facts = await stat(path).catch((error) => {
    if (errorCodeOf(error) === undefined) throw error;
    throw new Stop(`${path} cannot be opened (${errorCodeOf(error)}): name an app's folder or a zip.`);
  });
  if (facts.isDirectory()) return openProject(path, options);
  if (options.staged) throw new Stop("--staged is for a folder in git, not for a zip: leave it out.");
  const bundle = await openZip(path);
  return { bundle, description: path, platform: undefined, ...NOT_LEFT_OUT };
}

async function openProject(folder: string, options: SourceOptions): Promise<Source> {
  const config = await readEbConfig(folder);
  const { platform } = config ?? {};
  const ebignore = await readEbignore(folder);
  if (config?.artifact !== undefined) {
    const artifact = resolve(folder, config.artifact);
    const description = `${config.artifact}, the deploy.artifact of .elasticbeanstalk/config.yml`;
    const isThere = await stat(artifact).then(
      () => true,
      () => false,
    );
    if (!isThere) throw new Stop(`there is no ${description}: build it first.`);
    return { bundle: await openArtifact(artifact), description, platform, ...NOT_LEFT_OUT };
  }
  if (ebignore !== undefined) {
    if (options.staged) {
      throw new Stop(
        "--staged has no effect where there is a .ebignore: eb deploy then sends the working tree.",
      );
    }
    return fromEbignore(folder, ebignore, platform);
  }
  const git = await gitThatTheEbCliUses(folder, config);
  if (git) return fromGit(git, options, platform);
  if (options.staged)
    throw new Stop(`${folder} is in no git repository, so nothing is staged: leave --staged out.`);
  const bundle = await openWorkingTree(folder, (path) => path === ".gitignore");
  return { bundle, description: `the working tree of ${folder} (no git)`, platform, ...NOT_LEFT_OUT };
}

/**
 * The repository that the folder is in, even as a part of it. Undefined where the EB CLI would zip the folder
 * itself.
 */
async function gitThatTheEbCliUses(folder: string, config: EbConfig | undefined): Promise<Git | undefined> {
  // An EB CLI that was set up without git also uses a repository that was made later, but only one whose top
  // is here.
  const isTop = await lstat(join(folder, ".git")).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
  return config === undefined || config.usesGit || isTop ? Git.find(folder) : undefined;
}

async function fromEbignore(
  folder: string,
  ebignore: (path: string) => LeftOut | undefined,
  platform: string | undefined,
): Promise<Source> {
  const bundle = await openWorkingTree(folder, (path) => ebignore(path) !== undefined);
  return {
    bundle,
    description: `the working tree of ${folder} without what .ebignore names`,
    platform,
    leftOut: async (path) => ((await liesIn(folder, path)) ? ebignore(path) : undefined),
    ...UP_TO_DATE,
  };
}

async function fromGit(git: Git, { staged }: SourceOptions, platform: string | undefined): Promise<Source> {
  const { folder } = git;
  if (!staged && !(await git.hasCommit())) {
    throw new Stop(
      `nothing is committed yet in ${folder}, and eb deploy sends the last commit: commit first, or look at what is staged with --staged.`,
    );
  }
  const bundle = await archived(git, staged);
  const what = staged ? "what is staged" : `commit ${await git.shortCommit()}`;
  return {
    bundle,
    description: `${what} in ${folder} (git archive; uncommitted files are not in it)`,
    platform,
    leftOut: async (path) => (bundle.files.has(path) ? undefined : whyGitLeavesOut(git, path, staged)),
    outdated: await git.changed(staged ? "staged" : "HEAD"),
    sent: staged ? "what is staged" : "the last commit",
  };
}

/**
 * git itself packs the bundle, as eb deploy has it done: with its attributes, its line ends and its modes.
 */
async function archived(git: Git, staged: boolean): Promise<Bundle> {
  const temporary = temporaryFolderOf("check");
  const zip = join(temporary, "bundle.zip");
  await git.archive(zip, staged ? { treeOfStagedIn: temporary } : "HEAD");
  return { ...(await openZip(zip, { isOwn: true })), isZipped: false };
}

/** Elastic Beanstalk takes this file in the place of a bundle. */
const SINGLE_FILE = "Dockerrun.aws.json";

async function openArtifact(path: string): Promise<Bundle> {
  if (basename(path) !== SINGLE_FILE) return openZip(path);
  const content = readWholeFile(path) ?? Buffer.alloc(0);
  const file = { path: SINGLE_FILE, kind: "file", mode: 0o644, bytes: content.length } as const;
  return {
    files: new Map([[SINGLE_FILE, file]]),
    bytes: content.length,
    isZipped: false,
    read: async (one) => (one === SINGLE_FILE ? content : undefined),
    linkTarget: async () => undefined,
    stream: async () => Readable.from([content]),
    close: async () => {},
  };
}

async function whyGitLeavesOut(git: Git, path: string, staged: boolean): Promise<LeftOut | undefined> {
  if (!(await liesIn(git.folder, path))) return undefined;
  const [tracked] = await git.tracked([path]);
  const has = tracked !== undefined;
  if (has && (staged || (await git.isCommitted(path)))) {
    return {
      why: "left out by export-ignore in .gitattributes",
      remedy: `Take export-ignore for ${path} out of .gitattributes and commit.`,
    };
  }
  if (has) return { why: "staged, but not committed", remedy: "Commit it: git commit" };
  return (
    (await ignoredByGit(git, path)) ?? {
      why: "in the folder, but not committed",
      remedy: `Commit it: git add ${shellWord(path)} && git commit`,
    }
  );
}

async function liesIn(folder: string, path: string): Promise<boolean> {
  return lstat(join(folder, path)).then(
    () => true,
    () => false,
  );
}

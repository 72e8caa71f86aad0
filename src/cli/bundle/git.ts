import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { errorCodeOf } from "../../errors.ts";
import { Stop } from "../cli-error.ts";

const execute = promisify(execFile);

/** A repository, or a folder in one. All paths are relative to `folder`, as in git archive. */
export class Git {
  readonly folder: string;

  /** Settings that name a program for git to run. They may come from a bundle that somebody else has made. */
  #runsPrograms: readonly string[] = [];

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Undefined where the folder is in no repository. */
  static async find(folder: string): Promise<Git | undefined> {
    if (!(await isBelowRepository(folder))) return undefined;
    const git = new Git(folder);
    const { code, output, errors } = await git.#try(["rev-parse", "--is-inside-work-tree"]);
    if (code === 0 && output.trim() === "true") {
      const names = list(await git.#execute(["config", "--list", "--name-only", "-z"]));
      git.#runsPrograms = [...new Set(names)].filter((name) => RUNS_A_PROGRAM.test(name));
      return git;
    }
    throw new Stop(`git cannot work in ${folder} (${reasonIn(errors)}): fix that first.`);
  }

  async hasCommit(): Promise<boolean> {
    return (await this.#try(["rev-parse", "--verify", "--quiet", "HEAD"])).code === 0;
  }

  async shortCommit(): Promise<string> {
    return (await this.#execute(["rev-parse", "--short", "HEAD"])).trim();
  }

  /**
   * Packs the last commit, or what is staged, as `eb deploy --staged` does. The tree of that is made in a folder of our
   * own, so that nothing is written into the repository.
   */
  async archive(zip: string, what: "HEAD" | { readonly treeOfStagedIn: string }): Promise<void> {
    if (this.#runsPrograms.includes("tar.zip.command")) {
      throw new Stop(
        `git's setting tar.zip.command would have a program pack the bundle of ${this.folder}: take it out first.`,
      );
    }
    const pack = ["archive", "--format=zip", "-0", "-o", zip];
    if (what === "HEAD") return void (await this.#execute([...pack, what]));
    const objects = (
      await this.#execute(["rev-parse", "--path-format=absolute", "--git-path", "objects"])
    ).trim();
    const own = { GIT_OBJECT_DIRECTORY: what.treeOfStagedIn, GIT_ALTERNATE_OBJECT_DIRECTORIES: objects };
    const tree = (await this.#execute(["write-tree"], own)).trim();
    await this.#execute([...pack, tree], own);
  }

  /** Files that differ from the last commit, or from what is staged, or are not in it. Ignored files do not count. */
  async changed(than: "HEAD" | "staged"): Promise<string[]> {
    const against = than === "HEAD" ? ["HEAD"] : [];
    const diff = ["diff", "--name-only", "-z", "--relative", ...NO_PROGRAMS_OF_DIFF, ...against];
    return [...list(await this.#execute(diff)), ...(await this.#unknown())];
  }

  async #unknown(): Promise<string[]> {
    return list(await this.#execute(["ls-files", "-z", "--others", "--exclude-standard"]));
  }

  /** What differs from the last commit; all, where there is none yet. */
  async uncommitted(): Promise<string[]> {
    if (await this.hasCommit()) return this.changed("HEAD");
    return [...(await this.tracked(["."])), ...(await this.#unknown())];
  }

  /** Whether a file of the last commit, at this path or below it, was changed or deleted since. */
  async hasUncommittedTracked(path: string): Promise<boolean> {
    const status = ["status", "--porcelain", "--untracked-files=no", "--ignore-submodules=all"];
    return (await this.#execute([...status, "--", path])) !== "";
  }

  /** Undefined where none is checked out. */
  async currentBranch(): Promise<string | undefined> {
    const { code, output } = await this.#try(["symbolic-ref", "--quiet", "--short", "HEAD"]);
    return code === 0 ? output.trim() : undefined;
  }

  /** The paths that git has, staged or committed. */
  async tracked(paths: readonly string[]): Promise<string[]> {
    return list(await this.#execute(["ls-files", "-z", "--", ...paths]));
  }

  async isCommitted(path: string): Promise<boolean> {
    return (await this.#try(["cat-file", "-e", `HEAD:./${path}`])).code === 0;
  }

  /** The rule that leaves the path out, and its file, such as `.gitignore line 3 (.*)`. */
  async ignoringRule(path: string): Promise<string | undefined> {
    // --no-index: git also answers for a file that it has already.
    const { output } = await this.#try(["check-ignore", "-v", "--no-index", "--", path]);
    const [, source, line, pattern] = /^(.+?):(\d+):(.+)\t/.exec(output) ?? [];
    return pattern === undefined || pattern.startsWith("!")
      ? undefined
      : `${source} line ${line} (${pattern})`;
  }

  /** Takes files out of the index again that are staged, but in no commit yet. */
  async unstageNew(paths: readonly string[]): Promise<void> {
    const staged = await this.tracked(paths);
    const committed = await Promise.all(staged.map((path) => this.isCommitted(path)));
    const added = staged.filter((_, index) => !committed[index]);
    if (added.length > 0) await this.#execute(["rm", "-q", "--cached", "--", ...added]);
  }

  async #execute(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
    const { code, output, errors } = await this.#try(args, env);
    if (code === 0) return output;
    throw new Stop(`git ${args[0]} failed in ${this.folder} (${reasonIn(errors)}): fix that first.`);
  }

  /** No program that the repository names is run. In variables a name may hold every character. */
  #off(): NodeJS.ProcessEnv {
    const off = [...QUIET, ...this.#runsPrograms.map((name) => [name, ""] as const)];
    const pairs = off.flatMap(([name, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, name],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]);
    return { GIT_CONFIG_COUNT: String(off.length), ...Object.fromEntries(pairs) };
  }

  async #try(
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<{ code: number; output: string; errors: string }> {
    try {
      const options = { maxBuffer: 2 ** 26, env: { ...process.env, ...ENVIRONMENT, ...this.#off(), ...env } };
      const command = ["--no-optional-locks", "-C", this.folder, ...args];
      const { stdout, stderr } = await execute("git", command, options);
      return { code: 0, output: stdout, errors: stderr };
    } catch (error) {
      const { code, signal, stdout, stderr } = error as Failed;
      // Ctrl-C goes to git too, and its end may be known here before the same signal is.
      if (signal === "SIGHUP" || signal === "SIGINT" || signal === "SIGTERM") process.emit(signal, signal);
      if (typeof code === "number") return { code, output: stdout ?? "", errors: stderr ?? "" };
      if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER")
        throw new Stop(`git ${args[0]} says more than 64 MiB in ${this.folder}: it was not looked at.`);
      if (signal) throw new Stop(`git ${args[0]} was ended by ${signal} in ${this.folder}: run this again.`);
      if (errorCodeOf(error) !== "ENOENT") throw error;
      throw new Stop(`${this.folder} is in a git repository, but there is no git program: install git.`);
    }
  }
}

interface Failed {
  readonly code?: unknown;
  readonly signal?: NodeJS.Signals | null;
  readonly stdout?: string;
  readonly stderr?: string;
}

/** Nothing is fetched, and what git says is in English. */
const ENVIRONMENT = {
  LC_ALL: "C",
  GIT_ALLOW_PROTOCOL: "none",
  GIT_NO_LAZY_FETCH: "1",
  GIT_TERMINAL_PROMPT: "0",
};
const QUIET = [
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "/dev/null"],
  ["core.untrackedCache", "false"],
] as const;
const NO_PROGRAMS_OF_DIFF = ["--no-ext-diff", "--no-textconv", "--ignore-submodules=all"];
const RUNS_A_PROGRAM =
  /^filter\..*\.(?:clean|smudge|process|required)$|^tar\..*\.command$|^diff\.(?:external|.*\.(?:command|textconv))$/i;

async function isBelowRepository(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (await exists(join(at, ".git"))) return true;
    if (dirname(at) === at) return false;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function list(output: string): string[] {
  return output.split("\0").filter((path) => path !== "");
}

/** What git says first is the reason; hints follow it. */
function reasonIn(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const fatal = lines.findIndex((line) => /^(fatal|error):/.test(line));
  return lines
    .slice(Math.max(0, fatal))
    .filter((line) => line !== "")
    .slice(0, 3)
    .join(" ");
}

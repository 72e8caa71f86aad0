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

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Undefined where the folder is in no repository. */
  static async find(folder: string): Promise<Git | undefined> {
    if (!(await isBelowRepository(folder))) return undefined;
    const git = new Git(folder);
    const { code, output, errors } = await git.#try(["rev-parse", "--is-inside-work-tree"]);
    if (code === 0 && output.trim() === "true") return git;
    throw new Stop(`git cannot work in ${folder} (${lastLine(errors)}): fix that first.`);
  }

  async hasCommit(): Promise<boolean> {
    return (await this.#try(["rev-parse", "--verify", "--quiet", "HEAD"])).code === 0;
  }

  async shortCommit(): Promise<string> {
    return (await this.#execute(["rev-parse", "--short", "HEAD"])).trim();
  }

  /** Makes a tree of what is staged, as `eb deploy --staged` does. */
  async writeTree(): Promise<string> {
    return (await this.#execute(["write-tree"])).trim();
  }

  async archive(tree: string, zip: string): Promise<void> {
    await this.#execute(["archive", "--format=zip", "-o", zip, tree]);
  }

  /** Files whose content in the working tree differs from the last commit, or from what is staged. */
  async changed(than: "HEAD" | "staged"): Promise<string[]> {
    const against = than === "HEAD" ? ["HEAD"] : [];
    return list(await this.#execute(["diff", "--name-only", "-z", "--relative", ...against]));
  }

  /** Whether anything below one of the paths differs from the last commit. Ignored files do not count. */
  async hasUncommitted(paths: readonly string[]): Promise<boolean> {
    return (await this.#execute(["status", "--porcelain", "--", ...paths])) !== "";
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

  async #execute(args: readonly string[]): Promise<string> {
    const { code, output, errors } = await this.#try(args);
    if (code === 0) return output;
    throw new Stop(`git ${args[0]} failed in ${this.folder} (${lastLine(errors)}): fix that first.`);
  }

  async #try(args: readonly string[]): Promise<{ code: number; output: string; errors: string }> {
    try {
      const options = { maxBuffer: 2 ** 28, env: { ...process.env, LC_ALL: "C" } };
      const { stdout, stderr } = await execute("git", ["-C", this.folder, ...args], options);
      return { code: 0, output: stdout, errors: stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string };
      if (typeof code === "number") return { code, output: stdout ?? "", errors: stderr ?? "" };
      if (errorCodeOf(error) !== "ENOENT") throw error;
      throw new Stop(`${this.folder} is in a git repository, but there is no git program: install git.`);
    }
  }
}

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

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}

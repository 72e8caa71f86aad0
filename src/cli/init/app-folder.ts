import { chmod, lstat, mkdir, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorCodeOf } from "../../errors.ts";
import type { Bundle } from "../bundle/bundle.ts";
import { readWholeFile, unreadablePath } from "../bundle/read-file.ts";
import { openWorkingTree } from "../bundle/working-tree.ts";
import { EXIT, Stop } from "../cli-error.ts";
import { addLine, removeLine } from "./gitattributes.ts";
import type { Action, Present } from "./plan.ts";

const PLACES = [".platform/hooks", ".platform/confighooks", ".platform/eb-health-hooks"];
const NOTICES = ".platform/THIRD_PARTY_NOTICES";
const GITATTRIBUTES = ".gitattributes";
const NEW = ".eb-health-hooks.new";
/** Not in a folder of hooks, where Elastic Beanstalk would run whatever a killed run has left. */
const STAGING = `.platform/${NEW}`;

/** Folders that no app's settings lie in, and that may be large. */
const NOT_THE_APP = [".git", "node_modules", ".venv", "venv", "__pycache__"];

/** Its texts, as they lie there. */
export function appTree(path: string): Promise<Bundle> {
  return openWorkingTree(path, () => false, NOT_THE_APP);
}

/** Through no link: what stands in its place, such as the file of a killed run, is taken away first. */
async function writeNew(path: string, text: string): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, text, { flush: true, flag: "wx" });
}

/** The app's folder, as far as init reads and writes it. */
export class AppFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** What is in the hook folders and in ours, and our notices beside them. */
  async present(): Promise<Map<string, Present>> {
    const found = new Map<string, Present>();
    for (const folder of [".platform", ...PLACES]) {
      const facts = await this.#facts(folder);
      if (!facts || facts.isDirectory()) continue;
      const kind = facts.isSymbolicLink() ? "symbolic link" : "file";
      throw new Stop(
        `${folder} is a ${kind}, not a folder: move it away. Nothing was changed.`,
        EXIT.findings,
      );
    }
    for (const place of PLACES) {
      for (const path of await this.#below(place)) found.set(path, await this.#look(path));
    }
    if (await this.#facts(NOTICES)) found.set(NOTICES, await this.#look(NOTICES));
    return found;
  }

  /** All of them or, where the disk is full or a file may not be written, none. */
  async apply(actions: readonly Action[]): Promise<void> {
    const files = actions.flatMap((action) => (action.kind === "delete" ? [] : [action]));
    const written = files.filter(({ kind }) => kind !== "make executable").map(({ file }) => file);
    const staging = join(this.path, STAGING);
    const made: string[] = [staging];
    const make = async (folder: string) => {
      const first = await mkdir(folder, { recursive: true });
      if (first) made.push(first);
    };
    try {
      await rm(staging, { recursive: true, force: true }); // of a run that was killed
      for (const [index, { path, text }] of written.entries()) {
        await this.#try(path, async (file) => {
          await make(dirname(file));
          await make(staging);
          await writeFile(join(staging, String(index)), text, { flush: true });
        });
      }
    } catch (error) {
      for (const path of made.reverse()) await rm(path, { recursive: true, force: true });
      throw error;
    }
    for (const [index, { path }] of written.entries())
      await this.#try(path, (file) => rename(join(staging, String(index)), file));
    for (const { file } of files) if (file.isHook) await this.#try(file.path, (path) => chmod(path, 0o755));
    for (const action of actions)
      if (action.kind === "delete") await this.#try(action.path, (file) => rm(file));
    await rm(staging, { recursive: true, force: true });
  }

  /** Removes the folders that are empty now, the innermost first. */
  async removeEmptyFolders(deleted: readonly string[]): Promise<void> {
    const folders = new Set(deleted.flatMap((path) => parentsOf(path)));
    for (const folder of [...folders].sort((a, b) => b.length - a.length)) {
      await rmdir(join(this.path, folder)).catch((error) => {
        if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(errorCodeOf(error) ?? "")) throw error;
      });
    }
  }

  /** The new text of `.gitattributes`. Undefined: no change. Empty: no file. */
  async newAttributes(change: "add" | "remove"): Promise<string | undefined> {
    const facts = await this.#facts(GITATTRIBUTES);
    if (facts && !facts.isFile()) {
      throw new Stop(
        `${GITATTRIBUTES} is a ${facts.isSymbolicLink() ? "symbolic link" : "folder"}, not a file of this folder itself: make it one. Nothing was changed.`,
      );
    }
    const text = await this.#text(GITATTRIBUTES);
    return change === "add" ? addLine(text ?? "") : text === undefined ? undefined : removeLine(text);
  }

  async writeAttributes(text: string): Promise<void> {
    await this.#try(GITATTRIBUTES, async (file) => {
      if (text === "") return rm(file);
      await writeNew(file + NEW, text);
      await rename(file + NEW, file);
    });
  }

  /** A file that is there; its mode stays. */
  async writeText(path: string, text: string): Promise<void> {
    await this.#try(path, async (file) => {
      const { mode } = await lstat(file);
      await writeNew(file + NEW, text);
      await chmod(file + NEW, mode & 0o7777);
      await rename(file + NEW, file);
    });
  }

  async #look(path: string): Promise<Present> {
    const facts = await this.#facts(path);
    const kind = facts?.isFile() ? "file" : facts?.isDirectory() ? "folder" : "symlink";
    const text = kind === "file" ? ((await this.#text(path)) ?? "") : "";
    // On Windows no file is executable: only git knows the mode there.
    const isExecutable = process.platform === "win32" || ((facts?.mode ?? 0) & 0o111) === 0o111;
    return { kind, text, isExecutable };
  }

  /** Everything below a folder. Folders are listed too: one may have the name of a file of ours. */
  async #below(place: string): Promise<string[]> {
    const entries = await readdir(join(this.path, place), { withFileTypes: true }).catch((error) => {
      if (errorCodeOf(error) === "ENOENT") return [];
      throw unreadablePath(place, error);
    });
    const paths = await Promise.all(
      entries.map(async (entry) => {
        const path = `${place}/${entry.name}`;
        return entry.isDirectory() ? [path, ...(await this.#below(path))] : [path];
      }),
    );
    return paths.flat();
  }

  async #facts(path: string) {
    return lstat(join(this.path, path)).catch((error) => {
      if (errorCodeOf(error) === "ENOENT") return undefined;
      throw error;
    });
  }

  async #text(path: string): Promise<string | undefined> {
    return readWholeFile(join(this.path, path))?.toString();
  }

  async #try(path: string, action: (file: string) => Promise<void>): Promise<void> {
    try {
      await action(join(this.path, path));
    } catch (cause) {
      const code = errorCodeOf(cause);
      if (code === undefined) throw cause;
      throw new Stop(`${path} cannot be changed (${code}): fix that and run this again.`, EXIT.unable, {
        cause,
      });
    }
  }
}

function parentsOf(path: string): string[] {
  const parents: string[] = [];
  for (let at = dirname(path); at !== "."; at = dirname(at)) parents.push(at);
  return parents;
}

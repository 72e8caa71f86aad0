import { chmod, lstat, mkdir, readdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorCodeOf } from "../../errors.ts";
import { EXIT, Stop } from "../cli-error.ts";
import { addLine, removeLine } from "./gitattributes.ts";
import type { Action, Present } from "./plan.ts";

const PLACES = [".platform/hooks", ".platform/confighooks", ".platform/eb-health-hooks"];
const NOTICES = ".platform/THIRD_PARTY_NOTICES";
const GITATTRIBUTES = ".gitattributes";

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

  async apply(action: Action): Promise<void> {
    if (action.kind === "delete") {
      await this.#try(action.path, (file) => rm(file));
      return;
    }
    const { path, text, isHook } = action.file;
    await this.#try(path, async (file) => {
      await mkdir(dirname(file), { recursive: true });
      if (action.kind !== "make executable") await writeFile(file, text);
      if (isHook) await chmod(file, 0o755);
    });
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
    const text = await this.#text(GITATTRIBUTES);
    return change === "add" ? addLine(text ?? "") : text === undefined ? undefined : removeLine(text);
  }

  async writeAttributes(text: string): Promise<void> {
    await this.#try(GITATTRIBUTES, (file) => (text === "" ? rm(file) : writeFile(file, text)));
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
      throw error;
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
    return readFile(join(this.path, path), "utf8").catch((cause) => {
      const code = errorCodeOf(cause);
      if (code === "ENOENT") return undefined;
      if (code === undefined) throw cause;
      throw new Stop(`${path} cannot be read (${code}): fix that and run this again.`, EXIT.unable, {
        cause,
      });
    });
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

import type { Change } from "../change.ts";
import { HookError } from "../errors.ts";
import { type FileSnapshot, Folder } from "../replace-file.ts";
import { findAssignments, UnsafeAssignment } from "./env-file.ts";
import { addHostToEnvFile } from "./env-file-edit.ts";

/** The env file of the app, read once and held until it is replaced. */
export class AppEnvFile {
  /** As the operator knows it: relative to the app folder. */
  readonly path: string;
  readonly #folder: Folder | undefined;
  readonly #name: string;
  readonly #read: FileSnapshot | undefined;
  #text: string;

  /** `path` is relative to `appFolder` and without `..`: the settings see to that. */
  constructor(appFolder: string, path: string) {
    const parts = path.split("/");
    this.path = path;
    this.#name = parts.at(-1) ?? path;
    this.#folder = Folder.open(appFolder, parts.slice(0, -1));
    this.#read = this.#folder?.read(this.#name);
    // Latin-1 maps every byte to one character and back.
    this.#text = this.#read?.bytes.toString("latin1") ?? "";
  }

  get exists(): boolean {
    return this.#read !== undefined;
  }

  assigns(variable: string): boolean {
    return this.#safely(variable, () => findAssignments(this.#text, variable)).length > 0;
  }

  /** Adds the address in memory, to every assignment that lacks it; a change for each. */
  add(variable: string, address: string): Change[] {
    const edit = this.#safely(variable, () => addHostToEnvFile(this.#text, variable, address));
    if (!edit) return [];
    this.#text = edit.text;
    return edit.added.map(({ line, hosts }) => ({
      where: `${this.path} line ${line}, ${variable}`,
      before: countHosts(hosts),
      after: `${countHosts(hosts)} and ${address}`,
    }));
  }

  /** Writes what was added, in one replacement of the file. */
  save(): void {
    if (!this.#folder || !this.#read) return;
    this.#folder.replace(this.#name, Buffer.from(this.#text, "latin1"), this.#read.mode, this.#read);
  }

  #safely<T>(variable: string, read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UnsafeAssignment)) throw error;
      const place = `${this.path} line ${error.line}`;
      throw new HookError("failure", `${place}: ${variable} cannot be edited safely: ${error.message}`, {
        remedy: [
          `Write the line as ${variable}=host1,host2 without quotes and blanks; if the reason is another line, close`,
          "the quote there or take the backslash or the reference out. Then deploy again.",
        ],
      });
    }
  }
}

function countHosts(count: number): string {
  return count === 1 ? "1 host" : `${count} hosts`;
}

import type { Change } from "../change.ts";
import { HookError } from "../errors.ts";
import { type FileSnapshot, Folder } from "../replace-file.ts";
import { type Assignment, findAssignments, UnsafeAssignment } from "./env-file.ts";
import { addHost, UnknownListShape } from "./host-list.ts";

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
    return this.#find(variable).length > 0;
  }

  /** Adds the address in memory, to every assignment that lacks it; a change for each. */
  add(variable: string, address: string): Change[] {
    const changes: Change[] = [];
    // From the last to the first, so that the places of those before stay.
    for (const assignment of this.#find(variable).reverse()) {
      const { hosts, insertion } = this.#edit(variable, assignment, address);
      if (!insertion) continue;
      const at = assignment.start + insertion.at;
      this.#text = this.#text.slice(0, at) + insertion.text + this.#text.slice(at);
      changes.unshift({
        where: `${this.path} line ${assignment.line}, ${variable}`,
        before: countHosts(hosts),
        after: `${countHosts(hosts)} and ${address}`,
      });
    }
    return changes;
  }

  /** Writes what was added, in one replacement of the file. */
  save(): void {
    if (!this.#folder || !this.#read) return;
    this.#folder.replace(this.#name, Buffer.from(this.#text, "latin1"), this.#read.mode, this.#read);
  }

  #find(variable: string): Assignment[] {
    try {
      return findAssignments(this.#text, variable);
    } catch (error) {
      if (error instanceof UnsafeAssignment) throw this.#unsafe(variable, error.line, error.message);
      throw error;
    }
  }

  #edit(variable: string, { value, quote, line, ...place }: Assignment, address: string) {
    try {
      return addHost(value, address, { maySetQuotes: quote === "'", ...place });
    } catch (error) {
      if (error instanceof UnknownListShape) throw this.#unsafe(variable, line, error.message);
      throw error;
    }
  }

  #unsafe(variable: string, line: number, reason: string): HookError {
    return new HookError(
      "failure",
      `${this.path} line ${line}: ${variable} cannot be edited safely: ${reason}`,
      {
        remedy: [`Write the line as ${variable}=host1,host2 without quotes and blanks, and deploy again.`],
      },
    );
  }
}

export function countHosts(count: number): string {
  return count === 1 ? "1 host" : `${count} hosts`;
}

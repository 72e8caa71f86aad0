import { HookError } from "../../../errors.ts";
import type { Change } from "../../../hook/plan.ts";
import { Folder } from "../../../instance/folder.ts";
import { findAssignments, UnsafeAssignment } from "./assignments.ts";
import { addHostToEnvFile } from "./edit.ts";

/** The app's env file. It is read once and held until it is replaced. */
export interface AppEnvFile {
  assigns(variable: string): boolean;
  /** Adds the address, in memory, to every assignment that lacks it. Returns a change for each. */
  add(variable: string, address: string): Change[];
  /** Writes all additions in one replacement of the file. */
  save(): void;
}

/**
 * Undefined when there is no such file.
 * @param path relative to `appFolder` and without `..`; the settings make sure of that
 */
export function openAppEnvFile(appFolder: string, path: string): AppEnvFile | undefined {
  const folders = path.split("/");
  const name = folders.pop() ?? path;
  const folder = Folder.open(appFolder, folders.join("/"));
  const read = folder?.read(name);
  if (!folder || !read) return undefined;
  // Latin-1 maps every byte to one character and back.
  let text = read.bytes.toString("latin1");
  return {
    assigns: (variable) => safely(path, variable, () => findAssignments(text, variable)).length > 0,
    add: (variable, address) => {
      const edit = safely(path, variable, () => addHostToEnvFile(text, variable, address));
      if (!edit) return [];
      text = edit.text;
      return edit.added.map(({ line, hosts }) => {
        const before = hosts === 1 ? "1 host" : `${hosts} hosts`;
        return { where: `${path} line ${line}, ${variable}`, before, after: `${before} and ${address}` };
      });
    },
    save: () => folder.replace(name, Buffer.from(text, "latin1"), read.mode, read),
  };
}

function safely<T>(path: string, variable: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnsafeAssignment)) throw error;
    const message = `${path} line ${error.line}: ${variable} cannot be edited safely: ${error.message}`;
    const ways = `Write it as ${variable}=host1,host2 without quotes and blanks, or correct the line that the reason names.`;
    throw new HookError("failure", message, { remedy: [ways, "Then deploy again."] });
  }
}

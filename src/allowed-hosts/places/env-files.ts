import { HookError } from "../../errors.ts";
import { type FileSnapshot, Folder } from "../../instance/folder.ts";

/** An env file of the app, held until it is replaced. */
export interface OpenEnvFile {
  /** Its bytes as Latin-1. */
  readonly text: string;
  readonly snapshot: FileSnapshot;
  readonly replace: (text: string) => void;
}

/**
 * Undefined when there is no such file. Throws a HookError for what is no plain file in plain folders.
 * @param path relative to `appFolder` and without `..`
 */
export function openEnvFile(appFolder: string, path: string): OpenEnvFile | undefined {
  const end = path.lastIndexOf("/");
  const name = path.slice(end + 1);
  const folder = Folder.open(appFolder, path.slice(0, Math.max(0, end)));
  const snapshot = folder?.read(name);
  if (!folder || !snapshot) return undefined;
  return {
    text: snapshot.bytes.toString("latin1"),
    snapshot,
    replace: (text) => folder.replace(name, Buffer.from(text, "latin1"), snapshot.mode, snapshot),
  };
}

/** The same, where a file that cannot be opened is none; `problem` says why. */
export function tryEnvFile(
  appFolder: string,
  path: string,
): { readonly file: OpenEnvFile | undefined; readonly problem: string | undefined } {
  try {
    return { file: openEnvFile(appFolder, path), problem: undefined };
  } catch (error) {
    if (!(error instanceof HookError)) throw error;
    return { file: undefined, problem: error.message };
  }
}

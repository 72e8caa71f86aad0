import { readdirSync } from "node:fs";
import { errorCodeOf, HookError } from "../../errors.ts";
import { readBelow } from "../../instance/folder.ts";
import type { AppFiles } from "./app-files.ts";

const NOT_APP_CODE = /^(?:\..*|node_modules|__pycache__|venv|env|static|staticfiles|media|site-packages)$/;
const DEEPEST = 6;
const MOST = 20_000;

/** Whether openAppFolder comes to a file of this path. */
export function isInAppFolder(path: string): boolean {
  const folders = path.split("/").slice(0, -1);
  return folders.length <= DEEPEST && !folders.some((name) => NOT_APP_CODE.test(name));
}

/** The app in a folder of an instance: no symbolic link is followed, and what cannot be read is not there. */
export function openAppFolder(appFolder: string): AppFiles {
  const paths = new Set<string>();
  const folders: (readonly [path: string, depth: number])[] = [["", 0]];
  let seen = 0;
  for (const [below, depth] of folders) {
    for (const entry of entriesInFolder(`${appFolder}/${below}`)) {
      if (++seen > MOST) break;
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isFile()) paths.add(path);
      else if (entry.isDirectory() && depth < DEEPEST && !NOT_APP_CODE.test(entry.name))
        folders.push([path, depth + 1]);
    }
  }
  return { paths, read: (path) => (paths.has(path) ? textIn(appFolder, path) : undefined) };
}

function entriesInFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (errorCodeOf(error) === undefined) throw error;
    return [];
  }
}

function textIn(appFolder: string, path: string): string | undefined {
  try {
    return readBelow(appFolder, path)?.bytes.toString("utf8");
  } catch (error) {
    if (error instanceof HookError) return undefined;
    throw error;
  }
}

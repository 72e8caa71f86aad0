import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bundle, BundleFile } from "./bundle.ts";

/**
 * The files of a folder as the EB CLI zips them itself, without git. It leaves out `.elasticbeanstalk` and
 * editors' backups. Everything else goes in, `.git/` too, unless `isLeftOut` says otherwise. Folders named in
 * `skip` are not even read.
 */
export async function openWorkingTree(
  folder: string,
  isLeftOut: (path: string) => boolean,
  skip: readonly string[] = [],
): Promise<Bundle> {
  const files = new Map<string, BundleFile>();
  const collect = async (below: string): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    for (const entry of entries) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!path.includes(".elasticbeanstalk") && !skip.includes(entry.name)) await collect(path);
        continue;
      }
      if (path.endsWith("~") || isLeftOut(path)) continue;
      if (!entry.isFile() && !entry.isSymbolicLink()) continue;
      const { mode, size } = await lstat(join(folder, path));
      const kind = entry.isFile() ? "file" : "symlink";
      // Windows has no executable files, so the modes there say nothing.
      const known = process.platform === "win32" ? undefined : mode & 0o7777;
      files.set(path, { path, kind, mode: known, bytes: size });
    }
  };
  await collect("");
  return {
    files,
    bytes: [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    isZipped: false,
    read: async (path) => (files.get(path)?.kind === "file" ? readFile(join(folder, path)) : undefined),
    close: async () => {},
  };
}

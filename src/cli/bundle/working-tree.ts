import { createReadStream, lstatSync } from "node:fs";
import { readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import type { Bundle, BundleFile } from "./bundle.ts";
import { Allowance, readWholeFile, refuseLarge, unreadablePath } from "./read-file.ts";

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
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((cause) => {
      throw unreadablePath(join(folder, below), cause);
    });
    for (const entry of entries) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!path.includes(".elasticbeanstalk") && !skip.includes(entry.name)) await collect(path);
        continue;
      }
      if (path.endsWith("~") || isLeftOut(path)) continue;
      if (!entry.isFile() && !entry.isSymbolicLink()) continue;
      const facts = lstatSync(join(folder, path), { throwIfNoEntry: false });
      if (!facts) continue; // it is gone again
      const { mode, size } = facts;
      const kind = entry.isFile() ? "file" : "symlink";
      // Windows has no executable files, so the modes there say nothing.
      const known = process.platform === "win32" ? undefined : mode & 0o7777;
      files.set(path, { path, kind, mode: known, bytes: size });
    }
  };
  await collect("");
  const allowance = new Allowance();
  return {
    files,
    bytes: [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    isZipped: false,
    async read(path) {
      const file = files.get(path);
      if (file?.kind !== "file") return undefined;
      refuseLarge(join(folder, path), file.bytes);
      allowance.take(file.bytes);
      return readWholeFile(join(folder, path));
    },
    linkTarget: async (path) =>
      files.get(path)?.kind === "symlink"
        ? readlink(join(folder, path)).catch(() => undefined) // it is gone again
        : undefined,
    stream: async (path) => createReadStream(join(folder, path)),
    close: async () => {},
  };
}

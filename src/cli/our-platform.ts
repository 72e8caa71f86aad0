import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type OurFile, ourFile } from "./our-files.ts";

/** The files of `.platform/` that this package came with. */
export async function readOurPlatform(packageFolder: string): Promise<OurFile[]> {
  const platform = join(packageFolder, ".platform");
  const entries = await readdir(platform, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(platform.length + 1)
        .replaceAll("\\", "/"),
    );
  return Promise.all(
    paths
      .sort()
      .map(async (path) => ourFile(`.platform/${path}`, await readFile(join(platform, path), "utf8"))),
  );
}

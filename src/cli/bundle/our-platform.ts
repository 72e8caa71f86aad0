import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type OurFile, ourFile } from "./our-files.ts";

/** The files of `.platform/` that come with this package. */
export async function readOurPlatform(packageFolder: string): Promise<OurFile[]> {
  const platform = join(packageFolder, ".platform");
  const files: OurFile[] = [];
  for (const path of (await readdir(platform, { recursive: true })).sort()) {
    const file = join(platform, path);
    if (!(await stat(file)).isFile()) continue;
    files.push(ourFile(`.platform/${path.replaceAll("\\", "/")}`, await readFile(file, "utf8")));
  }
  return files;
}

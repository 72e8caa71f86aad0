import { readdirSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "./repository.ts";

/** The sources below a folder, in the order of their names. */
export function sourcesIn(folder: string): string[] {
  return readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|sh)$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

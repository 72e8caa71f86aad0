/** What docker makes of an env file, by the program beside this file. */
import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Variables } from "./dockerfile.ts";

const RULES = join(dirname(fileURLToPath(import.meta.url)), "docker-env.py");

export type ReadByDocker = { readonly variables: Variables } | { readonly refused: string };

/** @param files of the dialect "env.list" or "compose", with what is known beside the file */
export function readByDockersRules(
  python: string,
  files: readonly (readonly [dialect: string, text: Buffer, known: Variables])[],
): Promise<readonly ReadByDocker[]> {
  const question = files.map(([dialect, text, known]) => [dialect, text.toString("base64"), known]);
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: 256 * 1024 * 1024 };
    const child = execFile(python, ["-I", RULES], options, (error, stdout) =>
      error ? reject(error) : resolve(JSON.parse(stdout)),
    );
    child.stdin?.end(JSON.stringify(question));
  });
}

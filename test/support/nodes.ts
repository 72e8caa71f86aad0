import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "./repository.ts";

export interface NodeJs {
  /** Such as `v22.23.3`. */
  readonly version: string;
  readonly path: string;
}

/** The Node.js that runs the tests, and the other supported ones that test/nodes has for this machine. */
export const NODES: readonly NodeJs[] = [
  process.execPath,
  ...["node22", "node24"].map((name) =>
    join(REPOSITORY, `test/nodes/node_modules/${name}-${process.arch}/bin/node`),
  ),
]
  .filter((path) => existsSync(path))
  .map((path) => ({ path, version: execFileSync(path, ["--version"], { encoding: "utf8" }).trim() }));

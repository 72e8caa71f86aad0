import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REPOSITORY } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const OLD = `for (const [on, name, value] of [[process.versions, "node", "18.20.8"], [process, "version", "v18.20.8"]])
  Object.defineProperty(on, name, { value });
`;
const SENTENCE =
  "eb-health-hooks needs Node.js 20 or newer, and this is v18.20.8: install a newer one, or put it first on the PATH.\n";
const TSX = ["--import", import.meta.resolve("tsx")];

// A hook that is started by its path looks for a newer one itself.
test.for([
  [["dist/eb-health-hooks.cjs", "check"]],
  [[...TSX, "sandbox/main.ts"]],
  [[...TSX, "sandbox/run-hook.ts"]],
  [[...TSX, "scripts/release.ts"]],
])("an older Node.js is told so in one sentence: %j", ([args]) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "old.cjs"), OLD);
  const env = {
    PATH: process.env.PATH,
    NODE_OPTIONS: `--require=${join(folder, "old.cjs")}`,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://127.0.0.1:9/",
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: REPOSITORY,
    env,
    encoding: "utf8",
  });
  expect([status, stdout, stderr]).toEqual([2, "", SENTENCE]);
});

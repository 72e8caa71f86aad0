/** The files that the virtual machine gets: its agent, the example app and the built hooks. */
import { execFile } from "node:child_process";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

/** What the machine gets to see of this one: a second disk that it can only read. It is a tar archive as it is. */
export async function writePayload(folder: string): Promise<void> {
  const payload = join(folder, "files");
  await mkdir(payload);
  const { outputFiles } = await build({
    entryPoints: [join(REPOSITORY, "sandbox/vm/guest/agent.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // A package that is CommonJS asks for Node.js's modules so.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    write: false,
    logLevel: "warning",
  });
  await writeFile(join(payload, "agent.mjs"), outputFiles[0]?.text ?? "");
  await cp(join(REPOSITORY, "sandbox/app"), join(payload, "app"), { recursive: true });
  await cp(join(REPOSITORY, ".platform"), join(payload, "platform"), { recursive: true });
  await promisify(execFile)("tar", [
    "-C",
    payload,
    "--owner=0",
    "--group=0",
    "-cf",
    join(folder, "payload"),
    ".",
  ]);
  await rm(payload, { recursive: true });
}

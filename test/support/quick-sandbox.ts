import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type PluginBuild } from "esbuild";
import { REPOSITORY } from "./repository.ts";

/** `sandbox/main.ts` as one file: tests start it some eighty times, and tsx takes most of a second of a processor. */
export const QUICK_SANDBOX = join(REPOSITORY, ".sandbox/tests/main.mjs");

/** Once before the tests that start it. */
export async function setup(): Promise<void> {
  await mkdir(dirname(QUICK_SANDBOX), { recursive: true });
  await build({
    entryPoints: [join(REPOSITORY, "sandbox/main.ts")],
    outfile: QUICK_SANDBOX,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "warning",
    plugins: [{ name: "in-place", setup: inPlace }],
  });
}

/** Each source still finds what lies beside it. */
function inPlace({ onLoad }: PluginBuild): void {
  onLoad({ filter: /\.ts$/ }, async ({ path }) => {
    const text = await readFile(path, "utf8");
    const url = JSON.stringify(pathToFileURL(path).href);
    return { loader: "ts", contents: text.replaceAll("import.meta.url", url) };
  });
}

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NODES } from "../support/nodes.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";

/** What a build reads and what it is compared with; of the packages, the bundler and what it bundles. */
const SOURCES = ["build.mjs", "package.json", "hooks", "scripts", "src", ".platform", "dist"];
const PACKAGES = [
  ...["@aws-sdk", "@esbuild", "@smithy", "bowser", "esbuild"],
  ...["commander", "ignore", "pend", "yaml", "yauzl"],
];
const OUTPUTS = [".platform", "dist"];

let copy: string;

beforeAll(async () => {
  copy = await realpath(await mkdtemp(join(tmpdir(), "eb health hooks ")));
  const filter = (path: string) => !/\/dist-(?:cjs|types)$/.test(path);
  for (const path of [...SOURCES, ...PACKAGES.map((name) => `node_modules/${name}`)]) {
    cpSync(join(REPOSITORY, path), join(copy, path), { recursive: true, filter });
  }
});

afterAll(() => rm(copy, { recursive: true }));

/** Path -> mode and text of every file that is built. */
async function contents(folder: string): Promise<Record<string, string>> {
  const outputs = OUTPUTS.map((output) =>
    readdir(join(folder, output), { recursive: true, withFileTypes: true }),
  );
  const entries = (await Promise.all(outputs)).flat();
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name));
  const facts = files.map(async (file) => {
    const mode = (await stat(file)).mode & 0o111;
    return [relative(folder, file), `${mode}\n${await readFile(file, "utf8")}`] as const;
  });
  return Object.fromEntries(await Promise.all(facts));
}

const build = (node: string, ...args: string[]) =>
  spawnSync(node, [join(copy, "build.mjs"), ...args], { cwd: "/", encoding: "utf8", timeout: PATIENCE_MS });

test.each(NODES)("gives the same bytes in another folder and on Node.js $version", async ({ path }) => {
  for (const output of OUTPUTS) await rm(join(copy, output), { recursive: true, force: true });
  expect(build(path)).toMatchObject({ status: 0, stderr: "" });
  expect((await contents(copy)) as unknown).toEqual(await contents(REPOSITORY));
});

test("--check works from any folder", () => {
  const script = relative("/usr", join(REPOSITORY, "build.mjs"));
  expect(execFileSync(process.execPath, [script, "--check"], { cwd: "/usr", encoding: "utf8" })).toBe("");
});

test("--check names every file that was edited, and notices that are missing", async () => {
  const edited = [
    ".platform/eb-health-hooks/ask.py",
    ".platform/hooks/predeploy/10_allowed_hosts.cjs",
    "dist/THIRD_PARTY_NOTICES",
    "dist/eb-health-hooks.cjs",
  ];
  const missing = ".platform/THIRD_PARTY_NOTICES";
  const kept = new Map<string, Buffer>();
  for (const path of [...edited, missing]) kept.set(path, await readFile(join(copy, path)));
  for (const path of edited) await writeFile(join(copy, path), "\n", { flag: "a" });
  await rm(join(copy, missing));
  const { status, stderr } = build(process.execPath, "--check");
  for (const [path, bytes] of kept) await writeFile(join(copy, path), bytes);
  expect(status).toBe(1);
  expect(stderr.trimEnd().split("\n").sort()).toEqual(
    [
      `${missing} is missing`,
      ...edited.map((path) => `${path} is not what the sources give`),
      "run: npm run build",
    ].sort(),
  );
});

describe("a package in a bundle", () => {
  const refusal = async (file: string, change: (text: string) => string | undefined) => {
    const path = join(copy, "node_modules/@smithy/core", file);
    const text = await readFile(path, "utf8");
    const changed = change(text);
    await (changed === undefined ? rm(path) : writeFile(path, changed));
    const before = await contents(copy);
    const { status, stderr } = build(process.execPath);
    await writeFile(path, text);
    expect(status).toBe(1);
    expect(await contents(copy)).toEqual(before);
    return stderr;
  };

  test.each(["(MIT OR GPL-2.0)"])("may not be under %s", async (license) => {
    const stderr = await refusal("package.json", (text) => JSON.stringify({ ...JSON.parse(text), license }));
    expect(stderr).toMatch(
      /Error: @smithy\/core [\d.]+ \(.*\) would be bundled, but its licence is not known to fit/,
    );
    expect(stderr).toContain(`(${license})`);
  });

  test("comes with the text of its licence", async () => {
    expect(await refusal("LICENSE", () => undefined)).toMatch(
      /Error: @smithy\/core [\d.]+ \(Apache-2.0\) would be bundled, but it comes without the text of its licence/,
    );
  });
});

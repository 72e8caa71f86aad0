import { execFileSync, spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NODES } from "../support/nodes.ts";
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
}, 60_000);

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
  spawnSync(node, [join(copy, "build.mjs"), ...args], { cwd: "/", encoding: "utf8", timeout: 60_000 });

test.each(NODES)("gives the same bytes in another folder and on Node.js $version", async ({ path }) => {
  for (const output of OUTPUTS) await rm(join(copy, output), { recursive: true, force: true });
  expect(build(path)).toMatchObject({ status: 0, stderr: "" });
  expect((await contents(copy)) as unknown).toEqual(await contents(REPOSITORY));
  expect(build(path, "--check")).toMatchObject({ status: 0, stdout: "", stderr: "" });
});

test("--check works from any folder", () => {
  const script = relative("/usr", join(REPOSITORY, "build.mjs"));
  expect(execFileSync(process.execPath, [script, "--check"], { cwd: "/usr", encoding: "utf8" })).toBe("");
});

describe("--check names", () => {
  const problemAfter = async (path: string, change: (file: string) => Promise<void>) => {
    await change(join(copy, path));
    const { status, stderr } = build(process.execPath, "--check");
    expect(build(process.execPath)).toMatchObject({ status: 0 });
    return { status, stderr };
  };

  test.each([
    ".platform/THIRD_PARTY_NOTICES",
    ".platform/eb-health-hooks/ask.py",
    ".platform/hooks/predeploy/10_allowed_hosts.cjs",
    "dist/eb-health-hooks.cjs",
  ])("a %s that was edited", async (path) => {
    expect(await problemAfter(path, (file) => writeFile(file, "\n", { flag: "a" }))).toEqual({
      status: 1,
      stderr: `${path} is not what the sources give\nrun: npm run build\n`,
    });
  });

  test("notices that are missing", async () => {
    expect(await problemAfter(".platform/THIRD_PARTY_NOTICES", (file) => rm(file))).toEqual({
      status: 1,
      stderr: ".platform/THIRD_PARTY_NOTICES is missing\nrun: npm run build\n",
    });
  });
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

  test.each(["GPL-3.0-only", "SEE LICENSE IN LICENSE", "(MIT OR GPL-2.0)"])(
    "may not be under %s",
    async (license) => {
      const stderr = await refusal("package.json", (text) =>
        JSON.stringify({ ...JSON.parse(text), license }),
      );
      expect(stderr).toMatch(
        /Error: @smithy\/core [\d.]+ \(.*\) would be bundled, but its licence is not known to fit/,
      );
      expect(stderr).toContain(`(${license})`);
    },
  );

  test("comes with the text of its licence", async () => {
    expect(await refusal("LICENSE", () => undefined)).toMatch(
      /Error: @smithy\/core [\d.]+ \(Apache-2.0\) would be bundled, but it comes without the text of its licence/,
    );
  });
});

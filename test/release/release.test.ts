import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, type TestContext, test } from "vitest";
import { openPromise } from "yauzl";
import { commit, contents, emptyFolder, git, run, runCli } from "../cli/support.ts";
import { installPrograms, onPath } from "../support/debian-packages.ts";
import { NODES } from "../support/nodes.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";

const { version } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));
const ZIP = `eb-health-hooks-${version}.zip`;
/** What lies in this folder and is not committed. */
const LEFT_OUT = /^(?:\.git|\.sandbox|release)$|(?:^|\/)(?:node_modules|__pycache__)$/;
/** The largest packages, of which a release needs none. */
const UNUSED = /^(?:@biomejs|@rolldown|@typescript|lightningcss[^/]*|typescript|vite|vitest)$/;

let base: string;
/** A clone of this repository as it is on the disk, with everything committed. */
let clone: string;
let released: Release;

beforeAll(async () => {
  await installPrograms(["unzip"]);
  base = await mkdtemp(join(tmpdir(), "eb health hooks release "));
  const origin = join(base, "origin");
  clone = join(base, "clone");
  cpSync(REPOSITORY, origin, {
    recursive: true,
    filter: (path) => !LEFT_OUT.test(relative(REPOSITORY, path)),
  });
  await git(origin, "init", "-q", "-b", "main");
  await commit(origin);
  await git(base, "clone", "-q", origin, clone);
  // Copied, not linked: the bundler takes a link's target for the place of what it bundles.
  const packages = join(REPOSITORY, "node_modules");
  cpSync(packages, join(clone, "node_modules"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !UNUSED.test(relative(packages, path)) && !/\/dist-(?:cjs|types)$/.test(path),
  });
  released = release();
});

afterAll(() => rm(base, { recursive: true, force: true }));

interface ReleaseOptions {
  readonly folder?: string;
  readonly args?: readonly string[];
  readonly node?: string;
  readonly umask?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Release extends Pick<SpawnSyncReturns<string>, "status" | "stdout" | "stderr"> {
  /** What is in release/ afterwards. */
  readonly files: Readonly<Record<string, string>>;
}

function release(options: ReleaseOptions = {}): Release {
  const { folder = clone, args = [], node = process.execPath, umask = "022", env = {} } = options;
  const script = [join(folder, "node_modules/tsx/dist/cli.mjs"), join(folder, "scripts/release.ts")];
  const { status, stdout, stderr } = spawnSync(
    "sh",
    ["-c", 'umask "$0" && exec "$@"', umask, node, ...script, ...args],
    { cwd: "/", encoding: "utf8", env: { ...process.env, ...env }, timeout: PATIENCE_MS },
  );
  return { status, stdout, stderr, files: contents(join(folder, "release")) };
}

/** An app's folder after `unzip` in it; skips the test where there is no unzip. */
async function unzipped(skip: TestContext["skip"]): Promise<string> {
  skip(!onPath("unzip"), "it takes unzip");
  const app = await emptyFolder();
  cpSync(join(REPOSITORY, "sandbox/app"), app, { recursive: true });
  await run("unzip", ["-q", join(clone, "release", ZIP)], app);
  return app;
}

test("makes a zip, its checksum and the notes of its version", async () => {
  const { status, stdout, stderr, files } = released;
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(Object.keys(files)).toEqual(["NOTES.md", "SHA256SUMS", ZIP]);
  const folder = join(clone, "release");
  expect(await run("sha256sum", ["--strict", "-c", "SHA256SUMS"], folder)).toBe(`${ZIP}: OK\n`);
  const [sum] = readFileSync(join(folder, "SHA256SUMS"), "utf8").split(" ");
  const head = (await git(clone, "rev-parse", "HEAD")).trim();
  expect(stdout).toBe(`made release/${ZIP} of commit ${head}, sha256 ${sum}\n`);
  const notes = readFileSync(join(folder, "NOTES.md"), "utf8");
  expect(notes).not.toMatch(/^## /m);
  const changelog = readFileSync(join(clone, "CHANGELOG.md"), "utf8");
  expect(changelog.replaceAll(/^(## .*) - \d{4}-\d\d-\d\d$/gm, "$1")).toContain(
    `## [${version}]\n\n${notes}`,
  );
});

describe("the zip", () => {
  test("has what is committed in .platform/ and nothing else, with its modes and the commit's time, and not compressed", async () => {
    const zip = await openPromise(join(clone, "release", ZIP));
    const entries = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    const committed = await git(clone, "ls-files", ".platform");
    const files = entries.filter(({ fileName }) => !fileName.endsWith("/"));
    expect(files.map(({ fileName }) => fileName)).toEqual(committed.trimEnd().split("\n"));
    expect(entries.every(({ fileName }) => fileName.startsWith(".platform/"))).toBe(true);
    const hooks = files.filter(({ fileName }) => /\/(?:config)?hooks\//.test(fileName));
    expect(hooks).toHaveLength(5);
    for (const { externalFileAttributes } of hooks) expect(externalFileAttributes >>> 16).toBe(0o100755);
    const time = new Date(Number(await git(clone, "log", "-1", "--format=%ct")) * 1_000);
    for (const entry of entries) expect(entry.getLastModDate()).toEqual(time);
    for (const entry of entries) expect(entry.compressionMethod).toBe(0);
    expect(await run("python3", ["-m", "zipfile", "-t", join(clone, "release", ZIP)], base)).toBe(
      "Done testing\n",
    );
  });

  test("unzipped in an app's folder, is this .platform/ to the byte and to the executable bit", async ({
    skip,
  }) => {
    const app = await unzipped(skip);
    const ours = contents(join(REPOSITORY, ".platform"));
    expect(Object.keys(ours)).toHaveLength(8);
    expect(contents(join(app, ".platform"))).toEqual(ours);
  });

  test("unzipped in an app's folder and committed, is nothing that eb-health-hooks check would mind", async ({
    skip,
  }) => {
    const app = await unzipped(skip);
    await git(app, "init", "-q", "-b", "main");
    await commit(app);
    expect(await runCli(["check", "--strict", app])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Nothing found: this bundle can be deployed."),
    });
  });
});

test.for(NODES)("gives the same bytes elsewhere, and on Node.js $version", async ({ path: node }) => {
  const folder = join(await emptyFolder(), "another clone");
  await git(base, "clone", "-q", clone, folder);
  renameSync(join(clone, "node_modules"), join(folder, "node_modules"));
  const env = { TZ: "Asia/Kathmandu", LC_ALL: "C" };
  const { status, files } = release({ folder, node, umask: "077", env });
  renameSync(join(folder, "node_modules"), join(clone, "node_modules"));
  expect(status).toBe(0);
  expect(files).toEqual(released.files);
});

test("npm run release takes the tag that the release is for, if it is the version's", async () => {
  const npm = ["--silent", "--prefix", clone, "run", "release", "--", `v${version}`];
  const { status, stdout } = spawnSync("npm", npm, { cwd: "/", encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 0, stdout: released.stdout });
});

describe("refuses", () => {
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(clone, path), change(readFileSync(join(clone, path), "utf8")));

  const NO_NOTES =
    `CHANGELOG.md has no text below a heading "## [${version}] - YYYY-MM-DD": ` +
    "move what is Unreleased there\n";

  /** What it says after a change, which is taken back. */
  async function refusal(change: () => unknown, ...args: readonly string[]): Promise<string> {
    await rm(join(clone, "release"), { recursive: true, force: true });
    const before = (await git(clone, "rev-parse", "HEAD")).trim();
    await change();
    const { status, stdout, stderr } = release({ args });
    await git(clone, "reset", "-q", "--hard", before);
    await git(clone, "clean", "-q", "-fd");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(existsSync(join(clone, "release"))).toBe(false);
    return stderr;
  }

  test("with every reason at once, each with what to do", async () => {
    const stderr = await refusal(() => {
      edit("CHANGELOG.md", (text) => text.replace(/^## \[\d[\s\S]*/m, ""));
      edit("dist/eb-health-hooks.cjs", (text) => `${text}\n`);
      writeFileSync(join(clone, "new file"), "");
    }, "v9.9.9");
    expect(stderr).toBe(
      `not released: the tag is v9.9.9, but package.json says ${version}: ` +
        `tag the commit whose package.json says so, or name it v${version}\n` +
        `not released: ${NO_NOTES}` +
        "not released: the zip is made of the last commit, and these files differ from it: " +
        "commit them or take them back\n" +
        ' M CHANGELOG.md\n M dist/eb-health-hooks.cjs\n?? "new file"\n' +
        "not released: .platform/ and dist/ are not what the sources give: npm run build, then commit them\n" +
        "dist/eb-health-hooks.cjs is not what the sources give\nrun: npm run build\n",
    );
  });

  test.for([
    ["no date", (text: string) => text.replace(/^(## \[\d.*\]) - .*$/m, "$1")],
    ["nothing below its heading", (text: string) => text.replace(/^(## \[\d.*\] - .*\n)[\s\S]*/m, "$1")],
  ] as const)("a version for which the changelog has %s", async ([, change]) => {
    const stderr = await refusal(async () => {
      edit("CHANGELOG.md", change);
      await commit(clone);
    });
    expect(stderr).toBe(`not released: ${NO_NOTES}`);
  });

  test("a build of another version", async () => {
    const stderr = await refusal(async () => {
      edit("package.json", (text) => text.replace(`"version": "${version}"`, '"version": "9.9.9"'));
      edit("src/version.ts", (text) => text.replace(`"${version}"`, '"9.9.9"'));
      edit("CHANGELOG.md", (text) => text.replace(`## [${version}]`, "## [9.9.9]"));
      await commit(clone);
    }, "v9.9.9");
    expect(stderr).toMatch(
      /^not released: \.platform\/ and dist\/ are not what the sources give: npm run build/,
    );
    expect(stderr).toContain("10_allowed_hosts.cjs is not what the sources give\n");
    expect(stderr.match(/^not released/gm)).toHaveLength(1);
  });
});

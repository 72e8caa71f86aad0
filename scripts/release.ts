/**
 * Makes release/: a zip of the committed .platform/, its checksum, and the notes of its version. It makes
 * nothing unless these match the sources, the changelog and the tag (the argument, if there is one).
 */
import "../src/needs-node.ts";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const { name, version } = JSON.parse(read("package.json")) as Readonly<Record<"name" | "version", string>>;
const [tag] = process.argv.slice(2);

/** A zip stores local times. Without a fixed time zone its bytes would depend on the machine. */
function git(...args: string[]): string {
  return execFileSync("git", ["-C", root, ...args], { encoding: "utf8", env: { ...process.env, TZ: "UTC" } });
}

/** What the changelog says about the version. Undefined when it has no dated section with a text. */
function notes(): string | undefined {
  const sections = read("CHANGELOG.md").split(/^## /m);
  const headings = sections.map((section) => /^\[(.+)\] - \d{4}-\d\d-\d\d\n/.exec(section));
  const index = headings.findIndex((heading) => heading?.[1] === version);
  const text = sections[index]?.slice(headings[index]?.[0].length).trim();
  return text === "" ? undefined : text;
}

function* problems(): Generator<string> {
  if (tag !== undefined && tag !== `v${version}`) {
    yield `the tag is ${tag}, but package.json says ${version}: tag the commit whose package.json says so, or name it v${version}`;
  }
  if (notes() === undefined) {
    yield `CHANGELOG.md has no text below a heading "## [${version}] - YYYY-MM-DD": move what is Unreleased there`;
  }
  const changed = git("status", "--porcelain", "--untracked-files=normal").trimEnd();
  if (changed !== "") {
    yield `the zip is made of the last commit, and these files differ from it: commit them or take them back\n${changed}`;
  }
  // The version is in each built file, so this also finds a build of another version.
  const { status, stderr } = spawnSync(process.execPath, ["build.mjs", "--check"], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) {
    yield `.platform/ and dist/ are not what the sources give: npm run build, then commit them\n${stderr.trimEnd()}`;
  }
}

const found = [...problems()];
for (const problem of found) console.error(`not released: ${problem}`);
if (found.length > 0) {
  process.exitCode = 1;
} else {
  const folder = join(root, "release");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const zip = `${name}-${version}.zip`;
  // git knows the modes and uses the commit's time. The zip is not compressed, because a compressor's output
  // depends on the compressor's version.
  git("archive", "--format=zip", "-0", "-o", join(folder, zip), "HEAD", ".platform");
  const sum = createHash("sha256")
    .update(readFileSync(join(folder, zip)))
    .digest("hex");
  writeFileSync(join(folder, "SHA256SUMS"), `${sum}  ${zip}\n`);
  writeFileSync(join(folder, "NOTES.md"), `${notes()}\n`);
  console.log(`made release/${zip} of commit ${git("rev-parse", "HEAD").trim()}, sha256 ${sum}`);
}

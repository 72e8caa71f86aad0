import { execFile, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";
import { LAPTOP_ENDPOINTS, requireLoopbackEndpoints } from "../../sandbox/loopback.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";
import type { WhenFinished } from "../support/sandbox.ts";
import { writeZip } from "./zip.ts";

const CLI = join(REPOSITORY, "dist/eb-health-hooks.cjs");

/** Nobody's own git settings, and a name for commits. */
const GIT = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "test",
  GIT_AUTHOR_EMAIL: "test@example.com",
  GIT_COMMITTER_NAME: "test",
  GIT_COMMITTER_EMAIL: "test@example.com",
};

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Another copy of the tool than the built one of this repository. */
  readonly cli?: string | undefined;
}

/** Runs the built tool by its path, with no environment but this. */
export function runCli(
  args: readonly string[],
  { cwd = tmpdir(), env = {}, cli = CLI }: RunOptions = {},
): Promise<Run> {
  if (args[0] === "doctor") refuseUnlessOnLoopback(env);
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...GIT, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: PATIENCE_MS,
  });
  const chunks = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (chunks.stdout += chunk));
  child.stderr.on("data", (chunk) => (chunks.stderr += chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...chunks }));
  });
}

/** Without credentials the SDK would ask the real metadata service, whatever its endpoint is for the hooks. */
export function refuseUnlessOnLoopback(env: Readonly<Record<string, string | undefined>>): void {
  requireLoopbackEndpoints(env, LAPTOP_ENDPOINTS);
  if (env.AWS_EC2_METADATA_DISABLED !== "true")
    throw new Error("refused to start the doctor: AWS_EC2_METADATA_DISABLED must be true");
}

/** Runs a program in a folder; its standard output. */
export async function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  const env = { ...process.env, ...GIT };
  return (await promisify(execFile)(program, args, { cwd, env, timeout: PATIENCE_MS })).stdout;
}

export const git = (folder: string, ...args: string[]) => run("git", args, folder);

/** A file by its text; with another mode, or a symbolic link by its target. */
export type File =
  | string
  | Buffer
  | { readonly text: string; readonly mode: number | undefined }
  | { readonly link: string };
/** `undefined` takes a file, or all files of a folder, away. */
export type Files = Readonly<Record<string, File | undefined>>;

export async function emptyFolder(whenFinished: WhenFinished = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "eb health hooks cli "));
  whenFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function folderWith(files: Files): Promise<string> {
  const folder = await emptyFolder();
  await write(folder, files);
  return folder;
}

export async function write(folder: string, files: Files): Promise<void> {
  for (const [path, file] of Object.entries(files)) {
    const at = join(folder, path);
    await rm(at, { recursive: true, force: true });
    if (file === undefined) continue;
    await mkdir(dirname(at), { recursive: true });
    if (typeof file === "object" && "link" in file) await symlink(file.link, at);
    else {
      await writeFile(at, contentOf(file));
      await chmod(at, modeOf(path, file) ?? 0o644);
    }
  }
}

/** A folder in a repository of its own, with everything committed. */
export async function repositoryWith(files: Files): Promise<string> {
  const folder = await folderWith(files);
  await git(folder, "init", "-q", "-b", "main");
  await commit(folder);
  return folder;
}

export async function commit(folder: string): Promise<void> {
  await git(folder, "add", "-A");
  await git(folder, "commit", "-q", "--allow-empty", "-m", "test");
}

/** @param holeBefore so many bytes of nothing before the first entry, which take no room on the disk */
export async function zipWith(files: Files, holeBefore = 0): Promise<string> {
  const zip = join(await emptyFolder(), "bundle.zip");
  const entries = Object.entries(files).flatMap(([path, file]) => {
    if (file === undefined) return [];
    const isLink = typeof file === "object" && "link" in file;
    const content = isLink ? Buffer.from(file.link) : contentOf(file);
    const mode = isLink ? 0o120777 : modeOf(path, file);
    return [{ path, content, mode: mode !== undefined && !isLink ? 0o100000 | mode : mode }];
  });
  await writeZip(zip, entries, holeBefore);
  return zip;
}

/** The example app with the hooks in it, as a fresh bundle has them; then `change`. */
export function exampleBundle(change: Files = {}): Files {
  const app = readFolder(join(REPOSITORY, "sandbox/app"), "");
  const hooks = readFolder(join(REPOSITORY, ".platform"), ".platform/");
  const all = new Map<string, File>(Object.entries({ ...app, ...hooks }));
  for (const [path, file] of Object.entries(change)) {
    if (file !== undefined) all.set(path, file);
    else for (const one of [...all.keys()]) if (one === path || one.startsWith(`${path}/`)) all.delete(one);
  }
  return Object.fromEntries(all);
}

/** A file of `.platform/` of this repository. */
export function ours(path: string): string {
  return readFileSync(join(REPOSITORY, ".platform", path), "utf8");
}

/** Path -> executable bits and content of everything in a folder but git's own. */
export function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder)
      .filter((path) => !path.startsWith(".git/"))
      .map((path) => {
        const file = join(folder, path);
        const mode = (statSync(file).mode & 0o111) === 0 ? "-" : "x";
        return [path, `${mode} ${readFileSync(file, "latin1")}`];
      }),
  );
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function readFolder(folder: string, prefix: string): Record<string, File> {
  const paths = filesBelow(folder).filter((path) => !path.includes("__pycache__"));
  return Object.fromEntries(paths.map((path) => [prefix + path, readFileSync(join(folder, path), "utf8")]));
}

function contentOf(file: Exclude<File, { readonly link: string }>): Buffer {
  if (typeof file === "string") return Buffer.from(file);
  return Buffer.isBuffer(file) ? file : Buffer.from(file.text);
}

function modeOf(path: string, file: File): number | undefined {
  if (typeof file === "object" && "mode" in file) return file.mode;
  return path.includes("hooks/") ? 0o755 : 0o644;
}

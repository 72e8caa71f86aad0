/** The programs that read env files in production, each as a function from files to variables. */
import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import * as util from "node:util";
import dotenv from "dotenv";
import { type DjangoVersion, djangoPython } from "../support/django-python.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";
import { readAsDocker } from "./rules.ts";

/** `refused`: the reader raised an error for the file as a whole, so that an app gets no variable of it. */
export type ReadResult = { readonly variables: ReadonlyMap<string, string> } | { readonly refused: string };

export interface Reader {
  /** With the version that is on this machine, such as "python-dotenv 0.21.0". */
  readonly name: string;
  /** One result a file, in their order. Batched, because most readers are a process of their own. */
  readonly readMany: (files: readonly Buffer[]) => Promise<readonly ReadResult[]>;
}

export interface MissingReader {
  readonly name: string;
  readonly why: string;
}

const PYTHON_SCRIPT = join(REPOSITORY, "test/readers/readers.py");
const BASH = "/bin/bash";
const BASH_SCRIPT = join(REPOSITORY, "test/readers/source.sh");
/**
 * By the Django whose lock has them: the releases that Debian 12 has too, the last django-environ that cuts a value
 * at "#", and today's. systemd's parser is called from Python.
 */
const PYTHON_READERS = {
  "3.2": ["python-dotenv", "django-environ", "python-decouple"],
  "4.2": ["django-environ"],
  "5.2": ["python-dotenv", "django-environ", "python-decouple", "systemd"],
} as const satisfies Partial<Record<DjangoVersion, readonly string[]>>;

export async function availableReaders(): Promise<{
  readers: readonly Reader[];
  missing: readonly MissingReader[];
}> {
  const found = [...(await pythonReaders()), await bashReader(), parseEnvReader(), ...IN_PROCESS];
  return {
    readers: found.filter((reader) => "readMany" in reader),
    missing: found.filter((reader) => "why" in reader),
  };
}

const IN_PROCESS: readonly Reader[] = [
  inProcess(`dotenv ${createRequire(import.meta.url)("dotenv/package.json").version}`, (file) =>
    fromRecord(dotenv.parse(file)),
  ),
  inProcess("docker --env-file (its rules)", readAsDocker),
];

function parseEnvReader(): Reader | MissingReader {
  const name = `node ${process.versions.node}`;
  if (typeof util.parseEnv !== "function") return { name, why: "it has no util.parseEnv" };
  return inProcess(name, (file) => fromRecord(util.parseEnv(file.toString())));
}

function inProcess(name: string, read: (file: Buffer) => ReadResult): Reader {
  const readOne = (file: Buffer): ReadResult => {
    try {
      return read(file);
    } catch (error) {
      return { refused: String(error) };
    }
  };
  return { name, readMany: async (files) => files.map(readOne) };
}

function fromRecord(record: Readonly<Record<string, string | undefined>>): ReadResult {
  return { variables: new Map(Object.entries(record).filter(hasValue)) };
}

function hasValue(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined;
}

async function pythonReaders(): Promise<readonly (Reader | MissingReader)[]> {
  const found = Object.entries(PYTHON_READERS).map(([django, names]) =>
    pythonReadersOf(django as keyof typeof PYTHON_READERS, names),
  );
  return (await Promise.all(found)).flat();
}

async function pythonReadersOf(
  django: DjangoVersion,
  names: readonly string[],
): Promise<readonly (Reader | MissingReader)[]> {
  const python = await djangoPython(django);
  if ("why" in python) return names.map((name) => ({ name: `${name} beside Django ${django}`, ...python }));
  const versions: Record<string, { version: string } | { why: string }> = JSON.parse(
    (await runPython(python.path, ["versions", ...names])).toString(),
  );
  return Object.entries(versions).map(([name, found]) =>
    "why" in found ? { name, ...found } : pythonReader(python.path, name, found.version),
  );
}

function pythonReader(python: string, name: string, version: string): Reader {
  return {
    name: `${name} ${version}`,
    readMany: async (files) => {
      const input = JSON.stringify(files.map((file) => file.toString("base64")));
      const results: readonly ({ refused: string } | { variables: Record<string, string> })[] = JSON.parse(
        (await runPython(python, [name], input)).toString(),
      );
      return results.map((result) => ("refused" in result ? result : fromRecord(result.variables)));
    },
  };
}

/** Isolated from the user's own packages, and with the UTF-8 locale that the platform gives its apps. */
function runPython(python: string, args: readonly string[], input = ""): Promise<Buffer> {
  return run(python, ["-I", "-W", "ignore", PYTHON_SCRIPT, ...args], { env: { LC_ALL: "C.UTF-8" }, input });
}

async function bashReader(): Promise<Reader | MissingReader> {
  try {
    const { stdout } = await util.promisify(execFile)(BASH, ["-c", "echo $BASH_VERSION"]);
    return { name: `bash ${stdout.replace(/\(.*/s, "")}`, readMany: sourceInParallel };
  } catch (error) {
    return { name: "bash", why: String(error) };
  }
}

/** The slowest of all, with a process or two a file: as many at a time as the machine has processors. */
async function sourceInParallel(files: readonly Buffer[]): Promise<readonly ReadResult[]> {
  const size = Math.ceil(files.length / availableParallelism());
  const parts: (readonly Buffer[])[] = [];
  for (let at = 0; at < files.length; at += size) parts.push(files.slice(at, at + size));
  return (await Promise.all(parts.map(sourceInBash))).flat();
}

async function sourceInBash(files: readonly Buffer[]): Promise<readonly ReadResult[]> {
  const folder = await mkdtemp(join(tmpdir(), "readers-bash-"));
  try {
    const programs = join(folder, "no-programs");
    await mkdir(programs);
    for (const [index, file] of files.entries()) await writeFile(join(folder, `f${index}`), file);
    const args = ["--norc", "--noprofile", BASH_SCRIPT, String(files.length)];
    const output = await run(BASH, args, { cwd: folder, env: { PATH: programs, LC_ALL: "C.UTF-8" } });
    const results = parseBashReport(output);
    if (results.length !== files.length) throw new Error("bash has not reported on every file");
    return results;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Bash sets these by itself, or got them in order to start. */
const OF_BASH = new Set(["PWD", "OLDPWD", "SHLVL", "_", "PATH", "LC_ALL"]);

/** The records that source.sh describes. */
function parseBashReport(output: Buffer): readonly ReadResult[] {
  const results: ReadResult[] = [];
  let variables = new Map<string, string>();
  let outlived = false;
  for (const record of splitAtNul(output)) {
    const text = decode(record);
    const equals = text.indexOf("=");
    if (equals > 0) {
      const name = text.slice(0, equals);
      if (!OF_BASH.has(name)) variables.set(name, text.slice(equals + 1));
    } else if (text === ".") {
      outlived = true;
    } else {
      results.push(outlived ? { variables } : { refused: "the shell ended" });
      variables = new Map();
      outlived = false;
    }
  }
  return results;
}

function* splitAtNul(bytes: Buffer): Iterable<Buffer> {
  for (let at = 0, end = bytes.indexOf(0); end >= 0; at = end + 1, end = bytes.indexOf(0, at)) {
    yield bytes.subarray(at, end);
  }
}

/** What is not UTF-8 comes out as Latin-1. */
function decode(bytes: Buffer): string {
  const text = bytes.toString();
  return text.includes("\ufffd") ? bytes.toString("latin1") : text;
}

interface RunOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string;
}

function run(
  program: string,
  args: readonly string[],
  { env, cwd = tmpdir(), input = "" }: RunOptions,
): Promise<Buffer> {
  const child = spawn(program, args, { env, cwd, timeout: PATIENCE_MS, killSignal: "SIGKILL" });
  const output: Buffer[] = [];
  let errors = "";
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => (errors += chunk));
  // A program that has ended early says why on standard error.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) resolve(Buffer.concat(output));
      else reject(new Error(`${program} ended with ${signal ?? code}: ${errors.trim().split("\n").at(-1)}`));
    });
  });
}

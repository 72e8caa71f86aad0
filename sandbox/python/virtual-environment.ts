/** Virtual environments, each made once from a file of requirements. */
import { createHash } from "node:crypto";
import { access, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Interpreter } from "./interpreters.ts";
import { locked } from "./locked.ts";
import { type Announce, run } from "./run.ts";

export interface Requirements {
  /** Of the environment's folder, and of what is said about it. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  /**
   * Of somebody's app: pip resolves what is missing in it, and builds what has no wheel. By default everything that has
   * to be installed is in the file, with hashes.
   */
  readonly ofApp?: OfApp | undefined;
  /** Packages of the file, in its spelling; all of them by default. */
  readonly only?: readonly string[] | undefined;
  /** Modules that prove it, separated by commas. */
  readonly imports: string;
}

export interface OfApp {
  /** Where pip runs; the file may name others from there. */
  readonly folder: string;
  /** The texts of those, so that another environment is made when they change. */
  readonly texts: readonly string[];
  /** What the platform has in every environment. */
  readonly before: readonly string[];
}

export interface Place {
  /** Where the environments are kept. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Gets one line before anything is installed. */
  readonly announce: Announce;
}

/** pip downloads some 30 MB for the largest. */
const INSTALL_MS = 10 * 60_000;
const CHECK_MS = 120_000;
/** No index is named: pip's own settings say which. The modules that are needed are compiled by the first import. */
const PIP_INSTALL = [
  ...["install", "--quiet", "--disable-pip-version-check", "--no-input", "--retries", "1", "--timeout", "15"],
];
const PINNED = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-compile"];

export interface Environment {
  /** Of its Python, such as "3.12". */
  readonly series: string;
  /** Its interpreter. */
  readonly path: string;
}

/**
 * The environment for one of the `wanted` series; undefined: none of the interpreters is of them. Its folder is named
 * by the requirements and by its Python, so that others make another one. Only where there is none yet are
 * `interpreters` asked for.
 */
export async function virtualEnvironment(
  requirements: Requirements,
  wanted: readonly string[],
  interpreters: () => Promise<readonly Interpreter[]>,
  place: Place,
): Promise<Environment | undefined> {
  const text = select(await readFile(requirements.file, "utf8"), requirements.only);
  const all = [text, ...(requirements.ofApp?.texts ?? [])].join("\0");
  const hash = createHash("sha256").update(all).digest("hex").slice(0, 12);
  const name = `venv-${requirements.name}-${hash}-python`;
  const made = await findReady(name, wanted, place);
  if (made) return made;
  const interpreter = (await interpreters()).find(({ series }) => wanted.includes(series));
  if (!interpreter) return undefined;
  const folder = join(place.folder, `${name}${interpreter.version}`);
  return locked(`${folder}.lock`, async () => {
    // Whoever held the lock before may have made it.
    if (!(await isReady(folder, place))) await make(interpreter, folder, { ...requirements, text }, place);
    return { series: interpreter.series, path: join(folder, "bin/python") };
  });
}

async function findReady(
  name: string,
  wanted: readonly string[],
  place: Place,
): Promise<Environment | undefined> {
  const folders = (await readdir(place.folder).catch(() => [])).filter((folder) => folder.startsWith(name));
  for (const series of wanted.toReversed()) {
    for (const folder of folders.filter((other) => other.startsWith(`${name}${series}.`))) {
      const path = join(place.folder, folder);
      if (await isReady(path, place)) return { series, path: join(path, "bin/python") };
    }
  }
  return undefined;
}

/** In an environment that was made to its end. */
const READY = "ready";

async function isReady(folder: string, { env }: Place): Promise<boolean> {
  try {
    await access(join(folder, READY));
    // Its interpreter may have been taken away since.
    await run(join(folder, "bin/python"), ["-I", "-c", ""], env, CHECK_MS);
    return true;
  } catch {
    return false;
  }
}

function describe({ file, only, ofApp }: Requirements): string {
  if (ofApp) return "the app's requirements";
  return only ? `${only.length} packages of ${relative("", file)}` : `-r ${relative("", file)}`;
}

/** The lines of the packages that are named, with their hashes. */
function select(text: string, only: readonly string[] | undefined): string {
  if (only === undefined) return text;
  const packages = text.split(/\n(?=\S)/).filter((entry) => only.includes(/^[\w.-]+/.exec(entry)?.[0] ?? ""));
  return `${packages.join("\n").trimEnd()}\n`;
}

async function make(
  interpreter: Interpreter,
  folder: string,
  requirements: Requirements & { readonly text: string },
  place: Place,
): Promise<void> {
  place.announce(
    `installing with pip for Python ${interpreter.version}: ${describe(requirements)} (once, into ${relative("", folder)})`,
  );
  try {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "requirements.txt"), requirements.text);
    await install(interpreter, folder, place.env, requirements);
    // -I: what only PYTHONPATH or a user's own site folder offers would be missing in a service's environment.
    const imports = ["-I", "-W", "ignore", "-c", `import ${requirements.imports}`];
    await run(join(folder, "bin/python"), imports, place.env, CHECK_MS);
    await writeFile(join(folder, READY), "");
  } catch (error) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

async function install(
  interpreter: Interpreter,
  folder: string,
  user: NodeJS.ProcessEnv,
  { file, ofApp }: Requirements,
): Promise<void> {
  const python = join(folder, "bin/python");
  // What a user has set to install elsewhere would do so here too.
  const env = { ...user, PIP_USER: "0", PIP_TARGET: undefined, PIP_PREFIX: undefined, PIP_ROOT: undefined };
  const venv = (options: readonly string[]) =>
    run(interpreter.path, ["-I", "-m", "venv", ...options, folder], env, INSTALL_MS);
  const pip = async (program: string, options: readonly string[]) => {
    const install = ["-I", "-m", "pip", ...options, ...PIP_INSTALL];
    if (!ofApp)
      return run(program, [...install, ...PINNED, "-r", join(folder, "requirements.txt")], env, INSTALL_MS);
    await run(program, [...install, ...ofApp.before], env, INSTALL_MS);
    return run(program, [...install, "-r", file], env, INSTALL_MS, ofApp.folder);
  };
  // To put a pip into the environment takes longer than all the rest.
  if (interpreter.hasPip) {
    await venv(["--without-pip"]);
    await pip(interpreter.path, ["--python", python]);
  } else {
    await venv([]);
    await pip(python, []);
  }
}

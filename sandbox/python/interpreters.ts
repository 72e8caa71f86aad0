/** The Pythons of this machine. Nothing here knows where one is: programs are asked, and each answer is tried. */
import { readdir, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { allOnPath, run } from "./run.ts";

export interface Interpreter {
  /** What it says of itself: not a version manager's shim, which may name another one tomorrow. */
  readonly path: string;
  /** Such as "3.12.1". */
  readonly version: string;
  /** Such as "3.12". */
  readonly series: string;
  /** Whether its own pip can install into another environment. */
  readonly hasPip: boolean;
  /** Other accounts can run it: no folder on the way to it is closed to them, as a home folder may be. */
  readonly isOpen: boolean;
}

const NAMES = ["python3", ...[14, 13, 12, 11, 10, 9].map((minor) => `python3.${minor}`)];
/** What prints the folder of a version manager's interpreters, and what is between that folder and them. */
const MANAGERS = [
  { program: "pyenv", args: ["root"], versions: "versions" },
  { program: "uv", args: ["python", "dir"], versions: "" },
] as const;
const ANSWER_MS = 60_000;

/**
 * An error is an answer too: it passes over what is no CPython, has threads without the lock (few wheels are for it),
 * or can make no environment that pip installs into. Debian has ensurepip in a package of its own.
 */
const QUESTION = `
import importlib.util, json, sys
assert sys.implementation.name == "cpython" and not sys.abiflags
has_pip = False
if importlib.util.find_spec("pip"):
    from importlib.metadata import version
    has_pip = [int(part) for part in version("pip").split(".")[:2]] >= [22, 3]
assert has_pip or importlib.util.find_spec("ensurepip")
import venv
print(json.dumps([sys.executable, "%d.%d.%d" % sys.version_info[:3], has_pip]))
`;

/**
 * Those that can make a virtual environment, one of each series. Root runs the app as another account, so for root those
 * that other accounts can run come first; then the newest.
 */
export async function findInterpreters(env: NodeJS.ProcessEnv): Promise<readonly Interpreter[]> {
  const candidates = [...(await onPath(env)), ...(await ofManagers(env))];
  const answers = await Promise.all(candidates.map((candidate) => ask(candidate, env)));
  const bySeries = new Map<string, Interpreter>();
  for (const answer of answers) {
    const known = answer && bySeries.get(answer.series);
    if (answer && (!known || rank(answer) > rank(known))) bySeries.set(answer.series, answer);
  }
  return [...bySeries.values()].sort((one, other) => rank(other) - rank(one) || minor(other) - minor(one));
}

function rank({ isOpen }: Interpreter): number {
  return isOpen && process.getuid?.() === 0 ? 1 : 0;
}

function minor({ series }: Interpreter): number {
  return Number(series.split(".")[1]);
}

async function onPath(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  return (await Promise.all(NAMES.map((name) => allOnPath(name, env)))).flat();
}

async function ofManagers(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const found = MANAGERS.map(async ({ program, args, versions }) => {
    const [manager] = await allOnPath(program, env);
    if (manager === undefined) return [];
    const folder = join((await run(manager, args, env, ANSWER_MS)).trim(), versions);
    return (await readdir(folder)).map((version) => join(folder, version, "bin/python3"));
  });
  return (await Promise.allSettled(found)).flatMap((result) =>
    result.status === "fulfilled" ? result.value : [],
  );
}

async function ask(python: string, env: NodeJS.ProcessEnv): Promise<Interpreter | undefined> {
  try {
    const [path, version, hasPip] = JSON.parse(await run(python, ["-I", "-c", QUESTION], env, ANSWER_MS));
    return { path, version, hasPip, series: version.replace(/\.\d+$/, ""), isOpen: await isOpen(path) };
  } catch {
    return undefined;
  }
}

/** The program and the folders on the way to it, behind all links, let everybody in. */
async function isOpen(path: string): Promise<boolean> {
  for (let at = await realpath(path); ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

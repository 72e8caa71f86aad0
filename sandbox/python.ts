/** Finds, or makes, a Python that can serve the example app. */
import { execFile } from "node:child_process";
import { access, constants, lstat, mkdir, readlink, rm, symlink } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const requirements = join(root, "sandbox/app/requirements.txt");
const packages = ["python3-django", "gunicorn", "python3-django-environ"];

const imports =
  "import django.core.wsgi, gunicorn.app.wsgiapp, sys; from environ import Env; print(sys.executable)";
const checkMs = 20_000;
const virtualEnvironmentMs = 90_000;
const aptMs = 300_000;
/** Longer than everything that is done under the lock. */
const lockMs = 2 * aptMs + 2 * virtualEnvironmentMs;

export interface PythonOptions {
  /** Gets one line before anything is installed. */
  readonly announce?: ((line: string) => void) | undefined;
  /** Its `PATH` is where `python3` and `apt-get` are looked for; the process environment by default. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly systemPython?: string | undefined;
  /** Folder of the virtual environment; by default one that git ignores. */
  readonly virtualEnvironment?: string | undefined;
}

interface Attempt {
  readonly name: string;
  /** The interpreter's path, or an error that says why there is none. */
  readonly run: () => Promise<string>;
}

/** By options: callers of one process share the search, and its result. */
const searches = new Map<string, Promise<string>>();

/** The path of an interpreter that can import django, environ and gunicorn under any environment. */
export async function findPython(options: PythonOptions = {}): Promise<string> {
  const key = JSON.stringify([options.env, options.systemPython, options.virtualEnvironment]);
  const search = searches.get(key) ?? searchPython(options);
  searches.set(key, search);
  search.catch(() => searches.delete(key));
  return search;
}

async function searchPython(options: PythonOptions): Promise<string> {
  const env = options.env ?? process.env;
  const announce = options.announce ?? (() => {});
  const system = options.systemPython ?? "/usr/bin/python3";
  const folder = options.virtualEnvironment ?? join(root, ".sandbox/venv");
  const inFolder = join(folder, "bin/python3");
  const anyPython = async () => (await onPath("python3", env)) ?? system;

  const present: Attempt[] = [
    { name: "python3 on PATH", run: async () => usable(await onPath("python3", env), env) },
    { name: system, run: () => usable(system, env) },
    { name: "the virtual environment made earlier", run: () => usable(inFolder, env) },
  ];
  const installed: Attempt[] = [
    {
      name: "a new virtual environment",
      run: async () => {
        await makeVirtualEnvironment(await anyPython(), folder, env, announce);
        return usable(inFolder, env);
      },
    },
    {
      name: "Debian packages",
      run: async () => {
        await installPackages(env, announce);
        return usable(system, env);
      },
    },
  ];

  const found = await firstOf(present);
  if (found.python !== undefined) return found.python;
  return locked(`${folder}.lock`, async () => {
    // Whoever held the lock before may have installed it.
    const again = await firstOf(present);
    if (again.python !== undefined) return again.python;
    const made = await firstOf(installed);
    if (made.python !== undefined) return made.python;
    throw new Error(
      `no Python can import django, environ and gunicorn. Tried ${[...again.tried, ...made.tried].join("; ")}. ` +
        "Install them for python3 with pip install -r sandbox/app/requirements.txt, " +
        `or on Debian and Ubuntu with apt-get install ${packages.join(" ")}.`,
    );
  });
}

async function firstOf(attempts: readonly Attempt[]): Promise<{ python?: string; tried: string[] }> {
  const tried: string[] = [];
  for (const { name, run } of attempts) {
    try {
      return { python: await run(), tried };
    } catch (error) {
      tried.push(`${name} (${(error as Error).message})`);
    }
  }
  return { tried };
}

/** The interpreter behind `python`, which may be a wrapper script that needs its own environment. */
async function usable(python: string | undefined, env: NodeJS.ProcessEnv): Promise<string> {
  if (python === undefined || !(await isExecutable(python))) throw new Error("not found");
  // -I: what only PYTHONPATH or a user's own site folder offers would be missing in a service's environment.
  return (await run(python, ["-I", "-c", imports], env, checkMs)).trim();
}

async function makeVirtualEnvironment(
  python: string,
  folder: string,
  env: NodeJS.ProcessEnv,
  announce: (line: string) => void,
): Promise<void> {
  if (!(await isExecutable(python))) throw new Error("no python3 to make it with");
  const ends = Date.now() + virtualEnvironmentMs;
  const install = ["-m", "pip", "install", "--retries", "0", "--timeout", "5", "-r", requirements];
  try {
    announce(`making a virtual environment: python3 -m venv ${folder}`);
    await run(python, ["-m", "venv", "--clear", folder], env, virtualEnvironmentMs);
    announce("installing into it: pip install -r sandbox/app/requirements.txt");
    await run(join(folder, "bin/python3"), install, env, Math.max(1, ends - Date.now()));
  } catch (error) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

async function installPackages(env: NodeJS.ProcessEnv, announce: (line: string) => void): Promise<void> {
  const apt = await onPath("apt-get", env);
  if (apt === undefined) throw new Error("no apt-get");
  if (process.getuid?.() !== 0) throw new Error("installing them takes root");
  const install = ["install", "-y", "--no-install-recommends", ...packages];
  announce(`installing with: apt-get update && apt-get ${install.join(" ")}`);
  const quiet = { ...env, DEBIAN_FRONTEND: "noninteractive" };
  await run(apt, ["update"], quiet, aptMs);
  // Another program may hold dpkg's lock for a moment, as unattended upgrades do.
  await run(apt, ["-o", "DPkg::Lock::Timeout=60", ...install], quiet, aptMs);
}

/**
 * Runs `action` while no other process does. The lock is a symbolic link whose text is the holder's process id:
 * made and labelled in one step, and void when that process has ended. Two processes that find a void lock in the
 * same instant may both go on; the tests' global set-up runs alone, so this only guards against a second command.
 */
async function locked<Result>(lock: string, action: () => Promise<Result>): Promise<Result> {
  await mkdir(dirname(lock), { recursive: true });
  while (!(await take(lock))) {
    if (await isVoid(lock)) await rm(lock, { force: true });
    else await sleep(250);
  }
  try {
    return await action();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await symlink(String(process.pid), lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function isVoid(lock: string): Promise<boolean> {
  try {
    if (Date.now() - (await lstat(lock)).mtimeMs > lockMs) return true;
    process.kill(Number(await readlink(lock)), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

async function onPath(program: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const candidate of folders.map((folder) => join(folder, program))) {
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Standard output; a failure's message is the last line of standard error. */
async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  timeoutMs: number,
): Promise<string> {
  try {
    const options = { env, timeout: timeoutMs, maxBuffer: 2 ** 26 } as const;
    return (await promisify(execFile)(program, args, options)).stdout;
  } catch (error) {
    const { killed, stderr, message } = error as Error & { killed?: boolean; stderr?: string };
    if (killed) throw new Error(`not done after ${timeoutMs / 1000} s`, { cause: error });
    throw new Error(stderr?.trim().split("\n").at(-1) || message, { cause: error });
  }
}

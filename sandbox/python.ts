/** Finds, or makes, a Python that can serve the example app. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findInterpreters, type Interpreter } from "./python/interpreters.ts";
import { locked } from "./python/locked.ts";
import { type Announce, allOnPath, run } from "./python/run.ts";
import { type Place, type Requirements, virtualEnvironment } from "./python/virtual-environment.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PACKAGES = ["python3-django", "gunicorn", "python3-django-environ"];
const IMPORTS = "django.core.wsgi, gunicorn.app.wsgiapp, environ";
const REQUIREMENTS: Requirements = {
  name: "app",
  file: join(ROOT, "sandbox/app/requirements.txt"),
  imports: IMPORTS,
};
/** The Pythons that the Django of the requirements runs on. */
const SERIES = ["3.10", "3.11", "3.12", "3.13", "3.14"];
const CHECK_MS = 60_000;
const APT_MS = 300_000;

export interface PythonOptions {
  /** Gets one line before anything is installed. */
  readonly announce?: Announce | undefined;
  /** Its `PATH` is where Pythons, version managers and `apt-get` are looked for; the process environment by default. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Where the virtual environments are kept; by default a folder that git ignores. */
  readonly folder?: string | undefined;
  /** The Python that Debian's packages are for. */
  readonly systemPython?: string | undefined;
}

/** By options: callers of one process share a search, and its result. */
const searches = new Map<string, Promise<string>>();
const lists = new Map<string, Promise<readonly Interpreter[]>>();

/** The path of an interpreter that can import django, environ and gunicorn under any environment. */
export async function findPython(options: PythonOptions = {}): Promise<string> {
  return shared(searches, options, searchPython);
}

function shared<Result>(
  results: Map<string, Promise<Result>>,
  options: PythonOptions,
  search: (options: PythonOptions) => Promise<Result>,
): Promise<Result> {
  const key = JSON.stringify([options.env, options.folder, options.systemPython]);
  const result = results.get(key) ?? search(options);
  results.set(key, result);
  result.catch(() => results.delete(key));
  return result;
}

/** Where virtual environments are kept, and with what they are made. */
export function placeOf({ announce, env, folder }: PythonOptions): Place {
  return {
    folder: folder ?? join(ROOT, ".sandbox"),
    env: env ?? process.env,
    announce: announce ?? (() => {}),
  };
}

/** As findInterpreters; on a Debian whose Python lacks what makes virtual environments, root installs that first. */
export function interpreters(options: PythonOptions = {}): Promise<readonly Interpreter[]> {
  return shared(lists, options, listInterpreters);
}

async function listInterpreters(options: PythonOptions): Promise<readonly Interpreter[]> {
  const place = placeOf(options);
  const found = await findInterpreters(place.env);
  if (found.length > 0) return found;
  // Where that cannot be, there is none.
  await installPackages(["python3-venv"], place).catch(() => {});
  return findInterpreters(place.env);
}

async function searchPython(options: PythonOptions): Promise<string> {
  const place = placeOf(options);
  const system = options.systemPython ?? "/usr/bin/python3";
  const ways = [
    { name: "pip install -r sandbox/app/requirements.txt", go: () => fromRequirements(options) },
    { name: "a python3 that has them already", go: () => withPackages(system, place.env) },
    { name: "Debian packages", go: () => fromDebian(system, place) },
  ];
  const tried: string[] = [];
  for (const { name, go } of ways) {
    try {
      return await go();
    } catch (error) {
      tried.push(`${name} (${(error as Error).message})`);
    }
  }
  throw new Error(
    `no Python can import django, environ and gunicorn. Tried ${tried.join("; ")}. ` +
      "Give pip a package index that it can reach (PIP_INDEX_URL names one other than its own), " +
      `or on Debian and Ubuntu install them with apt-get install ${PACKAGES.join(" ")}.`,
  );
}

async function fromRequirements(options: PythonOptions): Promise<string> {
  const place = placeOf(options);
  const made = await virtualEnvironment(REQUIREMENTS, SERIES, () => interpreters(options), place);
  if (made) return made.path;
  throw new Error(
    `no Python ${SERIES[0]} to ${SERIES.at(-1)} that can make a virtual environment; Debian's takes python3-venv`,
  );
}

/** The interpreter itself: what is on the PATH may be a wrapper script that needs its own environment. */
async function withPackages(system: string, env: NodeJS.ProcessEnv): Promise<string> {
  const program = `import ${IMPORTS}, sys; print(sys.executable)`;
  for (const python of [...(await allOnPath("python3", env)), system]) {
    const answer = await run(python, ["-I", "-c", program], env, CHECK_MS).catch(() => "");
    if (answer !== "") return answer.trim();
  }
  throw new Error("none");
}

async function fromDebian(system: string, place: Place): Promise<string> {
  await installPackages(PACKAGES, place);
  return withPackages(system, place.env);
}

async function installPackages(packages: readonly string[], { folder, env, announce }: Place): Promise<void> {
  const [apt] = await allOnPath("apt-get", env);
  if (apt === undefined) throw new Error("no apt-get");
  if (process.getuid?.() !== 0) throw new Error("installing them takes root");
  const install = ["install", "-y", "--no-install-recommends", ...packages];
  const quiet = { ...env, DEBIAN_FRONTEND: "noninteractive" };
  await locked(join(folder, "apt-get.lock"), async () => {
    announce(`installing with: apt-get update && apt-get ${install.join(" ")}`);
    await run(apt, ["update"], quiet, APT_MS);
    // Another program may hold dpkg's lock for a moment, as unattended upgrades do.
    await run(apt, ["-o", "DPkg::Lock::Timeout=60", ...install], quiet, APT_MS);
  });
}

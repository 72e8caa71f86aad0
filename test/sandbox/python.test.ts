import { execFile, execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { findInterpreters, type Interpreter } from "../../sandbox/python/interpreters.ts";
import { locked } from "../../sandbox/python/locked.ts";
import { virtualEnvironment } from "../../sandbox/python/virtual-environment.ts";
import { findPython } from "../../sandbox/python.ts";
import { SETUP_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SERIES = ["3.10", "3.11", "3.12", "3.13", "3.14"];
/** Where nothing listens. */
const NO_INDEX = { PIP_INDEX_URL: "http://127.0.0.1:1/", PIP_NO_CACHE_DIR: "1", PIP_FIND_LINKS: "" };
const INSTALLS = { timeout: SETUP_MS };

const [real] = (await findInterpreters(process.env)).filter(({ series }) => SERIES.includes(series));

/** What pip needs to reach its index from here, and nothing of the machine's PATH. */
function withPath(path: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) =>
    /^(?:pip_|https?_proxy$|no_proxy$|home$)/i.test(name),
  );
  return { ...Object.fromEntries(own), PATH: path };
}

/** Options under which nothing is found and nothing can be installed, all in a folder of their own. */
function nothing() {
  const folder = temporaryFolder();
  const bin = join(folder, "bin");
  return {
    bin,
    options: {
      env: withPath(bin),
      folder: join(folder, "environments"),
      systemPython: join(folder, "usr/bin/python3"),
    },
  };
}

function script(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
}

function needsReal(skip: (why: string) => never): Interpreter {
  return (
    real ?? skip(`there is no Python ${SERIES[0]} to ${SERIES.at(-1)} here that makes virtual environments`)
  );
}

function link(bin: string, name: string, { path }: Interpreter): void {
  mkdirSync(bin, { recursive: true });
  symlinkSync(path, join(bin, name));
}

describe("an interpreter for the example app", () => {
  test("imports django, environ and gunicorn under an empty environment", INSTALLS, async () => {
    const python = await findPython({ announce: console.log });
    const imports = "import django, environ, gunicorn; print(django.VERSION[0] >= 3)";
    expect(execFileSync(python, ["-c", imports], { env: {}, encoding: "utf8" })).toBe("True\n");
  });

  test(
    "is made past broken ones, in one line, and then used without an index",
    INSTALLS,
    async ({ skip }) => {
      const interpreter = needsReal(skip);
      const { bin, options } = nothing();
      script(join(bin, "python3.14"), "echo 'command not found' >&2; exit 127");
      script(join(bin, "python3.13"), "echo '(3, 13)'");
      link(bin, "python3", interpreter);
      const announced: string[] = [];
      const announce = (line: string) => announced.push(line);
      const python = await findPython({ ...options, announce });
      expect(announced).toEqual([
        expect.stringContaining(
          `installing with pip for Python ${interpreter.version}: -r sandbox/app/requirements.txt (once, into `,
        ),
      ]);
      expect(python.startsWith(options.folder)).toBe(true);
      const version = ["-I", "-c", "import django; print(django.__version__)"];
      expect(execFileSync(python, version, { encoding: "utf8" })).toMatch(/^5\.2\./);

      // Nor is an interpreter looked for.
      expect(await findPython({ ...options, env: NO_INDEX, announce })).toBe(python);
      expect(announced).toHaveLength(1);
    },
  );

  test("is made once by two commands at once", INSTALLS, async ({ skip }) => {
    needsReal(skip);
    const { options } = nothing();
    const program = `import { findPython } from "./sandbox/python.ts";
      const announce = (line) => console.log("announced");
      console.log(await findPython({ folder: ${JSON.stringify(options.folder)}, announce }));`;
    const command = () =>
      promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
        cwd: REPOSITORY,
      });
    const lines = (await Promise.all([command(), command()])).flatMap(({ stdout }) =>
      stdout.trim().split("\n"),
    );
    expect(lines).toHaveLength(3);
    expect(lines.filter((line) => line === "announced")).toHaveLength(1);
    expect(new Set(lines).size).toBe(2);
  });

  test(
    "is not there without an index and without Debian, and nothing half-made stays",
    INSTALLS,
    async ({ skip }) => {
      const { bin, options } = nothing();
      link(bin, "python3", needsReal(skip));
      const found = findPython({ ...options, env: { ...options.env, ...NO_INDEX } });
      await expect(found).rejects.toThrow(
        /^no Python can import django, environ and gunicorn\. Tried pip install -r sandbox\/app\/requirements\.txt \(.*No matching distribution.*\); a python3 that has them already \(none\); Debian packages \(no apt-get\)\. Give pip a package index that it can reach/,
      );
      expect(readdirSync(options.folder)).toEqual([]);
    },
  );

  test("is not there without any Python, and the message names what to install", async () => {
    const { options } = nothing();
    await expect(findPython(options)).rejects.toThrow(
      "no Python can import django, environ and gunicorn. Tried pip install -r sandbox/app/requirements.txt " +
        "(no Python 3.10 to 3.14 that can make a virtual environment; Debian's takes python3-venv); " +
        "a python3 that has them already (none); Debian packages (no apt-get). Give pip a package index that it " +
        "can reach (PIP_INDEX_URL names one other than its own), or on Debian and Ubuntu install them with " +
        "apt-get install python3-django gunicorn python3-django-environ.",
    );
  });

  test("is the one behind a wrapper on PATH that has the packages", async () => {
    const { bin, options } = nothing();
    script(join(bin, "python3"), "echo /opt/python/bin/python3");
    expect(await findPython(options)).toBe("/opt/python/bin/python3");
  });

  test("is Debian's when all else fails", async ({ skip }) => {
    skip(process.getuid?.() !== 0, "only root installs Debian's packages");
    const { bin, options } = nothing();
    const announced: string[] = [];
    // It stands in for Debian's: the packages are those of another machine.
    const install = `printf '#!/bin/sh\\necho debian\\n' >'${options.systemPython}'; /bin/chmod 755 '${options.systemPython}'`;
    mkdirSync(dirname(options.systemPython), { recursive: true });
    script(join(bin, "apt-get"), `case "$*" in *python3-django*) ${install};; esac`);
    expect(await findPython({ ...options, announce: (line) => announced.push(line) })).toBe("debian");
    expect(announced).toEqual([
      "installing with: apt-get update && apt-get install -y --no-install-recommends python3-venv",
      "installing with: apt-get update && apt-get install -y --no-install-recommends " +
        "python3-django gunicorn python3-django-environ",
    ]);
  });
});

describe("interpreters", () => {
  test.for([
    ["pyenv", "root", "versions/3.99.0/bin"],
    ["uv", "python dir", "cpython-3.99.0/bin"],
  ] as const)("are found in the folder that %s names", async ([manager, args, under], { skip }) => {
    const interpreter = needsReal(skip);
    const { bin, options } = nothing();
    const root = join(options.folder, manager);
    script(join(bin, manager), `[ "$*" = "${args}" ] && echo '${root}'`);
    link(join(root, under), "python3", interpreter);
    const found = await findInterpreters(options.env);
    expect(found.map(({ version }) => version)).toEqual([interpreter.version]);
  });

  test("are none where a version manager fails", async () => {
    const { bin, options } = nothing();
    script(join(bin, "pyenv"), "exit 1");
    script(join(bin, "uv"), "echo /nowhere");
    expect(await findInterpreters(options.env)).toEqual([]);
  });
});

describe("a virtual environment", () => {
  /** Of one small package. */
  function small() {
    const { options } = nothing();
    const file = join(dirname(options.folder), "requirements.txt");
    copyFileSync(join(REPOSITORY, "sandbox/app/requirements.txt"), file);
    const requirements = { name: "small", file, only: ["sqlparse", "asgiref"], imports: "sqlparse" };
    const place = { folder: options.folder, env: options.env, announce: () => {} };
    const make = (interpreter: Interpreter, series = SERIES) =>
      virtualEnvironment({ ...requirements }, series, async () => [interpreter], place);
    return { file, make };
  }

  test("is another one when the requirements are others", INSTALLS, async ({ skip }) => {
    const interpreter = needsReal(skip);
    const { file, make } = small();
    const first = await make(interpreter);
    appendFileSync(file, "# a comment between packages that are not installed\n");
    expect(await make(interpreter)).toEqual(first);
    writeFileSync(file, readFileSync(file, "utf8").replace(/^asgiref.*?\n(?=\S)/ms, ""));
    expect(await make(interpreter)).not.toEqual(first);
  });

  test("is made anew when its interpreter is gone", INSTALLS, async ({ skip }) => {
    const interpreter = needsReal(skip);
    const { make } = small();
    const first = await make(interpreter);
    rmSync(first?.path ?? "");
    expect(existsSync(first?.path ?? "")).toBe(false);
    expect(await make(interpreter)).toEqual(first);
    execFileSync(first?.path ?? "", ["-I", "-c", "import sqlparse"]);
  });

  test("is made with a pip of its own where the interpreter has none", INSTALLS, async ({ skip }) => {
    const interpreter = needsReal(skip);
    const made = await small().make({ ...interpreter, hasPip: false });
    execFileSync(made?.path ?? "", ["-I", "-c", "import sqlparse, pip"]);
  });

  test("is none where no interpreter is of a series that is wanted", async ({ skip }) => {
    expect(await small().make(needsReal(skip), ["3.99"])).toBeUndefined();
  });
});

describe("a lock", () => {
  test("makes a second command wait", async () => {
    const lock = join(temporaryFolder(), "lock");
    // This test is the other command.
    symlinkSync(String(process.pid), lock);
    const second = locked(lock, async () => "ran");
    await expect(Promise.race([second, sleep(400, "still waiting")])).resolves.toBe("still waiting");
    rmSync(lock);
    expect(await second).toBe("ran");
  });

  test("of a process that has ended is taken over, and given back", async () => {
    const lock = join(temporaryFolder(), "lock");
    symlinkSync(String(spawnSync("true").pid), lock);
    expect(await locked(lock, async () => readlinkSync(lock))).toBe(String(process.pid));
    expect(() => readlinkSync(lock)).toThrow("ENOENT");
  });
});

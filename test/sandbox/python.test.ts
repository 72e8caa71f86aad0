import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { findPython } from "../../sandbox/python.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Options under which nothing is found and nothing can be installed, all in a folder of their own. */
function nothing() {
  const folder = temporaryFolder();
  return {
    env: { PATH: join(folder, "bin") },
    systemPython: join(folder, "usr/bin/python3"),
    virtualEnvironment: join(folder, "venv"),
  };
}

function script(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
}

test("finds an interpreter that imports django, environ and gunicorn", { timeout: 900_000 }, async () => {
  const python = await findPython({ announce: console.log });
  const imports = "import django, environ, gunicorn; print(django.VERSION[0] >= 3)";
  expect(execFileSync(python, ["-c", imports], { env: {}, encoding: "utf8" })).toBe("True\n");
});

test("names what it tried and what to install when nothing works", async () => {
  const options = nothing();
  await expect(findPython(options)).rejects.toThrow(
    "no Python can import django, environ and gunicorn. Tried python3 on PATH (not found); " +
      `${options.systemPython} (not found); the virtual environment made earlier (not found); ` +
      "a new virtual environment (no python3 to make it with); Debian packages (no apt-get). " +
      "Install them for python3 with pip install -r sandbox/app/requirements.txt, or on Debian and Ubuntu " +
      "with apt-get install python3-django gunicorn python3-django-environ.",
  );
});

test("returns the interpreter behind a wrapper on PATH", async () => {
  const options = nothing();
  script(join(options.env.PATH, "python3"), "echo /opt/python/bin/python3");
  script(options.systemPython, "echo system");
  expect(await findPython(options)).toBe("/opt/python/bin/python3");
});

test("passes over a python3 on PATH that lacks a package", async () => {
  const options = nothing();
  script(join(options.env.PATH, "python3"), "exit 1");
  script(options.systemPython, "echo system");
  expect(await findPython(options)).toBe("system");
});

test("uses the virtual environment that was made earlier", async () => {
  const options = nothing();
  script(join(options.virtualEnvironment, "bin/python3"), "echo earlier");
  expect(await findPython(options)).toBe("earlier");
});

test("announces a virtual environment and removes it when it stays half-made", async () => {
  const options = nothing();
  const announced: string[] = [];
  const halfMade = join(options.virtualEnvironment, "half-made");
  const makes = `/bin/mkdir -p "${halfMade}"; echo "no room" >&2; exit 1`;
  script(options.systemPython, `case "$*" in *venv*) ${makes};; *) echo "no django" >&2; exit 1;; esac`);
  await expect(findPython({ ...options, announce: (line) => announced.push(line) })).rejects.toThrow(
    "(no django); the virtual environment made earlier (not found); a new virtual environment (no room);",
  );
  expect(announced).toEqual([`making a virtual environment: python3 -m venv ${options.virtualEnvironment}`]);
  expect(existsSync(options.virtualEnvironment)).toBe(false);
});

test("waits while another process installs, and uses what that made", async () => {
  const options = nothing();
  const lock = `${options.virtualEnvironment}.lock`;
  // This test is the other process.
  symlinkSync(String(process.pid), lock);
  const found = findPython(options);
  await expect(Promise.race([found, sleep(400, "still waiting")])).resolves.toBe("still waiting");
  script(options.systemPython, "echo made");
  rmSync(lock);
  expect(await found).toBe("made");
});

test("takes over the lock of a process that has ended, and gives it back", async () => {
  const options = nothing();
  const lock = `${options.virtualEnvironment}.lock`;
  symlinkSync(String(spawnSync("true").pid), lock);
  await expect(findPython(options)).rejects.toThrow("no Python can import");
  expect(() => readlinkSync(lock)).toThrow("ENOENT");
});

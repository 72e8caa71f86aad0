/** The services that Elastic Beanstalk registers with systemd, one for each process of the Procfile. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseEnvironmentFile, parseUnit, shellScriptOf, type Unit } from "./systemd.ts";

const UNITS = "/etc/systemd/system";
const PATIENCE_MS = 3_000;

export class Services {
  /** The folder that stands for the instance's `/`. */
  readonly #root: string;
  readonly #names = new Set<string>();
  readonly #running = new Map<string, ChildProcess>();

  constructor(root: string) {
    this.#root = root;
  }

  async register(name: string, command: string): Promise<void> {
    this.#names.add(name);
    await this.#write(
      `${UNITS}/${name}.service`,
      `[Service]
EnvironmentFile=/opt/elasticbeanstalk/deployment/env
ExecStart=/bin/sh -c "exec ${command}"
WorkingDirectory=/var/app/current/
`,
    );
  }

  /** Takes every unit away, with its drop-ins below /etc. */
  async unregister(): Promise<void> {
    for (const name of this.#names) {
      await rm(this.#path(`${UNITS}/${name}.service`), { force: true });
      await rm(this.#path(`${UNITS}/${name}.service.d`), { recursive: true, force: true });
    }
    this.#names.clear();
  }

  async start(): Promise<void> {
    await Promise.all([...this.#names].map((name) => this.#start(name)));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#running].map(([name, child]) => this.#stop(name, child)));
  }

  /** Starts a process as systemd does: for every command it reads the environment files anew. */
  async #start(name: string): Promise<void> {
    const unit = parseUnit(await this.#unitTexts(name));
    for (const command of unit.execStartPre) {
      await this.#runSystemCommand(command, await this.#environmentOf(unit));
    }
    const environment = await this.#environmentOf(unit);
    const child = spawn("/bin/sh", ["-c", shellScriptOf(unit.execStart)], {
      cwd: this.#path(unit.workingDirectory),
      env: environment,
      detached: true,
      stdio: ["ignore", "ignore", "ignore"],
    });
    this.#running.set(name, child);
    await this.#write(pidFileOf(name), `${child.pid}\n`);
  }

  /** The unit's environment file, then those of its drop-ins. */
  async #environmentOf({ environmentFiles }: Unit): Promise<Record<string, string>> {
    const environment: Record<string, string> = { PATH: "/usr/bin:/bin", LANG: "C.UTF-8" };
    for (const { path, mayBeMissing } of environmentFiles) {
      if (mayBeMissing && !existsSync(this.#path(path))) continue;
      const variables = parseEnvironmentFile(await readFile(this.#path(path), "utf8"));
      for (const [variable, value] of variables) environment[variable] = value;
    }
    return environment;
  }

  async #stop(name: string, child: ChildProcess): Promise<void> {
    this.#running.delete(name);
    await rm(this.#path(pidFileOf(name)), { force: true });
    await endGroup(child);
  }

  /** The unit, then its drop-ins in the order of their file names, whichever folder they are in. */
  async #unitTexts(name: string): Promise<string[]> {
    const dropIns = new Map<string, string>();
    for (const folder of [`/usr/lib/systemd/system/${name}.service.d`, `${UNITS}/${name}.service.d`]) {
      if (!existsSync(this.#path(folder))) continue;
      for (const file of await readdir(this.#path(folder))) {
        if (file.endsWith(".conf")) dropIns.set(file, await readFile(this.#path(join(folder, file)), "utf8"));
      }
    }
    const unit = await readFile(this.#path(`${UNITS}/${name}.service`), "utf8");
    return [unit, ...[...dropIns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)];
  }

  async #runSystemCommand(command: string, env: Readonly<Record<string, string>>): Promise<void> {
    const script = shellScriptOf(command).replace(
      /(^|[\s<=])(\/(?:var|run)\/)/g,
      (_, before, folder) => `${before}${this.#path(folder)}`,
    );
    await new Promise((resolve) =>
      spawn("/bin/sh", ["-c", script], { stdio: "ignore", env }).once("close", resolve),
    );
  }

  #path(path: string): string {
    return join(this.#root, path);
  }

  async #write(path: string, text: string): Promise<void> {
    await mkdir(dirname(this.#path(path)), { recursive: true });
    await writeFile(this.#path(path), text);
  }
}

/** The path that Elastic Beanstalk's unit writes the process id to. */
function pidFileOf(name: string): string {
  return `/var/pids/${name}.pid`;
}

/** Ends a process and what it started: gunicorn's workers are in the group of their master. */
export async function endGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (child.exitCode !== null || child.signalCode !== null || pid === undefined) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-pid, "SIGTERM");
  const patience = setTimeout(() => process.kill(-pid, "SIGKILL"), PATIENCE_MS);
  await ended;
  clearTimeout(patience);
}

/** The services that Elastic Beanstalk registers with systemd, one for each process of the Procfile. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { parseEnvironmentFile, parseUnit, shellScriptOf, type Unit } from "./systemd.ts";

const UNITS = "/etc/systemd/system";
/** What systemd last read of the units, and what it starts them by. See systemctl.sh. */
const LOADED = "/run/systemd/loaded";
const RESTARTS = "/run/systemd/restarts";
const PATIENCE_MS = 3_000;
/** systemd's defaults, in systemd.service(5) and systemd.unit(5): RestartSec=, StartLimitBurst=, StartLimitIntervalSec=. */
const RESTART_MS = 100;
const START_LIMIT = { starts: 5, withinMs: 10_000 };

/** Whom the processes belong to, with what systemd puts into their environment for that. Default: who runs the sandbox. */
export interface Account {
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

export class Services {
  /** The folder that stands for the instance's `/`. */
  readonly #root: string;
  readonly #names = new Set<string>();
  readonly #running = new Map<string, ChildProcess>();
  /** What a process that ended by itself is started anew by. `stop` waits for it. */
  readonly #restarting = new Set<Promise<void>>();
  /** Counts the stops: what began before the last one starts nothing any more. */
  #stops = 0;

  readonly #account: Account;

  constructor(root: string, account: Account = {}) {
    this.#root = root;
    this.#account = account;
  }

  /** How often it ended by itself and was started anew. */
  async restartsOf(name: string): Promise<number> {
    const text = await readFile(this.#path(`${RESTARTS}/${name}.service`), "utf8").catch(() => "");
    return Number(text.trim().split(" ").at(-1));
  }

  /** @param script what /bin/sh runs */
  async register(name: string, script: string): Promise<void> {
    this.#names.add(name);
    await this.#write(
      `${UNITS}/${name}.service`,
      `[Service]
EnvironmentFile=/opt/elasticbeanstalk/deployment/env
ExecStart=/bin/sh -c "${script.replaceAll(/["\\]/g, "\\$&")}"
Restart=always
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

  /** The engine's daemon-reload. */
  async reload(): Promise<void> {
    await promisify(execFile)(this.#path("/usr/bin/systemctl"), ["daemon-reload", "--quiet"]);
  }

  async start(): Promise<void> {
    await Promise.all([...this.#names].map((name) => this.#start(name, [])));
  }

  async stop(): Promise<void> {
    this.#stops += 1;
    await Promise.all(this.#restarting);
    await Promise.all([...this.#running].map(([name, child]) => this.#stop(name, child)));
    await Promise.all(this.#restarting); // of one that ended meanwhile
  }

  /**
   * Starts a process as systemd does: for every command it reads the environment files anew. `starts` are the times of
   * the starts before this one, if it is a restart.
   */
  async #start(name: string, starts: readonly number[]): Promise<void> {
    const stops = this.#stops;
    const unit = parseUnit(await this.#unitTexts(name));
    for (const command of unit.execStartPre) {
      await this.#runSystemCommand(command, await this.#environmentOf(unit));
    }
    const environment = await this.#environmentOf(unit);
    await this.#write(`${RESTARTS}/${name}.service`, `running ${starts.length}\n`);
    if (stops !== this.#stops) return;
    const log = openSync(this.#path(logFileOf(name)), "a");
    const { env, ...ids } = this.#account;
    const child = spawn("/bin/sh", ["-c", shellScriptOf(unit.execStart)], {
      cwd: this.#path(unit.workingDirectory),
      env: { ...environment, ...env },
      ...ids,
      detached: true,
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    this.#running.set(name, child);
    const all = [...starts, Date.now()];
    child.once("exit", () => this.#track(this.#restart(name, child, all, unit)));
    await this.#write(pidFileOf(name), `${child.pid}\n`);
  }

  /** `Restart=always`: a process that ended by itself, with whatever code, is started anew until it was too often. */
  async #restart(
    name: string,
    child: ChildProcess,
    starts: readonly number[],
    { restarts }: Unit,
  ): Promise<void> {
    const stops = this.#stops;
    const isWanted = () => this.#running.get(name) === child && stops === this.#stops;
    const note = (state: string, restarts: number) =>
      this.#write(`${RESTARTS}/${name}.service`, `${state} ${restarts}\n`);
    if (!isWanted()) return;
    if (!restarts) return note("failed", 0);
    await note("auto-restart", starts.length - 1);
    await sleep(RESTART_MS);
    if (!isWanted()) return;
    const recent = starts.filter((time) => time > Date.now() - START_LIMIT.withinMs);
    // "Start request repeated too quickly": systemd has counted the restart that it then refuses.
    if (recent.length >= START_LIMIT.starts) return note("failed", starts.length);
    await this.#start(name, starts);
  }

  /** A restart that fails leaves the service as it is: systemd has nobody to tell either. */
  #track(restart: Promise<void>): void {
    const done = restart.catch(() => {}).finally(() => this.#restarting.delete(done));
    this.#restarting.add(done);
  }

  /** The unit's environment file, then those of its drop-ins. */
  async #environmentOf({ environmentFiles }: Unit): Promise<Record<string, string>> {
    const environment: Record<string, string> = { PATH: "/usr/bin:/bin", LANG: "C.UTF-8" };
    for (const { path, mayBeMissing } of environmentFiles) {
      try {
        const variables = parseEnvironmentFile(await readFile(this.#path(path)));
        for (const [variable, value] of variables) environment[variable] = value;
      } catch (error) {
        // `-` stands for every failure to read it (exec_context_load_environment in src/core/execute.c).
        if (!mayBeMissing) throw new Error(`no environment from ${path}: ${(error as Error).message}`);
      }
    }
    return environment;
  }

  async #stop(name: string, child: ChildProcess): Promise<void> {
    this.#running.delete(name);
    await rm(this.#path(pidFileOf(name)), { force: true });
    await endGroup(child);
  }

  /** The unit, then its drop-ins in the order of their file names, whichever folder they are in: as they were loaded. */
  async #unitTexts(name: string): Promise<string[]> {
    const dropIns = new Map<string, string>();
    const units = LOADED + UNITS;
    for (const folder of [
      `${LOADED}/usr/lib/systemd/system/${name}.service.d`,
      `${units}/${name}.service.d`,
    ]) {
      if (!existsSync(this.#path(folder))) continue;
      for (const file of await readdir(this.#path(folder))) {
        if (file.endsWith(".conf")) dropIns.set(file, await readFile(this.#path(join(folder, file)), "utf8"));
      }
    }
    const unit = await readFile(this.#path(`${units}/${name}.service`), "utf8");
    return [unit, ...[...dropIns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)];
  }

  /** A failure stops the start, unless the command begins with `-` (systemd.service(5), ExecStartPre=). */
  async #runSystemCommand(command: string, env: Readonly<Record<string, string>>): Promise<void> {
    const script = shellScriptOf(command)
      .replaceAll("/proc/1/root", this.#path("/"))
      .replace(/(^|[\s<=])(\/(?:var|run)\/)/g, (_, before, folder) => `${before}${this.#path(folder)}`);
    const code = await new Promise((resolve) =>
      spawn("/bin/sh", ["-c", script], { stdio: "ignore", env }).once("close", resolve),
    );
    if (code !== 0 && !/^[+@:!]*-/.test(command)) throw new Error(`${command} ended with ${code}`);
  }

  #path(path: string): string {
    return join(this.#root, path);
  }

  /** At one stroke, because systemctl may read it at this moment. */
  async #write(path: string, text: string): Promise<void> {
    const file = this.#path(path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  }
}

/** The path that Elastic Beanstalk's unit writes the process id to. */
function pidFileOf(name: string): string {
  return `/var/pids/${name}.pid`;
}

/** Where rsyslog puts what it prints. */
export function logFileOf(name: string): string {
  return `/var/log/${name}.stdout.log`;
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

import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { errorCodeOf } from "../errors.ts";
import { type Instance, instancePath, readPlatformFile } from "./platform.ts";

/** The programs that serve Django. A shell or an editor in the app folder is none of them. */
const SERVERS = /python|gunicorn|uwsgi|uvicorn|daphne|hypercorn/;
/** Nor is a Python that asks the app for its settings, for another run of a hook: its program has our label. */
const ASKS = /# eb-health-hooks \S+, built by build\.mjs/;

export interface AppProcess {
  readonly pid: string;
  /** It was started in an app folder that has been replaced since. */
  readonly isReplaced: boolean;
  /** `NAME=value`, as the process was started. It may hold every secret of the app. */
  readonly environment: readonly string[];
}

/**
 * What tells the app's processes from a shell or a worker in the same folder: the best sign that was found.
 */
export type KnownBy = "cgroup" | "main process" | "folder";

/**
 * The cgroup in which systemd starts web.service: in the only hierarchy, or in systemd's own beside others
 * (cgroups(7)).
 */
const GROUP_OF_SERVICE = /^(?:0:|\d+:name=systemd):\/system\.slice\/web\.service$/m;

/**
 * The processes that serve the app, read one at a time.
 * @param mainPid of web.service; `0` where it does not run, undefined where that is not known
 */
export function processesOfApp(
  instance: Instance,
  appFolder: string,
  mainPid?: string,
): { readonly knownBy: KnownBy; readonly processes: Iterable<AppProcess> } {
  const proc = instancePath(instance, "/proc");
  const { knownBy, pids } = pidsOfService(proc, mainPid);
  return { knownBy, processes: serversAmong(proc, pids, appFolder, knownBy === "folder") };
}

function pidsOfService(proc: string, mainPid: string | undefined): { knownBy: KnownBy; pids: string[] } {
  const pids = processesIn(proc);
  const inGroup = pids.filter((pid) =>
    GROUP_OF_SERVICE.test(ofLiving(() => readFileSync(`${proc}/${pid}/cgroup`, "latin1")) ?? ""),
  );
  if (inGroup.length > 0) return { knownBy: "cgroup", pids: inGroup };
  if (mainPid === undefined) return { knownBy: "folder", pids };
  // Process 0 is the parent of the machine's first processes, so `0` is not searched for.
  return { knownBy: "main process", pids: mainPid === "0" ? [] : familyOf(proc, pids, mainPid) };
}

/** The process and its descendants. */
function familyOf(proc: string, pids: readonly string[], ancestor: string): string[] {
  const parents = new Map(pids.map((pid) => [pid, statOf(proc, pid)[1]]));
  const family = new Set([ancestor]);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const [pid, parent] of parents) if (parent && family.has(parent)) family.add(pid);
  }
  return pids.filter((pid) => family.has(pid));
}

/** The fields of proc_pid_stat(5) from the third on. A process that has just ended has none. */
export function statOf(proc: string, pid: string): string[] {
  const text = ofLiving(() => readFileSync(`${proc}/${pid}/stat`, "latin1")) ?? "";
  // The program's name stands in parentheses and may hold blanks.
  return text.replace(/^.*\)/s, "").trim().split(" ");
}

function* serversAmong(
  proc: string,
  pids: readonly string[],
  appFolder: string,
  mustBeInFolder: boolean,
): Generator<AppProcess> {
  for (const pid of pids) {
    const found = ofLiving((): AppProcess | undefined => {
      const folder = readlinkSync(`${proc}/${pid}/cwd`);
      // The process may also be in a folder inside it: gunicorn --chdir.
      const isInside = `${folder.replace(/ \(deleted\)$/, "")}/`.startsWith(`${appFolder}/`);
      if (mustBeInFolder && !isInside) return undefined;
      const commandLine = readFileSync(`${proc}/${pid}/cmdline`, "latin1");
      if (!SERVERS.test(commandLine) || ASKS.test(commandLine)) return undefined;
      const environment = readFileSync(`${proc}/${pid}/environ`, "latin1").split("\0");
      return { pid, isReplaced: isInside && folder.endsWith(" (deleted)"), environment };
    });
    if (found) yield found;
  }
}

function processesIn(proc: string): string[] {
  return (ofLiving(() => readdirSync(proc)) ?? []).filter((name) => /^\d+$/.test(name));
}

/** Undefined where the process has just ended, or where it may not be looked at. */
export function ofLiving<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (errorCodeOf(error) === undefined) throw error;
    return undefined;
  }
}

/** /proc counts in hundredths of a second since the start of the machine: proc(5). */
export function startOf(instance: Instance, pid: string): number | undefined {
  const [uptime = ""] = (readPlatformFile(instance, "/proc/uptime") ?? "").split(" ");
  const ticks = statOf(instancePath(instance, "/proc"), pid)[19];
  const startedAt = Date.now() - (Number(uptime) - Number(ticks) / 100) * 1000;
  return uptime === "" || Number.isNaN(startedAt) ? undefined : startedAt;
}

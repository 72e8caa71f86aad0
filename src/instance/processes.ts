import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { errorCodeOf } from "../errors.ts";
import { dockerAppOf } from "./docker.ts";
import { readBelow } from "./folder.ts";
import { type Instance, instancePath, readPlatformFile } from "./platform.ts";
import { processNames } from "./procfile.ts";
import { orNone } from "./seen.ts";

/** The programs that serve Django. A shell or an editor in the app folder is none of them. */
const SERVERS = /python|gunicorn|uwsgi|uvicorn|daphne|hypercorn/;
/** gunicorn serves ASGI by uvicorn's workers; setproctitle leaves the name of the module. */
const ASGI = /uvicorn|daphne|hypercorn|\basgi\b/i;
/** Nor is a Python that asks the app for its settings, for this or another run: both halves of its program say so. */
const ASKS = /# eb-health-hooks (?:\S+, built by build\.mjs|asks the app)/;

export interface AppProcess {
  readonly pid: string;
  /** The process of Procfile that it belongs to; the first one's where that cannot be told. */
  readonly name: string;
  /** It was started in an app folder that has been replaced since. */
  readonly isReplaced: boolean;
  /** By its command line, an ASGI server: it calls the app of asgi.py. */
  readonly isAsgi: boolean;
  /** `NAME=value`, as the process was started. It may hold every secret of the app. */
  readonly environment: readonly string[];
}

/**
 * What tells the app's processes from a shell or a worker in the same folder: the best sign that was found.
 */
export type KnownBy = "cgroup" | "main process" | "folder" | "container";

/** Of the services of Procfile's processes, by their names; `0` for one that does not run. */
export type MainPids = ReadonlyMap<string, string>;

/**
 * The cgroup in which systemd starts a service: in the only hierarchy, or in systemd's own beside others (cgroups(7)).
 */
const GROUP_OF_SERVICE = /^(?:0:|\d+:name=systemd):\/system\.slice\/([\w-]+)\.service$/m;

/**
 * The processes that serve the app.
 * @param names of Procfile's processes
 * @param mainPids undefined where they are not known
 */
export function processesOfApp(
  instance: Instance,
  appFolder: string,
  names: readonly string[],
  mainPids?: MainPids,
): { readonly knownBy: KnownBy; readonly processes: readonly AppProcess[] } {
  const proc = instancePath(instance, "/proc");
  const { knownBy, pids } = dockerAppOf(instance, appFolder)
    ? pidsInContainers(proc)
    : pidsOfServices(proc, names, mainPids);
  return { knownBy, processes: [...serversAmong(proc, pids, appFolder, knownBy === "folder")] };
}

/** The processes that the platform starts of the app in this folder. */
export function processNamesIn(appFolder: string): string[] {
  return processNames(orNone(() => readBelow(appFolder, "Procfile"))?.bytes.toString() ?? "");
}

/** Process id and name. */
type Named = readonly (readonly [pid: string, name: string])[];

function pidsOfServices(
  proc: string,
  names: readonly string[],
  mainPids: MainPids | undefined,
): { knownBy: KnownBy; pids: Named } {
  const pids = inNamespace(proc, "own");
  const inGroup = pids.flatMap((pid) => {
    const group = ofLiving(() => readFileSync(`${proc}/${pid}/cgroup`, "latin1")) ?? "";
    const name = GROUP_OF_SERVICE.exec(group)?.[1];
    return name !== undefined && names.includes(name) ? [[pid, name] as const] : [];
  });
  if (inGroup.length > 0) return { knownBy: "cgroup", pids: inGroup };
  if (mainPids === undefined) {
    const [name = "web"] = names;
    return { knownBy: "folder", pids: pids.map((pid) => [pid, name] as const) };
  }
  const families = [...mainPids].flatMap(([name, main]) =>
    // Process 0 is the parent of the machine's first processes, so `0` is not searched for.
    main === "0" ? [] : familyOf(proc, pids, main).map((pid) => [pid, name] as const),
  );
  return { knownBy: "main process", pids: families };
}

/** On Docker platforms. */
function pidsInContainers(proc: string): { knownBy: KnownBy; pids: Named } {
  const pids = inNamespace(proc, "another");
  return { knownBy: "container", pids: pids.map((pid) => [pid, "container"] as const) };
}

/** By the namespace of process ids: a container has one of its own, and so has a Python that is asked for settings. */
function inNamespace(proc: string, which: "own" | "another"): string[] {
  const namespaceOf = (pid: string) => ofLiving(() => readlinkSync(`${proc}/${pid}/ns/pid`));
  const own = namespaceOf("self");
  return processesIn(proc).filter((pid) => {
    const namespace = namespaceOf(pid);
    if (namespace === undefined) return which === "own"; // one of another account: who is not root may not see it
    return (namespace === own) === (which === "own");
  });
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
  pids: Named,
  appFolder: string,
  mustBeInFolder: boolean,
): Generator<AppProcess> {
  for (const [pid, name] of pids) {
    const found = ofLiving((): AppProcess | undefined => {
      const folder = readlinkSync(`${proc}/${pid}/cwd`);
      // The process may also be in a folder inside it: gunicorn --chdir.
      const isInside = `${folder.replace(/ \(deleted\)$/, "")}/`.startsWith(`${appFolder}/`);
      if (mustBeInFolder && !isInside) return undefined;
      const commandLine = readFileSync(`${proc}/${pid}/cmdline`, "latin1");
      if (!SERVERS.test(commandLine) || ASKS.test(commandLine)) return undefined;
      const environment = readFileSync(`${proc}/${pid}/environ`, "latin1").split("\0");
      const isReplaced = isInside && folder.endsWith(" (deleted)");
      return { pid, name, isReplaced, isAsgi: ASGI.test(commandLine), environment };
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

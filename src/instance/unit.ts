import { instancePath, type LiveInstance } from "./platform.ts";
import type { MainPids } from "./processes.ts";
import { runProgram } from "./program.ts";
import { attempt, type Seen } from "./seen.ts";

/** The properties of a process's service. A property that is a list has several values. */
export type UnitProperties = ReadonlyMap<string, readonly string[]>;

const UNIT_PROPERTIES = [
  "LoadState",
  "ActiveState",
  "SubState",
  "NRestarts",
  "ExecMainPID",
  "WorkingDirectory",
  "EnvironmentFiles",
  "DropInPaths",
  "NeedDaemonReload",
];

/** The properties that `systemctl show` prints of the service of a process. */
async function showUnit(instance: LiveInstance, name: string): Promise<UnitProperties> {
  const args = ["show", `${name}.service`, `--property=${UNIT_PROPERTIES.join(",")}`];
  const output = await runProgram(instance, instancePath(instance, "/usr/bin/systemctl"), args);
  const properties = new Map<string, string[]>();
  for (const line of output.split("\n")) {
    const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (name && value !== undefined) properties.set(name, [...(properties.get(name) ?? []), value]);
  }
  return properties;
}

/** What is known of the service of each process. */
export async function showUnits(instance: LiveInstance, names: readonly string[]) {
  const shown = names.map(async (name) => [name, await attempt(instance, showUnit(instance, name))] as const);
  return new Map(await Promise.all(shown));
}

/** Undefined where one of them is not known. */
export function mainPidsOf(units: ReadonlyMap<string, Seen<UnitProperties>>): MainPids | undefined {
  const pids = Array.from(units, ([name, unit]) => [name, mainPidOf(unit)] as const);
  const known = pids.flatMap(([name, pid]) => (pid === undefined ? [] : [[name, pid] as const]));
  return known.length === pids.length ? new Map(known) : undefined;
}

/**
 * `0` where the service does not run. Undefined where its main process is not known, as for a service that
 * starts its own daemon.
 */
function mainPidOf(unit: Seen<UnitProperties>): string | undefined {
  if ("problem" in unit) return undefined;
  const get = (name: string) => unit.value.get(name)?.at(-1);
  if (get("LoadState") !== "loaded") return undefined;
  if (!/^(active|reloading)$/.test(get("ActiveState") ?? "")) return "0"; // systemd still names the last one
  const pid = get("ExecMainPID");
  return pid === "0" ? undefined : pid;
}

/** A clause, such as "active (running)"; "not-found" where systemd has no such service. */
export function describeUnit(unit: Seen<UnitProperties>): string {
  if ("problem" in unit) return `not known (${unit.problem})`;
  const get = (name: string) => unit.value.get(name)?.at(-1) ?? "";
  if (get("LoadState") !== "loaded") return get("LoadState") || "not known";
  const restarts = get("NRestarts");
  return `${get("ActiveState")} (${get("SubState")}${Number(restarts) > 0 ? `, restarted ${restarts} times` : ""})`;
}

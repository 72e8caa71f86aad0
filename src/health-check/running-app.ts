import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { OVERRIDE_FILE } from "../allowed-hosts/process-environment.ts";
import { errorCodeOf, HookError } from "../errors.ts";
import type { HookContext } from "../hook.ts";
import { type Instance, instancePath, readPlatformFile } from "../instance/platform.ts";
import { readBelow } from "../replace-file.ts";
import { hostVariables } from "../settings.ts";
import type { HostFacts } from "./diagnosis.ts";

/** The programs that serve Django: a shell or an editor in the app folder is none of them. */
const SERVERS = /python|gunicorn|uwsgi|uvicorn|daphne|hypercorn/;

/**
 * How far the instance's private address came on its way to the app. Only whether it is there leaves this module:
 * the list, and what else a process has in its environment, may be secret.
 */
export function findHost(context: HookContext, address: string): HostFacts {
  const { appFolder, settings } = context;
  const names = new RegExp(wholeAddress(address));
  const inOverride = names.test(readPlatformFile(context, OVERRIDE_FILE) ?? "");
  const inEnvFile = names.test(textBelow(appFolder, settings.envFile));
  return {
    override: inOverride ? OVERRIDE_FILE : undefined,
    envFile: inEnvFile ? join(appFolder, settings.envFile) : undefined,
    process: inProcesses(context, names),
  };
}

/** A pattern: 10.0.0.5 is not in 10.0.0.50 or 110.0.0.5. */
export function wholeAddress(address: string): string {
  return `(?<![\\w.])${address.replaceAll(".", "\\.")}(?![\\w.])`;
}

function textBelow(folder: string, path: string): string {
  try {
    return readBelow(folder, path)?.bytes.toString("latin1") ?? "";
  } catch (error) {
    if (error instanceof HookError) return ""; // why it cannot be read is for allowed_hosts to say
    throw error;
  }
}

/** The first process of the app that has the variable; else whether there is a process at all. */
function inProcesses(context: HookContext, names: RegExp): HostFacts["process"] {
  const variables = hostVariables(context.settings);
  let found: HostFacts["process"] = { kind: "no process" };
  for (const { environment, isReplaced } of processesOfApp(context, context.appFolder)) {
    if (isReplaced) continue;
    for (const name of variables) {
      const value = environment.find((entry) => entry.startsWith(`${name}=`));
      if (value !== undefined) return { kind: "variable", name, hasAddress: names.test(value) };
    }
    found = { kind: "no variable" };
  }
  return found;
}

export interface AppProcess {
  readonly pid: string;
  /** It was started in an app folder that has been replaced since. */
  readonly isReplaced: boolean;
  /** `NAME=value` as it was started. It may hold every secret of the app. */
  readonly environment: readonly string[];
}

/** The processes that serve the app from its folder or one inside it (gunicorn --chdir), one at a time. */
export function* processesOfApp(instance: Instance, appFolder: string): Generator<AppProcess> {
  const proc = instancePath(instance, "/proc");
  for (const pid of processesIn(proc)) {
    let found: AppProcess;
    try {
      const folder = readlinkSync(`${proc}/${pid}/cwd`);
      const isReplaced = folder.endsWith(" (deleted)");
      if (!`${folder.replace(/ \(deleted\)$/, "")}/`.startsWith(`${appFolder}/`)) continue;
      if (!SERVERS.test(readFileSync(`${proc}/${pid}/cmdline`, "latin1"))) continue;
      const environment = readFileSync(`${proc}/${pid}/environ`, "latin1").split("\0");
      found = { pid, isReplaced, environment };
    } catch (error) {
      if (errorCodeOf(error) === undefined) throw error;
      continue; // it has just ended
    }
    yield found;
  }
}

function processesIn(proc: string): string[] {
  try {
    return readdirSync(proc).filter((name) => /^\d+$/.test(name));
  } catch (error) {
    if (errorCodeOf(error) !== undefined) return [];
    throw error;
  }
}

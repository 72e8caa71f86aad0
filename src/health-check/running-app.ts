import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { errorCodeOf, HookError } from "../errors.ts";
import type { HookContext } from "../hook.ts";
import { instancePath, readPlatformFile } from "../instance/platform.ts";
import { readRegularFile } from "../replace-file.ts";
import { HOST_VARIABLES } from "../settings.ts";
import type { HostFacts } from "./diagnosis.ts";

/** The programs that serve Django: a shell or an editor in the app folder is none of them. */
const SERVERS = /python|gunicorn|uwsgi|uvicorn|daphne|hypercorn/;
/** The override of an environment property; systemd reads it when the app starts. */
const OVERRIDE = "/var/lib/eb-health-hooks/web.env";

/**
 * How far the instance's private address came on its way to the app. Only whether it is there leaves this module:
 * the list, and what else a process has in its environment, may be secret.
 */
export function findHost(context: HookContext, address: string): HostFacts {
  const { appFolder, settings } = context;
  const names = new RegExp(`(?<![\\w.])${address.replaceAll(".", "\\.")}(?![\\w.])`);
  const envFile = join(appFolder, settings.envFile);
  const texts = [
    [envFile, textOf(envFile)],
    [OVERRIDE, readPlatformFile(context, OVERRIDE) ?? ""],
  ] as const;
  const [file] = texts.find(([, text]) => names.test(text)) ?? [];

  const environments = processesOfApp(context, [appFolder]).map(({ environment }) => environment);
  if (environments.length === 0) return { file, process: { kind: "no process" } };
  for (const name of settings.variable ? [settings.variable] : HOST_VARIABLES) {
    const value = environments.flat().find((entry) => entry.startsWith(`${name}=`));
    if (value !== undefined)
      return { file, process: { kind: "variable", name, hasAddress: names.test(value) } };
  }
  return { file, process: { kind: "no variable" } };
}

function textOf(path: string): string {
  try {
    return readRegularFile(path)?.bytes.toString("latin1") ?? "";
  } catch (error) {
    if (error instanceof HookError) return ""; // why it cannot be read is for allowed_hosts to say
    throw error;
  }
}

export interface AppProcess {
  readonly pid: string;
  readonly folder: string;
  /** `NAME=value` as it was started. */
  readonly environment: readonly string[];
}

/** The processes that serve the app from one of these folders. */
export function processesOfApp(
  instance: Pick<HookContext, "systemRoot">,
  folders: readonly string[],
): AppProcess[] {
  const proc = instancePath(instance, "/proc");
  return processesIn(proc).flatMap((pid) => {
    try {
      const folder = readlinkSync(`${proc}/${pid}/cwd`);
      if (!folders.includes(folder)) return [];
      if (!SERVERS.test(readFileSync(`${proc}/${pid}/cmdline`, "latin1"))) return [];
      return [{ pid, folder, environment: readFileSync(`${proc}/${pid}/environ`, "latin1").split("\0") }];
    } catch (error) {
      if (errorCodeOf(error) !== undefined) return []; // it has just ended
      throw error;
    }
  });
}

function processesIn(proc: string): string[] {
  try {
    return readdirSync(proc).filter((name) => /^\d+$/.test(name));
  } catch (error) {
    if (errorCodeOf(error) !== undefined) return [];
    throw error;
  }
}

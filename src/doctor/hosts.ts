import { lstatSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { askRunningApp, type RunningApp } from "../django/running-app.ts";
import { HEALTH_CHECK_HOSTS } from "../env.ts";
import { errorCodeOf } from "../errors.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { readBelow } from "../instance/folder.ts";
import {
  DROP_IN,
  dropInFolderOf,
  dropInTextOf,
  idOf,
  MARKER,
  parseValueFile,
  STATE_FOLDER,
  UNIT_FOLDER,
  valueFileOf,
} from "../instance/override.ts";
import { type Instance, instancePath, readPlatformFile } from "../instance/platform.ts";
import {
  type KnownBy,
  type MainPids,
  processesOfApp,
  processNamesIn,
  startOf,
} from "../instance/processes.ts";
import { attempt, orNone } from "../instance/seen.ts";
import type { DropInSeen } from "./assumptions.ts";

export interface RunningProcess {
  readonly pid: string;
  /** Milliseconds since 1970; undefined where it cannot be seen. */
  readonly startedAt: number | undefined;
  /** It was started in an app folder that has been replaced since. */
  readonly isReplaced: boolean;
}

/** What the app was given, what runs of it, and what it says. */
export interface SeenHosts extends RunningApp {
  readonly override: Override;
  readonly processes: readonly RunningProcess[];
  readonly processesKnownBy: KnownBy;
}

/** The override belongs to the version of the app whose marker names it. */
export type Override =
  | { readonly kind: "none" }
  | { readonly kind: "bad marker" }
  | { readonly kind: "no file"; readonly name: string }
  | {
      readonly kind: "file";
      readonly name: string;
      /** Of its variables. */
      readonly variables: readonly string[];
      readonly hasAddress: boolean;
      /** The place by which the app was proven to let the address in. */
      readonly proven: string | undefined;
    };

export async function lookAtHosts(
  context: HookContext,
  address: string,
  port: number,
  mainPids?: MainPids,
): Promise<SeenHosts> {
  const { appFolder } = context;
  const found = processesOfApp(context, appFolder, processNamesIn(appFolder), mainPids);
  const processes = Array.from(found.processes, ({ pid, isReplaced }) => ({
    pid,
    startedAt: startOf(context, pid),
    isReplaced,
  }));
  return {
    ...(await askProcess(context, address, port, mainPids)),
    override: overrideOf(context, address),
    processes,
    processesKnownBy: found.knownBy,
  };
}

/** An app folder that is none, such as a link, is reported elsewhere. */
export async function askProcess(
  context: HookContext,
  address: string,
  port: number,
  mainPids?: MainPids,
): Promise<RunningApp> {
  const asked = await attempt(context, askRunningApp(context, address, port, mainPids));
  if ("value" in asked) return asked.value;
  return { process: undefined, asked: { why: asked.problem }, container: undefined, ownHosts: [] };
}

function overrideOf({ systemRoot, appFolder }: HookContext, address: string): Override {
  const marker = orNone(() => readBelow(appFolder, MARKER));
  if (marker === undefined) {
    const isThere = lstatSync(join(appFolder, MARKER), { throwIfNoEntry: false }) !== undefined;
    return { kind: isThere ? "bad marker" : "none" };
  }
  const id = idOf(marker);
  if (id === undefined) return { kind: "bad marker" };
  const name = `${STATE_FOLDER}/${valueFileOf(id)}`;
  const file = orNone(() => readBelow(instancePath({ systemRoot }, STATE_FOLDER), valueFileOf(id)));
  if (!file) return { kind: "no file", name };
  const { proven, variables } = parseValueFile(file.bytes.toString());
  const hasAddress = variables.get(HEALTH_CHECK_HOSTS)?.split(/\s+/).includes(address) ?? false;
  return { kind: "file", name, variables: [...variables.keys()], hasAddress, proven };
}

export function lookAtDropIn(instance: Instance, name: string): DropInSeen {
  const text = readPlatformFile(instance, `${UNIT_FOLDER}/${dropInFolderOf(name)}/${DROP_IN}`);
  if (text === undefined) return "absent";
  return text === dropInTextOf(name) ? "ours" : "another text";
}

/** Only root, and its own user, may look at a process. */
export function isHidden(instance: Instance, pid: string): boolean {
  try {
    readlinkSync(instancePath(instance, `/proc/${pid}/cwd`));
    return false;
  } catch (error) {
    return errorCodeOf(error) === "EACCES";
  }
}

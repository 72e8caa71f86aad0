import { lstatSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import type { Env } from "../env.ts";
import { errorCodeOf, HookError } from "../errors.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { wholeAddress } from "../instance/address.ts";
import { type FileSnapshot, readBelow } from "../instance/folder.ts";
import { DROP_IN, DROP_IN_FOLDER, DROP_IN_TEXT, idOf, MARKER, STATE_FOLDER } from "../instance/override.ts";
import { type Instance, instancePath, readPlatformFile } from "../instance/platform.ts";
import { type KnownBy, processesOfApp, statOf } from "../instance/processes.ts";
import { orNone } from "../instance/seen.ts";
import { hostVariables } from "../settings.ts";

/** A list of hosts, of which only this leaves this module: it may be secret. */
export interface HostList {
  readonly variable: string;
  readonly letsIn: boolean;
}

export interface Place {
  readonly lists: readonly HostList[];
  /** Milliseconds since 1970. */
  readonly changedAt: number | undefined;
}

export interface RunningProcess extends Place {
  readonly pid: string;
  /** Undefined where it cannot be seen. */
  readonly startedAt: number | undefined;
  /** It was started in an app folder that has been replaced since. */
  readonly isReplaced: boolean;
}

/** Where the app could have its list from, and whether the instance's address is in it. */
export interface HostPlaces {
  readonly variables: readonly string[];
  readonly envFile: Place & { readonly name: string; readonly problem: string | undefined };
  readonly properties: readonly HostList[];
  readonly override: Override;
  readonly processes: readonly RunningProcess[];
  readonly processesKnownBy: KnownBy;
}

/** The override belongs to the version of the app whose marker names it. */
export type Override =
  | { readonly kind: "none" }
  | { readonly kind: "bad marker" }
  | { readonly kind: "no file"; readonly name: string }
  | ({ readonly kind: "file"; readonly name: string } & Place);

export function lookAtHosts(
  { appFolder, settings, systemRoot }: Pick<HookContext, "appFolder" | "settings" | "systemRoot">,
  properties: Env,
  address: string,
  mainPid?: string,
): HostPlaces {
  const variables = hostVariables(settings);
  const isNamed = new RegExp(`${wholeAddress(address)}|(?<![^\\s,"'[])\\*(?![^\\s,"'\\]])`);
  const assigned = (text: string) =>
    variables.flatMap((variable) => {
      const values = assignedTo(variable, text);
      return values.length > 0 ? [{ variable, letsIn: isNamed.test(values.at(-1) ?? "") }] : [];
    });
  const given = (env: Env) =>
    variables.flatMap((variable) => {
      const value = env[variable];
      return value === undefined ? [] : [{ variable, letsIn: isNamed.test(value) }];
    });
  const read = (folder: string, path: string) => {
    try {
      const text = readBelow(folder, path)?.bytes.toString("latin1") ?? "";
      return { lists: assigned(text), changedAt: changeOf(join(folder, path)), problem: undefined };
    } catch (error) {
      if (!(error instanceof HookError)) throw error;
      return { lists: [], changedAt: undefined, problem: error.message };
    }
  };

  const instance = { systemRoot };
  const app = processesOfApp(instance, appFolder, mainPid);
  const processes = Array.from(app.processes, ({ pid, isReplaced, environment }) => ({
    pid,
    lists: given(toEnv(environment)),
    changedAt: undefined,
    startedAt: startOf(instance, pid),
    isReplaced,
  }));
  return {
    variables,
    envFile: { name: settings.envFile, ...read(appFolder, settings.envFile) },
    properties: given(properties),
    override: overrideOf(instance, appFolder, read),
    processes,
    processesKnownBy: app.knownBy,
  };
}

/**
 * A host that the app should let in, of the list that counts: the running app's, else the property's, else the env
 * file's. It may be secret: for a request to this instance's own app, and for no output.
 */
export function ownHostOf(
  { appFolder, settings, systemRoot }: Pick<HookContext, "appFolder" | "settings" | "systemRoot">,
  properties: Env,
  mainPid?: string,
): string | undefined {
  const variables = hostVariables(settings);
  const { processes } = processesOfApp({ systemRoot }, appFolder, mainPid);
  const environments = [...Array.from(processes, ({ environment }) => toEnv(environment)), properties];
  const given = environments.flatMap((env) => variables.flatMap((name) => env[name] ?? []));
  const text = orNone(() => readBelow(appFolder, settings.envFile)?.bytes.toString("latin1")) ?? "";
  const assigned = variables.flatMap((name) => assignedTo(name, text).at(-1) ?? []);
  return [...given, ...assigned].map(firstHostIn).find((host) => host !== undefined);
}

/** A name: an address could be another instance's. */
function firstHostIn(list: string): string | undefined {
  const [text = ""] = list.split("#");
  const entries = text.split(/[\s,'"[\]]+/).map((entry) => entry.replace(/^\./, "")); // of .example.com itself
  return entries.find((entry) => /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(entry) && /[a-z]/i.test(entry));
}

function overrideOf(
  instance: Instance,
  appFolder: string,
  read: (folder: string, path: string) => Place,
): Override {
  let marker: FileSnapshot | undefined;
  try {
    marker = readBelow(appFolder, MARKER);
  } catch (error) {
    if (!(error instanceof HookError)) throw error;
    return { kind: "bad marker" };
  }
  if (marker === undefined) return { kind: "none" };
  const id = idOf(marker);
  if (id === undefined) return { kind: "bad marker" };
  const file = `web.${id}.env`;
  const name = `${STATE_FOLDER}/${file}`;
  const folder = instancePath(instance, STATE_FOLDER);
  return changeOf(join(folder, file)) === undefined
    ? { kind: "no file", name }
    : { kind: "file", name, ...read(folder, file) };
}

export function lookAtDropIn(instance: Instance): "absent" | "ours" | "another text" {
  const text = readPlatformFile(instance, `${DROP_IN_FOLDER}/${DROP_IN}`);
  if (text === undefined) return "absent";
  return text === DROP_IN_TEXT ? "ours" : "another text";
}

/** From each assignment to the next one, without comments: enough to see whether an address is named in it. */
function assignedTo(variable: string, text: string): string[] {
  const plain = text.replace(/^[ \t]*#.*$/gm, "");
  const assignments = plain.split(/^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=/m).slice(1);
  return assignments.filter((_, index) => index % 2 === 1 && assignments[index - 1] === variable);
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

function toEnv(entries: readonly string[]): Env {
  return Object.fromEntries(entries.map((entry) => entry.split(/=([\s\S]*)/, 2)));
}

function changeOf(path: string): number | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

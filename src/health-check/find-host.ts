import { join } from "node:path";
import type { AddressTrail } from "../diagnosis/answers.ts";
import { HookError } from "../errors.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { wholeAddress } from "../instance/address.ts";
import { readBelow } from "../instance/folder.ts";
import { OVERRIDE_FILE } from "../instance/override.ts";
import { readPlatformFile } from "../instance/platform.ts";
import { processesOfApp } from "../instance/processes.ts";
import { hostVariables } from "../settings.ts";

/**
 * How far the instance's private address came on its way to the app. Only whether it is there leaves this
 * module, because the list and the rest of a process's environment may be secret.
 */
export function findHost(context: HookContext, address: string): AddressTrail {
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

function textBelow(folder: string, path: string): string {
  try {
    return readBelow(folder, path)?.bytes.toString("latin1") ?? "";
  } catch (error) {
    if (error instanceof HookError) return ""; // allowed_hosts says why it cannot be read
    throw error;
  }
}

/**
 * The first process of the app that has the variable. When none has it: whether there is a process at all.
 */
function inProcesses(context: HookContext, names: RegExp): AddressTrail["process"] {
  const variables = hostVariables(context.settings);
  let found: AddressTrail["process"] = { kind: "no process" };
  for (const { environment, isReplaced } of processesOfApp(context, context.appFolder).processes) {
    if (isReplaced) continue;
    for (const name of variables) {
      const value = environment.find((entry) => entry.startsWith(`${name}=`));
      if (value !== undefined) return { kind: "variable", name, hasAddress: names.test(value) };
    }
    found = { kind: "no variable" };
  }
  return found;
}

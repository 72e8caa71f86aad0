import { readdirSync } from "node:fs";
import { join } from "node:path";
import { errorCodeOf, HookError } from "../errors.ts";
import { readRegularFile } from "../replace-file.ts";

export interface InstalledHook {
  /** Its folder below `.platform/`, and its name without number and extension. */
  readonly name: string;
  /** Undefined: it is not there; empty: it does not say. */
  readonly version: string | undefined;
}

const FILES: readonly (readonly [folder: string, name: RegExp])[] = [
  ["hooks/predeploy", /allowed_hosts\.cjs$/],
  ["hooks/postdeploy", /health_check\.cjs$/],
  ["confighooks/predeploy", /allowed_hosts$/],
  ["confighooks/postdeploy", /health_check$/],
];

/** The hooks in the app folder, whatever numbers they have, with the versions in their headers. */
export function lookAtHooks(appFolder: string): InstalledHook[] {
  return FILES.map(([folder, pattern]) => {
    const name = `${folder}/${pattern.source.replace(/\\|\$$/g, "")}`;
    const path = join(appFolder, ".platform", folder);
    const file = namesIn(path).find((one) => pattern.test(one));
    return { name, version: file === undefined ? undefined : versionOf(join(path, file)) };
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCodeOf(error) !== undefined) return [];
    throw error;
  }
}

function versionOf(path: string): string {
  try {
    const start = readRegularFile(path)?.bytes.subarray(0, 300).toString("latin1") ?? "";
    return /eb-health-hooks (\S+), built by build\.mjs/.exec(start)?.[1] ?? "";
  } catch (error) {
    if (error instanceof HookError) return "";
    throw error;
  }
}

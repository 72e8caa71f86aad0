import { type FileSnapshot, Folder } from "./folder.ts";
import { orNone } from "./seen.ts";

export interface InstalledHook {
  /** Its path below `.platform/`. The number is left out where the hook is missing. */
  readonly name: string;
  /** Undefined: it is not there. Empty: it does not say its version. */
  readonly version: string | undefined;
}

const FILES: readonly (readonly [folder: string, name: string])[] = [
  ["hooks/predeploy", "allowed_hosts.cjs"],
  ["hooks/postdeploy", "health_check.cjs"],
  ["confighooks/predeploy", "allowed_hosts"],
  ["confighooks/postdeploy", "health_check"],
];

/** The hooks in the app folder, with the versions in their headers. Their numbers do not matter. */
export function lookAtHooks(appFolder: string): InstalledHook[] {
  return FILES.map(([below, name]) => {
    const folder = orNone(() => Folder.open(appFolder, `.platform/${below}`));
    const file = orNone(() => folder?.names())?.find((one) => one.endsWith(name));
    const version = file === undefined ? undefined : versionInHeader(orNone(() => folder?.read(file)));
    return { name: `${below}/${file ?? name}`, version };
  });
}

function versionInHeader(file: FileSnapshot | undefined): string {
  const start = file?.bytes.subarray(0, 300).toString("latin1") ?? "";
  return /eb-health-hooks (\S+), built by build\.mjs/.exec(start)?.[1] ?? "";
}

import { HookError } from "../errors.ts";
import type { FileSnapshot } from "./folder.ts";

/*
 * The environment that systemd gives the app. Elastic Beanstalk writes its own file of environment properties
 * after the predeploy hooks, and it deletes drop-ins below /etc at every deployment. Drop-ins below /usr/lib
 * survive. systemd reads the EnvironmentFile of a drop-in after the unit's own, so its values win.
 *
 * An override belongs to one staged version of the app. A marker in the app folder names the version's own
 * value file, and the marker is renamed with the folder. At every start of the app the drop-in takes that
 * file or none. So an override ends with its version. A bundle without the hooks, hooks that are disabled, or
 * a property that is gone need no clean-up. A deployment that fails halfway does not change what the running
 * version restarts with.
 */

export const STATE_FOLDER = "/var/lib/eb-health-hooks";
/** What systemd gives to the running app: a link to the value file of its version. */
export const OVERRIDE_FILE = `${STATE_FOLDER}/web.env`;
export const CURRENT_FOLDER = "/var/app/current";
export const DROP_IN_FOLDER = "/usr/lib/systemd/system/web.service.d";
export const DROP_IN = "50-eb-health-hooks.conf";
export const MARKER = ".eb-health-hooks";

/**
 * `$$` is systemd's way to write `$`. Root reads the marker, but it lies in a folder of the app's user. So
 * text that is not an id makes no link, and a pipe in its place is not opened.
 */
export const DROP_IN_TEXT = `# Written by eb-health-hooks: the app's allowed hosts with the private address of this instance.
[Service]
EnvironmentFile=-${OVERRIDE_FILE}
ExecStartPre=-+/bin/sh -c 'cd ${STATE_FOLDER} && rm -f web.env && \
[ -f ${CURRENT_FOLDER}/${MARKER} ] && read -r id <${CURRENT_FOLDER}/${MARKER} && \
case $$id in *[!0-9a-f]*) ;; *) ln -s web.$$id.env web.env ;; esac'
`;

/** The id of the version that a marker names. Undefined when the file is no marker. */
export function idOf(marker: FileSnapshot | undefined): string | undefined {
  return /^([0-9a-f]{16})\n$/.exec(marker?.bytes.toString() ?? "")?.[1];
}

/**
 * Writes the values as systemd reads them (load_env_file in its source, systemd.exec(5)). Everything between
 * single quotes is literal. Between double quotes a backslash guards `"`, `\`, `$` and a backtick. No
 * variable is expanded.
 */
export function renderValueFile(values: ReadonlyMap<string, string>): string {
  const lines = [...values].map(([variable, value]) => {
    if (value.includes("\0")) {
      throw new HookError("failure", `${variable} holds a NUL character: it is left alone`);
    }
    const quoted = value.includes("'") ? `"${value.replace(/["\\$`]/g, "\\$&")}"` : `'${value}'`;
    return `${variable}=${quoted}\n`;
  });
  return lines.join("");
}

import { HookError } from "../errors.ts";
import type { FileSnapshot } from "./folder.ts";

/*
 * The environment that systemd gives the app. Elastic Beanstalk writes its own file of environment properties
 * after the predeploy hooks and deletes drop-ins below /etc at every deployment; those below /usr/lib survive,
 * and the EnvironmentFile of a drop-in is read after the unit's own, so its values win.
 *
 * An override belongs to one staged version of the app: a marker in the app folder, which is renamed with it, names
 * the version's own value file, and at every start of the app the drop-in takes that file or none. So an override
 * ends with its version: a bundle without the hooks, hooks that are disabled or a property that is gone need
 * nothing to be done, and a deployment that fails halfway does not change what the running version restarts with.
 */

export const STATE_FOLDER = "/var/lib/eb-health-hooks";
/** In memory: there a link can be taken away when no disk can be written to, and none outlives a boot. */
export const LINK_FOLDER = "/run/eb-health-hooks";
export const APPS_FOLDER = "/var/app";
export const CURRENT_FOLDER = `${APPS_FOLDER}/current`;
export const UNIT_FOLDER = "/usr/lib/systemd/system";
export const DROP_IN = "50-eb-health-hooks.conf";
export const MARKER = ".eb-health-hooks";

/** What systemd gives to a process of Procfile that runs: a link to the value file of its version. */
export function linkOf(processName: string): string {
  return `${processName}.env`;
}

/** The folder of the drop-in in UNIT_FOLDER: Elastic Beanstalk starts each process of Procfile as a service of its name. */
export function dropInFolderOf(processName: string): string {
  return `${processName}.service.d`;
}

/**
 * A condition is looked at before every ExecStartPre of the unit, so those have this version's values too; this one is
 * always met. `$$` is systemd's way to write `$`. The marker is read as root but lies in a folder of the app's user: no
 * link is followed, no pipe is waited for, no more than an id is read, and what is not an id makes no link. Each process
 * has a link of its own, because all of them start at the same moment. What reads the link is systemd, so the files are
 * those that its first process sees: a unit may have a /run or a /var of its own.
 */
export function dropInTextOf(processName: string): string {
  const link = `${LINK_FOLDER}/${linkOf(processName)}`.slice(1);
  const marker = `${CURRENT_FOLDER}/${MARKER}`.slice(1);
  return `# Written by eb-health-hooks: the app gets the private address of this instance.
[Service]
EnvironmentFile=-/${link}
ExecCondition=-+/bin/sh -c 'cd /proc/1/root 2>/dev/null || cd /; rm -f ${link}; mkdir -p ${LINK_FOLDER.slice(1)} && \
id=$$(dd if=${marker} iflag=nofollow,nonblock bs=17 count=1 2>/dev/null) && \
case $$id in ""|*[!0-9a-f]*) ;; *) ln -s ${STATE_FOLDER}/web.$$id.env ${link} ;; esac'
`;
}

/** The version that a marker names; undefined when it is none. */
export function idOf(marker: FileSnapshot | undefined): string | undefined {
  return /^([0-9a-f]{16})\n$/.exec(marker?.bytes.toString() ?? "")?.[1];
}

/** One for all processes of a version. */
export function valueFileOf(id: string): string {
  return `web.${id}.env`;
}

/** What an override gives to every process of the app. */
export interface ValueFile {
  /** The place by which the app was proven to let the address in, such as "HEALTH_CHECK_HOSTS"; undefined: not proven. */
  readonly proven: string | undefined;
  readonly variables: ReadonlyMap<string, string>;
}

const PROVEN = "# proven: ";

/**
 * As systemd reads it (load_env_file in its source, systemd.exec(5)): everything between single quotes is
 * literal; between double quotes a backslash guards `"`, `\\`, `$` and a backtick. No variable is expanded.
 */
export function renderValueFile({ proven, variables }: ValueFile): string {
  const lines = [...variables].map(([variable, value]) => {
    if (value.includes("\0")) {
      throw new HookError("failure", `${variable} holds a NUL character: it is left alone`);
    }
    const quoted = value.includes("'") ? `"${value.replace(/["\\$`]/g, "\\$&")}"` : `'${value}'`;
    return `${variable}=${quoted}\n`;
  });
  return `${proven === undefined ? "# not proven" : PROVEN + proven}\n${lines.join("")}`;
}

/** Reads what `renderValueFile` wrote; of anything else it takes what it can. */
export function parseValueFile(text: string): ValueFile {
  const variables = new Map<string, string>();
  for (const [, name = "", single, double] of text.matchAll(/^(\w+)=(?:'([^']*)'|"((?:[^"\\]|\\.)*)")$/gms)) {
    variables.set(name, single ?? (double ?? "").replace(/\\(.)/gs, "$1"));
  }
  const [first = ""] = text.split("\n", 1);
  return { proven: first.startsWith(PROVEN) ? first.slice(PROVEN.length) : undefined, variables };
}

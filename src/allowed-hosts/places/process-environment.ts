import { randomBytes } from "node:crypto";
import { HookError } from "../../errors.ts";
import type { Step } from "../../hook/plan.ts";
import type { HookContext } from "../../hook/run-hook.ts";
import { type FileSnapshot, Folder } from "../../instance/folder.ts";
import { reloadUnits } from "../../instance/platform.ts";
import { addHost, UnknownListShape } from "../host-list.ts";

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
/** What systemd gives to the app that runs: a link to the value file of its version. */
export const OVERRIDE_FILE = `${STATE_FOLDER}/web.env`;
const CURRENT_FOLDER = "/var/app/current";
export const DROP_IN_FOLDER = "/usr/lib/systemd/system/web.service.d";
export const DROP_IN = "50-eb-health-hooks.conf";
export const MARKER = ".eb-health-hooks";

/**
 * `$$` is systemd's way to write `$`. The marker is read as root but lies in a folder of the app's user: what is not
 * an id makes no link, and a pipe in its place is not opened.
 */
export const DROP_IN_TEXT = `# Written by eb-health-hooks: the app's allowed hosts with the private address of this instance.
[Service]
EnvironmentFile=-${OVERRIDE_FILE}
ExecStartPre=-+/bin/sh -c 'cd ${STATE_FOLDER} && rm -f web.env && \
[ -f ${CURRENT_FOLDER}/${MARKER} ] && read -r id <${CURRENT_FOLDER}/${MARKER} && \
case $$id in *[!0-9a-f]*) ;; *) ln -s web.$$id.env web.env ;; esac'
`;

/** The whole new value of each property whose list lacks the address. */
export function addToProperties(
  properties: ReadonlyMap<string, string>,
  address: string,
): Map<string, string> {
  const added = new Map<string, string>();
  for (const [variable, value] of properties) {
    try {
      const { insertion } = addHost(value, address);
      if (insertion) {
        const { at, text } = insertion;
        added.set(variable, value.slice(0, at) + text + value.slice(at));
      }
    } catch (error) {
      if (!(error instanceof UnknownListShape)) throw error;
      const message = `the environment property ${variable} cannot be added to safely: ${error.message}`;
      throw new HookError("failure", message, {
        remedy: ["Write it as host1,host2 or as a JSON list, and deploy again."],
      });
    }
  }
  return added;
}

/**
 * What is to be different so that this version of the app starts with these values.
 * @param values variable -> whole value; an empty map takes this version's override away
 */
export function planOverride(context: HookContext, values: ReadonlyMap<string, string>): Step[] {
  const app = Folder.make(context.appFolder);
  const marker = app.read(MARKER);
  if (values.size === 0)
    return marker ? [step(MARKER, "overrides a property", "deleted", () => app.remove(MARKER))] : [];

  const base = context.systemRoot;
  const state = Folder.open(base, STATE_FOLDER);
  const running = Folder.open(base, CURRENT_FOLDER)?.read(MARKER);
  // By hand the hook also runs in the folder of the running version: then the two are one file.
  const runningId = running?.identity === marker?.identity ? undefined : idOf(running);
  const markedId = idOf(marker);
  // A marker that came with the bundle is another version's: it names that one's value file, or none.
  const value =
    markedId === undefined || markedId === runningId ? undefined : state?.read(`web.${markedId}.env`);
  const id = value ? markedId : randomBytes(8).toString("hex");
  const valueFile = `web.${id}.env`;
  const text = renderValueFile(values);
  const dropIn = Folder.open(base, DROP_IN_FOLDER)?.read(DROP_IN);
  const steps: Step[] = [];
  if (value?.bytes.toString() !== text || value.mode !== 0o600) {
    const before = value ? "an older value" : "absent";
    const after = `sets ${[...values.keys()].join(", ")}`;
    const apply = () => {
      const folder = Folder.make(base, STATE_FOLDER);
      folder.replace(valueFile, Buffer.from(text), 0o600, value);
      removeOthers(folder, [id, runningId]);
    };
    steps.push(step(`${STATE_FOLDER}/${valueFile}`, before, after, apply));
  }
  if (!value) {
    const before = marker ? "names another" : "absent";
    const apply = () => app.replace(MARKER, Buffer.from(`${id}\n`), 0o644, marker);
    steps.push(step(MARKER, before, `names ${valueFile}`, apply));
  }
  if (dropIn?.bytes.toString() !== DROP_IN_TEXT) {
    const before = dropIn ? "another text" : "absent";
    const apply = async () => {
      const folder = Folder.make(base, DROP_IN_FOLDER);
      folder.replace(DROP_IN, Buffer.from(DROP_IN_TEXT), 0o644, dropIn);
      try {
        await reloadUnits(context);
      } catch (error) {
        folder.remove(DROP_IN); // so that the next run tries again
        throw error;
      }
    };
    steps.push(step(`${DROP_IN_FOLDER}/${DROP_IN}`, before, "reads it when the app starts", apply));
  }
  return steps;
}

function step(where: string, before: string, after: string, apply: Step["apply"]): Step {
  return { changes: [{ where, before, after }], apply };
}

/** Value files of versions that neither run nor are staged. */
function removeOthers(folder: Folder, ids: readonly (string | undefined)[]): void {
  for (const name of folder.names()) {
    const id = /^web\.([0-9a-f]{16})\.env$/.exec(name)?.[1];
    if (id !== undefined && !ids.includes(id)) folder.remove(name);
  }
}

/** The version that a marker names; undefined when it is none. */
export function idOf(marker: FileSnapshot | undefined): string | undefined {
  return /^([0-9a-f]{16})\n$/.exec(marker?.bytes.toString() ?? "")?.[1];
}

/**
 * As systemd reads it (load_env_file in its source, systemd.exec(5)): everything between single quotes is
 * literal; between double quotes a backslash guards `"`, `\`, `$` and a backtick. No variable is expanded.
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

import { randomBytes } from "node:crypto";
import { HookError } from "../../errors.ts";
import type { Step } from "../../hook/plan.ts";
import type { HookContext } from "../../hook/run-hook.ts";
import { Folder } from "../../instance/folder.ts";
import {
  CURRENT_FOLDER,
  DROP_IN,
  DROP_IN_FOLDER,
  DROP_IN_TEXT,
  idOf,
  MARKER,
  renderValueFile,
  STATE_FOLDER,
} from "../../instance/override.ts";
import { reloadUnits } from "../../instance/platform.ts";
import { addHost, UnknownListShape } from "../host-list.ts";

/** For each property whose list lacks the address: its whole new value. */
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
 * The steps after which this version of the app starts with these values.
 * @param values variable -> whole value; an empty map removes this version's override
 */
export function planOverride(context: HookContext, values: ReadonlyMap<string, string>): Step[] {
  const app = Folder.make(context.appFolder);
  const marker = app.read(MARKER);
  if (values.size === 0)
    return marker ? [step(MARKER, "overrides a property", "deleted", () => app.remove(MARKER))] : [];

  const base = context.systemRoot;
  const state = Folder.open(base, STATE_FOLDER);
  const running = Folder.open(base, CURRENT_FOLDER)?.read(MARKER);
  // A hook that is run by hand may run in the folder of the running version. Then both markers are one file.
  const runningId = running?.identity === marker?.identity ? undefined : idOf(running);
  const markedId = idOf(marker);
  // A marker that came with the bundle belongs to another version. It names that version's value file, or
  // none.
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

/** Removes the value files of versions that neither run nor are staged. */
function removeOthers(folder: Folder, ids: readonly (string | undefined)[]): void {
  for (const name of folder.names()) {
    const id = /^web\.([0-9a-f]{16})\.env$/.exec(name)?.[1];
    if (id !== undefined && !ids.includes(id)) folder.remove(name);
  }
}

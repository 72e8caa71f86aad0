import { randomBytes } from "node:crypto";
import type { Step } from "../../hook/plan.ts";
import type { HookContext } from "../../hook/run-hook.ts";
import { type FileSnapshot, Folder } from "../../instance/folder.ts";
import {
  CURRENT_FOLDER,
  DROP_IN,
  DROP_IN_FOLDER,
  DROP_IN_TEXT,
  idOf,
  MARKER,
  parseValueFile,
  renderValueFile,
  STATE_FOLDER,
  type ValueFile,
  valueFileOf,
} from "../../instance/override.ts";
import { reloadUnits } from "../../instance/platform.ts";

/** What this version of the app, and the one that runs, have been given. */
export interface Overrides {
  /** Undefined where there is none, or where it is another version's. */
  readonly own: ValueFile | undefined;
  /** Of the version that runs; undefined where that is this one. */
  readonly running: ValueFile | undefined;
  readonly apply: (values: ValueFile) => readonly Step[];
}

/** Looks at the overrides; `apply` says what is to be different so that this version starts with these values. */
export function openOverrides(context: HookContext): Overrides {
  const base = context.systemRoot;
  const app = Folder.make(context.appFolder);
  const state = Folder.open(base, STATE_FOLDER);
  const marker = app.read(MARKER);
  const running = Folder.open(base, CURRENT_FOLDER)?.read(MARKER);
  // By hand the hook also runs in the folder of the running version: then the two are one file.
  const runningId = running?.identity === marker?.identity ? undefined : idOf(running);
  const markedId = idOf(marker);
  // A marker that came with the bundle is another version's: it names that one's value file, or none.
  const ownId = markedId === runningId ? undefined : markedId;
  const found = ownId === undefined ? undefined : state?.read(valueFileOf(ownId));
  const runningFile = runningId === undefined ? undefined : state?.read(valueFileOf(runningId));
  return {
    own: found && parseValueFile(found.bytes.toString()),
    running: runningFile && parseValueFile(runningFile.bytes.toString()),
    apply: (values) => {
      const id = found && ownId ? ownId : randomBytes(8).toString("hex");
      const kept = [id, runningId];
      return [
        ...valueFileStep(base, { id, found, text: renderValueFile(values), values, kept }),
        ...(found ? [] : [markerStep(app, marker, id)]),
        ...dropInStep(context),
      ];
    },
  };
}

interface NewValueFile {
  readonly id: string;
  readonly found: FileSnapshot | undefined;
  readonly text: string;
  readonly values: ValueFile;
  /** Of versions that run or are staged. */
  readonly kept: readonly (string | undefined)[];
}

function valueFileStep(base: string, { id, found, text, values, kept }: NewValueFile): Step[] {
  if (found?.bytes.toString() === text && found.mode === 0o600) return [];
  const name = valueFileOf(id);
  const before = found ? "an older value" : "absent";
  const apply = () => {
    const folder = Folder.make(base, STATE_FOLDER);
    folder.replace(name, Buffer.from(text), 0o600, found);
    removeOthers(folder, kept);
  };
  return [step(`${STATE_FOLDER}/${name}`, before, `sets ${[...values.variables.keys()].join(", ")}`, apply)];
}

function markerStep(app: Folder, marker: FileSnapshot | undefined, id: string): Step {
  const apply = () => app.replace(MARKER, Buffer.from(`${id}\n`), 0o644, marker);
  return step(MARKER, marker ? "names another" : "absent", `names ${valueFileOf(id)}`, apply);
}

function dropInStep(context: HookContext): Step[] {
  const base = context.systemRoot;
  const dropIn = Folder.open(base, DROP_IN_FOLDER)?.read(DROP_IN);
  if (dropIn?.bytes.toString() === DROP_IN_TEXT) return [];
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
  const before = dropIn ? "another text" : "absent";
  return [step(`${DROP_IN_FOLDER}/${DROP_IN}`, before, "reads it when the app starts", apply)];
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

import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import type { Step } from "../../hook/plan.ts";
import type { HookContext } from "../../hook/run-hook.ts";
import { type FileSnapshot, Folder } from "../../instance/folder.ts";
import {
  APPS_FOLDER,
  CURRENT_FOLDER,
  DROP_IN,
  dropInFolderOf,
  dropInTextOf,
  idOf,
  LINK_FOLDER,
  linkOf,
  MARKER,
  parseValueFile,
  renderValueFile,
  STATE_FOLDER,
  UNIT_FOLDER,
  type ValueFile,
  valueFileOf,
} from "../../instance/override.ts";
import { instancePath, reloadUnits } from "../../instance/platform.ts";
import { processNamesIn } from "../../instance/processes.ts";
import { orNone } from "../../instance/seen.ts";

/** There while systemd has drop-ins to read: a run that ends before that leaves it to the next. */
const RELOAD = "reload";

/** What this version of the app, and the one that runs, have been given. */
export interface Overrides {
  /** Undefined where there is none, or where it is another version's. */
  readonly own: ValueFile | undefined;
  /** Of the version that runs; undefined where that is this one. */
  readonly running: ValueFile | undefined;
  readonly apply: (values: ValueFile) => readonly Step[];
}

/**
 * Looks at the overrides; `apply` says what is to be different so that this version starts with these values.
 * @param isAlone no other run of the hooks is at work, so that what no marker names is nobody's
 */
export function openOverrides(context: HookContext, isAlone: boolean): Overrides {
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
      return [
        ...valueFileStep(base, { id, found, text: renderValueFile(values), values, isAlone }),
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
  readonly isAlone: boolean;
}

function valueFileStep(base: string, { id, found, text, values, isAlone }: NewValueFile): Step[] {
  if (found?.bytes.toString() === text && found.mode === 0o600) return [];
  const name = valueFileOf(id);
  const before = found ? "an older value" : "absent";
  const apply = () => {
    const folder = Folder.make(base, STATE_FOLDER);
    folder.replace(name, Buffer.from(text), 0o600, found);
    if (isAlone) removeOthers(folder, [id, ...markedIds(base)]);
  };
  return [step(`${STATE_FOLDER}/${name}`, before, `sets ${[...values.variables.keys()].join(", ")}`, apply)];
}

function markerStep(app: Folder, marker: FileSnapshot | undefined, id: string): Step {
  const apply = () => app.replace(MARKER, Buffer.from(`${id}\n`), 0o644, marker);
  return step(MARKER, marker ? "names another" : "absent", `names ${valueFileOf(id)}`, apply);
}

/** Of every process that starts with this version. Those of processes that no version has any more are taken away. */
function dropInStep(context: HookContext): Step[] {
  const base = context.systemRoot;
  const staged = processNamesIn(context.appFolder);
  const written = staged.flatMap((name) => {
    const found = Folder.open(base, `${UNIT_FOLDER}/${dropInFolderOf(name)}`)?.read(DROP_IN);
    return found?.bytes.toString() === dropInTextOf(name) ? [] : [{ name, found }];
  });
  const kept = [...staged, ...processNamesIn(instancePath(context, CURRENT_FOLDER))];
  const gone = namesWithDropIn(base).filter((name) => !kept.includes(name));
  const isPending = Folder.open(base, STATE_FOLDER)?.read(RELOAD) !== undefined;
  if (!isPending && written.length + gone.length === 0) return [];
  const apply = async () => {
    const state = Folder.make(base, STATE_FOLDER);
    state.replace(RELOAD, Buffer.alloc(0), 0o600, state.read(RELOAD));
    for (const name of gone) removeDropIn(base, name);
    for (const { name, found } of written) {
      const folder = Folder.make(base, `${UNIT_FOLDER}/${dropInFolderOf(name)}`);
      folder.replace(DROP_IN, Buffer.from(dropInTextOf(name)), 0o644, found);
    }
    await reloadUnits(context);
    state.remove(RELOAD);
  };
  const where = (name: string) => `${UNIT_FOLDER}/${dropInFolderOf(name)}/${DROP_IN}`;
  const changes = written.map(({ name, found }) => ({
    where: where(name),
    before: found ? "another text" : "absent",
    after: "reads it when the app starts",
  }));
  const removed = gone.map((name) => ({
    where: where(name),
    before: "of a process that is gone",
    after: "absent",
  }));
  const changed = [...changes, ...removed];
  const reload = { where: UNIT_FOLDER, before: "not read by systemd as it is now", after: "read" };
  return [{ changes: changed.length > 0 ? changed : [reload], apply }];
}

function namesWithDropIn(base: string): string[] {
  const units = Folder.open(base, UNIT_FOLDER);
  return (units?.names() ?? []).flatMap((folder) => {
    const name = /^([\w-]+)\.service\.d$/.exec(folder)?.[1];
    return name !== undefined && orNone(() => Folder.open(base, `${UNIT_FOLDER}/${folder}`)?.read(DROP_IN))
      ? [name]
      : [];
  });
}

function removeDropIn(base: string, name: string): void {
  const units = Folder.make(base, UNIT_FOLDER);
  Folder.open(base, `${UNIT_FOLDER}/${dropInFolderOf(name)}`)?.remove(DROP_IN);
  units.removeIfEmpty(dropInFolderOf(name));
  Folder.open(base, LINK_FOLDER)?.remove(linkOf(name));
}

function step(where: string, before: string, after: string, apply: Step["apply"]): Step {
  return { changes: [{ where, before, after }], apply };
}

/** The versions that markers name: of the app that runs, of the one that is staged, and of whatever else is there. */
function markedIds(base: string): (string | undefined)[] {
  const apps = Folder.open(base, APPS_FOLDER)?.names() ?? [];
  apps.push(basename(CURRENT_FOLDER)); // once more: staging may have become it in the meantime
  return apps.map((app) => idOf(orNone(() => Folder.open(base, `${APPS_FOLDER}/${app}`)?.read(MARKER))));
}

/** Value files that belong to no version, and what killed runs left of them. */
function removeOthers(folder: Folder, ids: readonly (string | undefined)[]): void {
  for (const name of folder.names()) {
    const [, id, rest] = /^web\.([0-9a-f]{16})\.env(.*)$/.exec(name) ?? [];
    if (id !== undefined && (rest || !ids.includes(id))) folder.remove(name);
  }
}

import { VERSION } from "../../version.ts";
import { mayBeOurs, type OurFile, plainText, versionOf } from "../bundle/our-files.ts";
import { EXIT, Stop } from "../cli-error.ts";

/** What lies at a path below `.platform/` now. */
export interface Present {
  readonly kind: "file" | "symlink" | "folder";
  /** Empty unless `kind` is `file`. */
  readonly text: string;
  readonly isExecutable: boolean;
}

const NAMES = { file: "file", symlink: "symbolic link", folder: "folder" } as const;

/** What to do to one file, and how to report it. */
export type Action =
  | { readonly kind: "add"; readonly file: OurFile }
  /** `from` is the version that was there, or what else was wrong. */
  | { readonly kind: "replace"; readonly file: OurFile; readonly from: string }
  | { readonly kind: "make executable"; readonly file: OurFile }
  | { readonly kind: "delete"; readonly path: string; readonly from: string };

/** Throws a Stop that names every file that is in the way. Then nothing is written. */
export function planInstallation(present: ReadonlyMap<string, Present>, ours: readonly OurFile[]): Action[] {
  const problems = ours.flatMap((file) => inTheWay(file, present.get(file.path)) ?? []);
  const folders = new Set(ours.map(({ path }) => path.slice(0, path.lastIndexOf("/"))));
  for (const folder of folders) {
    const { kind = "folder" } = present.get(folder) ?? {};
    if (kind !== "folder") problems.push(`${folder} is a ${NAMES[kind]}, not a folder: move it away.`);
  }
  const others = [...present].flatMap(([path, { text }]) => {
    const from = ours.some((file) => file.path === path) ? undefined : versionOf(text);
    return from !== undefined && mayBeOurs(path) ? [{ path, from }] : [];
  });
  for (const { path, from } of others) {
    if (isEdited(present.get(path), from, ours)) problems.push(edited(path));
  }
  refuse(problems);
  return [
    ...ours.flatMap((file) => actionFor(file, present.get(file.path))),
    // Files that another version had and this one does not have: the engine would go on running its hooks.
    ...others.map((other) => ({ kind: "delete" as const, ...other })),
  ];
}

/** Deletes every file that says it is ours, of whatever version. */
export function planRemoval(present: ReadonlyMap<string, Present>, ours: readonly OurFile[]): Action[] {
  const own = [...present].flatMap(([path, { text }]) => {
    const from = versionOf(text);
    return from === undefined ? [] : [{ path, from }];
  });
  refuse(
    own.filter(({ path, from }) => isEdited(present.get(path), from, ours)).map(({ path }) => edited(path)),
  );
  return own.map((file) => ({ kind: "delete", ...file }));
}

/** The content of the files is known for this version only. A copy under another name is not an edit. */
function isEdited(found: Present | undefined, from: string, ours: readonly OurFile[]): boolean {
  return from === VERSION && !ours.some(({ text }) => text === plainText(found?.text ?? ""));
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new Stop([...problems, "Nothing was changed."].join("\n"), EXIT.findings);
}

function inTheWay(file: OurFile, found: Present | undefined): string | undefined {
  if (!found) return undefined;
  const { path } = file;
  if (found.kind !== "file") {
    return `${path} is a ${NAMES[found.kind]}, not a file: move it away.`;
  }
  const from = versionOf(found.text);
  if (from === undefined) {
    return `${path} is not a file of eb-health-hooks: give it another name, or delete it if it was a copy of the hook.`;
  }
  return from === VERSION && plainText(found.text) !== file.text ? edited(path) : undefined;
}

function edited(path: string): string {
  return `${path} says ${VERSION} but was edited since: keep your edits elsewhere, delete the file and run this again.`;
}

function actionFor(file: OurFile, found: Present | undefined): Action[] {
  if (!found) return [{ kind: "add", file }];
  const from = versionOf(found.text) ?? "";
  if (plainText(found.text) !== file.text) return [{ kind: "replace", file, from }];
  // Only the line ends or a byte order mark differ: a checkout or an editor made them.
  if (found.text !== file.text) return [{ kind: "replace", file, from: "CRLF or a byte order mark" }];
  return file.isHook && !found.isExecutable ? [{ kind: "make executable", file }] : [];
}

export function describeAction(action: Action, isDone: boolean): string {
  const say = (done: string, planned: string) => (isDone ? done : `would ${planned}`);
  switch (action.kind) {
    case "add":
      return `${say("added", "add")} ${action.file.path}`;
    case "replace":
      return `${say("changed", "change")} ${action.file.path}: ${action.from} -> ${/^\d/.test(action.from) ? VERSION : "LF"}`;
    case "make executable":
      return `${say("made", "make")} executable: ${action.file.path}`;
    case "delete":
      return `${say("deleted", "delete")} ${action.path} (${action.from})`;
  }
}

/** The files of an app, however they are reached: the folder on an instance, or a bundle on a laptop. */
export interface AppFiles {
  /** From the top of the app, with `/`: what ends in `.py`, and Procfile, are enough. */
  readonly paths: ReadonlySet<string>;
  /** Undefined where there is no such file. */
  readonly read: (path: string) => string | undefined;
}

/** A line of a file of the app. */
export interface Place {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** `a/b` and `../c` as `a/c`; "" is the top of the app. Undefined for what lies above it. */
export function joinPath(folder: string, path: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The file of a module, looked for in each folder as Python does. */
export function fileOfModule(
  { paths }: AppFiles,
  module: string,
  folders: readonly string[],
): string | undefined {
  const path = module.replaceAll(".", "/");
  const candidates = folders.flatMap((folder) => {
    const start = joinPath(folder, path);
    return start === undefined ? [] : [`${start}/__init__.py`, `${start}.py`];
  });
  return candidates.find((candidate) => paths.has(candidate));
}

export function byDepth(one: string, other: string): number {
  return one.split("/").length - other.split("/").length || (one < other ? -1 : 1);
}

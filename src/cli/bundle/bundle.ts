import type { Readable } from "node:stream";

/** A file of an app bundle. */
export interface BundleFile {
  /** The path from the top of the bundle, with `/`. */
  readonly path: string;
  readonly kind: "file" | "symlink";
  /** Permission bits. Undefined where the bundle has none, as in zips made on Windows. */
  readonly mode: number | undefined;
  readonly bytes: number;
}

/** What Elastic Beanstalk gets, or would get. */
export interface Bundle {
  readonly files: ReadonlyMap<string, BundleFile>;
  /** The size of the zip, or of all files before they are zipped. */
  readonly bytes: number;
  readonly isZipped: boolean;
  /** The content of a file. Undefined when there is no file of this path, or when it is a symbolic link. */
  read(path: string): Promise<Buffer | undefined>;
  /** Where a symbolic link leads, as it is written in it. Undefined for what is none. */
  linkTarget(path: string): Promise<string | undefined>;
  /** The bytes of a file, however many. */
  stream(path: string): Promise<Readable>;
  close(): Promise<void>;
}

/** The text of a file. Its byte order mark and line ends stay as they are. */
export async function readText(bundle: Pick<Bundle, "read">, path: string): Promise<string | undefined> {
  return (await bundle.read(path))?.toString("utf8");
}

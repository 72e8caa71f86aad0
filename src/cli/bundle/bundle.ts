/** A file of an app bundle. */
export interface BundleFile {
  /** From the top of the bundle, with `/`. */
  readonly path: string;
  readonly kind: "file" | "symlink";
  /** Permission bits; undefined where the bundle has none, as in zips made on Windows. */
  readonly mode: number | undefined;
  readonly bytes: number;
}

/** What Elastic Beanstalk gets, or would get. */
export interface Bundle {
  readonly files: ReadonlyMap<string, BundleFile>;
  /** Of the zip, or of all files before they are zipped. */
  readonly bytes: number;
  readonly isZipped: boolean;
  /** The content of a file; undefined when there is none of this path, or when it is a symbolic link. */
  read(path: string): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** The text of a file, with its byte order mark and line ends as they are. */
export async function readText(bundle: Pick<Bundle, "read">, path: string): Promise<string | undefined> {
  return (await bundle.read(path))?.toString("utf8");
}

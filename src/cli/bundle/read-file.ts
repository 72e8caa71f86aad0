import { readFileSync, statSync } from "node:fs";
import { errorCodeOf } from "../../errors.ts";
import { Stop } from "../cli-error.ts";

/** Hooks, settings and options are text: the largest of ours has half a megabyte. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;

/**
 * A file that is read whole. Undefined where there is none. Throws a Stop for what is no file, such as a named pipe that
 * nobody writes to, for one that may not be read, and for one that is too large.
 */
export function readWholeFile(path: string): Buffer | undefined {
  try {
    const facts = statSync(path);
    if (!facts.isFile()) throw new Stop(`${path} is no file, so it cannot be read: move it away.`);
    refuseLarge(path, facts.size);
    return readFileSync(path);
  } catch (cause) {
    const code = errorCodeOf(cause);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw cause instanceof Stop ? cause : unreadablePath(path, cause);
  }
}

export function refuseLarge(path: string, bytes: number): void {
  if (bytes <= MAX_FILE_BYTES) return;
  throw new Stop(
    `${path} has ${Math.round(bytes / 1024 / 1024)} MiB, which is too large for what it should be: it was not read.`,
  );
}

/** What may be read of one bundle, all in all. */
export class Allowance {
  #left = MAX_TOTAL_BYTES;

  take(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0)
      throw new Stop("the bundle has more than 64 MiB of hooks and settings: it was not read to the end.");
  }
}

/** For an error of the file system. */
export function unreadablePath(path: string, cause: unknown): unknown {
  const code = errorCodeOf(cause);
  if (code === undefined) return cause;
  return new Stop(
    `${path} cannot be read (${code}): let this account read it, or name another folder.`,
    undefined,
    {
      cause,
    },
  );
}

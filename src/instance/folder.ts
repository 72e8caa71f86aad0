import {
  type BigIntStats,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { errorCodeOf, HookError, orElse } from "../errors.ts";

const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK } = constants;

/** An env file is a few kilobytes. A larger file is something else. */
const MAX_FILE_BYTES = 1024 * 1024;

export interface FileSnapshot {
  readonly bytes: Buffer;
  readonly uid: number;
  readonly gid: number;
  /** Permission bits. */
  readonly mode: number;
  /** Changes whenever the file changes: device, inode, size and time of the last change. */
  readonly identity: string;
}

/**
 * A folder that is held open, for root in a place where others may write. No component below `base` may be a
 * symbolic link. Files are reached through the open folder, so an attacker gains nothing by swapping the
 * path. All methods are synchronous: a signal is seen before a replacement or after it, never in the middle.
 */
export class Folder {
  readonly #descriptor: number;
  readonly #shown: string;

  private constructor(descriptor: number, shown: string) {
    this.#descriptor = descriptor;
    this.#shown = shown;
  }

  /**
   * Opens `below` inside `base`, which is trusted; "" is the root folder. Undefined when it does not exist.
   * The descriptor stays open until the process ends: a hook opens a handful of folders and lives for
   * seconds.
   */
  static open(base: string, below = ""): Folder | undefined {
    return ignoring("ENOENT", () => Folder.#walk(base, below, false));
  }

  /** Like `open`, but makes the folders that are missing. */
  static make(base: string, below = ""): Folder {
    return Folder.#walk(base, below, true);
  }

  static #walk(base: string, below: string, isMade: boolean): Folder {
    let folder = new Folder(openFolder(base || "/", base), base);
    for (const name of below.split("/").filter(Boolean)) {
      const path = folder.#inside(name);
      const shown = folder.#show(name);
      if (isMade)
        explain(`cannot make the folder ${shown}`, () => ignoring("EEXIST", () => mkdirSync(path, 0o755)));
      folder = new Folder(openFolder(path, shown), shown);
    }
    return folder;
  }

  /** Undefined when there is no such file. Throws for anything but a regular file of at most 1 MiB. */
  read(name: string): FileSnapshot | undefined {
    return readRegularFile(this.#inside(name), this.#show(name));
  }

  /**
   * Puts a whole new file in the place of `name`: after a crash at any moment there is the old one or the new
   * one. `replaced` is what was read before. When the file has changed since, nothing is written. The new
   * file has the owner of the replaced one.
   */
  replace(name: string, bytes: Buffer, mode: number, replaced: FileSnapshot | undefined): void {
    const path = this.#inside(name);
    const shown = this.#show(name);
    // The name is always the same, so that the next run removes what a killed run left behind.
    const temporary = `${path}.eb-health-hooks.tmp`;
    explain(`cannot write ${shown}, it is as it was`, () => {
      try {
        removeIfThere(temporary);
        // "wx" means O_EXCL: it does not open anything that is there by now, not even a symbolic link.
        const file = openSync(temporary, "wx", 0o600);
        try {
          writeFileSync(file, bytes);
          if (replaced) fchownSync(file, replaced.uid, replaced.gid);
          fchmodSync(file, mode);
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
        const facts = lstatSync(path, { bigint: true, throwIfNoEntry: false });
        if ((facts && identityOf(facts)) !== replaced?.identity)
          throw new HookError("failure", `${shown} was changed by someone else just now`, {
            remedy: ["It is as the other one left it. Deploy again."],
          });
        renameSync(temporary, path);
      } catch (error) {
        orElse(undefined, () => removeIfThere(temporary)); // the first error says what is wrong
        throw error;
      }
    });
    this.#sync();
  }

  /** The descriptor of a file of root's own, to hold a lock on: it is made where it is not there. */
  openLock(name: string): number {
    const flags = constants.O_RDWR | constants.O_CREAT | O_NOFOLLOW | O_NONBLOCK;
    return explain(`cannot open ${this.#show(name)}`, () => openSync(this.#inside(name), flags, 0o600));
  }

  names(): string[] {
    return explain(`cannot list the folder ${this.#shown}`, () => readdirSync(this.#inside(".")));
  }

  remove(name: string): void {
    explain(`cannot delete ${this.#show(name)}`, () => removeIfThere(this.#inside(name)));
    this.#sync();
  }

  /** A folder in it that nobody else has put something into. */
  removeIfEmpty(name: string): void {
    explain(`cannot delete ${this.#show(name)}`, () =>
      ignoring("ENOENT", () => ignoring("ENOTEMPTY", () => rmdirSync(this.#inside(name)))),
    );
  }

  #sync(): void {
    const what = `cannot make sure that the change in ${this.#shown} is on the disk`;
    explain(what, () => fsyncSync(this.#descriptor));
  }

  #inside(name: string): string {
    return `/proc/self/fd/${this.#descriptor}/${name}`;
  }

  #show(name: string): string {
    return `${this.#shown}/${name}`;
  }
}

/** `Folder.read` of a path that has folders of its own. The path is relative to `base` and has no `..`. */
export function readBelow(base: string, path: string): FileSnapshot | undefined {
  const end = path.lastIndexOf("/");
  return Folder.open(base, path.slice(0, Math.max(0, end)))?.read(path.slice(end + 1));
}

/** @param shown the path in messages */
function readRegularFile(path: string, shown: string): FileSnapshot | undefined {
  const read = () => {
    // The type is looked at first, because opening a FIFO or a device can already do something.
    refuseUnless("regular file", lstatSync(path), shown);
    const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const facts = fstatSync(file, { bigint: true });
      refuseUnless("regular file", facts, shown);
      return {
        bytes: readBounded(file, shown),
        uid: Number(facts.uid),
        gid: Number(facts.gid),
        mode: Number(facts.mode) & 0o7777,
        identity: identityOf(facts),
      };
    } finally {
      closeSync(file);
    }
  };
  return ignoring("ENOENT", () => explain(`cannot read ${shown}`, read));
}

function openFolder(path: string, shown: string): number {
  return explain(`cannot open the folder ${shown}`, () => {
    refuseUnless("folder", lstatSync(path), shown); // it has the better message
    return openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  });
}

type FileKind = Pick<BigIntStats, "isFile" | "isDirectory" | "isSymbolicLink">;

function refuseUnless(wanted: "regular file" | "folder", facts: FileKind, shown: string): void {
  const found = facts.isFile()
    ? "regular file"
    : facts.isDirectory()
      ? "folder"
      : facts.isSymbolicLink()
        ? "symbolic link"
        : "device, a socket or a named pipe";
  if (found === wanted) return;
  throw new HookError("failure", `${shown} is a ${found}, not a ${wanted}: it is left alone`, {
    remedy: [`Hooks run as root in a folder of the app's user, so they follow no link. Use a ${wanted}.`],
  });
}

function readBounded(file: number, shown: string): Buffer {
  const buffer = Buffer.allocUnsafe(MAX_FILE_BYTES + 1);
  let length = 0;
  let count: number;
  do {
    count = readSync(file, buffer, { offset: length });
    length += count;
  } while (count > 0);
  if (length > MAX_FILE_BYTES)
    throw new HookError("failure", `${shown} is larger than 1 MiB: it is left alone`, {
      remedy: ["Name the right file in HEALTH_HOOKS_ENV_FILE."],
    });
  return buffer.subarray(0, length);
}

function identityOf({ dev, ino, size, ctimeNs }: BigIntStats): string {
  return `${dev}:${ino}:${size}:${ctimeNs}`;
}

function removeIfThere(path: string): void {
  ignoring("ENOENT", () => unlinkSync(path));
}

/** Returns undefined instead of an error of the file system that has this code. */
function ignoring<T>(code: string, action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (errorCodeOf(error instanceof HookError ? error.cause : error) !== code) throw error;
    return undefined;
  }
}

/** Turns an error of the file system into one that says what was to be done. */
function explain<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    if (errorCodeOf(cause) === undefined) throw cause;
    // A message is such as "ENOSPC: no space left on device, write". The text after the comma names a path
    // below /proc.
    const [reason] = (cause as Error).message.split(", ", 1);
    throw new HookError("failure", `${what}: ${reason}`, { cause });
  }
}

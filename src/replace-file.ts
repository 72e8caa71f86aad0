import {
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
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { errorCodeOf, HookError } from "./errors.ts";

/** An env file is a few kilobytes; what is larger than this is something else. */
const MAX_BYTES = 1024 * 1024;

export interface FileSnapshot {
  readonly bytes: Buffer;
  readonly owner: { readonly uid: number; readonly gid: number };
  /** Permission bits. */
  readonly mode: number;
  /** Changes whenever the file does: device, inode, size and time of the last change. */
  readonly identity: string;
}

/**
 * A folder that is held open, for root in a place where others may write: no component below `base` may be a
 * symbolic link, and files are reached through the open folder, so that it does not help to swap the path.
 * All methods are synchronous: a signal is seen before a replacement or after it, never in the middle.
 */
export class Folder {
  readonly #descriptor: number;
  readonly #shown: string;

  private constructor(descriptor: number, shown: string) {
    this.#descriptor = descriptor;
    this.#shown = shown;
  }

  /**
   * Opens `below` inside `base`, which is trusted. Undefined when it does not exist, unless it is to be created.
   * The descriptor stays open until the process ends: a hook opens three folders and lives for seconds.
   */
  static open(base: string, below: readonly string[], create = false): Folder | undefined {
    let folder = new Folder(openFolder(base, base), base);
    for (const name of below) {
      const path = folder.#inside(name);
      const shown = `${folder.#shown.replace(/\/$/, "")}/${name}`;
      if (create) makeFolder(path, shown);
      try {
        folder = new Folder(openFolder(path, shown), shown);
      } catch (error) {
        if (error instanceof HookError && errorCodeOf(error.cause) === "ENOENT") return undefined;
        throw error;
      }
    }
    return folder;
  }

  /** Undefined when there is no such file. Refuses what is not a regular file of at most 1 MiB. */
  read(name: string): FileSnapshot | undefined {
    return readRegularFile(this.#inside(name), this.#show(name));
  }

  /**
   * Puts a whole new file in the place of `name`: after a crash at any moment there is the old one or the new
   * one. `replaced` is what was read; when that is no longer what is there, nothing is written. The new file
   * has the owner of the replaced one.
   */
  replace(name: string, bytes: Buffer, mode: number, replaced: FileSnapshot | undefined): void {
    const path = this.#inside(name);
    // Always the same name, so that what a killed run left behind is gone after the next one.
    const temporary = this.#inside(`${name}.eb-health-hooks.tmp`);
    try {
      removeIfThere(temporary);
      const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
      const file = openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
      try {
        writeFileSync(file, bytes);
        if (replaced) fchownSync(file, replaced.owner.uid, replaced.owner.gid);
        fchmodSync(file, mode);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      this.#refuseIfChanged(name, replaced);
      renameSync(temporary, path);
    } catch (error) {
      try {
        removeIfThere(temporary);
      } catch {
        // The first error says what is wrong.
      }
      throw fileError(error, `cannot write ${this.#show(name)}, it is as it was`);
    }
    this.#sync(`cannot make sure that the new ${this.#show(name)} is on the disk`);
  }

  /** Tells whether two paths are the same folder. */
  get inode(): string {
    return String(fstatSync(this.#descriptor, { bigint: true }).ino);
  }

  names(): string[] {
    return readdirSync(`/proc/self/fd/${this.#descriptor}`);
  }

  remove(name: string): void {
    try {
      removeIfThere(this.#inside(name));
    } catch (error) {
      throw fileError(error, `cannot delete ${this.#show(name)}`);
    }
    this.#sync(`cannot make sure that ${this.#show(name)} is deleted on the disk`);
  }

  #sync(problem: string): void {
    try {
      fsyncSync(this.#descriptor);
    } catch (error) {
      throw fileError(error, problem);
    }
  }

  #refuseIfChanged(name: string, replaced: FileSnapshot | undefined): void {
    const facts = lstatSync(this.#inside(name), { bigint: true, throwIfNoEntry: false });
    if ((facts && identityOf(facts)) !== replaced?.identity) {
      throw new HookError("failure", `${this.#show(name)} was changed by someone else in this moment`, {
        remedy: ["It is as the other one left it. Deploy again."],
      });
    }
  }

  #inside(name: string): string {
    return `/proc/self/fd/${this.#descriptor}/${name}`;
  }

  #show(name: string): string {
    return `${this.#shown}/${name}`;
  }
}

/**
 * Undefined when there is no such file. Refuses what is not a regular file of at most 1 MiB.
 * @param shown the path for messages
 */
export function readRegularFile(path: string, shown = path): FileSnapshot | undefined {
  try {
    // Looked at before it is opened: to open a FIFO or a device can already do something.
    refuseUnlessRegular(lstatSync(path), shown);
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const facts = fstatSync(file, { bigint: true });
      refuseUnlessRegular(facts, shown);
      return {
        bytes: readBounded(file, shown),
        owner: { uid: Number(facts.uid), gid: Number(facts.gid) },
        mode: Number(facts.mode) & 0o7777,
        identity: identityOf(facts),
      };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return undefined;
    throw fileError(error, `cannot read ${shown}`);
  }
}

interface FileKind {
  isFile(): boolean;
  isSymbolicLink(): boolean;
  isDirectory(): boolean;
}

function refuseUnlessRegular(facts: FileKind, shown: string): void {
  if (facts.isFile()) return;
  const kind = facts.isSymbolicLink()
    ? "a symbolic link"
    : facts.isDirectory()
      ? "a folder"
      : "a device, a socket or a named pipe";
  throw new HookError("failure", `${shown} is ${kind}, not a regular file: it is left alone`, {
    remedy: ["Hooks run as root in a folder of the app's user, so they follow no link. Use a regular file."],
  });
}

function openFolder(path: string, shown: string): number {
  const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = constants;
  try {
    return openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  } catch (cause) {
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    const reason = isLink ? "it is a symbolic link" : `${errorCodeOf(cause)}`;
    throw new HookError("failure", `cannot open the folder ${shown}: ${reason}`, { cause });
  }
}

function makeFolder(path: string, shown: string): void {
  try {
    mkdirSync(path, 0o755);
  } catch (error) {
    if (errorCodeOf(error) !== "EEXIST") throw fileError(error, `cannot make the folder ${shown}`);
  }
}

function readBounded(file: number, shown: string): Buffer {
  const buffer = Buffer.allocUnsafe(MAX_BYTES + 1);
  let length = 0;
  for (let count = -1; count !== 0 && length < buffer.length; length += count) {
    count = readSync(file, buffer, length, buffer.length - length, null);
  }
  if (length > MAX_BYTES) {
    throw new HookError("failure", `${shown} is larger than 1 MiB: it is left alone`, {
      remedy: ["Name the right file in HEALTH_HOOKS_ENV_FILE."],
    });
  }
  return Buffer.from(buffer.subarray(0, length));
}

function identityOf(facts: {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly size: bigint;
  readonly ctimeNs: bigint;
}): string {
  return `${facts.dev}:${facts.ino}:${facts.size}:${facts.ctimeNs}`;
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errorCodeOf(error) !== "ENOENT") throw error;
  }
}

function fileError(cause: unknown, what: string): unknown {
  if (cause instanceof HookError) return cause;
  const code = errorCodeOf(cause);
  if (code === undefined) return cause;
  const reasons: Readonly<Record<string, string>> = {
    EACCES: "permission denied",
    EDQUOT: "the quota is used up",
    EISDIR: "it is a folder",
    ELOOP: "it is a symbolic link",
    ENOSPC: "no space left on the device",
    EPERM: "not permitted (hooks run as root)",
    EROFS: "the file system is read-only",
  };
  return new HookError("failure", `${what}: ${reasons[code] ?? code}`, { cause });
}

import { stat } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { inflateRawSync } from "node:zlib";
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from "yauzl";
import { describeError } from "../../errors.ts";
import { Stop } from "../cli-error.ts";
import type { Bundle, BundleFile } from "./bundle.ts";
import { crcOn } from "./crc.ts";
import { Allowance, refuseLarge } from "./read-file.ts";
import { ZipReader } from "./zip-reader.ts";

/** More is not unpacked only to see whether it is whole. */
const MAX_COMPARED_BYTES = 512 * 1024 * 1024;
const MADE_ON_UNIX = 3;
const TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

const DAMAGED = "its bytes are not those that were packed";

/** Throws a Stop where a file of the zip is damaged: unzip would fail on the instance, whatever the file is for. */
async function compareAll(path: string, zip: ZipFile, reader: ZipReader, entries: Iterable<Entry>) {
  let left = MAX_COMPARED_BYTES;
  for (const entry of entries) {
    left -= entry.uncompressedSize;
    if (left < 0) return;
    if (!isReadable(entry)) continue; // unzip knows more than yauzl
    try {
      const sum = isSmall(entry) ? crcOn(0, contentOf(entry, reader)) : await sumOf(entry, zip);
      if (sum !== entry.crc32) throw new Error(DAMAGED);
    } catch (error) {
      throw unreadable(`${path}: ${entry.fileName}`, error);
    }
  }
}

async function sumOf(entry: Entry, zip: ZipFile): Promise<number> {
  let sum = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) sum = crcOn(sum, chunk);
  return sum;
}

function isReadable(entry: Entry): boolean {
  return [0, 8].includes(entry.compressionMethod) && !entry.isEncrypted();
}

function isSmall(entry: Entry): boolean {
  return isReadable(entry) && Math.max(entry.compressedSize, entry.uncompressedSize) <= SMALL;
}

const SMALL = 256 * 1024;
const HEADER_BYTES = 30;
const HEADER = 0x04034b50;

/** Of a small file, at once: a stream for each takes longer than to unpack it. */
function contentOf(entry: Entry, reader: ZipReader): Buffer {
  const at = entry.relativeOffsetOfLocalHeader;
  const header = reader.bytesAt(at, HEADER_BYTES);
  if (header.length < HEADER_BYTES || header.readUInt32LE() !== HEADER) throw new Error(DAMAGED);
  const start = at + HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = reader.bytesAt(start, entry.compressedSize);
  const limit = { maxOutputLength: Math.max(1, entry.uncompressedSize) };
  const bytes = entry.compressionMethod === 8 ? inflateRawSync(packed, limit) : packed;
  if (packed.length < entry.compressedSize || bytes.length !== entry.uncompressedSize)
    throw new Error(DAMAGED);
  return bytes;
}

/**
 * Reads a zip's list of files. Their content is read only when it is asked for.
 * @param isOwn it was packed just now, so nothing in it is damaged
 */
export async function openZip(path: string, { isOwn = false } = {}): Promise<Bundle> {
  const facts = await stat(path);
  // A named pipe would be waited for, and no signal would be heard meanwhile.
  if (!facts.isFile()) throw new Stop(`${path} is no file: name an app's folder or a zip.`);
  const bytes = facts.size;
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  const reader = new ZipReader(path);
  try {
    zip = await fromRandomAccessReaderPromise(reader, bytes, { autoClose: false });
  } catch (error) {
    reader.close(() => {});
    throw unreadable(path, error);
  }
  try {
    for await (const entry of zip.eachEntry()) {
      // unzip does the same. The EB CLI writes symbolic links as ./name. Of two entries with one name the
      // last counts.
      if (!entry.fileName.endsWith("/")) entries.set(plainPath(entry.fileName), slim(entry));
    }
    if (!isOwn) await compareAll(path, zip, reader, entries.values());
  } catch (error) {
    zip.close();
    throw error instanceof Stop ? error : unreadable(path, error);
  }
  const allowance = new Allowance();
  const files = new Map([...entries].map(([name, entry]) => [name, describe(name, entry)]));
  const contentAt = async (name: string, kind: BundleFile["kind"]) => {
    const entry = entries.get(name);
    if (!entry || files.get(name)?.kind !== kind) return undefined;
    refuseLarge(`${path}: ${name}`, entry.uncompressedSize);
    allowance.take(entry.uncompressedSize);
    try {
      const bytes = isSmall(entry)
        ? Buffer.from(contentOf(entry, reader))
        : await buffer(await zip.openReadStreamPromise(entry));
      if (crcOn(0, bytes) !== entry.crc32) throw new Error(DAMAGED);
      return bytes;
    } catch (error) {
      throw unreadable(`${path}: ${name}`, error);
    }
  };
  return {
    files,
    bytes,
    isZipped: true,
    read: (name) => contentAt(name, "file"),
    linkTarget: async (name) => (await contentAt(name, "symlink"))?.toString("utf8"),
    async stream(name) {
      const entry = entries.get(name);
      if (!entry) throw new Stop(`there is no ${name} in ${path}`);
      return zip.openReadStreamPromise(entry);
    },
    close: async () => zip.close(),
  };
}

const NOTHING = Buffer.alloc(0);

/** Without what nobody reads of it: a zip may have any number of entries. */
function slim(entry: Entry): Entry {
  const none = { extraFields: [], extraFieldRaw: NOTHING, fileNameRaw: NOTHING, fileCommentRaw: NOTHING };
  return Object.assign(entry, none);
}

function describe(path: string, entry: Entry): BundleFile {
  // In a zip that was not made on Unix the upper half of the attributes has no mode. git archive marks only
  // executable files as made on Unix.
  const mode = entry.versionMadeBy >>> 8 === MADE_ON_UNIX ? entry.externalFileAttributes >>> 16 : 0;
  return {
    path,
    kind: (mode & TYPE_MASK) === SYMLINK ? "symlink" : "file",
    mode: mode === 0 ? undefined : mode & 0o7777,
    bytes: entry.uncompressedSize,
  };
}

/** As unzip makes the file: of `.//a/./b` it makes `a/b`. */
function plainPath(name: string): string {
  return name
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}

function unreadable(what: string, cause: unknown): Stop {
  const reason = describeError(cause).replace(/\.$/, "");
  return new Stop(`${what} cannot be read as a zip (${reason}): build the bundle again.`, undefined, {
    cause,
  });
}

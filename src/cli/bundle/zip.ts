import { stat } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from "yauzl";
import { describeError } from "../../errors.ts";
import { Stop } from "../cli-error.ts";
import type { Bundle, BundleFile } from "./bundle.ts";
import { Allowance, refuseLarge } from "./read-file.ts";
import { ZipReader } from "./zip-reader.ts";

/** More is not unpacked only to see whether it is whole. */
const MAX_COMPARED_BYTES = 512 * 1024 * 1024;
const MADE_ON_UNIX = 3;
const TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

const DAMAGED = "its bytes are not those that were packed";

/** Throws a Stop where a file of the zip is damaged: unzip would fail on the instance, whatever the file is for. */
async function compareAll(path: string, zip: ZipFile, entries: Iterable<Entry>): Promise<void> {
  let left = MAX_COMPARED_BYTES;
  for (const entry of entries) {
    left -= entry.uncompressedSize;
    if (left < 0) return;
    if (![0, 8].includes(entry.compressionMethod) || entry.isEncrypted()) continue; // unzip knows more than yauzl
    try {
      let value = NO_BYTES;
      for await (const chunk of await zip.openReadStreamPromise(entry)) value = crcOn(value, chunk);
      if (crcOf(value) !== entry.crc32) throw new Error(DAMAGED);
    } catch (error) {
      throw unreadable(`${path}: ${entry.fileName}`, error);
    }
  }
}

/**
 * Reads a zip's list of files. Their content is read only when it is asked for.
 * @param isOwn it was packed just now, so nothing in it is damaged
 */
export async function openZip(path: string, { isOwn = false } = {}): Promise<Bundle> {
  const { size: bytes } = await stat(path);
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  let reader: ZipReader;
  try {
    reader = new ZipReader(path);
    zip = await fromRandomAccessReaderPromise(reader, bytes, { autoClose: false });
  } catch (error) {
    throw unreadable(path, error);
  }
  try {
    for await (const entry of zip.eachEntry()) {
      // unzip does the same. The EB CLI writes symbolic links as ./name. Of two entries with one name the
      // last counts.
      if (!entry.fileName.endsWith("/")) entries.set(plainPath(entry.fileName), entry);
    }
    if (!isOwn) await compareAll(path, zip, entries.values());
  } catch (error) {
    zip.close();
    throw error instanceof Stop ? error : unreadable(path, error);
  }
  const allowance = new Allowance();
  const files = new Map([...entries].map(([name, entry]) => [name, describe(name, entry)]));
  const contentOf = async (name: string, kind: BundleFile["kind"]) => {
    const entry = entries.get(name);
    if (!entry || files.get(name)?.kind !== kind) return undefined;
    refuseLarge(`${path}: ${name}`, entry.uncompressedSize);
    allowance.take(entry.uncompressedSize);
    try {
      const isStored = isOwn && entry.compressionMethod === 0;
      const bytes = isStored ? reader.stored(entry) : await buffer(await zip.openReadStreamPromise(entry));
      if (crc32(bytes) !== entry.crc32) throw new Error(DAMAGED);
      return bytes;
    } catch (error) {
      throw unreadable(`${path}: ${name}`, error);
    }
  };
  return {
    files,
    bytes,
    isZipped: true,
    read: (name) => contentOf(name, "file"),
    linkTarget: async (name) => (await contentOf(name, "symlink"))?.toString("utf8"),
    async stream(name) {
      const entry = entries.get(name);
      if (!entry) throw new Stop(`there is no ${name} in ${path}`);
      return zip.openReadStreamPromise(entry);
    },
    close: async () => zip.close(),
  };
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

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

const NO_BYTES = 0xffffffff;

/** Node.js has this itself since 20.15 only. */
function crcOn(start: number, bytes: Buffer): number {
  let value = start;
  for (const byte of bytes) value = (value >>> 8) ^ (CRC_TABLE[(value ^ byte) & 0xff] ?? 0);
  return value;
}

const crcOf = (value: number) => ~value >>> 0;
const crc32 = (bytes: Buffer) => crcOf(crcOn(NO_BYTES, bytes));

function unreadable(what: string, cause: unknown): Stop {
  const reason = describeError(cause).replace(/\.$/, "");
  return new Stop(`${what} cannot be read as a zip (${reason}): build the bundle again.`, undefined, {
    cause,
  });
}

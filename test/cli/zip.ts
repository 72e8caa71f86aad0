import { open } from "node:fs/promises";
import { crc32 } from "node:zlib";

interface ZipEntry {
  readonly path: string;
  readonly content: Buffer;
  /** Undefined: as a zip made on Windows, which has none. */
  readonly mode: number | undefined;
}

/** A zip without compression: any bytes, any names and any modes. */
export async function writeZip(
  file: string,
  entries: readonly ZipEntry[],
  holeBefore: number,
): Promise<void> {
  const handle = await open(file, "w");
  let at = holeBefore;
  const put = async (bytes: Buffer) => {
    await handle.write(bytes, 0, bytes.length, at);
    at += bytes.length;
  };
  const directory: Buffer[] = [];
  for (const { path, content, mode } of entries) {
    const name = Buffer.from(path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version needed
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(mode === undefined ? 20 : (3 << 8) | 20, 4);
    common.copy(header, 6);
    header.writeUInt32LE(mode === undefined ? 0 : (mode << 16) >>> 0, 38);
    header.writeUInt32LE(at, 42);
    directory.push(header, name);
    await put(Buffer.concat([Buffer.from("PK\u0003\u0004"), common, name, content]));
  }
  const start = at;
  const list = Buffer.concat(directory);
  await put(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(start, 16);
  await put(end);
  await handle.close();
}

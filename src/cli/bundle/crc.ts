import * as zlib from "node:zlib";

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** Of the bytes that follow those with this sum; 0 for the first. Node.js has it itself since 20.15 only. */
export const crcOn: (sum: number, bytes: Buffer) => number = zlib.crc32
  ? (sum, bytes) => zlib.crc32(bytes, sum)
  : crcByTable;

export function crcByTable(sum: number, bytes: Buffer): number {
  let value = ~sum;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  return ~value >>> 0;
}

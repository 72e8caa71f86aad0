import { closeSync, openSync, readSync } from "node:fs";
import { Readable } from "node:stream";
import { RandomAccessReader } from "yauzl";

const WINDOW_BYTES = 256 * 1024;

/**
 * A zip on the disk, read ahead: its list has a few bytes for each entry, and a call of the system for each of them takes
 * seconds where there are 20,000.
 */
export class ZipReader extends RandomAccessReader {
  readonly #file: number;
  #buffer = Buffer.allocUnsafe(WINDOW_BYTES);
  #window = this.#buffer.subarray(0, 0);
  #start = 0;

  constructor(path: string) {
    super();
    this.#file = openSync(path, "r");
  }

  /** Fewer at the end of the file. They are there until the next call. */
  bytesAt(position: number, length: number): Buffer {
    const from = position - this.#start;
    if (from >= 0 && from + length <= this.#window.length) return this.#window.subarray(from, from + length);
    if (length > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(length);
    this.#window = this.#buffer.subarray(
      0,
      readSync(this.#file, this.#buffer, 0, this.#buffer.length, position),
    );
    this.#start = position;
    return this.#window.subarray(0, length);
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytes?: number) => void,
  ): void {
    try {
      callback(null, this.bytesAt(position, length).copy(buffer, offset));
    } catch (error) {
      callback(error as Error);
    }
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#chunks(start, end), { objectMode: false });
  }

  *#chunks(start: number, end: number): Generator<Buffer> {
    for (let at = start; at < end; ) {
      const bytes = this.bytesAt(at, Math.min(end - at, WINDOW_BYTES));
      if (bytes.length === 0) return;
      at += bytes.length;
      yield Buffer.from(bytes);
    }
  }

  override close(callback: (error: Error | null) => void): void {
    closeSync(this.#file);
    setImmediate(callback, null);
  }
}

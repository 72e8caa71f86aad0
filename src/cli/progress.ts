import type { Writable } from "node:stream";

export interface Progress {
  /** Replaces what was said before. */
  readonly say: (what: string) => void;
  readonly end: () => void;
}

/** Shows one line to somebody who waits. Writes nothing where the stream is no terminal, or takes no escape codes. */
export function createProgress(stream: Writable & { readonly isTTY?: boolean }, isPlain = false): Progress {
  if (stream.isTTY !== true || isPlain) return { say: () => {}, end: () => {} };
  const clear = "\r\u001b[K";
  return {
    say: (what) => void stream.write(`${clear}${what} ...`),
    end: () => void stream.write(clear),
  };
}

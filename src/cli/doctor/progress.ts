import type { Writable } from "node:stream";

export interface Progress {
  /** Takes the place of what was said before. */
  readonly say: (what: string) => void;
  readonly end: () => void;
}

/** One line for somebody who waits; nothing where nobody looks. */
export function createProgress(stream: Writable & { readonly isTTY?: boolean }): Progress {
  if (stream.isTTY !== true) return { say: () => {}, end: () => {} };
  const clear = "\r\u001b[K";
  return {
    say: (what) => void stream.write(`${clear}${what} ...`),
    end: () => void stream.write(clear),
  };
}

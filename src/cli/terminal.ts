import type { Writable } from "node:stream";
import type { Severity } from "./finding.ts";

/** Where a command writes to. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly paint: (style: Style, text: string) => string;
}

export type Style = Severity | "bold" | "ok";

const CODES: Readonly<Record<Style, number>> = { error: 31, warning: 33, note: 36, ok: 32, bold: 1 };

/** Names and values come from a bundle or an account: none of them gets to move the cursor. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, "?");
}

/** Colour only for people: on a terminal, and never with NO_COLOR (https://no-color.org). */
export function createTerminal(
  out: Writable & { readonly isTTY?: boolean },
  err: Writable,
  env: Readonly<Record<string, string | undefined>>,
): Terminal {
  const isColoured = out.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  return {
    out: (line) => void out.write(`${line}\n`),
    err: (line) => void err.write(`${line}\n`),
    paint: (style, text) => (isColoured ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text),
  };
}

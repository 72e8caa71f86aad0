import { basename } from "node:path";
import type { Writable } from "node:stream";
import type { Env } from "../env.ts";
import { shellWord, UNPRINTABLE } from "../words.ts";
import type { FindingSeverity } from "./check/finding.ts";
import { createProgress, type Progress } from "./progress.ts";

/** Where a command writes to. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** What is being done, for somebody who waits at a terminal. */
  readonly progress: Progress;
  readonly paint: (style: Style, text: string) => string;
  /** How the tool was called, for commands that somebody will paste. */
  readonly tool: string;
  /** Where that will be. */
  readonly folder: string;
}

export type Style = FindingSeverity | "bold" | "ok";

const CODES: Readonly<Record<Style, number>> = { error: 31, warning: 33, note: 36, ok: 32, bold: 1 };

/** Names and values come from a bundle or an account. None of them may move the cursor or turn the text around. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, "?");
}

/**
 * A command to paste calls the program that is running. npx would fetch a package of that name, and that
 * package may be somebody else's.
 */
function toolOf([, program = ""]: readonly string[], env: Env): string {
  if (basename(program) !== "eb-health-hooks") return `node ${shellWord(program)}`;
  return env.npm_command === "exec" ? "npx eb-health-hooks" : "eb-health-hooks";
}

/** Colour is only for people: on a terminal, and never with NO_COLOR (https://no-color.org). */
export function createTerminal(
  out: Writable & { readonly isTTY?: boolean },
  err: Writable & { readonly isTTY?: boolean },
  { argv, env, cwd }: { readonly argv: readonly string[]; readonly env: Env; readonly cwd: () => string },
): Terminal {
  const isPlain = Boolean(env.NO_COLOR) || env.TERM === "dumb";
  const isColoured = out.isTTY === true && !isPlain;
  return {
    out: (line) => void out.write(`${line}\n`),
    err: (line) => void err.write(`${line}\n`),
    progress: createProgress(err, isPlain),
    tool: toolOf(argv, env),
    folder: cwd(),
    paint: (style, text) => (isColoured ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text),
  };
}

import { UNPRINTABLE } from "./words.ts";

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Long enough for an IAM statement. Short enough that a page of HTML does not drown the log. */
const MAX_MESSAGE_LENGTH = 2000;

/**
 * Writes `LEVEL hook: message`, one line for each event. The platform adds the time and streams the log to
 * CloudWatch, so messages carry no secrets. Text from outside cannot forge a line of its own.
 */
export function createLog(
  hook: string,
  out: { write(text: string): unknown },
  err: { write(text: string): unknown },
): Log {
  const line = (level: string, message: string) => `${level} ${hook}: ${oneLine(message)}\n`;
  return {
    info: (message) => void out.write(line("INFO", message)),
    warn: (message) => void err.write(line("WARN", message)),
    error: (message) => void err.write(line("ERROR", message)),
  };
}

const ONE_OR_MORE = new RegExp(`${UNPRINTABLE.source}+`, "gu");

function oneLine(message: string): string {
  const flat = message.replace(ONE_OR_MORE, " ").trim();
  if (flat.length <= MAX_MESSAGE_LENGTH) return flat;
  const start = flat.slice(0, MAX_MESSAGE_LENGTH).replace(/[\ud800-\udbff]$/, ""); // never half a character
  return `${start} [cut]`;
}

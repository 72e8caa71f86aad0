import { spawnSync } from "node:child_process";
import { onPath } from "./debian-packages.ts";
import { PATIENCE_MS } from "./patience.ts";

/** Undefined where there is none, and where it may not trace: some containers forbid it. */
export const STRACE = tracing(onPath("strace"));

function tracing(strace: string | undefined): string | undefined {
  if (strace === undefined) return undefined;
  const args = ["-f", "-qq", "-o", "/dev/null", "true"];
  return spawnSync(strace, args, { stdio: "ignore", timeout: PATIENCE_MS }).status === 0 ? strace : undefined;
}

/** What strace -f wrote, a call a line: it breaks one in two where another process calls meanwhile. */
export function wholeCalls(written: string): string {
  const begun = new Map<string, string>();
  const whole = written.split("\n").flatMap((line) => {
    const [, id = "", start] = /^(\d+) +(.*) <unfinished \.\.\.>$/.exec(line) ?? [];
    if (start !== undefined) {
      begun.set(id, start);
      return [];
    }
    const [, of = "", end] = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/.exec(line) ?? [];
    return [end === undefined ? line : `${of} ${begun.get(of) ?? ""}${end}`];
  });
  return whole.join("\n");
}

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

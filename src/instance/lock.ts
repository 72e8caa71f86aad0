import { spawn } from "node:child_process";
import type { Log } from "../log.ts";
import { Folder } from "./folder.ts";
import { STATE_FOLDER } from "./override.ts";
import type { LiveInstance } from "./platform.ts";
import { orNone } from "./seen.ts";

/** As long as one run may take. One that does not end, because somebody stopped it, is not waited for longer. */
export const LOCK_SECONDS = 60;
const FLOCK = "/usr/bin/flock";

/**
 * Waits until no other run of the hooks is at work on this instance, such as one by hand during a deployment. The lock
 * is on a file that this process holds open, so it ends with the process, whatever ends it. False where there is none:
 * the run goes on, but may take nothing for left over.
 */
export async function waitForOthers(instance: LiveInstance, log: Log): Promise<boolean> {
  // Where the folder cannot be written, the hook says so when it has something to write.
  const file = orNone(() => Folder.make(instance.systemRoot, STATE_FOLDER).openLock("lock"));
  if (file === undefined) return false;
  const first = await lock(instance, file, ["-n"]);
  if (first !== 1) return first === 0;
  log.info("another run of the hooks is at work on this instance; waiting for it");
  if ((await lock(instance, file, ["-w", String(LOCK_SECONDS)])) === 0) return true;
  log.warn(
    `the other run has not ended within ${LOCK_SECONDS} s, and this one goes on without it: see ps -ef`,
  );
  return false;
}

/** The exit status of flock(1), which locks what this process has open; undefined where it does not run. */
async function lock({ signal }: LiveInstance, file: number, args: readonly string[]) {
  const child = spawn(FLOCK, [...args, "3"], { stdio: ["ignore", "ignore", "ignore", file], signal });
  const code = await new Promise<number | undefined>((resolve) => {
    child.once("error", () => resolve(undefined));
    child.once("close", (status) => resolve(status ?? undefined));
  });
  signal.throwIfAborted();
  return code;
}

import { lstat, mkdir, readlink, rm, symlink } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Longer than everything that is done under a lock. */
const LOCK_MS = 20 * 60_000;

/**
 * Runs `action` while no other process does. The lock is a symbolic link whose text is the holder's process id:
 * made and labelled in one step, and void when that process has ended. Two processes that find a void lock in the
 * same instant may both go on.
 */
export async function locked<Result>(lock: string, action: () => Promise<Result>): Promise<Result> {
  await mkdir(dirname(lock), { recursive: true });
  while (!(await take(lock))) {
    if (await isVoid(lock)) await rm(lock, { force: true });
    else await sleep(250);
  }
  try {
    return await action();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await symlink(String(process.pid), lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function isVoid(lock: string): Promise<boolean> {
  try {
    if (Date.now() - (await lstat(lock)).mtimeMs > LOCK_MS) return true;
    process.kill(Number(await readlink(lock)), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

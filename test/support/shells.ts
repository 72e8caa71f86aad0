import { installPrograms, onPath } from "./debian-packages.ts";

export interface Shell {
  readonly name: string;
  /** Undefined: this machine has none. */
  readonly path: string | undefined;
  /** Before the script's path. */
  readonly args: readonly string[];
}

const PROGRAMS = ["dash", "bash", "busybox", "strace"];

/** Every kind of /bin/sh that an instance may have: Amazon Linux's is bash in its POSIX mode. */
export const SHELLS: readonly Shell[] = [
  { name: "dash", path: onPath("dash"), args: [] },
  { name: "bash", path: onPath("bash"), args: [] },
  { name: "bash --posix", path: onPath("bash"), args: ["--posix"] },
  { name: "busybox ash", path: onPath("busybox"), args: ["ash"] },
];

/** Once before all tests of the hooks. A shell that stays missing is skipped there. */
export async function setup(): Promise<void> {
  try {
    await installPrograms(PROGRAMS);
  } catch (error) {
    console.log(`not installed: ${error instanceof Error ? error.message : error}`);
  }
}

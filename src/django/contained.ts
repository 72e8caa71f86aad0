import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** A program of the app's, and everything that it starts. */
export interface Contained {
  /** Its descriptor 3. */
  readonly input: Writable;
  /** Its descriptor 4. */
  readonly output: Readable;
  /** Settles when the first process has ended. */
  readonly ended: Promise<void>;
  /** Ends every process of it, and waits for that. */
  end(): Promise<void>;
}

/** Where the system's own programs are; `PATH` is the app's. */
const SYSTEM = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];
/** Nothing of the app's environment: these run as root. */
const CLEAN = { PATH: SYSTEM.join(":") };
const PROBE_MILLISECONDS = 5000;
const ROUNDS = 200;
const ROUND_MILLISECONDS = 10;

/** How a program becomes the app's user, and what holds its processes together. */
export interface Way {
  /** In a namespace of process ids all end with the first; without one those that leave have to be found. */
  readonly namespace: boolean;
  readonly command: readonly string[];
  readonly account: Account | undefined;
}

/** As root in a namespace of its own, where the system has and allows that. */
export async function wayFor(account: Account | undefined): Promise<Way> {
  const plain = { namespace: false, command: [], account };
  if (account === undefined || process.getuid?.() !== 0) return plain;
  const command = namespaceCommand(account);
  if (command === undefined) return plain;
  const [program = "", ...args] = command;
  try {
    await run(program, [...args, "/bin/true"], { env: CLEAN, cwd: "/", timeout: PROBE_MILLISECONDS });
    return { namespace: true, command, account: undefined };
  } catch {
    return plain;
  }
}

/**
 * The shell is the namespace's first process and stays root's, so that no process of the app's can end or outlive it.
 * No program behind it gains a right, such as one with the set-user-id bit.
 */
function namespaceCommand({ uid, gid }: Account): string[] | undefined {
  const [unshare, setpriv] = ["unshare", "setpriv"].map(findProgram);
  if (unshare === undefined || setpriv === undefined) return undefined;
  const become = [setpriv, `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--no-new-privs", "--"];
  return [
    unshare,
    "--pid",
    "--fork",
    "--kill-child",
    "--",
    "/bin/sh",
    "-c",
    '"$@"; exit $?',
    "sh",
    ...become,
  ];
}

function findProgram(name: string): string | undefined {
  return SYSTEM.map((folder) => `${folder}/${name}`).find((path) => existsSync(path));
}

/** Starts it with nothing on its three standard descriptors. */
export function startContained(way: Way, program: readonly string[]): Contained {
  const [first = "", ...args] = [...way.command, ...program];
  const child = spawn(first, args, {
    cwd: "/",
    env: CLEAN,
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    ...way.account, // with these libuv drops the supplementary groups too
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const input = child.stdio[3] as Writable;
  const output = child.stdio[4] as Readable;
  input.on("error", () => {}); // it may end before it has read everything
  return { input, output, ended, end: () => endTree(child, ended, [input, output]) };
}

/**
 * What has left its parent comes to the namespace's first process, or to one that adopts; so all are below the child.
 * The child is ended last: nobody would adopt after it.
 */
async function endTree(child: ChildProcess, ended: Promise<void>, pipes: readonly (Writable | Readable)[]) {
  const { pid } = child;
  for (let round = 0; pid !== undefined && round < ROUNDS && child.exitCode === null; round++) {
    const below = descendantsOf(pid);
    // A zombie too: it may be the first thread, ended, of a process that goes on.
    for (const one of below) kill(one);
    if (!below.some(isAlive)) break;
    await sleep(ROUND_MILLISECONDS);
  }
  if (pid !== undefined && child.exitCode === null && child.signalCode === null) kill(-pid);
  await ended;
  for (const pipe of pipes) pipe.destroy();
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // it has ended
  }
}

/** Nearest first; none where the system does not tell. */
function descendantsOf(pid: number): number[] {
  const found = childrenOf(pid);
  for (const one of found) found.push(...childrenOf(one));
  return found;
}

function childrenOf(pid: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const texts = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8"));
    return texts.flatMap((text) => text.split(" ").filter(Boolean).map(Number));
  } catch {
    return [];
  }
}

/** A zombie is there until its parent looks. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

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
const HELD = "+";
const ROUNDS = 200;
const ROUND_MILLISECONDS = 10;

/** Starts a program of the app's, as its user; undefined: as who runs this. */
export async function startContained(
  account: Account | undefined,
  program: (held: boolean) => readonly string[],
): Promise<Contained> {
  const wrapper = account && namespaceCommand(account);
  if (wrapper !== undefined) {
    const started = start([...wrapper, ...program(true)], undefined);
    if (await saysThatItIsHeld(started)) return started;
    await started.end();
  }
  return start(program(false), account);
}

/**
 * In a namespace of process ids, as root may make one: all in it end with its first process. That is a shell which
 * stays root's, so that no process of the app's can end or outlive it. It says that it is there before the app's
 * Python starts. What starts behind it gains no right, by a set-user-id bit or otherwise.
 */
function namespaceCommand({ uid, gid }: Account): string[] | undefined {
  const [unshare, setpriv] = ["unshare", "setpriv"].map(findProgram);
  if (process.getuid?.() !== 0 || unshare === undefined || setpriv === undefined) return undefined;
  const become = [setpriv, `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--no-new-privs", "--"];
  const script = `printf ${HELD} >&4; "$@"; exit $?`;
  return [unshare, "--pid", "--fork", "--kill-child", "--", "/bin/sh", "-c", script, "sh", ...become];
}

function findProgram(name: string): string | undefined {
  return SYSTEM.map((folder) => `${folder}/${name}`).find((path) => existsSync(path));
}

/** False where the system does not allow a namespace: it has ended then. */
async function saysThatItIsHeld({ output }: Contained): Promise<boolean> {
  for (;;) {
    const first: Buffer | null = output.read(1);
    if (first !== null) return first.toString() === HELD;
    if (output.readableEnded || output.destroyed) return false;
    await Promise.race(["readable", "end", "close"].map((event) => once(output, event)));
  }
}

/** With nothing on its three standard descriptors. */
function start([program = "", ...args]: readonly string[], account: Account | undefined): Contained {
  const child = spawn(program, args, {
    cwd: "/",
    env: CLEAN,
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    ...account, // with these libuv drops the supplementary groups too
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const input = child.stdio[3] as Writable;
  const output = child.stdio[4] as Readable;
  for (const pipe of [input, output]) pipe.on("error", () => {}); // it may end at any time
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
    await Promise.race([ended, sleep(ROUND_MILLISECONDS)]);
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

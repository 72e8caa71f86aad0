import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { orElse } from "../errors.ts";
import { endProcess } from "../instance/program.ts";

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
  /** Ends every process of it, and waits for that. */
  end(): Promise<void>;
}

/** Where the system's own programs are; `PATH` is the app's. */
const SYSTEM = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];
/** Nothing of the app's environment: these run as root. */
const CLEAN = { PATH: SYSTEM.join(":") };
/** More than what goes on starting processes gets to see. */
const ROUNDS = 200;

/** The system's programs by which root holds all processes of another account together. */
export interface Holders {
  readonly unshare: string;
  readonly setpriv: string;
}

/**
 * Whether root may make a namespace of process ids on this machine, which a container mostly forbids: it is tried.
 * Undefined: not, and so for whoever is not root.
 */
export async function findHolders(): Promise<Holders | undefined> {
  const [unshare, setpriv] = ["unshare", "setpriv"].map(findProgram);
  if (process.getuid?.() !== 0 || unshare === undefined || setpriv === undefined) return undefined;
  const [program, ...args] = namespace(unshare);
  const trial = spawn(program, [...args, "exit 0"], { cwd: "/", env: CLEAN, stdio: "ignore" });
  const isMade = await new Promise<boolean>((resolve) => {
    trial.once("error", () => resolve(false));
    trial.once("exit", (code) => resolve(code === 0));
  });
  return isMade ? { unshare, setpriv } : undefined;
}

/**
 * Starts a program of the app's, as its user; undefined: as who runs this.
 * @param program its command line; `held` says that the system holds all of its processes together
 */
export function startContained(
  account: Account | undefined,
  holders: Holders | undefined,
  program: (held: boolean) => readonly string[],
): Contained {
  return account && holders
    ? start([...hold(account, holders), ...program(true)], undefined, true)
    : start(program(false), account, false);
}

/**
 * In a namespace of process ids: all in it end with its first process. That is a shell which stays root's, so that no
 * process of the app's can end or outlive it. What starts behind it gains no right, by a set-user-id bit or otherwise.
 */
function hold({ uid, gid }: Account, { unshare, setpriv }: Holders): string[] {
  const become = [setpriv, `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--no-new-privs", "--"];
  return [...namespace(unshare), `"$@"; exit $?`, "sh", ...become];
}

/** What comes behind it is a script of the shell's. */
function namespace(unshare: string): [program: string, ...args: string[]] {
  return [unshare, "--pid", "--fork", "--kill-child", "--", "/bin/sh", "-c"];
}

function findProgram(name: string): string | undefined {
  return SYSTEM.map((folder) => `${folder}/${name}`).find((path) => existsSync(path));
}

/** With nothing on its three standard descriptors. */
function start(
  [program = "", ...args]: readonly string[],
  account: Account | undefined,
  isHeld: boolean,
): Contained {
  const child = spawn(program, args, {
    cwd: "/",
    env: CLEAN,
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    ...account, // with these libuv drops the supplementary groups too
  });
  const ended = new Promise<void>((resolve) => {
    for (const event of ["exit", "error"]) child.once(event, () => resolve());
  });
  const input = child.stdio[3] as Writable;
  const output = child.stdio[4] as Readable;
  for (const pipe of [input, output]) pipe.on("error", () => {}); // it may end at any time
  const end = async () => {
    await endTree(child, isHeld, ended);
    for (const pipe of [input, output]) pipe.destroy();
  };
  return { input, output, end };
}

/**
 * What has left its parent comes to the namespace's first process, or to one that adopts; so all are below the child.
 * With a namespace's first process the system ends all the others, and only then the child hears of it and ends too.
 * One that adopts is ended last.
 */
async function endTree(child: ChildProcess, isHeld: boolean, ended: Promise<void>): Promise<void> {
  const { pid } = child;
  if (pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const isBelowEnded = killBelow(pid);
    if (!isHeld || !isBelowEnded) endProcess(-pid);
  }
  await ended;
}

/** What has been ended starts no process, so it is done when nobody new is found. False where nobody was. */
function killBelow(pid: number): boolean {
  const killed = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    const found = descendantsOf(pid).filter((one) => !killed.has(one));
    if (found.length === 0) break;
    for (const one of found) {
      endProcess(one);
      killed.add(one);
    }
  }
  return killed.size > 0;
}

/** Nearest first; none where the system does not tell. */
function descendantsOf(pid: number): number[] {
  const found = childrenOf(pid);
  for (const one of found) found.push(...childrenOf(one));
  return found;
}

function childrenOf(pid: number): number[] {
  return orElse([], () => {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const texts = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8"));
    return texts.flatMap((text) => text.split(" ").filter(Boolean).map(Number));
  });
}

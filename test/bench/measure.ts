import { type SpawnOptions, spawn, spawnSync } from "node:child_process";

/** One way to do a job, as a whole process. */
export interface Contestant {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** 0 unless told otherwise. */
  readonly exitCode?: number | undefined;
  /** Before each run: puts back what the job changes. */
  readonly prepare?: (() => void) | undefined;
  /** After each run: throws unless the job is done. */
  readonly verify?: (() => void) | undefined;
}

export interface Measured {
  readonly contestant: Contestant;
  /** Of the whole process, from its start to its exit, one a round. */
  readonly milliseconds: readonly number[];
  /** The kernel's own count of the job's largest process, one a round. */
  readonly peakMegabytes: readonly number[];
}

/** More than any run takes: one that hangs ends the benchmark. */
const TIMEOUT_MILLISECONDS = 60_000;
const TIME = "/usr/bin/time";

/**
 * Runs each contestant once a round, every second round in reverse, so that what else the machine does falls on all
 * alike. Memory is counted in rounds of its own, because the program that asks the kernel takes time too.
 */
export async function measure(
  contestants: readonly Contestant[],
  rounds: { readonly time: number; readonly memory: number },
  onRound: (line: string) => void = () => {},
): Promise<Measured[]> {
  const measured = contestants.map((contestant) => ({
    contestant,
    milliseconds: [] as number[],
    peakMegabytes: [] as number[],
  }));
  // The first runs read files from disk.
  for (const contestant of contestants) await run(contestant);
  for (let round = 0; round < rounds.time; round++) {
    onRound(`time, round ${round + 1} of ${rounds.time}`);
    for (const one of inTurn(measured, round))
      one.milliseconds.push((await run(one.contestant)).milliseconds);
  }
  for (let round = 0; round < rounds.memory; round++) {
    onRound(`memory, round ${round + 1} of ${rounds.memory}`);
    for (const one of inTurn(measured, round)) {
      const { command, args } = one.contestant;
      // It forks from a small program: a child counts what its parent had before it became another program.
      const counted = { ...one.contestant, command: TIME, args: ["-q", "-f", "%M", command, ...args] };
      const kilobytes = Number(lastLine((await run(counted)).stderr));
      if (!(kilobytes > 0)) throw new Error(`${TIME} did not say how much memory ${command} took`);
      one.peakMegabytes.push(kilobytes / 1024);
    }
  }
  return measured;
}

async function run(contestant: Contestant): Promise<{ milliseconds: number; stderr: string }> {
  const { name, command, args, cwd, env, exitCode = 0, prepare, verify } = contestant;
  prepare?.();
  const options: SpawnOptions = {
    cwd,
    env,
    stdio: ["ignore", "ignore", "pipe"],
    timeout: TIMEOUT_MILLISECONDS,
    killSignal: "SIGKILL",
  };
  const started = performance.now();
  const child = spawn(command, args, options);
  let stderr = "";
  child.stderr?.on("data", (chunk) => (stderr += chunk));
  let milliseconds = 0;
  child.once("exit", () => (milliseconds = performance.now() - started));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== exitCode) throw new Error(`${name} failed (${code}): ${stderr}`);
  verify?.();
  return { milliseconds, stderr };
}

function inTurn<Item>(items: readonly Item[], round: number): readonly Item[] {
  return round % 2 === 0 ? items : items.toReversed();
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Between two values in proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below = Number.NaN, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place % 1);
}

/** Standard output of a short program that must succeed. */
export function output(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): string {
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    env,
    encoding: "utf8",
    timeout: TIMEOUT_MILLISECONDS,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed (${status}): ${stderr}`);
  return stdout.trim();
}

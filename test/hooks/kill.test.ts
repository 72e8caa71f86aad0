import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ALLOWED_HOSTS, type HookRun, lastLine, NOT_PROVEN } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";
import { STRACE } from "../support/strace.ts";

/** Side by side: more would only make each run longer. */
const BENCHES = 4;
/** On each bench, spread over the whole life of a hook. */
const KILLS = 10;

/** So much that writing it takes a while. */
const FILLER = "# a comment that fills the file\n".repeat(25_000);
const OLD = Buffer.from(`ALLOWED_HOSTS=example.com\n${FILLER}`);
const TEMPORARY = ".env.eb-health-hooks.tmp";

interface Bench extends HookBench {
  readonly edited: Buffer;
  /** What lies in the app folder before a run. */
  readonly names: readonly string[];
}

/** With the override in its place, so that the env file is what a run changes. */
async function startBench(): Promise<Bench> {
  const bench = await hookBench({ ".env": OLD.toString() });
  const edited = Buffer.from(`ALLOWED_HOSTS=example.com,${bench.address}\n${FILLER}`);
  expect((await bench.run(ALLOWED_HOSTS)).code).toBe(0);
  writeFileSync(join(bench.app, ".env"), OLD);
  return { ...bench, edited, names: readdirSync(bench.app) };
}

/** The moment is in milliseconds after the start; a run that has ended by then is not killed. */
async function killedRun(bench: Bench, signal: NodeJS.Signals, moment: number): Promise<HookRun> {
  let timer: NodeJS.Timeout | undefined;
  const onStart = (child: { kill(signal: NodeJS.Signals): boolean }) => {
    timer = setTimeout(() => child.kill(signal), moment);
  };
  try {
    writeFileSync(join(bench.app, ".env"), OLD);
    return await bench.run(ALLOWED_HOSTS, {}, { onStart });
  } finally {
    clearTimeout(timer);
  }
}

async function wholeRun(bench: Bench): Promise<number> {
  const run = await bench.run(ALLOWED_HOSTS);
  expect(run).toMatchObject({ code: 0, stderr: expect.stringMatching(NOT_PROVEN) });
  expect(stateOf(bench)).toBe("new");
  expect(readdirSync(bench.app)).toEqual(bench.names);
  return run.milliseconds;
}

/** Which of the two the env file is, byte for byte. */
function stateOf({ app, edited }: Bench): "old" | "new" {
  const bytes = readFileSync(join(app, ".env"));
  if (bytes.equals(OLD)) return "old";
  if (bytes.equals(edited)) return "new";
  throw new Error(`.env is neither the old nor the new one, it has ${bytes.length} bytes`);
}

/** How long a run takes with as many others beside it as there will be. */
async function medianRun(benches: readonly Bench[]): Promise<number> {
  const runs = benches.map(async (bench) => {
    const times: number[] = [];
    for (let run = 0; run < 3; run++) {
      writeFileSync(join(bench.app, ".env"), OLD);
      times.push(await wholeRun(bench));
    }
    return times;
  });
  const times = (await Promise.all(runs)).flat().sort((a, b) => a - b);
  return times[times.length >> 1] ?? 0;
}

/** What is to hold after each kill, beyond the one that always holds: the old file or the new one. */
const SIGNALS = {
  SIGTERM: async (bench: Bench, run: HookRun) => {
    expect(readdirSync(bench.app)).toEqual(bench.names);
    // Neither 0 nor 1: it came before the hook listened, or after it was done.
    if (run.code === 0) expect(stateOf(bench)).toBe("new");
    if (run.code === 1) {
      expect(lastLine(run.stderr)).toBe("ERROR allowed_hosts: failed: stopped by SIGTERM");
      expect(stateOf(bench)).toBe("old");
    }
  },
  SIGKILL: async (bench: Bench) => {
    await wholeRun(bench);
  },
};

test.for(["SIGTERM", "SIGKILL"] as const)(
  "%s at any moment leaves the old file or the new one, and in the end no temporary file",
  async (signal, { annotate }) => {
    const benches = await Promise.all(Array.from({ length: BENCHES }, startBench));
    const life = 1.2 * (await medianRun(benches));
    const moments = (bench: number) =>
      Array.from({ length: KILLS }, (_, kill) => ((kill + (bench + Math.random()) / BENCHES) / KILLS) * life);

    const seen = { old: 0, new: 0, "left a temporary file": 0 };
    const kills = benches.map(async (bench, index) => {
      for (const moment of moments(index)) {
        const run = await killedRun(bench, signal, moment);
        seen[stateOf(bench)] += 1;
        if (readdirSync(bench.app).includes(TEMPORARY)) seen["left a temporary file"] += 1;
        await SIGNALS[signal](bench, run);
      }
    });
    await Promise.all(kills);

    // What a random moment hits is the machine's to say: every step of a write is in the test below.
    await annotate(`${signal}: ${JSON.stringify(seen)}`);
    expect(seen.old).toBeGreaterThan(0);
    if (signal === "SIGTERM") expect(seen["left a temporary file"]).toBe(0);
  },
);

describe.skipIf(STRACE === undefined)("SIGKILL, which takes strace to hit", () => {
  test.for([
    ["before the bytes are written", "write", 1, "old"],
    ["before the file has its mode", "fchmod", 1, "old"],
    ["before the bytes are on the disk", "fsync", 1, "old"],
    ["before the file takes its place", "/^rename", 1, "old"],
    ["before its place is on the disk", "fsync", 2, "new"],
  ] as const)("%s leaves the right file", async ([, call, count, state]) => {
    const bench = await startBench();
    const only = call === "write" ? ["-P", join(bench.app, TEMPORARY)] : [];
    const kill = ["-e", `trace=${call}`, "-e", `inject=${call}:signal=KILL:when=${count}`];
    const args = ["-f", "-qq", "-o", "/dev/null", ...only, ...kill, ALLOWED_HOSTS];
    const run = await bench.run(STRACE ?? "", {}, { args });
    expect([run.code, run.stdout]).toEqual([null, ""]);
    expect(stateOf(bench)).toBe(state);
    expect(readdirSync(bench.app).includes(TEMPORARY)).toBe(state === "old");
    await wholeRun(bench);
  });
});

import { readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ALLOWED_HOSTS, type HookRun, lastLine } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";

/** Side by side: more would only make each run longer. */
const BENCHES = 4;
/** On each bench, spread over the whole life of a hook. */
const KILLS_AT_ANY_MOMENT = 20;
/** On each bench, as soon as the temporary file is seen. */
const KILLS_WHILE_WRITING = 6;

/** So much that writing it takes a while. */
const FILLER = "# a comment that fills the file\n".repeat(25_000);
const OLD = Buffer.from(`ALLOWED_HOSTS=example.com\n${FILLER}`);
const TEMPORARY = ".env.eb-health-hooks.tmp";

interface Bench extends HookBench {
  readonly edited: Buffer;
  /** What lies in the app folder before a run. */
  readonly names: readonly string[];
}

async function startBench(): Promise<Bench> {
  const bench = await hookBench({ ".env": OLD.toString() });
  const edited = Buffer.from(`ALLOWED_HOSTS=example.com,${bench.address}\n${FILLER}`);
  return { ...bench, edited, names: readdirSync(bench.app) };
}

type Moment = number | "while writing";

/** The moment is in milliseconds after the start; a run that has ended by then is not killed. */
async function killedRun(bench: Bench, signal: NodeJS.Signals, moment: Moment): Promise<HookRun> {
  let stopWaiting = () => {};
  const onStart = (child: { kill(signal: NodeJS.Signals): boolean }) => {
    if (moment === "while writing") {
      const watcher = watch(bench.app, (_, name) => {
        if (name === TEMPORARY) child.kill(signal);
      });
      stopWaiting = () => watcher.close();
    } else {
      const timer = setTimeout(() => child.kill(signal), moment);
      stopWaiting = () => clearTimeout(timer);
    }
  };
  try {
    writeFileSync(join(bench.app, ".env"), OLD);
    return await bench.run(ALLOWED_HOSTS, {}, { onStart });
  } finally {
    stopWaiting();
  }
}

async function wholeRun(bench: Bench): Promise<number> {
  const run = await bench.run(ALLOWED_HOSTS);
  expect(run).toMatchObject({ code: 0, stderr: "" });
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
  { timeout: 60_000 },
  async (signal, { annotate }) => {
    const benches = await Promise.all(Array.from({ length: BENCHES }, startBench));
    const life = 1.2 * (await medianRun(benches));
    const moments = (bench: number): Moment[] => [
      ...Array.from({ length: KILLS_AT_ANY_MOMENT }, (_, kill) => {
        const part = (kill + (bench + Math.random()) / BENCHES) / KILLS_AT_ANY_MOMENT;
        return part * life;
      }),
      ...Array.from({ length: KILLS_WHILE_WRITING }, () => "while writing" as const),
    ];

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

    await annotate(`${signal}: ${JSON.stringify(seen)}`);
    expect(seen.old + seen.new).toBe(BENCHES * (KILLS_AT_ANY_MOMENT + KILLS_WHILE_WRITING));
    expect(seen.old).toBeGreaterThan(0);
    expect(seen.new).toBeGreaterThan(0);
    // Only what nothing can be done about interrupts a write; that some of these did shows that they hit one.
    if (signal === "SIGKILL") expect(seen["left a temporary file"]).toBeGreaterThan(0);
    else expect(seen["left a temporary file"]).toBe(0);
  },
);

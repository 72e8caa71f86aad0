import { availableParallelism } from "node:os";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { APP, type MadeApp, PROBES } from "./generator.ts";
import { anyPython } from "./python.ts";
import { lossesBetween, type RealDjango, type Seen, startDjango } from "./real-django.ts";
import { type Outcome, openStage, type Stage } from "./staged.ts";

/** The same apps in every run; PROPERTY_SEED takes others, and PROPERTY_RUNS more. */
const SEED = Number(process.env.PROPERTY_SEED ?? 1);
const RUNS = Number(process.env.PROPERTY_RUNS ?? 320);
/** A hook waits for the app's Python, and the other way round. */
const AT_A_TIME = 2 * Math.min(availableParallelism(), 4);

const closing: (() => Promise<void>)[] = [];
const stages: Stage[] = [];
beforeAll(async () => {
  const python = await anyPython();
  const django: RealDjango = startDjango(python);
  closing.push(() => django.close());
  for (let count = 0; count < AT_A_TIME; count++) {
    stages.push(await openStage(python, django, (close) => void closing.push(close)));
  }
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

test(`no host that was let in is refused, and no other setting changes but by growing (${RUNS} apps)`, async () => {
  const verdicts = new Map<string, Verdict>();
  const queue = fc.sample(APP, { numRuns: RUNS, seed: SEED });
  await Promise.all(
    stages.map(async (stage) => {
      for (let app = queue.shift(); app; app = queue.shift())
        verdicts.set(keyOf(app), await judge(stage, app));
    }),
  );
  const counts = new Map<string, number>();
  for (const { end } of verdicts.values()) counts.set(end, (counts.get(end) ?? 0) + 1);

  // The same apps once more, of which all are known: what is judged now is a smaller counterexample.
  let more = 0;
  await fc.assert(
    fc.asyncProperty(APP, async (app) => {
      const [stage] = stages;
      if (!stage) throw new Error("no stage");
      const known = verdicts.get(keyOf(app));
      more += known ? 0 : 1;
      const { faults, outcome } = known ?? (await judge(stage, app));
      if (faults.length > 0) throw new Error(describe(app, outcome, faults));
    }),
    { numRuns: RUNS, seed: SEED },
  );
  expect(more).toBe(0);
  // Enough of each kind for the claim to say something.
  for (const end of ENDS) expect(counts.get(end) ?? 0, end).toBeGreaterThan(RUNS / 150);
});

const keyOf = (app: MadeApp) => JSON.stringify(app);

const ENDS = ["by an edit", "by itself", "by its own variable", "refused", "by the text"] as const;

interface Verdict {
  readonly end: (typeof ENDS)[number] | "no app";
  /** A sentence each. */
  readonly faults: readonly string[];
  readonly outcome: Outcome;
}

async function judge(stage: Stage, app: MadeApp): Promise<Verdict> {
  const outcome = await stage.run(app, PROBES);
  const { before, withOwn, after, hook } = outcome;
  const always = faultsOfHook(outcome);
  // An app that does not start by itself has nothing to lose.
  if ("error" in before) return { end: "no app", faults: always, outcome };
  if ("error" in after)
    return { end: "no app", faults: [`it does not start any more: ${after.error}`], outcome };
  if ("error" in withOwn) return { end: "no app", faults: ["its own variable breaks it"], outcome };
  const faults = [
    ...always,
    ...lossesBetween(before, after, /set\(|\{"fixed/.test(app.settings)),
    ...faultsOfOwn(app, before, withOwn),
    ...faultsOfLog(app, outcome, after),
  ];
  return { end: endOf(app, hook.output), faults, outcome };
}

function faultsOfHook({ hook }: Outcome): string[] {
  const printed = PROBES.filter((host) => hook.output.includes(host));
  return [
    ...(hook.code === 0 ? [] : [`the hook ends with ${hook.code}`]),
    ...(/a bug in this hook/.test(hook.output) ? ["the hook has a bug"] : []),
    ...printed.map((host) => `the hook prints ${host}`),
  ];
}

function faultsOfOwn({ settings }: MadeApp, before: Seen, withOwn: Seen): string[] {
  if (settings.includes("HEALTH_CHECK_HOSTS")) return [];
  const isSame = JSON.stringify(before) === JSON.stringify(withOwn);
  return isSame ? [] : ["HEALTH_CHECK_HOSTS changes an app that does not read it"];
}

function faultsOfLog({ asked }: MadeApp, { hook, address }: Outcome, after: Seen): string[] {
  const isIn = after.letIn.includes(address);
  const saysIn = /will accept|lets in \S+ by itself/.test(hook.output);
  const saysOut = /does not let in/.test(hook.output);
  return [
    ...(saysIn && !isIn ? ["the log says that the load balancer is let in, and it is not"] : []),
    ...(saysOut && isIn ? ["the log says that the load balancer is not let in, and it is"] : []),
    ...(asked && !saysIn && !saysOut ? ["the app was not asked"] : []),
  ];
}

function endOf({ asked }: MadeApp, log: string): Verdict["end"] {
  if (!asked) return "by the text";
  if (/by itself/.test(log)) return "by itself";
  if (/as a host by HEALTH_CHECK_HOSTS/.test(log)) return "by its own variable";
  return /will accept/.test(log) ? "by an edit" : "refused";
}

function describe(app: MadeApp, { hook, given }: Outcome, faults: readonly string[]): string {
  const values = Object.entries(app.properties ?? {}).map(
    ([name, value]) => `${name}=${JSON.stringify(value)}`,
  );
  return [
    faults.join("; "),
    `--- settings.py\n${app.settings}`,
    `--- properties\n${values.join("\n")}`,
    `--- .env\n${app.files[".env"] ?? "(none)"}`,
    `--- the hook\n${hook.output}`,
    `--- what the app gets\n${JSON.stringify(given)}`,
  ].join("\n");
}

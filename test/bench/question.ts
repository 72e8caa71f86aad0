/** What the question takes beside the import of the settings, which it cannot do without. */
import { join } from "node:path";
import { type AppToAsk, askOnce, type Trial } from "../../src/django/ask.ts";
import { readProgram } from "../../src/django/ask-program.ts";
import { findHolders } from "../../src/django/contained.ts";
import { USER } from "../django/account.ts";
import { ADDRESS, OWN_TRIAL } from "../django/own-trial.ts";
import { type Bench, SETTINGS_IMPORT } from "./jobs.ts";
import { measure } from "./measure.ts";
import { HERMETIC } from "./peers.ts";

export interface QuestionMeasured {
  /** Milliseconds, one a round. */
  readonly bareImport: readonly number[];
  readonly oneTrial: readonly number[];
  readonly fourTrials: readonly number[];
}

const SECONDS = 60;

/** In turn: the import as a process, and questions from their start to the end of all their processes. */
export async function measureQuestion(
  bench: Bench,
  rounds: number,
  onRound: (line: string) => void,
): Promise<QuestionMeasured> {
  const program = readProgram(bench.folder);
  if (!program) throw new Error("the bundle has no program that asks");
  const app: AppToAsk = {
    python: bench.python,
    folder: bench.folder,
    user: USER,
    holders: await findHolders(),
    env: { PATH: HERMETIC.PATH },
    processName: "web",
    wsgiPath: undefined,
    program,
    signal: new AbortController().signal,
    seconds: SECONDS,
  };
  const bare = {
    name: "the import",
    command: bench.python,
    args: ["-c", SETTINGS_IMPORT],
    cwd: bench.folder,
    env: { PATH: HERMETIC.PATH },
  };
  const hosts = (text: string): Trial => ({ env: { ALLOWED_HOSTS: text }, files: new Map() });
  const file = new Map([
    [join(bench.folder, ".env"), Buffer.from(`SECRET_KEY=x\nALLOWED_HOSTS=${ADDRESS}\n`)],
  ]);
  const four = [OWN_TRIAL, hosts(ADDRESS), hosts(`example.com ${ADDRESS}`), { env: {}, files: file }];
  const [bareImport, oneTrial, fourTrials]: [number[], number[], number[]] = [[], [], []];
  const question = async (trials: readonly Trial[]) => {
    const started = performance.now();
    const { settings } = await askOnce(app, trials);
    if (settings.hosts.length === 0) throw new Error("the app was not asked");
    return performance.now() - started;
  };
  for (let round = 0; round < rounds; round++) {
    onRound(`question, round ${round + 1} of ${rounds}`);
    const [one] = await measure([bare], { time: 1, memory: 0 });
    bareImport.push(...(one?.milliseconds ?? []));
    oneTrial.push(await question([OWN_TRIAL]));
    fourTrials.push(await question(four));
  }
  return { bareImport, oneTrial, fourTrials };
}

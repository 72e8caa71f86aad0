import { existsSync } from "node:fs";
import { withDeadline } from "../deadline.ts";
import {
  type Answer,
  describeTime,
  NotAnswered,
  type OtherWay,
  parseAnswer,
  parseOtherWay,
} from "./answer.ts";
import type { Program } from "./ask-program.ts";
import { type Account, type Contained, type Holders, startContained } from "./contained.ts";

export interface AppToAsk {
  /** Absolute path of the virtual environment's Python. It belongs to the app: root never runs it. */
  readonly python: string;
  /** Absolute path. */
  readonly folder: string;
  /** Undefined: as who runs this, which must not be root. */
  readonly user: Account | undefined;
  /** Of `findHolders`. */
  readonly holders: Holders | undefined;
  /** All that the web process has in its environment, and nothing else. */
  readonly env: Readonly<Record<string, string>>;
  /** The process of Procfile whose settings are meant; without such a line, the first one. */
  readonly processName: string;
  /** The option of `aws:elasticbeanstalk:container:python`, for what starts no process of its own. */
  readonly wsgiPath: string | undefined;
  readonly program: Program;
  readonly signal: AbortSignal;
  /** For all questions together. */
  readonly seconds: number;
}

/** A place as it would be. */
export interface Trial {
  /** Over the environment, and below what the server's command sets; undefined: unset. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** By absolute path: what a reader gets in the place of a file that is there. One that is not there stays so. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** With many addresses in the place of one: a setting counts only where one of them is in it. */
  readonly isCrowd?: boolean;
}

const MOST_CHARACTERS = 1024 * 1024;

/**
 * An app that is asked for its settings, until it is closed. Every method but `close` may throw NotAnswered.
 *
 * Its code runs as the app's user and can do what that user can: write his files, and talk to the network, as it does
 * whenever the server starts. Bounds are on time, memory, the number of processes and the size of a file.
 */
export class Question {
  readonly #app: AppToAsk;
  readonly #process: Contained;
  readonly #lines: AsyncIterator<string>;
  readonly #ends: number;

  private constructor(app: AppToAsk, started: Contained) {
    this.#app = app;
    this.#process = started;
    this.#lines = linesOf(started);
    this.#ends = performance.now() + app.seconds * 1000;
  }

  static async open(app: AppToAsk): Promise<Question> {
    if ((app.user?.uid ?? process.getuid?.()) === 0) throw new Error("the app must not be asked as root");
    if (!existsSync(app.python)) throw new NotAnswered(`there is no ${app.python}`);
    const started = startContained(app.user, app.holders, (held) => {
      return [app.python, "-I", "-S", "-c", app.program.start, app.program.question, held ? "held" : "adopt"];
    });
    started.input.write(startMessage(app));
    return new Question(app, started);
  }

  /** The settings as they are, and under each trial, in one round: all of them are made side by side. */
  async ask(trials: readonly Trial[]): Promise<Answer> {
    const line = await this.#exchange({ trials: trials.map(inJson) });
    return parseAnswer(line, this.#app.seconds, trials.length);
  }

  /** What may let the load balancer in by another way than the list; undefined: Django's own code refuses it. */
  async otherWay(): Promise<OtherWay | undefined> {
    return parseOtherWay(await this.#exchange({ trials: [], before: true }));
  }

  /** Ends every process of the app that asking has started. */
  async close(): Promise<void> {
    await this.#process.end();
  }

  async #exchange(request: object): Promise<string> {
    const { signal, seconds, processName, wsgiPath } = this.#app;
    const overdue = () => new NotAnswered(describeTime(seconds));
    const left = Math.max(0, this.#ends - performance.now());
    return withDeadline(signal, left, overdue, async () => {
      // ask.py gives up a little before this does, so that what has been answered is not lost.
      const mine = (left - Math.min(1000, left / 4)) / 1000;
      const forAll = { process: processName, wsgiPath: wsgiPath ?? null, seconds: mine };
      this.#process.input.write(`${JSON.stringify({ ...forAll, ...request })}\n`);
      const { value } = await this.#lines.next();
      if (value === undefined)
        throw new NotAnswered("the app's Python ended, or wrote too much, before it answered");
      return value;
    });
  }
}

/** One question, from its start to the end of all of its processes. */
export async function askOnce(app: AppToAsk, trials: readonly Trial[]): Promise<Answer> {
  const question = await Question.open(app);
  try {
    return await question.ask(trials);
  } finally {
    await question.close();
  }
}

/** What ask-start.py reads: ten digits, then as many bytes. */
function startMessage({ folder, env, seconds }: AppToAsk): Buffer {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const processorSeconds = Math.ceil(seconds) + 2;
  const body = Buffer.from([processorSeconds, folder, ...variables].join("\0"));
  return Buffer.concat([Buffer.from(String(body.length).padStart(10, "0")), body]);
}

function inJson({ env, files, isCrowd }: Trial): object {
  return {
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value ?? null])),
    files: Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString("base64")])),
    crowd: isCrowd === true,
  };
}

/** Its answers; they end where it ends, or where they get too long for what it was asked. */
async function* linesOf({ output }: Contained): AsyncGenerator<string, undefined> {
  let read = "";
  try {
    for await (const chunk of output.setEncoding("utf8")) {
      read += chunk;
      if (read.length > MOST_CHARACTERS) return;
      for (let end = read.indexOf("\n"); end >= 0; end = read.indexOf("\n")) {
        yield read.slice(0, end);
        read = read.slice(end + 1);
      }
    }
  } catch {
    // a pipe that breaks has ended
  }
}

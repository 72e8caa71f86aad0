/** What Django itself says of an app, before and after the hook. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { REPOSITORY } from "../support/repository.ts";

const PROGRAM = join(REPOSITORY, "test/allowed-hosts/really.py");
const SERVER = { PATH: "/usr/bin:/bin", LANG: "C.UTF-8" };

export interface Job {
  readonly folder: string;
  /** What the server imports. */
  readonly module: string;
  /** What the web process has beside what every process has. */
  readonly env: Readonly<Record<string, string>>;
  /** Requests come with these in `Host`. */
  readonly hosts: readonly string[];
}

/** JSON, with a dictionary as `{ dict: pairs }` and a set as `{ set: texts }`. */
export type Plain = unknown;

export interface Seen {
  readonly hosts: readonly string[];
  readonly letIn: readonly string[];
  readonly others: Readonly<Record<string, Plain>>;
}

export interface Failed {
  readonly error: string;
}

export interface RealDjango {
  look(job: Job): Promise<Seen | Failed>;
  close(): Promise<void>;
}

/** One process, which starts each app in a fork of its own. */
export function startDjango(python: string): RealDjango {
  const child = spawn(python, ["-W", "ignore", PROGRAM], { env: SERVER, stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let last: Promise<unknown> = Promise.resolve();
  const answer = async (job: Job): Promise<Seen | Failed> => {
    child.stdin.write(`${JSON.stringify({ ...job, env: { ...SERVER, ...job.env } })}\n`);
    const { value } = await lines.next();
    if (value === undefined) throw new Error("the Python that asks Django has ended");
    return JSON.parse(value);
  };
  return {
    look: (job) => {
      const next = last.then(() => answer(job));
      last = next.catch(() => {});
      return next;
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/**
 * What somebody has lost: a sentence each.
 * @param inAnyOrder for an app that makes sets: a process orders them in its own way, and so are lists that come of them
 */
export function lossesBetween(before: Seen, after: Seen, inAnyOrder = false): string[] {
  const refused = before.letIn.filter((host) => !after.letIn.includes(host));
  const inOrder = (value: Plain) => (inAnyOrder ? sorted(value) : value);
  const names = [...new Set([...Object.keys(before.others), ...Object.keys(after.others)])];
  const changed = names.filter(
    (name) => !isSameOrGrown(inOrder(before.others[name]), inOrder(after.others[name])),
  );
  return [...refused.map((host) => `${host} is refused`), ...changed.map((name) => `${name} has changed`)];
}

function sorted(value: Plain): Plain {
  if (Array.isArray(value))
    return value.map(sorted).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  const { dict } = record(value);
  return Array.isArray(dict)
    ? {
        dict: dict
          .map((pair) => list(pair).map(sorted))
          .sort((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1)),
      }
    : value;
}

/** A list that has all that it had in its order, and a dictionary with such values. */
function isSameOrGrown(before: Plain, after: Plain): boolean {
  if (JSON.stringify(before) === JSON.stringify(after)) return true;
  if (Array.isArray(before) && Array.isArray(after)) return isWithin(before, after);
  const [was, now] = [record(before), record(after)];
  if (Array.isArray(was.set) && Array.isArray(now.set)) return isWithin(was.set, now.set);
  if (!Array.isArray(was.dict) || !Array.isArray(now.dict) || was.dict.length !== now.dict.length)
    return false;
  const pairs: readonly Plain[] = now.dict;
  return was.dict.every((pair: Plain, index: number) => isSamePair(pair, pairs[index]));
}

function isSamePair(before: Plain, after: Plain): boolean {
  const [[name, value], [nowName, nowValue]] = [list(before), list(after)];
  return JSON.stringify(name) === JSON.stringify(nowName) && isSameOrGrown(value, nowValue);
}

function isWithin(few: readonly Plain[], many: readonly Plain[]): boolean {
  let at = 0;
  for (const one of few) {
    while (at < many.length && JSON.stringify(many[at]) !== JSON.stringify(one)) at += 1;
    if (at === many.length) return false;
    at += 1;
  }
  return true;
}

function record(value: Plain): { readonly set?: unknown; readonly dict?: unknown } {
  return typeof value === "object" && value !== null ? value : {};
}

function list(value: Plain): readonly Plain[] {
  return Array.isArray(value) ? value : [];
}

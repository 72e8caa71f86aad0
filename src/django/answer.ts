/** What the Python program answers: all of it comes from a process of the app, so each field is looked at. */

/** What a person adds to the settings, so that the hosts of HEALTH_CHECK_HOSTS are let in and nothing else changes. */
export interface TheLine {
  /** From the top of the app. */
  readonly file: string;
  /** It goes below this line, the last of the file. */
  readonly below: number;
  readonly text: string;
}

/** What the app's settings are in one environment. */
export interface AppSettings {
  readonly hosts: readonly string[];
  /** ALLOWED_HOSTS is empty, and the hosts are those that Django lets in with DEBUG as long as it is. */
  readonly byDebug: boolean;
  /** The app's own code makes sets, whose order is another one in each process. */
  readonly makesSets: boolean;
  /** Empty where the settings were configured without a module. */
  readonly settingsModule: string;
  readonly django: string;
  /** What says which module the server imports: "Procfile line 1", "WSGIPath", "config/wsgi.py", "manage.py". */
  readonly startedBy: string;
  /** Real paths below the app folder, in the order in which they were opened while the settings were made; no Python. */
  readonly filesRead: readonly string[];
  /** Undefined where the settings are not what a module of the app's own has in it. */
  readonly line: TheLine | undefined;
  /** Why the server's module could not be imported: then the settings alone were asked. */
  readonly moduleProblem: string | undefined;
}

/** `grew`: all that was in it is in it, in its order, and something more. */
export const HOWS = ["grew", "lost entries", "changed", "appeared", "vanished"] as const;

export interface OtherSetting {
  /** Or "the variable NAME": one of the environment, which the settings make. */
  readonly name: string;
  readonly how: (typeof HOWS)[number];
}

export type TrialAnswer =
  | { readonly hosts: readonly string[]; readonly others: readonly OtherSetting[] }
  | { readonly problem: string };

export interface Answer {
  readonly settings: AppSettings;
  readonly trials: readonly TrialAnswer[];
}

/** What may let the load balancer in although its address is not in the list; a question about settings does not see it. */
export interface OtherWay {
  readonly kind: (typeof OTHER_WAYS)[number];
  /** A middleware's or a module's name, a setting's, or a file's path. */
  readonly name: string;
}

const OTHER_WAYS = ["application", "middleware", "unchecked", "setting", "code", "unknown"] as const;

/** The app could not be asked; the message is a clause that says why, without a text of the app's own. */
export class NotAnswered extends Error {
  override readonly name: string = "NotAnswered";
}

/** Its settings raise an exception, or Django refuses them: then the server does not start either. */
export class SettingsFail extends NotAnswered {
  override readonly name = "SettingsFail";
}

const MOST_HOSTS = 2000;
const MOST_HOST_CHARACTERS = 64 * 1024;
const MOST_FILES_READ = 200;
const MOST_OTHERS = 2000;

const CLASS_NAME = /^\p{ID_Start}[\p{ID_Continue}]{0,99}$/u;
const SETTING = /^(?:the variable \w{1,100}|[\p{Lu}_][\p{Lu}\p{N}_]{0,99})$/u;
const VARIABLE = /^[A-Z][A-Z0-9_]{0,99}$/;
const MODULE_NAME = /^[\p{ID_Continue}.]{0,200}$/u;
const DJANGO = /^[\w.+-]{1,40}$/;
const FILE = /^[^\p{C}\p{Z}][^\p{C}\p{Zl}\p{Zp}]{0,499}$/u;

const UNREADABLE = "the answer of the app's Python cannot be read";

/** Throws NotAnswered where there is no answer about the settings as they are. */
export function parseAnswer(line: string, seconds: number, trials: number): Answer {
  const answer = record(parseLineOfJson(line));
  if (answer.problem !== undefined) throw new NotAnswered(describeProblem(answer.problem, seconds));
  const settings = record(answer.settings);
  if (settings.problem !== undefined) {
    const { code } = record(settings.problem);
    const why = describeProblem(settings.problem, seconds);
    throw FAILS_ON_START.has(code) ? new SettingsFail(why) : new NotAnswered(why);
  }
  const found = listIn(answer.trials, trials, record);
  if (found.length !== trials) throw notReadable();
  return {
    settings: parseAppSettings(settings, seconds),
    trials: found.map((one) => parseTrial(one, seconds)),
  };
}

/** Undefined where nothing but Django's own is seen to run before it looks at the host. */
export function parseOtherWay(line: string): OtherWay | undefined {
  const { before } = record(parseLineOfJson(line));
  if (before === null) return undefined;
  const { kind, name } = record(before);
  const known = OTHER_WAYS.find((one) => one === kind);
  if (known === undefined) throw notReadable();
  return { kind: known, name: name === "" ? "" : text(name, FILE) };
}

function parseAppSettings(found: Found, seconds: number): AppSettings {
  return {
    hosts: parseHosts(found.hosts),
    byDebug: found.byDebug === true,
    makesSets: found.sets === true,
    settingsModule: text(found.module, MODULE_NAME),
    django: text(found.django, DJANGO),
    startedBy: text(found.startedBy, FILE),
    filesRead: listIn(found.opened, MOST_FILES_READ, (path) => text(path, FILE)),
    line: found.line === null ? undefined : parseLine(record(found.line)),
    moduleProblem: found.failure === null ? undefined : describeProblem(found.failure, seconds),
  };
}

/** It may be pasted, so nothing is believed but the forms that it has, with what may be in each of them. */
function isToPaste(line: string): boolean {
  const added = '*os.environ.get("HEALTH_CHECK_HOSTS", "").split()';
  const form = line
    .replace(/^import os; /, "")
    .replaceAll('__import__("os")', "os")
    .replace(/\*\(\["\.localhost", "127\.0\.0\.1", "\[::1\]"\] if (?:cls\.)?DEBUG else \[\]\), /, "");
  const [, name] = /^class ([A-Za-z_]\w{0,99})\(/.exec(form) ?? [];
  return [
    `ALLOWED_HOSTS += ${added.slice(1)}`,
    `ALLOWED_HOSTS = ${added.slice(1)}`,
    `ALLOWED_HOSTS = [${added}]`,
    `ALLOWED_HOSTS = [*ALLOWED_HOSTS, ${added}]`,
    `from django.conf import settings; settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, ${added}]`,
    `class ${name}(${name}): setup = classmethod(lambda cls: (super(${name}, cls).setup(), setattr(cls, "ALLOWED_HOSTS", [*cls.ALLOWED_HOSTS, ${added}])))`,
  ].includes(form);
}

function parseLine({ file, below, text: line }: Found): TheLine {
  if (!Number.isSafeInteger(below) || Number(below) < 0) throw notReadable();
  if (typeof line !== "string" || !isToPaste(line)) throw notReadable();
  return { file: text(file, FILE), below: Number(below), text: line };
}

function parseTrial(found: Found, seconds: number): TrialAnswer {
  if (found.problem !== undefined) return { problem: describeProblem(found.problem, seconds) };
  return { hosts: parseHosts(found.hosts), others: listIn(found.others, MOST_OTHERS, parseOther) };
}

function parseOther(found: unknown): OtherSetting {
  const { name, how } = record(found);
  const known = HOWS.find((one) => one === how);
  if (known === undefined) throw notReadable();
  return { name: text(name, SETTING), how: known };
}

function parseHosts(found: unknown): string[] {
  const hosts = listIn(found, MOST_HOSTS, (host) => text(host, /^/));
  if (hosts.join("").length > MOST_HOST_CHARACTERS) throw notReadable();
  return hosts;
}

/** One clause. Nothing of it is the app's own words but the class of an exception, a path and a line number. */
function describeProblem(problem: unknown, seconds: number): string {
  const { code, number, setting, ...raised } = record(problem);
  switch (code) {
    case "raised":
      return describeRaised(raised);
    case "no-django":
      return `Django cannot be imported: ${describeRaised(raised)}`;
    case "refused":
      return `Django refuses ${text(setting, SETTING)}, which is neither a list nor a tuple`;
    case "time":
      return describeTime(seconds);
    case "exit":
    case "signal":
      return `the app's Python ended (${code} ${Number(number)}) before it answered`;
    default:
      return (typeof code === "string" && PROBLEMS.get(code)) || UNREADABLE;
  }
}

export function describeTime(seconds: number): string {
  return `the app's settings were not made within ${seconds} s`;
}

const PROBLEMS = new Map([
  ["folder", "the app's user cannot enter the folder that the server starts in"],
  ["command", "the command that starts the server is not understood: nobody knows which settings it loads"],
  ["no-server", "nothing in the app says which settings its server loads"],
  ["no-process", "the app's user may start no more processes"],
  ["hosts-type", "ALLOWED_HOSTS is no list of texts"],
  ["hosts-size", "ALLOWED_HOSTS is too long"],
  ["hosts-unsteady", "ALLOWED_HOSTS is another one each time that the settings are made"],
  ["too-large", "the app's settings are too large to compare"],
]);

const FAILS_ON_START = new Set<unknown>(["raised", "refused"]);

function describeRaised({ raised, file, line, unset }: Found): string {
  const name = text(raised, CLASS_NAME);
  if (typeof file !== "string" || !FILE.test(file) || !Number.isInteger(line)) return name;
  const why = typeof unset === "string" ? `: ${text(unset, VARIABLE)} is not set` : "";
  return `${name} at ${file} line ${line}${why}`;
}

type Found = Readonly<Record<string, unknown>>;

const notReadable = () => new NotAnswered(UNREADABLE);

function parseLineOfJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw notReadable();
  }
}

function record(found: unknown): Found {
  if (typeof found !== "object" || found === null || Array.isArray(found)) throw notReadable();
  return { ...found };
}

function listIn<T>(found: unknown, most: number, entry: (found: unknown) => T): T[] {
  if (!Array.isArray(found) || found.length > most) throw notReadable();
  return found.map(entry);
}

function text(found: unknown, shape: RegExp): string {
  if (typeof found !== "string" || !shape.test(found)) throw notReadable();
  return found;
}

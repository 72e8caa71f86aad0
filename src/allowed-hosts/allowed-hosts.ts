import { realpathSync } from "node:fs";
import { relative } from "node:path";
import { allows } from "../django/allows.ts";
import { type AppSettings, NotAnswered } from "../django/answer.ts";
import { appToAsk } from "../django/app-to-ask.ts";
import { Question, type Trial } from "../django/ask.ts";
import { oddEntries } from "../django/odd-entries.ts";
import { ownWayIn, useElsewhere, useOf } from "../django/uses.ts";
import { HEALTH_CHECK_HOSTS } from "../env.ts";
import type { HookError } from "../errors.ts";
import type { Plan, Step } from "../hook/plan.ts";
import type { Hook, HookContext } from "../hook/run-hook.ts";
import { dockerAppOf } from "../instance/docker.ts";
import { LOCK_SECONDS, waitForOthers } from "../instance/lock.ts";
import { InstanceMetadata, privateAddress } from "../instance/metadata.ts";
import { hostVariables } from "../settings.ts";
import { appTexts } from "./app-texts.ts";
import { decideByText } from "./by-text.ts";
import { type Candidate, candidatesFor, crowdOf, ownCandidate, type Places } from "./candidates.ts";
import { decide, isHarmless, type Tried, unknownIn, withCrowd } from "./decision.ts";
import type { Added } from "./host-list.ts";
import { planInContainer } from "./in-container.ts";
import { warnOfLaterHooks } from "./later-hooks.ts";
import { lossInOtherProcess } from "./other-processes.ts";
import { otherWayIn } from "./other-way.ts";
import { type OpenEnvFile, tryEnvFile } from "./places/env-files.ts";
import { type Overrides, openOverrides } from "./places/process-environment.ts";
import { noPlaceFound, notAskedAgain, notProven } from "./words.ts";

/** Gives the app this instance's private address, so that it lets the load balancer in. */
export const allowedHosts: Hook = {
  name: "allowed_hosts",
  mayStopDeployment: true,
  deadlineSeconds: () => 60 + LOCK_SECONDS,
  plan: planHosts,
};

/** What came of it: how the app gets the address, and how far that is proven. */
interface HostsOutcome {
  readonly values: ReadonlyMap<string, string>;
  readonly file: Candidate["file"];
  /** The place by which the app is proven to let the address in. */
  readonly proven: string | undefined;
  /** What sums it up where all is well. */
  readonly done: string;
  /** In its place. */
  readonly warning: HookError | undefined;
}

async function planHosts(context: HookContext): Promise<Plan> {
  // A dry run writes nothing.
  const isAlone = context.settings.dryRun || (await waitForOthers(context, context.log));
  const docker = dockerAppOf(context, context.appFolder);
  if (docker) return planInContainer(context, docker);
  const overrides = openOverrides(context, isAlone);
  const kept = unknownHere(context, overrides);
  const known = { ...context, env: { ...context.env, ...Object.fromEntries(kept) } };
  const files = new EnvFiles(known);
  const outcome = await withQuestion(known, async (question) => {
    const address = await privateAddress(new InstanceMetadata(context.env, context.signal));
    return outcomeOf(known, { address, files, overrides }, question);
  });
  const { file, warning, done } = outcome;
  if (file) warnOfLaterHooks(context, file.path);
  const variables = new Map([...outcome.values, ...kept, ...outcome.values]); // in the order of the first run
  const fileStep: Step[] = file
    ? [{ changes: [file.change], apply: () => files.open(file.path)?.replace(file.text) }]
    : [];
  return {
    steps: [...fileStep, ...overrides.apply({ proven: outcome.proven, variables })],
    unchanged: `nothing to change: ${done}`,
    done: [done],
    warning,
  };
}

/** The app's Python starts while the task has other things to ask for; the task finds out whether it did. */
async function withQuestion<T>(
  context: HookContext,
  task: (question: Promise<Question>) => Promise<T>,
): Promise<T> {
  const question = appToAsk(context, context.env).then((app) => Question.open(app));
  question.catch(NOTHING); // the task hears of it
  try {
    return await task(question);
  } finally {
    await question.then((opened) => opened.close(), NOTHING);
  }
}

const NOTHING = () => {};

async function outcomeOf(
  context: HookContext,
  asked: AtHand,
  question: Promise<Question>,
): Promise<HostsOutcome> {
  const { address, files, overrides } = asked;
  const before = provenBefore(overrides, address);
  if (before && !context.propertiesKnown) return leftAlone(address, before, "get-config failed");
  try {
    return await byAsking(context, await question, asked);
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    return before ? leftAlone(address, before, error.message) : byText(context, address, files, error);
  }
}

interface ProvenBefore {
  readonly proven: string;
  readonly variables: ReadonlyMap<string, string>;
}

/** What an earlier run has given to this very version, and how it was proven. */
function provenBefore({ own }: Overrides, address: string): ProvenBefore | undefined {
  const isGiven = own?.variables.get(HEALTH_CHECK_HOSTS)?.split(" ").includes(address);
  if (own?.proven === undefined || !isGiven) return undefined;
  return { proven: own.proven, variables: own.variables };
}

/** A run by hand knows less than the deployment did: what was proven then stays. */
function leftAlone(address: string, { proven, variables }: ProvenBefore, why: string): HostsOutcome {
  const done = `the app lets in ${address} by ${proven}, as an earlier run has proven`;
  return { values: variables, file: undefined, proven, done, warning: notAskedAgain(done, why) };
}

interface AtHand {
  readonly address: string;
  readonly files: EnvFiles;
  readonly overrides: Overrides;
}

/** One start of the app's Python: the variable of our own first, and other places only where that is not enough. */
async function byAsking(context: HookContext, question: Question, asked: AtHand): Promise<HostsOutcome> {
  const { address, files } = asked;
  const given = context.env[HEALTH_CHECK_HOSTS];
  const { settings, tried } = await tryOut(context, question, address, (added) => [
    ownCandidate(added, given),
  ]);
  const { hosts } = settings;
  for (const sentence of oddEntries(hosts)) context.log.warn(sentence);
  if (allows(hosts, address)) return alreadyIn(asked, tried, settings);
  const own = decide(hosts, address, tried).taken;
  if (own) return provenBy(address, own, settings);
  const texts = appTexts(context.appFolder);
  const elsewhere = new Set<string>();
  const places = files.places(settings.filesRead, hosts);
  const mayChange = (variable: string) => {
    const place = useElsewhere(variable, texts);
    if (place) elsewhere.add(`${place}: it uses the list of ${variable} too`);
    return place === undefined;
  };
  const more = await tryOut(context, question, address, (added) => candidatesFor(added, places, mayChange));
  tried.push(...more.tried);
  const { taken, reasons } = decide(hosts, address, tried);
  const loss = taken && (await lossInOtherProcess(context, trialOf(context, taken)));
  if (taken && loss === undefined) return provenBy(address, taken, settings);
  if (taken) elsewhere.add(`${taken.name}: ${loss}`);
  const ownWay = ownWayIn(texts);
  const otherWay =
    ownWay === undefined ? (unknownIn(tried) ?? (await otherWayIn(context, question))) : undefined;
  return noneTaken(asked, { settings, tried, reasons: [...reasons, ...elsewhere], ownWay, otherWay });
}

/** What the app's settings would be with each candidate; where the app makes sets, with many addresses as well. */
async function tryOut(
  context: HookContext,
  question: Question,
  address: string,
  candidatesWith: (added: Added) => readonly Candidate[],
): Promise<{ settings: AppSettings; tried: Tried<Candidate>[] }> {
  const candidates = candidatesWith(address);
  const { settings, trials } = await question.ask(candidates.map((one) => trialOf(context, one)));
  const isCrowded = settings.makesSets && candidates.length > 0;
  const crowds = isCrowded ? candidatesWith(crowdOf(address)) : [];
  const crowded = isCrowded
    ? (await question.ask(crowds.map((one) => ({ ...trialOf(context, one), isCrowd: true })))).trials
    : [];
  const tried = trials.flatMap((answer, index) => {
    const candidate = candidates[index];
    return candidate ? [[candidate, withCrowd(answer, crowded[index])] as const] : [];
  });
  return { settings, tried };
}

function trialOf({ appFolder }: HookContext, { values, file }: Candidate): Trial {
  return {
    env: Object.fromEntries(values),
    files: new Map(file ? [[`${appFolder}/${file.path}`, Buffer.from(file.text, "latin1")]] : []),
  };
}

/** By itself, or by what an earlier run has done to this version: an env file that it edited. */
function alreadyIn(
  { address, overrides }: AtHand,
  tried: readonly Tried<Candidate>[],
  settings: AppSettings,
): HostsOutcome {
  const by = provenBefore(overrides, address)?.proven ?? "the app itself";
  const done = `the app lets in ${address} by ${by === "the app itself" ? "itself" : by}: ${askedOf(settings)}`;
  return { values: ownValues(tried, settings), file: undefined, proven: by, done, warning: undefined };
}

/** Of the variable of our own, which the app is always given but where something would be lost by it. */
function ownValues([own]: readonly Tried<Candidate>[], { hosts }: AppSettings): Candidate["values"] {
  return own && isHarmless(hosts, own[1]) ? own[0].values : new Map();
}

function provenBy(address: string, { name, values, file }: Candidate, settings: AppSettings): HostsOutcome {
  const done = `the app will accept ${address} as a host by ${name}: ${askedOf(settings)}`;
  return { values, file, proven: name, done, warning: undefined };
}

function askedOf({ django, settingsModule, startedBy }: AppSettings): string {
  return `asked of Django ${django}, settings module ${settingsModule || "not named"}, as ${startedBy} says`;
}

/** A version that would turn green red is stopped; one that leaves red what was red is warned about. */
function noneTaken(
  { address, overrides, files }: AtHand,
  found: {
    settings: AppSettings;
    tried: readonly Tried<Candidate>[];
    reasons: readonly string[];
    /** Code that is known to let the load balancer in. */
    ownWay: string | undefined;
    /** What may do so, for all that is known. */
    otherWay: string | undefined;
  },
): HostsOutcome {
  const { settings, tried, reasons, ownWay, otherWay } = found;
  const isServed = overrides.running?.proven !== undefined;
  files.warn();
  if (isServed && !ownWay && !otherWay)
    throw noPlaceFound(address, { ...settings, reasons }, { stops: true });
  return {
    values: ownValues(tried, settings),
    file: undefined,
    proven: undefined,
    done: `ALLOWED_HOSTS does not have ${address}, and the app seems to let the load balancer in by a way of its own (${ownWay})`,
    warning: ownWay === undefined ? noPlaceFound(address, { ...settings, reasons }, { otherWay }) : undefined,
  };
}

function byText(context: HookContext, address: string, files: EnvFiles, why: NotAnswered): HostsOutcome {
  const texts = appTexts(context.appFolder);
  const places = files.places([], []);
  files.warn();
  const { candidate, leftAlone } = decideByText(address, places, (name) => useOf(name, texts.values()));
  const { values, file, name } = candidate;
  return {
    values,
    file,
    proven: undefined,
    done: `the app is given ${address} by ${name}`,
    warning: notProven(address, why, { done: name, leftAlone }),
  };
}

/** What an earlier run gave to this version and this one knows nothing of: a secret that get-config does not list. */
function unknownHere({ env }: HookContext, { own }: Overrides): readonly (readonly [string, string])[] {
  return [...(own?.variables ?? [])].filter(
    ([name]) => name !== HEALTH_CHECK_HOSTS && env[name] === undefined,
  );
}

/** The app's env files, each read once. */
class EnvFiles {
  readonly #context: HookContext;
  readonly #opened = new Map<string, OpenEnvFile | undefined>();
  #problem: string | undefined;

  constructor(context: HookContext) {
    this.#context = context;
  }

  /**
   * @param read real paths of files that the app was seen to open, below its folder
   * @param hosts the app's list as it is
   */
  places(read: readonly string[], hosts: readonly string[]): Places {
    const { settings, env, appFolder } = this.#context;
    const below = read.map((path) => relative(realpathSync(appFolder), path));
    const paths = [...new Set([settings.envFile, ...below])].filter((path) => this.open(path) !== undefined);
    const properties = Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    return {
      properties: new Map(properties),
      files: new Map(paths.map((path) => [path, this.open(path)?.text ?? ""])),
      likely: hostVariables(settings),
      hosts,
    };
  }

  /** For an outcome that may come of it: the app may have led to the file that a link stands for. */
  warn(): void {
    if (this.#problem) this.#context.log.warn(this.#problem);
  }

  open(path: string): OpenEnvFile | undefined {
    if (!this.#opened.has(path)) {
      const { file, problem } = tryEnvFile(this.#context.appFolder, path);
      if (problem && path === this.#context.settings.envFile) this.#problem = problem;
      this.#opened.set(path, file);
    }
    return this.#opened.get(path);
  }
}

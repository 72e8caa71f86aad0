import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { type Candidate, candidatesFor, ownCandidate } from "../../allowed-hosts/candidates.ts";
import { decide } from "../../allowed-hosts/decision.ts";
import { sayTheLine } from "../../diagnosis/the-line.ts";
import { allows } from "../../django/allows.ts";
import { type AppSettings, NotAnswered } from "../../django/answer.ts";
import { Question, type Trial } from "../../django/ask.ts";
import type { Program } from "../../django/ask-program.ts";
import { HEALTH_CHECK_HOSTS } from "../../env.ts";
import { hostVariables, type Settings } from "../../settings.ts";
import type { Bundle } from "../bundle/bundle.ts";
import type { OurFile } from "../bundle/our-files.ts";
import { temporaryFolderOf } from "../bundle/temporary.ts";
import { Stop } from "../cli-error.ts";
import type { BundleFinding } from "./finding.ts";
import { ANY_ADDRESS } from "./provable.ts";

const SECONDS = 60;
/** What settings read is text; pictures and films are not copied. */
const LARGEST_COPIED = 256 * 1024;
const MOST_COPIED = 48 * 1024 * 1024;

export interface ProjectToAsk {
  readonly bundle: Bundle;
  /** A Python with Django and what the settings import. */
  readonly python: string;
  readonly settings: Settings;
  readonly properties: Readonly<Record<string, string>>;
  readonly wsgiPath: string | undefined;
  readonly ours: readonly OurFile[];
}

/**
 * Asks the project itself, as the hook does on the instance: with the environment that `.ebextensions/` gives it, on a
 * copy of what would be sent.
 */
export async function askProject(project: ProjectToAsk): Promise<BundleFinding[]> {
  if (process.getuid?.() === 0)
    throw new Stop("--python runs the project's code, so it is not for root: call it as your own user.");
  const folder = temporaryFolderOf("asked");
  try {
    await copyTexts(project.bundle, folder);
    return await askIn(folder, project);
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    return [notAsked(error.message, project.python)];
  }
}

async function askIn(folder: string, project: ProjectToAsk): Promise<BundleFinding[]> {
  const { python, properties, settings: own, wsgiPath, ours } = project;
  const question = await Question.open({
    python: resolve(python),
    folder,
    user: undefined,
    holders: undefined,
    env: { PATH: "/usr/bin:/bin", LANG: "C.UTF-8", ...properties },
    processName: "web",
    wsgiPath,
    program: programOf(ours),
    signal: new AbortController().signal,
    seconds: SECONDS,
  });
  try {
    const ask = async (candidates: readonly Candidate[]) => {
      const { settings, trials } = await question.ask(candidates.map((one) => trialOf(folder, one)));
      const tried = trials.map((answer, index) => [candidates[index] as Candidate, answer] as const);
      return { settings, tried };
    };
    const first = await ask([ownCandidate(ANY_ADDRESS, properties[HEALTH_CHECK_HOSTS])]);
    const { hosts, filesRead } = first.settings;
    if (allows(hosts, ANY_ADDRESS)) return [];
    const files = new Map<string, string>();
    for (const path of new Set([own.envFile, ...filesRead])) {
      const bytes = await project.bundle.read(path);
      if (bytes) files.set(path, bytes.toString("latin1"));
    }
    const likely = hostVariables(own);
    const places = { properties: new Map(Object.entries(properties)), files, likely, hosts };
    const more = await ask(candidatesFor(ANY_ADDRESS, places));
    const { taken, reasons } = decide(hosts, ANY_ADDRESS, [...first.tried, ...more.tried]);
    return taken ? [] : [notLetIn(first.settings, reasons)];
  } finally {
    await question.close();
  }
}

function trialOf(folder: string, { values, file }: Candidate): Trial {
  const files = file ? [[join(folder, file.path), Buffer.from(file.text, "latin1")] as const] : [];
  return { env: Object.fromEntries(values), files: new Map(files) };
}

function programOf(ours: readonly OurFile[]): Program {
  const text = (name: string) => ours.find(({ path }) => path.endsWith(`/${name}`))?.text ?? "";
  return { start: text("ask-start.py"), question: text("ask.py") };
}

async function copyTexts(bundle: Bundle, folder: string): Promise<void> {
  let left = MOST_COPIED;
  for (const { path, kind, bytes } of bundle.files.values()) {
    if (kind !== "file" || bytes > LARGEST_COPIED || path.startsWith(".platform/")) continue;
    if (isAbsolute(path) || path.split(/[\\/]/).includes("..")) continue;
    left -= bytes;
    if (left < 0) throw new NotAnswered("the project has more than 48 MiB of small files");
    const content = await bundle.read(path);
    if (content === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function notLetIn(
  { hosts, settingsModule, startedBy, line }: AppSettings,
  reasons: readonly string[],
): BundleFinding {
  const [remedy = ""] = sayTheLine(line);
  const because = reasons.length > 0 ? ` (${reasons.join("; ")})` : "";
  return {
    id: "asked",
    severity: "error",
    place: line ? `${line.file} line ${line.below}` : "the settings",
    what: `the project itself says that nothing lets the load balancer in: ALLOWED_HOSTS has ${hosts.length} host${hosts.length === 1 ? "" : "s"}, and no place is proven to add one${because} (settings module ${settingsModule}, as ${startedBy} says)`,
    why: "allowed_hosts changes only what is proven, and the app goes on answering 400.",
    remedy: remedy.replace(
      /^Add this line at the end of (\S+), below line (\d+): /,
      "Add to $1 below line $2: ",
    ),
  };
}

function notAsked(why: string, python: string): BundleFinding {
  return {
    id: "not-asked",
    severity: "warning",
    place: python,
    what: `the project could not be asked: ${why}`,
    why: "What the text shows is all that is known of its hosts.",
    remedy:
      "Give it what the settings need: the requirements in that Python, and the properties in .ebextensions/.",
  };
}

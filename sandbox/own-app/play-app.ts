/** Deploys an app of somebody's own twice, without the hooks and with them, and says how it ends. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { AppSettings } from "../../src/django/answer.ts";
import { NotAnswered } from "../../src/django/answer.ts";
import { askOnce } from "../../src/django/ask.ts";
import { readProgram } from "../../src/django/ask-program.ts";
import { findHolders } from "../../src/django/contained.ts";
import type { Check } from "../load-balancer.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Screen } from "../tour/screen.ts";
import { Tour } from "../tour/tour.ts";
import type { AppToPlay } from "./app-to-play.ts";
import { whyItFails } from "./why-it-fails.ts";

const OWN_FOLDER = dirname(fileURLToPath(import.meta.url));
const REPOSITORY = join(OWN_FOLDER, "../..");
const HEALTH_CHECK = ".platform/hooks/postdeploy/90_health_check.cjs";
const ASK_SECONDS = 60;

export interface Stage {
  readonly app: AppToPlay;
  readonly sandbox: Sandbox;
  readonly screen: Screen;
  /** Aborts where nobody waits for it any more. */
  readonly signal: AbortSignal;
  readonly python: string;
  /** The account that the app runs under; undefined: who runs the sandbox. */
  readonly user: number | undefined;
  /** All that the app has in its environment as properties. */
  readonly properties: Readonly<Record<string, string>>;
}

interface Act {
  readonly succeeded: boolean;
  readonly check: Check;
  /** What a visitor is answered; undefined: nothing says by which host one comes. */
  readonly visitor: Visit | undefined;
}

interface Visit {
  readonly host: string;
  /** 0: nothing at all. */
  readonly status: number;
}

/** Green: and no visitor has lost anything. */
export type Ending = "red" | "green by the hooks" | "green without them too";

export async function playApp(stage: Stage): Promise<Ending> {
  const { app, screen, sandbox } = stage;
  const tour = new Tour(sandbox, screen);
  await sandbox.instance.setProperties(stage.properties);
  const { healthCheck } = sandbox.targetGroup;
  if (app.path !== undefined) healthCheck.path = app.path;
  if (app.codes !== undefined) healthCheck.matcher = { httpCode: app.codes };

  tour.step("Without the hooks");
  const before = await act(stage, tour, false);
  if (!before) return red(screen, "Red: the deployment fails without the hooks too.");
  if (isSilent(before)) {
    await explain(stage, tour);
    return red(screen, "Red: the app does not answer at all, whatever the hooks do.");
  }
  tour.step("With the hooks");
  const after = await act(stage, tour, true);
  if (!after) throw new Error("the instance has lost its target");
  tour.expectNeighbourUntouched();
  if (isLost(before, after)) {
    return red(screen, `Red: ${after.visitor?.host} lost its answer by the hooks. Please report this.`);
  }
  if (after.succeeded && after.check.state === "healthy") {
    const already = before.check.state === "healthy";
    const said = `Green: the load balancer gets ${after.check.status} from ${after.check.path}.`;
    screen.say(already ? `${said} It was green without the hooks too.` : said, "green");
    return already ? "green without them too" : "green by the hooks";
  }
  tour.step("Why it is red, and what to do: --doctor on the instance");
  if (after.succeeded) await doctor(stage, tour);
  if ((after.check.status ?? 500) >= 500) await explain(stage, tour);
  // Most lists need a line in the settings, and init has it.
  const orInit = after.check.status === 400 && !app.hasHooks;
  return red(
    screen,
    orInit
      ? "Red: do what stands above, or every step that init --edit-settings prints, and play it again."
      : "Red: do what stands above, and play it again.",
  );
}

/** Undefined: no version has ever got as far as to serve. */
async function act(stage: Stage, tour: Tour, hooks: boolean): Promise<Act | undefined> {
  const { succeeded } = await tour.deploy({ app: stage.app.folder, hooks, mayFail: true });
  if (stage.sandbox.targetGroup.targets.length === 0) return undefined;
  const check = await tour.observe();
  const visitor = await visit(stage);
  tour.say(
    visitor
      ? `a visitor: GET / (Host: ${visitor.host}, https) -> ${visitor.status || "no answer"}`
      : "a visitor: not asked for, because no host of the site is known",
  );
  return { succeeded, check, visitor };
}

/** Nothing at all, or the proxy's word for it. */
function isSilent({ check, visitor }: Act): boolean {
  const isNothing = (status: number | undefined) => status === undefined || status === 0 || status === 502;
  return isNothing(check.status) && isNothing(visitor?.status);
}

function isLost(before: Act, after: Act): boolean {
  const [was, is] = [before.visitor?.status ?? 0, after.visitor?.status ?? 0];
  return was > 0 && was < 400 && (is === 0 || is >= 400);
}

function red(screen: Screen, text: string): Ending {
  screen.say(text, "red");
  return "red";
}

async function doctor({ sandbox }: Stage, tour: Tour): Promise<void> {
  const told = (line: string) => /^(?:WARN|ERROR) doctor: (?:finding|do)\b/.test(line);
  await sandbox.instance.runHook(HEALTH_CHECK, (line) => void (told(line) && tour.tellLine(line)), [
    "--doctor",
  ]);
}

async function visit(stage: Stage): Promise<Visit | undefined> {
  const settings = await settingsOf(stage);
  const host = settings?.hosts
    .map(visitorsHost)
    .find((one) => one !== undefined && one !== stage.sandbox.address);
  if (host === undefined) return undefined;
  const { address, port } = stage.sandbox;
  return new Promise((resolve) => {
    const headers = { Host: host, "X-Forwarded-Proto": "https", "X-Forwarded-Port": "443" };
    const request = get({ host: address, port, agent: false, headers, timeout: 30_000 }, (response) =>
      resolve({ host, status: response.resume().statusCode ?? 0 }),
    );
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve({ host, status: 0 }));
  });
}

/** By which a visitor comes whom this entry of ALLOWED_HOSTS lets in. */
function visitorsHost(entry: string): string | undefined {
  if (entry === "*") return "www.example.com";
  if (/^(?:|localhost|\.localhost|127\.[\d.]+|\[::1\]|0\.0\.0\.0|testserver)$/.test(entry)) return undefined;
  return entry.replace(/^\./, "");
}

/** What the app says itself. Undefined: it says nothing. */
async function settingsOf(stage: Stage): Promise<AppSettings | undefined> {
  const { sandbox, app, python, user, signal } = stage;
  const program = readProgram(REPOSITORY);
  if (!program || (process.getuid?.() === 0 && user === undefined)) return undefined;
  try {
    const answer = await askOnce(
      {
        python,
        folder: sandbox.instance.container.folder,
        user: user === undefined ? undefined : { uid: user, gid: user },
        holders: await findHolders(),
        env: environmentOf(stage),
        processName: "web",
        wsgiPath: app.wsgiPath,
        program,
        signal,
        seconds: ASK_SECONDS,
      },
      [],
    );
    return answer.settings;
  } catch (error) {
    if (error instanceof NotAnswered || signal.aborted) return undefined;
    throw error;
  }
}

function environmentOf({ sandbox, python }: Stage): Record<string, string> {
  return { PATH: `${dirname(python)}:/usr/bin:/bin`, ...sandbox.instance.container.environment };
}

/** By what the server has printed, or by asking for the page where errors are seen. */
async function explain(stage: Stage, tour: Tour): Promise<void> {
  const { sandbox, app } = stage;
  const printed = await readFile(sandbox.instance.appLog, "utf8").catch(() => "");
  const reason = whyItFails(printed) ?? whyItFails(await asked(stage));
  if (reason) {
    tour.say(`The app: ${reason.what}.`, "red");
    const handedOn = reason.variable && app.docker?.handOn?.(reason.variable);
    for (const remedy of [handedOn, reason.remedy]) if (remedy) tour.say(remedy, "yellow");
    return;
  }
  const lines = printed
    .replaceAll(/[^\x20-\x7e\n]/g, "?")
    .trimEnd()
    .split("\n")
    .slice(-10);
  tour.say(`What the app printed last (${app.description}):`);
  for (const line of lines) tour.tellLine(line);
}

/** What the app raises for the page that the load balancer checks. */
async function asked(stage: Stage): Promise<string> {
  const { sandbox, python, user, signal } = stage;
  const settings = await settingsOf(stage);
  const host = settings?.hosts.map(visitorsHost).find((one) => one !== undefined);
  if (!settings || host === undefined) return "";
  const { path = "/" } = sandbox.targetGroup.healthCheck;
  const args = [join(OWN_FOLDER, "request.py"), settings.settingsModule, host, path];
  const cwd = sandbox.instance.container.folder;
  const ids = user === undefined ? {} : { uid: user, gid: user };
  const env = environmentOf(stage);
  try {
    await promisify(execFile)(python, args, {
      cwd,
      env,
      ...ids,
      signal,
      timeout: ASK_SECONDS * 1000,
      killSignal: "SIGKILL",
    });
    return "";
  } catch (error) {
    return (error as { stderr?: string }).stderr ?? "";
  }
}

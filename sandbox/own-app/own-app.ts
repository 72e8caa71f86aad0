/** `npm run sandbox -- --app FOLDER`: from the folder to the end of its story. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Stop } from "../../src/cli/cli-error.ts";
import { HEALTH_CHECK_HOSTS } from "../../src/env.ts";
import { shellWord } from "../../src/words.ts";
import type { Sandbox, SandboxOptions } from "../sandbox.ts";
import type { Screen } from "../tour/screen.ts";
import { APP_USER, canStart } from "./account.ts";
import { appPython } from "./app-python.ts";
import { type AppToPlay, appToPlay } from "./app-to-play.ts";
import { playApp } from "./play-app.ts";
import { NotPlayed } from "./web-command.ts";

const TOOL = fileURLToPath(new URL("../../dist/eb-health-hooks.cjs", import.meta.url));
/** An app's AWS SDK would ask the real metadata service of this machine's network. */
const NOT_REAL = { AWS_EC2_METADATA_DISABLED: "true" };

export interface OwnApp {
  /** For the sandbox that it is played in. */
  readonly sandbox: Pick<SandboxOptions, "python" | "app" | "platform">;
  readonly play: (sandbox: Sandbox) => Promise<boolean>;
}

export interface OwnAppOptions {
  /** As it was typed. */
  readonly folder: string;
  /** Each `NAME=VALUE`: properties beside those of `.ebextensions/`. */
  readonly env: readonly string[];
  readonly screen: Screen;
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Says what will be played, and installs what it needs. Undefined: it cannot be played, and that has been said. */
export async function ownApp(options: OwnAppOptions): Promise<OwnApp | undefined> {
  const { screen } = options;
  // npm runs in the repository; the folder was typed where the person is.
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), options.folder);
  try {
    return await prepare(folder, options);
  } catch (error) {
    if (!(error instanceof NotPlayed || error instanceof Stop)) throw error;
    screen.wait();
    screen.say(error instanceof Stop ? error.message : `${folder} cannot be played: ${error.message}`, "red");
    return undefined;
  }
}

async function prepare(folder: string, { env, screen, signal }: OwnAppOptions): Promise<OwnApp> {
  screen.wait(() => `what eb deploy would send of ${folder}`);
  const app = await appToPlay(folder);
  // No property reaches a container of Compose by itself.
  const properties = { ...(app.docker ? {} : NOT_REAL), ...app.properties, ...propertiesOf(env) };
  screen.wait();
  screen.say(`The app: ${app.description}, ${app.paths.size} files.`);
  const names = Object.keys(properties).filter((name) => !(name in NOT_REAL));
  screen.say(`Its environment properties: ${names.join(", ") || "none"} (of .ebextensions and --env).`);
  for (const remark of [...app.remarks, ...unsetIn(app, properties)]) screen.say(remark, "yellow");
  const since = Date.now();
  const announce = (line: string) => {
    screen.say(line);
    screen.wait(() => `pip, since ${Math.round((Date.now() - since) / 1000)} s`);
  };
  const { path: python, series } = await appPython({ ...app, announce });
  screen.wait();
  screen.say(`Its Python: ${series}, with what the app's requirements name.`);
  if (!(await canStart(python)))
    throw new NotPlayed(
      `an app does not run as root here, and no other account can read ${python}: clone into a folder that all may read.`,
    );
  const { wsgiPath, script, docker } = app;
  const container = docker && { service: docker.service, environment: NOT_REAL };
  return {
    sandbox: {
      python,
      platform: docker ? "Docker" : "Python",
      app: { user: APP_USER, wsgiPath, script, container },
    },
    play: async (sandbox) => {
      const ending = await playApp({ app, sandbox, screen, signal, python, user: APP_USER, properties });
      if (ending === "red") return false;
      const toInstall = ending === "green by the hooks" && !app.hasHooks;
      for (const line of nextSteps(folder, toInstall, onlyHere(app, env))) screen.say(line);
      return true;
    },
  };
}

function propertiesOf(env: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    env.map((assignment) => {
      const at = assignment.indexOf("=");
      const name = assignment.slice(0, Math.max(0, at));
      if (!/^[A-Za-z_]\w*$/.test(name))
        throw new NotPlayed("--env takes NAME=VALUE, such as --env SECRET_KEY=x");
      return [name, assignment.slice(at + 1)];
    }),
  );
}

/** Compose takes such a variable for an empty text, and says so in a log that few people see. */
function unsetIn({ docker, paths }: AppToPlay, properties: Readonly<Record<string, string>>): string[] {
  if (!docker?.asksFor || paths.has(".env")) return [];
  const unset = docker.asksFor.filter((name) => !(name in properties) && name !== HEALTH_CHECK_HOSTS);
  return unset.map(
    (name) => `docker-compose.yml asks for ${name}, which is not set: --env ${name}=VALUE gives it.`,
  );
}

/** The variables that --env gave, and that nothing of the bundle gives. */
function onlyHere({ properties }: AppToPlay, env: readonly string[]): string[] {
  return Object.keys(propertiesOf(env)).filter((name) => !(name in properties));
}

/** To paste anywhere. No value is proposed: pasted, a made-up one would take the place of the real one. */
function nextSteps(folder: string, toInstall: boolean, given: readonly string[]): string[] {
  const steps = toInstall
    ? [
        `  node ${shellWord(TOOL)} init --edit-settings ${shellWord(folder)}`,
        "  and then what it prints, up to eb deploy.",
      ]
    : [`  cd ${shellWord(folder)} && eb deploy`];
  const alsoThere =
    given.length > 0
      ? [
          `The environment must have ${given.join(", ")} too, which --env gave here: eb printenv lists what it has.`,
        ]
      : [];
  return ["On Elastic Beanstalk:", ...steps, ...alsoThere];
}

/** `npm run sandbox`: a tour with real processes. `-- --help` says what else there is. */
import { parseArgs } from "node:util";
import { removeTemporaryFolders } from "../src/cli/bundle/temporary.ts";
import { findNginx } from "./instance/nginx.ts";
import { ownApp } from "./own-app/own-app.ts";
import { findPython } from "./python.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "./sandbox.ts";
import { SCENARIOS } from "./scenarios/index.ts";
import { removeEnvFile, writeEnvFile } from "./tour/kept.ts";
import { Screen } from "./tour/screen.ts";
import { play, type Scenario } from "./tour/tour.ts";

/** A target group's own interval is 15 s, too long for a tour. */
const INTERVAL_MILLISECONDS = 500;
const WITHOUT_NGINX =
  "There is no nginx here (Debian: apt-get install nginx-light), so that the load balancer asks the app itself.";
const USAGE = `Usage: npm run sandbox [-- OPTIONS]

  --scenario NAME    plays another scenario than the story; the name alone does too
  --list             the scenarios
  --app FOLDER       plays an app of your own: as eb deploy would send it, without the hooks and with them
  --env NAME=VALUE   gives it an environment property or a secret; more than once for more
  --keep             stays up after it, for hooks by hand
  --help             this text`;

const screen = new Screen(process.stdout);
const stop = new AbortController();
const stopped = new Promise<"stopped">((resolve) => {
  stop.signal.addEventListener("abort", () => resolve("stopped"));
});
// `on`, not `once`: a second Ctrl-C would otherwise end the sandbox before it has cleaned up.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());
// The program that reads the story may stop reading, as head does.
process.stdout.on("error", () => stop.abort());
process.on("exit", removeTemporaryFolders);
// The process does not wait for an empty event loop: after Ctrl-C a step of the tour may still be under way.
process.exit(await main());

async function main(): Promise<number> {
  const asked = readArguments();
  if (asked.list) return list();
  const player = await Promise.race([
    asked.app === undefined ? ofScenario(asked.scenario) : ofApp(asked.app, asked.env),
    stopped,
  ]);
  if (player === "stopped" || player === undefined) return 1;
  const nginx = await findNginx();
  if (nginx === undefined) screen.say(WITHOUT_NGINX);
  if (nginx === undefined && player.needsNginx) return 1;
  const sandbox = await startSandbox({
    nginx,
    leader: "first",
    intervalMs: INTERVAL_MILLISECONDS,
    ...player.sandbox,
  });
  try {
    const ended = await Promise.race([player.play(sandbox), stopped]);
    if (ended !== "stopped" && asked.keep && (ended || asked.app !== undefined)) await stayUp(sandbox);
    return ended === true ? 0 : 1;
  } finally {
    screen.close();
    await removeEnvFile();
    await sandbox.close();
  }
}

interface Player {
  readonly needsNginx?: boolean | undefined;
  readonly sandbox: SandboxOptions;
  /** Whether it ended well. */
  readonly play: (sandbox: Sandbox) => Promise<boolean>;
}

async function ofScenario(scenario: Scenario): Promise<Player> {
  const python = await findPython({ announce: (line) => screen.say(line) });
  return {
    needsNginx: scenario.needsNginx,
    sandbox: { python, ...scenario.sandbox },
    play: async (sandbox) => (await play(scenario, sandbox, screen)) === "as told",
  };
}

async function ofApp(folder: string, env: readonly string[]): Promise<Player | undefined> {
  return ownApp({ folder, env, screen });
}

function list(): number {
  const width = Math.max(...SCENARIOS.map(({ name }) => name.length));
  for (const { name, shows } of SCENARIOS) screen.say(`${name.padEnd(width)}  ${shows}`);
  return 0;
}

async function stayUp(sandbox: Sandbox): Promise<void> {
  await writeEnvFile(sandbox);
  for (const line of [
    "",
    "It stays up until Ctrl-C. In another terminal:",
    "  npm run hook -- predeploy/10_allowed_hosts --dry-run     the hook from its source",
    '  . .sandbox/env && cd "$SANDBOX_APP"                      then, in the app folder of the instance:',
    "  .platform/hooks/postdeploy/90_health_check.cjs           the built hook",
    "  aws elbv2 describe-target-groups                         the AWS CLI, where it is installed",
  ]) {
    screen.say(line);
  }
  await stopped;
}

interface Arguments {
  readonly scenario: Scenario;
  readonly app: string | undefined;
  readonly env: readonly string[];
  readonly keep: boolean;
  readonly list: boolean;
}

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        scenario: { type: "string" },
        app: { type: "string" },
        env: { type: "string", multiple: true, default: [] },
        keep: { type: "boolean", default: false },
        list: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const [named, ...more] = [...(values.scenario === undefined ? [] : [values.scenario]), ...positionals];
    if (more.length > 0) throw new Error(`one scenario at a time, not ${more.join(", ")} too`);
    if (values.app !== undefined && named !== undefined)
      throw new Error(`--app and the scenario ${named} do not go together`);
    if (values.app === undefined && values.env.length > 0) throw new Error("--env is for --app FOLDER");
    return { ...values, app: values.app, scenario: scenarioOf(named) };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(1);
  }
}

function scenarioOf(name = SCENARIOS[0].name): Scenario {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario) return scenario;
  throw new Error(`there is no scenario ${name}; there are ${SCENARIOS.map((one) => one.name).join(", ")}`);
}

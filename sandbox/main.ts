/** `npm run sandbox`: a tour with real processes. `-- --help` says what else there is. */
import "../src/needs-node.ts";
import { removeTemporaryFolders } from "../src/cli/bundle/temporary.ts";
import { shellWord } from "../src/words.ts";
import { type Arguments, readArguments, USAGE } from "./arguments.ts";
import { findNginx } from "./instance/nginx.ts";
import { ownApp } from "./own-app/own-app.ts";
import { findPython } from "./python.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "./sandbox.ts";
import { SCENARIOS } from "./scenarios/index.ts";
import { ENV_FILE, keptProcess, removeEnvFile, writeEnvFile } from "./tour/kept.ts";
import { Screen } from "./tour/screen.ts";
import { play, type Scenario } from "./tour/tour.ts";

/** A target group's own interval is 15 s, too long for a tour. */
const INTERVAL_MILLISECONDS = 500;
const WITHOUT_NGINX =
  "There is no nginx here (Debian: apt-get install nginx-light), so that the load balancer asks the app itself.";
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
  const asked = argumentsOrExit();
  if (asked.help) console.log(USAGE);
  if (asked.list) list();
  if (asked.help || asked.list) return 0;
  const player = await Promise.race([
    asked.app === undefined ? ofScenario(asked.scenario) : ofApp(asked.app, asked.env),
    stopped,
  ]);
  if (player === "stopped" || player === undefined) return 1;
  const kept = asked.keep ? await keptProcess() : undefined;
  if (kept !== undefined) {
    screen.say(
      `A sandbox is kept already, by process ${kept}: end it with Ctrl-C in its terminal, or play without --keep.`,
    );
    return 1;
  }
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
  return ownApp({ folder, env, screen, signal: stop.signal });
}

function list(): void {
  const width = Math.max(...SCENARIOS.map(({ name }) => name.length));
  for (const { name, shows } of SCENARIOS) screen.say(`${name.padEnd(width)}  ${shows}`);
}

async function stayUp(sandbox: Sandbox): Promise<void> {
  await writeEnvFile(sandbox);
  const here = shellWord(process.cwd());
  for (const line of [
    "",
    "It stays up until Ctrl-C. In another terminal, the hook from its source:",
    `  cd ${here} && npm run hook -- predeploy/10_allowed_hosts --dry-run`,
    "The built hook, in the app folder of the instance, and the AWS CLI where it is installed:",
    `  . ${shellWord(ENV_FILE)} && cd "$SANDBOX_APP"`,
    "  .platform/hooks/postdeploy/90_health_check.cjs --dry-run",
    "  aws elbv2 describe-target-groups",
  ]) {
    screen.say(line);
  }
  await stopped;
}

function argumentsOrExit(): Arguments {
  try {
    return readArguments(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(1);
  }
}

/**
 * `npm run sandbox`: a tour with real processes. `-- --scenario NAME` plays another scenario, `-- --list`
 * lists all of them, `-- --keep` leaves the sandbox running.
 */
import { parseArgs } from "node:util";
import { findNginx } from "./instance/nginx.ts";
import { findPython } from "./python.ts";
import { type Sandbox, startSandbox } from "./sandbox.ts";
import { SCENARIOS } from "./scenarios/index.ts";
import { removeEnvFile, writeEnvFile } from "./tour/kept.ts";
import { Screen } from "./tour/screen.ts";
import { play, type Scenario } from "./tour/tour.ts";

/** A target group's own interval is 15 s, too long for a tour. */
const INTERVAL_MILLISECONDS = 500;
const WITHOUT_NGINX =
  "There is no nginx here (Debian: apt-get install nginx-light), so that the load balancer asks the app itself.";
const USAGE = "Usage: npm run sandbox [-- [--scenario NAME] [--keep] [--list]]";

const screen = new Screen(process.stdout);
const stop = new AbortController();
const stopped = new Promise<"stopped">((resolve) => {
  stop.signal.addEventListener("abort", () => resolve("stopped"));
});
// `on`, not `once`: a second Ctrl-C would otherwise end the sandbox before it has cleaned up.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());
// The program that reads the story may stop reading, as head does.
process.stdout.on("error", () => stop.abort());
// The process does not wait for an empty event loop: after Ctrl-C a step of the tour may still be under way.
process.exit(await main());

async function main(): Promise<number> {
  const { scenario, keep, list } = readArguments();
  if (list) {
    const width = Math.max(...SCENARIOS.map(({ name }) => name.length));
    for (const { name, shows } of SCENARIOS) screen.say(`${name.padEnd(width)}  ${shows}`);
    return 0;
  }
  const python = await Promise.race([findPython({ announce: (line) => screen.say(line) }), stopped]);
  if (stop.signal.aborted) return 1;
  const nginx = await findNginx();
  if (nginx === undefined) screen.say(WITHOUT_NGINX);
  if (nginx === undefined && scenario.needsNginx) return 1;
  const sandbox = await startSandbox({
    python,
    nginx,
    leader: "first",
    intervalMs: INTERVAL_MILLISECONDS,
    ...scenario.sandbox,
  });
  try {
    const ended = await Promise.race([play(scenario, sandbox, screen), stopped]);
    if (ended === "as told" && keep) await stayUp(sandbox);
    return ended === "as told" ? 0 : 1;
  } finally {
    screen.close();
    await removeEnvFile();
    await sandbox.close();
  }
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
  readonly keep: boolean;
  readonly list: boolean;
}

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: {
        scenario: { type: "string", default: SCENARIOS[0].name },
        keep: { type: "boolean", default: false },
        list: { type: "boolean", default: false },
      },
    });
    const scenario = SCENARIOS.find(({ name }) => name === values.scenario);
    if (scenario) return { scenario, keep: values.keep, list: values.list };
    const names = SCENARIOS.map(({ name }) => name).join(", ");
    throw new Error(`there is no scenario ${values.scenario}; there are ${names}`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(1);
  }
}

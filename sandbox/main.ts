/** `npm run sandbox`: one environment turns green, told with real processes. `-- --keep` leaves it running. */
import { parseArgs } from "node:util";
import { removeEnvFile, writeEnvFile } from "./kept.ts";
import type { Check } from "./load-balancer.ts";
import { findPython } from "./python.ts";
import { type Sandbox, startSandbox } from "./sandbox.ts";

const WAIT_MILLISECONDS = 20_000;

const { keep } = readArguments();
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
// Not left to an empty event loop: after Ctrl-C a step of the story may still be under way.
process.exit(await main());

async function main(): Promise<number> {
  const python = await findPython({ announce: say });
  const sandbox = await startSandbox({ python, leader: "first" });
  const stopped = new Promise<false>((resolve) => {
    stop.signal.addEventListener("abort", () => resolve(false), { once: true });
  });
  try {
    const healthy = await Promise.race([tellStory(sandbox), stopped]);
    if (healthy && keep) await stayUp(sandbox, stopped);
    return healthy ? 0 : 1;
  } finally {
    await removeEnvFile();
    await sandbox.close();
  }
}

async function tellStory(sandbox: Sandbox): Promise<boolean> {
  const { instance, loadBalancer, address, port, targetGroup } = sandbox;
  const see = async (status: number, state: Check["state"]) => {
    const wanted = (check: Check) => check.status === status && check.state === state;
    const check = await loadBalancer.nextCheck(wanted, WAIT_MILLISECONDS);
    const { matcher } = targetGroup.healthCheck;
    say(
      `  load balancer: GET ${check.path} (Host: ${address}:${port}) -> ${check.status} ${check.location ?? ""}`,
    );
    const { description } = targetGroup.targets[0]?.health ?? {};
    say(
      `  target: ${check.state}${description ? ` (${description})` : ""}, success codes ${matcher?.httpCode}`,
    );
  };
  const onLine = (line: string) => say(`  | ${line}`);

  say("1. The app is deployed without the hooks. Django refuses the load balancer's Host: 400.");
  await instance.deploy(await sandbox.bundle({ hooks: false }), { onLine });
  await see(400, "unhealthy");

  say(
    "2. The same app with .platform/ in its bundle. Before the app starts, allowed_hosts adds the address.",
  );
  const deployment = await instance.deploy(await sandbox.bundle(), {
    onLine,
    beforePostdeploy: async () => {
      say("   The app has started. Django answers now, with the redirect of SECURE_SSL_REDIRECT: 301.");
      await see(301, "unhealthy");
      say("3. After the start, health_check lets the target group count the redirect as healthy.");
    },
  });
  if (!deployment.succeeded) return false;
  await see(301, "healthy");
  const { path, matcher } = sandbox.neighbour.healthCheck;
  if (path !== "/" || matcher?.httpCode !== "200") return false;
  say("The environment is healthy, and the other environment on this load balancer is as it was.");
  return true;
}

async function stayUp(sandbox: Sandbox, stopped: Promise<unknown>): Promise<void> {
  await writeEnvFile(sandbox);
  say(`
It stays up until Ctrl-C. In another terminal:
  npm run hook -- predeploy/10_allowed_hosts --dry-run     the hook from its source
  . .sandbox/env && cd "$SANDBOX_APP"                      then, in the app folder of the instance:
  .platform/hooks/postdeploy/90_health_check.cjs           the built hook
  aws elbv2 describe-target-groups                         the AWS CLI, where it is installed`);
  await stopped;
}

function readArguments(): { readonly keep: boolean } {
  try {
    const { values } = parseArgs({ options: { keep: { type: "boolean" } } });
    return { keep: values.keep === true };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nUsage: npm run sandbox [-- --keep]`);
    process.exit(1);
  }
}

function say(line: string): void {
  console.log(line.trimEnd());
}

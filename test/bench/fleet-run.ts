/** A fleet's postdeploy hooks at one moment: real processes of the built hook, one AWS account with its throttling. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { setPriority } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { type BucketInit, throttled } from "../../sandbox/aws/token-bucket.ts";
import { requireLoopbackEndpoints } from "../../sandbox/loopback.ts";
import { startSandbox } from "../../sandbox/sandbox.ts";
import { HEALTH_CHECK } from "../support/run-hook.ts";
import { output } from "./measure.ts";

export interface FleetCase {
  readonly instances: number;
  readonly changeNeeded: boolean;
}

export interface FleetResult {
  /** The target group has the wish when the last hook has ended. */
  readonly reached: boolean;
  /** Hooks that failed their deployment. */
  readonly failed: number;
  /** Hooks that ended with a warning, and for what, with how many of them. */
  readonly warnings: ReadonlyMap<string, number>;
  /** Of Elastic Load Balancing's Describe calls, which share a bucket. */
  readonly describes: Calls;
  readonly writes: Calls;
  /** From the moment of the start. */
  readonly seconds: { readonly median: number; readonly last: number };
}

interface Calls {
  readonly answered: number;
  readonly throttled: number;
}

const NEVER = 3_600_000;
/** Less than a hook waits for get-config, at which all wait for each other. */
const READY_MILLISECONDS = 9_000;
/** More than any hook takes. */
const END_MILLISECONDS = 120_000;

/**
 * All hooks wait in their first step, which asks get-config, until the last one is there too: what they do before, the
 * start of Node.js, is on one machine a matter of seconds for a hundred of them, and on a fleet is not.
 */
export async function runFleet(fleet: FleetCase, buckets: readonly BucketInit[]): Promise<FleetResult> {
  const sandbox = await startSandbox({ python: "not used", intervalMs: NEVER });
  const app = createServer((request, response) => {
    response.writeHead(301, { Location: `https://${request.headers.host}${request.url}` }).end();
  });
  await new Promise<void>((resolve) => app.listen(sandbox.port, sandbox.address, resolve));
  const hooks: ChildProcess[] = [];
  const { targetGroup, instance, aws } = sandbox;
  const gate = instance.path("/gate");
  output("mkfifo", [gate]);
  try {
    targetGroup.healthCheck.matcher = { httpCode: fleet.changeNeeded ? "200" : "200-301" };
    const folder = await sandbox.bundle({ hooks: false });
    const waiting = instance.path("/waiting");
    writeFileSync(waiting, "");
    writeFileSync(
      instance.path("/opt/elasticbeanstalk/bin/get-config"),
      `#!/bin/sh\necho >>"${waiting}"\n: <"${gate}"\necho "{}"\n`,
    );

    const calls = { describes: { answered: 0, throttled: 0 }, writes: { answered: 0, throttled: 0 } };
    const fault = throttled(buckets);
    aws.fault = (call) => {
      const answer = fault(call);
      const kind = call.action === "ModifyTargetGroup" ? calls.writes : calls.describes;
      if (call.service === "elasticloadbalancing") kind[answer ? "throttled" : "answered"] += 1;
      return answer;
    };

    const ends: Promise<{ code: number | null; at: number; stderr: string }>[] = [];
    for (let index = 0; index < fleet.instances; index++) {
      const env = {
        ...instance.hookEnvironment(),
        HEALTH_HOOKS_NODE: process.execPath,
        EB_IS_COMMAND_LEADER: String(index === 0),
      };
      requireLoopbackEndpoints(env);
      const hook = spawn(HEALTH_CHECK, { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
      hooks.push(hook);
      // The servers go first: they are in this process, and on a fleet they would not share its processors.
      if (hook.pid !== undefined) setPriority(hook.pid, 10);
      ends.push(ended(hook));
    }
    await until(() => statSync(waiting).size === fleet.instances, READY_MILLISECONDS);
    const started = performance.now();
    closeSync(openSync(gate, "w"));
    const patience = sleep(END_MILLISECONDS, undefined, { ref: false }).then(() => {
      throw new Error(`not all hooks ended within ${END_MILLISECONDS / 1000} s`);
    });
    const results = await Promise.race([Promise.all(ends), patience]);

    const seconds = results.map(({ at }) => (at - started) / 1000).toSorted((a, b) => a - b);
    return {
      reached: targetGroup.healthCheck.matcher?.httpCode === "200-301",
      failed: results.filter(({ code }) => code !== 0).length,
      warnings: countedBy(results.flatMap(({ stderr }) => stderr.trimEnd().split("\n").at(-1) || [])),
      ...calls,
      seconds: { median: seconds[Math.floor(seconds.length / 2)] ?? 0, last: seconds.at(-1) ?? 0 },
    };
  } finally {
    for (const hook of hooks) if (hook.exitCode === null) hook.kill("SIGKILL");
    // What a killed hook has left at the gate goes through, too.
    const open = openSync(gate, "r+");
    await sleep(200);
    closeSync(open);
    app.closeAllConnections();
    await new Promise<void>((resolve) => app.close(() => resolve()));
    await sandbox.close();
  }
}

function ended(hook: ChildProcess): Promise<{ code: number | null; at: number; stderr: string }> {
  let stderr = "";
  hook.stderr?.on("data", (chunk) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    hook.once("error", reject);
    hook.once("close", (code) => resolve({ code, at: performance.now(), stderr }));
  });
}

/** The machine is too busy to start all hooks while the first of them still waits. */
export class TooSlow extends Error {
  override readonly name = "TooSlow";
}

async function until(isSo: () => boolean, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!isSo()) {
    if (performance.now() > end) throw new TooSlow(`not all hooks started within ${milliseconds / 1000} s`);
    await sleep(10);
  }
}

/** The reason alone: without level, hook and what it was about. */
function countedBy(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const reason = line.replace(/^.*: /, "");
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}

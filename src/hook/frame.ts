import { devNull } from "node:os";
import { withDeadline } from "../deadline.ts";
import { HookError } from "../errors.ts";

/** A program that runs once, reports its result, and ends by itself. */
export interface Job {
  /** Resolves to the exit code. Everything that waits takes the signal. */
  readonly run: (signal: AbortSignal) => Promise<number>;
  /** Says why the job failed, and returns the exit code. It also gets errors that nobody caught. */
  readonly fail: (error: unknown) => number;
}

/**
 * Runs a job to its exit code, whatever it meets: signals, errors that escape, a reader of its output that
 * goes away. Beside `src/needs-node.ts`, only this module and
 * `src/cli/main.ts` end the process.
 */
export async function runToExitCode({ run, fail }: Job): Promise<number> {
  const stop = new AbortController();
  let ended: number | undefined;
  const finish = (exitCode: number) => {
    ended = exitCode;
    process.exitCode = exitCode;
    // A forgotten handle must not hold up a deployment. The timer is unref'd, so that it never keeps the
    // process alive itself.
    setTimeout(() => process.exit(), 1000).unref();
  };
  const failOnce = (error: unknown) => {
    if (ended !== undefined) return;
    finish(fail(error));
    stop.abort(error); // what still runs must not change anything more
  };
  process.on("uncaughtException", failOnce);
  process.on("exit", () => failOnce(new Error("it ended without a result")));
  for (const name of ["SIGTERM", "SIGINT"] as const) {
    process.once(name, () => stop.abort(new HookError("failure", `stopped by ${name}`)));
  }
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  try {
    const exitCode = await run(stop.signal);
    if (ended === undefined) finish(exitCode);
  } catch (error) {
    failOnce(error);
  }
  return ended ?? 0;
}

/** Runs the task until it ends or its time is up. */
export function within<T>(
  seconds: number,
  parent: AbortSignal,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const overdue = () => new HookError("failure", `not finished after ${seconds} s`);
  return withDeadline(parent, seconds * 1000, overdue, task);
}

/**
 * The app's own AWS settings (keys, profile, a global endpoint, switches) reach a hook as environment
 * properties. They are meant for the app. The SDK in a hook gets everything that it needs as arguments.
 */
export function hideAppSettingsFromSdk(): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith("AWS_")) delete process.env[name];
  }
  process.env.AWS_CONFIG_FILE = devNull;
  process.env.AWS_SHARED_CREDENTIALS_FILE = devNull;
  // The SDK warns of Node.js versions that it will stop supporting. We follow that ourselves. It does not
  // belong in a deployment's log.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
}

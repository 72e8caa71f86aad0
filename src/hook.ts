import { devNull } from "node:os";
import { parseArgs } from "node:util";
import { describeChange, type Plan } from "./change.ts";
import { withDeadline } from "./deadline.ts";
import { describeError, exitCodeOf, HookError } from "./errors.ts";
import { createLog, type Log } from "./log.ts";
import { type Env, parseSettings, type Settings } from "./settings.ts";

/** What a hook gets to work with; nothing else in `src/` touches `process`. */
export interface HookContext {
  readonly settings: Settings;
  /** The environment as the hook was started, also what is hidden from the AWS SDK. */
  readonly env: Env;
  readonly log: Log;
  /** Aborts on SIGTERM and when the hook's time is up: everything that waits takes it. */
  readonly signal: AbortSignal;
  /** The folder the engine starts hooks in: staging before the flip, current after it. */
  readonly appFolder: string;
  /** Put before every absolute path of the instance: empty on an instance, a folder in tests. */
  readonly systemRoot: string;
}

export interface Hook {
  readonly name: string;
  /** A failing predeploy hook leaves the old version serving; after the flip a failure only does harm. */
  readonly mayStopDeployment: boolean;
  /** Settings -> look -> plan. What it throws becomes the log's last lines and the exit code. */
  readonly plan: (context: HookContext) => Promise<Plan>;
  /** What is left to do when HEALTH_HOOKS_ENABLED=false; the last line of the log. */
  readonly disabled: (context: HookContext) => Promise<Plan>;
  readonly deadlineSeconds: (settings: Settings) => number;
}

/** Runs a hook to its exit code. The one entry point of every file under `hooks/`. */
export function runHook(hook: Hook): void {
  const env: Env = { ...process.env };
  const log = createLog(hook.name, process.stdout, process.stderr);
  const stop = new AbortController();
  let strict = false;
  let finished = false;

  const finish = (exitCode: number) => {
    finished = true;
    process.exitCode = exitCode;
    // A forgotten handle must not hold a deployment; unref'd, so that it never holds the hook itself.
    setTimeout(() => process.exit(), 1000).unref();
  };
  const fail = (error: unknown) => {
    if (finished) return;
    finish(report(error, { mayStopDeployment: hook.mayStopDeployment, strict }, log));
  };

  process.on("uncaughtException", fail);
  process.on("exit", () => fail(new Error("the hook ended without a result")));
  for (const name of ["SIGTERM", "SIGINT"] as const) {
    process.once(name, () => stop.abort(new HookError("failure", `stopped by ${name}`)));
  }
  // Whoever reads the log may go away first; a hook does not die of that.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

  const main = async () => {
    const settings = readSettings(env);
    strict = settings.strict;
    hideAppSettingsFromSdk();
    const seconds = hook.deadlineSeconds(settings);
    const overdue = () => new HookError("failure", `not finished after ${seconds} s`);
    await withDeadline(stop.signal, seconds * 1000, overdue, async (signal) => {
      const context: HookContext = {
        settings,
        env,
        log,
        signal,
        appFolder: process.cwd(),
        systemRoot: env.HEALTH_HOOKS_SYSTEM_ROOT ?? "",
      };
      const plan = await (settings.enabled ? hook.plan(context) : hook.disabled(context));
      signal.throwIfAborted();
      const lines = await carryOut(plan, settings.dryRun, log);
      if (plan.warning) throw plan.warning;
      for (const line of lines) log.info(line);
    });
    finish(0);
  };
  main().catch(fail);
}

/** Prints the plan, applies it unless this is a dry run, and answers with the lines that sum it up. */
async function carryOut(plan: Plan, dryRun: boolean, log: Log): Promise<readonly string[]> {
  if (plan.changes.length === 0) return [plan.unchanged];
  if (dryRun) {
    for (const change of plan.changes) log.info(`would change ${describeChange(change)}`);
    return ["dry run: nothing was changed"];
  }
  const lines = await plan.apply();
  for (const change of plan.changes) log.info(`changed ${describeChange(change)}`);
  return lines;
}

function readSettings(env: Env): Settings {
  const settings = parseSettings(env);
  try {
    const { values } = parseArgs({ options: { "dry-run": { type: "boolean" } } });
    return { ...settings, dryRun: settings.dryRun || values["dry-run"] === true };
  } catch (cause) {
    throw new HookError("misconfiguration", cause instanceof Error ? cause.message : String(cause), {
      remedy: ["A hook takes no argument but --dry-run; its settings are environment properties."],
    });
  }
}

/**
 * The app's own AWS settings (keys, profile, a global endpoint, switches) reach a hook as environment
 * properties. They are meant for the app: the SDK in here gets all that it needs as arguments.
 */
function hideAppSettingsFromSdk(): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith("AWS_")) delete process.env[name];
  }
  process.env.AWS_CONFIG_FILE = devNull;
  process.env.AWS_SHARED_CREDENTIALS_FILE = devNull;
  // It warns of Node.js versions that it will leave; that is for us to follow, not for a deployment's log.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
}

/** Causes and remedies first, the summary last: the tail of the log is all that most people see. */
function report(
  error: unknown,
  policy: { readonly mayStopDeployment: boolean; readonly strict: boolean },
  log: Log,
): number {
  const expected = error instanceof HookError;
  const severity = expected ? error.severity : "failure";
  const exitCode = exitCodeOf(severity, policy);
  const write = severity === "warning" && exitCode === 0 ? log.warn : log.error;

  if (expected) {
    for (
      let cause = error.cause;
      cause !== undefined;
      cause = cause instanceof Error ? cause.cause : undefined
    ) {
      write(`caused by ${describeError(cause)}`);
    }
    for (const sentence of error.remedy) write(sentence);
  } else if (error instanceof Error && error.stack) {
    for (const line of error.stack.split("\n")) write(line);
  }
  const message = expected ? error.message : `a bug in this hook: ${describeError(error)}`;
  write(`${exitCode === 0 ? "the deployment goes on" : "failed"}: ${message}`);
  return exitCode;
}

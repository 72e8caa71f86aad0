import { parseArgs } from "node:util";
import type { Env } from "../env.ts";
import { describeError, exitCodeOf, HookError } from "../errors.ts";
import { getConfig, type Instance } from "../instance/platform.ts";
import { createLog, type Log } from "../log.ts";
import { parseSettings, type Settings, unknownSettings } from "../settings.ts";
import { hideAppSettingsFromSdk, runToExitCode, within } from "./frame.ts";
import { describeChange, nothingToDo, type Plan } from "./plan.ts";

/** What a hook gets to work with. */
export interface HookContext extends Instance {
  readonly settings: Settings;
  /** The environment properties. The environment that the hook was started with wins over them. */
  readonly env: Env;
  /**
   * False when the platform could not be asked. A variable that is not in `env` may then still be an
   * environment property.
   */
  readonly propertiesKnown: boolean;
  /** `--at-once`: the change is made now, whatever the other instances are doing. */
  readonly atOnce: boolean;
  readonly log: Log;
  /** Aborts on SIGTERM and when the hook's time is up. Everything that waits takes it. */
  readonly signal: AbortSignal;
  /** The folder that the engine starts hooks in: staging before the flip, current after it. */
  readonly appFolder: string;
}

export interface Hook {
  readonly name: string;
  /**
   * True for predeploy hooks: when one fails, the old version keeps serving. After the flip a failure only
   * does harm.
   */
  readonly mayStopDeployment: boolean;
  /** Settings -> look -> plan. An error that it throws becomes the log's last lines and the exit code. */
  readonly plan: (context: HookContext) => Promise<Plan>;
  readonly deadlineSeconds: (settings: Settings) => number;
}

/** Runs a hook to its exit code. The files under `hooks/` call it. */
export function runHook(hook: Hook): void {
  const log = createLog(hook.name, process.stdout, process.stderr);
  let strict = false;
  void runToExitCode({
    fail: (error) => reportError(error, { mayStopDeployment: hook.mayStopDeployment, strict }, log),
    run: async (signal) => {
      const start = { signal, systemRoot: process.env.HEALTH_HOOKS_SYSTEM_ROOT ?? "" };
      const { env, propertiesKnown } = await readEnvironment(start, log);
      const { dryRun, atOnce } = readArguments();
      for (const name of unknownSettings(env)) {
        log.warn(`${name} is no setting of the hooks and has no effect: check its spelling`);
      }
      const fromEnvironment = parseSettings(env);
      const settings = { ...fromEnvironment, dryRun: fromEnvironment.dryRun || dryRun };
      strict = settings.strict;
      hideAppSettingsFromSdk();
      await within(hook.deadlineSeconds(settings), signal, async (limit) => {
        const appFolder = process.cwd();
        const context = { ...start, signal: limit, settings, env, propertiesKnown, atOnce, log, appFolder };
        const plan = await (settings.enabled ? hook.plan(context) : DISABLED);
        await carryOut(plan, context);
      });
      return 0;
    },
  });
}

const DISABLED = nothingToDo("disabled by HEALTH_HOOKS_ENABLED=false");
/** In a dry run, prints the plan. Otherwise makes its changes and says which. The summary comes last. */
async function carryOut(plan: Plan, { settings, log, signal }: HookContext): Promise<void> {
  const steps = plan.steps.filter(({ changes }) => changes.length > 0);
  for (const { changes, apply } of steps) {
    signal.throwIfAborted();
    if (!settings.dryRun) await apply();
    for (const change of changes) {
      const line = describeChange(change);
      log.info(settings.dryRun ? `would change ${line}` : `changed ${line}`);
    }
  }
  if (plan.warning) throw plan.warning;
  if (steps.length === 0) log.info(plan.unchanged);
  else if (settings.dryRun) log.info("dry run: nothing was changed");
  else for (const line of plan.done) log.info(line);
}

/**
 * The engine gives hooks the environment properties in their environment. A run by hand does not have them.
 * It asks the platform for them, so that it has the same settings and sees the same app.
 */
async function readEnvironment(
  start: Pick<HookContext, "signal" | "systemRoot">,
  log: Log,
): Promise<Pick<HookContext, "env" | "propertiesKnown">> {
  const own: Env = { ...process.env };
  try {
    return { env: { ...(await getConfig(start, "environment")), ...own }, propertiesKnown: true };
  } catch (error) {
    if (!(error instanceof HookError) || start.signal.aborted) throw error;
    log.warn(`${error.message}; only the environment properties in this hook's own environment are known`);
    return { env: own, propertiesKnown: false };
  }
}

function readArguments(): { readonly dryRun: boolean; readonly atOnce: boolean } {
  try {
    const { values } = parseArgs({
      options: { "dry-run": { type: "boolean" }, "at-once": { type: "boolean" } },
    });
    return { dryRun: values["dry-run"] === true, atOnce: values["at-once"] === true };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new HookError("misconfiguration", `cannot read the arguments: ${reason}`, {
      remedy: ["A hook takes --dry-run and --at-once, and only health_check takes --doctor [--json]."],
    });
  }
}

/** Causes and remedies come first, the summary last: most people see only the tail of the log. */
function reportError(
  error: unknown,
  policy: { readonly mayStopDeployment: boolean; readonly strict: boolean },
  log: Log,
): number {
  const expected = error instanceof HookError;
  const severity = expected ? error.severity : "failure";
  const exitCode = exitCodeOf(severity, policy);
  const expectable = severity === "warning" || severity === "notice";
  const write = expectable && exitCode === 0 ? log.warn : log.error;

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

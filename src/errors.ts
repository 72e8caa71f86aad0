/**
 * How serious a failure is. `misconfiguration` always fails the hook. `failure` fails a hook that may stop a
 * deployment. `warning` fails the hook only under HEALTH_HOOKS_STRICT. `notice` never fails it: it is the
 * normal course of things, but an operator should know.
 */
export type Severity = "misconfiguration" | "failure" | "warning" | "notice";

export interface HookErrorOptions extends ErrorOptions {
  /** What the operator does next, in full sentences. Each becomes one log line. */
  readonly remedy?: readonly string[] | undefined;
}

/** A failure that we expect and can explain. Any other error that escapes a hook is a bug. */
export class HookError extends Error {
  override readonly name = "HookError";
  readonly severity: Severity;
  readonly remedy: readonly string[];

  constructor(severity: Severity, message: string, options: HookErrorOptions = {}) {
    super(message, options);
    this.severity = severity;
    this.remedy = options.remedy ?? [];
  }
}

/** The exit code for a failure. The engine aborts the deployment on anything but 0. */
export function exitCodeOf(
  severity: Severity,
  policy: { readonly mayStopDeployment: boolean; readonly strict: boolean },
): 0 | 1 {
  switch (severity) {
    case "misconfiguration":
      return 1;
    case "failure":
      return policy.mayStopDeployment || policy.strict ? 1 : 0;
    case "warning":
      return policy.strict ? 1 : 0;
    case "notice":
      return 0;
  }
}

/** The `code` of a Node.js system error such as `ENOENT`; undefined for everything else. */
export function errorCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** One clause for a log line: the message with the code that tells system errors apart. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A connection error over several addresses has an empty message and only a code.
  const text = error.message || errorCodeOf(error) || "no message";
  return error.name === "Error" || error.name === "HookError" ? text : `${error.name}: ${text}`;
}

/** For what ends at any time, and for systems that do not tell. */
export function orElse<T>(otherwise: T, look: () => T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

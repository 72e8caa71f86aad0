import { describeError, HookError } from "../errors.ts";
import { hideAppSettingsFromSdk } from "../hook/run-hook.ts";
import { toJson } from "../json.ts";
import { createLog } from "../log.ts";
import { examine } from "./examine.ts";
import { couldNotLook, exitCodeOf, type Report, renderReport } from "./report.ts";

/** Metadata, get-config and systemctl side by side, then AWS, then two answers of the app. */
const TOTAL_SECONDS = 120;

/**
 * `--doctor` of a hook, in the place of the hook; the only module of the doctor that touches `process`. All of the
 * report goes to stdout, in its order.
 */
export async function runDoctor(): Promise<void> {
  const json = process.argv.includes("--json");
  const stop = new AbortController();
  const limit = setTimeout(
    () => stop.abort(new HookError("failure", `not finished after ${TOTAL_SECONDS} s`)),
    TOTAL_SECONDS * 1000,
  );
  for (const name of ["SIGTERM", "SIGINT"] as const) {
    process.once(name, () => stop.abort(new HookError("failure", `stopped by ${name}`)));
  }
  process.stdout.on("error", () => {});
  process.exitCode = 2;
  let isPrinted = false;
  const print = (report: Report) => {
    if (isPrinted) return;
    isPrinted = true;
    process.exitCode = exitCodeOf(report);
    if (json) process.stdout.write(`${toJson(report)}\n`);
    else {
      const log = createLog("doctor", process.stdout, process.stdout);
      for (const [level, message] of renderReport(report)) log[level](message);
    }
    setTimeout(() => process.exit(), 1000).unref(); // a forgotten handle must not hold the shell
  };
  // Node.js would end with 1, which means that there are findings.
  process.on("uncaughtException", (error) => {
    print(failed(error));
    stop.abort(error);
  });
  const env = { ...process.env };
  hideAppSettingsFromSdk();
  const { execPath: path, version } = process;
  try {
    const systemRoot = env.HEALTH_HOOKS_SYSTEM_ROOT ?? "";
    print(await examine({ env, signal: stop.signal, systemRoot, node: { path, version } }));
  } catch (error) {
    print(failed(error));
  }
  clearTimeout(limit);
}

function failed(error: unknown): Report {
  const isExpected = error instanceof HookError;
  const message = isExpected ? error.message : `a bug in the doctor: ${describeError(error)}`;
  const stack = error instanceof Error && !isExpected ? (error.stack?.split("\n").slice(1, 6) ?? []) : [];
  return couldNotLook(message, stack);
}

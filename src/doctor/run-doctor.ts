import { describeError, HookError } from "../errors.ts";
import { hideAppSettingsFromSdk, runToExitCode, within } from "../hook/frame.ts";
import { toJson } from "../json.ts";
import { createLog } from "../log.ts";
import { examine } from "./examine.ts";
import { couldNotLook, exitCodeOfReport, type InstanceReport, renderReport } from "./report.ts";

/** Enough for metadata, get-config and systemctl at the same time, then AWS, then two answers of the app. */
const TOTAL_SECONDS = 120;

/**
 * Runs `--doctor` of a hook instead of the hook. The whole report goes to stdout, in its order. A failure
 * ends with 2: Node.js would end with 1, which means that there are findings.
 */
export function runDoctor(): Promise<number> {
  const print = process.argv.includes("--json") ? printJson : printLines;
  const env = { ...process.env };
  const { execPath: path, version } = process;
  const systemRoot = env.HEALTH_HOOKS_SYSTEM_ROOT ?? "";
  hideAppSettingsFromSdk();
  return runToExitCode({
    fail: (error) => print(failed(error)),
    run: (signal) =>
      within(TOTAL_SECONDS, signal, async (limit) =>
        print(await examine({ env, signal: limit, systemRoot, node: { path, version } })),
      ),
  });
}

function printJson(report: InstanceReport): number {
  process.stdout.write(`${toJson(report)}\n`);
  return exitCodeOfReport(report);
}

function printLines(report: InstanceReport): number {
  const log = createLog("doctor", process.stdout, process.stdout);
  for (const [level, message] of renderReport(report)) log[level](message);
  return exitCodeOfReport(report);
}

function failed(error: unknown): InstanceReport {
  const isExpected = error instanceof HookError;
  const message = isExpected ? error.message : `a bug in the doctor: ${describeError(error)}`;
  const stack = error instanceof Error && !isExpected ? (error.stack?.split("\n").slice(1, 6) ?? []) : [];
  return couldNotLook(message, stack);
}

import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { withDeadline } from "../deadline.ts";
import { errorCodeOf, HookError, orElse } from "../errors.ts";

const PROGRAM_MILLISECONDS = 10_000;
const MOST_PRINTED = 1024 * 1024;

/**
 * What a program of the platform prints. Its time and its output are bounded, it has nothing to read, and nothing that it
 * has started outlives it. Says of a failure only how the program ended: what it printed may hold every environment
 * property.
 */
export async function runProgram(
  { signal }: { readonly signal: AbortSignal },
  program: string,
  args: readonly string[],
  milliseconds = PROGRAM_MILLISECONDS,
): Promise<string> {
  const failed = (how: string) => new HookError("failure", `${program} ${args.join(" ")} failed: ${how}`);
  const late = () => failed(`no answer within ${milliseconds / 1000} s`);
  const mark = randomUUID();
  const env = { ...process.env, EB_HEALTH_HOOKS_RUN: mark };
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"], detached: true, env });
  const output = new Promise<string>((resolve, reject) => {
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (printed.length > MOST_PRINTED) reject(failed("its output is longer than 1 MiB"));
    });
    child.once("error", (error) => reject(failed(errorCodeOf(error) ?? error.message)));
    child.once("exit", (_, ending) => {
      if (ending) reject(failed(`ended by ${ending}`));
      // Whoever is left would keep the output open. Where nobody is, nothing waits for the search.
      endGroup(child.pid);
      setTimeout(() => endMarked(mark));
    });
    child.once("close", (code) => {
      if (code === 0) resolve(printed);
      else reject(failed(`exit status ${code}`));
    });
  });
  try {
    return await withDeadline(signal, milliseconds, late, () => output);
  } catch (error) {
    endGroup(child.pid);
    endMarked(mark);
    throw error;
  } finally {
    output.catch(() => {}); // how it ends from here on is of no interest
    child.stdout.destroy();
  }
}

function endGroup(pid = 0): void {
  if (pid > 0) endProcess(-pid);
}

/** What has left a program's group, for a session of its own, is known by the variable that it inherited. */
function endMarked(mark: string): void {
  const ids = orElse([], () => readdirSync("/proc")).filter((name) => /^\d+$/.test(name));
  for (const id of ids) {
    if (orElse("", () => readFileSync(`/proc/${id}/environ`, "latin1")).includes(mark))
      endProcess(Number(id));
  }
}

/** Or a group, by its negative number. */
export function endProcess(pid: number): void {
  orElse(false, () => process.kill(pid, "SIGKILL"));
}

import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readlinkSync } from "node:fs";
import { resolve } from "node:path";
import { expect, vi } from "vitest";
import { PATIENCE_MS, PATIENTLY } from "./patience.ts";
import { QUICK_SANDBOX } from "./quick-sandbox.ts";
import { REPOSITORY } from "./repository.ts";
import type { WhenFinished } from "./sandbox.ts";

/** A program of the sandbox that runs beside the test. */
export interface Program {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves when its standard output has the text. */
  readonly says: (text: string) => Promise<void>;
  readonly ended: Promise<number | null>;
  /** The sandbox's folders that are still there, and the processes that run in one. */
  readonly left: () => string[];
}

export interface ProgramOptions {
  /** It runs there, and has its temporary files there. */
  readonly folder: string;
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly whenFinished: WhenFinished;
}

const TSX = import.meta.resolve("tsx");

/** The command of a program of the sandbox, as its npm script has it; an absolute path is one of a copy. */
export function commandOf(script: string): [program: string, ...args: string[]] {
  return [process.execPath, "--import", TSX, resolve(REPOSITORY, script)];
}

/** The command of `npm run sandbox`, made ready by quick-sandbox.ts. */
export const SANDBOX: readonly [program: string, ...args: string[]] = [process.execPath, QUICK_SANDBOX];

/** Starts it as a group of processes, as a shell does. One that still runs when the test ends is stopped. */
export function startProgram(
  [program, ...its]: readonly [string, ...string[]],
  args: readonly string[],
  { folder, env, whenFinished }: ProgramOptions,
): Program {
  const child = spawn(program, [...its, ...args], {
    cwd: folder,
    env: { ...process.env, TMPDIR: folder, ...env },
    detached: true,
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (output.stdout += chunk));
  child.stderr.on("data", (chunk) => (output.stderr += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  whenFinished(async () => {
    child.kill("SIGTERM");
    const patience = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    await ended;
    clearTimeout(patience);
  });
  return {
    child,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    says: (text) => vi.waitFor(() => expect(output.stdout, output.stderr).toContain(text), PATIENTLY),
    ended,
    left: () => [
      ...readdirSync(folder).filter((name) => name.startsWith("eb-health-hooks-")),
      ...processesIn(folder),
    ],
  };
}

/** The app and the hooks run in folders of the instance. */
function processesIn(folder: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
      } catch {
        return false; // it has ended in the meantime
      }
    });
}

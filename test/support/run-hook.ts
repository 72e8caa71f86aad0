import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { requireLoopbackEndpoints } from "../../sandbox/loopback.ts";
import { TEST_MS } from "./patience.ts";
import { REPOSITORY } from "./repository.ts";

export interface HookRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, in no particular order between the two. */
  readonly output: string;
  readonly milliseconds: number;
}

export interface HookOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly args?: readonly string[] | undefined;
  /** Called when the process has started, for example to send it a signal. */
  readonly onStart?: ((child: ChildProcess) => void) | undefined;
}

export const ALLOWED_HOSTS = join(REPOSITORY, ".platform/hooks/predeploy/10_allowed_hosts.cjs");
export const HEALTH_CHECK = join(REPOSITORY, ".platform/hooks/postdeploy/90_health_check.cjs");

/** The Deployments tab shows the last 50 lines of a hook that fails; half of that is enough for a tired reader. */
const MOST_LINES = 25;
const LINE = /^(?:INFO|WARN|ERROR) (?:allowed_hosts|health_check|install_node): /;

/**
 * Runs a hook by its path, with this environment and nothing else. Which Node.js runs it is named in
 * HEALTH_HOOKS_NODE, never inherited.
 */
export function runHook(path: string, { cwd, env, args = [], onStart }: HookOptions): Promise<HookRun> {
  requireLoopbackEndpoints(env);
  const started = performance.now();
  const child = spawn(path, args, {
    cwd,
    env: { HEALTH_HOOKS_NODE: process.execPath, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // One that hangs does not outlive its test by hours.
    timeout: TEST_MS,
    killSignal: "SIGKILL",
  });
  const chunks = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (chunks.stdout += chunk));
  child.stderr.on("data", (chunk) => (chunks.stderr += chunk));
  onStart?.(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      const milliseconds = performance.now() - started;
      const said = `${chunks.stdout}${chunks.stderr}`.split("\n").filter((line) => LINE.test(line));
      if (chunks.stderr !== "" && said.length > MOST_LINES) {
        reject(new Error(`a hook prints ${said.length} lines, of which the console would cut off the first`));
      }
      resolve({ code, ...chunks, output: chunks.stdout + chunks.stderr, milliseconds });
    });
  });
}

/** All that allowed_hosts says on stderr on an instance whose app cannot be asked: its bench has no Python. */
export const NOT_PROVEN =
  /^WARN allowed_hosts: To be sure: add this line at the end of the settings file: .*\nWARN allowed_hosts: Where a class makes ALLOWED_HOSTS, .*\nWARN allowed_hosts: the deployment goes on: it is not proven that the app lets in \S+: it could not be asked \(there is no virtual environment in \/var\/app\/venv\); it is given the address by .*\n$/;

/** Of a stream's text: the line that sums the hook up. */
export function lastLine(text: string): string | undefined {
  return text.trimEnd().split("\n").at(-1);
}

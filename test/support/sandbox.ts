import { onTestFinished } from "vitest";
import {
  type BundleOptions,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from "../../sandbox/sandbox.ts";
import { type HookOptions, type HookRun, runHook } from "./run-hook.ts";

/** Long enough that no check of the load balancer falls into a test that does not want one. */
const NEVER = 3_600_000;

/** As `onTestFinished` is called. */
export type WhenFinished = (close: () => Promise<void>) => void;

export interface HookBench extends Sandbox {
  /** The app folder that hooks run in. */
  readonly app: string;
  /** Runs a built hook in the app folder, with the instance's environment and then `env`. */
  run(path: string, env?: HookOptions["env"], options?: Omit<HookOptions, "cwd" | "env">): Promise<HookRun>;
}

/**
 * An instance with its metadata service and AWS, but no running app; closed when the test ends. With a `python` the app
 * can be asked: then its bundle has the hooks.
 */
export async function hookBench(
  files: BundleOptions["files"] = {},
  options: Partial<SandboxOptions> = {},
  /** A concurrent test passes the one of its own context. */
  whenFinished: WhenFinished = onTestFinished,
): Promise<HookBench> {
  const sandbox = await startSandbox({ python: "not used", intervalMs: NEVER, leader: true, ...options });
  whenFinished(() => sandbox.close());
  const app = await sandbox.bundle({ hooks: options.python !== undefined, files });
  return {
    ...sandbox,
    app,
    run: (path, env = {}, more = {}) =>
      runHook(path, { cwd: app, env: { ...sandbox.instance.hookEnvironment(), ...env }, ...more }),
  };
}

import { execFileSync } from "node:child_process";
import type { TestContext } from "vitest";
import { findPython } from "../../sandbox/python.ts";
import {
  type BundleOptions,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from "../../sandbox/sandbox.ts";
import type { InstanceReport } from "../../src/doctor/report.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { type HookRun, runHook } from "../support/run-hook.ts";

/** A list that no output of the doctor may have in it. */
export const HOSTS = "secret-one.example,secret-two.example";

export interface DoctorBench extends Sandbox {
  /** Runs the deployed hook with --doctor as root would by hand: without the environment properties. */
  doctor(options?: DoctorOptions): Promise<DoctorRun>;
  json(options?: DoctorOptions): Promise<InstanceReport>;
  /** Until the load balancer's check is answered, so that the app runs. */
  answered(): Promise<void>;
  healthy(): Promise<void>;
  /** `systemctl daemon-reload`. */
  reload(): Promise<void>;
  /** Ends the app and starts it anew, as `systemctl restart web` does. */
  restart(): Promise<void>;
}

export interface DoctorOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** The app folder unless told otherwise. */
  readonly cwd?: string;
}

export interface DoctorRun extends HookRun {
  readonly lines: readonly string[];
}

/** An instance with an app on it; the load balancer checks every quarter of a second. */
export async function deployed(
  { onTestFinished, expect }: Pick<TestContext, "onTestFinished" | "expect">,
  {
    properties = {},
    bundle,
    ...options
  }: Partial<SandboxOptions> & {
    readonly properties?: Readonly<Record<string, string>>;
    /** `none`: nothing is deployed yet. */
    readonly bundle?: BundleOptions | "none";
  } = {},
): Promise<DoctorBench> {
  const sandbox = await startSandbox({
    python: await findPython(),
    intervalMs: 250,
    leader: "first",
    ...options,
  });
  onTestFinished(() => sandbox.close());
  const { instance, loadBalancer } = sandbox;
  const answered = async () => {
    await loadBalancer.nextCheck((check) => check.status !== undefined, PATIENCE_MS);
  };
  await instance.setProperties(properties);
  if (bundle !== "none") {
    const made = await sandbox.bundle({
      ...bundle,
      files: { ".env": `SECRET_KEY=a-secret-key\nALLOWED_HOSTS=${HOSTS}\n`, ...bundle?.files },
    });
    const deployment = await instance.deploy(made);
    expect(deployment, deployment.log.join("\n")).toMatchObject({ succeeded: true });
  }

  const current = instance.path("/var/app/current");
  const doctor = async ({ env = {}, args = [], cwd = current }: DoctorOptions = {}): Promise<DoctorRun> => {
    const own = ["EB_IS_COMMAND_LEADER", ...Object.keys(instance.properties)];
    const byHand = Object.entries(instance.hookEnvironment()).filter(([name]) => !own.includes(name));
    const run = await runHook(`${current}/.platform/hooks/postdeploy/90_health_check.cjs`, {
      cwd,
      env: { ...Object.fromEntries(byHand), ...env },
      args: ["--doctor", ...args],
    });
    expect(run.stderr).toBe("");
    for (const secret of ["secret-one", "secret-two", "a-secret-key", "sandbox-secret", "sandbox-session"]) {
      expect(run.stdout).not.toContain(secret);
    }
    return { ...run, lines: run.stdout.trimEnd().split("\n") };
  };
  return {
    ...sandbox,
    doctor,
    async json(options) {
      const { stdout, code } = await doctor({ ...options, args: ["--json"] });
      const report: InstanceReport = JSON.parse(stdout);
      expect(code).toBe(report.couldNotLook ? 2 : report.findings.length > 0 ? 1 : 0);
      return report;
    },
    answered,
    async healthy() {
      await loadBalancer.nextCheck(({ state }) => state === "healthy", PATIENCE_MS);
    },
    async reload() {
      execFileSync(instance.path("/usr/bin/systemctl"), ["daemon-reload"]);
    },
    async restart() {
      await instance.stop();
      await instance.start();
      await answered();
    },
  };
}

/** Those that do not hold. */
export function broken({ assumptions }: InstanceReport): string[] {
  return assumptions.filter(({ holds }) => holds === false).map(({ name }) => name);
}

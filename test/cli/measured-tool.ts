import { spawn } from "node:child_process";
import { join } from "node:path";
import { measured, withinMemory } from "../support/memory.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";
import { type Run, refuseUnlessOnLoopback } from "./support.ts";

const CLI = join(REPOSITORY, "dist/eb-health-hooks.cjs");
/** One that every account can start. */
export const SYSTEM_NODE = "/usr/bin/node";

/** Runs the tool as this account, or as nobody, and sees how much memory it takes. */
export async function measuredTool(
  args: readonly string[],
  { asNobody = false, env = {} }: { readonly asNobody?: boolean; readonly env?: Record<string, string> } = {},
): Promise<Run> {
  if (args[0] === "doctor") refuseUnlessOnLoopback(env);
  const become = asNobody ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"] : [];
  const [program, ...more] = measured(...become, asNobody ? SYSTEM_NODE : process.execPath, CLI, ...args);
  const child = spawn(program, more, {
    cwd: "/",
    env: { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: PATIENCE_MS,
  });
  const chunks = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (chunks.stdout += chunk));
  child.stderr.on("data", (chunk) => (chunks.stderr += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, stdout: chunks.stdout, stderr: withinMemory(chunks.stderr) };
}

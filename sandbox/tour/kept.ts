import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Sandbox } from "../sandbox.ts";

/**
 * For `. .sandbox/env` in a shell and for `npm run hook`. npm starts the sandbox and the hook in the
 * repository.
 */
export const ENV_FILE = join(process.cwd(), ".sandbox", "env");

/**
 * Writes what a shell needs to use the kept instance. A hook, the AWS CLI and boto3 then all talk to the
 * sandbox.
 */
export async function writeEnvFile({ instance, aws, targetGroup }: Sandbox): Promise<void> {
  const variables = {
    ...instance.hookEnvironment(),
    AWS_REGION: aws.state.region,
    AWS_DEFAULT_REGION: aws.state.region,
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    SANDBOX_APP: instance.path("/var/app/current"),
    SANDBOX_PROCESS: String(process.pid),
    SANDBOX_TARGET_GROUP: targetGroup.arn,
  };
  const lines = Object.entries(variables)
    .filter(([name]) => name !== "HOME" && name !== "PATH")
    .map(([name, value]) => `export ${name}='${value}'\n`);
  const others =
    "unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_PROFILE AWS_ENDPOINT_URL\n";
  await mkdir(dirname(ENV_FILE), { recursive: true });
  await writeFile(ENV_FILE, others + lines.join(""));
}

/** Only this process's own: another sandbox may be kept meanwhile. */
export async function removeEnvFile(): Promise<void> {
  if ((await keptProcess()) === process.pid) await rm(ENV_FILE, { force: true });
}

/** The process of the sandbox that is kept. */
export async function keptProcess(): Promise<number | undefined> {
  const variables = await readEnvFile();
  return variables && Number(variables.SANDBOX_PROCESS);
}

/** The variables of the kept sandbox; undefined when none is running. */
export async function readEnvFile(): Promise<Record<string, string> | undefined> {
  const text = await readFile(ENV_FILE, "utf8").catch(() => "");
  const matches = [...text.matchAll(/^export (\w+)='(.*)'$/gm)];
  const variables = Object.fromEntries(matches.map(([, name, value]) => [name, value]));
  return isRunning(Number(variables.SANDBOX_PROCESS)) ? variables : undefined;
}

function isRunning(pid: number): boolean {
  if (!pid) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { errorCodeOf, HookError } from "../errors.ts";

const run = promisify(execFile);
const PROGRAM_MILLISECONDS = 10_000;

/** Where the files of an instance are. */
export interface Instance {
  /** Put before every absolute path of the instance. Empty on an instance, a folder in tests. */
  readonly systemRoot: string;
}

/** An instance on which programs are run, until the signal aborts. */
export interface LiveInstance extends Instance {
  readonly signal: AbortSignal;
}

/** A path of the instance, with the system root before it. */
export function instancePath({ systemRoot }: Instance, path: string): string {
  return systemRoot === "" ? path : join(systemRoot, path);
}

/**
 * Reads a file of `/opt/elasticbeanstalk/config/ebenvinfo/`, which the platform writes at bootstrap. The
 * files are not documented, so a missing one is normal: undefined.
 */
export function environmentInfo(instance: Instance, name: "envid" | "region"): string | undefined {
  return readPlatformFile(instance, `/opt/elasticbeanstalk/config/ebenvinfo/${name}`)?.trim() || undefined;
}

/**
 * The number of the deployment that this instance is on, as Elastic Beanstalk counts them. The file is not
 * documented. Older platforms are known to have the number in theirs. Undefined where it is not there.
 */
export function deploymentId(instance: Instance): number | undefined {
  const text = readPlatformFile(instance, "/opt/elasticbeanstalk/deployment/app_version_manifest.json");
  try {
    const { DeploymentId } = { ...JSON.parse(text ?? "{}") };
    return Number.isInteger(DeploymentId) ? DeploymentId : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a file in a folder that only root can write to. Undefined where the file cannot be read. */
export function readPlatformFile(instance: Instance, path: string): string | undefined {
  try {
    return readFileSync(instancePath(instance, path), "utf8");
  } catch (error) {
    if (errorCodeOf(error) !== undefined) return undefined;
    throw error;
  }
}

/**
 * What `get-config` prints: `environment` has the environment properties, `container` the environment's name
 * and the port of its default process. Values that are not text are left out. Empty where there is no such
 * program.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/custom-platforms-scripts.html
 */
export async function getConfig(
  instance: LiveInstance,
  command: "environment" | "container",
): Promise<Readonly<Record<string, string>>> {
  const program = instancePath(instance, "/opt/elasticbeanstalk/bin/get-config");
  if (!existsSync(program)) return {};
  const output = await runProgram(instance, program, [command]);
  let parsed: unknown;
  try {
    parsed = JSON.parse(output);
  } catch {
    parsed = undefined;
  }
  if (typeof parsed !== "object" || parsed === null) {
    throw new HookError("failure", `${program} ${command} failed: its output is no JSON object`);
  }
  return Object.fromEntries(
    Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** The port that `get-config container` prints. Undefined where it prints none. */
export function defaultProcessPort({
  instance_port: port = "",
}: Readonly<Record<string, string>>): number | undefined {
  return /^\d+$/.test(port) ? Number(port) : undefined;
}

/** Makes systemd read unit files and drop-ins anew. */
export async function reloadUnits(instance: LiveInstance): Promise<void> {
  await runProgram(instance, instancePath(instance, "/usr/bin/systemctl"), ["daemon-reload"]);
}

/** An error says only how the program ended: its output may hold every environment property. */
export async function runProgram(
  { signal }: LiveInstance,
  program: string,
  args: readonly string[],
): Promise<string> {
  try {
    const { stdout } = await run(program, args, {
      signal,
      timeout: PROGRAM_MILLISECONDS,
      killSignal: "SIGKILL", // a program that ignores signals must not hold up a deployment
      maxBuffer: 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    signal.throwIfAborted();
    throw new HookError("failure", `${program} ${args.join(" ")} failed: ${describeEnd(error)}`);
  }
}

function describeEnd(error: unknown): string {
  const { code, signal, killed } = error as { code?: unknown; signal?: unknown; killed?: unknown };
  if (killed) return `no answer within ${PROGRAM_MILLISECONDS / 1000} s`;
  return signal ? `ended by ${signal}` : typeof code === "number" ? `exit status ${code}` : String(code);
}

/** A bundle with one of these at its top may be meant for a Docker platform. */
export const DOCKER_FILES: readonly string[] = ["Dockerfile", "docker-compose.yml", "Dockerrun.aws.json"];

/**
 * The file that makes this a Docker app. Undefined on the Python platform, where a Dockerfile in the bundle
 * is for the developers' own machines. That platform has its virtual environment before any predeploy hook
 * runs.
 */
export function dockerFileOf(instance: Instance, appFolder: string): string | undefined {
  if (existsSync(instancePath(instance, "/var/app/venv"))) return undefined;
  return DOCKER_FILES.find((name) => existsSync(join(appFolder, name)));
}

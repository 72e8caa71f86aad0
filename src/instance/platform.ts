import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCodeOf, HookError, orElse } from "../errors.ts";
import { runProgram } from "./program.ts";

/** systemd runs a dozen generators and reads every unit: where nothing is left of a small instance's processor, that takes its time. */
const RELOAD_MILLISECONDS = 30_000;

/** Where the files of an instance are. */
export interface Instance {
  /** Put before every absolute path of the instance: empty on an instance, a folder in tests. */
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
 * `/opt/elasticbeanstalk/config/ebenvinfo/`: files that the platform writes at bootstrap. They are not
 * documented, so a missing one is a normal case: undefined.
 */
export function environmentInfo(instance: Instance, name: "envid" | "region"): string | undefined {
  return readPlatformFile(instance, `/opt/elasticbeanstalk/config/ebenvinfo/${name}`)?.trim() || undefined;
}

/**
 * The number of the deployment that this instance is on, as Elastic Beanstalk counts them. The file is not
 * documented, and older platforms are known to have the number in theirs: undefined where it is not there.
 */
export function deploymentId(instance: Instance): number | undefined {
  const text = readPlatformFile(instance, "/opt/elasticbeanstalk/deployment/app_version_manifest.json");
  const { DeploymentId } = orElse<{ DeploymentId?: number }>({}, () => ({ ...JSON.parse(text ?? "{}") }));
  return Number.isInteger(DeploymentId) ? DeploymentId : undefined;
}

/** A file in a folder that only root can write to; undefined where it cannot be read. */
export function readPlatformFile(instance: Instance, path: string): string | undefined {
  try {
    return readFileSync(instancePath(instance, path), "utf8");
  } catch (error) {
    if (errorCodeOf(error) !== undefined) return undefined;
    throw error;
  }
}

/**
 * What `get-config` prints: `environment` has the environment properties, `container` the environment's name and the
 * port of its default process, `platformconfig` the app's user. Values that are no text are left out. Empty where there
 * is no such program.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/custom-platforms-scripts.html
 */
export async function getConfig(
  instance: LiveInstance,
  command: "environment" | "container" | "platformconfig",
): Promise<Readonly<Record<string, string>>> {
  return textsOf(await getConfigObject(instance, command));
}

/** An option of the environment that the platform uses on its instances; undefined where it is not set. */
export async function getOption(
  instance: LiveInstance,
  namespace: string,
  option: string,
): Promise<string | undefined> {
  const options = (await getConfigObject(instance, "optionsettings"))[namespace];
  return textsOf(isObject(options) ? options : {})[option];
}

async function getConfigObject(
  instance: LiveInstance,
  command: string,
): Promise<Readonly<Record<string, unknown>>> {
  const program = instancePath(instance, "/opt/elasticbeanstalk/bin/get-config");
  if (!existsSync(program)) return {};
  const output = await runProgram(instance, program, [command]);
  const parsed: unknown = orElse(undefined, () => JSON.parse(output));
  if (isObject(parsed)) return parsed;
  throw new HookError("failure", `${program} ${command} failed: its output is no JSON object`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textsOf(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** Of what `get-config container` says: undefined where it does not say a port. */
export function defaultProcessPort({
  instance_port: port = "",
}: Readonly<Record<string, string>>): number | undefined {
  return /^\d+$/.test(port) ? Number(port) : undefined;
}

/** Makes systemd read unit files and drop-ins anew. */
export async function reloadUnits(instance: LiveInstance): Promise<void> {
  const program = instancePath(instance, "/usr/bin/systemctl");
  await runProgram(instance, program, ["daemon-reload"], RELOAD_MILLISECONDS);
}

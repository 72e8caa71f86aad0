import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describeError, errorCodeOf, HookError } from "../errors.ts";
import type { HookContext } from "../hook.ts";

const run = promisify(execFile);
const PROGRAM_MILLISECONDS = 20_000;

type Instance = Pick<HookContext, "systemRoot" | "signal">;

/** A path of the instance, with the system root before it. */
export function instancePath({ systemRoot }: Pick<HookContext, "systemRoot">, path: string): string {
  return systemRoot === "" ? path : join(systemRoot, path);
}

/**
 * `/opt/elasticbeanstalk/config/ebenvinfo/`: files that the platform writes at bootstrap. They are not
 * documented, so a missing one is a normal case: undefined.
 */
export function environmentInfo(instance: Instance, name: "envid" | "region"): string | undefined {
  try {
    const path = instancePath(instance, `/opt/elasticbeanstalk/config/ebenvinfo/${name}`);
    return readFileSync(path, "utf8").trim() || undefined;
  } catch (error) {
    if (errorCodeOf(error) !== undefined) return undefined;
    throw error;
  }
}

/**
 * What `get-config` prints: `environment` has the environment properties, `container` the environment's name
 * and the port of its default process. Undefined where there is no such program.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/custom-platforms-scripts.html
 */
export async function getConfig(
  instance: Instance,
  command: "environment" | "container",
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const program = instancePath(instance, "/opt/elasticbeanstalk/bin/get-config");
  if (!existsSync(program)) return undefined;
  try {
    const { stdout } = await run(program, [command], {
      signal: instance.signal,
      timeout: PROGRAM_MILLISECONDS,
      maxBuffer: 1024 * 1024,
    });
    const parsed: unknown = JSON.parse(stdout);
    if (typeof parsed !== "object" || parsed === null) throw new Error("its output is no JSON object");
    return { ...parsed };
  } catch (error) {
    instance.signal.throwIfAborted();
    // The message of a failed JSON.parse quotes the output, which holds every environment property.
    const reason = error instanceof SyntaxError ? "its output is not JSON" : describeError(error);
    throw new HookError("failure", `${program} ${command} failed: ${reason}`);
  }
}

/** Makes systemd read unit files and drop-ins anew. */
export async function reloadUnits(instance: Instance): Promise<void> {
  const program = instancePath(instance, "/usr/bin/systemctl");
  try {
    await run(program, ["daemon-reload"], { signal: instance.signal, timeout: PROGRAM_MILLISECONDS });
  } catch (cause) {
    instance.signal.throwIfAborted();
    throw new HookError(
      "failure",
      `${program} daemon-reload failed: the app would start without its override`,
      {
        cause,
      },
    );
  }
}

const DOCKER_FILES = ["Dockerfile", "docker-compose.yml", "Dockerrun.aws.json"];

/**
 * The file that makes this a Docker app; undefined on the Python platform, whose virtual environment is there
 * before any predeploy hook runs: there a Dockerfile in the bundle is for the developers' own machines.
 */
export function dockerFileOf(instance: Pick<HookContext, "systemRoot" | "appFolder">): string | undefined {
  if (existsSync(instancePath(instance, "/var/app/venv"))) return undefined;
  return DOCKER_FILES.find((name) => existsSync(join(instance.appFolder, name)));
}

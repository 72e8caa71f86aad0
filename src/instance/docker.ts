import { existsSync } from "node:fs";
import { join } from "node:path";
import { type ComposeFile, readCompose } from "./compose.ts";
import { readBelow } from "./folder.ts";
import { type Instance, instancePath } from "./platform.ts";
import { orNone } from "./seen.ts";

/** A bundle with one of these at its top may be meant for a Docker platform; the first that is there says which kind. */
export const DOCKER_FILES: readonly string[] = ["docker-compose.yml", "Dockerfile", "Dockerrun.aws.json"];

/** `docker run --env-file` takes env.list. Elastic Beanstalk writes the environment properties into it, before any hook runs. */
const DEPLOYMENT_FOLDER = "/opt/elasticbeanstalk/deployment";
const ENV_LIST = "env.list";

export interface DockerApp {
  /** The file that makes it one. */
  readonly file: string;
  readonly kind: "Compose" | "one container" | "ECS";
}

/**
 * Undefined on the Python platform, whose virtual environment is there before any predeploy hook runs: there a
 * Dockerfile in the bundle is for the developers' own machines.
 */
export function dockerAppOf(instance: Instance, appFolder: string): DockerApp | undefined {
  if (existsSync(instancePath(instance, "/var/app/venv"))) return undefined;
  const file = DOCKER_FILES.find((name) => existsSync(join(appFolder, name)));
  const dockerrun = orNone(() => readBelow(appFolder, "Dockerrun.aws.json"))?.bytes.toString() ?? "";
  return file === undefined ? undefined : { file, kind: kindOf(file, dockerrun) };
}

/** Version 2 of Dockerrun.aws.json is for ECS alone, whatever else is in the bundle. */
export function kindOf(file: string, dockerrun: string): DockerApp["kind"] {
  if (/"AWSEBDockerrunVersion"\s*:\s*"?2\b/.test(dockerrun)) return "ECS";
  return file === "docker-compose.yml" ? "Compose" : "one container";
}

/** The file on the host that the environment of the container is made of. */
export interface Carrier {
  /** As messages name it. */
  readonly path: string;
  /** Where it is: `name` in this folder. */
  readonly base: string;
  readonly name: string;
}

/** Undefined on ECS. @param envFile in the app folder, for Compose */
export function carrierOf(
  instance: Instance,
  { kind }: DockerApp,
  appFolder: string,
  envFile: string,
): Carrier | undefined {
  if (kind === "ECS") return undefined;
  if (kind === "Compose") return { path: envFile, base: appFolder, name: envFile };
  const base = instancePath(instance, DEPLOYMENT_FOLDER);
  return { path: `${DEPLOYMENT_FOLDER}/${ENV_LIST}`, base, name: ENV_LIST };
}

/** docker-compose.yml of the app folder; undefined where it cannot be read. */
export function composeIn(appFolder: string, envFile: string): ComposeFile | undefined {
  const text = orNone(() => readBelow(appFolder, "docker-compose.yml"))?.bytes.toString();
  return text === undefined ? undefined : readCompose(text, envFile);
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import { readBelow } from "./folder.ts";
import { type Instance, instancePath } from "./platform.ts";
import { orNone } from "./seen.ts";

/** A bundle with one of these at its top may be meant for a Docker platform; the first that is there says which kind. */
export const DOCKER_FILES: readonly string[] = ["docker-compose.yml", "Dockerfile", "Dockerrun.aws.json"];

/** `docker run --env-file` takes it. Elastic Beanstalk writes the environment properties into it, before any hook runs. */
export const ENV_LIST_FOLDER = "/opt/elasticbeanstalk/deployment";
export const ENV_LIST = "env.list";

export const ECS_WAYS =
  "What works there: a middleware that answers the check before Django looks at the host, or an app that asks the metadata service (IMDSv2) for its address, with a hop limit of 2.";

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

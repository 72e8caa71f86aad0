import { WITHOUT_HOOKS } from "../diagnosis/platform-support.ts";
import { NotAnswered } from "../django/answer.ts";
import { HEALTH_CHECK_HOSTS } from "../env.ts";
import { HookError } from "../errors.ts";
import type { Change, Plan } from "../hook/plan.ts";
import type { HookContext } from "../hook/run-hook.ts";
import type { ComposeFile } from "../instance/compose.ts";
import { type Carrier, carrierOf, composeIn, type DockerApp } from "../instance/docker.ts";
import { InstanceMetadata, privateAddress } from "../instance/metadata.ts";
import { hostVariables } from "../settings.ts";
import { appTexts } from "./app-texts.ts";
import { type Container, listsInContainer } from "./container-lists.ts";
import { warnOfLaterHooks } from "./later-hooks.ts";
import { DOCKER_ENV_FILE } from "./places/docker-env-file.ts";
import { ENV_FILE } from "./places/env-file.ts";
import { type OpenEnvFile, tryEnvFile } from "./places/env-files.ts";
import { withOwnLine } from "./places/own-line.ts";
import { notProven } from "./words.ts";

/**
 * On a Docker platform: the address goes into the file that the container is started with. No Python of the app is on
 * the host, so that nothing can be asked, and its text decides.
 */
export async function planInContainer(context: HookContext, docker: DockerApp): Promise<Plan> {
  const { appFolder, settings } = context;
  const carrier = carrierOf(context, docker, appFolder, settings.envFile);
  if (!carrier) throw onEcs(docker);
  const file = openCarrier(carrier);
  const address = await privateAddress(new InstanceMetadata(context.env, context.signal));
  const isCompose = docker.kind === "Compose";
  const given = give(address, {
    path: carrier.path,
    text: file.text,
    dialect: isCompose ? ENV_FILE : DOCKER_ENV_FILE,
    likely: hostVariables(settings),
    texts: appTexts(appFolder),
    compose: isCompose ? composeIn(appFolder, settings.envFile) : undefined,
  });
  warnOfLaterHooks(context, carrier.path);
  const { changes, text, by, readBy } = given;
  const done = `the container gets ${address} by ${by}${readBy ? `, which ${readBy} reads` : ""}`;
  return {
    steps: [{ changes, apply: () => file.replace(text) }],
    unchanged: `nothing to change: ${done}`,
    done: [done],
    warning: given.warning,
  };
}

interface Given {
  readonly text: string;
  readonly changes: readonly Change[];
  /** The variables that have the address, and the file, in words. */
  readonly by: string;
  /** The line of the settings that takes the variable of our own. */
  readonly readBy: string | undefined;
  readonly warning: HookError | undefined;
}

/** The variable of our own; and the lists in the file, where the settings are not seen to read that variable. */
function give(address: string, container: Container): Given {
  const { path, text, dialect, compose } = container;
  const { readBy, waitsFor, variables, file, leftAlone } = listsInContainer(address, container);
  const own = withOwnLine({ path, dialect, text: file?.text ?? text }, address);
  const changes = [file?.change, own.change].flatMap((change) => change ?? []);
  const all = [HEALTH_CHECK_HOSTS, ...variables];
  const by = `${all.join(" and ")} in ${path}`;
  const warning =
    (compose && composeProblem(address, path, all, compose)) ??
    (compose && waitsFor !== undefined ? notHandedOn(address, by, waitsFor, compose) : undefined) ??
    (readBy === undefined
      ? notProven(address, new NotAnswered("it runs in a container"), { done: by, leftAlone })
      : undefined);
  return { text: own.text, changes, by, readBy, warning };
}

/** Why Compose does not hand on what the file has; undefined: it does. */
function composeProblem(
  address: string,
  path: string,
  variables: readonly string[],
  compose: ComposeFile,
): HookError | undefined {
  const form = compose.lineFor(HEALTH_CHECK_HOSTS);
  if (!variables.some(compose.gives)) {
    const message = `docker-compose.yml gives ${HEALTH_CHECK_HOSTS} to no service: ${path} has ${address}, and no container gets it`;
    return new HookError("warning", message, {
      remedy: [
        compose.toHandOn(HEALTH_CHECK_HOSTS),
        `Commit it and deploy again. (env_file: ${path} hands on everything that the file has.)`,
      ],
    });
  }
  const line = compose.setsItself(HEALTH_CHECK_HOSTS);
  if (line === undefined) return undefined;
  const message = `docker-compose.yml line ${line} sets ${HEALTH_CHECK_HOSTS} itself, and that wins over ${path}: the container does not get ${address}`;
  return new HookError("warning", message, { remedy: [`Write in that line: ${form}`] });
}

/** The list has the address, by what the text of the settings seems to say; the sure way is one line away. */
function notHandedOn(address: string, by: string, waitsFor: string, compose: ComposeFile): HookError {
  const message = `${waitsFor} reads ${HEALTH_CHECK_HOSTS}, and docker-compose.yml gives it to no service: it is not proven that the app lets in ${address} by ${by}`;
  return new HookError("warning", message, { remedy: [compose.toHandOn(HEALTH_CHECK_HOSTS)] });
}

function onEcs({ file }: DockerApp): HookError {
  const message = `this is an ECS-managed Docker app (${file}): no file on the host reaches its containers, and nothing was changed`;
  return new HookError("warning", message, { remedy: [WITHOUT_HOOKS] });
}

/** One that is not there is not made: beside a .env of ours Elastic Beanstalk would make none of its own. */
function openCarrier({ base, name, path }: Carrier): OpenEnvFile {
  const { file, problem } = tryEnvFile(base, name);
  if (file) return file;
  throw new HookError("warning", problem ?? `there is no ${path}: nothing was changed`, {
    remedy: [
      `The container's environment is made of ${path}: give the container ${HEALTH_CHECK_HOSTS} in another way.`,
    ],
  });
}

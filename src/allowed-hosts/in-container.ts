import { firstPlace, useOf } from "../django/uses.ts";
import { HEALTH_CHECK_HOSTS } from "../env.ts";
import { HookError } from "../errors.ts";
import type { Plan } from "../hook/plan.ts";
import type { HookContext } from "../hook/run-hook.ts";
import type { DockerApp } from "../instance/docker.ts";
import { ECS_WAYS, ENV_LIST, ENV_LIST_FOLDER } from "../instance/docker.ts";
import { readBelow } from "../instance/folder.ts";
import { InstanceMetadata, privateAddress } from "../instance/metadata.ts";
import { instancePath } from "../instance/platform.ts";
import { orNone } from "../instance/seen.ts";
import { hostVariables } from "../settings.ts";
import { appTexts } from "./app-texts.ts";
import { type ByText, decideByText } from "./by-text.ts";
import { warnOfLaterHooks } from "./later-hooks.ts";
import { type ComposeFile, readCompose } from "./places/compose.ts";
import { DOCKER_ENV_FILE } from "./places/docker-env-file.ts";
import { type Dialect, ENV_FILE } from "./places/env-file.ts";
import { type OpenEnvFile, tryEnvFile } from "./places/env-files.ts";
import { withOwnLine } from "./places/own-line.ts";
import { notProven } from "./words.ts";

/** The file on the host that Elastic Beanstalk, or Compose, makes the container's environment of. */
interface Carrier {
  /** As messages name it. */
  readonly path: string;
  readonly base: string;
  readonly name: string;
  readonly dialect: Dialect;
}

/**
 * On a Docker platform: the address goes into the file that the container is started with. No Python of the app is on
 * the host, so that nothing can be asked, and its text decides.
 */
export async function planInContainer(context: HookContext, docker: DockerApp): Promise<Plan> {
  const carrier = carrierOf(context, docker);
  const file = openCarrier(carrier, docker);
  const address = await privateAddress(new InstanceMetadata(context.env, context.signal));
  const texts = appTexts(context.appFolder);
  const { path, dialect } = carrier;
  const readBy = firstPlace(texts, READS_OURS);
  const compose = docker.kind === "Compose" ? composeIn(context) : undefined;
  const list = readBy === undefined ? listByText(context, carrier, file, texts, address, compose) : NO_LIST;
  const edited = list.candidate?.file;
  const own = withOwnLine({ path, dialect, text: edited?.text ?? file.text }, address);
  warnOfLaterHooks(context, path);
  const changes = [edited?.change, own.change].flatMap((change) => change ?? []);
  const variables = variablesOf(list.candidate);
  const name = `${variables.join(" and ")} in ${path}`;
  const done = `the container gets ${address} by ${name}${readBy ? `, which ${readBy} reads` : ""}`;
  return {
    steps: changes.length > 0 ? [{ changes, apply: () => file.replace(own.text) }] : [],
    unchanged: `nothing to change: ${done}`,
    done: [done],
    warning: warningAbout(address, { variables, name, readBy, leftAlone: list.leftAlone, compose, path }),
  };
}

const READS_OURS = new RegExp(`\\bALLOWED_HOSTS\\b.*["']${HEALTH_CHECK_HOSTS}["'].*\\.split\\(`);
const NO_LIST: { readonly candidate?: ByText["candidate"]; readonly leftAlone: readonly string[] } = {
  leftAlone: [],
};

function carrierOf(context: HookContext, { kind, file }: DockerApp): Carrier {
  switch (kind) {
    case "Compose": {
      const name = context.settings.envFile;
      return { path: name, base: context.appFolder, name, dialect: ENV_FILE };
    }
    case "one container": {
      const base = instancePath(context, ENV_LIST_FOLDER);
      return { path: `${ENV_LIST_FOLDER}/${ENV_LIST}`, base, name: ENV_LIST, dialect: DOCKER_ENV_FILE };
    }
    case "ECS":
      throw new HookError(
        "warning",
        `this is an ECS-managed Docker app (${file}): no file on the host reaches its containers, and nothing was changed`,
        { remedy: [ECS_WAYS] },
      );
  }
}

/** One that is not there is not made: of a .env in the app folder Elastic Beanstalk makes no .env of its own. */
function openCarrier({ base, name, path }: Carrier, { kind }: DockerApp): OpenEnvFile {
  const { file, problem } = tryEnvFile(base, name);
  if (file) return file;
  throw new HookError("warning", problem ?? `there is no ${path}: nothing was changed`, {
    remedy: [
      `${kind === "Compose" ? "Compose" : "docker"} makes the container's environment of ${path}: give the container ${HEALTH_CHECK_HOSTS} in another way.`,
    ],
  });
}

function composeIn({ appFolder, settings }: HookContext): ComposeFile | undefined {
  const text = orNone(() => readBelow(appFolder, "docker-compose.yml"))?.bytes.toString();
  return text === undefined ? undefined : readCompose(text, settings.envFile);
}

/** What is done with a list in the file; what Compose sets by itself wins over it. */
function listByText(
  { settings }: HookContext,
  { path, dialect }: Carrier,
  file: OpenEnvFile,
  texts: ReadonlyMap<string, string>,
  address: string,
  compose: ComposeFile | undefined,
): ByText {
  const own = hostVariables(settings).map((name) => [name, compose?.setsItself(name)] as const);
  const likely = own.flatMap(([name, line]) => (line === undefined ? [name] : []));
  const places = { properties: new Map(), files: new Map([[path, file.text]]), likely, hosts: [], dialect };
  const { candidate, leftAlone } = decideByText(address, places, (name) => useOf(name, texts.values()));
  const set = own.flatMap(([name, line]) =>
    line === undefined
      ? []
      : `docker-compose.yml line ${line} sets ${name} by itself, which wins over ${path}`,
  );
  return { candidate, leftAlone: [...leftAlone, ...set] };
}

/** A candidate names each place as "NAME in FILE", and the variable of our own alone. */
function variablesOf(candidate: ByText["candidate"] | undefined): string[] {
  return (candidate?.name ?? HEALTH_CHECK_HOSTS).split(" and ").map((one) => one.replace(/ in .*$/, ""));
}

interface Given {
  readonly variables: readonly string[];
  readonly name: string;
  readonly readBy: string | undefined;
  readonly leftAlone: readonly string[];
  readonly compose: ComposeFile | undefined;
  readonly path: string;
}

function warningAbout(
  address: string,
  { variables, name, readBy, leftAlone, compose, path }: Given,
): HookError | undefined {
  if (compose && !variables.some(compose.gives)) return notHandedOn(address, compose, path);
  const line = compose?.setsItself(HEALTH_CHECK_HOSTS);
  if (line !== undefined) {
    return new HookError(
      "warning",
      `docker-compose.yml line ${line} sets ${HEALTH_CHECK_HOSTS} by itself, which wins over ${path}: the container does not get ${address}`,
      { remedy: [`Write in that line: ${compose?.lineFor(HEALTH_CHECK_HOSTS)}`] },
    );
  }
  if (readBy !== undefined) return undefined;
  return notProven(address, "it runs in a container", { done: name, leftAlone });
}

function notHandedOn(address: string, compose: ComposeFile, path: string): HookError {
  return new HookError(
    "warning",
    `docker-compose.yml gives ${HEALTH_CHECK_HOSTS} to no service: ${path} has ${address}, and no container gets it`,
    {
      remedy: [
        `Below environment: of the service that runs Django, add the line: ${compose.lineFor(HEALTH_CHECK_HOSTS)}`,
        `Commit it and deploy again. (env_file: ${path} hands on everything that the file has.)`,
      ],
    },
  );
}

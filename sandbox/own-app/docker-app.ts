/** An app for the Docker platform: which of its containers serves, and how that one's server is started here. */
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { WITHOUT_HOOKS } from "../../src/diagnosis/platform-support.ts";
import { commandsOf } from "../../src/django/text/command-line.ts";
import type { DockerApp } from "../../src/instance/docker.ts";
import {
  buildOf,
  envFilesOf,
  publishedPortsOf,
  type Service,
  type Services,
  servicesOf,
  startOf,
} from "../instance/compose-file.ts";
import { type Dockerfile, lineOf, readDockerfile } from "../instance/dockerfile.ts";
import { missingSources } from "../instance/image.ts";
import { containerCommand } from "./container-command.ts";
import { NotPlayed, type Script, scriptOf } from "./web-command.ts";

export interface DockerAppToPlay {
  /** Of docker-compose.yml; undefined: there is none. */
  readonly service: string | undefined;
  readonly script: Script;
  /** Of the image's Python, such as "3.12". */
  readonly series: string | undefined;
  /** The file of the bundle that `pip install -r` of the Dockerfile names. */
  readonly requirements: string | undefined;
  /** What else it installs by pip. */
  readonly packages: readonly string[];
  /** Sentences: what is left out here. */
  readonly remarks: readonly string[];
}

/** The app's folder, and the paths in it. */
interface Files {
  readonly folder: string;
  readonly paths: ReadonlySet<string>;
}

/** Throws NotPlayed. */
export async function dockerAppIn(files: Files, kind: DockerApp["kind"]): Promise<DockerAppToPlay> {
  if (kind === "ECS")
    throw new NotPlayed(`it is for ECS, where no hook gives a container its address. ${WITHOUT_HOOKS}`);
  if (kind === "Compose") return composeApp(files);
  if (!files.paths.has("Dockerfile"))
    throw new NotPlayed(
      "Dockerrun.aws.json names an image, and the sandbox fetches none: put the Dockerfile beside it that makes the image.",
    );
  const app = await serviceOf(files, undefined, { build: "." });
  if (app.exposed.length === 0)
    throw new NotPlayed(
      "Dockerfile has no EXPOSE, and Elastic Beanstalk starts no container then: add the line EXPOSE 8000, with the port where the server listens.",
    );
  return app;
}

async function composeApp(files: Files): Promise<DockerAppToPlay> {
  const services = await readServices(files.folder);
  const built = Object.entries(services).filter(([, service]) => buildOf(service) !== undefined);
  if (built.length === 0)
    throw new NotPlayed(
      "no service of docker-compose.yml has build:, and the sandbox fetches no image: give the one that runs Django the line build: .",
    );
  // The one that a port leads to comes first.
  built.sort(([, a], [, b]) => Number(b.ports !== undefined) - Number(a.ports !== undefined));
  let refused: unknown;
  for (const [name, service] of built) {
    try {
      const app = await serviceOf(files, name, service);
      requirePort80(services, name);
      requireEnvFiles(files, name, service);
      return { ...app, remarks: [...app.remarks, ...composeRemarks(files, services, name)] };
    } catch (error) {
      if (!(error instanceof NotPlayed)) throw error;
      refused ??= error;
    }
  }
  throw refused;
}

async function readServices(folder: string): Promise<Services> {
  try {
    return servicesOf(await readFile(join(folder, "docker-compose.yml"), "utf8"));
  } catch (error) {
    throw new NotPlayed(`docker-compose.yml cannot be read: ${(error as Error).message}`);
  }
}

/** There is no nginx of the platform's in front of Compose. */
function requirePort80(services: Services, name: string): void {
  const ports = Object.values(services).flatMap(publishedPortsOf);
  if (ports.some(([instance]) => instance === "80")) return;
  const [, container = "8000"] = publishedPortsOf(services[name] ?? {})[0] ?? [];
  throw new NotPlayed(
    `docker-compose.yml opens no port 80 of the instance, and the load balancer asks that one: give ${name} below ports: the line - "80:${container}"`,
  );
}

/** Elastic Beanstalk writes .env; the others have to be sent. */
function requireEnvFiles({ paths }: Files, name: string, service: Service): void {
  const missing = envFilesOf(service).find(
    ({ path, required }) =>
      required !== false && posix.normalize(path) !== ".env" && !paths.has(posix.normalize(path)),
  );
  if (missing)
    throw new NotPlayed(
      `env_file of ${name} in docker-compose.yml names ${missing.path}, which eb deploy does not send, so that docker compose starts nothing: commit it, or name .env, which Elastic Beanstalk writes from the environment properties.`,
    );
}

function composeRemarks({ paths }: Files, services: Services, name: string): string[] {
  const others = Object.keys(services).filter((other) => other !== name);
  const remarks = others.length > 0 ? [`Not started here: ${others.join(", ")} of docker-compose.yml.`] : [];
  if (paths.has(".env"))
    remarks.push(
      "The bundle has a .env of its own, so that Elastic Beanstalk writes none: no property and no --env reaches the container.",
    );
  return remarks;
}

interface Built extends DockerAppToPlay {
  readonly exposed: readonly number[];
}

/** @param name undefined: the one container of a Dockerfile */
async function serviceOf(files: Files, name: string | undefined, service: Service): Promise<Built> {
  const build = buildOf(service) ?? { context: ".", file: "Dockerfile" };
  const context = posix.normalize(build.context).replace(/\/$/, "");
  const file = posix.join(context, build.file);
  if (!files.paths.has(file))
    throw new NotPlayed(`docker-compose.yml builds ${name} from ${file}, which is not in the bundle.`);
  const dockerfile = readDockerfile(await readFile(join(files.folder, file), "utf8"), build);
  const { image } = dockerfile;
  const [missing] = await missingSources(image, join(files.folder, context));
  if (missing !== undefined)
    throw new NotPlayed(
      `${file} copies ${missing}, which eb deploy does not send or .dockerignore leaves out, so that docker makes no image: commit it.`,
    );
  const start = startOf(service, image);
  const isOfService = Boolean(service.command ?? service.entrypoint);
  const place = isOfService ? `${name} of docker-compose.yml` : file;
  const inContext = pathsBelow(files.paths, context);
  const { line, scripts } = await containerCommand(start, place, async (path) => {
    const found = nearest(path, inContext);
    return found === undefined ? undefined : readFile(join(files.folder, context, found), "utf8");
  });
  const others = dockerfile.runs.filter((run) => !INSTALLS.test(run));
  return {
    service: name,
    script: scriptOf(line, place),
    series: /\bpython:(3\.\d+)/.exec(image.base)?.[1],
    ...installedBy(dockerfile, inContext, context),
    exposed: image.exposed,
    remarks: [
      ...scripts.map((path) => `Not run here: what ${path} does before it starts the server.`),
      ...(others.length > 0 ? [`Not run here: RUN of ${file}, but pip installs what it names.`] : []),
    ],
  };
}

function pathsBelow(paths: ReadonlySet<string>, context: string): ReadonlySet<string> {
  if (context === ".") return paths;
  const below = [...paths].filter((path) => path.startsWith(`${context}/`));
  return new Set(below.map((path) => path.slice(context.length + 1)));
}

/** The file that has this path in the image: the one with the longest end of it. */
function nearest(path: string, paths: ReadonlySet<string>): string | undefined {
  const parts = posix
    .normalize(path)
    .split("/")
    .filter((part) => part !== "" && part !== ".");
  const ends = parts.map((_, index) => parts.slice(index).join("/"));
  return ends.find((end) => paths.has(end));
}

const INSTALLS = /\bpip3?\s+install\b/;
const PACKAGE = /^[A-Za-z][\w.-]*(?:\[[\w,.-]+\])?(?:[=<>~!]=?[\w.*,<>=~!]+)?$/;
const OF_PIP = new Set(["pip", "setuptools", "wheel"]);

function installedBy(
  { runs }: Dockerfile,
  paths: ReadonlySet<string>,
  context: string,
): Pick<DockerAppToPlay, "requirements" | "packages"> {
  const files: string[] = [];
  const packages: string[] = [];
  for (const words of runs.flatMap((run) => commandsOf(lineOf(run)))) {
    const at = words.indexOf("install");
    if (!/pip3?$/.test(words[at - 1] ?? "")) continue;
    for (let index = at + 1; index < words.length; index++) {
      const word = words[index] ?? "";
      const [, joined] = /^(?:-r|--requirement)=?(.*)$/.exec(word) ?? [];
      if (joined !== undefined) files.push(joined || (words[++index] ?? ""));
      else if (TAKES_VALUE.test(word)) index++;
      else if (PACKAGE.test(word) && !OF_PIP.has(word) && !paths.has(word)) packages.push(word);
    }
  }
  const found = files.map((file) => nearest(file, paths)).findLast((path) => path !== undefined);
  return { requirements: found && posix.join(context, found), packages };
}

const TAKES_VALUE =
  /^(?:-[ceiftb]|--(?:constraint|index-url|extra-index-url|find-links|target|prefix|timeout|retries|trusted-host|cache-dir))$/;

/** An app for the Docker platform: which of its containers serves, and what keeps it from being played. */
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { WITHOUT_HOOKS } from "../../src/diagnosis/platform-support.ts";
import { readCompose } from "../../src/instance/compose.ts";
import type { DockerApp } from "../../src/instance/docker.ts";
import {
  buildOf,
  envFilesOf,
  publishedPortsOf,
  type Service,
  type Services,
  servicesOf,
} from "../instance/compose-file.ts";
import { type ContainerToPlay, containerOf, type Files } from "./container.ts";
import { NotPlayed } from "./web-command.ts";

export interface DockerAppToPlay extends ContainerToPlay {
  /** What to do so that an environment property reaches its container; undefined: it does. */
  readonly handOn?: ((variable: string) => string | undefined) | undefined;
  /** Variables that docker-compose.yml has no text of its own for. */
  readonly asksFor?: readonly string[] | undefined;
}

const COMPOSE_FILE = "docker-compose.yml";

/**
 * Throws NotPlayed.
 * @param port of the instance, which the load balancer asks
 */
export async function dockerAppIn(
  files: Files,
  kind: DockerApp["kind"],
  port: string,
): Promise<DockerAppToPlay> {
  if (kind === "ECS")
    throw new NotPlayed(`it is for ECS, where no hook gives a container its address. ${WITHOUT_HOOKS}`);
  if (kind === "Compose") return composeApp(files, port);
  if (!files.paths.has("Dockerfile"))
    throw new NotPlayed(
      "Dockerrun.aws.json names an image, and the sandbox fetches none: put the Dockerfile beside it that makes the image.",
    );
  const app = await containerOf(files, undefined, { build: "." });
  if (app.exposed.length === 0)
    throw new NotPlayed(
      "Dockerfile has no EXPOSE, and Elastic Beanstalk starts no container then: add the line EXPOSE 8000, with the port where the server listens.",
    );
  return app;
}

async function composeApp(files: Files, port: string): Promise<DockerAppToPlay> {
  const text = await readFile(join(files.folder, COMPOSE_FILE), "utf8");
  const services = readServices(text);
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
      const app = await containerOf(files, name, service);
      const entry = requireEntry(port, services, name);
      requireEnvFiles(files, name, service);
      const remarks = [...app.remarks, ...composeRemarks(files, services, name, entry)];
      return { ...app, remarks, handOn: (variable) => handOn(variable, text), asksFor: askedFor(text) };
    } catch (error) {
      if (!(error instanceof NotPlayed)) throw error;
      refused ??= error;
    }
  }
  throw refused;
}

function readServices(text: string): Services {
  try {
    return servicesOf(text);
  } catch (error) {
    throw new NotPlayed(`docker-compose.yml cannot be read: ${(error as Error).message}`);
  }
}

/** There is no nginx of the platform's in front of Compose. Returns the service that the load balancer gets to. */
function requireEntry(port: string, services: Services, name: string): string {
  const opens = (service: Service) => publishedPortsOf(service).some(([instance]) => instance === port);
  const all = [name, ...Object.keys(services)];
  const entry = all.find((one) => services[one] !== undefined && opens(services[one]));
  if (entry !== undefined) return entry;
  const [, container = "8000"] = publishedPortsOf(services[name] ?? {})[0] ?? [];
  throw new NotPlayed(
    `docker-compose.yml opens no port ${port} of the instance, and the load balancer asks that one: give ${name} below ports: the line - "${port}:${container}"`,
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

function composeRemarks({ paths }: Files, services: Services, name: string, entry: string): string[] {
  const others = Object.keys(services).filter((other) => other !== name);
  return [
    ...(others.length > 0 ? [`Not started here: ${others.join(", ")} of docker-compose.yml.`] : []),
    ...(entry === name
      ? []
      : [
          `The load balancer asks ${name} itself: what ${entry} does with a request and its Host is not seen.`,
        ]),
    ...(paths.has(".env")
      ? [
          "The bundle has a .env of its own, so that Elastic Beanstalk writes none: no property and no --env reaches the container.",
        ]
      : []),
  ];
}

/** `$NAME` and `${NAME}`; behind a `-` or a `?` stands what to do without it, and `$$` is a dollar. */
function askedFor(text: string): readonly string[] {
  const found = text.replace(/(^|\s)#.*$/gm, "").matchAll(/(?<!\$)\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g);
  return [...new Set([...found].map(([, plain, braced]) => plain ?? braced ?? ""))];
}

function handOn(variable: string, text: string): string | undefined {
  const compose = readCompose(text, ".env");
  if (compose.gives(variable)) return undefined;
  return `docker-compose.yml hands it on to no service. ${compose.toHandOn(variable)}`;
}

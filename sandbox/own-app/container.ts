/** The container of an app that serves: how its server is started here, and what its image installs by pip. */
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { type Command, commandsOf } from "../../src/django/text/command-line.ts";
import { buildOf, publishedPortsOf, type Service, startOf } from "../instance/compose-file.ts";
import { type Dockerfile, type Image, lineOf, readDockerfile } from "../instance/dockerfile.ts";
import { missingSources } from "../instance/image.ts";
import { containerCommand } from "./container-command.ts";
import { isLoopback, ownSocketOf } from "./own-socket.ts";
import { NotPlayed, type Script, scriptOf } from "./web-command.ts";

export interface ContainerToPlay {
  /** Of docker-compose.yml; undefined: there is none. */
  readonly service: string | undefined;
  readonly script: Script;
  /** Of the image's Python, such as "3.12". */
  readonly series: string | undefined;
  /** The file of the bundle that `pip install -r` of the Dockerfile names. */
  readonly requirements: string | undefined;
  /** What else it installs by pip. */
  readonly packages: readonly string[];
  /** The folder of the bundle that its image is made of. */
  readonly context: string;
  /** Sentences: what is left out here. */
  readonly remarks: readonly string[];
  /** The ports of EXPOSE. */
  readonly exposed: readonly number[];
}

/** The app's folder, and the paths in it. */
export interface Files {
  readonly folder: string;
  readonly paths: ReadonlySet<string>;
}

/** @param name undefined: the one container of a Dockerfile */
export async function containerOf(
  files: Files,
  name: string | undefined,
  service: Service,
): Promise<ContainerToPlay> {
  const source = await readSource(files, name, service);
  const { dockerfile, file, context, paths } = source;
  const { image, runs } = dockerfile;
  const isOfService = Boolean(service.command ?? service.entrypoint);
  const place = isOfService ? `${name} of docker-compose.yml` : file;
  const { line, scripts } = await containerCommand(startOf(service, image), place, async (path) => {
    const found = nearest(path, paths);
    return found === undefined ? undefined : readFile(join(files.folder, context, found), "utf8");
  });
  requireReachable(line, place, portsOf(name, service, image), paths);
  const isMore = runs.some((run) => !INSTALLS.test(run));
  return {
    service: name,
    script: scriptOf(line, place),
    series: /\bpython:(3\.\d+)/.exec(image.base)?.[1],
    ...installedBy(source),
    context,
    exposed: image.exposed,
    remarks: [
      ...scripts.map((path) => `Not run here: what ${path} does before it starts the server.`),
      ...(isMore ? [`Not run here: the RUN lines of ${file}. What they install by pip is installed.`] : []),
    ],
  };
}

/** What an image is made of. */
interface Source {
  readonly dockerfile: Dockerfile;
  /** The Dockerfile in the bundle. */
  readonly file: string;
  /** The folder in the bundle, and the paths in it. */
  readonly context: string;
  readonly paths: ReadonlySet<string>;
}

async function readSource(files: Files, name: string | undefined, service: Service): Promise<Source> {
  const build = buildOf(service) ?? { context: ".", file: "Dockerfile" };
  const context = posix.normalize(build.context).replace(/\/$/, "");
  const file = posix.join(context, build.file);
  if (!files.paths.has(file))
    throw new NotPlayed(`docker-compose.yml builds ${name} from ${file}, which is not in the bundle.`);
  const dockerfile = readDockerfile(await readFile(join(files.folder, file), "utf8"), build);
  const [missing] = await missingSources(dockerfile.image, join(files.folder, context));
  if (missing !== undefined)
    throw new NotPlayed(
      `${file} copies ${missing}, which eb deploy does not send or .dockerignore leaves out, so that docker makes no image: commit it.`,
    );
  return { dockerfile, file, context, paths: pathsBelow(files.paths, context) };
}

/** The ports of the container that something outside leads to; empty: nobody says. */
function portsOf(name: string | undefined, service: Service, { exposed }: Image): readonly string[] {
  if (name === undefined) return exposed.map(String);
  return publishedPortsOf(service).map(([, container]) => container);
}

/** Here it would be: the server gets another socket. */
function requireReachable(
  line: string,
  place: string,
  ports: readonly string[],
  paths: ReadonlySet<string>,
): void {
  const own = paths.has("gunicorn.conf.py") ? undefined : ownSocketOf(line);
  if (!own || /\$/.test(own.port)) return;
  const [port = own.port] = ports;
  if (isLoopback(own))
    throw new NotPlayed(
      `the server of ${place} listens on ${own.host}, which nothing outside of the container reaches: let it listen on 0.0.0.0:${port}.`,
    );
  if (ports.length > 0 && !ports.includes(own.port))
    throw new NotPlayed(
      `the server of ${place} listens on port ${own.port}, and what leads into the container goes to ${ports.join(", ")}: let it listen on 0.0.0.0:${port}.`,
    );
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
/** They install the rest. */
const INSTALLERS = new Set(["pip", "setuptools", "wheel", "poetry", "pipenv", "uv"]);

function installedBy({
  dockerfile: { runs },
  paths,
  context,
}: Source): Pick<ContainerToPlay, "requirements" | "packages"> {
  const given = runs.flatMap((run) => commandsOf(lineOf(run)).map(installedByPip));
  const files = given.flatMap((one) => one.files);
  const found = files.map((file) => nearest(file, paths)).findLast((path) => path !== undefined);
  const packages = given.flatMap((one) => one.packages).filter((name) => !paths.has(name));
  return { requirements: found && posix.join(context, found), packages };
}

function installedByPip(words: Command): { readonly files: string[]; readonly packages: string[] } {
  const files: string[] = [];
  const packages: string[] = [];
  const at = words.indexOf("install");
  if (!/pip3?$/.test(words[at - 1] ?? "")) return { files, packages };
  for (let index = at + 1; index < words.length; index++) {
    const word = words[index] ?? "";
    const [, joined] = /^(?:-r|--requirement)=?(.*)$/.exec(word) ?? [];
    if (joined !== undefined) files.push(joined || (words[++index] ?? ""));
    else if (TAKES_VALUE.test(word)) index++;
    else if (PACKAGE.test(word) && !INSTALLERS.has(word)) packages.push(word);
  }
  return { files, packages };
}

const TAKES_VALUE =
  /^(?:-[ceiftb]|--(?:constraint|index-url|extra-index-url|find-links|target|prefix|timeout|retries|trusted-host|cache-dir))$/;

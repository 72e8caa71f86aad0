/**
 * docker on an instance, as far as an app's start takes it: an image is a folder with what the Dockerfile copies, and a
 * container is a process whose environment is what docker would give it and nothing else.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { commandsOf } from "../../src/django/text/command-line.ts";
import type { Socket } from "../loopback.ts";
import {
  type Build,
  buildOf,
  envFilesOf,
  mountsOf,
  pairsOf,
  type Service,
  type Services,
  servicesOf,
  startOf,
} from "./compose-file.ts";
import { readByDockersRules } from "./docker-env.ts";
import { DockerRefused, type Image, readDockerfile, type Start, type Variables } from "./dockerfile.ts";
import { giveTo } from "./give-to.ts";
import { copyInto, writeImage } from "./image.ts";
import { endGroup } from "./services.ts";

/** Where rsyslog's place is taken by docker: what the app's container prints. */
export const CONTAINER_LOG = "/var/log/eb-docker/containers/eb-current-app/web-stdouterr.log";

export interface ContainersOptions {
  /** The folder that stands for the instance's `/`. */
  readonly root: string;
  readonly python: string;
  /** Where the port that the app's container opens is reached. */
  readonly published: () => Socket;
  /** An app that is not the sandbox's own: the one container that is started. */
  readonly app?: ContainerApp | undefined;
}

export interface ContainerApp {
  /** Of docker-compose.yml; undefined: there is none. */
  readonly service: string | undefined;
  /** The account that it runs under. Undefined: who runs the sandbox. */
  readonly user: number | undefined;
  /** What /bin/sh starts of it: one server, on this socket. */
  readonly script: (socket: Socket) => string;
  /** Beside all that docker would give it. */
  readonly environment: Variables;
}

/** What a container is, and is started with. */
export interface Container {
  /** Where its server starts. */
  readonly folder: string;
  readonly environment: Variables;
}

interface Built {
  readonly image: Image;
  /** Stands for the `/` of the image. */
  readonly root: string;
}

export class Containers {
  readonly #options: ContainersOptions;
  /** By the service; of the one container by "". */
  #built = new Map<string, Built>();
  #running: ChildProcess[] = [];
  #images = 0;
  #last: Container | undefined;

  constructor(options: ContainersOptions) {
    this.#options = options;
  }

  /** The one that was started last. */
  get container(): Container | undefined {
    return this.#last;
  }

  /** The app's container ended by itself. */
  get hasEnded(): boolean {
    return this.#running.some(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null);
  }

  /** `docker build` of the staged app: what is written into the folder after it is not in the image. */
  async build(staging: string): Promise<void> {
    this.#built = new Map();
    const compose = await readFile(join(staging, "docker-compose.yml"), "utf8").catch(() => undefined);
    if (compose === undefined) return this.#build("", staging, { context: ".", file: "Dockerfile" });
    for (const [name, service] of this.#started(servicesOf(compose))) {
      const build = buildOf(service);
      if (build) await this.#build(name, staging, build, service.working_dir);
    }
  }

  async #build(name: string, staging: string, build: Build, workdir?: string): Promise<void> {
    const root = this.#rootOf(++this.#images);
    const context = join(staging, build.context);
    const dockerfile = readDockerfile(await readFile(join(context, build.file), "utf8"), build);
    const image = { ...dockerfile.image, ...(workdir !== undefined && { workdir }) };
    await writeImage(image, dockerfile, context, root);
    this.#built.set(name, { image, root });
  }

  /** `docker run --env-file FILE` */
  async run(envFile: string): Promise<void> {
    const [variables = {}] = await this.#read([["env.list", await readFile(envFile), {}]]);
    const { image } = this.#imageOf("");
    await this.#start("", variables, image, true);
  }

  /** `docker compose up` in this folder. */
  async up(folder: string): Promise<void> {
    const services = servicesOf(await readFile(join(folder, "docker-compose.yml"), "utf8"));
    const dotenv = existsSync(join(folder, ".env")) ? await readFile(join(folder, ".env")) : Buffer.alloc(0);
    const [known = {}] = await this.#read([["compose", dotenv, {}]]);
    for (const [name, service] of this.#started(services)) {
      if (!this.#built.has(name)) continue; // a program of somebody else's
      const variables: Record<string, string> = {};
      for (const { path, required } of envFilesOf(service)) {
        if (required === false && !existsSync(join(folder, path))) continue;
        const text = await readFile(join(folder, path));
        Object.assign(variables, ...(await this.#read([["compose", text, known]])));
      }
      Object.assign(variables, await this.#environmentOf(service, known));
      const { image, root } = this.#imageOf(name);
      for (const { from, to } of mountsOf(service))
        if (existsSync(join(folder, from))) await copyInto(root, to, join(folder, from));
      const start = startOf(service, image);
      await this.#start(name, variables, start, service.ports !== undefined);
    }
  }

  /** Of somebody's own app the one that serves. */
  #started(services: Services): (readonly [string, Service])[] {
    const { app } = this.#options;
    return Object.entries(services).filter(([name]) => app === undefined || name === app.service);
  }

  #rootOf(number: number): string {
    return join(this.#options.root, `var/lib/docker/image-${number}`);
  }

  #imageOf(name: string): Built {
    const built = this.#built.get(name);
    if (!built) throw new Error("there is no image");
    return built;
  }

  /** Ends the containers, and takes the images away that no container needs any more. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = [];
    await Promise.all(running.map(endGroup));
    const needed = [...this.#built.values()].map(({ root }) => root);
    for (let number = 1; number <= this.#images; number++) {
      const root = this.#rootOf(number);
      if (!needed.includes(root)) await rm(root, { recursive: true, force: true });
    }
  }

  /** With references replaced; a name without a value is taken from what is known. */
  async #environmentOf({ environment }: Service, known: Variables): Promise<Variables> {
    const given = pairsOf(environment).flatMap(
      ([name, value = known[name] === undefined ? undefined : `\${${name}}`]) =>
        value === undefined ? [] : [[name, value] as const],
    );
    const values = await this.#read(
      given.map(([, value]) => ["reference", Buffer.from(value), known] as const),
    );
    return Object.fromEntries(given.map(([name], index) => [name, values[index]?.[""] ?? ""]));
  }

  /** In a namespace of process ids where this machine lets us make one, as every container is. */
  async #start(name: string, variables: Variables, start: Start, isPublished: boolean): Promise<void> {
    const { app, published, python, root } = this.#options;
    const built = this.#imageOf(name);
    const container = this.#containerOf(built, variables);
    const words = app
      ? ["/bin/sh", "-c", onThisMachine(app.script(published()), built.root)]
      : exampleWords(start, python, isPublished ? published() : { ...published(), port: 0 });
    if (app?.user !== undefined) await giveTo(app.user, built.root);
    const log = join(root, CONTAINER_LOG);
    await mkdir(dirname(log), { recursive: true });
    const output = openSync(log, "a");
    const [first = "", ...rest] = [...namespaceOf(app?.user), ...words];
    const child = spawn(first, rest, {
      cwd: container.folder,
      env: container.environment,
      ...(CAN_UNSHARE ? {} : { uid: app?.user, gid: app?.user }),
      detached: true,
      stdio: ["ignore", output, output],
    });
    closeSync(output);
    this.#running.push(child);
    this.#last = container;
  }

  #containerOf({ image, root }: Built, variables: Variables): Container {
    const { app, python } = this.#options;
    const ofImage = Object.entries(image.environment).map(([name, value]) => [
      name,
      onThisMachine(value, root),
    ]);
    const environment: Record<string, string> = {
      HOSTNAME: randomBytes(6).toString("hex"),
      HOME: "/root",
      ...Object.fromEntries(ofImage),
      ...variables,
      ...app?.environment,
    };
    // What pip has installed is among the image's programs.
    if (app) environment.PATH = `${dirname(python)}:${environment.PATH}`;
    return { folder: join(root, image.workdir), environment };
  }

  async #read(
    files: readonly (readonly [dialect: string, text: Buffer, known: Variables])[],
  ): Promise<Variables[]> {
    const answers = await readByDockersRules(this.#options.python, files);
    return answers.map((answer) => {
      if ("refused" in answer) throw new DockerRefused(`docker refuses its env file: ${answer.refused}`);
      return answer.variables;
    });
  }
}

const CAN_UNSHARE =
  process.getuid?.() === 0 &&
  spawnSync("unshare", ["--pid", "--fork", "true"], { stdio: "ignore" }).status === 0;

function namespaceOf(user: number | undefined): string[] {
  if (!CAN_UNSHARE) return [];
  const account = user === undefined ? [] : [`--setgid=${user}`, `--setuid=${user}`];
  return ["unshare", "--pid", "--fork", "--kill-child", ...account, "--"];
}

/** The example app's Python may have no program of gunicorn's name. */
function exampleWords({ entrypoint, command }: Start, python: string, { address, port }: Socket): string[] {
  const [program = "", ...args] = commandsOf([entrypoint, command].filter(Boolean).join(" "))[0] ?? ["true"];
  const own = `${address}:${port}`;
  return [
    ...(program === "gunicorn" ? [python, "-m", program] : [program]),
    ...args.map((word) => word.replace(/^(?:0\.0\.0\.0)?:\d+$/, own)),
  ];
}

/** With the image's own files where the text names them by their paths in it. */
function onThisMachine(text: string, root: string): string {
  return text.replaceAll(/(?<![\w./-])\/[\w.-]+(?:\/[\w.-]+)*/g, (path) =>
    existsSync(join(root, path)) ? join(root, path) : path,
  );
}

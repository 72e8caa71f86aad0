/**
 * docker on an instance, as far as an app's start takes it: an image is a copy of the app folder, and a container is a
 * process whose environment is what docker would give it and nothing else.
 */
import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Socket } from "../loopback.ts";
import { endGroup } from "./services.ts";

const RULES = join(dirname(fileURLToPath(import.meta.url)), "docker-env.py");

type Variables = Readonly<Record<string, string>>;

export interface ContainersOptions {
  /** The folder that stands for the instance's `/`. */
  readonly root: string;
  readonly python: string;
  /** Where the port that the app's container opens is reached. */
  readonly published: () => Socket;
}

interface Image {
  readonly folder: string;
  readonly environment: Variables;
  readonly command: string;
}

/** What a service of docker-compose.yml has in it, of what the sandbox knows. */
interface Service {
  readonly build?: unknown;
  readonly command?: string | readonly string[];
  readonly env_file?: string | readonly (string | { readonly path: string })[];
  readonly environment?: Readonly<Record<string, unknown>> | readonly string[];
  readonly ports?: readonly unknown[];
}

export class Containers {
  readonly #options: ContainersOptions;
  #image: Image | undefined;
  #running: ChildProcess[] = [];
  #images = 0;

  constructor(options: ContainersOptions) {
    this.#options = options;
  }

  /** `docker build` of the staged app: what is written into the folder after it is not in the image. */
  async build(staging: string): Promise<void> {
    const folder = join(this.#options.root, `var/lib/docker/image-${++this.#images}`);
    await cp(staging, folder, { recursive: true, verbatimSymlinks: true });
    const lines = (await readFile(join(staging, "Dockerfile"), "utf8")).split("\n");
    const all = (word: string) =>
      lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []));
    const environment = Object.fromEntries(
      all("ENV")
        .map((text) => split(text, "="))
        .map(([name, value = ""]) => [name, value]),
    );
    this.#image = { folder, environment, command: commandOf(all("CMD").at(-1) ?? "true") };
  }

  /** `docker run --env-file FILE` */
  async run(envFile: string): Promise<void> {
    const [variables = {}] = await this.#read([["env.list", await readFile(envFile), {}]]);
    this.#start(variables, undefined, true);
  }

  /** `docker compose up` in this folder. */
  async up(folder: string): Promise<void> {
    const { services = {} } = parse(await readFile(join(folder, "docker-compose.yml"), "utf8")) as {
      services?: Readonly<Record<string, Service>>;
    };
    const dotenv = existsSync(join(folder, ".env")) ? await readFile(join(folder, ".env")) : Buffer.alloc(0);
    const [known = {}] = await this.#read([["compose", dotenv, {}]]);
    for (const service of Object.values(services)) {
      if (service.build === undefined) continue; // a program of somebody else's
      const variables: Record<string, string> = {};
      for (const file of [service.env_file ?? []].flat()) {
        const path = join(folder, typeof file === "string" ? file : file.path);
        Object.assign(variables, ...(await this.#read([["compose", await readFile(path), known]])));
      }
      Object.assign(variables, await this.#environmentOf(service, known));
      const command = service.command && commandOf(service.command);
      this.#start(variables, command, service.ports !== undefined);
    }
  }

  /** Ends the containers, and takes the images away that no container needs any more. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = [];
    await Promise.all(running.map(endGroup));
    for (let number = 1; number < this.#images; number++) {
      await rm(join(this.#options.root, `var/lib/docker/image-${number}`), { recursive: true, force: true });
    }
  }

  /** With references replaced; a name without a value is taken from what is known. */
  async #environmentOf({ environment = {} }: Service, known: Variables): Promise<Variables> {
    const written = Array.isArray(environment)
      ? environment.map((entry: string) => split(entry, "="))
      : Object.entries(environment).map(
          ([name, value]) => [name, value === null ? undefined : String(value)] as const,
        );
    const given = written.flatMap(
      ([name = "", value = known[name] === undefined ? undefined : `\${${name}}`]) =>
        value === undefined ? [] : [[name, value] as const],
    );
    const values = await this.#read(
      given.map(([, value]) => ["reference", Buffer.from(value), known] as const),
    );
    return Object.fromEntries(given.map(([name], index) => [name, values[index]?.[""] ?? ""]));
  }

  /** In a namespace of process ids where this machine lets us make one, as every container is. */
  #start(variables: Variables, command: string | undefined, isPublished: boolean): void {
    const image = this.#image;
    if (!image) throw new Error("there is no image");
    const { python, published } = this.#options;
    const [program = "", ...args] = (command ?? image.command).split(" ");
    const { address, port } = published();
    const own = isPublished ? `${address}:${port}` : `${address}:0`;
    const line = [
      ...(program === "gunicorn" ? [python, "-m", program] : [program]),
      ...args.map((word) => word.replace(/^(?:0\.0\.0\.0)?:\d+$/, own)),
    ];
    const namespace = CAN_UNSHARE ? ["unshare", "--pid", "--fork", "--kill-child", "--"] : [];
    const [first = "", ...rest] = [...namespace, ...line];
    const child = spawn(first, rest, {
      cwd: image.folder,
      env: {
        PATH: "/usr/local/bin:/usr/bin:/bin",
        HOSTNAME: randomBytes(6).toString("hex"),
        HOME: "/root",
        ...image.environment,
        ...variables,
      },
      detached: true,
      stdio: ["ignore", "ignore", "ignore"],
    });
    this.#running.push(child);
  }

  async #read(
    files: readonly (readonly [dialect: string, text: Buffer, known: Variables])[],
  ): Promise<Variables[]> {
    const answers = await readByDockersRules(this.#options.python, files);
    return answers.map((answer) => {
      if ("refused" in answer) throw new Error(`docker refuses the file: ${answer.refused}`);
      return answer.variables;
    });
  }
}

export type ReadByDocker = { readonly variables: Variables } | { readonly refused: string };

/** @param files of the dialect "env.list" or "compose", with what is known beside the file */
export function readByDockersRules(
  python: string,
  files: readonly (readonly [dialect: string, text: Buffer, known: Variables])[],
): Promise<readonly ReadByDocker[]> {
  const question = files.map(([dialect, text, known]) => [dialect, text.toString("base64"), known]);
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: 256 * 1024 * 1024 };
    const child = execFile(python, ["-I", RULES], options, (error, stdout) =>
      error ? reject(error) : resolve(JSON.parse(stdout)),
    );
    child.stdin?.end(JSON.stringify(question));
  });
}

const CAN_UNSHARE =
  process.getuid?.() === 0 &&
  spawnSync("unshare", ["--pid", "--fork", "true"], { stdio: "ignore" }).status === 0;

/** A JSON list of words, or a line. */
function commandOf(command: string | readonly string[]): string {
  if (typeof command !== "string") return command.join(" ");
  return command.startsWith("[") ? (JSON.parse(command) as string[]).join(" ") : command;
}

function split(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

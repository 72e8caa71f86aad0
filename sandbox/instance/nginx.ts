/** nginx in front of the app, as the platform runs it, but without rights, on loopback, and in a folder. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chown, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { isListening, type Socket } from "../loopback.ts";
import { allOnPath } from "../python/run.ts";
import { forThisMachine, type NginxFiles, NginxRefused, PLATFORM_FILES } from "./nginx-configuration.ts";

export interface NginxOptions {
  /** The program, as `findNginx` finds it. */
  readonly program: string;
  /** A folder that stands for `/`. nginx's files are where they are on an instance. */
  readonly root: string;
  /** Where it listens, in place of port 80. */
  readonly listen: Socket;
  /** Where the app listens, in place of 127.0.0.1:8000. */
  readonly app: Socket;
}

/** Of an account of this machine that owns nothing; for root, who would run nginx's workers as another one. */
const NOBODY = 65534;
/** Folders that nginx writes into, those of the log that healthd reads among them. */
const WRITTEN = ["/var/log/nginx", "/var/log/nginx/healthd", "/var/lib/nginx", "/run"];
const START_MS = 60_000;

/**
 * Where this machine has nginx; undefined: nowhere. Debian has it in a folder that only root's PATH names.
 * `SANDBOX_NGINX` names another program, or none where it is empty.
 */
export async function findNginx(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  if (env.SANDBOX_NGINX !== undefined) return env.SANDBOX_NGINX || undefined;
  return (await allOnPath("nginx", { PATH: `${env.PATH ?? ""}:/usr/sbin` }))[0];
}

/** What the bundle adds to the platform's files. */
export async function nginxFilesOf(bundle: string): Promise<NginxFiles> {
  const folder = join(bundle, ".platform/nginx");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return Object.fromEntries(files.map((file, index) => [relative(folder, file), texts[index] ?? ""]));
}

export class Nginx {
  readonly #options: NginxOptions;
  #process: ChildProcess | undefined;
  /** What it said on standard error, as far as its log was not open yet. */
  #said = "";

  constructor(options: NginxOptions) {
    for (const { address } of [options.listen, options.app]) {
      if (!/^127\.\d+\.\d+\.\d+$/.test(address))
        throw new Error(`nginx stays on 127.0.0.0/8, got ${address}`);
    }
    this.#options = options;
  }

  /**
   * Starts it with the platform's files and those of the bundle's `.platform/nginx/`, of which one of the same path
   * wins. Rejects, as `nginx -t` does, where they do not go together; then none runs.
   */
  async start(bundle: NginxFiles = {}): Promise<void> {
    await this.stop();
    await this.#configure({ ...PLATFORM_FILES, ...bundle });
    await this.#test();
    const { listen } = this.#options;
    if (await isListening(listen))
      throw new Error(`another program listens on ${listen.address}:${listen.port}`);
    this.#said = "";
    const child = spawn(this.#options.program, this.#arguments(), {
      ...this.#account(),
      cwd: this.#path("/"),
      detached: true, // Ctrl-C is for the sandbox, which ends it in its turn
      stdio: ["ignore", "ignore", "pipe"],
    });
    child.stderr.on("data", (text) => (this.#said += text));
    child.once("error", (error) => (this.#said += error.message));
    this.#process = child;
    await this.#untilItListens(child);
  }

  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM"); // its workers end with it
    await ended;
  }

  #path(path: string): string {
    return join(this.#options.root, path);
  }

  #account(): { readonly uid?: number; readonly gid?: number } {
    return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  }

  #arguments(): readonly string[] {
    return [
      ...["-p", this.#path("/usr/share/nginx/"), "-c", this.#path("/etc/nginx/nginx.conf")],
      ...["-e", this.#path("/var/log/nginx/error.log")],
      ...["-g", `daemon off; pid ${this.#path("/run/nginx.pid")};`],
    ];
  }

  async #configure(files: NginxFiles): Promise<void> {
    const { root, listen, app, program } = this.#options;
    const http = await writtenPaths(program, root);
    await rm(this.#path("/etc/nginx"), { recursive: true, force: true });
    for (const [name, text] of Object.entries(files)) {
      const file = this.#path(`/etc/nginx/${name}`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, forThisMachine(text, { root, listen, app, http }));
    }
    // A log whose name has variables is written only where the folder of the pages exists.
    await mkdir(this.#path("/usr/share/nginx/html"), { recursive: true });
    if (files["mime.types"] === undefined) {
      await symlink("/etc/nginx/mime.types", this.#path("/etc/nginx/mime.types"));
    }
    const { uid, gid } = this.#account();
    for (const folder of WRITTEN) {
      await mkdir(this.#path(folder), { recursive: true });
      if (uid !== undefined && gid !== undefined) await chown(this.#path(folder), uid, gid);
    }
  }

  async #test(): Promise<void> {
    const { program } = this.#options;
    try {
      await promisify(execFile)(program, ["-t", ...this.#arguments()], this.#account());
    } catch (error) {
      throw this.#failure((error as { stderr?: string }).stderr || String(error));
    }
  }

  async #untilItListens(child: ChildProcess): Promise<void> {
    const end = Date.now() + START_MS;
    while (!(await isListening(this.#options.listen))) {
      if (child.pid === undefined || child.exitCode !== null || Date.now() > end) {
        const log = await readFile(this.#path("/var/log/nginx/error.log"), "utf8").catch(() => "");
        throw this.#failure(`${log}${this.#said}`);
      }
      await sleep(10);
    }
  }

  /** With the paths of the instance, and without what is only a warning. */
  #failure(said: string): NginxRefused {
    const lines = said.replaceAll(this.#options.root, "").trim().split("\n");
    const why = lines.find((line) => /\[emerg\]/.test(line))?.replace(/^.*\[emerg\][\s\d#:]*/, "");
    return new NginxRefused(`nginx does not start: ${why ?? lines.at(-1)}`);
  }
}

/** Where it writes unless told otherwise are folders that were compiled in, which only its own account can write into. */
async function writtenPaths(program: string, root: string): Promise<string> {
  const { stderr } = await promisify(execFile)(program, ["-V"]);
  const names = [...stderr.matchAll(/--http-([a-z-]+)-temp-path=/g)].map(([, name = ""]) => name);
  const folders = names.map(
    (name) => `${name.replaceAll("-", "_")}_temp_path ${root}/var/lib/nginx/${name};`,
  );
  return [`access_log ${root}/var/log/nginx/access.log;`, ...folders].join(" ");
}

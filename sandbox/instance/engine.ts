/**
 * One instance with Elastic Beanstalk's platform engine. The engine stages the app bundle, runs the hooks by
 * their paths, flips staging to current and starts the app. One folder stands for the instance's root.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import {
  appendFile,
  chmod,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { get } from "node:http";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { InstanceDeployment } from "../aws/server.ts";
import { isListening, requireLoopbackEndpoints, type Socket } from "../loopback.ts";
import { CONTAINER_LOG, type Container, type ContainerApp, Containers } from "./containers.ts";
import { DockerRefused } from "./dockerfile.ts";
import { giveTo } from "./give-to.ts";
import { Nginx, nginxFilesOf } from "./nginx.ts";
import { NginxRefused } from "./nginx-configuration.ts";
import { type Account, logFileOf, Services } from "./services.ts";

/** The account of the app: one of this machine that owns nothing. */
export const WEBAPP = 65534;
const PROPERTIES = "/opt/elasticbeanstalk/config/get-config/environment.json";
const SYSTEMCTL = join(dirname(fileURLToPath(import.meta.url)), "systemctl.sh");

/** An app that ended so often does not come up. */
const ENOUGH_RESTARTS = 2;

export type Phase = "prebuild" | "predeploy" | "postdeploy";

type Family = "hooks" | "confighooks";

export interface InstanceOptions {
  /** An empty folder, which becomes the instance's `/`. */
  readonly root: string;
  /** A Python interpreter that has Django and gunicorn. */
  readonly python: string;
  /** The instance's Node.js. Undefined: it has none. */
  readonly node: string | undefined;
  /** The address that the load balancer checks. Its port stands for port 80. */
  readonly address: string;
  readonly port: number;
  /** Stands between the load balancer and the app. Undefined: the app itself listens where nginx would. */
  readonly nginx?: InstanceNginx | undefined;
  /** What is real of the instance where it is a machine of its own and `root` is `/`. Default: all is played in a folder. */
  readonly machine?: InstanceMachine | undefined;
  /** Default: Python. On Docker the bundle says what is started: a Dockerfile, or docker-compose.yml. */
  readonly platform?: "Python" | "Docker" | undefined;
  /** An app that is not the sandbox's own. */
  readonly app?: InstanceApp | undefined;
  readonly region: string;
  readonly environment: { readonly id: string; readonly name: string };
  /** The loopback endpoints. The hooks get them besides the environment properties. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** `EB_IS_COMMAND_LEADER`. Undefined: the variable is not set, as when an instance starts by itself. */
  readonly leader?: boolean | undefined;
  /** Numbers a deployment that is not given a number. All instances of an environment share it. */
  readonly nextDeploymentId: () => number;
  /**
   * Gets what the instance would report to Elastic Beanstalk when a deployment starts and when it is over.
   */
  readonly onReport?: ((report: InstanceDeployment) => void) | undefined;
}

export interface InstanceApp {
  /** The account that it runs under. Undefined: who runs the sandbox. */
  readonly user: number | undefined;
  /** The option of aws:elasticbeanstalk:container:python. */
  readonly wsgiPath: string | undefined;
  /** What /bin/sh starts of it: one server, on this socket. */
  readonly script: (socket: Socket) => string;
  /** On Docker. */
  readonly container?: Pick<ContainerApp, "service" | "environment"> | undefined;
}

export interface InstanceNginx {
  readonly program: string;
  /** Where the app listens in place of port 8000. */
  readonly appPort: number;
}

export interface InstanceMachine {
  readonly services: Pick<Services, "register" | "unregister" | "reload" | "start" | "stop" | "restartsOf">;
  readonly proxy: Pick<Nginx, "start" | "stop">;
  /** The id of the app's account. */
  readonly appUser: number;
  /** What a hook gets beside the environment properties. */
  readonly hookEnvironment: () => Readonly<Record<string, string>>;
}

export interface Deployment {
  readonly succeeded: boolean;
  /** What the hooks printed, line by line, as /var/log/eb-hooks.log has it. */
  readonly log: readonly string[];
}

export interface DeploymentOptions {
  /** The number of the environment's deployment that this one is a part of. Default: a new number. */
  readonly id?: number | undefined;
  /** Default: a new label for an application deployment, the last label for a configuration deployment. */
  readonly versionLabel?: string | undefined;
  readonly onLine?: ((line: string) => void) | undefined;
  /** Gets the path of each hook in the bundle when the hook starts. */
  readonly onHook?: ((hook: string) => void) | undefined;
  /** Runs after the flip, before the postdeploy hooks. */
  readonly beforePostdeploy?: (() => Promise<void>) | undefined;
}

export class Instance {
  readonly #options: InstanceOptions;
  #properties: Readonly<Record<string, string>> = {};
  #versionLabel: string | undefined;
  readonly #nginx: InstanceMachine["proxy"] | undefined;
  readonly #services: InstanceMachine["services"];
  /** Undefined on the Python platform. */
  readonly #containers: Containers | undefined;
  /** The hooks that run at the moment. */
  readonly #hooks = new Set<ChildProcess>();
  /** Settles when the last deployment ends, whether it succeeds or not. */
  #deployment: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  private constructor(options: InstanceOptions) {
    const { root, address, port, nginx, machine, app, python } = options;
    this.#options = options;
    this.#nginx =
      machine?.proxy ??
      (nginx && new Nginx({ program: nginx.program, root, listen: { address, port }, app: this.#appSocket }));
    this.#services = machine?.services ?? new Services(root, app && accountOf(options));
    this.#containers =
      options.platform === "Docker"
        ? new Containers({
            root,
            python,
            published: () => this.#appSocket,
            app: app?.container && { ...app, ...app.container },
          })
        : undefined;
  }

  static async launch(options: InstanceOptions): Promise<Instance> {
    const instance = new Instance(options);
    await instance.#writeFacts();
    if (options.machine) await instance.#readProperties();
    else await instance.#bootstrap();
    return instance;
  }

  /** Where a path of the instance is on this machine. */
  path(path: string): string {
    return join(this.#options.root, path);
  }

  /** Compose opens the instance's own port, and there is no nginx then. */
  get #appSocket(): Socket {
    const { address, port, nginx, machine } = this.#options;
    if (machine) return { address: "127.0.0.1", port: 8000 };
    return { address, port: (this.#isCompose ? undefined : nginx?.appPort) ?? port };
  }

  get #isCompose(): boolean {
    return this.#containers !== undefined && isCompose(this.path("/var/app/current"));
  }

  /** Where the app runs, and with which variables beside those of this machine. */
  get container(): Container {
    const ofPython = { folder: this.path("/var/app/current"), environment: this.#properties };
    return this.#containers?.container ?? ofPython;
  }

  /** What the app prints. */
  get appLog(): string {
    return this.path(this.#containers ? CONTAINER_LOG : logFileOf("web"));
  }

  get properties(): Readonly<Record<string, string>> {
    return this.#properties;
  }

  /** The environment that a hook gets. */
  hookEnvironment(): Record<string, string> {
    const { leader, endpoints, root, machine } = this.#options;
    return {
      ...this.#properties,
      HOME: this.path("/root"),
      PATH: this.path("/usr/bin"),
      ...(leader !== undefined && { EB_IS_COMMAND_LEADER: String(leader) }),
      ...(machine ? machine.hookEnvironment() : { HEALTH_HOOKS_SYSTEM_ROOT: root }),
      ...endpoints,
    };
  }

  /** An application deployment: what `eb deploy` does on this instance. */
  async deploy(bundle: string, options: DeploymentOptions = {}): Promise<Deployment> {
    return this.#track(async () => {
      const source = this.path("/opt/elasticbeanstalk/deployment/app_source_bundle");
      await rm(source, { recursive: true, force: true });
      await cp(bundle, source, { recursive: true, verbatimSymlinks: true });
      return this.#runDeployment("hooks", options);
    });
  }

  /**
   * A configuration deployment: sets new environment properties, stages the bundle anew and runs only
   * confighooks.
   */
  async configure(
    properties: Readonly<Record<string, string>>,
    options: DeploymentOptions = {},
  ): Promise<Deployment> {
    return this.#track(async () => {
      await this.setProperties(properties);
      return this.#runDeployment("confighooks", options);
    });
  }

  /**
   * Runs a hook of the current app by hand, as an operator does. Resolves to its exit code, or to the signal
   * that ended it.
   */
  runHook(
    hook: string,
    onLine: (line: string) => void,
    args: readonly string[] = [],
  ): Promise<number | string> {
    return this.#runHook(hook, this.path("/var/app/current"), onLine, args);
  }

  /** Sets the environment properties for the next deployment, but does not deploy. */
  async setProperties(properties: Readonly<Record<string, string>>): Promise<void> {
    this.#properties = properties;
    await this.#write(PROPERTIES, JSON.stringify(properties));
  }

  /**
   * Writes the engine's note of which deployment this is. Instances of Amazon Linux 2 and 2023 have the file.
   * Public code reads RuntimeSources and VersionLabel from it there. DeploymentId has the form that it had in
   * the older platform's manifest.
   */
  async writeManifest({ id, versionLabel }: Pick<InstanceDeployment, "id" | "versionLabel">): Promise<void> {
    const manifest = {
      RuntimeSources: { sandbox: { [versionLabel]: { s3url: "" } } },
      DeploymentId: id,
      Serial: id,
      VersionLabel: versionLabel,
    };
    const path = "/opt/elasticbeanstalk/deployment/app_version_manifest.json";
    await this.#write(path, JSON.stringify(manifest));
  }

  /**
   * Ends the app for good, as after Ctrl-C, and with it a deployment that is still under way. After this
   * nothing is started or written.
   */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const hook of this.#hooks) hook.kill();
    await this.stop();
    await this.#deployment;
    await this.#containers?.stop(); // it may have been about to start one
    await this.#nginx?.stop();
  }

  /** Ends the app. The instance's files stay. */
  async stop(): Promise<void> {
    await this.#services.stop();
    await this.#containers?.stop();
  }

  /** What the platform wrote about the instance when it was launched. */
  async #writeFacts(): Promise<void> {
    const { environment, region, port, nginx, machine, app } = this.#options;
    const info = "/opt/elasticbeanstalk/config/ebenvinfo";
    await this.#write(`${info}/envid`, `${environment.id}\n`);
    await this.#write(`${info}/region`, `${region}\n`);
    await this.#write(
      "/opt/elasticbeanstalk/config/get-config/container.json",
      JSON.stringify({
        environment_name: environment.name,
        instance_port: String(port),
        proxy_server: nginx || machine ? "nginx" : "none",
      }),
    );
    await this.#write(
      "/opt/elasticbeanstalk/config/get-config/platformconfig.json",
      JSON.stringify({ AppDeployDir: "/var/app/current/", AppUser: "webapp", ProxyServer: "nginx" }),
    );
    await this.#write(
      "/opt/elasticbeanstalk/config/get-config/optionsettings.json",
      JSON.stringify({
        "aws:elasticbeanstalk:container:python": { WSGIPath: app?.wsgiPath ?? "application" },
      }),
    );
    await this.#program(
      "/opt/elasticbeanstalk/bin/get-config",
      `exec cat "\${0%/*}/../config/get-config/$1.json"`,
    );
  }

  /** A machine that was started again has those that were set before. */
  async #readProperties(): Promise<void> {
    const text = await readFile(this.path(PROPERTIES), "utf8").catch(() => "{}");
    await this.setProperties(JSON.parse(text || "{}") as Record<string, string>);
  }

  /** Makes a folder into what stands for a machine. */
  async #bootstrap(): Promise<void> {
    const { node, python } = this.#options;
    await this.#write(
      "/etc/passwd",
      `root:x:0:0::/root:/bin/sh\nwebapp:x:${WEBAPP}:${WEBAPP}::/home/webapp:/sbin/nologin\n`,
    );
    await cp(SYSTEMCTL, this.path("/usr/bin/systemctl"));
    await chmod(this.path("/usr/bin/systemctl"), 0o755);
    // /proc is this machine's own, so that a hook finds the app's real processes there.
    await symlink("/proc", this.path("/proc"));
    for (const folder of [
      "/var/app",
      ...(this.#containers ? [] : ["/var/app/venv"]),
      "/var/lib",
      "/var/log",
      "/root",
      "/run/systemd",
      "/usr/lib/systemd/system",
    ]) {
      await mkdir(this.path(folder), { recursive: true });
    }
    // The virtual environment is there before any predeploy hook runs.
    if (python !== "not used" && !this.#containers) {
      await symlink(dirname(dirname(python)), this.path("/var/app/venv/staging-LQM1lest"));
    }
    // The hooks' PATH has nothing else of this machine, above all no other Node.js.
    for (const tool of ["cat", "date", "dirname", "rm", "sh", "timeout"]) {
      await symlink(
        existsSync(`/usr/bin/${tool}`) ? `/usr/bin/${tool}` : `/bin/${tool}`,
        this.path(`/usr/bin/${tool}`),
      );
    }
    if (node) await symlink(node, this.path("/usr/bin/node-20"));
    await this.setProperties({});
  }

  #track(run: () => Promise<Deployment>): Promise<Deployment> {
    this.#refuseWhenClosed();
    const deployment = run();
    this.#deployment = deployment.catch(() => {});
    return deployment;
  }

  async #runDeployment(family: Family, options: DeploymentOptions): Promise<Deployment> {
    const { id = this.#options.nextDeploymentId() } = options;
    const last = family === "confighooks" ? this.#versionLabel : undefined;
    const versionLabel = options.versionLabel ?? last ?? `app-${id}`;
    const report = (status: InstanceDeployment["status"]) =>
      this.#options.onReport?.({ id, versionLabel, status, time: new Date() });

    this.#versionLabel = versionLabel;
    await this.writeManifest({ id, versionLabel });
    report("In Progress");
    const deployment = await this.#runPhases(family, options);
    report(deployment.succeeded ? "Deployed" : "Failed");
    return deployment;
  }

  async #runPhases(family: Family, options: DeploymentOptions): Promise<Deployment> {
    const staging = this.path("/var/app/staging");
    const current = this.path("/var/app/current");
    const log: string[] = [];
    const onLine = (line: string) => {
      log.push(line);
      options.onLine?.(line);
    };
    const run = (phase: Phase, folder: string) =>
      this.#runHooks(folder, family, phase, { ...options, onLine });

    await rm(staging, { recursive: true, force: true });
    await cp(this.path("/opt/elasticbeanstalk/deployment/app_source_bundle"), staging, {
      recursive: true,
      verbatimSymlinks: true,
    });
    await this.#writeContainerEnvironment(staging);
    if (!(await run("prebuild", staging))) return { succeeded: false, log };
    try {
      await this.#containers?.build(staging);
      await rm(join(staging, ".ebextensions"), { recursive: true, force: true });
      if (!(await run("predeploy", staging))) return { succeeded: false, log };
      await this.#flip(staging, current);
    } catch (error) {
      if (!(error instanceof NginxRefused || error instanceof DockerRefused)) throw error;
      onLine(error.message); // where a container or the proxy does not start, the old version is gone
      return { succeeded: false, log };
    }
    await options.beforePostdeploy?.();
    return { succeeded: await run("postdeploy", current), log };
  }

  /** Runs every regular file of the folder in the order of the names. False when one fails. */
  async #runHooks(
    folder: string,
    family: Family,
    phase: Phase,
    { onHook, onLine }: DeploymentOptions & { readonly onLine: (line: string) => void },
  ): Promise<boolean> {
    const hooks = `.platform/${family}/${phase}`;
    if (!existsSync(join(folder, hooks))) return true;
    const entries = await readdir(join(folder, hooks), { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    for (const name of names.sort()) {
      const hook = `${hooks}/${name}`;
      await chmod(join(folder, hook), 0o755); // as platforms since April 2022 do
      onHook?.(hook);
      const code = await this.#runHook(hook, folder, onLine);
      if (code !== 0) {
        onLine(`Command ${hook} failed with error exit status ${code}`);
        return false;
      }
    }
    return true;
  }

  async #runHook(
    hook: string,
    folder: string,
    onLine: (line: string) => void,
    args: readonly string[] = [],
  ): Promise<number | string> {
    this.#refuseWhenClosed();
    const env = this.hookEnvironment();
    requireLoopbackEndpoints(env);
    if (!(await canBeExecuted(join(folder, hook)))) {
      onLine(`fork/exec ${hook}: exec format error`);
      return 1;
    }
    // Both streams share one pipe, so that the log has the lines in the order in which they were written.
    const child = spawn("/bin/sh", ["-c", 'exec "$0" "$@" 2>&1', hook, ...args], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "ignore"],
    });
    this.#hooks.add(child);
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      onLine(line);
    });
    const code = await new Promise<number | string>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (exitCode, signal) => resolve(exitCode ?? signal ?? "unknown"));
    }).finally(() => this.#hooks.delete(child));
    this.#refuseWhenClosed();
    await appendFile(this.path("/var/log/eb-hooks.log"), lines.map((line) => `${line}\n`).join(""));
    return code;
  }

  /** env.list is there before any hook; `.env` is made only where the bundle has none. */
  async #writeContainerEnvironment(staging: string): Promise<void> {
    if (!this.#containers) return;
    const text = Object.entries(this.#properties).map(([name, value]) => `${name}=${value}\n`);
    await this.#write(ENV_LIST, text.join(""));
    const dotenv = join(staging, ".env");
    if (isCompose(staging) && !existsSync(dotenv)) await writeFile(dotenv, text.join(""));
  }

  /**
   * Keeps the engine's order: the file of properties is written after the predeploy hooks, and /etc is
   * cleaned.
   */
  async #flip(staging: string, current: string): Promise<void> {
    await this.#nginx?.stop();
    if (!this.#containers) {
      await this.#write("/opt/elasticbeanstalk/deployment/env", renderEnvironmentFile(this.#properties));
    }
    await this.stop();
    await this.#services.unregister();
    await rm(current, { recursive: true, force: true });
    await rename(staging, current);
    if (!this.#containers) {
      // As the engine does after the predeploy hooks.
      await giveTo(this.#options.machine?.appUser ?? WEBAPP, current);
      await this.#registerServices(current);
    }
    await this.#services.reload();
    await this.start();
    if (!this.#isCompose) await this.#nginx?.start(await nginxFilesOf(current));
  }

  async #registerServices(current: string): Promise<void> {
    const { python, app } = this.#options;
    if (app) return this.#services.register("web", app.script(this.#appSocket));
    const { address, port } = this.#appSocket;
    const web = `${python} -m gunicorn ${await gunicornArguments(current)} --bind ${address}:${port} --workers 1`;
    const others = (await processesOf(current)).filter(([name]) => name !== "web");
    for (const [name, command] of [["web", web] as const, ...others]) {
      await this.#services.register(name, `exec ${this.#onThisMachine(command)}`);
    }
  }

  /** Starts every process of the app as systemd does, or its containers. */
  async start(): Promise<void> {
    this.#refuseWhenClosed();
    await this.#services.start();
    const current = this.path("/var/app/current");
    if (this.#isCompose) await this.#containers?.up(current);
    else await this.#containers?.run(this.path(ENV_LIST));
  }

  /** Rejects when the time is over or the instance is closed. */
  async untilAppListens(timeoutMs: number): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (!(await isListening(this.#appSocket))) {
      this.#refuseWhenClosed();
      if (Date.now() > end) throw new Error(`the app does not listen within ${timeoutMs} ms`);
      await sleep(20);
    }
  }

  /** Rejects also when the app ends each time that it is started. */
  async untilAppAnswers(timeoutMs: number): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (!(await answers(this.#appSocket, end - Date.now()))) {
      this.#refuseWhenClosed();
      if (Date.now() > end) throw new Error(`the app does not answer within ${timeoutMs} ms`);
      if (this.#containers?.hasEnded || (await this.#services.restartsOf("web")) >= ENOUGH_RESTARTS)
        throw new Error("the app does not start");
      await sleep(100);
    }
  }

  /** With the programs of the virtual environment, and on no other address than the instance's. */
  #onThisMachine(command: string): string {
    const { python, address } = this.#options;
    const here = command.replaceAll("0.0.0.0", address);
    const [program = ""] = here.split(" ", 1);
    const installed = join(dirname(python), program);
    return existsSync(installed) ? installed + here.slice(program.length) : here;
  }

  #refuseWhenClosed(): void {
    if (this.#isClosed) throw new Error("the instance is closed");
  }

  async #write(path: string, text: string): Promise<void> {
    this.#refuseWhenClosed();
    await mkdir(dirname(this.path(path)), { recursive: true });
    await writeFile(this.path(path), text);
  }

  async #program(path: string, script: string): Promise<void> {
    await this.#write(path, `#!/bin/sh\n${script}\n`);
    await chmod(this.path(path), 0o755);
  }
}

/** Whatever it is. */
function answers({ address, port }: Socket, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { host: address, port, agent: false, timeout: Math.max(1, timeoutMs) };
    const request = get(options, (response) => {
      response.destroy();
      resolve(true);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}

/** As systemd's User= has it, and with the programs of the virtual environment first, as the platform's PATH has them. */
function accountOf({ root, python, app, port, nginx }: InstanceOptions): Account {
  const HOME = join(root, "home/webapp");
  const env = {
    PATH: `${dirname(python)}:/usr/local/bin:/usr/bin:/bin`,
    PORT: String(nginx?.appPort ?? port),
    HOME,
  };
  return app?.user === undefined
    ? { env }
    : { uid: app.user, gid: app.user, env: { ...env, USER: "webapp", LOGNAME: "webapp" } };
}

/** What gunicorn serves: what the Procfile says, without where it listens, else the platform's default. */
async function gunicornArguments(app: string): Promise<string> {
  const procfile = join(app, "Procfile");
  const text = existsSync(procfile) ? await readFile(procfile, "utf8") : "";
  const said = /^web:[ \t]*gunicorn[ \t]+(.*)$/m.exec(text)?.[1];
  const module = /^web:.*?\b(\w+(?:\.\w+)*\.wsgi)\b/m.exec(text)?.[1];
  return said?.replaceAll(/\s*(?:--bind|-b|--workers|-w)[= ]\S+/g, "") ?? module ?? "application";
}

/** Where docker has the environment of the one container from. */
const ENV_LIST = "/opt/elasticbeanstalk/deployment/env.list";

function isCompose(app: string): boolean {
  return existsSync(join(app, "docker-compose.yml"));
}

/** The processes that the Procfile names, with their commands. */
async function processesOf(app: string): Promise<(readonly [name: string, command: string])[]> {
  const procfile = join(app, "Procfile");
  const text = existsSync(procfile) ? await readFile(procfile, "utf8") : "";
  return Array.from(text.matchAll(/^([\w-]+):[ \t]*(\S.*)$/gm), ([, name = "", command = ""]) => [
    name,
    command,
  ]);
}

/** The engine starts a hook itself: no shell runs a text without `#!` in its stead. */
async function canBeExecuted(file: string): Promise<boolean> {
  const start = (await readFile(file)).subarray(0, 4).toString("latin1");
  return start.startsWith("#!") || start === "\x7fELF";
}

function renderEnvironmentFile(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}="${value.replace(/["\\$`]/g, "\\$&")}"\n`)
    .join("");
}

/** Plays a scenario step by step in a sandbox and tells it: what the hooks print, change and achieve. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type DeploymentPolicy, deployFleet } from "../fleet.ts";
import type { Deployment, DeploymentOptions, Instance } from "../instance/engine.ts";
import type { Check } from "../load-balancer.ts";
import type { BundleOptions, Sandbox, SandboxOptions } from "../sandbox.ts";
import type { Screen, Style } from "./screen.ts";

export interface Scenario {
  readonly name: string;
  /** One line: what the scenario shows. */
  readonly shows: string;
  readonly sandbox?: Pick<SandboxOptions, "instances" | "leader" | "platform"> | undefined;
  /** It is about what nginx does, so that it cannot be played without one. */
  readonly needsNginx?: boolean | undefined;
  /** Throws when the scenario takes another course than it says. */
  readonly play: (tour: Tour) => Promise<void>;
  /** The last line. It is printed when everything went as told. */
  readonly end: string;
}

/** The scenario took another course than it says. */
class NotAsTold extends Error {}

/** How long after the end of a program its signal may be heard here. */
const HEARD_WITHIN_MS = 200;

/** Plays and tells the scenario, and says how it ended. */
export async function play(
  scenario: Pick<Scenario, "play" | "end">,
  sandbox: Sandbox,
  screen: Screen,
): Promise<"as told" | "not as told"> {
  try {
    const tour = new Tour(sandbox, screen);
    await scenario.play(tour);
    tour.expectNeighbourUntouched();
    screen.say(scenario.end, "bold");
    return "as told";
  } catch (error) {
    // Ctrl-C goes to the programs of the story too, and their end may be known here first: then the screen is closed now.
    await sleep(HEARD_WITHIN_MS);
    screen.wait();
    screen.say(`not as told: ${error instanceof Error ? error.message : error}`, "red");
    return "not as told";
  }
}

interface Told {
  /** False: the hooks are expected to stop the deployment. */
  readonly succeeds?: boolean | undefined;
  /** Whatever comes of it is told, and nothing is expected. */
  readonly mayFail?: boolean | undefined;
  /** False: the app is dead from its start, so that nobody waits for it. */
  readonly listens?: boolean | undefined;
  /** Called when the app runs, before the postdeploy hooks. */
  readonly whenRunning?: (() => Promise<void>) | undefined;
}

const APP = fileURLToPath(new URL("../app", import.meta.url));
const BUNDLED_ENV_FILE = "/opt/elasticbeanstalk/deployment/app_source_bundle/.env";
const ENV_FILE = "/var/app/current/.env";
const OVERRIDE = "/run/eb-health-hooks/web.env";
const ENV_LIST = "/opt/elasticbeanstalk/deployment/env.list";
const WAIT_MILLISECONDS = 120_000;
/** It may load much before it listens, and answer slowly. */
const OWN_APP_MILLISECONDS = 60_000;

export class Tour {
  readonly sandbox: Sandbox;
  readonly #screen: Screen;
  readonly #neighbour: string;
  #steps = 0;
  /**
   * The index of the first check that counts. Earlier ones were told already, or checked the app that ran
   * before.
   */
  #from = 0;
  #log: readonly string[] = [];

  constructor(sandbox: Sandbox, screen: Screen) {
    this.sandbox = sandbox;
    this.#screen = screen;
    this.#neighbour = JSON.stringify(sandbox.neighbour);
    // The load balancer checks an instance only from the moment when its app answers. So a tour has the same
    // checks each time.
    for (const instance of [...sandbox.instances]) sandbox.deregister(instance);
  }

  step(text: string): void {
    this.#steps += 1;
    this.#screen.say(`${this.#steps}. ${text}`, "bold");
  }

  say(text: string, style?: Style): void {
    this.#screen.say(`  ${text}`, style);
  }

  /** The text of a file of the example app. */
  appFile(name: string): Promise<string> {
    return readFile(join(APP, name), "utf8");
  }

  /** Sets the environment properties of every instance for the next deployment. */
  async setProperties(properties: Readonly<Record<string, string>>): Promise<void> {
    this.say(`environment properties: ${assignments(properties)}`);
    for (const { instance } of this.sandbox.instances) await instance.setProperties(properties);
  }

  async deploy({ app, files, hooks, ...told }: BundleOptions & Told = {}): Promise<Deployment> {
    const bundle = await this.sandbox.bundle({ app, files, hooks });
    return this.#follow((more) => this.sandbox.instance.deploy(bundle, more), told);
  }

  /** Runs a configuration deployment. */
  async configure(properties: Readonly<Record<string, string>>): Promise<void> {
    this.say(`eb setenv ${assignments(properties)}`);
    await this.#follow((more) => this.sandbox.instance.configure(properties, more));
  }

  /** Deploys to all instances. Tells the last line of each. */
  async release(policy: DeploymentPolicy, options: BundleOptions = {}): Promise<void> {
    const last = new Map<string, string>();
    this.#screen.wait(() => `${policy}: ${[...last].at(-1)?.join(": ") ?? "the first instance"}`);
    const bundle = await this.sandbox.bundle(options);
    const onLine = (id: string, line: string) => {
      last.delete(id); // so that it comes last
      last.set(id, line);
    };
    const { succeeded, logs } = await deployFleet(this.sandbox, bundle, policy, { onLine });
    this.#screen.wait();
    const lines = [...logs].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [id, log] of lines) this.tellLine(log.at(-1) ?? "", `${id} `);
    this.#log = lines.flatMap(([, log]) => log);
    this.expect(succeeded, `the deployment failed: ${this.#log.at(-1)}`);
    for (const instance of this.sandbox.instances) {
      await instance.instance.untilAppListens(WAIT_MILLISECONDS);
      this.sandbox.register(instance);
    }
    this.#from = this.sandbox.loadBalancer.checks.length;
  }

  /** Runs a hook on the oldest instance. */
  async runByHand(hook: string): Promise<void> {
    this.#screen.wait(() => hook);
    const [first] = this.sandbox.instances;
    const code = await first?.instance.runHook(hook, (line) => this.tellLine(line));
    this.#screen.wait();
    this.expect(code === 0, `${hook} ended with ${code}`);
    this.#from = this.sandbox.loadBalancer.checks.length;
  }

  /** Waits until every target is in this state with this answer. */
  async see(status: number, state: Check["state"]): Promise<void> {
    await this.#seeEach((check) => check.status === status && check.state === state);
  }

  /** Waits until the load balancer has made up its mind, whatever it is. The last check of the oldest instance. */
  async observe(): Promise<Check> {
    const { healthyThreshold, unhealthyThreshold } = this.sandbox.targetGroup.healthCheck;
    const enough = Math.max(healthyThreshold, unhealthyThreshold);
    return this.#seeEach(
      (check, seen) => (check.passed ? check.state === "healthy" : seen >= enough),
      OWN_APP_MILLISECONDS,
    );
  }

  /** @param isWanted gets a check, and how many came since the last one that was told */
  async #seeEach(
    isWanted: (check: Check, seen: number) => boolean,
    timeoutMs = WAIT_MILLISECONDS,
  ): Promise<Check> {
    const { instances, loadBalancer, targetGroup } = this.sandbox;
    const { path, matcher } = targetGroup.healthCheck;
    let told = this.#from;
    let last: Check | undefined;
    for (const { id, address } of instances) {
      const own = () => loadBalancer.checks.slice(this.#from).filter(({ target }) => target === id);
      const wanted = (check: Check) =>
        check.target === id && check.path === path && isWanted(check, own().indexOf(check) + 1);
      const health = () => targetGroup.targets.find((target) => target.id === id)?.health.state;
      this.#screen.wait(() => `the load balancer checks ${id}: ${health()}, check ${own().length}`);
      const check = own().find(wanted) ?? (await loadBalancer.nextCheck(wanted, timeoutMs));
      this.#screen.wait();
      last ??= check;
      const at = loadBalancer.checks.indexOf(check);
      told = Math.max(told, at + 1);
      const until = (end: number) => loadBalancer.checks.slice(0, end).filter(({ target }) => target === id);
      const became = transition(until(at + 1), until(this.#from).at(-1));
      const who = instances.length > 1 ? `${id} ` : "";
      const answer = `${check.status ?? "no answer"} ${check.location ?? ""}`;
      this.say(`${who}${became}: GET ${path} (Host: ${address}:${this.sandbox.port}) -> ${answer}`);
    }
    this.#from = told;
    if (!last) throw new Error("there is no instance");
    const { state } = last;
    const { description } = targetGroup.targets[0]?.health ?? {};
    const what = instances.length > 1 ? "targets" : "target";
    this.say(
      `${what}: ${state}${description ? ` (${description})` : ""}, success codes ${matcher?.httpCode}`,
      state === "healthy" ? "green" : "red",
    );
    return last;
  }

  /** Expects this check of the environment's own target group. */
  expectHealthCheck(path: string, codes: string): void {
    const { path: actual, matcher } = this.sandbox.targetGroup.healthCheck;
    this.expect(
      actual === path && matcher?.httpCode === codes,
      `the target group checks ${actual} for ${matcher?.httpCode}, not ${path} for ${codes}`,
    );
  }

  /** Expects such a line in the last deployment's log, and returns it. */
  expectLine(pattern: RegExp): string {
    const line = this.#log.find((one) => pattern.test(one));
    if (line === undefined) throw new NotAsTold(`no line of the hooks matches ${pattern}`);
    return line;
  }

  expect(isAsTold: boolean, otherwise: string): void {
    if (!isAsTold) throw new NotAsTold(otherwise);
  }

  expectNeighbourUntouched(): void {
    const isUntouched = JSON.stringify(this.sandbox.neighbour) === this.#neighbour;
    this.expect(isUntouched, "the target group of the other environment was changed");
  }

  async #follow(
    deploy: (options: DeploymentOptions) => Promise<Deployment>,
    { succeeds = true, mayFail = false, listens = true, whenRunning }: Told = {},
  ): Promise<Deployment> {
    const [first] = this.sandbox.instances;
    if (!first) throw new Error("there is no instance");
    const { instance } = first;
    const override = await linesOf(instance, OVERRIDE);
    this.#screen.wait(() => "the app bundle is staged");
    const deployment = await deploy({
      onHook: (hook) => this.#screen.wait(() => hook),
      onLine: (line) => this.tellLine(line),
      beforePostdeploy: async () => {
        this.#screen.wait(() => "the app starts");
        if (mayFail) await instance.untilAppAnswers(OWN_APP_MILLISECONDS).catch(() => {});
        else if (listens) await instance.untilAppListens(WAIT_MILLISECONDS);
        this.#screen.wait();
        this.sandbox.register(first);
        this.#from = this.sandbox.loadBalancer.checks.length;
        await this.#tellFiles(instance, override);
        await whenRunning?.();
      },
    });
    const { succeeded, log } = deployment;
    this.#screen.wait();
    this.#log = log;
    if (!succeeded) this.#from = this.sandbox.loadBalancer.checks.length;
    this.expect(
      mayFail || succeeded === succeeds,
      `the deployment ${succeeded ? "went through" : `failed: ${log.at(-1)}`}`,
    );
    return deployment;
  }

  /**
   * What the hooks changed in the files that the app has its environment from. What the platform makes of the properties
   * is told as those are: by whoever sets them.
   */
  async #tellFiles(instance: Instance, override: readonly string[]): Promise<void> {
    const properties = Object.entries(instance.properties).map((property) => property.join("="));
    const envFile = await linesOf(instance, ENV_FILE);
    const bundled = await linesOf(instance, BUNDLED_ENV_FILE);
    if (envFile.length > 0)
      this.#tellDifference(ENV_FILE, bundled.length > 0 ? bundled : properties, envFile);
    this.#tellDifference(OVERRIDE, override, await linesOf(instance, OVERRIDE));
    const envList = await linesOf(instance, ENV_LIST);
    if (envList.length > 0) this.#tellDifference(ENV_LIST, properties, envList);
  }

  /** Shows the line as the instance has it: without the folder that stands for its root. */
  tellLine(line: string, of = ""): void {
    const text = this.sandbox.instances.reduce(
      (shown, { instance }) => shown.replaceAll(instance.path("/"), "/"),
      line,
    );
    const style = /^WARN/.test(text) ? "yellow" : /^(ERROR|Command)/.test(text) ? "red" : "dim";
    this.#screen.say(`  ${of}| ${text}`, style, "  |   ");
  }

  #tellDifference(path: string, before: readonly string[], after: readonly string[]): void {
    const removed = before.filter((line) => !after.includes(line));
    const added = after.filter((line) => !before.includes(line));
    if (removed.length + added.length === 0) return;
    this.say(path);
    for (const line of removed) this.say(`- ${line}`, "red");
    for (const line of added) this.say(`+ ${line}`, "green");
  }
}

/**
 * Describes a change, such as `initial -> unhealthy in 5 checks`. The number counts the checks that passed or
 * failed in a row until then. `checks` are those of one target up to the one that is told. `before` is the
 * last check that was told before.
 */
function transition(checks: readonly Check[], before: Check | undefined): string {
  const last = checks.at(-1);
  const [from, to] = [before?.state ?? "initial", last?.state];
  if (from === to) return `still ${to}`;
  const first = checks.findLastIndex(({ passed }) => passed !== last?.passed) + 1;
  const count = checks.slice(first).findIndex(({ state }) => state === to) + 1;
  return `${from} -> ${to} in ${count} check${count === 1 ? "" : "s"}`;
}

function assignments(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
}

/** Empty when there is no such file. */
async function linesOf(instance: Instance, path: string): Promise<string[]> {
  const text = await readFile(instance.path(path), "utf8").catch(() => "");
  return text.split("\n").filter((line) => line !== "");
}

/** Runs the built hook on an app in its staged folder, and asks the real Django before and after. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnvironmentFile } from "../../sandbox/instance/systemd.ts";
import { REPOSITORY } from "../support/repository.ts";
import { ALLOWED_HOSTS, type HookRun, runHook } from "../support/run-hook.ts";
import { type HookBench, hookBench, type WhenFinished } from "../support/sandbox.ts";
import type { Failed, RealDjango, Seen } from "./real-django.ts";

const QUESTION = ["ask-start.py", "ask.py"].map((name) => `.platform/eb-health-hooks/${name}`);

export interface App {
  readonly files: Readonly<Record<string, string>>;
  /** What `eb setenv` sets. */
  readonly properties?: Readonly<Record<string, string>> | undefined;
  /** What is in the environment of hooks and of the web process, and not in what get-config lists. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
}

export interface Outcome {
  readonly folder: string;
  readonly address: string;
  readonly hook: HookRun;
  /** What the web process gets over its properties. */
  readonly given: Readonly<Record<string, string>>;
  readonly before: Seen | Failed;
  /** With HEALTH_CHECK_HOSTS and nothing else. */
  readonly withOwn: Seen | Failed;
  readonly after: Seen | Failed;
}

export interface Stage {
  readonly address: string;
  /** One at a time. */
  run(app: App, hosts: readonly string[]): Promise<Outcome>;
}

export async function openStage(
  python: string,
  django: RealDjango,
  whenFinished: WhenFinished,
): Promise<Stage> {
  const bench = await hookBench({}, { python }, whenFinished);
  return { address: bench.address, run: (app, hosts) => runOn(bench, django, app, hosts) };
}

async function runOn(
  bench: HookBench,
  django: RealDjango,
  app: App,
  hosts: readonly string[],
): Promise<Outcome> {
  const { instance, address } = bench;
  const folder = await bench.bundle({
    hooks: false,
    files: { ".env": undefined, ...question(), ...app.files },
  });
  await instance.setProperties(app.properties ?? {});
  const env = { ...app.properties, ...app.secrets };
  const look = (more: Readonly<Record<string, string>>) =>
    django.look({ folder, module: "example.wsgi", env: { ...env, ...more }, hosts: [...hosts, address] });
  const before = await look({});
  const withOwn = await look({ HEALTH_CHECK_HOSTS: address });
  const hook = await runHook(ALLOWED_HOSTS, {
    cwd: folder,
    env: { ...instance.hookEnvironment(), ...app.secrets },
  });
  const given = givenTo(folder, bench);
  return { folder, address, hook, given, before, withOwn, after: await look(given) };
}

function question(): Record<string, string> {
  return Object.fromEntries(QUESTION.map((path) => [path, readFileSync(join(REPOSITORY, path), "utf8")]));
}

/** What systemd reads when this version starts. */
function givenTo(folder: string, { instance }: HookBench): Record<string, string> {
  const id = read(join(folder, ".eb-health-hooks"))?.trim();
  const text = id && read(instance.path(`/var/lib/eb-health-hooks/web.${id}.env`));
  return Object.fromEntries(parseEnvironmentFile(text ?? ""));
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

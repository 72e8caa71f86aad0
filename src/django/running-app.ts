import { type Env, HEALTH_CHECK_HOSTS } from "../env.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { carrierOf, composeIn, dockerAppOf } from "../instance/docker.ts";
import { readBelow } from "../instance/folder.ts";
import { servingOn } from "../instance/listeners.ts";
import {
  type AppProcess,
  type MainPids,
  processesOfApp,
  processNamesIn,
  startOf,
} from "../instance/processes.ts";
import { orNone } from "../instance/seen.ts";
import { mainPidsOf, showUnits } from "../instance/unit.ts";
import { allows } from "./allows.ts";
import { NotAnswered, type TheLine } from "./answer.ts";
import { appToAsk } from "./app-to-ask.ts";
import { askOnce } from "./ask.ts";

/** The app that serves, and what its settings are with the environment of its process. */
export interface RunningApp {
  /** The process that serves the checked port: undefined where none was found. */
  readonly process:
    | {
        /** As Procfile names it. */
        readonly name: string;
        /** Its environment has HEALTH_CHECK_HOSTS with the address. */
        readonly isGiven: boolean;
        /** It serves asgi.py, and not wsgi.py. */
        readonly isAsgi: boolean;
        /** Such as "2026-11-28T14:00:00Z"; undefined where it cannot be seen. */
        readonly startedAt: string | undefined;
      }
    | undefined;
  /** What the app's settings are with that environment, or why nobody knows. */
  readonly asked: AskedHosts | { readonly why: string };
  /** Of a Docker app: how far the address came on the host. */
  readonly container?: SeenContainer | undefined;
  /** Names by which visitors call the app. They may be secret: for requests to this instance, and for no output. */
  readonly ownHosts: readonly string[];
}

export interface SeenContainer {
  /** The file on the host that its environment is made of; undefined on ECS, where there is none. */
  readonly path: string | undefined;
  /** The file has HEALTH_CHECK_HOSTS with the address. */
  readonly hasAddress: boolean;
  /** A sentence, where docker-compose.yml hands the variable on to no service. */
  readonly toHandOn: string | undefined;
}

export interface AskedHosts {
  readonly settingsModule: string;
  readonly django: string;
  /** How many hosts ALLOWED_HOSTS has. */
  readonly count: number;
  readonly allowsAddress: boolean;
  readonly line: TheLine | undefined;
}

/** Asks the app in the app folder with the environment of the process that serves this port of the instance. */
export async function askRunningApp(
  context: HookContext,
  address: string,
  port: number,
  mainPids?: MainPids,
): Promise<RunningApp> {
  const { appFolder } = context;
  const names = processNamesIn(appFolder);
  const main = mainPids ?? mainPidsOf(await showUnits(context, names));
  const { processes } = processesOfApp(context, appFolder, names, main);
  const running = processes.filter(({ isReplaced }) => !isReplaced);
  const [process] = servingOn(context, running, port);
  const env = process && toEnv(process);
  const container = containerSeen(context, address);
  const seen = process && {
    name: process.name,
    isAsgi: process.isAsgi,
    isGiven: env?.[HEALTH_CHECK_HOSTS]?.split(/\s+/).includes(address) ?? false,
    startedAt: timeOf(startOf(context, process.pid)),
  };
  try {
    const { settings } = await askOnce(await appToAsk(context, env ?? context.env, process?.name), []);
    const asked: AskedHosts = {
      settingsModule: settings.settingsModule || "the app's settings",
      django: settings.django,
      count: settings.byDebug ? 0 : settings.hosts.length,
      allowsAddress: allows(settings.hosts, address),
      line: settings.line,
    };
    return { process: seen, asked, container, ownHosts: settings.hosts.flatMap(nameIn) };
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    const why = error.message;
    return { process: seen, asked: { why }, container, ownHosts: hostsIn(env ?? {}) };
  }
}

/** Where the app says nothing: the lists in its environment, whatever their form. */
function hostsIn(env: Env): string[] {
  const lists = Object.entries(env).filter(([name]) => /ALLOWED_?HOSTS?$/i.test(name));
  return lists.flatMap(([, text = ""]) => text.split(/[\s,;|"'[\]]+/).flatMap(nameIn));
}

/** A name: an address could be another instance's. `.example.com` lets in example.com itself. */
function nameIn(host: string): string[] {
  const name = host.replace(/^\./, "");
  // localhost and testserver are no visitors' names.
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name) && /[a-z]/i.test(name) ? [name] : [];
}

function containerSeen(context: HookContext, address: string): SeenContainer | undefined {
  const { appFolder, settings } = context;
  const docker = dockerAppOf(context, appFolder);
  if (!docker) return undefined;
  const carrier = carrierOf(context, docker, appFolder, settings.envFile);
  const text = carrier && orNone(() => readBelow(carrier.base, carrier.name))?.bytes.toString();
  const given = new RegExp(`^[ \\t]*${HEALTH_CHECK_HOSTS}=["']?(.*?)["']?\\r?$`, "m").exec(text ?? "")?.[1];
  const compose = docker.kind === "Compose" ? composeIn(appFolder, settings.envFile) : undefined;
  return {
    path: carrier?.path,
    hasAddress: given?.split(" ").includes(address) ?? false,
    toHandOn: compose?.gives(HEALTH_CHECK_HOSTS) === false ? compose.toHandOn(HEALTH_CHECK_HOSTS) : undefined,
  };
}

function toEnv({ environment }: AppProcess): Env {
  return Object.fromEntries(environment.map((entry) => entry.split(/=([\s\S]*)/, 2)));
}

function timeOf(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

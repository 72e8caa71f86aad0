import { existsSync, lstatSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { Env } from "../env.ts";
import { HookError } from "../errors.ts";
import { proxyIn } from "../health-check/look-closer.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { carrierOf, dockerAppOf } from "../instance/docker.ts";
import { lookAtHooks } from "../instance/installed-hooks.ts";
import { InstanceMetadata, privateAddress } from "../instance/metadata.ts";
import {
  defaultProcessPort,
  deploymentId,
  environmentInfo,
  getConfig,
  instancePath,
  readPlatformFile,
} from "../instance/platform.ts";
import { processNamesIn } from "../instance/processes.ts";
import { type Attempt, attempt, known, mapped, type Seen } from "../instance/seen.ts";
import { describeUnit, mainPidsOf, showUnits, type UnitProperties } from "../instance/unit.ts";
import { badSettings, parseSettings, SETTINGS } from "../settings.ts";
import { VERSION } from "../version.ts";
import { checkAssumptions, type PlatformFacts } from "./assumptions.ts";
import { type AwsFacts, askAws, NOTHING_KNOWN } from "./aws.ts";
import { checkAll } from "./checks.ts";
import type { SeenInstance } from "./facts.ts";
import { isHidden, lookAtDropIn, lookAtHosts, type SeenHosts } from "./hosts.ts";
import { judgeInstance } from "./judge.ts";
import { couldNotLook, type InstanceReport } from "./report.ts";
import { notesOn, summariseInstance } from "./summary.ts";

/**
 * What the doctor needs from the machine. A person starts it, so `env` may lack the environment properties.
 */
export interface DoctorContext extends Pick<HookContext, "env" | "signal" | "systemRoot"> {
  readonly node: { readonly path: string; readonly version: string };
}

const APP_FOLDER = "/var/app/current";

/**
 * Finds out why this environment is red. Looks at this instance and at what AWS says about it, and changes
 * nothing.
 */
export async function examine(doctor: DoctorContext): Promise<InstanceReport> {
  if (!existsSync(instancePath(doctor, "/opt/elasticbeanstalk"))) {
    return couldNotLook("this is no instance of Elastic Beanstalk: there is no /opt/elasticbeanstalk", [
      "Run it on an instance: eb ssh, then cd /var/app/current.",
    ]);
  }
  const metadata = new InstanceMetadata(doctor.env, doctor.signal);
  const platform = await askPlatform(doctor, metadata);
  const { address, unit, units } = platform;
  const { context, given, badSettings, folder } = contextOf(doctor, platform);
  const port = context.settings.processPort ?? defaultProcessPort(known(platform.container) ?? {}) ?? 80;
  const hosts = await lookAtHosts(context, known(address) ?? "no address", port, mainPidsOf(units));
  const aws = "value" in address ? await askAws(context, metadata) : NOTHING_KNOWN;
  const assumptions = checkAssumptions(assumed(doctor, platform, { context, given, folder, hosts, aws }));
  if (isHidden(doctor, known(unit)?.get("ExecMainPID")?.at(-1) ?? "0")) {
    return { ...couldNotLook("only root sees the processes of the app", ["Run it with sudo."]), assumptions };
  }
  if ("problem" in address) {
    return { ...couldNotLook(address.problem, address.error.remedy), assumptions };
  }
  const seen = await lookAtApp(platform, { context, given, hosts, aws, address: address.value, port });
  const instance: SeenInstance = {
    ...seen,
    badSettings,
    appFolder: "problem" in folder ? { problem: folder.problem } : undefined,
  };
  const findings = judgeInstance(instance);
  return {
    version: VERSION,
    couldNotLook: undefined,
    findings,
    notes: notesOn(instance),
    assumptions,
    summary: summariseInstance(instance, findings, assumptions),
  };
}

/** The platform's answers to the doctor. */
interface Platform {
  readonly properties: Attempt<Readonly<Record<string, string>>>;
  readonly container: Attempt<Readonly<Record<string, string>>>;
  /** The service of each process in Procfile. */
  readonly units: ReadonlyMap<string, Attempt<UnitProperties>>;
  /** Of `web`, or of the first. */
  readonly unit: Attempt<UnitProperties>;
  readonly address: Attempt<string>;
}

async function askPlatform(doctor: DoctorContext, metadata: InstanceMetadata): Promise<Platform> {
  const names = processNamesIn(instancePath(doctor, APP_FOLDER));
  const [properties, container, units, address] = await Promise.all([
    attempt(doctor, knownConfig(doctor, "environment")),
    attempt(doctor, knownConfig(doctor, "container")),
    showUnits(doctor, names),
    attempt(doctor, privateAddress(metadata)),
  ]);
  const unit = units.get("web") ?? [...units.values()][0] ?? { value: new Map() };
  return { properties, container, units, unit, address };
}

type FolderOfApp = Seen<{ readonly path: string; readonly owner: string }>;

/** The context that a hook would have. The shell's environment wins over the environment properties. */
function contextOf(doctor: DoctorContext, { properties }: Platform) {
  const env = { ...known(properties), ...doctor.env };
  const { settings, badSettings } = readSettings(env);
  const folder = appFolderOf(doctor);
  const context: HookContext = {
    ...doctor,
    env,
    settings,
    propertiesKnown: "value" in properties,
    atOnce: false,
    log: { info() {}, warn() {}, error() {} },
    appFolder: "value" in folder ? folder.value.path : instancePath(doctor, APP_FOLDER),
  };
  return { context, given: known(properties) ?? env, badSettings, folder };
}

interface Looked {
  readonly context: HookContext;
  /** The environment properties, as far as they are known. */
  readonly given: Env;
  readonly hosts: SeenHosts;
  readonly aws: AwsFacts;
}

function assumed(
  doctor: DoctorContext,
  { properties, container, units, address }: Platform,
  { context, given, folder, hosts, aws }: Looked & { readonly folder: FolderOfApp },
): PlatformFacts {
  return {
    ...lookAtPlatform(doctor, given),
    metadata: address,
    properties: mapped(properties, (values) => Object.keys(values).length),
    container,
    appFolder: mapped(folder, ({ owner }) => `${APP_FOLDER}, which belongs to ${owner}`),
    units,
    dropIns: new Map([...units.keys()].map((name) => [name, lookAtDropIn(doctor, name)])),
    hasOverride: hosts.override.kind !== "none",
    processes: { count: hosts.processes.length, knownBy: hosts.processesKnownBy },
    endpoints: endpointsOf(context.env, known(properties)),
    groups: countGroups(aws),
    docker: dockerSeen(context, hosts),
  };
}

function dockerSeen(context: HookContext, { container, process }: SeenHosts): PlatformFacts["docker"] {
  const docker = dockerAppOf(context, context.appFolder);
  if (!docker || !container) return undefined;
  const carrier = carrierOf(context, docker, context.appFolder, context.settings.envFile);
  const isFileThere = carrier !== undefined && existsSync(join(carrier.base, carrier.name));
  return { ...container, isFileThere, isGiven: process?.isGiven };
}

async function lookAtApp(
  { container, unit, units }: Platform,
  { context, hosts, aws, address, port }: Looked & { readonly address: string; readonly port: number },
): Promise<Omit<SeenInstance, "appFolder" | "badSettings">> {
  const proxy = proxyIn(known(container) ?? {});
  const app = { context, address, hosts, port, mainPids: mainPidsOf(units), proxy };
  return {
    address,
    instanceId: aws.instanceId,
    settings: context.settings,
    hosts,
    hooks: lookAtHooks(context.appFolder),
    service: describeUnit(unit),
    loadBalancer: aws.loadBalancer,
    checks: await checkAll(app, aws, defaultProcessPort(known(container) ?? {})),
    awsErrors: aws.errors,
    reports: aws.reports,
    reportsProblem: aws.reportsProblem,
  };
}

function countGroups({ loadBalancer, groups }: AwsFacts): Seen<number> {
  switch (loadBalancer.kind) {
    case "with target groups":
      return { value: groups.length };
    case "not known":
      return { problem: "AWS could not be asked" };
    default:
      return { problem: loadBalancer.reason };
  }
}

/** The platform's files, and what the platform gave to the shell that started the doctor. */
function lookAtPlatform(doctor: DoctorContext, properties: Env) {
  const wishedNode = properties[SETTINGS.node.variable]; // for deployments; the doctor itself may run with another one
  return {
    envid: environmentInfo(doctor, "envid"),
    region: environmentInfo(doctor, "region"),
    venv: existsSync(instancePath(doctor, "/var/app/venv")),
    deploymentId: deploymentId(doctor),
    node: { ...doctor.node, misnamed: existsSync(wishedNode || "/") ? undefined : wishedNode },
    leader: doctor.env.EB_IS_COMMAND_LEADER,
  };
}

/** A hook can do without the program. For the doctor, a platform without it has a problem. */
function knownConfig(doctor: DoctorContext, command: "environment" | "container") {
  const program = "/opt/elasticbeanstalk/bin/get-config";
  if (existsSync(instancePath(doctor, program))) return getConfig(doctor, command);
  return Promise.reject(new HookError("warning", `there is no ${program}`));
}

/** The settings. A setting that does not parse has its default. */
function readSettings(env: Env): Pick<SeenInstance, "settings" | "badSettings"> {
  const bad = badSettings(env);
  const good = Object.fromEntries(Object.entries(env).filter(([name]) => !bad.has(name)));
  return { settings: parseSettings(good), badSettings: bad };
}

function appFolderOf(doctor: DoctorContext): FolderOfApp {
  const path = instancePath(doctor, APP_FOLDER);
  const facts = lstatSync(path, { throwIfNoEntry: false });
  if (!facts) return { problem: `there is no ${APP_FOLDER}` };
  if (!facts.isDirectory()) return { problem: `${APP_FOLDER} is not a folder` };
  const users = readPlatformFile(doctor, "/etc/passwd") ?? "";
  const [, name] = new RegExp(`^([^:\\n]+):[^:]*:${facts.uid}:`, "m").exec(users) ?? [];
  return { value: { path: realpathSync(path), owner: name ?? `user ${facts.uid}` } };
}

function endpointsOf(env: Env, properties: Env = {}): PlatformFacts["endpoints"] {
  return [
    "AWS_EC2_METADATA_SERVICE_ENDPOINT",
    "AWS_ENDPOINT_URL_ELASTIC_BEANSTALK",
    "AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2",
  ]
    .filter((name) => env[name])
    .map((name) => ({ name, isProperty: Boolean(properties[name]) }));
}

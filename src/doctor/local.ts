import { existsSync, lstatSync, realpathSync } from "node:fs";
import { withDeadline } from "../deadline.ts";
import { HookError } from "../errors.ts";
import type { ProbeResult } from "../health-check/diagnosis.ts";
import { openAws } from "../health-check/environment.ts";
import { describeInstances, describeTargets, type SeenTarget } from "../health-check/fleet.ts";
import { groupsOfProcess, planHealthCheck, type TargetGroup } from "../health-check/plan.ts";
import { probe } from "../health-check/probe.ts";
import { findLoadBalancers, findTargetGroups } from "../health-check/target-groups.ts";
import type { HookContext } from "../hook.ts";
import { InstanceMetadata, privateAddress } from "../instance/metadata.ts";
import {
  deploymentId,
  dockerFileOf,
  environmentInfo,
  getConfig,
  instancePath,
  readPlatformFile,
  runProgram,
} from "../instance/platform.ts";
import { badSettings, type Env, parseSettings, SETTINGS } from "../settings.ts";
import { parseSuccessCodes } from "../success-codes.ts";
import { VERSION } from "../version.ts";
import { checkAssumptions, type PlatformFacts, type Seen } from "./assumptions.ts";
import { type HostPlaces, isHidden, lookAtDropIn, lookAtHosts } from "./hosts.ts";
import { lookAtHooks } from "./installed-hooks.ts";
import { type CheckFacts, type Facts, hostsSeen, type InstanceReport, judge, switchedOff } from "./judge.ts";
import { listenersOf } from "./listeners.ts";
import { couldNotLook, type Finding, type Report } from "./report.ts";

/** What the doctor needs of the machine: it is started by hand, so `env` need not have the environment properties. */
export interface DoctorContext extends Pick<HookContext, "env" | "signal" | "systemRoot"> {
  readonly node: { readonly path: string; readonly version: string };
}

/** A target group may wait two minutes for an answer; who asks the doctor does not. */
const PROBE_MILLISECONDS = 20_000;
const APP_FOLDER = "/var/app/current";
const UNIT_PROPERTIES = [
  "LoadState",
  "ActiveState",
  "SubState",
  "NRestarts",
  "ExecMainPID",
  "WorkingDirectory",
  "EnvironmentFiles",
  "DropInPaths",
  "NeedDaemonReload",
];

/** Why is this environment red? Looks at this instance and what AWS says of it, and changes nothing. */
export async function examine(doctor: DoctorContext): Promise<Report> {
  if (!existsSync(instancePath(doctor, "/opt/elasticbeanstalk"))) {
    return couldNotLook("this is no instance of Elastic Beanstalk: there is no /opt/elasticbeanstalk", [
      "Run it on an instance: eb ssh, then cd /var/app/current.",
    ]);
  }
  const metadata = new InstanceMetadata(doctor.env, doctor.signal);
  const [properties, container, unit, address] = await Promise.all([
    attempt(doctor, knownConfig(doctor, "environment")),
    attempt(doctor, knownConfig(doctor, "container")),
    attempt(doctor, showUnit(doctor)),
    attempt(doctor, privateAddress(metadata)),
  ]);
  const env = { ...known(properties), ...doctor.env };
  const { settings, badSettings } = readSettings(env);
  const folder = appFolderOf(doctor);
  const appFolder = "value" in folder ? folder.value.path : instancePath(doctor, APP_FOLDER);
  const context: HookContext = {
    ...doctor,
    env,
    settings,
    propertiesKnown: "value" in properties,
    atOnce: false,
    log: { info() {}, warn() {}, error() {} },
    appFolder,
  };
  const hosts = lookAtHosts(context, known(properties) ?? env, known(address) ?? "no address");
  const aws: AwsFacts =
    "value" in address
      ? await askAws(context, metadata)
      : { groups: undefined, errors: [], reports: [], instanceId: "" };
  const wishedNode = (known(properties) ?? env)[SETTINGS.node.variable]; // for deployments, whatever runs this
  const platform: PlatformFacts = {
    metadata: address,
    envid: environmentInfo(doctor, "envid"),
    region: environmentInfo(doctor, "region"),
    properties: mapped(properties, (values) => Object.keys(values).length),
    container,
    venv: existsSync(instancePath(doctor, "/var/app/venv")),
    appFolder: mapped(folder, ({ owner }) => `${APP_FOLDER}, which belongs to ${owner}`),
    deploymentId: deploymentId(doctor),
    unit,
    hasOverride: hosts.override.kind !== "none",
    dropIn: lookAtDropIn(doctor),
    processes: hosts.processes.length,
    node: { ...doctor.node, misnamed: existsSync(wishedNode || "/") ? undefined : wishedNode },
    endpoints: endpointsOf(env, known(properties)),
    groups: aws.groups ? { value: aws.groups.length } : { problem: aws.none ?? "AWS could not be asked" },
    leader: doctor.env.EB_IS_COMMAND_LEADER,
  };
  const assumptions = checkAssumptions(platform);
  if (isHidden(doctor, known(unit)?.get("ExecMainPID")?.at(-1) ?? "0")) {
    return { ...couldNotLook("only root sees the processes of the app", ["Run it with sudo."]), assumptions };
  }
  if ("problem" in address) {
    return { ...couldNotLook(address.problem, address.error.remedy), assumptions };
  }
  const facts: Facts = {
    address: address.value,
    instanceId: aws.instanceId,
    appFolder: "problem" in folder ? { problem: folder.problem } : undefined,
    settings,
    badSettings,
    hosts,
    dockerFile: dockerFileOf(context, appFolder),
    hooks: lookAtHooks(appFolder),
    service: describeUnit(unit),
    checks: await checkAll(context, aws, address.value, known(container)?.instance_port, hosts),
    awsErrors: aws.errors,
    reports: aws.reports,
  };
  const findings = judge(facts);
  return {
    version: VERSION,
    couldNotLook: undefined,
    findings,
    notes: notesOn(facts, aws),
    assumptions,
    summary: summarise(facts, findings, assumptions),
  };
}

type Attempt<T> = { readonly value: T } | { readonly problem: string; readonly error: HookError };

/** What fails is a fact here, as long as it is a failure that we know. */
async function attempt<T>({ signal }: Pick<HookContext, "signal">, promise: Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await promise };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HookError)) throw error;
    return { problem: error.message, error };
  }
}

function known<T>(seen: Seen<T>): T | undefined {
  return "value" in seen ? seen.value : undefined;
}

function mapped<T, U>(seen: Seen<T>, change: (value: T) => U): Seen<U> {
  return "value" in seen ? { value: change(seen.value) } : { problem: seen.problem };
}

/** A hook can do without the program; for the doctor it belongs to the platform. */
function knownConfig(doctor: DoctorContext, command: "environment" | "container") {
  const program = "/opt/elasticbeanstalk/bin/get-config";
  if (existsSync(instancePath(doctor, program))) return getConfig(doctor, command);
  return Promise.reject(new HookError("warning", `there is no ${program}`));
}

async function showUnit(doctor: DoctorContext): Promise<ReadonlyMap<string, readonly string[]>> {
  const args = ["show", "web.service", `--property=${UNIT_PROPERTIES.join(",")}`];
  const output = await runProgram(doctor, instancePath(doctor, "/usr/bin/systemctl"), args);
  const properties = new Map<string, string[]>();
  for (const line of output.split("\n")) {
    const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (name && value !== undefined) properties.set(name, [...(properties.get(name) ?? []), value]);
  }
  return properties;
}

function describeUnit(unit: PlatformFacts["unit"]): string {
  if ("problem" in unit) return `not known (${unit.problem})`;
  const get = (name: string) => unit.value.get(name)?.at(-1) ?? "";
  const restarts = get("NRestarts");
  return `${get("ActiveState")} (${get("SubState")}${restarts > "0" ? `, restarted ${restarts} times` : ""})`;
}

/** With the default in the place of each setting that does not parse. */
function readSettings(env: Env): Pick<Facts, "settings" | "badSettings"> {
  try {
    return { settings: parseSettings(env), badSettings: undefined };
  } catch (error) {
    if (!(error instanceof HookError)) throw error;
    const bad = badSettings(env);
    const good = Object.fromEntries(Object.entries(env).filter(([name]) => !bad.has(name)));
    return { settings: parseSettings(good), badSettings: error };
  }
}

function appFolderOf(doctor: DoctorContext): Seen<{ readonly path: string; readonly owner: string }> {
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

interface AwsFacts {
  /** Undefined: not known, or there is no load balancer. */
  readonly groups:
    | readonly (TargetGroup & { readonly targets: readonly SeenTarget[] | undefined })[]
    | undefined;
  /** Why there is no target group to look at. */
  readonly none?: string;
  readonly errors: readonly HookError[];
  readonly reports: readonly InstanceReport[];
  readonly instanceId: string;
}

async function askAws(context: HookContext, metadata: InstanceMetadata): Promise<AwsFacts> {
  const errors: HookError[] = [];
  const reports: InstanceReport[] = [];
  const id = await attempt(context, metadata.get("meta-data/instance-id"));
  const instanceId = known(id)?.trim() ?? "";
  const found = await attempt(
    context,
    (async (): Promise<Pick<AwsFacts, "groups" | "none">> => {
      const { aws, environment } = await openAws(context, metadata);
      const loadBalancers = await findLoadBalancers(aws, environment);
      // Without enhanced health reporting, or the permission, the rest is still worth knowing.
      const instances = await attempt(
        context,
        describeInstances(aws, environment, "HealthStatus", "Color", "Causes"),
      );
      for (const { InstanceId: of = "", HealthStatus, Color = "", Causes = [] } of known(instances) ?? []) {
        reports.push({ id: of, status: HealthStatus ?? "not known", color: Color, causes: Causes });
      }
      if (loadBalancers.kind !== "load balancers") return { groups: undefined, none: loadBalancers.reason };
      const groups = [];
      for (const group of await findTargetGroups(aws, loadBalancers.arns, environment)) {
        const targets = await attempt(context, describeTargets(aws, group));
        if ("error" in targets && errors.length === 0) errors.push(targets.error);
        groups.push({ ...group, targets: known(targets) });
      }
      if (groups.length === 0) {
        errors.push(
          new HookError("warning", "no target group of its load balancer has this environment's tag", {
            remedy: [
              "Elastic Beanstalk tags the target groups it makes with elasticbeanstalk:environment-id.",
            ],
          }),
        );
      }
      return { groups };
    })(),
  );
  if ("value" in found) return { ...found.value, errors, reports, instanceId };
  return { groups: undefined, errors: [found.error], reports, instanceId };
}

/** The load balancer's request of every group, or what Elastic Beanstalk would set where no group is known. */
async function checkAll(
  context: HookContext,
  { groups, none }: AwsFacts,
  address: string,
  instancePort: string | undefined,
  hosts: HostPlaces,
): Promise<CheckFacts[]> {
  const { settings } = context;
  const port = settings.processPort ?? Number(instancePort ?? 80);
  const assumed = {
    arn: "",
    name: "",
    port,
    healthCheck: { protocol: "HTTP", port, path: settings.path ?? "/", codes: "200", timeoutSeconds: 5 },
    targets: undefined,
  };
  const seen = groups?.length ? groups : [assumed];
  const own = groupsOfProcess(seen, settings.processPort, Number(instancePort)) ?? [];
  return Promise.all(
    seen.flatMap(({ targets, ...group }) => {
      const { codes } = group.healthCheck;
      if (!/^HTTPS?$/.test(group.healthCheck.protocol) || codes === undefined) return [];
      return [
        checkOne(context, group, codes, address, hosts).then((check) => ({
          ...check,
          group: group.name || undefined,
          // Those of other processes are not health_check's to change.
          planned: own.some(({ arn }) => arn === group.arn) ? check.planned : undefined,
          matters: none === undefined,
          targets,
        })),
      ];
    }),
  );
}

async function checkOne(
  { settings, signal, systemRoot }: HookContext,
  group: TargetGroup,
  codes: string,
  address: string,
  { processes }: HostPlaces,
): Promise<Omit<CheckFacts, "group" | "matters" | "targets">> {
  const { healthCheck } = group;
  const { port, path, timeoutSeconds } = healthCheck;
  const ask = (asked: string, wanted: string) =>
    withDeadline(signal, PROBE_MILLISECONDS, tooLong, (limit) =>
      probe({ address, healthCheck, path: asked }, parseSuccessCodes(wanted), 0, limit),
    ).catch((error): { readonly passed: boolean; readonly last: ProbeResult } => {
      if (!(error instanceof HookError) || signal.aborted) throw error;
      return { passed: false, last: { kind: "failure", code: "TIMEOUT", message: error.message } };
    });
  const { passed, last } = await ask(path, codes);
  const verdict = planHealthCheck(group, { path: settings.path, codes: settings.successCodes });
  const wish = verdict.kind === "plan" && verdict.plan.changes.length > 0 ? verdict.plan : undefined;
  const isRefused = last.kind === "failure" && last.code === "ECONNREFUSED";
  const pids = processes.map(({ pid }) => pid);
  return {
    port,
    path,
    codes,
    timeoutSeconds,
    last,
    passed,
    planned: wish && {
      path: wish.path,
      codes: wish.codes,
      passed: (await ask(wish.path, wish.codes)).passed,
    },
    isChosen: verdict.kind === "somebody's decision",
    listeners: isRefused ? listenersOf({ systemRoot }, pids) : [],
  };
}

function tooLong(): HookError {
  return new HookError("warning", `no answer within ${PROBE_MILLISECONDS / 1000} s`);
}

/** What was seen, one clause a place, whether it is right or wrong. */
function notesOn(facts: Facts, { none, groups = [] }: AwsFacts): string[] {
  const off = switchedOff(facts.settings);
  const unasked = groups.filter(({ name }) => !facts.checks.some(({ group }) => group === name));
  const { address, instanceId, service, hooks, checks, hosts, reports } = facts;
  const own = reports.find(({ id }) => id === instanceId);
  const says = (last: ProbeResult) => (last.kind === "failure" ? last.code : String(last.status));
  const versions = hooks.map(
    ({ name, version }) => `${name} ${version === undefined ? "missing" : version || "there"}`,
  );
  return [
    `address ${address}, instance ${instanceId || "not known"}, web.service ${service}`,
    ...(own ? [`Elastic Beanstalk has it as ${[own.status, ...own.causes].join(": ")}`] : []),
    ...(none ? [`no health check by path and codes: ${none}`] : []),
    ...checks.map(({ group, port, path, codes, last, passed, targets }) => {
      const healthy = targets?.filter(({ state }) => state === "healthy").length;
      const seen = targets ? `; ${healthy} of ${targets.length} targets are healthy` : "";
      const result = passed ? "passes" : "does not pass";
      return `${group ?? "a check"}: port ${port}, ${path} for ${codes} -> ${says(last)}, ${result}${seen}`;
    }),
    ...unasked.map(({ name, healthCheck: { protocol, port } }) => {
      return `${name}: port ${port}, a check without path and codes (${protocol}), which is not replayed`;
    }),
    ...hostsSeen({ hosts }),
    ...(off ? [off] : []),
    `hooks: ${versions.join(", ")}`,
  ];
}

function summarise(
  { checks }: Facts,
  findings: readonly Finding[],
  assumptions: Report["assumptions"],
): string {
  const broken = assumptions.filter(({ holds }) => holds === false).map(({ name }) => name);
  const assumed = broken.length > 0 ? `; does not hold: ${broken.join(", ")}` : "";
  const [first] = findings;
  if (first) {
    const count = findings.length === 1 ? "1 finding" : `${findings.length} findings`;
    return `${count}; first: ${first.message}${assumed}`;
  }
  const passed = checks.filter(({ passed }) => passed);
  const groups = passed.map(({ group, path, codes }) => `${group ?? "its port"} (${path} for ${codes})`);
  return `healthy: the app answers as the load balancer wants: ${groups.join(", ") || "no HTTP check"}${assumed}`;
}

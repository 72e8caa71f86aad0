import type { HookError } from "../errors.ts";
import { diagnose, isHostRefused, type ProbeResult } from "../health-check/diagnosis.ts";
import type { SeenTarget } from "../health-check/fleet.ts";
import type { Settings } from "../settings.ts";
import { VERSION } from "../version.ts";
import type { HostPlaces, Place } from "./hosts.ts";
import type { InstalledHook } from "./installed-hooks.ts";
import type { Listener } from "./listeners.ts";
import type { Finding } from "./report.ts";

/** What was seen on this instance and, as far as it lets us, in AWS. */
export interface Facts {
  readonly address: string;
  readonly instanceId: string;
  readonly appFolder: { readonly problem: string } | undefined;
  readonly settings: Settings;
  /** Settings that do not parse; `settings` then has their defaults. */
  readonly badSettings: HookError | undefined;
  readonly hosts: HostPlaces;
  /** The file that makes it a Docker app. */
  readonly dockerFile: string | undefined;
  readonly hooks: readonly InstalledHook[];
  /** A clause on web.service, such as "active (running)". */
  readonly service: string;
  readonly checks: readonly CheckFacts[];
  /** What Elastic Beanstalk's own health reporting says of the environment's instances; empty where it is not known. */
  readonly reports: readonly InstanceReport[];
  /** Why AWS could not be asked, or not for all. */
  readonly awsErrors: readonly HookError[];
}

export interface InstanceReport {
  readonly id: string;
  /** Such as `Severe`. */
  readonly status: string;
  /** `Green`, `Yellow`, `Red` or `Grey`. */
  readonly color: string;
  readonly causes: readonly string[];
}

/** One request as the load balancer sends it, and what became of it. */
export interface CheckFacts {
  /** Undefined: AWS does not say what is checked, or nothing is; then it is what Elastic Beanstalk sets by itself. */
  readonly group: string | undefined;
  /** Whether a load balancer is known to ask, or may ask; else this is only a look at the app. */
  readonly matters: boolean;
  readonly port: number;
  readonly path: string;
  readonly codes: string;
  readonly timeoutSeconds: number;
  readonly last: ProbeResult;
  readonly passed: boolean;
  /** What health_check would set, where that is something else. */
  readonly planned: { readonly path: string; readonly codes: string; readonly passed: boolean } | undefined;
  /** Somebody chose the codes: health_check would not touch them. */
  readonly isChosen: boolean;
  /** Undefined: not known. */
  readonly targets: readonly SeenTarget[] | undefined;
  /** Where the app's processes listen; looked up only when nothing listens on the port. */
  readonly listeners: readonly Listener[];
}

const FOLDER = "cd /var/app/current && sudo .platform/hooks";
const RUN_FIRST = `Run it now: ${FOLDER}/predeploy/10_allowed_hosts.cjs && sudo systemctl restart web`;
const RESTART = "Let the app read it: sudo systemctl restart web";
/** A file's time and a process's start are compared no more exactly than this. */
const TOLERANCE_MILLISECONDS = 1000;

/** All that is wrong, the cause before what follows from it. */
export function judge(facts: Facts): Finding[] {
  const { badSettings, settings, checks, awsErrors, appFolder } = facts;
  const failed = checks.filter(({ passed, matters, last }) => !passed && (matters || isDown(last)));
  // What more success codes mend, and whether they are there already, depends on AWS.
  const isMended = ({ planned, group }: CheckFacts) => group === undefined && planned?.passed === true;
  const findings: Finding[] = [];
  if (badSettings) {
    const seen = [
      "the hooks refuse to run with it: allowed_hosts fails every deployment before the app changes",
    ];
    findings.push({ cause: "setting", message: badSettings.message, seen, remedy: badSettings.remedy });
  }
  if (appFolder) {
    findings.push({
      cause: "app folder",
      message: appFolder.problem,
      seen: [],
      remedy: ["No deployment has succeeded on this instance yet: see /var/log/eb-engine.log."],
    });
  }
  const off = switchedOff(settings);
  if (off && failed.some(({ last, planned }) => isHostRefused(last) || planned?.passed)) {
    const remedy = [
      "Take this environment property away and deploy again; an empty value means the default.",
    ];
    findings.push({ cause: "switched off", message: off, seen: [], remedy });
  }
  for (const check of failed.filter((one) => !isMended(one))) findings.push(failedCheck(facts, check));
  for (const { message, remedy } of awsErrors) {
    findings.push({ cause: "AWS", message, seen: [], remedy });
  }
  for (const check of failed.filter(isMended)) findings.push(failedCheck(facts, check));
  for (const check of checks) findings.push(...seenByLoadBalancer(facts, check));
  const lost = overrideProblem(facts);
  if (lost && !failed.some(({ last }) => isHostRefused(last))) {
    findings.push({
      cause: "override",
      message: `the app will refuse the load balancer's Host after its next start: ${lost}`,
      seen: hostsSeen(facts),
      remedy: [RUN_FIRST],
    });
  }
  if (!findings.some(({ cause }) => !["AWS", "override", "setting"].includes(cause))) {
    findings.push(...reported(facts));
  }
  findings.push(...installation(facts));
  return findings;
}

/** Why the hooks change nothing, as somebody wants it. */
export function switchedOff({ enabled, dryRun }: Settings): string | undefined {
  if (!enabled) return "the hooks are switched off by HEALTH_HOOKS_ENABLED=false";
  return dryRun ? "the hooks change nothing: HEALTH_HOOKS_DRY_RUN=true" : undefined;
}

/** What Elastic Beanstalk finds wrong where the load balancer's check is fine. */
function reported({ reports }: Facts): Finding[] {
  return reports
    .filter(({ color }) => color === "Red" || color === "Yellow")
    .slice(0, 5)
    .map(({ id, status, causes }) => ({
      cause: "health report",
      message: `Elastic Beanstalk has ${id} as ${status}: ${causes.join("; ") || "it gives no cause"}`,
      seen: [],
      remedy: [
        "See eb health; a failed deployment is in /var/log/eb-engine.log, answers of the app are in /var/log/nginx/access.log.",
      ],
    }));
}

function failedCheck(facts: Facts, check: CheckFacts): Finding {
  const { address, service, hosts } = facts;
  const { group, last, path, codes, planned, isChosen, port, matters } = check;
  const { cause: clause, remedy } = diagnose(last, { ...check, address });
  const what = group === undefined ? "a check" : `the check of target group ${group}`;
  const message = `the app does not pass ${what} (${path} for ${codes}): ${clause}`;
  const running = hosts.processes.map(({ pid }) => pid).join(", ");
  const state = `web.service is ${service}; processes of the app: ${running || "none"}`;
  const seen = [...(group === undefined && matters ? [UNKNOWN_CHECK] : []), ...targetSeen(facts, check)];

  if (isHostRefused(last)) {
    const { because, remedy: whatToDo } = whyHostIsRefused(facts);
    return {
      cause: "host refused",
      message: `${message}; ${because}`,
      seen: [...hostsSeen(facts), ...seen],
      remedy: whatToDo,
    };
  }
  if (last.kind === "failure" && last.code === "ECONNREFUSED") {
    return { ...nothingListens(facts, check), message, seen: [state, ...seen] };
  }
  if (planned?.passed) {
    const harmless = planned.path === path ? "" : " --at-once";
    return {
      cause: "success codes",
      message,
      seen,
      remedy: [
        `health_check would set ${planned.path} for ${planned.codes}, which the app passes; its last line in /var/log/eb-hooks.log says why it has not.`,
        `Run it now: ${FOLDER}/postdeploy/90_health_check.cjs${harmless}`,
      ],
    };
  }
  if (isChosen && last.kind === "answer") {
    const decision = `Somebody chose the codes ${codes}: health_check changes them only to HEALTH_HOOKS_SUCCESS_CODES.`;
    return { cause: "success codes", message, seen, remedy: [...remedy, decision] };
  }
  const cause = isDown(last) ? "app does not answer" : "health check";
  return { cause, message, seen: isDown(last) ? [state, `port ${port}`, ...seen] : seen, remedy };
}

const UNKNOWN_CHECK =
  "what the load balancer asks is not known: this is what Elastic Beanstalk sets by itself, with HEALTH_HOOKS_PATH";

/** The app fails, or says nothing in time: no host, path or code would help. */
function isDown(last: ProbeResult): boolean {
  return last.kind !== "answer" || last.status >= 500;
}

function nothingListens(
  { address }: Facts,
  { port, listeners }: CheckFacts,
): Pick<Finding, "cause" | "remedy"> {
  const shown = listeners.map((one) => `${one.address}:${one.port}`).join(", ");
  const reachable = listeners.find((one) => one.address === "0.0.0.0" || one.address === address);
  if (reachable) {
    return {
      cause: "wrong port",
      remedy: [
        `The app listens on ${shown}, the load balancer asks on ${port}: set Port to ${reachable.port} in aws:elasticbeanstalk:environment:process:default (or the process's own), or let it listen on ${port}.`,
      ],
    };
  }
  const inside = `The app listens on ${shown} only, and no proxy takes its requests: systemctl status nginx`;
  const remedy = listeners.length > 0 ? inside : "Nothing of the app listens: systemctl status nginx web";
  return {
    cause: "nothing listens",
    remedy: [remedy, "See /var/log/web.stdout.log and /var/log/nginx/error.log."],
  };
}

/** How far the address came: a place it should have, the process, settings.py. */
function whyHostIsRefused(facts: Facts): { readonly because: string; readonly remedy: readonly string[] } {
  const { hosts, hooks } = facts;
  const { envFile, properties, override, processes, variables } = hosts;
  const [property] = properties;
  const list = envFile.lists.find(({ letsIn }) => letsIn) ?? envFile.lists[0];
  const has = (lists: readonly { readonly letsIn: boolean }[]) => lists.some(({ letsIn }) => letsIn);
  const inProcess = processes.flatMap(({ lists }) => lists);
  const started = newestOf(processes);
  const isOld = (changedAt: number | undefined) =>
    processes.length > 0 && changedAt !== undefined && started + TOLERANCE_MILLISECONDS < changedAt;
  const first = hooks.find(({ name }) => name === "hooks/predeploy/allowed_hosts.cjs");
  const again =
    first?.version === undefined
      ? "allowed_hosts is not in the app's bundle: copy .platform/ into it, commit it and deploy."
      : RUN_FIRST;
  const why = "What allowed_hosts said at the deployment is in /var/log/eb-hooks.log.";

  if (facts.dockerFile) {
    return {
      because: `this is a Docker app (${facts.dockerFile}), and a container reads none of the places that the hooks know`,
      remedy: ["Give the container the address itself, or exempt the path from the host check in the app."],
    };
  }
  if (has(inProcess)) {
    const { variable = "" } = inProcess.find(({ letsIn }) => letsIn) ?? {};
    return {
      because: `the app runs with it in ${variable}`,
      remedy: [
        `See that settings.py makes ALLOWED_HOSTS of all of ${variable}, and adds nothing that takes it away.`,
      ],
    };
  }
  if (processes.some(({ isReplaced }) => isReplaced)) {
    return { because: "the app still runs from a folder that was replaced since", remedy: [RESTART] };
  }
  if (property) {
    const { variable } = property;
    const stale = overrideProblem(facts);
    if (stale) return { because: stale, remedy: [again] };
    if (has(properties) || (override.kind === "file" && has(override.lists))) {
      const where = override.kind === "file" ? override.name : "the environment property";
      const age = override.kind === "file" ? override.changedAt : undefined;
      return isOld(age)
        ? { because: `it is in ${where}, but not in the running app, which is older`, remedy: [RESTART] }
        : {
            because: `it is in ${where}, but not in the running app`,
            remedy: [RESTART, "If that does not help, an assumption below on the drop-in does not hold."],
          };
    }
    return {
      because: `it is in no place: the environment property ${variable} lacks it, and nothing overrides that`,
      remedy: [again, why],
    };
  }
  if (list?.letsIn) {
    const { name } = envFile;
    if (inProcess.length > 0) {
      const [{ variable = "" } = {}] = inProcess;
      return {
        because: `it is in ${name}, but the running app has ${variable} in its environment, which wins`,
        remedy: [RESTART],
      };
    }
    return isOld(envFile.changedAt)
      ? { because: `it is in ${name}, but not in the running app, which is older`, remedy: [RESTART] }
      : {
          because: `it is in ${name}, and the app was started after that`,
          remedy: [`See that settings.py reads ${name} and makes ALLOWED_HOSTS of ${list.variable}.`],
        };
  }
  if (list) {
    const problem = `it is in no place: ${list.variable} in ${envFile.name} lacks it`;
    return { because: problem, remedy: [again, why] };
  }
  const [name = ""] = variables;
  return {
    because: `it is in no place: neither ${envFile.name} nor an environment property sets ${variables.join(" or ")}`,
    remedy: [
      `Add a line ${name}=www.example.com to ${envFile.name} in the bundle or set such an environment property, and let settings.py read it.`,
      ...(first?.version === undefined ? [again] : []),
    ],
  };
}

/** What is wrong with the override of a property; undefined when nothing is, or it is not needed. */
function overrideProblem({ hosts: { properties, override } }: Facts): string | undefined {
  if (properties.length === 0 || properties.some(({ letsIn }) => letsIn)) return undefined;
  switch (override.kind) {
    case "none":
      return undefined;
    case "bad marker":
      return "the override is stale: the app folder's .eb-health-hooks names no value file";
    case "no file":
      return `the override is stale: ${override.name}, which the app folder names, is not there`;
    case "file":
      return override.lists.some(({ letsIn }) => letsIn)
        ? undefined
        : `the override is stale: ${override.name} lacks this instance's address`;
  }
}

/** Where the address is and where not, one clause a place. */
export function hostsSeen({ hosts }: Pick<Facts, "hosts">): string[] {
  const { envFile, properties, override, processes } = hosts;
  const say = (lists: readonly { readonly variable: string; readonly letsIn: boolean }[], none: string) =>
    lists
      .map(({ variable, letsIn }) => `${variable} ${letsIn ? "with" : "without"} the address`)
      .join(", ") || none;
  const variables = hosts.variables.join(" or ");
  const overridden =
    override.kind === "file"
      ? say(override.lists, "no list") + changed(override)
      : override.kind === "none"
        ? "none"
        : "stale";
  // The processes of one app mostly say the same.
  const running = processes.map(({ lists }) => say(lists, `no ${variables} in its environment`));
  return [
    `${envFile.name}: ${envFile.problem ?? say(envFile.lists, `no ${variables} in it`)}${changed(envFile)}`,
    `environment property: ${say(properties, "none")}; override of it: ${overridden}`,
    processes.length === 0
      ? "no process of the app was found in /var/app/current"
      : `running app, started ${time(newestOf(processes))}: ${[...new Set(running)].join("; ")}`,
  ];
}

/** When the newest of them was started; endless where that cannot be seen. */
function newestOf(processes: HostPlaces["processes"]): number {
  return Math.max(...processes.map(({ startedAt }) => startedAt ?? Number.POSITIVE_INFINITY));
}

function changed({ changedAt }: Place): string {
  return changedAt === undefined ? "" : `, changed ${time(changedAt)}`;
}

function time(milliseconds: number): string {
  return Number.isFinite(milliseconds)
    ? `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
    : "some time ago";
}

function targetSeen({ instanceId }: Facts, { targets }: CheckFacts): string[] {
  const own = targets?.find(({ id }) => id === instanceId);
  return own ? [`the load balancer has this instance as ${describeTarget(own)}`] : [];
}

function describeTarget({ state, reason, description }: SeenTarget): string {
  return [state, reason && `(${[reason, description].filter(Boolean).join(": ")})`].filter(Boolean).join(" ");
}

/** What the load balancer sees and this instance alone does not show. */
function seenByLoadBalancer({ instanceId }: Facts, check: CheckFacts): Finding[] {
  const { group, targets, passed, port } = check;
  if (group === undefined || !targets) return [];
  const isUnhealthy = ({ state }: SeenTarget) => state.startsWith("unhealthy");
  const own = targets.find(({ id }) => id === instanceId);
  const unhealthy = targets.filter(isUnhealthy);
  const others = unhealthy.filter((target) => target !== own);
  const isOpen = unhealthy.length > 0 && !targets.some(({ state }) => state === "healthy");
  const failOpen = isOpen
    ? [
        `no target of ${group} is healthy: the load balancer sends requests to all of them (fail open), so the site may seem to work`,
      ]
    : [];
  const findings: Finding[] = [];
  if (!own) {
    findings.push({
      cause: "target",
      message: `this instance is no target of target group ${group}`,
      seen: [`its ${targets.length} targets are others`],
      remedy: [
        "Auto Scaling registers it, and takes it out while a batch is deployed to: see the state of the instance in its group.",
      ],
    });
  } else if (passed && isUnhealthy(own)) {
    const isAnswered = own.reason === "Target.ResponseCodeMismatch";
    findings.push({
      cause: "target",
      message: `the load balancer has this instance as ${describeTarget(own)}, though the app passes its check here`,
      seen: failOpen,
      remedy: isAnswered
        ? ["The app may just have got better: look again when the group's healthy threshold has passed."]
        : [
            `Let the load balancer reach port ${port}: the instance's security group must allow it from the load balancer's, and no network ACL may forbid it.`,
          ],
    });
  }
  if (others.length > 0 && (isOpen ? !passed : true)) {
    const shown = others.slice(0, 5).map((target) => `${target.id} is ${describeTarget(target)}`);
    const count = `${unhealthy.length} of ${targets.length} targets of ${group} are unhealthy`;
    findings.push({
      cause: "fleet",
      message: failOpen[0] ?? count,
      seen: [...(isOpen ? [count] : []), ...shown],
      remedy: ["Run the doctor on the others too: eb ssh INSTANCE, then as here."],
    });
  }
  return findings;
}

/** What of the hooks is missing in the app folder, or of another release. */
function installation({ hooks, appFolder }: Facts): Finding[] {
  if (appFolder) return [];
  const missing = hooks.filter(({ version }) => version === undefined).map(({ name }) => name);
  const others = hooks.filter(({ version }) => version && version !== VERSION);
  const findings: Finding[] = [];
  if (missing.length > 0) {
    findings.push({
      cause: "hooks",
      message: `not in the app's .platform/: ${missing.join(", ")}`,
      seen: missing.some((name) => name.startsWith("confighooks/"))
        ? ["a configuration deployment stages the bundle anew and runs confighooks only"]
        : [],
      remedy: ["Copy the whole .platform/ folder into the bundle, commit it and deploy."],
    });
  }
  if (others.length > 0) {
    const shown = others.map(({ name, version }) => `${name} is ${version}`).join(", ");
    findings.push({
      cause: "hooks",
      message: `the hooks are of different releases: ${shown}, this one is ${VERSION}`,
      seen: [],
      remedy: ["Copy the whole .platform/ folder of one release into the bundle, commit it and deploy."],
    });
  }
  return findings;
}

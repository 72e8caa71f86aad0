import { RUN_ALLOWED_HOSTS } from "../diagnosis/commands.ts";
import type { SeenInstance } from "./facts.ts";
import type { HostList, HostPlaces, Place } from "./hosts.ts";

const RESTART = "Let the app read it: sudo systemctl restart web";
const SEE_LOG = "What allowed_hosts said at the deployment is in /var/log/eb-hooks.log.";
/** A file's time and a process's start are compared no more exactly than this. */
const TOLERANCE_MILLISECONDS = 1000;

export interface Refusal {
  /** One clause, of which "it" is the instance's address. */
  readonly because: string;
  readonly remedy: readonly string[];
}

/** How far the address came: a place it should have, the process, settings.py. */
export function whyHostIsRefused(facts: SeenInstance): Refusal {
  const { dockerFile, hosts } = facts;
  const { envFile, properties, processes } = hosts;
  if (dockerFile) {
    return {
      because: `this is a Docker app (${dockerFile}), and a container reads none of the places that the hooks know`,
      remedy: ["Give the container the address itself, or exempt the path from the host check in the app."],
    };
  }
  const inProcess = processes.flatMap(({ lists }) => lists).find(({ letsIn }) => letsIn);
  if (inProcess) {
    const { variable } = inProcess;
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
  const [property] = properties;
  if (property) return stoppedAtProperty(facts, property);
  const list = envFile.lists.find(({ letsIn }) => letsIn) ?? envFile.lists[0];
  const [elsewhere] = processes.flatMap(({ lists }) => lists);
  if (elsewhere) return setElsewhere(facts, elsewhere, list);
  return list ? stoppedAtEnvFile(facts, list) : inNoPlace(facts);
}

/** The process has the variable, which is no property: no file in the app folder gets before it, nor does a restart. */
function setElsewhere(
  { hosts, propertiesKnown }: SeenInstance,
  { variable }: HostList,
  list: HostList | undefined,
): Refusal {
  const { name } = hosts.envFile;
  const origin = propertiesKnown
    ? "which no environment property sets"
    : "and get-config does not say whether an environment property sets it";
  return {
    because: list?.letsIn
      ? `it is in ${name}, but the running app has ${variable} in its environment, which wins`
      : `the running app has ${variable} without it in its environment, ${origin}`,
    remedy: [
      `See where ${variable} comes from: systemctl cat web shows the app's command and every file with its environment.`,
      `Take it out there, so that ${name} or an environment property sets it, or let settings.py read another variable and name that one in HEALTH_HOOKS_VARIABLE.`,
    ],
  };
}

function stoppedAtProperty(facts: SeenInstance, { variable }: HostList): Refusal {
  const { properties, override, processes } = facts.hosts;
  const again = runAgain(facts);
  const stale = overrideProblem(facts);
  if (stale) return { because: stale, remedy: [again] };
  const isOverridden = override.kind === "file" && letsIn(override.lists);
  if (!isOverridden && !letsIn(properties)) {
    return {
      because: `it is nowhere: the environment property ${variable} lacks it, and nothing overrides that`,
      remedy: [again, SEE_LOG],
    };
  }
  const where = override.kind === "file" ? override.name : "the environment property";
  const isOld = isOlderThan(processes, override.kind === "file" ? override.changedAt : undefined);
  return isOld
    ? { because: `it is in ${where}, but not in the running app, which is older`, remedy: [RESTART] }
    : {
        because: `it is in ${where}, but not in the running app`,
        remedy: [RESTART, "If that does not help, an assumption below on the drop-in does not hold."],
      };
}

function stoppedAtEnvFile(facts: SeenInstance, { variable, letsIn }: HostList): Refusal {
  const { envFile, processes } = facts.hosts;
  const { name, changedAt } = envFile;
  if (!letsIn) {
    return {
      because: `it is nowhere: ${variable} in ${name} lacks it`,
      remedy: [runAgain(facts), SEE_LOG],
    };
  }
  return isOlderThan(processes, changedAt)
    ? { because: `it is in ${name}, but not in the running app, which is older`, remedy: [RESTART] }
    : {
        because: `it is in ${name}, and the app was started after that`,
        remedy: [`See that settings.py reads ${name} and makes ALLOWED_HOSTS of ${variable}.`],
      };
}

function inNoPlace(facts: SeenInstance): Refusal {
  const { envFile, variables } = facts.hosts;
  const [name = ""] = variables;
  return {
    because: `it is nowhere: neither ${envFile.name} nor an environment property sets ${variables.join(" or ")}`,
    remedy: [
      `Add a line ${name}=www.example.com to ${envFile.name} in the bundle or set such an environment property, and let settings.py read it.`,
      ...(isInstalled(facts) ? [] : [runAgain(facts)]),
    ],
  };
}

function runAgain(facts: SeenInstance): string {
  return isInstalled(facts)
    ? RUN_ALLOWED_HOSTS
    : "allowed_hosts is not in the app's bundle: copy .platform/ into it, commit it and deploy.";
}

function isInstalled({ hooks }: SeenInstance): boolean {
  return hooks.some(
    ({ name, version }) => /^hooks\/.*allowed_hosts\.cjs$/.test(name) && version !== undefined,
  );
}

function letsIn(lists: readonly HostList[]): boolean {
  return lists.some((list) => list.letsIn);
}

function isOlderThan(processes: HostPlaces["processes"], changedAt: number | undefined): boolean {
  const [first] = processes;
  if (!first || changedAt === undefined) return false;
  return oldestOf(processes) + TOLERANCE_MILLISECONDS < changedAt;
}

/** What is wrong with the override of a property; undefined when nothing is, or it is not needed. */
export function overrideProblem({ hosts: { properties, override } }: SeenInstance): string | undefined {
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
export function hostsSeen({ hosts }: Pick<SeenInstance, "hosts">): string[] {
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
      ? "no process of the app was found"
      : `running app, started ${time(oldestOf(processes))}: ${[...new Set(running)].join("; ")}`,
  ];
}

/** When the oldest of them was started, as a server that only replaces its workers; endless where that cannot be seen. */
function oldestOf(processes: HostPlaces["processes"]): number {
  return Math.min(...processes.map(({ startedAt }) => startedAt ?? Number.POSITIVE_INFINITY));
}

function changed({ changedAt }: Place): string {
  return changedAt === undefined ? "" : `, changed ${time(changedAt)}`;
}

function time(milliseconds: number): string {
  return Number.isFinite(milliseconds)
    ? `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
    : "some time ago";
}

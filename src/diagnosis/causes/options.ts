import { isUnhealthy } from "../../aws/target.ts";
import { isRequest } from "../../aws/target-group.ts";
import { foundPage } from "../../open-page.ts";
import { type OptionSetting, pathOfHealthcheckUrl } from "../../option-settings.ts";
import { covers, readMatcher } from "../../success-codes.ts";
import { groupBy } from "../../words.ts";
import type { CauseName, Explaining } from "../cause.ts";
import { matcherFlag, modification, pathFlag, removal } from "../commands.ts";
import type { EnvironmentFacts, GroupFacts, Options, WantedByHooks } from "../environment.ts";
import type { Process } from "../processes.ts";
import { isInCodes, toldStatus } from "../told.ts";
import { withoutQuery } from "../words.ts";

export type DriftedOption = "HealthCheckPath" | "MatcherHTTPCode" | "Port" | "Protocol";

/** The failures that may come from an option, if the value that counts is not the intended one. */
const EXPLAINS: Readonly<Record<DriftedOption, readonly CauseName[]>> = {
  MatcherHTTPCode: ["success codes", "target"],
  HealthCheckPath: [
    "success codes",
    "login",
    "path",
    "redirect",
    "app does not answer",
    "slow page",
    "target",
  ],
  Port: ["wrong port", "nothing listens", "app does not answer"],
  Protocol: ["wrong port", "nothing listens", "app does not answer"],
};

export interface Drift {
  readonly groups: readonly GroupFacts[];
  readonly option: DriftedOption;
  readonly finding?: Explaining;
  /** Replaces the finding where nothing fails because of the drift. */
  readonly note?: string;
}

interface Difference {
  readonly group: GroupFacts;
  readonly process: Process;
  readonly option: DriftedOption;
  readonly live: string;
  readonly wanted: string;
}

/**
 * How live target groups differ from the environment's option settings. The same difference in two groups is
 * one drift.
 */
export function driftsOf(
  known: readonly { readonly group: GroupFacts; readonly process: Process | undefined }[],
  environment: EnvironmentFacts,
  hooks: WantedByHooks,
): Drift[] {
  const all = known.flatMap(({ group, process }) => (process ? differences(group, process) : []));
  const same = groupBy(all, ({ process, option, live }) => `${process.namespace} ${option} ${live}`);
  return [...same.values()].flatMap(([first, ...more]) =>
    first ? driftOf([first, ...more], first, environment, hooks) : [],
  );
}

function differences(group: GroupFacts, process: Process): Difference[] {
  const { healthCheck } = group;
  const hasPath = isRequest(healthCheck);
  const compared: [DriftedOption, live: string | undefined, wanted: string][] = [
    ["Port", String(group.port), String(process.port)],
    // For a Network Load Balancer's process the default is another protocol, so TCP is not compared.
    ["Protocol", group.protocol === "TCP" ? undefined : group.protocol, process.protocol],
    ["HealthCheckPath", hasPath ? healthCheck.path : undefined, process.path],
    ["MatcherHTTPCode", healthCheck.codes, process.codes],
  ];
  return compared.flatMap(([option, live, wanted]) => {
    const isSame =
      option === "MatcherHTTPCode" ? areSameCodes : (one: string, other: string) => one === other;
    return live === undefined || isSame(live, wanted) ? [] : [{ group, process, option, live, wanted }];
  });
}

function driftOf(
  all: readonly Difference[],
  { process, option, live, wanted }: Difference,
  environment: EnvironmentFacts,
  hooks: WantedByHooks,
): Drift {
  const groups = all.map(({ group }) => group);
  const [now, then] = [withoutQuery(live), withoutQuery(wanted)];
  const message = `the live target group has ${now}, and the option ${option} says ${then}`;
  const winner = `${now} counts now, through deployments and scaling; the next change of an option of ${process.namespace} may put ${then} back, and a rebuild does`;
  const kept = foundPage(live) ?? now;
  const keep = `To keep ${kept}, set ${option} of ${process.namespace} to it in .ebextensions and deploy.`;
  const failing = groups.flatMap(({ targets }) => targets.filter(isUnhealthy));
  // With more codes than before, no target that passes now can fail. A target that answers with an added code
  // passes.
  const helps = failing.some((target) => isInCodes(toldStatus(target), wanted));
  if (option === "MatcherHTTPCode" && isWider(wanted, live) && !helps) {
    return { groups, option, note: `${message}: whoever puts the option's value back only widens the check` };
  }
  const setter = setterOf(option, live, hooks);
  // A target that passes by another code would fail with the option's codes. So to put them back is no
  // remedy.
  if (setter || (option === "MatcherHTTPCode" && isWider(live, wanted))) {
    return { groups, option, note: `${message}${setter ? ` (${setter})` : ""}: ${winner}. ${keep}` };
  }
  const back = all.map((difference) => wayBack(difference));
  const outranked = `A value that was set in the console, by eb config or by a saved configuration outranks .ebextensions: ${removal(environment, process.namespace, option)}`;
  // Nobody wants to keep a value with which targets fail now.
  const seen = groups.map(
    ({ name }) => `target group ${name}: ${now}; ${process.namespace}: ${option}=${then}`,
  );
  const remedy = failing.length > 0 ? [...back, keep, outranked] : [keep, outranked, ...back];
  return {
    groups,
    option,
    finding: { cause: "drift", message, seen: [...seen, winner], remedy, explains: EXPLAINS[option] },
  };
}

/**
 * The setting of health_check that made the live value. health_check makes it again after each deployment.
 */
function setterOf(option: DriftedOption, live: string, { path, codes }: WantedByHooks): string | undefined {
  if (option === "HealthCheckPath" && foundPage(live) !== undefined) {
    return "set by health_check: a page that answers 200 to everybody";
  }
  if (option === "HealthCheckPath" && live === path) return "set by health_check: HEALTH_HOOKS_PATH";
  if (option === "MatcherHTTPCode" && codes !== undefined && areSameCodes(live, codes)) {
    return "set by health_check: HEALTH_HOOKS_SUCCESS_CODES";
  }
  return undefined;
}

function wayBack({ group, option, wanted }: Difference): string {
  const shown = withoutQuery(wanted);
  switch (option) {
    case "HealthCheckPath": {
      const flag = pathFlag(wanted);
      return flag === undefined
        ? `To get ${shown} back now: ${modification(group, "--health-check-path")} with the path that the option has, in quotes`
        : `To get ${shown} back now: ${modification(group, flag)}`;
    }
    case "MatcherHTTPCode":
      return `To get ${shown} back now: ${modification(group, matcherFlag(wanted))}`;
    default:
      return `The update that should have brought ${shown} failed or is under way: eb events. Setting ${option} again replaces the target group.`;
  }
}

/**
 * Options of the processes for which `.ebextensions/` in this folder and the environment have different
 * values.
 */
export function outrankedOptions(
  settings: readonly OptionSetting[],
  options: Options,
  environment: EnvironmentFacts,
): Explaining[] {
  return settings.flatMap(({ file, namespace, option, value }) => {
    const actual = options.get(namespace)?.get(option);
    if (actual === undefined || actual === value) return [];
    return [
      {
        cause: "outranked option" as const,
        message: `${file} sets ${option} to ${withoutQuery(value)}, and the environment has ${withoutQuery(actual)}`,
        explains: EXPLAINS[option as DriftedOption] ?? [],
        seen: [`${namespace}: ${option}=${withoutQuery(actual)}`],
        remedy: [
          "If the file is newer than the last deployment: eb deploy.",
          `Else a value that was set in the console, by eb config or by a saved configuration outranks it; take that away: ${removal(environment, namespace, option)}`,
        ],
      },
    ];
  });
}

function areSameCodes(one: string, other: string): boolean {
  return isWider(one, other) && isWider(other, one);
}

/** A text that is not a list of codes is only as wide as the same text. */
function isWider(outer: string, inner: string): boolean {
  const [more, fewer] = [readMatcher(outer), readMatcher(inner)];
  return more && fewer ? covers(more, fewer) : outer === inner;
}

/** Finds an option that people set, although only a Classic Load Balancer looks at it. */
export function healthcheckUrl(
  options: Options | undefined,
  groups: readonly GroupFacts[],
): Explaining | undefined {
  const url = options?.get("aws:elasticbeanstalk:application")?.get("Application Healthcheck URL");
  const [first] = groups;
  // These two forms for a Classic Load Balancer check only a connection.
  if (url === undefined || !first || /^(?:TCP|SSL):/i.test(url)) return undefined;
  const path = pathOfHealthcheckUrl(url);
  if (groups.some(({ healthCheck }) => isRequest(healthCheck) && healthCheck.path === path)) return undefined;
  const shown = isRequest(first.healthCheck) ? withoutQuery(first.healthCheck.path) : undefined;
  return {
    cause: "Application Healthcheck URL",
    explains: ["path", "login", "redirect"],
    message: `Application Healthcheck URL is ${withoutQuery(url)}, and counts only on a Classic Load Balancer: ${shown ?? "a connection"} is checked`,
    seen: [
      `aws:elasticbeanstalk:application: Application Healthcheck URL=${withoutQuery(url)}`,
      `target group ${first.name} checks ${shown ?? first.healthCheck.protocol}`,
    ],
    remedy: [
      `Set HealthCheckPath of aws:elasticbeanstalk:environment:process:default to ${withoutQuery(path)}, in .ebextensions, and take Application Healthcheck URL away.`,
    ],
  };
}

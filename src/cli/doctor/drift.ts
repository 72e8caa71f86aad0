import { covers, parseSuccessCodes } from "../../success-codes.ts";
import type { OptionSetting } from "../option-settings.ts";
import { shellWord } from "../shell-word.ts";
import type { EnvironmentFacts, GroupFacts, Options } from "./facts.ts";
import type { Finding } from "./finding.ts";
import type { Process } from "./processes.ts";

export type DriftedOption = "HealthCheckPath" | "MatcherHTTPCode" | "Port" | "Protocol";

export interface Drift {
  readonly group: GroupFacts;
  readonly option: DriftedOption;
  readonly finding?: Finding;
  /** In place of a finding, where nothing fails by it. */
  readonly note?: string;
}

/** What the live target group has otherwise than the environment's option settings. */
export function driftOf(group: GroupFacts, process: Process, environment: EnvironmentFacts): Drift[] {
  const { check } = group;
  const compared: [DriftedOption, live: string | undefined, option: string, flag: string | undefined][] = [
    ["Port", String(group.port), String(process.port), undefined],
    // Of a Network Load Balancer's process another one is the default.
    ["Protocol", group.protocol === "TCP" ? undefined : group.protocol, process.protocol, undefined],
    ["HealthCheckPath", check.path, process.path, `--health-check-path ${shellWord(process.path)}`],
    ["MatcherHTTPCode", check.codes, process.codes, `--matcher ${shellWord(`HttpCode=${process.codes}`)}`],
  ];
  return compared.flatMap(([option, live, wanted, flag]): Drift[] => {
    if (live === undefined || live === wanted || (option === "MatcherHTTPCode" && isSame(live, wanted)))
      return [];
    const message = `the live target group has ${live}, and the option ${option} says ${wanted}`;
    const winner = `${live} counts now, and outlives deployments and scaling; the next change of an option of ${process.namespace} may put ${wanted} back, and a rebuild of the environment does`;
    const seen = [`target group ${group.name}: ${live}; ${process.namespace}: ${option}=${wanted}`, winner];
    const back =
      flag === undefined
        ? `The update that should have brought ${wanted} failed or is under way: eb events. Setting ${option} again replaces the target group.`
        : `To get ${wanted} back now: ${modification(group, flag)}`;
    const keep = `To keep ${live}, set ${option} of ${process.namespace} to it in .ebextensions and deploy.`;
    const outranked = `A value that was set in the console, by eb config or by a saved configuration outranks .ebextensions: ${removal(environment, process.namespace, option)}`;
    // What fails now is not what somebody would keep.
    const fails = group.targets.some(({ state }) => state === "unhealthy");
    const remedy = fails ? [back, keep, outranked] : [keep, outranked, back];
    const isMatcher = option === "MatcherHTTPCode";
    const drift = { group, option };
    // With more codes than before no target that passes now can fail.
    if (isMatcher && isWider(wanted, live)) {
      const note = `${message}: whoever puts the option's value back only widens the check`;
      return [{ ...drift, note }];
    }
    // What health_check does where the option was not set: no reason to alarm whoever watches a healthy environment.
    if (isMatcher && isWider(live, wanted) && !fails) {
      return [{ ...drift, note: `${message}: ${winner}. ${keep}` }];
    }
    return [{ ...drift, finding: { cause: "drift" as const, message, seen, remedy } }];
  });
}

/** Options of the processes that `.ebextensions/` in this folder sets, and that the environment has otherwise. */
export function outrankedOptions(
  settings: readonly OptionSetting[],
  options: Options,
  environment: EnvironmentFacts,
): { readonly option: string; readonly finding: Finding }[] {
  return settings.flatMap(({ file, namespace, option, value }) => {
    const actual = options.get(namespace)?.get(option);
    if (actual === undefined || actual === value) return [];
    return [
      {
        option,
        finding: {
          cause: "outranked option" as const,
          message: `${file} sets ${option} to ${value}, and the environment has ${actual}`,
          seen: [`${namespace}: ${option}=${actual}`],
          remedy: [
            "If the file is newer than the last deployment: eb deploy.",
            `Else a value that was set in the console, by eb config or by a saved configuration outranks it; take that away: ${removal(environment, namespace, option)}`,
          ],
        },
      },
    ];
  });
}

export function modification({ arn }: GroupFacts, flag: string): string {
  return `aws elbv2 modify-target-group --region ${arn.split(":")[3]} --target-group-arn ${arn} ${flag}`;
}

function removal({ name, region }: EnvironmentFacts, namespace: string, option: string): string {
  return `aws elasticbeanstalk update-environment --region ${region} --environment-name ${name} --options-to-remove Namespace=${namespace},OptionName=${option}`;
}

function isSame(one: string, other: string): boolean {
  return isWider(one, other) && isWider(other, one);
}

function isWider(outer: string, inner: string): boolean {
  try {
    return covers(parseSuccessCodes(outer), parseSuccessCodes(inner));
  } catch {
    return outer === inner;
  }
}

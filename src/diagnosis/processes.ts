import { PROCESS } from "../option-settings.ts";
import type { GroupFacts, Options } from "./environment.ts";

/** A process of the environment, as its option settings describe it. */
export interface Process {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
  readonly protocol: string;
  readonly path: string;
  readonly codes: string;
}

/**
 * The defaults that AWS documents:
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
 */
const OPTION_DEFAULTS = { HealthCheckPath: "/", MatcherHTTPCode: "200", Port: "80", Protocol: "HTTP" };

export function processesOf(options: Options): Process[] {
  return [...options]
    .filter(([namespace]) => namespace.startsWith(PROCESS))
    .map(([namespace, own]) => {
      const value = (option: keyof typeof OPTION_DEFAULTS) => own.get(option) ?? OPTION_DEFAULTS[option];
      return {
        name: namespace.slice(PROCESS.length),
        namespace,
        port: Number(value("Port")),
        protocol: value("Protocol"),
        path: value("HealthCheckPath"),
        codes: value("MatcherHTTPCode"),
      };
    });
}

/**
 * The process that a target group belongs to. Nothing but the port tells. A single process and the groups of
 * a single port belong together, whatever their ports are. Undefined where it cannot be told.
 */
export function processOf(
  group: GroupFacts,
  groups: readonly GroupFacts[],
  processes: readonly Process[],
): Process | undefined {
  const [only] = processes;
  if (processes.length === 1 && new Set(groups.map(({ port }) => port)).size === 1) return only;
  const onPort = processes.filter(({ port }) => port === group.port);
  return onPort.length === 1 ? onPort[0] : undefined;
}

/** The namespace in which to set an option of the process. */
export function namespaceOf(process: Process | undefined): string {
  return process?.namespace ?? `${PROCESS}default`;
}

import type { SeenApp } from "../diagnosis/observation.ts";
import { countHosts } from "../words.ts";
import type { SeenHosts } from "./hosts.ts";

/** How far the load balancer's Host came, with what only the instance shows. */
export function howFar(hosts: SeenHosts, hasHook: boolean): SeenApp {
  const { process, asked, container, override, processes } = hosts;
  const stale = overrideProblem(hosts);
  return {
    ...{ process, asked, container, hasHook },
    provenBy: override.kind === "file" ? override.proven : undefined,
    isReplaced: processes.some(({ isReplaced }) => isReplaced),
    given: stale ? { stale } : override.kind === "none" ? "nothing" : undefined,
  };
}

/** What is wrong with what allowed_hosts gave; undefined when nothing is. */
export function overrideProblem({ override }: Pick<SeenHosts, "override">): string | undefined {
  switch (override.kind) {
    case "none":
      return undefined;
    case "bad marker":
      return "the override is stale: the app folder's .eb-health-hooks names no value file";
    case "no file":
      return `the override is stale: ${override.name}, which the app folder names, is not there`;
    case "file":
      return override.hasAddress
        ? undefined
        : `the override is stale: ${override.name} lacks this instance's address`;
  }
}

/** What Django says, what the process has and what it was given, one clause each. */
export function hostsSeen(hosts: SeenHosts): string[] {
  return [djangoSays(hosts), processHas(hosts), `override: ${overrideSays(hosts)}`];
}

function djangoSays({ asked }: SeenHosts): string {
  if ("why" in asked) return `Django's ALLOWED_HOSTS is not known: ${asked.why}`;
  return `Django's ALLOWED_HOSTS, asked with the running process's environment: ${countHosts(asked.count)}, ${asked.allowsAddress ? "with" : "without"} the address (Django ${asked.django}, ${asked.settingsModule})`;
}

function processHas({ process, processes }: SeenHosts): string {
  if (processes.length === 0) return "no process of the app was found";
  const started = process?.startedAt ? `, started ${process.startedAt}` : "";
  return `running app${started}: HEALTH_CHECK_HOSTS ${process?.isGiven ? "with" : "without"} the address`;
}

function overrideSays({ override }: SeenHosts): string {
  if (override.kind !== "file") return override.kind === "none" ? "none" : "stale";
  const proven = override.proven ? `proven by ${override.proven}` : "not proven";
  return `gives ${override.variables.join(", ") || "nothing"}, ${proven}`;
}

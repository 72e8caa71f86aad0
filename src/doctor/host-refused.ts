import { RUN_ALLOWED_HOSTS } from "../diagnosis/commands.ts";
import { type Explanation, whyHostIsRefused } from "../diagnosis/host-refused.ts";
import type { CheckFacts, SeenInstance } from "./facts.ts";
import type { SeenHosts } from "./hosts.ts";

/** As the hook explains it, and what only the instance shows: whether allowed_hosts has run for this version. */
export function whyRefusedHere(
  facts: SeenInstance,
  { refused }: CheckFacts,
): Pick<Explanation, "because" | "remedy"> & Partial<Pick<Explanation, "name">> {
  const { docker, hosts } = facts;
  const seen = { ...hosts, ownHost: undefined, provenBy: undefined, ...refused };
  // A name of the app's own list gets 400 too: then the address is not what is wrong.
  if (seen.ownHost?.startsWith("refused")) return whyHostIsRefused(seen);
  if (docker) return whyHostIsRefused(seen);
  if (hosts.processes.some(({ isReplaced }) => isReplaced)) {
    return {
      because: "the app still runs from a folder that was replaced since",
      remedy: ["Let the app read it: sudo systemctl restart web"],
    };
  }
  const lost = overrideProblem(facts);
  if (lost) return { because: lost, remedy: [runAgain(facts)] };
  if (hosts.override.kind === "none") {
    return { because: "allowed_hosts has given it nothing", remedy: [runAgain(facts)] };
  }
  return whyHostIsRefused(seen);
}

function runAgain({ hooks }: SeenInstance): string {
  const isInstalled = hooks.some(
    ({ name, version }) => /^hooks\/.*allowed_hosts\.cjs$/.test(name) && version !== undefined,
  );
  return isInstalled
    ? RUN_ALLOWED_HOSTS
    : "allowed_hosts is not in the app's bundle: copy .platform/ into it, commit it and deploy.";
}

/** What is wrong with what allowed_hosts gave; undefined when nothing is. */
export function overrideProblem({ hosts: { override } }: SeenInstance): string | undefined {
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
export function hostsSeen({ hosts }: Pick<SeenInstance, "hosts">): string[] {
  return [djangoSays(hosts), processHas(hosts), `override: ${overrideSays(hosts)}`];
}

function djangoSays({ asked }: SeenHosts): string {
  if ("why" in asked) return `Django's ALLOWED_HOSTS is not known: ${asked.why}`;
  const count = asked.count === 1 ? "1 host" : `${asked.count} hosts`;
  return `Django's ALLOWED_HOSTS, asked with the running process's environment: ${count}, ${asked.allowsAddress ? "with" : "without"} the address (Django ${asked.django}, ${asked.settingsModule})`;
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

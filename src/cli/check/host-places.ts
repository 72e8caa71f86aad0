import { assignmentsOf } from "../../allowed-hosts/places/env-file.ts";
import type { LoadedSettings } from "../../django/text/app-text.ts";
import { type HostSource, knownHosts } from "../../django/text/host-source.ts";
import type { BundleFinding } from "./finding.ts";
import { type HostFacts, lineRemedy, placeOfHosts } from "./host-facts.ts";
import { isEditable, whyNotGrown, whyNotProven } from "./provable.ts";
import { writerOf } from "./written-files.ts";

/** A place of the bundle that sets a variable of the list. */
interface ListPlace {
  /** As findings name it. */
  readonly place: string;
  /** Undefined: a property. */
  readonly file: string | undefined;
  readonly name: string;
  readonly value: string;
}

/**
 * Where the bundle has the list that one of the variables holds, and what is wrong there; empty where the hook can add
 * the address.
 * @param loaded undefined where the settings are not known to read any of them
 */
export function placesOfTheList(
  facts: HostFacts,
  variables: readonly string[],
  loaded: LoadedSettings | undefined,
): BundleFinding[] {
  const places = winningPlaces(facts, variables, loaded);
  if (places.length === 0) return [madeLater(facts, variables, loaded) ?? nowhere(facts, variables, loaded)];
  const problems = places.map((one) => problemAt(one, facts, loaded) ?? laterHook(one, facts, loaded));
  // One place is enough.
  if (problems.some((problem) => problem === undefined)) return [];
  return problems.flatMap((problem) => problem ?? []).slice(0, 1);
}

/** Whether the bundle sets one of the variables, in a way to which a host can be added. */
export function hasPlaceOfTheList(facts: HostFacts, variables: readonly string[]): boolean {
  return winningPlaces(facts, variables, undefined).some(({ value }) => isEditable(value));
}

/** A property wins over the env file, unless the file is read to win. */
export function winningPlaces(
  { properties, envFiles, procfile }: HostFacts,
  variables: readonly string[],
  loaded: LoadedSettings | undefined,
): ListPlace[] {
  const inFiles = [...envFiles].flatMap(([file, text]) =>
    variables.flatMap((name): ListPlace[] => {
      const [last] = assignmentsOf(text, name).slice(-1);
      return last ? [{ place: `${file} line ${last.line}`, file, name, value: last.value }] : [];
    }),
  );
  const winning = inFiles.filter(({ file }) =>
    loaded?.envFiles.some((read) => read.overrides && read.path === file),
  );
  if (winning.length > 0) return winning;
  const inProperties = variables.flatMap((name): ListPlace[] => {
    const value = properties[name];
    return value === undefined ? [] : [{ place: ".ebextensions", file: undefined, name, value }];
  });
  if (inProperties.length > 0) return inProperties;
  const read = inFiles.filter(({ file }) => !loaded || isRead(file ?? "", loaded, procfile));
  return read.length > 0 ? read : inFiles;
}

/** By what the text shows, or because a file that takes part names it. */
function isRead(path: string, { envFiles, settings }: LoadedSettings, procfile = ""): boolean {
  if (envFiles.some((read) => read.path === path || read.path === undefined)) return true;
  // With its name as a word of its own: `os.environ` holds ".env" too.
  const named = new RegExp(`(?<!\\w)${path.replace(/[^\w/]/g, "\\$&")}(?!\\w)`);
  return [procfile, ...settings.texts.values()].some((text) => named.test(text));
}

function problemAt(
  one: ListPlace,
  { unasked }: HostFacts,
  loaded: LoadedSettings | undefined,
): BundleFinding | undefined {
  const { place, file, name } = one;
  if (loaded && file !== undefined && !isRead(file, loaded)) return unreadEnvFile(file, name, loaded);
  const why = whyNotAdded(one, unasked, loaded?.hosts.alternatives ?? []);
  if (why === undefined) return undefined;
  return {
    id: file === undefined ? "unsafe-list" : "unsafe-env-file",
    severity: "error",
    place,
    what: `${file === undefined ? "the environment property " : ""}${name} cannot be added to safely: ${why}`,
    why: `${unasked ? `The hook cannot ask the app (${unasked.why}). ` : ""}allowed_hosts leaves it as it is, and the app goes on answering 400.`,
    remedy: lineRemedy(loaded),
  };
}

/** Undefined where the app lets the address in by what the hook does. */
function whyNotAdded(
  { name, file, value }: ListPlace,
  unasked: HostFacts["unasked"],
  alternatives: HostSource["alternatives"],
): string | undefined {
  if (!unasked) return whyNotProven(name, value, alternatives);
  const after = unasked.after(name, file);
  if (after === undefined) return unasked.reasonOf(name);
  return whyNotGrown(name, value, after, alternatives);
}

/** Behind allowed_hosts, and before the app starts. */
function laterHook(
  { file, name }: Pick<ListPlace, "file" | "name">,
  { deploymentTexts }: HostFacts,
  loaded: LoadedSettings | undefined,
): BundleFinding | undefined {
  const written = file === undefined ? undefined : writerOf(file, "after allowed_hosts", deploymentTexts);
  if (!written) return undefined;
  return {
    id: "later-hook",
    severity: "warning",
    place: `${written.file} line ${written.line}`,
    what: `it runs after allowed_hosts and seems to write ${file}, which has ${name}`,
    why: "The address that allowed_hosts puts into the file is lost, or the file is not there yet. The app answers 400.",
    remedy: lineRemedy(loaded),
  };
}

/** The bundle has no such file yet: a hook makes it when allowed_hosts has looked. */
function madeLater(
  facts: HostFacts,
  variables: readonly string[],
  loaded: LoadedSettings | undefined,
): BundleFinding | undefined {
  const name = variables.join(" or ");
  const files = filesOfTheList(facts, loaded).filter((file) => !facts.envFiles.has(file));
  return files.map((file) => laterHook({ file, name }, facts, loaded)).find(Boolean);
}

function filesOfTheList({ settings }: HostFacts, loaded: LoadedSettings | undefined): string[] {
  return [settings.envFile, ...(loaded?.envFiles.flatMap(({ path }) => path ?? []) ?? [])];
}

function unreadEnvFile(path: string, name: string, loaded: LoadedSettings): BundleFinding {
  return {
    id: "env-file-unread",
    severity: "warning",
    place: path,
    what: `it sets ${name}, but nothing in the settings or in what starts them reads it`,
    why: "An address in this file does not reach the app, so allowed_hosts leaves it alone. If the list is no environment property either, the app answers 400.",
    remedy: lineRemedy(loaded),
  };
}

function nowhere(
  facts: HostFacts,
  variables: readonly string[],
  loaded: LoadedSettings | undefined,
): BundleFinding {
  const { settings, envFileLeftOut } = facts;
  const path = settings.envFile;
  const names = variables.join(" or ");
  const remedy = lineRemedy(loaded);
  const unless = `If neither eb setenv nor the console has set ${names}, allowed_hosts finds no list to add the address to. The app answers 400.`;
  if (envFileLeftOut) {
    // Not how to take it in: a file that is left out on purpose has secrets in it.
    const what = `it is not in the bundle: ${envFileLeftOut.why}`;
    return { id: "env-file-left-out", severity: "warning", place: path, what, why: unless, remedy };
  }
  if (loaded && letsAllInWithout(loaded.hosts)) return allLetIn(names, loaded);
  const maker = filesOfTheList(facts, loaded)
    .map((file) => writerOf(file, "before allowed_hosts", facts.deploymentTexts))
    .find(Boolean);
  if (loaded && startsWithout(loaded.hosts) && !maker) {
    const what = `neither ${path} nor .ebextensions/ sets ${names}, and the settings have hosts of their own without it`;
    return {
      id: "hosts-fallback",
      severity: "warning",
      place: placeOfHosts(loaded),
      what,
      why: unless,
      remedy,
    };
  }
  return {
    id: "hosts-nowhere",
    severity: "note",
    place: path,
    what: `neither ${path} nor .ebextensions/ sets ${names}${maker ? `; ${maker.file} line ${maker.line} seems to make the file` : ""}`,
    why: `That is right where eb setenv or the console has set it${maker ? ", or where the file has it then" : ""}. ${unless}`,
    remedy: `Look with eb printenv. If it is not there: ${remedy}`,
  };
}

function allLetIn(names: string, loaded: LoadedSettings): BundleFinding {
  return {
    id: "any-host",
    severity: "note",
    place: placeOfHosts(loaded),
    what: `nothing in the bundle sets ${names}, and without it ALLOWED_HOSTS lets every host in`,
    why: "The load balancer's check passes without allowed_hosts.",
    remedy: `Nothing; but it is safer to name your hosts there. ${lineRemedy(loaded)}`,
  };
}

function letsAllInWithout({ alternatives }: HostSource): boolean {
  const isAny = (hosts: readonly string[] = []) => hosts.includes("*");
  return alternatives.every((list) =>
    list.some((part) =>
      isAny(part.kind === "fixed" ? part.hosts : part.kind === "variable" ? part.fallback : []),
    ),
  );
}

const LOCAL = /^(?:\.?localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1\]?|testserver|)$/;

/** The app starts all the same and has visitors, so nobody notices that the variable is missing. */
function startsWithout(hosts: HostSource): boolean {
  return knownHosts(hosts).some((host) => !LOCAL.test(host));
}

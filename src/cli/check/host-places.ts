import { addHost, UnknownListShape } from "../../allowed-hosts/host-list.ts";
import { assignmentsOf } from "../../allowed-hosts/places/env-file.ts";
import type { LoadedSettings } from "../../django/text/app-text.ts";
import { variablesOf } from "../../django/text/host-source.ts";
import type { Shape } from "../../django/text/value.ts";
import type { BundleFinding } from "./finding.ts";
import { type HostFacts, lineRemedy, publicHosts, setTheVariable } from "./host-facts.ts";
import { plainEdit, variableUse } from "./plain-edit.ts";

/** Any private address: it is only tried whether the hook could add one. */
const ANY_ADDRESS = "10.0.0.1";

/**
 * Where the bundle has the list that one of the variables holds.
 * @param loaded undefined where the settings are not known to read any of them
 */
export function placesOfTheList(
  facts: HostFacts,
  variables: readonly string[],
  loaded: LoadedSettings | undefined,
): BundleFinding[] {
  const { properties, envFiles } = facts;
  const inFiles = [...envFiles].flatMap(([path, text]) =>
    variables.flatMap((name) => {
      const [last] = assignmentsOf(text, name).slice(-1);
      return last ? [{ path, name, ...last }] : [];
    }),
  );
  const inProperties = variables.filter((name) => properties[name] !== undefined);
  const winning = inFiles.filter(({ path }) =>
    loaded?.envFiles.some((read) => read.overrides && read.path === path),
  );
  // A property wins over the env file, unless the file is read to win.
  if (winning.length === 0 && inProperties.length > 0) {
    return inProperties.flatMap((name) => propertyProblem(name, properties[name] ?? "", loaded));
  }
  const problems = (winning.length > 0 ? winning : inFiles).flatMap((one) => envFileProblem(one, loaded));
  if (winning.length > 0 || problems.length > 0) return problems;
  const [file] = inFiles;
  if (!file) return [nowhere(facts, variables, loaded)];
  const isRead = !loaded || inFiles.some(({ path }) => reads(facts, loaded, path));
  return isRead ? [] : [unreadEnvFile(file.path, variables, loaded)];
}

function envFileProblem(
  { path, name, line, value }: { path: string; name: string; line: number; value: string },
  loaded: LoadedSettings | undefined,
): BundleFinding[] {
  const why = whyNotAdded(name, value, loaded);
  if (why === undefined) return [];
  return [
    {
      id: "unsafe-env-file",
      severity: "error",
      place: `${path} line ${line}`,
      what: `${name} cannot be added to safely: ${why}`,
      why: "allowed_hosts leaves it as it is, and the app goes on answering 400.",
      remedy: lineRemedy(loaded),
    },
  ];
}

/** By what the text shows, or because a file that takes part names it. */
function reads({ procfile = "" }: HostFacts, { envFiles, settings }: LoadedSettings, path: string): boolean {
  if (envFiles.some((read) => read.path === path || read.path === undefined)) return true;
  // With its name as a word of its own: `os.environ` holds ".env" too.
  const named = new RegExp(`(?<!\\w)${path.replace(/[^\w/]/g, "\\$&")}(?!\\w)`);
  return [procfile, ...settings.texts.values()].some((text) => named.test(text));
}

function propertyProblem(name: string, value: string, loaded: LoadedSettings | undefined): BundleFinding[] {
  const why = whyNotAdded(name, value, loaded);
  if (why === undefined) return [];
  return [
    {
      id: "unsafe-list",
      severity: "error",
      place: ".ebextensions",
      what: `the environment property ${name} cannot be added to safely: ${why}`,
      why: "allowed_hosts leaves it as it is, and the app goes on answering 400.",
      remedy: lineRemedy(loaded),
    },
  ];
}

function whyNotAdded(name: string, value: string, loaded: LoadedSettings | undefined): string | undefined {
  try {
    addHost(value, ANY_ADDRESS);
  } catch (error) {
    if (!(error instanceof UnknownListShape)) throw error;
    return error.message;
  }
  const use = variableUse(loaded?.hosts, name);
  if (use.shapes.length === 0) return undefined;
  const edit = plainEdit(value, ANY_ADDRESS, use);
  return edit.kind === "refused" ? edit.why : undefined;
}

function unreadEnvFile(path: string, variables: readonly string[], loaded: LoadedSettings): BundleFinding {
  return {
    id: "env-file-unread",
    severity: "warning",
    place: path,
    what: `it sets ${variables.join(", ")}, but nothing in the settings or in what starts them reads it`,
    why: "An address in this file does not reach the app, so allowed_hosts leaves it alone. If the list is no environment property either, the app answers 400.",
    remedy: `${lineRemedy(loaded)} (or load ${path} in the settings, with django-environ or python-dotenv)`,
  };
}

function nowhere(
  facts: HostFacts,
  variables: readonly string[],
  loaded: LoadedSettings | undefined,
): BundleFinding {
  const { settings, envFileLeftOut } = facts;
  const path = settings.envFile;
  const [name = ""] = variables;
  const names = variables.join(" or ");
  const shape = shapeOf(name, loaded);
  const setIt = setTheVariable(name, loaded, shape);
  if (envFileLeftOut) {
    return {
      id: "env-file-left-out",
      severity: "warning",
      place: path,
      what: `it is not in the bundle: ${envFileLeftOut.why}`,
      why: `Unless ${names} is an environment property, there is no list to which allowed_hosts could add the address, and the app answers 400.`,
      // Not how to take it in: a file that is left out on purpose has secrets in it.
      remedy: `${lineRemedy(loaded)} (or set the list as an environment property: ${setIt})`,
    };
  }
  const hosts = publicHosts(loaded);
  if (loaded && hosts.length > 0) return fallsBack(path, names, setIt, loaded);
  return {
    id: "hosts-nowhere",
    severity: "note",
    place: path,
    what: `neither ${path} nor .ebextensions/ sets ${names}`,
    why: "That is right if it is an environment property that was set elsewhere. Otherwise there is no list to which allowed_hosts could add the address.",
    remedy: `${lineRemedy(loaded)} (or look with eb printenv, and set it with: ${setIt})`,
  };
}

/** The app starts all the same, so nobody notices that the variable is missing. */
function fallsBack(path: string, names: string, setIt: string, loaded: LoadedSettings): BundleFinding {
  const { place } = loaded.hosts;
  return {
    id: "hosts-fallback",
    severity: "warning",
    place: place ? `${place.file} line ${place.line}` : loaded.settings.path,
    what: `neither ${path} nor .ebextensions/ sets ${names}, and the settings have hosts of their own without it`,
    why: `Unless ${names} is an environment property that was set elsewhere, there is no list to which allowed_hosts could add the address, and the app answers 400.`,
    remedy: `${lineRemedy(loaded)} (or look with eb printenv, and set it with: ${setIt})`,
  };
}

function shapeOf(name: string, loaded: LoadedSettings | undefined): Shape | undefined {
  return loaded && variablesOf(loaded.hosts).find((variable) => variable.name === name)?.shape;
}

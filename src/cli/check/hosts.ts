import { hostsIn } from "../../allowed-hosts/host-list.ts";
import { allows } from "../../django/allows.ts";
import type { LoadedSettings } from "../../django/text/app-text.ts";
import { ALLOWED_HOSTS, type HostSource, knownHosts, variablesOf } from "../../django/text/host-source.ts";
import type { OwnWay } from "../../django/text/own-ways.ts";
import type { ServerModule } from "../../django/text/server.ts";
import { HEALTH_CHECK_HOSTS } from "../../env.ts";
import { hostVariables, SETTINGS } from "../../settings.ts";
import type { BundleFinding } from "./finding.ts";
import { type HostFacts, lineRemedy, placeOfHosts } from "./host-facts.ts";
import { hasPlaceOfTheList, placesOfTheList } from "./host-places.ts";
import { oddHosts } from "./odd-hosts.ts";
import { ofCureTooHigh, ofLineTooHigh } from "./too-high.ts";

/** Will the load balancer's check get past ALLOWED_HOSTS? */
export function checkHosts(facts: HostFacts): BundleFinding[] {
  const { server, loaded } = facts.app;
  const looked = hostVariables(facts.settings);
  const missing = notInBundle(server, loaded);
  if (missing) return [missing];
  const { enabled } = facts.settings;
  const cure = ofCureTooHigh(facts.app);
  if (!loaded) {
    const places = () => [noSettings(), ...placesOfTheList(facts, looked, undefined)];
    return [...cure, ...(enabled ? places() : [disabled()])];
  }
  const line = ofLineTooHigh(loaded);
  const others = enabled ? ofSettings(facts, loaded, looked) : withoutHooks(facts, loaded);
  // With the line in its place these are another matter.
  const rest =
    line.length > 0 && enabled ? [] : others.filter(({ id }) => cure.length === 0 || id !== "first-cure");
  const findings = [...line, ...rest];
  const inModules = findings.map((finding) => inModule(finding, server));
  return [...cure, ...inModules, ...oddHosts(facts, loaded), ...otherModule(server), ...unseenServer(server)];
}

/** Which settings are meant, and why those. */
function inModule(finding: BundleFinding, { settingsModule, settingsSource }: ServerModule): BundleFinding {
  return {
    ...finding,
    what: `${finding.what} (settings module ${settingsModule}, as ${settingsSource} says)`,
  };
}

function ofSettings(facts: HostFacts, loaded: LoadedSettings, looked: readonly string[]): BundleFinding[] {
  const { hosts, ways } = loaded;
  const cure = ways.find(({ kind }) => kind === "first cure");
  if (cure) return [firstCure(cure, facts, loaded)];
  // With our line the list may come from anywhere.
  if (ways.some(({ kind }) => kind === "our line")) return [];
  const [way] = ways;
  if (way) return [ownWay(way, loaded)];
  const byProxy = wayOfProxy(facts, loaded);
  if (byProxy) return [byProxy];
  if (letsAnyoneIn(hosts)) return [anyHost(loaded)];
  const variables = variablesOf(hosts).filter(({ name }) => name !== HEALTH_CHECK_HOSTS);
  const lists = variables.filter(({ shape }) => shape.kind !== "one").map(({ name }) => name);
  const [list] = lists;
  if (list !== undefined) return ofVariable(facts, loaded, [...new Set(lists)]);
  const [one] = variables;
  if (one) return [oneHost(one.name, loaded)];
  if (isSeen(hosts)) return [fixed(loaded)];
  const { unasked } = facts;
  return [unseen(loaded, unasked ? unasked.editsAny : hasPlaceOfTheList(facts, looked), unasked)];
}

/** Without the hooks nothing but the app itself lets the load balancer in. */
function withoutHooks(facts: HostFacts, loaded: LoadedSettings): BundleFinding[] {
  const isOwn = loaded.ways.some(({ kind }) => kind !== "our line") || letsAnyoneIn(loaded.hosts);
  if (isOwn || wayOfProxy(facts, loaded)) return [disabled()];
  return [
    {
      id: "disabled-but-needed",
      severity: "warning",
      place: placeOfHosts(loaded),
      what: "the hooks are switched off, and nothing else lets the load balancer in",
      why: "Nothing gives the app the instance's address, and it answers 400.",
      remedy: `Take ${SETTINGS.enabled.variable} out of .ebextensions/.`,
    },
  ];
}

function disabled(): BundleFinding {
  const name = SETTINGS.enabled.variable;
  return {
    id: "disabled",
    severity: "note",
    place: ".ebextensions",
    what: `${name} is false`,
    why: "Every hook says so and does nothing.",
    remedy: `To switch them on, take it out, or: eb setenv ${name}=true`,
  };
}

function ofVariable(facts: HostFacts, loaded: LoadedSettings, names: readonly string[]): BundleFinding[] {
  // What the app cannot be asked the hook's own decision says.
  if (facts.unasked) return placesOfTheList(facts, names, loaded);
  const { otherUses } = loaded.hosts;
  const ofList = otherUses.get(ALLOWED_HOSTS);
  const uses = names.map((name) => [name, otherUses.get(name) ?? ofList] as const);
  const free = uses.flatMap(([name, use]) => (use ? [] : [name]));
  if (free.length > 0) return placesOfTheList(facts, free, loaded);
  return uses.slice(0, 1).flatMap(([name, use]) => (use ? usedTwice(name, use, loaded) : []));
}

function letsAnyoneIn({ alternatives }: HostSource): boolean {
  const isAny = (list: HostSource["alternatives"][number]) =>
    list.some((part) => part.kind === "fixed" && part.hosts.includes("*"));
  return alternatives.length > 0 && alternatives.every(isAny);
}

/** Without a statement that makes it, the list is Django's own: empty. */
function isSeen({ alternatives, isOpaque }: HostSource): boolean {
  return !isOpaque && alternatives.flat().every(({ kind }) => kind === "fixed");
}

/** What the server is told to load, and what is not there. */
function notInBundle(server: ServerModule, loaded: LoadedSettings | undefined): BundleFinding | undefined {
  const { module, file, source, settingsModule, settingsSource } = server;
  const missing =
    module !== undefined && file === undefined
      ? ([`the module ${module}`, source, "server-module-missing"] as const)
      : settingsModule !== undefined && !loaded
        ? ([`the settings module ${settingsModule}`, settingsSource, "settings-missing"] as const)
        : undefined;
  if (!missing) return undefined;
  const [what, named, id] = missing;
  return {
    id,
    severity: "error",
    place: named,
    what: `it names ${what}, which is not in the bundle`,
    why: "The server does not start, and the proxy answers 502.",
    remedy: "Correct the name, or commit the file.",
  };
}

function noSettings(): BundleFinding {
  return {
    id: "no-settings",
    severity: "note",
    place: "the bundle",
    what: "nothing in it says which settings the server loads (no Procfile, wsgi.py or manage.py that names them)",
    why: "It is not known from where the app gets ALLOWED_HOSTS.",
    remedy: lineRemedy(undefined),
  };
}

/** manage.py is what people look at; the server may load something else. */
function otherModule({ managePy, settingsModule, settingsSource }: ServerModule): BundleFinding[] {
  if (!managePy) return [];
  return [
    {
      id: "settings-module",
      severity: "note",
      place: managePy.file,
      what: `it names ${managePy.settingsModule}, and the server loads ${settingsModule}, as ${settingsSource} says`,
      why: "What is said of ALLOWED_HOSTS here is said of the settings that the server loads.",
      remedy: "Nothing, if the server is meant to load those.",
    },
  ];
}

/** The hook does not ask an app whose settings something on the way may change. */
function unseenServer({ isUnclear, source, settingsModule, settingsSource }: ServerModule): BundleFinding[] {
  if (!isUnclear) return [];
  return [
    {
      id: "server-unseen",
      severity: "note",
      place: source.startsWith("Procfile") ? source : "Procfile",
      what: "no Python server is seen in the command of web, or something in it may change which settings are loaded",
      why: `On the instance allowed_hosts then does not ask the app, and does only what the text shows plainly. What is said here is said of ${settingsModule}, as ${settingsSource} says.`,
      remedy: "Nothing, if settings.py reads HEALTH_CHECK_HOSTS and the server is Django's.",
    },
  ];
}

/** @param hasPlace a place of the bundle has what may be the list */
function unseen(loaded: LoadedSettings, hasPlace: boolean, unasked: HostFacts["unasked"]): BundleFinding {
  const isSet = loaded.hosts.alternatives.length > 0;
  return {
    id: "hosts-unseen",
    severity: hasPlace ? "note" : "warning",
    place: placeOfHosts(loaded),
    what: isSet
      ? "it gets ALLOWED_HOSTS in a way that its text does not show"
      : "it sets no ALLOWED_HOSTS that can be seen",
    why: unasked
      ? `allowed_hosts cannot ask the app (${unasked.why}), and what its text does not show is left alone.`
      : "On the instance allowed_hosts asks the app. If the list is in no environment property and in no env file, only the line lets the load balancer in.",
    remedy: lineRemedy(loaded),
  };
}

function fixed(loaded: LoadedSettings): BundleFinding {
  const isSet = loaded.hosts.alternatives.length > 0;
  return {
    id: "fixed-hosts",
    severity: "error",
    place: placeOfHosts(loaded),
    what: isSet ? "ALLOWED_HOSTS is a fixed list" : "nothing sets ALLOWED_HOSTS, so every host is refused",
    why: "allowed_hosts gives the app the address in HEALTH_CHECK_HOSTS; without the line nothing reads it, and the app goes on answering 400.",
    remedy: lineRemedy(loaded),
  };
}

function oneHost(name: string, loaded: LoadedSettings): BundleFinding {
  return {
    id: "one-host",
    severity: "error",
    place: placeOfHosts(loaded),
    what: `${name} is a single host of ALLOWED_HOSTS`,
    why: "An address in it would spoil that host, so allowed_hosts leaves it alone, and the app goes on answering 400.",
    remedy: lineRemedy(loaded),
  };
}

function anyHost(loaded: LoadedSettings): BundleFinding {
  return {
    id: "any-host",
    severity: "note",
    place: placeOfHosts(loaded),
    what: "ALLOWED_HOSTS lets every host in",
    why: "The load balancer's check passes without allowed_hosts.",
    remedy: `Nothing; but it is safer to name your hosts there. ${lineRemedy(loaded)}`,
  };
}

function usedTwice(
  name: string,
  { file, line }: { readonly file: string; readonly line: number },
  loaded: LoadedSettings,
): BundleFinding {
  return {
    id: "used-twice",
    severity: "warning",
    place: `${file} line ${line}`,
    what: `${name} makes ALLOWED_HOSTS, and is used here too`,
    why: "An address in it would change both. allowed_hosts then leaves it alone, and the app answers 400.",
    remedy: lineRemedy(loaded),
  };
}

/** Beside it the hooks do their work, and nobody sees a difference. */
function firstCure(
  { kind, place, name }: OwnWay,
  { pathNamedBy }: HostFacts,
  loaded: LoadedSettings,
): BundleFinding {
  const option = pathNamedBy === undefined ? "" : ` and ${pathNamedBy}, and leave no empty block`;
  const hasLine = loaded.ways.some(({ kind }) => kind === "our line");
  return {
    id: "first-cure",
    severity: "note",
    place: `${place.file} line ${place.line}`,
    what: WAYS[kind](name),
    why: "The check passes by that, also where Django would fail, so the hooks add nothing to it.",
    remedy: `Nothing, if that is enough. To let the check reach Django, delete this line${option}.${hasLine ? "" : ` ${lineRemedy(loaded)}`}`,
  };
}

const WAYS: Readonly<Record<OwnWay["kind"], (name: string) => string>> = {
  "our line": () => "it has the line",
  "first cure": (name) => `this line answers the load balancer's check of ${name} before Django is asked`,
  metadata: () => "its settings ask the metadata service for the address",
  "metadata without token": () => "its settings ask the metadata service for the address",
  "own address": () => "its settings add the address that stands for its own host name",
  package: (name) => `${name} is in INSTALLED_APPS`,
  networks: (name) => `${name} lets whole networks in`,
  middleware: (name) => `the middleware ${name} answers before Django looks at the host`,
};

function ownWay({ kind, name, place }: OwnWay, loaded: LoadedSettings): BundleFinding {
  const isOld = kind === "metadata without token";
  return {
    id: "own-way",
    severity: "note",
    place: `${place.file} line ${place.line}`,
    what: `this app does not need allowed_hosts: ${WAYS[kind](name)}`,
    why: isOld
      ? "But it asks without a token: an instance that requires one (IMDSv2) does not answer, and the app then answers 400."
      : "The load balancer's check passes by that; health_check sees to the rest.",
    remedy: `${isOld ? "To be safe." : "Nothing. If the check fails all the same:"} ${lineRemedy(loaded)}`,
  };
}

/** Where nginx answers the check by itself, or hands it on with a host that the app lets in. */
function wayOfProxy({ proxied, properties }: HostFacts, loaded: LoadedSettings): BundleFinding | undefined {
  if (!proxied) return undefined;
  const set = variablesOf(loaded.hosts).flatMap(({ name }) => hostsIn(properties[name] ?? ""));
  const isHost = proxied.kind === "host";
  const isLetIn = isHost ? allows([...knownHosts(loaded.hosts), ...set], proxied.host) : proxied.status < 300;
  if (!isLetIn) return undefined;
  const does = isHost
    ? `nginx asks it for ${proxied.host} when the load balancer checks`
    : `nginx answers the load balancer's check by itself, with ${proxied.status}`;
  return {
    id: "own-way",
    severity: "note",
    place: `${proxied.file} line ${proxied.line}`,
    what: `this app does not need allowed_hosts: ${does}`,
    why: `The load balancer's check passes by that${isHost ? "; health_check sees to the rest" : ", also where the app is dead"}.`,
    remedy: `Nothing. If the check fails all the same: ${lineRemedy(loaded)}`,
  };
}

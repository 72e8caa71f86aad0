import type { LoadedSettings } from "../../django/text/app-text.ts";
import { type HostSource, variablesOf } from "../../django/text/host-source.ts";
import type { OwnWay } from "../../django/text/own-ways.ts";
import type { ServerModule } from "../../django/text/server.ts";
import { hostVariables } from "../../settings.ts";
import type { BundleFinding } from "./finding.ts";
import { type HostFacts, lineRemedy } from "./host-facts.ts";
import { placesOfTheList } from "./host-places.ts";
import { variableUse } from "./plain-edit.ts";

/** Will the load balancer's check get past ALLOWED_HOSTS? */
export function checkHosts(facts: HostFacts): BundleFinding[] {
  const { server, loaded } = facts.app;
  const looked = hostVariables(facts.settings);
  const findings = loaded
    ? ofSettings(facts, loaded, looked)
    : [noSettings(server), ...placesOfTheList(facts, looked, undefined)];
  return [...findings, ...(loaded ? otherModule(server) : [])];
}

function ofSettings(facts: HostFacts, loaded: LoadedSettings, looked: readonly string[]): BundleFinding[] {
  const { server } = facts.app;
  const { hosts, ways } = loaded;
  // With our line the list may come from anywhere.
  if (ways.some(({ kind }) => kind === "our line")) return [];
  const [way] = ways;
  if (way) return [ownWay(way, loaded)];
  if (letsAnyoneIn(hosts)) return [anyHost(loaded)];
  const variables = variablesOf(hosts);
  const lists = variables.filter(({ shape }) => shape.kind !== "one");
  const [list] = lists;
  if (list) return ofVariable(facts, loaded, list.name);
  const [one] = variables;
  if (one) return [oneHost(one.name, loaded, server)];
  const isSeen =
    hosts.alternatives.length > 0 && hosts.alternatives.flat().every(({ kind }) => kind === "fixed");
  return isSeen ? [fixed(loaded, server)] : [unseen(loaded), ...placesOfTheList(facts, looked, undefined)];
}

function ofVariable(facts: HostFacts, loaded: LoadedSettings, name: string): BundleFinding[] {
  const { otherUse } = variableUse(loaded.hosts, name);
  if (otherUse) return [usedTwice(name, otherUse.line, otherUse.file, loaded)];
  return placesOfTheList(facts, [name], loaded);
}

function letsAnyoneIn({ alternatives }: HostSource): boolean {
  const isAny = (list: HostSource["alternatives"][number]) =>
    list.some((part) => part.kind === "fixed" && part.hosts.includes("*"));
  return alternatives.length > 0 && alternatives.every(isAny);
}

function placeOfHosts({ hosts, settings }: LoadedSettings): string {
  return hosts.place ? `${hosts.place.file} line ${hosts.place.line}` : settings.path;
}

function moduleOf({ settingsModule, settingsSource }: ServerModule): string {
  return `the settings module ${settingsModule}, which the server loads as ${settingsSource} says`;
}

function noSettings({ settingsModule, settingsSource }: ServerModule): BundleFinding {
  return {
    id: "no-settings",
    severity: "note",
    place: "the bundle",
    what: settingsModule
      ? `the settings module ${settingsModule}, which ${settingsSource} names, is not in it`
      : "nothing in it says which settings the server loads (no Procfile, wsgi.py or manage.py that names them)",
    why: "It is not known from where the app gets ALLOWED_HOSTS.",
    remedy: lineRemedy(undefined),
  };
}

/** manage.py is what people look at; the server may load something else. */
function otherModule(server: ServerModule): BundleFinding[] {
  const { managePy } = server;
  if (!managePy) return [];
  return [
    {
      id: "settings-module",
      severity: "note",
      place: managePy.file,
      what: `it names ${managePy.settingsModule}, and the server loads ${server.settingsModule}, as ${server.settingsSource} says`,
      why: "What is said of ALLOWED_HOSTS here is said of the settings that the server loads.",
      remedy: "Nothing, if the server is meant to load those.",
    },
  ];
}

function unseen(loaded: LoadedSettings): BundleFinding {
  const isSet = loaded.hosts.alternatives.length > 0;
  return {
    id: "hosts-unseen",
    severity: "note",
    place: placeOfHosts(loaded),
    what: isSet
      ? "it gets ALLOWED_HOSTS in a way that its text does not show"
      : "it sets no ALLOWED_HOSTS that can be seen",
    why: "On the instance allowed_hosts asks the app. If the list is in no environment property and in no env file, only the line lets the load balancer in.",
    remedy: lineRemedy(loaded),
  };
}

function fixed(loaded: LoadedSettings, server: ServerModule): BundleFinding {
  return {
    id: "fixed-hosts",
    severity: "error",
    place: placeOfHosts(loaded),
    what: `ALLOWED_HOSTS is a fixed list in ${moduleOf(server)}`,
    why: "allowed_hosts gives the app the address in HEALTH_CHECK_HOSTS; without the line nothing reads it, and the app goes on answering 400.",
    remedy: lineRemedy(loaded),
  };
}

function oneHost(name: string, loaded: LoadedSettings, server: ServerModule): BundleFinding {
  return {
    id: "one-host",
    severity: "error",
    place: placeOfHosts(loaded),
    what: `${name} is a single host of ALLOWED_HOSTS in ${moduleOf(server)}`,
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

function usedTwice(name: string, line: number, file: string, loaded: LoadedSettings): BundleFinding {
  return {
    id: "used-twice",
    severity: "warning",
    place: `${file} line ${line}`,
    what: `${name} makes ALLOWED_HOSTS, and is used here too`,
    why: "An address in it would change both. allowed_hosts then leaves it alone, and the app answers 400.",
    remedy: lineRemedy(loaded),
  };
}

const WAYS: Readonly<Record<OwnWay["kind"], (name: string) => string>> = {
  "our line": () => "it has the line",
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

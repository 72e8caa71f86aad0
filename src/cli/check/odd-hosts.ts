import { meantBy, oddnessOf } from "../../django/odd-entries.ts";
import type { LoadedSettings } from "../../django/text/app-text.ts";
import type { BundleFinding } from "./finding.ts";
import type { HostFacts } from "./host-facts.ts";
import { winningPlaces } from "./host-places.ts";
import { divided } from "./provable.ts";

interface Entry {
  readonly text: string;
  readonly place: string;
}

/** What takes more off a value than its text shows here. */
const CHANGES_TEXTS =
  /removeprefix|removesuffix|startswith|urlparse|urlsplit|\.(?:replace|lstrip|rstrip)\(|\bre\.sub\(/;

/** The first entry of each kind that matches no request: visitors of that name are refused, whatever the hooks do. */
export function oddHosts(facts: HostFacts, loaded: LoadedSettings): BundleFinding[] {
  const entries = entriesSeen(facts, loaded);
  if (entries.some(({ text }) => text === "*")) return [];
  const found = new Map<string, BundleFinding>();
  for (const { text, place } of entries) {
    const odd = oddnessOf(text);
    if (!odd || found.has(odd.what)) continue;
    const meant = meantBy(text);
    found.set(odd.what, {
      id: "odd-host",
      severity: "note",
      place,
      what: `ALLOWED_HOSTS has an entry with ${odd.what}`,
      why: "No request matches it: Django refuses whoever asks for such a name, with 400.",
      remedy:
        meant === undefined ? `There ${odd.instead}.` : `In place of ${text} write ${meant}: ${odd.instead}.`,
    });
  }
  return [...found.values()];
}

function entriesSeen(facts: HostFacts, loaded: LoadedSettings): Entry[] {
  const isChanged = [...loaded.settings.texts.values()].some((text) => CHANGES_TEXTS.test(text));
  return loaded.hosts.alternatives.flat().flatMap((part) => {
    if (part.kind === "fixed")
      return part.hosts.map((text) => ({ text, place: `${part.place.file} line ${part.place.line}` }));
    if (part.kind !== "variable" || isChanged) return [];
    return winningPlaces(facts, [part.name], loaded).flatMap(({ value, place }) =>
      divided(value, part.shape).map((text) => ({ text: text.trim(), place })),
    );
  });
}

import type { Place } from "./app-files.ts";
import { entryParts, partsOf } from "./evaluate.ts";
import { Flow } from "./flow.ts";
import { mayChangeAnything, type Names } from "./names.ts";
import { settingsClasses } from "./settings-classes.ts";
import { type Imported, placeOf, type SettingsFile, type SettingsStep } from "./settings-file.ts";
import type { HostPart, Run, Value } from "./value.ts";

/** How ALLOWED_HOSTS comes about in production, as far as the text shows it. */
export interface HostSource {
  /** What the list may be: one for each branch that cannot be told. Empty where no text sets it. */
  readonly alternatives: readonly (readonly HostPart[])[];
  /** Of the last statement that production runs and that makes the list. */
  readonly place: Place | undefined;
  /** What it is wherever the settings are loaded, with DEBUG on too; `other` where that differs. */
  readonly form: "list" | "tuple" | "lazy" | "other";
  /** The same: whether no run leaves it out. */
  readonly isAlwaysSet: boolean;
  /** Code that the text does not show may set it: a package that is given all names, or gives all of its own. */
  readonly isOpaque: boolean;
  /** Where the text of a variable is used beside the list; the list as a whole is under its own name. */
  readonly otherUses: ReadonlyMap<string, Place>;
  /** What every name stands for at the end. */
  readonly names: Names;
}

export const ALLOWED_HOSTS = "ALLOWED_HOSTS";
/** A statement that makes the list, or adds to it. */
export const MAKES_HOSTS =
  /^ALLOWED_HOSTS\s*(?:(?::[^=]+)?\+?=(?!=)|\.\s*(?:append|extend|insert|add|update|remove|clear)\s*\()|^(?:\w+\s*=\s*)+ALLOWED_HOSTS\s*=(?!=)/;

const NONE: Names = new Map();
const UNSET: Value = { kind: "nothing" };

/** @param env what is known of the environment */
export function hostSource({ steps, configuration }: SettingsFile, env: Run["env"] = {}): HostSource {
  const uses = new Uses();
  let place: Place | undefined;
  const visit = (step: SettingsStep) => {
    if (MAKES_HOSTS.test(step.code)) place = placeOf(step);
    uses.visit(step);
  };
  const classes = settingsClasses(steps, configuration);
  const run = { isAnywhere: false, env };
  const names = new Flow(visit, classes, run).run(steps) ?? NONE;
  const values = names.get(ALLOWED_HOSTS) ?? [];
  const scope = { names, place: place ?? { file: "", line: 1 }, target: undefined, run };
  const anywhere = new Flow(() => {}, classes, { isAnywhere: true, env: {} }).run(
    steps,
    new Map([[ALLOWED_HOSTS, [UNSET]]]),
  );
  const all = anywhere?.get(ALLOWED_HOSTS) ?? [UNSET];
  const forms = new Set(all.map((value) => (value.kind === "list" ? value.form : "other")));
  const [form = "other"] = forms;
  return {
    alternatives: values.map((value) =>
      value.kind === "text" ? entryParts(value, scope) : partsOf(value, scope),
    ),
    place,
    form: forms.size === 1 ? form : "other",
    isAlwaysSet: !all.some(({ kind }) => kind === "nothing"),
    isOpaque: uses.isOpaque,
    otherUses: uses.found,
    names,
  };
}

/** The variables that stand in a list, whatever else does. */
export function variablesOf({ alternatives }: HostSource): (HostPart & { readonly kind: "variable" })[] {
  const parts = alternatives.flat().flatMap((part) => (part.kind === "variable" ? [part] : []));
  return [...new Map(parts.map((part) => [`${part.name} ${JSON.stringify(part.shape)}`, part])).values()];
}

/** The hosts that the text names, also those that only count where a variable is not set. */
export function knownHosts({ alternatives }: HostSource): string[] {
  const hosts = alternatives
    .flat()
    .flatMap((part) =>
      part.kind === "fixed" ? part.hosts : part.kind === "variable" ? (part.fallback ?? []) : [],
    );
  return [...new Set(hosts)].filter((host) => host !== "");
}

/** What may read a variable. Too much is better than too little: a use that is none only costs an edit. */
const READ =
  /\b(?:\w*env|environ|getenv|get_?env\w*|env_\w+|\w*config)(?:\s*\.\s*\w+)*\s*[([]\s*(?:var\s*=\s*)?["']([A-Za-z_]\w*)["']/gi;
const TARGET = /^([A-Za-z_]\w*)\s*(?::[^=]+)?\+?=(?!=)|^for\s+(\w+)\s+in\b|^with\b[\s\S]*\bas\s+(\w+)\s*:$/;

/** As dynaconf does. */
const TAKES_NAMES = /\w*Dynaconf\s*\(\s*__name__\b/;
/** A setting that would be another one with a longer list, where one made entry by entry only grows. */
const OF_WHOLE_LIST =
  /(?:\b(?:len|str|repr|hash|dumps)|\.join)\s*\(\s*ALLOWED_HOSTS\b|\bALLOWED_HOSTS\s*\[\s*-/;

/** `if "*" in hosts:`, for something that no address has. */
const LOOKS_FOR_MORE = /^(?:if|elif|while)\s+["'][^"'\n]*[^"'\d., \n][^"'\n]*["']\s+(?:not\s+)?in\s+\w+\s*:$/;

function isStarOfPackage({ kind, ...rest }: Imported): boolean {
  return kind === "package" && "names" in rest && rest.names === "*";
}

/** Where the text of a variable goes, apart from the list of hosts. */
class Uses {
  readonly found = new Map<string, Place>();
  isOpaque = false;
  #isOfSet = false;
  /** Names in lower case, which are no settings: what was read into them. */
  readonly #through = new Map<string, ReadonlySet<string>>();

  visit(step: SettingsStep): void {
    const { code } = step;
    if (MAKES_HOSTS.test(code) && /\b(?:frozen)?set\s*\(/.test(code)) this.#isOfSet = true;
    // A set has another order with each start.
    const isOfWhole = OF_WHOLE_LIST.test(code) || (this.#isOfSet && /\bALLOWED_HOSTS\s*\[/.test(code));
    if (isOfWhole && !MAKES_HOSTS.test(code)) this.found.set(ALLOWED_HOSTS, placeOf(step));
    if (mayChangeAnything(step) || TAKES_NAMES.test(code) || step.imports.some(isStarOfPackage))
      this.isOpaque = true;
    if (MAKES_HOSTS.test(code) || /^(?:raise|assert|from|import|def|class)\b/.test(code)) return;
    const read = this.#readIn(code);
    const target = TARGET.exec(code)?.slice(1).find(Boolean);
    if (target !== undefined && /^[a-z_]/.test(target)) {
      this.#through.set(target, new Set([...(this.#through.get(target) ?? []), ...read]));
      return;
    }
    if (LOOKS_FOR_MORE.test(code)) return;
    // Whether there is a text at all stays the same when it grows.
    if (/^(?:if|elif|while)\b/.test(code) && !/[=!]=|\bin\b|\.\s*(?:starts|ends)with\b/.test(code)) return;
    for (const name of read) if (!this.found.has(name)) this.found.set(name, placeOf(step));
  }

  #readIn(code: string): Set<string> {
    const read = new Set([...code.matchAll(READ)].map(([, name = ""]) => name));
    for (const word of code.match(/[A-Za-z_]\w*/g) ?? []) {
      for (const name of this.#through.get(word) ?? []) read.add(name);
    }
    return read;
  }
}

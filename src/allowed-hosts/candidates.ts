import { HEALTH_CHECK_HOSTS } from "../env.ts";
import type { Change } from "../hook/plan.ts";
import { countHosts } from "../words.ts";
import {
  type Added,
  addHost,
  hostsIn,
  type Separator,
  showsItsShape,
  UnknownListShape,
} from "./host-list.ts";
import { type Assignment, allAssignments, type Dialect, withHost } from "./places/env-file.ts";

/** A way to give the app the address: a place, with what would be in it. */
export interface Candidate {
  /** As messages name it, such as "environment property ALLOWED_HOSTS". */
  readonly name: string;
  /** Variables of the web process, over what the platform gives it. */
  readonly values: ReadonlyMap<string, string>;
  /** An env file of the app with its new text, as Latin-1. */
  readonly file: { readonly path: string; readonly text: string; readonly change: Change } | undefined;
}

/** What of the app could hold its list. */
export interface Places {
  /** Environment properties by their names. */
  readonly properties: ReadonlyMap<string, string>;
  /** Env files by their paths in the app folder: their bytes as Latin-1. */
  readonly files: ReadonlyMap<string, string>;
  /** Of the files. Default: that of env files. */
  readonly dialect?: Dialect;
  /** Variables that a setting names, or that apps mostly use: they come first. */
  readonly likely: readonly string[];
  /** The app's ALLOWED_HOSTS as it is: a value that names one of them holds the list. */
  readonly hosts: readonly string[];
}

const MOST_CANDIDATES = 11;

/** So many that hardly any process orders the hosts of an app before all of them. */
const CROWD = 900;

/** The instance's own address first, then many that are nobody's: who takes one entry of a set takes one of these. */
export function crowdOf(address: string): readonly string[] {
  const [first, second, ...rest] = address.split(".").map(Number);
  const others = Array.from({ length: CROWD }, (_, index) => {
    const [third = 0, fourth = 0] = rest;
    return [first, second, (third + 1 + index) % 256, (fourth + Math.floor((1 + index) / 256)) % 256];
  });
  return [address, ...others.map((parts) => parts.join("."))];
}

/**
 * The variable of our own: it cannot hurt anybody, and comes first.
 * @param given what it holds already, as an environment property: that stays
 */
export function ownCandidate(added: Added, given = ""): Candidate {
  const hosts = new Set([...given.split(/\s+/).filter((host) => host !== ""), ...[added].flat()]);
  const values = new Map([[HEALTH_CHECK_HOSTS, [...hosts].join(" ")]]);
  return { name: HEALTH_CHECK_HOSTS, values, file: undefined };
}

/**
 * The other ways: each place that holds the list, in the value's own shape or, where it is one host, with a comma and
 * with a blank. The variable of our own is in each.
 * @param mayChange false for a variable that is left alone
 */
export function candidatesFor(
  added: Added,
  places: Places,
  mayChange: (variable: string) => boolean = () => true,
): Candidate[] {
  const { values: own } = ownCandidate(added, places.properties.get(HEALTH_CHECK_HOSTS));
  const others = [...places.properties].filter(([name]) => name !== HEALTH_CHECK_HOSTS);
  const inProperties = variablesIn(others, places)
    .filter(([name]) => mayChange(name))
    .flatMap(([name, value]) =>
      edits([value], (separator) => ({
        name: `environment property ${name}`,
        values: new Map([...own, [name, addHost(value, added, separator).text]]),
        file: undefined,
      })).filter(({ values }) => values.get(name) !== value),
    );
  const inFiles = [...places.files].flatMap(([path, text]) => {
    const found = allAssignments(text);
    const values = [...found].map(([name, all]) => [name, all.at(-1)?.value ?? ""] as const);
    return variablesIn(values, places)
      .filter(([name]) => mayChange(name))
      .flatMap(([variable]) => {
        const assignments = found.get(variable) ?? [];
        return edits(
          assignments.map(({ value }) => value),
          (separator) => ({
            ...fileEdit({ path, text, variable, assignments, added, separator }),
            values: own,
          }),
        ).filter(({ file }) => file?.text !== text);
      });
  });
  return [...inProperties, ...inFiles].slice(0, MOST_CANDIDATES);
}

/** Those that hold the list, the likely ones first. */
function variablesIn(
  variables: readonly (readonly [name: string, value: string])[],
  { likely, hosts }: Places,
): (readonly [name: string, value: string])[] {
  const isLikely = ([name]: readonly [string, string]) => likely.includes(name);
  const holdsList = (one: readonly [string, string]) =>
    !isLikely(one) && hostsIn(one[1]).some((host) => hosts.includes(host));
  return [...variables.filter(isLikely), ...variables.filter(holdsList)].slice(0, MOST_CANDIDATES);
}

/** One where the values show their shape, one for each separator where one of them does not. */
function edits<Edit>(values: readonly string[], edit: (separator: Separator) => Edit): Edit[] {
  const isOne = values.some((value) => !showsItsShape(value) && value.trim() !== "");
  const separators: readonly Separator[] = isOne ? [",", " "] : [","];
  try {
    return separators.map(edit);
  } catch (error) {
    if (error instanceof UnknownListShape) return [];
    throw error;
  }
}

export interface FileEdit {
  readonly path: string;
  readonly text: string;
  readonly variable: string;
  /** One stands for all of them: a variable that is set twice is edited twice. */
  readonly assignments: readonly Assignment[];
  readonly added: Added;
  readonly separator: Separator;
}

/** Throws UnknownListShape. */
export function fileEdit({ path, text, variable, assignments, added, separator }: FileEdit) {
  const before = countHosts(hostsIn(assignments[0]?.value ?? "").length);
  const where = `${path} line ${assignments.map(({ line }) => line).join(", ")}, ${variable}`;
  const change = { where, before, after: `${before} and ${[added].flat()[0]}` };
  const edited = withHost(text, assignments, added, separator);
  return { name: `${variable} in ${path}`, file: { path, text: edited, change } };
}

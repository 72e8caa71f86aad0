import { HEALTH_CHECK_HOSTS } from "../env.ts";
import type { Change } from "../hook/plan.ts";
import { addHost, showsItsShape, UnknownListShape } from "./host-list.ts";
import { type Assignment, allAssignments, hostsIn, withHost } from "./places/env-file.ts";

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
  /** Variables that a setting names, or that apps mostly use: they come first. */
  readonly likely: readonly string[];
  /** The app's ALLOWED_HOSTS as it is: a value that names one of them holds the list. */
  readonly hosts: readonly string[];
}

const MOST_CANDIDATES = 11;

/**
 * The variable of our own: it cannot hurt anybody, and comes first.
 * @param given what it holds already, as an environment property: that stays
 */
export function ownCandidate(address: string, given = ""): Candidate {
  const hosts = new Set([...given.split(/\s+/).filter((host) => host !== ""), address]);
  const values = new Map([[HEALTH_CHECK_HOSTS, [...hosts].join(" ")]]);
  return { name: HEALTH_CHECK_HOSTS, values, file: undefined };
}

/**
 * The other ways: each place that holds the list, in the value's own shape or, where it is one host, with a comma and
 * with a blank. The variable of our own is in each.
 */
export function candidatesFor(address: string, places: Places): Candidate[] {
  const { values: own } = ownCandidate(address, places.properties.get(HEALTH_CHECK_HOSTS));
  const others = [...places.properties].filter(([name]) => name !== HEALTH_CHECK_HOSTS);
  const inProperties = variablesIn(others, places).flatMap(([name, value]) =>
    editsOf(value, address).map((text) => ({
      name: `environment property ${name}`,
      values: new Map([...own, [name, text]]),
      file: undefined,
    })),
  );
  const inFiles = [...places.files].flatMap(([path, text]) =>
    inFile(path, text, address, places).map((candidate) => ({ ...candidate, values: own })),
  );
  return [...inProperties, ...inFiles].slice(0, MOST_CANDIDATES);
}

/** Those that hold the list, the likely ones first. */
function variablesIn(
  variables: readonly (readonly [name: string, value: string])[],
  { likely, hosts }: Places,
): (readonly [name: string, value: string])[] {
  const isLikely = ([name]: readonly [string, string]) => likely.includes(name);
  const holdsList = (one: readonly [string, string]) =>
    !isLikely(one) && listOf(one[1]).some((host) => hosts.includes(host));
  return [...variables.filter(isLikely), ...variables.filter(holdsList)].slice(0, MOST_CANDIDATES);
}

function listOf(value: string): readonly string[] {
  try {
    return addHost(value, "").hosts;
  } catch (error) {
    if (error instanceof UnknownListShape) return [];
    throw error;
  }
}

/** The new texts of a value; none where the address is in it, or where its shape is not known. */
function editsOf(value: string, address: string): string[] {
  const separators = showsItsShape(value) || value.trim() === "" ? ([","] as const) : ([",", " "] as const);
  try {
    const edits = separators.map((separator) => addHost(value, address, separator).text);
    return edits.filter((text) => text !== value);
  } catch (error) {
    if (error instanceof UnknownListShape) return [];
    throw error;
  }
}

function inFile(path: string, text: string, address: string, places: Places): Omit<Candidate, "values">[] {
  const found = allAssignments(text);
  const values = [...found].map(([name, assignments]) => [name, assignments.at(-1)?.value ?? ""] as const);
  return variablesIn(values, places).flatMap(([name]) => {
    const assignments = found.get(name) ?? [];
    return fileEdits(text, assignments, address).map((edited) =>
      fileEdit(path, name, assignments, edited, address),
    );
  });
}

function fileEdits(text: string, assignments: readonly Assignment[], address: string): string[] {
  const isOne = assignments.some(({ value }) => !showsItsShape(value) && value.trim() !== "");
  try {
    const edits = (isOne ? ([",", " "] as const) : ([","] as const)).map((separator) =>
      withHost(text, assignments, address, separator),
    );
    return edits.filter((edited) => edited !== text);
  } catch (error) {
    if (error instanceof UnknownListShape) return [];
    throw error;
  }
}

/** One assignment stands for all of them: a variable that is set twice is edited twice. */
export function fileEdit(
  path: string,
  variable: string,
  assignments: readonly Assignment[],
  text: string,
  address: string,
): Omit<Candidate, "values"> {
  const [first] = assignments;
  const count = (first && hostsIn(first)?.length) ?? 0;
  const before = count === 1 ? "1 host" : `${count} hosts`;
  const where = `${path} line ${assignments.map(({ line }) => line).join(", ")}, ${variable}`;
  const change = { where, before, after: `${before} and ${address}` };
  return { name: `${variable} in ${path}`, file: { path, text, change } };
}

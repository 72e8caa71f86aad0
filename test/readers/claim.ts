import type { ReadResult } from "./readers.ts";

/**
 * The claim about one edit as one reader sees it; undefined when it holds, else what is wrong, in words.
 *
 * 1. The reader refuses the file after the edit exactly when it refused it before.
 * 2. Every other variable is there as before, with the same value. That includes one built from the list, such as
 *    `URL=https://${ALLOWED_HOSTS}`: what the operator did not name does not change. A name that no app asks for,
 *    such as the "export ALLOWED_HOSTS" of python-decouple or one with a byte order mark in front, is a line
 *    misread, and nothing is claimed about it.
 * 3. The variable is there after the edit exactly when it was there before.
 * 4. A reader that saw the list sees the same hosts in the same order, and the address.
 * 5. A reader that did not see the list loses no host.
 *
 * A reader saw the list when its value is nothing but hosts: a JSON list of strings, a Python list of them, hosts
 * separated by commas with or without blanks, or by blanks, or one host. A value that is anything else, with the
 * quotes that docker keeps, a comment that systemd keeps or bash's carriage return, is none: an app that reads it
 * does not work today, or works by a part of it, and nobody can tell what it makes of another entry. An empty
 * value is none either, because a reader also gets it where it takes the list for something else, as bash does in
 * `export ALLOWED_HOSTS= "a.com"`: it stays as it is or becomes the address alone.
 *
 * To see the address:
 * - JSON and Python: as a string of its own. Blanks: as a word of its own.
 * - Commas: as an entry of its own once the blanks around it are stripped, and without that too if `split(",")`
 *   alone gave at least one of the hosts before. So " 10.0.0.5" is not enough in "a.com,b.com", while nothing can
 *   be asked for an app that splits "a.com " without stripping: it works by none of its hosts.
 * - One host is a list separated by commas, the convention of django-environ and python-decouple; with a blank
 *   beside it, it may be what a reference that came out empty has left of a list separated by blanks.
 * Its place in the list is free. Empty entries are no hosts. A list that lets the address in already, by itself
 * or by "*", need not get it again.
 */
export function judge(
  before: ReadResult,
  after: ReadResult,
  variable: string,
  address: string,
): string | undefined {
  if ("refused" in before) return "refused" in after ? undefined : "it now reads a file that it refused";
  if ("refused" in after) return `it now refuses the file: ${after.refused}`;
  return (
    judgeOthers(before.variables, after.variables, variable) ??
    judgeValue(before.variables.get(variable), after.variables.get(variable), address)
  );
}

type Variables = ReadonlyMap<string, string>;

function judgeOthers(before: Variables, after: Variables, variable: string): string | undefined {
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    if (name === variable || was === is || !/^[\w.-]+$/.test(name)) continue;
    if (was === undefined) return `it now sets ${name} to ${JSON.stringify(is)}`;
    if (is === undefined) return `it loses ${name}`;
    return `${name} changes from ${JSON.stringify(was)} to ${JSON.stringify(is)}`;
  }
  return undefined;
}

function judgeValue(was: string | undefined, is: string | undefined, address: string): string | undefined {
  if (was === undefined || is === undefined) {
    if (was === is) return undefined;
    return is === undefined ? "it loses the list" : `the list appears: ${JSON.stringify(is)}`;
  }
  const change = `${JSON.stringify(was)} -> ${JSON.stringify(is)}`;
  const before = parseList(was);
  if (!before) return keepsHosts(was, is) ? undefined : `a host is lost: ${change}`;
  if (strip(was) === "") {
    const isAlone = isEqual(parseList(is, "commas")?.entries ?? [], [address]);
    return is === was || isAlone ? undefined : `not the address alone: ${change}`;
  }
  const problem = judgeList(before, is, address);
  const inBlanks =
    before.shape === "commas" && /^[^,]*[ \t\n][^,]*$/.test(was) ? parseList(was, "blanks") : undefined;
  if (problem === undefined || (inBlanks && judgeList(inBlanks, is, address) === undefined)) return undefined;
  return `${problem}: ${change}`;
}

function judgeList(before: List, is: string, address: string): string | undefined {
  const after = parseList(is, before.shape);
  if (!after) return "the list is none any more";
  if (!isEqual(before.entries, after.entries) && !hasOneMore(before.entries, after.entries, address)) {
    return "the hosts differ";
  }
  if (!letsIn(after.entries, address)) return "the address is not seen";
  if (!before.raw.every((entry) => !isHost(entry) || after.raw.includes(entry))) {
    return "a host gets a blank";
  }
  if (before.raw.some(isHost) && !letsIn(after.raw, address)) {
    return 'the address is not seen by split(",")';
  }
  return undefined;
}

/** Whether `after` is `before` with `added` somewhere in it once. */
function hasOneMore(before: readonly string[], after: readonly string[], added: string): boolean {
  return after.some((entry, at) => entry === added && isEqual(before, after.toSpliced(at, 1)));
}

function letsIn(entries: readonly string[], address: string): boolean {
  return entries.includes("*") || entries.includes(address);
}

/** For a value that is no list: the hosts that `split(",")` gives all the same. */
function keepsHosts(was: string, is: string): boolean {
  const after = is.split(",").filter(isHost);
  let at = 0;
  return was.split(",").every((entry) => {
    if (!isHost(entry)) return true;
    at = after.indexOf(entry, at) + 1;
    return at > 0;
  });
}

type Shape = "JSON" | "Python" | "blanks" | "commas";

interface List {
  readonly shape: Shape;
  /** The hosts, as an app gets them that strips and leaves empty ones out. */
  readonly entries: readonly string[];
  /** As an app gets them that does neither. */
  readonly raw: readonly string[];
}

/** In `shape`, or in the shape that the value has; undefined when it is no list of hosts. */
function parseList(value: string, shape = shapeOf(value)): List | undefined {
  const raw = split(value, shape);
  const entries = raw?.map(strip).filter((entry) => entry !== "");
  return raw && entries?.every(isHost) ? { shape, entries, raw } : undefined;
}

function shapeOf(value: string): Shape {
  const start = strip(value);
  if (/^\[\s*(?:"|\])/.test(start)) return "JSON";
  if (/^\[\s*'/.test(start)) return "Python";
  return !value.includes(",") && /[^ \t\r\n][ \t\r\n]+[^ \t\r\n]/.test(value) ? "blanks" : "commas";
}

function split(value: string, shape: Shape): readonly string[] | undefined {
  switch (shape) {
    case "JSON":
      return parseJson(value);
    case "Python":
      return parsePython(value);
    case "blanks":
      return value.includes(",") ? undefined : value.split(/[ \t\r\n]+/);
    case "commas":
      return value.split(",");
  }
}

function parseJson(value: string): readonly string[] | undefined {
  try {
    const list: unknown = JSON.parse(value);
    const isList = Array.isArray(list) && list.every((entry) => typeof entry === "string");
    return isList ? list : undefined;
  } catch {
    return undefined;
  }
}

/** A list of plain strings as `ast.literal_eval` takes it, in either quote. */
function parsePython(value: string): readonly string[] | undefined {
  const inner = /^\s*\[(.*)\]\s*$/s.exec(value)?.[1];
  const items = inner?.replace(/,\s*$/, "").split(",");
  const entries = items?.map((item) => /^\s*(["'])([^"'\\]*)\1\s*$/.exec(item)?.[2]);
  return entries?.every((entry) => entry !== undefined) ? entries : undefined;
}

/** Without the blanks and line ends around it; a lone carriage return is neither. */
function strip(text: string): string {
  return text.replace(/^(?:[ \t\n]|\r\n)+|(?:[ \t\n]|\r\n)+$/g, "");
}

/** Host patterns, ports, IPv6 in brackets, URLs and ${REFERENCES}. */
function isHost(text: string): boolean {
  return /^(?:\[[\da-f.]*:[\da-f:.]*\](?::\d+)?|[\p{L}\p{N}\p{M}_.*:/${}-]+)$/iu.test(text);
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((entry, at) => entry === other[at]);
}

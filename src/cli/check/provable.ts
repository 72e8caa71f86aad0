import { addHost, showsItsShape, UnknownListShape } from "../../allowed-hosts/host-list.ts";
import { parseExpression } from "../../django/text/expression.ts";
import type { HostSource } from "../../django/text/host-source.ts";
import type { HostPart, Shape } from "../../django/text/value.ts";
import { HEALTH_CHECK_HOSTS } from "../../env.ts";

/** Any private address: it is only tried whether the hook could add one. */
export const ANY_ADDRESS = "10.0.0.1";

type List = HostSource["alternatives"][number];

/**
 * On the instance the hook asks the app, and takes an edit only where the list grows by the address and loses nothing.
 * This says beforehand, by what the text shows, why no edit of the variable would be taken. No value is named.
 * @param alternatives what the list may be: each branch must let the address in
 */
export function whyNotProven(name: string, value: string, alternatives: readonly List[]): string | undefined {
  const edits = editsOf(value);
  if (typeof edits === "string") return edits;
  if (edits.some((text) => alternatives.every((list) => grows(list, name, value, text)))) return undefined;
  return whyNoneGrows(name, value, edits, alternatives);
}

/** The same, of an edit that is known. */
export function whyNotGrown(
  name: string,
  before: string,
  after: string,
  alternatives: readonly List[],
): string | undefined {
  const isGrown = alternatives.every((list) => grows(list, name, before, after));
  return isGrown ? undefined : whyNoneGrows(name, before, [after], alternatives);
}

function whyNoneGrows(
  name: string,
  value: string,
  edits: readonly string[],
  alternatives: readonly List[],
): string {
  const without = alternatives.find((list) => !edits.some((text) => grows(list, name, value, text)));
  return whyNot(without ?? [], name);
}

export function isEditable(value: string): boolean {
  return typeof editsOf(value) !== "string";
}

/** The new values that the hook would try; a reason where it tries none. */
function editsOf(value: string): readonly string[] | string {
  try {
    const separators = showsItsShape(value) ? ([","] as const) : ([",", " "] as const);
    return separators.map((separator) => addHost(value, ANY_ADDRESS, separator).text);
  } catch (error) {
    if (!(error instanceof UnknownListShape)) throw error;
    return error.message;
  }
}

function whyNot(list: List, name: string): string {
  const part = list.find((one) => one.kind === "variable" && one.name === name);
  if (part?.kind !== "variable") {
    const [first] = list;
    return `the settings may have another list, without it${first ? `, by ${first.place.file} line ${first.place.line}` : ""}`;
  }
  const { shape } = part;
  if (shape.kind === "one") return "the settings take it for one host, not for a list";
  if (shape.kind !== "split") return "it is no list in brackets, as the settings read it";
  return `it does not grow by a host where the settings divide it at ${shape.separator.trim() === "" ? "blanks" : `"${shape.separator}"`}`;
}

/** Whether the list has the address after the edit, and everything that it had. */
function grows(list: List, name: string, before: string, after: string): boolean {
  const isOurs = list.some((part) => part.kind === "variable" && part.name === HEALTH_CHECK_HOSTS);
  const hosts = hostsOf(list, name, before);
  if (isOurs || hosts.includes("*")) return true;
  const grown = hostsOf(list, name, after);
  const isMore = grown.length === hosts.length + 1 && grown.includes(ANY_ADDRESS);
  return isMore && hosts.every((host) => grown.includes(host));
}

/** Of what the text shows; the rest stays what it is. */
function hostsOf(list: List, name: string, value: string): string[] {
  const hosts = list.flatMap((part) => {
    if (part.kind === "fixed") return part.hosts;
    return part.kind === "variable" && part.name === name ? readFrom(part, value) : [];
  });
  return [...new Set(hosts)].filter((host) => host.trim() !== "");
}

function readFrom(
  { shape, fallback, fallsBackWhenEmpty }: HostPart & { readonly kind: "variable" },
  value: string,
): readonly string[] {
  return fallsBackWhenEmpty && value === "" ? (fallback ?? []) : divided(value, shape);
}

/** The hosts that a list of this shape has; blanks around them stay. */
export function divided(value: string, shape: Shape): readonly string[] {
  if (shape.kind === "one") return [value];
  if (shape.kind === "split") {
    const { separator } = shape;
    return value.split(separator === "" ? /\s+/ : separator);
  }
  if (shape.kind === "json") return jsonList(value);
  const list = parseExpression(value);
  return list.kind === "display"
    ? list.items.flatMap((item) => (item.kind === "string" ? item.text : []))
    : [];
}

function jsonList(value: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list.filter((host) => typeof host === "string") : [];
  } catch {
    return [];
  }
}

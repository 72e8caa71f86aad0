import { allows } from "../django/allows.ts";

/** A text that holds a list of hosts, and the same text with one more. */
export interface HostListEdit {
  /** Empty entries are no hosts. */
  readonly hosts: readonly string[];
  /** The text with the address at its end; the same text where the list lets the address in already. */
  readonly text: string;
}

/** What may stand between two hosts of a list without brackets. */
export type Separator = "," | " ";

/** A host, or many hosts that come in its place. */
export type Added = string | readonly string[];

/** The text is no list of hosts in a shape that is known. */
export class UnknownListShape extends Error {}

/**
 * Adds `address` to a list in its own shape: comma, blanks, JSON or a Python literal. Nothing of the list changes, and
 * the address goes to the end: apps take the first entry for their canonical name.
 * @param separatorOfOne for a list of one host, which shows no shape
 */
export function addHost(text: string, added: Added, separatorOfOne: Separator = ","): HostListEdit {
  const addresses = typeof added === "string" ? [added] : added;
  return isBracketed(text) ? addToBrackets(text, addresses) : addToEntries(text, addresses, separatorOfOne);
}

/** The hosts of a list; none where its shape is not known. */
export function hostsIn(text: string): readonly string[] {
  try {
    return addHost(text, "").hosts;
  } catch (error) {
    if (error instanceof UnknownListShape) return [];
    throw error;
  }
}

/** Several hosts, or brackets: then how the list is written can be seen. */
export function showsItsShape(text: string): boolean {
  return isBracketed(text) || text.includes(",") || entriesOf(text).length > 1;
}

/** `["a"]` and `['a']`; a list that starts with a bracketed IPv6 host, `[::1],a`, is not one. */
function isBracketed(text: string): boolean {
  return /^\s*\[(?![0-9a-f:.]*:[0-9a-f:.]*\])/i.test(text);
}

function addToBrackets(text: string, addresses: readonly string[]): HostListEdit {
  const inner = /^\s*\[([^[\]]*(?:\[[0-9a-f:.]+\][^[\]]*)*)\]\s*$/i.exec(text)?.[1];
  if (inner === undefined) throw new UnknownListShape(NO_LIST);
  const start = text.indexOf("[") + 1;
  const quoted = (by: string) => addresses.map((address) => `${by}${address}${by}`);
  if (inner.trim() === "") return { hosts: [], text: insert(text, start, quoted('"').join(", ")) };
  const items = inner.split(",").map((item) => /^\s*(\\?["'])([^"'\\]*)\1\s*$/.exec(item) ?? []);
  const quote = items[0]?.[1];
  if (quote === undefined || items.some((item) => item[1] !== quote)) throw new UnknownListShape(NO_LIST);
  const hosts = items.flatMap(([, , host]) => host || []);
  if (allows(hosts, addresses[0])) return { hosts, text };
  const separator = inner.includes(", ") ? ", " : ",";
  const pieces = quoted(quote).map((one) => separator + one);
  return { hosts, text: insert(text, start + inner.trimEnd().length, pieces.join("")) };
}

const NO_LIST = "its bracketed list is neither JSON nor a Python list";

function addToEntries(text: string, addresses: readonly string[], separatorOfOne: Separator): HostListEdit {
  const entries = entriesOf(text);
  for (const entry of entries) checkEntry(entry.trim());
  const hosts = entries.filter((entry) => entry.trim() !== "");
  // Compared with its blanks: to a reader that keeps them, "a, 10.0.0.5" does not let 10.0.0.5 in.
  if (allows(entries, addresses[0])) return { hosts, text };
  // No blank after a comma: Django would take it for a part of the host.
  const separator = text.includes(",") ? "," : (blankBetween(text, hosts) ?? separatorOfOne);
  const isOpen = text === "" || text.endsWith(separator);
  return { hosts, text: `${text}${isOpen ? "" : separator}${addresses.join(separator)}` };
}

/** What stands before the last of several: splitlines() takes nothing but a line end. */
function blankBetween(text: string, hosts: readonly string[]): string | undefined {
  return hosts.length > 1 ? text[text.lastIndexOf(hosts.at(-1) ?? "") - 1] : undefined;
}

function entriesOf(text: string): string[] {
  return text.includes(",") ? text.split(",") : text.split(/[ \t\r\n]+/).filter((entry) => entry !== "");
}

function insert(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}

/** Host patterns, ports and URLs pass; what might be a separator, a quote or a reference does not. */
function checkEntry(entry: string): void {
  const odd = /[^\w.*:\-[\]/\u0080-\uffff]/.exec(entry)?.[0];
  if (odd === undefined) return;
  const shown = odd < " " ? "a control character" : `"${odd}"`;
  throw new UnknownListShape(`it holds ${shown}, which neither a host nor a comma, blank or JSON list has`);
}

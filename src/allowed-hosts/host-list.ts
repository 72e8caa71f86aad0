/** Text to put into a list, and where: nothing of the list itself ever changes. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

export interface HostListEdit {
  /** How many hosts the list names now. */
  readonly hosts: number;
  /** Undefined when the list lets the address in already. */
  readonly insertion: Insertion | undefined;
}

/** A list whose shape is not known: adding to it could change what the app reads. */
export class UnknownListShape extends Error {}

/** What readers differ in around a list. */
export interface ListPlace {
  /** Whether every reader keeps a `"` that is set where there was none, and replaces no reference. */
  readonly maySetQuotes: boolean;
  /** Whether something stands before the list that some readers take for a part of its first entry. */
  readonly startIsUncertain: boolean;
  /** The same for its last entry. */
  readonly endIsUncertain: boolean;
}

const CERTAIN: ListPlace = { maySetQuotes: true, startIsUncertain: false, endIsUncertain: false };

/**
 * Adds `address` to the text of an ALLOWED_HOSTS list in the list's own shape: comma, blanks, JSON or a Python
 * literal. It goes to the end, or behind the first entry where the end is uncertain; never to the front, because apps
 * take the first entry for their canonical host name. A list of one entry shows no shape and counts as
 * comma-separated, the convention of django-environ and python-decouple.
 */
export function addHost(text: string, address: string, place: ListPlace = CERTAIN): HostListEdit {
  const parse = isBracketed(text) ? bracketedList : separatedList;
  const { entries, certain, at, before, after } = parse(text, place);
  // Compared with its blanks: to a reader that keeps them, "a, 10.0.0.5" does not let 10.0.0.5 in.
  const letsIn = certain.includes("*") || certain.includes(address);
  return {
    hosts: entries.filter((entry) => entry.trim() !== "").length,
    insertion: letsIn ? undefined : { at, text: `${before}${address}${after}` },
  };
}

// Spelled out: `\s` also takes bytes that are a part of a character in text read as Latin-1.
const BLANKS = /[ \t\r\n]+/;

interface ParsedList {
  readonly entries: readonly string[];
  /** Those that are the same to every reader. */
  readonly certain: readonly string[];
  /** Where a new entry goes, and what stands around it. */
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** `["a"]` and `['a']`; a list that starts with a bracketed IPv6 host, `[::1],a`, is not one. */
function isBracketed(text: string): boolean {
  return /^\s*\[(?![0-9a-f:.]*:[0-9a-f:.]*\])/i.test(text);
}

function bracketedList(text: string, { maySetQuotes }: ListPlace): ParsedList {
  const inner = /^\s*\[([^[\]]*(?:\[[0-9a-f:.]+\][^[\]]*)*)\]\s*$/i.exec(text)?.[1];
  if (inner === undefined) throw new UnknownListShape(NO_LIST);
  const start = text.indexOf("[") + 1;
  if (inner.trim() === "") {
    if (!maySetQuotes) throw new UnknownListShape("it is an empty bracketed list");
    return { entries: [], certain: [], at: start, before: '"', after: '"' };
  }
  if (!maySetQuotes && inner.includes("$")) throw new UnknownListShape(REFERENCE);
  const items = inner.split(",").map((item) => /^\s*(\\?["'])([^"'\\]*)\1\s*$/.exec(item) ?? []);
  const quote = items[0]?.[1];
  if (quote === undefined || items.some((item) => item[1] !== quote)) throw new UnknownListShape(NO_LIST);
  const entries = items.map(([, , entry = ""]) => entry);
  const separator = inner.includes(", ") ? ", " : ",";
  const at = start + inner.trimEnd().length;
  return { entries, certain: entries, at, before: separator + quote, after: quote };
}

const NO_LIST = "its bracketed list is neither JSON nor a Python list";
const REFERENCE = "it is built from a reference, which some readers replace and others do not";

function separatedList(text: string, { startIsUncertain, endIsUncertain }: ListPlace): ParsedList {
  const byComma = text.includes(",");
  const entries = text.split(byComma ? "," : BLANKS).filter((entry) => byComma || entry !== "");
  for (const entry of entries) checkEntry(entry.trim());
  if (!byComma && entries.some((entry) => entry.startsWith("$"))) throw new UnknownListShape(REFERENCE);
  const certain = byComma
    ? entries.slice(startIsUncertain ? 1 : 0, endIsUncertain ? -1 : undefined)
    : entries;
  if (endIsUncertain && byComma)
    return { entries, certain, at: firstComma(text) + 1, before: "", after: "," };
  const at = text.length;
  // The empty entry that remains lets nobody in.
  if (endIsUncertain && entries.length === 1) return { entries, certain, at, before: ",", after: "," };
  // No blank after a comma: Django would take it for a part of the host.
  const separator = byComma || entries.length < 2 ? "," : text.includes("\n") ? "\n" : " ";
  const open = text === "" || (separator === "," ? text.endsWith(",") : /[ \t\r\n]$/.test(text));
  return { entries, certain, at, before: open ? "" : separator, after: "" };
}

/** The first comma between entries: `${NAME:-a,b}` is one. */
function firstComma(text: string): number {
  const comma = text.replace(/\$\{[^}]*\}/g, (reference) => "$".repeat(reference.length)).indexOf(",");
  if (comma < 0) throw new UnknownListShape(REFERENCE);
  return comma;
}

/** Host patterns, ports, URLs and ${REFERENCES} pass; what might be a separator or a quote does not. */
function checkEntry(entry: string): void {
  const odd = /[^\w.*:\-[\]/${}\u0080-\uffff]/.exec(entry)?.[0];
  if (odd === undefined) return;
  const shown = odd < " " ? "a control character" : `"${odd}"`;
  throw new UnknownListShape(`it holds ${shown}, which neither a host nor a comma, blank or JSON list has`);
}

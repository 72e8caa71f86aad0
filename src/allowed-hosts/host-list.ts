/** A text to insert into a list, and its offset. Nothing else in the list ever changes. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

export interface HostListEdit {
  /** How many hosts the list names before the edit. */
  readonly hosts: number;
  /** Undefined when the list already lets the address in. */
  readonly insertion: Insertion | undefined;
}

/** The shape of a list is not known, so an addition could change what the app reads. */
export class UnknownListShape extends Error {}

/** How readers differ about the text around a list. */
export interface ListPlace {
  /**
   * True when every reader keeps a `"` that is added where there was none, and no reader replaces a
   * reference.
   */
  readonly maySetQuotes: boolean;
  /** Whether some readers take something before the list for a part of its first entry. */
  readonly startIsUncertain: boolean;
  /** Whether readers disagree about its last entry. */
  readonly endIsUncertain: boolean;
}

const CERTAIN: ListPlace = { maySetQuotes: true, startIsUncertain: false, endIsUncertain: false };

/**
 * Adds `address` to the text of an ALLOWED_HOSTS list in the list's own shape: commas, blanks, JSON or a
 * Python literal. The address goes to the end. Where the end is uncertain, it goes behind the first entry. It
 * never goes to the front, because apps take the first entry for their canonical host name. A list of one
 * entry shows no shape. It counts as comma-separated, the convention of django-environ and python-decouple.
 */
export function addHost(text: string, address: string, place: ListPlace = CERTAIN): HostListEdit {
  const parse = isBracketed(text) ? bracketedList : separatedList;
  const { entries, certain, at, before, after } = parse(text, place);
  // Entries are compared with their blanks: for a reader that keeps blanks, "a, 10.0.0.5" does not let
  // 10.0.0.5 in.
  const letsIn = certain.includes("*") || certain.includes(address);
  return {
    hosts: entries.filter((entry) => entry.trim() !== "").length,
    insertion: letsIn ? undefined : { at, text: `${before}${address}${after}` },
  };
}

// Not `\s`: in text read as Latin-1, it also matches bytes that are a part of a character.
const BLANKS = /[ \t\r\n]+/;

interface ParsedList {
  readonly entries: readonly string[];
  /** The entries that are the same for every reader. */
  readonly certain: readonly string[];
  /** Where a new entry goes, and what is written around it. */
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/**
 * True for `["a"]` and `['a']`. A list that starts with a bracketed IPv6 host, such as `[::1],a`, is not
 * bracketed.
 */
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
  // The empty entry that remains after the address lets nobody in.
  if (endIsUncertain && entries.length === 1) return { entries, certain, at, before: ",", after: "," };
  // No blank follows a comma, because Django would take it for a part of the host.
  const separator = byComma || entries.length < 2 ? "," : text.includes("\n") ? "\n" : " ";
  const open = text === "" || (separator === "," ? text.endsWith(",") : /[ \t\r\n]$/.test(text));
  return { entries, certain, at, before: open ? "" : separator, after: "" };
}

/** The first comma between entries. `${NAME:-a,b}` is one entry. */
function firstComma(text: string): number {
  const comma = text.replace(/\$\{[^}]*\}/g, (reference) => "$".repeat(reference.length)).indexOf(",");
  if (comma < 0) throw new UnknownListShape(REFERENCE);
  return comma;
}

/**
 * Accepts host patterns, ports, URLs and ${REFERENCES}. Throws for a character that may be a separator or a
 * quote.
 */
function checkEntry(entry: string): void {
  const odd = /[^\w.*:\-[\]/${}\u0080-\uffff]/.exec(entry)?.[0];
  if (odd === undefined) return;
  const shown = odd < " " ? "a control character" : `"${odd}"`;
  throw new UnknownListShape(`it holds ${shown}, which neither a host nor a comma, blank or JSON list has`);
}

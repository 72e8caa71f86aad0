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
export class UnknownListShape extends Error {
  override readonly name = "UnknownListShape";
}

/**
 * Adds `address` to the text of an ALLOWED_HOSTS list in the list's own shape: comma, blanks, JSON or a Python
 * literal. It goes to the end, because apps take the first entry for their canonical host name. A list of one
 * entry shows no shape and counts as comma-separated, the convention of django-environ and python-decouple.
 * @param maySetQuotes whether every reader keeps a `"` that is added where there was none
 */
export function addHost(text: string, address: string, maySetQuotes = true): HostListEdit {
  const list = isBracketed(text) ? bracketedList(text, maySetQuotes) : separatedList(text);
  const { entries, at, before, after } = list;
  // Compared with its blanks: to a reader that keeps them, "a, 10.0.0.5" does not let 10.0.0.5 in.
  const letsIn = entries.includes("*") || entries.includes(address);
  return {
    hosts: entries.filter((entry) => entry.trim() !== "").length,
    insertion: letsIn ? undefined : { at, text: `${before}${address}${after}` },
  };
}

// Spelled out: `\s` also takes bytes that are a part of a character in text read as Latin-1.
const BLANKS = /[ \t\r\n]+/;

interface ParsedList {
  readonly entries: readonly string[];
  /** Where a new entry goes, and what stands around it. */
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** `["a"]` and `['a']`; a list that starts with a bracketed IPv6 host, `[::1],a`, is not one. */
function isBracketed(text: string): boolean {
  return text.trimStart().startsWith("[") && !/^\s*\[[0-9a-f:.]*:[0-9a-f:.]*\]/i.test(text);
}

function bracketedList(text: string, maySetQuotes: boolean): ParsedList {
  const inner = /^\s*\[([^[\]]*(?:\[[0-9a-f:.]+\][^[\]]*)*)\]\s*$/i.exec(text)?.[1];
  if (inner === undefined) throw new UnknownListShape("its bracketed list is neither JSON nor a Python list");
  const start = text.indexOf("[") + 1;
  if (inner.trim() === "") {
    if (!maySetQuotes) throw new UnknownListShape("it is an empty bracketed list");
    return { entries: [], at: start, before: '"', after: '"' };
  }
  const matches = inner.split(",").map((item) => /^\s*(\\?["'])([^"'\\]*)\1\s*$/.exec(item));
  const entries = matches.map((match) => match?.[2]);
  const quotes = new Set(matches.map((match) => match?.[1]));
  const [quote] = quotes;
  if (!isComplete(entries) || quotes.size !== 1 || quote === undefined) {
    throw new UnknownListShape("its bracketed list is neither JSON nor a Python list");
  }
  const separator = /,\s/.test(inner) ? ", " : ",";
  return { entries, at: start + inner.trimEnd().length, before: `${separator}${quote}`, after: quote };
}

function separatedList(text: string): ParsedList {
  const byComma = text.includes(",");
  const entries = text.split(byComma ? "," : BLANKS).filter((entry) => byComma || entry !== "");
  for (const entry of entries) checkEntry(entry.trim());
  // No blank after a comma: Django would take it for a part of the host.
  const separator = byComma || entries.length < 2 ? "," : text.includes("\n") ? "\n" : " ";
  const open = text === "" || (separator === "," ? text.endsWith(",") : /[ \t\r\n]$/.test(text));
  return { entries, at: text.length, before: open ? "" : separator, after: "" };
}

/** Host patterns, ports, URLs and ${REFERENCES} pass; what might be a separator or a quote does not. */
function checkEntry(entry: string): void {
  const odd = /[^\w.*:\-[\]/${}\u0080-\uffff]/.exec(entry)?.[0];
  if (odd === undefined) return;
  const shown = odd < " " ? "a control character" : `"${odd}"`;
  throw new UnknownListShape(`it holds ${shown}, which neither a host nor a comma, blank or JSON list has`);
}

function isComplete(entries: readonly (string | undefined)[]): entries is string[] {
  return !entries.includes(undefined);
}

import { type Added, addHost, type Separator } from "../host-list.ts";

/** A line of an env file that assigns the variable. The text is the file's bytes as Latin-1: nothing is lost. */
export interface Assignment {
  /** Counted from 1. */
  readonly line: number;
  /** The value without its quotes: where it starts in the text, and what it is. */
  readonly start: number;
  readonly value: string;
  /** All readers see the same value: nothing but `NAME=value` or a whole pair of quotes stands on the line. */
  readonly isPlain: boolean;
}

/** How the lines of a file are read. */
export interface Dialect {
  readonly assignmentsOf: (text: string, variable: string) => readonly Assignment[];
  /** Why readers may disagree about what an edit of these changes; undefined: they agree. */
  readonly disputeAbout: (
    text: string,
    variable: string,
    assignments: readonly Assignment[],
  ) => { readonly line: number; readonly reason: string } | undefined;
}

/** `^` and `$` also stand at a carriage return: what that means to a reader is for `disputeAbout`. */
const ASSIGNMENT = /^((?:\u00ef\u00bb\u00bf)?[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*)(.*?)\r?$/gm;

/** Every variable with its assignments in their order: of two for one variable some readers take the first, some the last. */
export function allAssignments(text: string): ReadonlyMap<string, readonly Assignment[]> {
  const found = new Map<string, Assignment[]>();
  let line = 1;
  let counted = 0;
  for (const { 1: before = "", 2: variable = "", 3: rest = "", index } of text.matchAll(ASSIGNMENT)) {
    for (let end = text.indexOf("\n", counted); end >= 0 && end < index; end = text.indexOf("\n", counted)) {
      line += 1;
      counted = end + 1;
    }
    const { value, quotes, isWhole } = valueIn(rest);
    const others = found.get(variable) ?? [];
    if (others.length === 0) found.set(variable, others);
    others.push({
      line,
      start: index + before.length + quotes,
      value,
      isPlain: before === `${variable}=` && isWhole && !EMPTY_BRACKETS.test(rest),
    });
  }
  return found;
}

/** They show no quote, and in single quotes alone every reader leaves a double one as it is. */
const EMPTY_BRACKETS = /^"?\s*\[\s*\]/;

export function assignmentsOf(text: string, variable: string): readonly Assignment[] {
  return allAssignments(text).get(variable) ?? [];
}

interface ValueIn {
  readonly value: string;
  /** How many characters stand before it. */
  readonly quotes: 0 | 1;
  /** Nothing else stands there. */
  readonly isWhole: boolean;
}

/** Up to the closing quote, or up to a comment. */
function valueIn(rest: string): ValueIn {
  const quote = /^["']/.exec(rest)?.[0];
  const end = quote ? closingQuote(rest, quote) : -1;
  if (end > 0) return { value: rest.slice(1, end), quotes: 1, isWhole: end === rest.length - 1 };
  const comment = rest.search(/[ \t]#/);
  const value = withoutBlanksAtEnd(comment < 0 ? rest : rest.slice(0, comment));
  return { value, quotes: 0, isWhole: value === rest && !/["'\\`$#]/.test(value) };
}

/** Where it is; -1: nowhere. */
function closingQuote(rest: string, quote: string): number {
  let end = 1;
  while (end < rest.length && rest[end] !== quote) end += rest[end] === "\\" ? 2 : 1;
  return end < rest.length ? end : -1;
}

/** Not `trimEnd()`, which would halve a character: A0 is the last byte of some. */
function withoutBlanksAtEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === " " || text[end - 1] === "\t") end -= 1;
  return text.slice(0, end);
}

/** The text with the address in every assignment of the variable. Throws UnknownListShape. */
export function withHost(
  text: string,
  assignments: readonly Assignment[],
  added: Added,
  separatorOfOne: Separator,
): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const { start, value } of assignments) {
    pieces.push(text.slice(copied, start), addHost(value, added, separatorOfOne).text);
    copied = start + value.length;
  }
  return [...pieces, text.slice(copied)].join("");
}

/**
 * Why readers of env files may disagree about what an edit changes, where none of them can be asked. They differ in
 * which quotes may span lines, in what a backslash at the end does, in where a comment ends and in which of two lines
 * for one variable counts. docs/env-files.md has them side by side.
 */
export function disputeAbout(
  text: string,
  variable: string,
  assignments: readonly Assignment[],
): { readonly line: number; readonly reason: string } | undefined {
  const [first] = assignments;
  if (!first) return undefined;
  if (!first.isPlain) return { line: first.line, reason: "the line is not plainly NAME=value" };
  const lines = text.split(/\r?\n/);
  const opened = lines.findIndex((line, index) => index < first.line && mayRunOn(line));
  if (opened >= 0) return { line: opened + 1, reason: "the line ends in a backslash or opens a quote" };
  const other = lines.findIndex((line, index) => index + 1 !== first.line && mentions(line, variable));
  if (other >= 0) return { line: other + 1, reason: `the line names ${variable} as well` };
  return hasOddLineEnd(text)
    ? { line: first.line, reason: "the file has line ends that only some readers know" }
    : undefined;
}

/** What Python's str.splitlines() takes for a line end, and others in part; U+0085 and U+2028 in UTF-8. */
function hasOddLineEnd(text: string): boolean {
  const ascii = text.replaceAll("\r\n", "\n").replace(/[\u0080-\u00ff]/g, "");
  return /(?![\t\n])\p{Cc}/u.test(ascii) || /\u00c2\u0085|\u00e2\u0080[\u00a8\u00a9]/.test(text);
}

/** A backslash at the end or before a quote, or a quote without its partner. */
function mayRunOn(line: string): boolean {
  if (/\\(?:["']|[ \t]*$)/.test(line)) return true;
  const rest = line.replace(/^[ \t]*#.*$/, "").replace(/"[^"]*"|'[^']*'/g, "");
  return /["'`]/.test(rest);
}

function mentions(line: string, variable: string): boolean {
  return !/^[ \t]*#/.test(line) && new RegExp(`(?<![\\w.-])${variable}(?![\\w.-])`).test(line);
}

/** What the readers of Python's env files have in common, and docker compose with them. */
export const ENV_FILE: Dialect = { assignmentsOf, disputeAbout };

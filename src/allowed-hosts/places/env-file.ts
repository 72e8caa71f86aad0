import { addHost, type HostListEdit } from "../host-list.ts";

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

/** All of them, in their order: of two lines for one variable some readers take the first and some the last. */
export function assignmentsOf(text: string, variable: string): Assignment[] {
  const pattern = new RegExp(
    `^((?:\u00ef\u00bb\u00bf)?[ \\t]*(?:export[ \\t]+)?${variable}[ \\t]*=[ \\t]*)(.*?)\\r?$`,
    "gm",
  );
  let line = 1;
  let counted = 0;
  return [...text.matchAll(pattern)].map(({ 1: before = "", 2: rest = "", index }) => {
    // Each line once: a file may hold very many assignments.
    line += text.slice(counted, index).split("\n").length - 1;
    counted = index;
    const { value, isWhole } = valueIn(rest);
    const quotes = /^["']/.test(rest) && isWhole ? 1 : 0;
    return {
      line,
      start: index + before.length + quotes,
      value,
      isPlain: before === `${variable}=` && isWhole && !EMPTY_BRACKETS.test(rest),
    };
  });
}

/** They show no quote, and in single quotes alone every reader leaves a double one as it is. */
const EMPTY_BRACKETS = /^"?\s*\[\s*\]/;

/** Up to the closing quote, or up to a comment; `isWhole`: nothing else stands there. */
function valueIn(rest: string): { readonly value: string; readonly isWhole: boolean } {
  const quoted = /^(["'])((?:(?!\1)[^\\]|\\.)*)\1/.exec(rest);
  if (quoted) return { value: quoted[2] ?? "", isWhole: quoted[0] === rest };
  const value = rest.replace(/[ \t]+#.*$/, "").trimEnd();
  return { value, isWhole: value === rest && !/["'\\`$#]/.test(value) };
}

/** The text with the address in every assignment of the variable. Throws UnknownListShape. */
export function withHost(
  text: string,
  assignments: readonly Assignment[],
  address: string,
  separatorOfOne: "," | " ",
): string {
  return assignments.reduceRight((edited, { start, value }) => {
    const { text: added } = addHost(value, address, separatorOfOne);
    return edited.slice(0, start) + added + edited.slice(start + value.length);
  }, text);
}

/** How many hosts an assignment has; undefined where its value is no list. */
export function hostsIn({ value }: Assignment): HostListEdit["hosts"] | undefined {
  try {
    return addHost(value, "").hosts;
  } catch {
    return undefined;
  }
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

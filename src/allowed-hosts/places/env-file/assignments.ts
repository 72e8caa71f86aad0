/** A place in the text of an env file where a variable gets a value. */
export interface Assignment {
  /** Counted from 1. */
  readonly line: number;
  readonly quote: '"' | "'" | "";
  /** The offset in the text at which the value starts, without its quotes. */
  readonly start: number;
  readonly value: string;
  /** A blank stands before an unquoted value. Some readers take it for a part of the first entry. */
  readonly startIsUncertain: boolean;
  /**
   * Blanks or a comment follow an unquoted value, or bash ends it earlier. Readers then disagree about the
   * last entry.
   */
  readonly endIsUncertain: boolean;
}

/** Some reader of env files would understand the file differently after an edit. */
export class UnsafeAssignment extends Error {
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}

/**
 * Every assignment of `variable`, in their order. All of them count: when a variable is assigned twice, most
 * readers take the last, and django-environ takes the first. Some readers do not see an assignment with
 * `export` or with blanks around its `=`.
 *
 * The text is the file's bytes as Latin-1. So an offset is a byte's offset, and nothing is lost on the way
 * back.
 *
 * Throws UnsafeAssignment where readers disagree about what an edit would change. They differ in which quotes
 * may span lines, in what a backslash does, and in where a comment ends. docs/env-files.md has them side by
 * side.
 */
export function findAssignments(text: string, variable: string): Assignment[] {
  const lines = splitLines(text);
  const asWord = new RegExp(`(?:^|[^\\w=.-])${variable}[ \\t]*=`);
  const assignments: Assignment[] = [];
  let disputed: Dispute | undefined;
  /** Up to this line, every reader that knows quotes over several lines is inside a quote. */
  let insideUntil = 0;
  let commentContinues = false;
  let bashReads = true;
  for (const line of lines) {
    if (disputed && line.number > disputed.until) disputed = undefined;
    if (line.key === variable && !disputed) assignments.push(readValue(text, line));
    else if (mayAssign(line, asWord, disputed !== undefined)) {
      const reason = disputed?.reason ?? "bash takes a word of this line for an assignment";
      throw new UnsafeAssignment(line.number, reason);
    }
    if (line.number <= insideUntil) continue;
    const isOpen = bashReads && leavesQuoteOpen(line.content, 0);
    // A quote is open to the end of the file. Bash then gives up: it runs nothing from here on.
    if (isOpen && leavesQuoteOpen(text, line.start)) bashReads = false;
    // On a disputed line, what looks like a comment may not be one.
    const next =
      disputed || !line.isComment ? disputeAfter(text, line, lines, isOpen && bashReads) : undefined;
    if (next?.isQuote) {
      // Readers disagree here already. A quote that starts here leads them further apart.
      if (disputed || commentContinues) next.until = lines.length;
      insideUntil = next.until;
    }
    if (next && !(disputed && disputed.until >= next.until)) disputed = next;
    commentContinues = line.isComment && endsInBackslash(line.content);
  }
  refuseOtherViews(text, lines, variable, assignments);
  return assignments;
}

interface Line {
  readonly number: number;
  readonly start: number;
  /** The line without its line end. */
  readonly content: string;
  readonly isComment: boolean;
  /** The variable that the line assigns. */
  readonly key: string | undefined;
  readonly exported: boolean;
  /** The offset in the line at which the value starts. */
  readonly at: number;
}

const ENV_ASSIGNMENT = /^[ \t]*(export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*/;

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  // A byte order mark, read as Latin-1.
  let start = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
  for (const raw of text.slice(start).split("\n")) {
    const content = raw.replace(/\r$/, "");
    const [before = "", exported, key] = ENV_ASSIGNMENT.exec(content) ?? [];
    lines.push({
      number: lines.length + 1,
      start,
      content,
      isComment: /^[ \t]*#/.test(content),
      key,
      exported: exported !== undefined,
      at: before.length,
    });
    start += raw.length + 1;
  }
  return lines;
}

/**
 * Bash accepts several assignments on one line. On a disputed line, what looks like a comment may not be one.
 */
function mayAssign({ content, isComment }: Line, asWord: RegExp, isDisputed: boolean): boolean {
  if (isDisputed) return asWord.test(content);
  if (isComment || /=["'`]/.test(content)) return false;
  return asWord.test(content.includes("\\") ? content : withoutComment(content));
}

function readValue(text: string, place: Line): Assignment {
  const line = place.number;
  const start = place.start + place.at;
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return readUnquoted(place);
  const close = closingQuote(text, start + 1, quote, quote === '"');
  if (close < 0) throw new UnsafeAssignment(line, "its quote is never closed");
  const rest = restOfLine(text, close + 1);
  if (!/^[ \t]*(?:#.*)?$/.test(rest)) throw new UnsafeAssignment(line, "more text follows its closing quote");
  if (endsInBackslash(rest)) throw new UnsafeAssignment(line, CONTINUED);
  const value = text.slice(start + 1, close);
  return { line, quote, start: start + 1, value, startIsUncertain: false, endIsUncertain: false };
}

const CONTINUED = "it ends in a backslash, which some readers take for a line continuation";

function readUnquoted({ number, start, content, at, exported }: Line): Assignment {
  // Starts one character earlier, because a comment needs a blank in front: `KEY=#a` is a value.
  const rest = content.slice(at - 1);
  const value = withoutTrailing(" \t", withoutComment(rest).slice(1));
  const hasBlanks = /[ \t]/.test(value);
  // For bash, the blank ends the exported value, and the words after it are further names.
  const endsEarlier = exported && hasBlanks;
  const problem = endsInBackslash(rest)
    ? CONTINUED
    : value.includes("\r")
      ? "it holds a carriage return, which only some readers take for a line end"
      : hasBlanks && value.includes("$")
        ? "it has blanks without quotes and a reference, which bash takes for a command"
        : endsEarlier && !value.includes(",")
          ? "it has blanks without quotes, at which bash ends an exported value"
          : undefined;
  if (problem) throw new UnsafeAssignment(number, problem);
  // An empty value starts at its "=", because some readers take blanks before a value for a part of it.
  const first = value === "" ? content.lastIndexOf("=", at - 1) + 1 : at;
  return {
    line: number,
    quote: "",
    start: start + first,
    value,
    startIsUncertain: value !== "" && content[at - 1] !== "=",
    endIsUncertain: endsEarlier || (value !== "" && at + value.length < content.length),
  };
}

/** Some readers, but not all, take the lines up to `until` for a part of another value. */
interface Dispute {
  readonly isQuote: boolean;
  until: number;
  readonly reason: string;
}

/**
 * What this line does to the lines after it. For some readers, a quote at the start of a value spans lines.
 * For bash alone, a quote in the middle of a value spans lines. For bash and systemd, a backslash at the end
 * continues the line.
 */
function disputeAfter(
  text: string,
  line: Line,
  lines: readonly Line[],
  bashQuoteSpans: boolean,
): Dispute | undefined {
  const { number, start, content, key, at } = line;
  const end = start + content.length;
  const isPart = `some readers take it for a part of line ${number},`;
  const quoteUntil = (until: number) => ({ isQuote: true, until, reason: `${isPart} where a quote is open` });

  const quote = content.charAt(at);
  if (key !== undefined && /^["'`]$/.test(quote)) {
    const literal = closingQuote(text, start + at + 1, quote, false);
    const escaped = closingQuote(text, start + at + 1, quote, true);
    const isClosedHere = literal >= 0 && literal < end;
    // systemd reads an open quote to the end of the file. The other readers then take the line for an
    // unquoted value.
    if (escaped < 0 && (quote === '"' || (quote === "'" && !isClosedHere))) return quoteUntil(lines.length);
    if (escaped >= end) {
      const isClean = literal === escaped && /^[ \t]*(?:#[^'"`\\]*)?$/.test(restOfLine(text, literal + 1));
      return quoteUntil(isClean ? lineAt(lines, literal, number) : lines.length);
    }
  }
  if (bashQuoteSpans) return quoteUntil(lines.length);
  if (!endsInBackslash(content)) return undefined;
  return { isQuote: false, until: number + 1, reason: `${isPart} which ends in a backslash` };
}

/**
 * Whether a quote is never closed in the command that starts at `from`. For bash, a command ends at a newline
 * outside of quotes.
 */
function leavesQuoteOpen(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "\n") return false;
    if (character === "#" && (at === from || /[ \t]/.test(text.charAt(at - 1)))) return false;
    if (character === "\\") at++;
    else if (/["'`]/.test(character)) {
      at = closingQuote(text, at + 1, character, character !== "'");
      if (at < 0) return true;
    }
  }
  return false;
}

/** Throws where some readers see the whole file in another way. */
function refuseOtherViews(
  text: string,
  lines: readonly Line[],
  variable: string,
  assignments: readonly Assignment[],
): void {
  // Python's str.splitlines() takes these for the end of a line. Other readers take some of them. U+0085 and
  // U+2028 are in UTF-8.
  const odd = new RegExp(
    `(?:\\r|\\v|\\f|[\\x1c-\\x1e]|\\xc2\\x85|\\xe2\\x80[\\xa8\\xa9])[ \\t]*(?:export[ \\t]+)?${variable}[ \\t]*=`,
  ).exec(text);
  if (odd) {
    const line = lineAt(lines, odd.index);
    throw new UnsafeAssignment(line, "a line end that only some readers know stands before it");
  }
  if (assignments.length === 0) return;
  const reference = new RegExp(`\\$\\{?${variable}(?!\\w)`);
  const user = lines.find(({ isComment, content }) => !isComment && reference.test(content));
  if (user)
    throw new UnsafeAssignment(user.number, `this line is built from ${variable} and would change with it`);
}

/**
 * The number of the line at an offset that is not before line `from`. Each search from the first line would
 * add up.
 */
function lineAt(lines: readonly Line[], offset: number, from = 1): number {
  let number = from;
  for (let next = lines[number]; next && next.start <= offset; next = lines[number]) number += 1;
  return number;
}

/** The offset of the quote that ends a value, on this line or a later one. -1 when there is none. */
function closingQuote(text: string, from: number, quote: string, backslashEscapes: boolean): number {
  for (let at = from; at < text.length; at++) {
    if (backslashEscapes && text[at] === "\\") at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

function restOfLine(text: string, from: number): string {
  const [rest = ""] = text.slice(from).split(/\r?\n/, 1);
  return rest;
}

function withoutComment(text: string): string {
  const comment = text.search(/[ \t]#/);
  return comment < 0 ? text : text.slice(0, comment);
}

function endsInBackslash(content: string): boolean {
  return (content.length - withoutTrailing("\\", content).length) % 2 === 1;
}

/**
 * A loop, because a regular expression that ends in `+$` takes quadratic time for a long run of characters.
 */
function withoutTrailing(characters: string, text: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

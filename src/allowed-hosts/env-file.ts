/** Where a variable gets its value in the text of an env file. */
export interface Assignment {
  /** Counted from 1. */
  readonly line: number;
  readonly quote: '"' | "'" | "";
  /** The value without its quotes, as an offset into the text. */
  readonly start: number;
  readonly value: string;
}

/** An assignment that some reader of env files would understand differently after an edit. */
export class UnsafeAssignment extends Error {
  override readonly name = "UnsafeAssignment";
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}

const ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*/;

/**
 * The last assignment of `variable`, the one that counts in every reader; undefined when there is none. A line
 * inside an open multi-line quote, or one that continues a line ending in `\`, assigns nothing.
 * The text is the file's bytes as Latin-1, so that an offset is a byte's and nothing is lost on the way back.
 * Throws UnsafeAssignment for one that cannot be edited in the same way for all its readers.
 */
export function findAssignment(text: string, variable: string): Assignment | undefined {
  let found: (() => Assignment) | undefined;
  let continues = false;
  for (let at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0, line = 1; at < text.length; ) {
    let end = endOfLine(text, at);
    const content = text.slice(at, end.content);
    const match = continues ? null : ASSIGNMENT.exec(content);
    const isComment: boolean = !continues && /^[ \t]*#/.test(content);
    continues = !isComment && endsInBackslash(content);
    if (match) {
      const start = at + match[0].length;
      const quote = quoteAt(text, start);
      const close = quote ? closingQuote(text, start + 1, quote) : -1;
      if (close > end.content) {
        end = endOfLine(text, close);
        continues = endsInBackslash(text.slice(close + 1, end.content));
      }
      if (match[1] === variable) {
        const here = { text, line, start, lineEnd: end.content };
        found = quote ? () => quoted({ ...here, quote, close }) : () => unquoted(here);
      }
    }
    line += countLines(text, at, end.next);
    at = end.next;
  }
  return found?.();
}

interface Place {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly lineEnd: number;
}

function quoted(place: Place & { readonly quote: '"' | "'"; readonly close: number }): Assignment {
  const { text, line, start, lineEnd, quote, close } = place;
  if (close < 0) throw new UnsafeAssignment(line, "its quote is never closed");
  if (!/^[ \t]*(?:#.*)?$/.test(text.slice(close + 1, lineEnd))) {
    throw new UnsafeAssignment(line, "more text follows its closing quote");
  }
  return { line, quote, start: start + 1, value: text.slice(start + 1, close) };
}

function unquoted({ text, line, start, lineEnd }: Place): Assignment {
  // With the character before it, because a comment needs a blank in front: `KEY=#a` is a value.
  const rest = text.slice(start - 1, lineEnd);
  if (endsInBackslash(rest)) {
    throw new UnsafeAssignment(
      line,
      "it ends in a backslash, which some readers take for a line continuation",
    );
  }
  const comment = rest.search(/[ \t]#/);
  const value = withoutTrailing(" \t", (comment < 0 ? rest : rest.slice(0, comment)).slice(1));
  // An empty value starts at its "=": blanks before a value are a part of it for some readers.
  const first = value === "" ? text.lastIndexOf("=", start - 1) + 1 : start;
  return { line, quote: "", start: first, value };
}

function quoteAt(text: string, at: number): '"' | "'" | undefined {
  const character = text[at];
  return character === '"' || character === "'" ? character : undefined;
}

/** The offset of the quote that ends a value, on this line or a later one; -1 when there is none. */
function closingQuote(text: string, from: number, quote: '"' | "'"): number {
  for (let at = from; at < text.length; at++) {
    if (quote === '"' && text[at] === "\\") at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

function endsInBackslash(content: string): boolean {
  return (content.length - withoutTrailing("\\", content).length) % 2 === 1;
}

/** A loop, because a regular expression that ends in `+$` takes quadratic time for a long run. */
function withoutTrailing(characters: string, text: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Ends of the line that holds `at`: of its content, and where the next line starts. */
function endOfLine(text: string, at: number): { readonly content: number; readonly next: number } {
  const newline = text.indexOf("\n", at);
  if (newline < 0) return { content: text.length, next: text.length };
  return { content: text[newline - 1] === "\r" && newline > at ? newline - 1 : newline, next: newline + 1 };
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** A statement of a Python file, read as text: it is never run. */
export interface Statement {
  /** Of its first character, counted from 1. */
  readonly line: number;
  /** The last line of the logical line that it is a part of: below it a new statement may stand. */
  readonly endLine: number;
  /** Columns before its line; what follows a colon on the same line counts as one column deeper. */
  readonly indent: number;
  /** Without comments and indentation; several lines where brackets are open. */
  readonly code: string;
}

const STRING_START = /(?<![A-Za-z0-9_])([rbfutRBFUT]{0,2})("""|'''|"|')/y;
const BLOCK_OPENER =
  /^(?:async\s+)?(?:if|elif|else|try|except|finally|for|while|with|class|def)\b|^(?:match|case)\b\s*[^\s:=.,)]/;

/** The statements in their order. Strings stay whole, so that no text in one is a statement. */
export function statementsOf(text: string): Statement[] {
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const statements: Statement[] = [];
  for (let at = 0, line = 1; at < source.length; ) {
    const { pieces, end } = logicalLine(source, at);
    const lines = countLines(source.slice(at, end));
    const indent = widthOf(/^[ \t\f]*/.exec(source.slice(at, end))?.[0] ?? "");
    let deeper = 0;
    for (const { code, from, opensBlock } of pieces) {
      const own = line + countLines(source.slice(at, from));
      const endLine = line + lines - (source[end - 1] === "\n" ? 1 : 0);
      if (code !== "") statements.push({ line: own, endLine, indent: indent + deeper, code });
      if (opensBlock) deeper = 1;
    }
    line += lines;
    at = end;
  }
  return statements;
}

interface Piece {
  readonly code: string;
  /** Where its first character is. */
  readonly from: number;
  /** It ends in the colon of a block. */
  readonly opensBlock: boolean;
}

/** Up to a newline outside of brackets; its statements are divided by `;`, and by the colon of a block. */
function logicalLine(source: string, start: number): { readonly pieces: Piece[]; readonly end: number } {
  const pieces: Piece[] = [];
  let code = "";
  let from: number | undefined;
  let depth = 0;
  const close = (opensBlock: boolean) => {
    pieces.push({ code: code.trim(), from: from ?? start, opensBlock });
    code = "";
    from = undefined;
  };
  let at = start;
  while (at < source.length) {
    const character = source.charAt(at);
    const next = endOfToken(source, at);
    if (character === "\n" && depth === 0) break;
    if (!/[\s#;\\]/.test(character)) from ??= at;
    if (character === ";" && depth === 0) close(false);
    else code += source.startsWith("\\\n", at) ? " " : character === "#" ? "" : source.slice(at, next);
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && character === ":" && source[next] !== "=" && BLOCK_OPENER.test(code.trim())) {
      if (!/\blambda\b[^:]*:$/.test(code)) close(true);
    }
    at = next;
  }
  close(false);
  return { pieces, end: Math.min(source.length, at + 1) };
}

/** Behind a whole string, a comment, a continued line end, or one character. */
export function endOfToken(source: string, at: number): number {
  STRING_START.lastIndex = at;
  const string = STRING_START.exec(source);
  if (string) {
    const [start, prefix = "", quote = ""] = string;
    return endOfString(source, at + start.length, quote, /[ft]/i.test(prefix));
  }
  if (source[at] === "#") {
    const end = source.indexOf("\n", at);
    return end < 0 ? source.length : end;
  }
  return source.startsWith("\\\n", at) ? at + 2 : at + 1;
}

/** Behind the closing quote; a string that is never closed ends with its line, or with the file. */
function endOfString(source: string, from: number, quote: string, hasFields: boolean): number {
  for (let at = from; at < source.length; at++) {
    const character = source[at];
    if (character === "\\") at++;
    else if (source.startsWith(quote, at)) return at + quote.length;
    else if (character === "\n" && quote.length === 1) return at;
    else if (hasFields && character === "{" && source[at + 1] === "{") at++;
    else if (hasFields && character === "{") at = endOfField(source, at + 1, quote);
  }
  return source.length;
}

/** At the `}` of a replacement field, whose strings may have the quotes of the string that it stands in. */
function endOfField(source: string, from: number, quote: string): number {
  let depth = 0;
  let isSpecification = false;
  for (let at = from; at < source.length; ) {
    const character = source.charAt(at);
    if (character === "\n" && quote.length === 1) return at - 1;
    if (character === "}" && depth === 0) return at;
    if (isSpecification && source.startsWith(quote, at)) return at - 1;
    if (character === ":" && depth === 0) isSpecification = true;
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character)) depth--;
    at = isSpecification ? at + 1 : endOfToken(source, at);
  }
  return source.length;
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}

function widthOf(blanks: string): number {
  let width = 0;
  for (const blank of blanks)
    width = blank === "\t" ? width - (width % 8) + 8 : blank === "\f" ? 0 : width + 1;
  return width;
}

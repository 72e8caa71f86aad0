/** A statement of a Python file, read as text: it is never run. */
export interface Statement {
  /** Of its first character, counted from 1. */
  readonly line: number;
  /** Without comments and indentation; several lines where brackets are open. */
  readonly code: string;
}

const STRING_START = /(?<![A-Za-z0-9_])[rbfuRBFU]{0,2}("""|'''|"|')/y;

/** The statements in their order, whatever they are nested in. Strings stay whole, so that no text in one is a statement. */
export function statementsOf(text: string): Statement[] {
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const statements: Statement[] = [];
  let code = "";
  let line = 1;
  let startLine = 1;
  let depth = 0;
  const end = () => {
    if (code.trim() !== "") statements.push({ line: startLine, code: code.trim() });
    code = "";
  };
  const take = (piece: string) => {
    if (code.trim() === "") startLine = line;
    code += piece;
    line += piece.split("\n").length - 1;
  };
  for (let at = 0; at < source.length; ) {
    const character = source.charAt(at);
    STRING_START.lastIndex = at;
    const string = STRING_START.exec(source);
    if (string) {
      const close = endOfString(source, at + string[0].length, string[1] ?? "");
      take(source.slice(at, close));
      at = close;
      continue;
    }
    if (character === "#") {
      while (at < source.length && source[at] !== "\n") at++;
      continue;
    }
    if (character === "\\" && source[at + 1] === "\n") {
      take(" ");
      line++;
      at += 2;
      continue;
    }
    if ((character === "\n" || character === ";") && depth === 0) {
      end();
      if (character === "\n") line++;
      at++;
      continue;
    }
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character)) depth = Math.max(0, depth - 1);
    take(character);
    at++;
  }
  end();
  return statements;
}

/** Behind the closing quote; a string that is never closed ends with its line, or with the file. */
function endOfString(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source.startsWith(quote, at)) return at + quote.length;
    else if (source[at] === "\n" && quote.length === 1) return at;
  }
  return source.length;
}

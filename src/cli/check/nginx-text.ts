/** A directive of a configuration of nginx. */
export interface Directive {
  readonly name: string;
  /** Without their quotes. */
  readonly args: readonly string[];
  /** What stands in its braces; empty where it has none. */
  readonly block: readonly Directive[];
  readonly file: string;
  readonly line: number;
}

/** http, server, location, if: hardly anybody nests deeper. */
const MOST_DEPTH = 10;

/** Undefined for what is no configuration. */
export function parseNginx(file: string, text: string): readonly Directive[] | undefined {
  const tokens = tokensOf(text);
  const parser = new Parser(tokens ?? [], file);
  const directives = tokens && parser.block(0);
  return parser.isAtEnd() ? directives : undefined;
}

interface Token {
  readonly text: string;
  readonly isWord: boolean;
  readonly line: number;
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #file: string;
  #at = 0;

  constructor(tokens: readonly Token[], file: string) {
    this.#tokens = tokens;
    this.#file = file;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Up to the brace that ends it, or to what is no directive. */
  block(depth: number): Directive[] | undefined {
    const found: Directive[] = [];
    while (this.#tokens[this.#at]?.isWord) {
      const words: Token[] = [];
      for (let word = this.#next(); word; word = this.#next()) words.push(word);
      const [first, ...rest] = words;
      const end = this.#tokens[this.#at++]?.text;
      const block = end === "{" && depth < MOST_DEPTH ? this.block(depth + 1) : end === ";" ? [] : undefined;
      if (!first || !block || (end === "{" && this.#tokens[this.#at++]?.text !== "}")) return undefined;
      const args = rest.map(({ text }) => text);
      found.push({ name: first.text, args, block, file: this.#file, line: first.line });
    }
    return found;
  }

  /** The next word of a directive. */
  #next(): Token | undefined {
    const token = this.#tokens[this.#at];
    if (token?.isWord) this.#at++;
    return token?.isWord ? token : undefined;
  }
}

/** Blanks, a comment, a text in quotes, what ends a directive, or a word. */
const TOKEN =
  /\s+|#[^\n]*|"((?:\\[\s\S]|[^"\\])*)"|'((?:\\[\s\S]|[^'\\])*)'|[;{}]|(?!["'])(?:\\[\s\S]|\$\{|[^\s;{\\])+/gy;

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  let line = 1;
  let end = 0;
  for (const { 0: all, 1: double, 2: single, index } of text.matchAll(TOKEN)) {
    const quoted = double ?? single;
    const isEnd = /^[;{}]$/.test(all) && quoted === undefined;
    if (quoted !== undefined || !/^[\s#]/.test(all))
      tokens.push({ text: unescaped(quoted ?? all), isWord: !isEnd, line });
    line += all.split("\n").length - 1;
    end = index + all.length;
  }
  return end < text.length ? undefined : tokens;
}

/** Every other backslash belongs to a regular expression. */
function unescaped(text: string): string {
  return text.replaceAll(/\\(["'\\])/g, "$1");
}

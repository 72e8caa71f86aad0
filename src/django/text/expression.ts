import { endOfToken } from "./python-text.ts";

/** An expression of Python, as far as settings files use them to make lists of hosts. */
export type Expression =
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "display"; readonly open: "[" | "(" | "{"; readonly items: readonly Expression[] }
  | { readonly kind: "star"; readonly of: Expression }
  /** `item for variable in of` */
  | { readonly kind: "each"; readonly item: Expression; readonly variable: string; readonly of: Expression }
  | { readonly kind: "call"; readonly callee: Expression; readonly args: Args }
  | { readonly kind: "item"; readonly of: Expression; readonly index: Expression }
  | { readonly kind: "attribute"; readonly of: Expression; readonly name: string }
  | { readonly kind: "lambda"; readonly parameter: string; readonly body: Expression }
  | { readonly kind: "not"; readonly of: Expression }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "choice";
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  /** Everything else. */
  | { readonly kind: "other" };

export interface Args {
  readonly byPosition: readonly Expression[];
  readonly byName: ReadonlyMap<string, Expression>;
}

const OTHER: Expression = { kind: "other" };

/** `other` for what is no expression, or none that is known here. */
export function parseExpression(code: string): Expression {
  const parser = new Parser(tokensOf(code));
  try {
    const expression = parser.tuple();
    return parser.isAtEnd() ? expression : OTHER;
  } catch (error) {
    if (error instanceof NotUnderstood) return OTHER;
    throw error;
  }
}

class NotUnderstood extends Error {}

const OPERATOR = /\*\*|\/\/|==|!=|<=|>=|:=|->|[^\s]/y;
const WORD = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|\d[\w.]*/y;

function tokensOf(code: string): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < code.length; ) {
    if (/\s/.test(code.charAt(at))) {
      at++;
      continue;
    }
    const end = endOfToken(code, at);
    const pattern = [WORD, OPERATOR].find((one) => {
      one.lastIndex = at;
      return one.test(code);
    });
    const token = end > at + 1 || !pattern ? code.slice(at, end) : code.slice(at, pattern.lastIndex);
    tokens.push(token);
    at += token.length;
  }
  return tokens;
}

const STRING = /^([A-Za-z]{0,2})("""|'''|"|')([\s\S]*)\2$/;
/** From the weakest to the strongest. */
const LEVELS: readonly (readonly string[])[] = [
  ["or"],
  ["and"],
  ["in", "not", "is", "==", "!=", "<", ">", "<=", ">="],
  ["|"],
  ["+", "-"],
  ["*", "/", "//", "%"],
];
/** The text is anybody's, and the stack is not endless. */
const MOST_DEPTH = 50;
const CLOSING = { "[": "]", "(": ")", "{": "}" } as const;

class Parser {
  readonly #tokens: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** `a, b` is a tuple also without brackets. */
  tuple(): Expression {
    const first = this.#starred();
    if (!this.#takes(",")) return first;
    const items = [first];
    while (!this.isAtEnd()) {
      items.push(this.#starred());
      if (!this.#takes(",")) break;
    }
    return { kind: "display", open: "(", items };
  }

  #starred(): Expression {
    return this.#takes("*") ? { kind: "star", of: this.#expression() } : this.#expression();
  }

  #expression(): Expression {
    if (this.#depth > MOST_DEPTH) throw new NotUnderstood();
    this.#depth++;
    const expression = this.#choice();
    this.#depth--;
    return expression;
  }

  #choice(): Expression {
    if (this.#takes("lambda")) return this.#lambda();
    const yes = this.#binary(0);
    if (!this.#takes("if")) return yes;
    const condition = this.#binary(0);
    this.#expect("else");
    return { kind: "choice", condition, yes, no: this.#expression() };
  }

  #lambda(): Expression {
    const parameter = this.#next();
    this.#expect(":");
    return { kind: "lambda", parameter, body: this.#expression() };
  }

  #binary(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.#unary();
    let left = level === 2 && this.#takes("not") ? this.#not(level) : this.#binary(level + 1);
    while (operators.includes(this.#peek())) {
      let operator = this.#next();
      if (operator === "not") operator = `not ${this.#next()}`;
      if (operator === "is" && this.#takes("not")) operator = "is not";
      left = { kind: "binary", operator, left, right: this.#binary(level + 1) };
    }
    return left;
  }

  #not(level: number): Expression {
    let isNot = true;
    for (; this.#takes("not"); ) isNot = !isNot;
    const of = this.#binary(level);
    return isNot ? { kind: "not", of } : of;
  }

  #unary(): Expression {
    let isSigned = false;
    for (; ["-", "+", "~", "await"].includes(this.#peek()); this.#next()) isSigned = true;
    const operand = this.#operand();
    return isSigned ? OTHER : operand;
  }

  #operand(): Expression {
    let expression = this.#atom();
    for (;;) {
      if (this.#takes(".")) expression = { kind: "attribute", of: expression, name: this.#next() };
      else if (this.#takes("(")) expression = { kind: "call", callee: expression, args: this.#args() };
      else if (this.#takes("[")) expression = this.#item(expression);
      else return expression;
    }
  }

  #item(of: Expression): Expression {
    if (this.#peek() === ":") throw new NotUnderstood();
    const index = this.#expression();
    this.#expect("]");
    return { kind: "item", of, index };
  }

  #atom(): Expression {
    const token = this.#next();
    if (token === "[" || token === "(" || token === "{") return this.#display(token);
    if (STRING.test(token)) return this.#strings(token);
    if (/^\d+$/.test(token)) return { kind: "number", value: Number(token) };
    if (/^\d/.test(token)) return OTHER;
    if (!/^[^\W\d]|^[\u0080-\uffff]/.test(token)) throw new NotUnderstood();
    return { kind: "name", name: token };
  }

  /** Strings side by side are one. */
  #strings(first: string): Expression {
    let text = literalText(first);
    while (STRING.test(this.#peek())) {
      const next = literalText(this.#next());
      text = text === undefined || next === undefined ? undefined : text + next;
    }
    return text === undefined ? OTHER : { kind: "string", text };
  }

  #display(open: "[" | "(" | "{"): Expression {
    const items: Expression[] = [];
    let commas = 0;
    while (!this.#takes(CLOSING[open])) {
      const item = this.#entry();
      if (["for", "async"].includes(this.#peek())) return this.#comprehension(item, open);
      items.push(item);
      if (this.#takes(",")) commas++;
      else if (this.#peek() !== CLOSING[open]) throw new NotUnderstood();
    }
    const [only] = items;
    if (open === "(" && only && commas === 0) return only;
    return { kind: "display", open, items };
  }

  /** An entry of a dictionary says nothing about hosts, nor does a named expression. */
  #entry(): Expression {
    if (this.#takes("**")) return this.#ignore();
    const item = this.#starred();
    if (this.#takes(":") || this.#takes(":=")) return this.#ignore();
    return item;
  }

  #ignore(): Expression {
    this.#expression();
    return OTHER;
  }

  #comprehension(item: Expression, open: "[" | "(" | "{"): Expression {
    this.#expect("for");
    const variable = this.#next();
    this.#expect("in");
    const of = this.#binary(0);
    while (this.#takes("if")) this.#binary(0);
    this.#expect(CLOSING[open]);
    return { kind: "each", item, variable, of };
  }

  #args(): Args {
    const byPosition: Expression[] = [];
    const byName = new Map<string, Expression>();
    while (!this.#takes(")")) {
      const name = this.#tokens[this.#at + 1] === "=" ? this.#next() : undefined;
      if (name !== undefined) this.#expect("=");
      const value = this.#entry();
      if (this.#peek() === "for") return { byPosition: [this.#comprehension(value, "(")], byName };
      if (name === undefined) byPosition.push(value);
      else byName.set(name, value);
      if (!this.#takes(",") && this.#peek() !== ")") throw new NotUnderstood();
    }
    return { byPosition, byName };
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? "";
  }

  #next(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new NotUnderstood();
    return token;
  }

  #takes(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at++;
    return true;
  }

  #expect(token: string): void {
    if (!this.#takes(token)) throw new NotUnderstood();
  }
}

/** Undefined for bytes, and for a string with fields that are filled in. */
function literalText(token: string): string | undefined {
  const [, prefix = "", , text = ""] = STRING.exec(token) ?? [];
  if (/b/i.test(prefix) || (/[ft]/i.test(prefix) && /[{}]/.test(text))) return undefined;
  if (/r/i.test(prefix)) return text;
  if ([...text.matchAll(/\\([\s\S])/g)].some(([, escaped = ""]) => !"\\'\"n\n".includes(escaped)))
    return undefined;
  return text.replace(/\\([\s\S])/g, (_, escaped) =>
    escaped === "n" ? "\n" : escaped === "\n" ? "" : escaped,
  );
}

import { entryParts, evaluateText, partsOf, plus, truthOf } from "./evaluate.ts";
import { parseExpression } from "./expression.ts";
import { placeOf, type Step } from "./settings-file.ts";
import { merge, type Scope, UNKNOWN, type Value } from "./value.ts";

/** What each name stands for; undefined where the statements raise. */
export type Names = ReadonlyMap<string, readonly Value[]>;
type State = Names | undefined;

/** Called with every statement that production may run, and what the names stand for above it. */
export type Visit = (step: Step, names: Names) => void;

const ASSIGNED = /^([A-Za-z_]\w*)\s*(?::[^=]+)?(\+)?=(?!=)\s*([\s\S]*)$/;
const CHANGED = /^([A-Za-z_]\w*)\s*\.\s*(append|extend|insert|add|update)\s*\(([\s\S]*)\)$/;
const HEADER =
  /^(?:async\s+)?(if|elif|else|try|except|finally|for|while|with|class|def|match|case)\b([\s\S]*?):?$/;

/** Follows a settings module statement by statement, as it runs with DEBUG off; nothing is executed. */
export class Flow {
  readonly #visit: Visit;
  readonly #classes: ReadonlySet<string>;
  /** Modules that import each other twice and again would take for ever. */
  #left = 100_000;

  readonly #isAnywhere: boolean;

  /**
   * @param classes those whose bodies are settings too
   * @param isAnywhere with DEBUG on too
   */
  constructor(visit: Visit, classes: ReadonlySet<string>, isAnywhere: boolean) {
    this.#visit = visit;
    this.#classes = classes;
    this.#isAnywhere = isAnywhere;
  }

  run(steps: readonly Step[], state: Names = new Map()): State {
    let now: State = state;
    for (let at = 0; at < steps.length && now; ) {
      const step = steps[at];
      if (!step) break;
      const keyword = HEADER.exec(step.code)?.[1];
      if (keyword === undefined || isAssignment(step.code)) {
        now = this.#statement(step, now);
        at++;
        continue;
      }
      const end = endOfBlocks(steps, at);
      now = this.#blocks(blocksOf(steps.slice(at, end)), now);
      at = end;
    }
    return now;
  }

  #blocks(blocks: readonly Block[], state: Names): State {
    const [first] = blocks;
    if (!first) return state;
    for (const { step } of blocks) this.#visit(step, state);
    switch (first.keyword) {
      case "if":
        return this.#branches(blocks, state);
      case "try":
        return this.#attempt(blocks, state);
      case "for": {
        const [, variable = "", of = ""] = /^\s*(\w+)\s+in\s+([\s\S]*)$/.exec(first.rest) ?? [];
        const lists = evaluateText(of, this.#scope(first.step, state));
        const each = lists.map(
          (list): Value => (list.kind === "list" ? { kind: "each", parts: list.parts } : UNKNOWN),
        );
        return this.run(first.body, new Map([...state, [variable, each]])) ?? state;
      }
      case "with":
        return this.run(first.body, /\bprefixed\s*\(/.test(first.rest) ? withoutReaders(state) : state);
      case "while":
      case "match":
        return join(state, this.run(first.body, state));
      case "case":
        return blocks.map(({ body }) => this.run(body, state)).reduce(join, state);
      case "class":
        return this.#class(first, state);
      default:
        // What stands in a function runs when it is called, if ever.
        for (const step of first.body) this.#visit(step, state);
        return state;
    }
  }

  #branches(blocks: readonly Block[], state: Names): State {
    let result: State;
    for (const { keyword, rest, body, step } of blocks) {
      const truth = keyword === "else" ? true : truthOf(parseExpression(rest), this.#scope(step, state));
      if (truth === false) continue;
      result = join(result, this.run(body, state));
      if (truth === true) return result;
    }
    return join(result, state);
  }

  #attempt(blocks: readonly Block[], state: Names): State {
    const [attempt] = blocks;
    const handlers = blocks.filter(({ keyword }) => keyword === "except");
    const always = blocks.filter(({ keyword }) => keyword === "finally" || keyword === "else");
    const fails = attempt?.body.some(({ imports }) => imports.some(({ kind }) => kind === "missing"));
    // What is there is imported; anything else may fail.
    const isSure = !fails && attempt?.body.every(({ code }) => /^(?:from|import)\s/.test(code));
    const done = fails ? undefined : this.run(attempt?.body ?? [], state);
    const failed = isSure ? [] : handlers.map(({ body }) => this.run(body, state));
    return always.reduce<State>((now, { body }) => now && this.run(body, now), failed.reduce(join, done));
  }

  /** In a class of django-configurations stand the settings themselves. */
  #class({ rest, body }: Block, state: Names): State {
    const name = /^\s*(\w+)/.exec(rest)?.[1] ?? "";
    return this.#classes.has(name) ? this.run(body, state) : state;
  }

  #scope(step: Step, names: Names): Scope {
    return { names, place: placeOf(step), target: undefined, isAnywhere: this.#isAnywhere };
  }

  #statement(step: Step, state: Names): State {
    if (this.#left-- < 0) return state;
    if (/^raise\b|^(?:sys\.)?exit\s*\(/.test(step.code)) return undefined;
    this.#visit(step, state);
    const imported = this.#imported(step, state);
    if (imported) return imported;
    const scope = this.#scope(step, state);
    const [, target, plusSign, expression] = ASSIGNED.exec(step.code) ?? [];
    if (target !== undefined && expression !== undefined)
      return assigned({ target, isAdded: plusSign !== undefined, expression }, { ...scope, target }, state);
    const [, list, method, arg] = CHANGED.exec(step.code) ?? [];
    if (list !== undefined && arg !== undefined && state.has(list))
      return changed(list, method ?? "", arg, scope, state);
    return opaque(step, state);
  }

  #imported(step: Step, state: Names): State {
    const [, plain] = /^import\s+([\s\S]+)$/.exec(step.code) ?? [];
    if (plain !== undefined) return new Map([...state, ...symbolsOf(plain)]);
    if (step.imports.length === 0) return undefined;
    let now: State = state;
    for (const imported of step.imports) {
      if (!now || imported.kind === "missing") continue;
      if (imported.kind === "steps") {
        const inner: State = this.run(imported.steps, now);
        now = inner && imported.names !== "*" ? taken(now, inner, imported.names) : inner;
      } else if (imported.names !== "*") {
        const { module } = imported;
        const symbols = [...imported.names].map(([here, there]) => symbol(here, `${module}.${there}`));
        now = new Map([...now, ...symbols]);
      }
    }
    return now;
  }
}

function isAssignment(code: string): boolean {
  // `match = …` and `case = …` are names where no block begins.
  return /^(?:match|case)\s*(?:[-+.,=(:]|\[)/.test(code) && ASSIGNED.test(code);
}

interface Assignment {
  readonly target: string;
  readonly isAdded: boolean;
  readonly expression: string;
}

function assigned({ target, isAdded, expression }: Assignment, scope: Scope, state: Names): Names {
  const [, next] = ASSIGNED.exec(expression) ?? [];
  // `A = B = …`
  if (next !== undefined && !isAdded) {
    const inner = assigned(
      { target: next, isAdded, expression: expression.slice(expression.indexOf("=") + 1) },
      scope,
      state,
    );
    return new Map([...inner, [target, inner.get(next) ?? [UNKNOWN]]]);
  }
  const values = evaluateText(expression, scope);
  const before = isAdded ? state.get(target) : undefined;
  if (!isAdded) return new Map([...state, [target, values]]);
  return new Map([...state, [target, added(before ?? [UNKNOWN], values, scope)]]);
}

function added(before: readonly Value[], values: readonly Value[], scope: Scope): readonly Value[] {
  return merge(
    [],
    before.flatMap((left) => values.map((right) => plus(left, right, scope))),
  );
}

function changed(list: string, method: string, arg: string, scope: Scope, state: Names): Names {
  const isOne = method === "append" || method === "insert" || method === "add";
  const code = method === "insert" ? arg.replace(/^[^,]*,/, "") : arg;
  const before = state.get(list) ?? [UNKNOWN];
  const values = evaluateText(code, scope).map((value): Value => {
    const parts = isOne ? entryParts(value, scope) : partsOf(value, scope);
    return { kind: "list", form: "list", parts };
  });
  const isFirst = method === "insert" && /^\s*0\s*,/.test(arg);
  const after = isFirst
    ? values.flatMap((value) => before.map((old) => plus(value, old, scope)))
    : added(before, values, scope);
  return new Map([...state, [list, after]]);
}

const CLASS = /^class\s+(\w+)\s*\(([\s\S]*)\)\s*:$/;

/** The class of django-configurations that is named, else the one that looks most like production, and its bases. */
export function settingsClasses(steps: readonly Step[], configuration: string | undefined): Set<string> {
  const bases = new Map<string, readonly string[]>();
  const seen = new Set<readonly Step[]>();
  const collect = (all: readonly Step[]) => {
    if (seen.has(all)) return;
    seen.add(all);
    for (const { code, imports } of all) {
      for (const imported of imports) if (imported.kind === "steps") collect(imported.steps);
      const [, name, list = ""] = CLASS.exec(code) ?? [];
      if (name !== undefined)
        bases.set(
          name,
          list.split(",").map((base) => base.trim().replace(/^.*\./, "")),
        );
    }
  };
  collect(steps);
  const above = (name: string): string[] => {
    const found = new Set([name]);
    for (const one of found) for (const base of bases.get(one) ?? []) found.add(base);
    return [...found];
  };
  const all = [...bases.keys()].filter((name) => above(name).includes("Configuration"));
  const named = configuration ?? all.find((name) => /prod/i.test(name)) ?? all.at(-1);
  return new Set(named === undefined ? [] : above(named));
}

/** Names of variables that get a prefix first are not those that the text shows. */
function withoutReaders(state: Names): Names {
  return new Map(
    [...state].map(([name, values]) => [
      name,
      values.map((value) => (value.kind === "reader" ? UNKNOWN : value)),
    ]),
  );
}

/** A call that gets the module's names may set any of them. */
export function mayChangeAnything({ code }: Step): boolean {
  return /\b(?:locals|globals|vars)\s*\(\s*\)|^exec\s*\(/.test(code);
}

function opaque(step: Step, state: Names): Names {
  const now = new Map(/^\w+\.prefix\s*=(?!=)/.test(step.code) ? withoutReaders(state) : state);
  for (const name of /^(?:del\s)?\(?\s*(\w+(?:\s*,\s*\w+)+)\s*\)?\s*=(?!=)/
    .exec(step.code)?.[1]
    ?.split(/\s*,\s*/) ?? [])
    now.set(name, [UNKNOWN]);
  if (mayChangeAnything(step)) now.set("ALLOWED_HOSTS", merge(now.get("ALLOWED_HOSTS") ?? [], [UNKNOWN]));
  return now;
}

function symbolsOf(list: string) {
  return list.split(",").flatMap((one) => {
    const [, module, name] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$/.exec(one) ?? [];
    if (module === undefined) return [];
    const here = name ?? module.split(".")[0] ?? module;
    return [symbol(here, name === undefined ? here : module)];
  });
}

function symbol(name: string, path: string): readonly [string, readonly Value[]] {
  return [name, [{ kind: "symbol", path }]];
}

function taken(outer: Names, inner: Names, names: ReadonlyMap<string, string>): Names {
  const found = [...names].flatMap(([here, there]) => {
    const values = inner.get(there);
    return values ? [[here, values] as const] : [];
  });
  const own = found.map(([here]) => here);
  const rest = [...names].filter(([here]) => !own.includes(here)).map(([here, there]) => symbol(here, there));
  return new Map([...outer, ...rest, ...found]);
}

function join(one: State, other: State): State {
  if (!one || !other) return one ?? other;
  const names = new Map(one);
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    // A name that one side has not is a name all the same: what counts is what it may be.
    names.set(name, merge(one.get(name) ?? [], other.get(name) ?? []));
  }
  return names;
}

interface Block {
  readonly keyword: string;
  /** Behind the keyword, without the colon. */
  readonly rest: string;
  readonly step: Step;
  readonly body: readonly Step[];
}

const CONTINUES = /^(?:elif|else|except|finally)\b/;

/** Behind the last block that belongs to the one at `at`: else, except and their like. */
export function endOfBlocks(steps: readonly Step[], at: number): number {
  const indent = steps[at]?.indent ?? 0;
  let end = at + 1;
  for (let next = steps[end]; next; next = steps[++end]) {
    if (next.indent < indent || (next.indent === indent && !CONTINUES.test(next.code))) break;
  }
  return end;
}

function blocksOf(steps: readonly Step[]): Block[] {
  const indent = steps[0]?.indent ?? 0;
  const starts = steps.flatMap((step, index) => (step.indent === indent ? index : []));
  return starts.flatMap((start, index) => {
    const step = steps[start];
    const [, keyword, rest] = HEADER.exec(step?.code ?? "") ?? [];
    if (!step || keyword === undefined || rest === undefined) return [];
    return [{ keyword, rest, step, body: steps.slice(start + 1, starts[index + 1]) }];
  });
}

import { type Block, blocksOf, endOfBlocks, keywordOf } from "./blocks.ts";
import { evaluateText, truthOf } from "./evaluate.ts";
import { parseExpression } from "./expression.ts";
import {
  afterStatement,
  join,
  type Names,
  type State,
  symbol,
  symbolsOf,
  taken,
  withoutReaders,
} from "./names.ts";
import { placeOf, type SettingsStep } from "./settings-file.ts";
import { type Run, type Scope, UNKNOWN, type Value } from "./value.ts";

/** Called with every statement that production may run, and what the names stand for above it. */
export type Visit = (step: SettingsStep, names: Names) => void;

/** Follows a settings module statement by statement, as production runs it; nothing is executed. */
export class Flow {
  readonly #visit: Visit;
  readonly #classes: ReadonlySet<string>;
  /** Modules that import each other twice and again would take for ever. */
  #left = 100_000;

  readonly #run: Run;

  /** @param classes those whose bodies are settings too */
  constructor(visit: Visit, classes: ReadonlySet<string>, run: Run) {
    this.#visit = visit;
    this.#classes = classes;
    this.#run = run;
  }

  run(steps: readonly SettingsStep[], state: Names = new Map()): State {
    let now: State = state;
    for (let at = 0; at < steps.length && now; ) {
      const step = steps[at];
      if (!step) break;
      if (keywordOf(step.code) === undefined) {
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

  #scope(step: SettingsStep, names: Names): Scope {
    return { names, place: placeOf(step), target: undefined, run: this.#run };
  }

  #statement(step: SettingsStep, state: Names): State {
    if (this.#left-- < 0) return state;
    if (/^raise\b|^(?:sys\.)?exit\s*\(/.test(step.code)) return undefined;
    this.#visit(step, state);
    const imported = this.#imported(step, state);
    if (imported) return imported;
    return afterStatement(step, this.#scope(step, state), state);
  }

  #imported(step: SettingsStep, state: Names): State {
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

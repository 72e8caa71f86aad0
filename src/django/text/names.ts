import { entryParts, evaluateText, partsOf, plus } from "./evaluate.ts";
import type { SettingsStep } from "./settings-file.ts";
import { merge, type Scope, UNKNOWN, type Value } from "./value.ts";

/** What each name stands for. */
export type Names = ReadonlyMap<string, readonly Value[]>;
/** Undefined where the statements raise. */
export type State = Names | undefined;

const ASSIGNED_NAME = /^([A-Za-z_]\w*)\s*(?::[^=]+)?(\+)?=(?!=)\s*([\s\S]*)$/;
const CHANGED = /^([A-Za-z_]\w*)\s*\.\s*(append|extend|insert|add|update)\s*\(([\s\S]*)\)$/;

/** What the names stand for below a statement that imports nothing. */
export function afterStatement(step: SettingsStep, scope: Scope, state: Names): Names {
  const [, target, plusSign, expression] = ASSIGNED_NAME.exec(step.code) ?? [];
  if (target !== undefined && expression !== undefined)
    return assigned({ target, isAdded: plusSign !== undefined, expression }, { ...scope, target }, state);
  const [, list, method, arg] = CHANGED.exec(step.code) ?? [];
  if (list !== undefined && arg !== undefined && state.has(list))
    return changed(list, method ?? "", arg, scope, state);
  return opaque(step, state);
}

interface NameAssignment {
  readonly target: string;
  readonly isAdded: boolean;
  readonly expression: string;
}

function assigned({ target, isAdded, expression }: NameAssignment, scope: Scope, state: Names): Names {
  const [, next] = ASSIGNED_NAME.exec(expression) ?? [];
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
  return new Map([...state, [target, addedTo(before ?? [UNKNOWN], values, scope)]]);
}

function addedTo(before: readonly Value[], values: readonly Value[], scope: Scope): readonly Value[] {
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
    : addedTo(before, values, scope);
  return new Map([...state, [list, after]]);
}

/** Names of variables that get a prefix first are not those that the text shows. */
export function withoutReaders(state: Names): Names {
  return new Map(
    [...state].map(([name, values]) => [
      name,
      values.map((value) => (value.kind === "reader" ? UNKNOWN : value)),
    ]),
  );
}

/** A call that gets the module's names may set any of them. */
export function mayChangeAnything({ code }: SettingsStep): boolean {
  return /\b(?:locals|globals|vars)\s*\(\s*\)|^exec\s*\(/.test(code);
}

function opaque(step: SettingsStep, state: Names): Names {
  const now = new Map(/^\w+\.prefix\s*=(?!=)/.test(step.code) ? withoutReaders(state) : state);
  for (const name of /^(?:del\s)?\(?\s*(\w+(?:\s*,\s*\w+)+)\s*\)?\s*=(?!=)/
    .exec(step.code)?.[1]
    ?.split(/\s*,\s*/) ?? [])
    now.set(name, [UNKNOWN]);
  if (mayChangeAnything(step)) now.set("ALLOWED_HOSTS", merge(now.get("ALLOWED_HOSTS") ?? [], [UNKNOWN]));
  return now;
}

export function symbolsOf(list: string) {
  return list.split(",").flatMap((one) => {
    const [, module, name] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$/.exec(one) ?? [];
    if (module === undefined) return [];
    const here = name ?? module.split(".")[0] ?? module;
    return [symbol(here, name === undefined ? here : module)];
  });
}

export function symbol(name: string, path: string): readonly [string, readonly Value[]] {
  return [name, [{ kind: "symbol", path }]];
}

export function taken(outer: Names, inner: Names, names: ReadonlyMap<string, string>): Names {
  const found = [...names].flatMap(([here, there]) => {
    const values = inner.get(there);
    return values ? [[here, values] as const] : [];
  });
  const own = found.map(([here]) => here);
  const rest = [...names].filter(([here]) => !own.includes(here)).map(([here, there]) => symbol(here, there));
  return new Map([...outer, ...rest, ...found]);
}

export function join(one: State, other: State): State {
  if (!one || !other) return one ?? other;
  const names = new Map(one);
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    // A name that one side has not is a name all the same: what counts is what it may be.
    names.set(name, merge(one.get(name) ?? [], other.get(name) ?? []));
  }
  return names;
}

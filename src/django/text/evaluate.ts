import { folderOf, joinPath, type Place } from "./app-files.ts";
import { type Args, type Expression, parseExpression } from "./expression.ts";
import { callReader, lazyList, readsByName, readVariable } from "./readers.ts";
import { type HostPart, merge, type Scope, UNKNOWN, type Value } from "./value.ts";

export function evaluateText(code: string, scope: Scope): readonly Value[] {
  return evaluate(parseExpression(code), scope);
}

/** All that an expression may be, one value for each branch that cannot be told. */
export function evaluate(expression: Expression, scope: Scope): readonly Value[] {
  switch (expression.kind) {
    case "string":
      return [{ kind: "text", text: expression.text }];
    case "name":
      return nameValue(expression.name, scope);
    case "display":
      return displayValues(expression, scope);
    case "each":
      return spread(evaluate(expression.of, scope), (parts) => {
        const inner = new Map([...scope.names, [expression.variable, [{ kind: "each", parts }] as const]]);
        return listOf([ofAnAddress(expression)], { ...scope, names: inner }, "list");
      });
    case "attribute":
      return evaluate(expression.of, scope).map((of) => attributeOf(of, expression.name));
    case "item":
      return evaluate(expression.of, scope).map((of) => itemOf(of, expression.index, scope));
    case "call":
      return callValues(expression.callee, expression.args, scope);
    case "choice": {
      const truth = truthOf(expression.condition, scope);
      const yes = truth === false ? [] : evaluate(expression.yes, scope);
      return merge(yes, truth === true ? [] : evaluate(expression.no, scope));
    }
    case "binary":
      if (COMPARES.test(expression.operator)) return truthValue(truthOf(expression, scope));
      return pairs(evaluate(expression.left, scope), evaluate(expression.right, scope)).map(([left, right]) =>
        combine(expression.operator, left, right),
      );
    case "not":
      return truthValue(truthOf(expression, scope));
    default:
      return [UNKNOWN];
  }
}

/** `f".{h[2:]}" if h.startswith("*.") else h`: what becomes of an address, which starts with a digit. */
function ofAnAddress({ item, variable }: Expression & { readonly kind: "each" }): Expression {
  if (item.kind !== "choice" || item.no.kind !== "name" || item.no.name !== variable) return item;
  const { condition } = item;
  const [start] = condition.kind === "call" ? condition.args.byPosition : [];
  const isStart =
    condition.kind === "call" &&
    condition.callee.kind === "attribute" &&
    condition.callee.name === "startswith" &&
    condition.callee.of.kind === "name" &&
    condition.callee.of.name === variable;
  return isStart && start?.kind === "string" && /^\D/.test(start.text) ? item.no : item;
}

const COMPARES = /^(?:==|!=|(?:not )?in|is(?: not)?)$/;

function truthValue(truth: boolean | undefined): readonly Value[] {
  if (truth === undefined) return [UNKNOWN];
  return [truth ? { kind: "text", text: "True" } : { kind: "nothing" }];
}

/** Whether a condition holds in production, where DEBUG is off; undefined where nobody can tell. */
export function truthOf(expression: Expression, scope: Scope): boolean | undefined {
  if (scope.run.isAnywhere) return undefined;
  if (expression.kind === "not") {
    const truth = truthOf(expression.of, scope);
    return truth === undefined ? undefined : !truth;
  }
  const name = expression.kind === "attribute" || expression.kind === "name" ? expression.name : "";
  if (["DEBUG", "TYPE_CHECKING", "False", "TESTING"].includes(name)) return false;
  if (name === "True") return true;
  if (expression.kind !== "binary") return truthOfText(textOf(expression, scope));
  const { operator, left, right } = expression;
  if (operator === "in" && right.kind === "attribute" && right.name === "argv") return false;
  const [one, other] = [truthOf(left, scope), truthOf(right, scope)];
  if (operator === "and") return one === false || other === false ? false : one && other;
  if (operator === "or") return one === true || other === true ? true : one === false ? other : undefined;
  if (operator === "not in") return negated(isAmong(left, right, scope));
  if (operator === "in") return isAmong(left, right, scope);
  const isSame =
    isSameText(textOf(left, scope), textOf(right, scope)) ?? isSameTruth(one, other, left, right);
  if (operator === "!=" || operator === "is not") return negated(isSame);
  return operator === "==" || operator === "is" ? isSame : undefined;
}

function negated(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

function truthOfText(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : text !== "";
}

/** `DEBUG == False`: a text is no truth. */
function isSameTruth(
  one: boolean | undefined,
  other: boolean | undefined,
  ...sides: readonly Expression[]
): boolean | undefined {
  const isText = sides.some(({ kind }) => kind === "string");
  return isText || one === undefined || other === undefined ? undefined : one === other;
}

/** What is a text, or read from a variable that is known. */
function textOf(expression: Expression, scope: Scope): string | undefined {
  if (!["string", "name", "call", "item"].includes(expression.kind)) return undefined;
  const [value, ...others] = evaluate(expression, scope);
  if (!value || others.length > 0) return undefined;
  if (value.kind === "text") return value.text;
  return value.kind === "read" ? scope.run.env[value.name] : undefined;
}

/** Upper and lower case are not followed. */
function isSameText(one: string | undefined, other: string | undefined): boolean | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (one === other) return true;
  return one.toLowerCase() === other.toLowerCase() ? undefined : false;
}

function isAmong(one: Expression, many: Expression, scope: Scope): boolean | undefined {
  const text = textOf(one, scope);
  const [list, ...others] = evaluate(many, scope);
  if (text === undefined || !list || others.length > 0) return undefined;
  if (list.kind === "symbol")
    return isEnviron([list]) && scope.run.env[text] !== undefined ? true : undefined;
  if (list.kind !== "list" || !list.parts.every(({ kind }) => kind === "fixed")) return undefined;
  const hosts = list.parts.flatMap((part) => (part.kind === "fixed" ? part.hosts : []));
  return (
    hosts.some((host) => isSameText(host, text)) ||
    (hosts.some((host) => isSameText(host, text) === undefined) ? undefined : false)
  );
}

function nameValue(name: string, { names, place }: Scope): readonly Value[] {
  if (name === "None" || name === "False") return [{ kind: "nothing" }];
  if (name === "__file__") return [{ kind: "path", path: place.file }];
  return names.get(name) ?? [{ kind: "symbol", path: name }];
}

function displayValues({ open, items }: Expression & { kind: "display" }, scope: Scope): readonly Value[] {
  const form = open === "[" ? "list" : open === "(" ? "tuple" : "other";
  return listOf(items, scope, form);
}

function listOf(items: readonly Expression[], scope: Scope, form: "list" | "tuple" | "other"): Value[] {
  let lists: readonly (readonly HostPart[])[] = [[]];
  for (const item of items) {
    const isStar = item.kind === "star";
    const values = evaluate(isStar ? item.of : item, scope);
    const added = values.map((value) => (isStar ? partsOf(value, scope) : entryParts(value, scope)));
    lists = pairs(lists, added)
      .map(([list, parts]) => [...list, ...parts])
      .slice(0, 16);
  }
  return lists.map((parts) => ({ kind: "list", form, parts }));
}

/** What one entry of a list is. */
export function entryParts(value: Value, { place }: Scope): readonly HostPart[] {
  if (value.kind === "each") return value.parts;
  if (value.kind === "text") return [{ kind: "fixed", hosts: [value.text], place }];
  if (value.kind === "nothing") return [];
  if (value.kind !== "read") return [computed(value, place)];
  const { name, fallback, fallsBackWhenEmpty } = value;
  const hosts = fallback === undefined ? undefined : [fallback];
  return [{ kind: "variable", name, shape: { kind: "one" }, fallback: hosts, fallsBackWhenEmpty, place }];
}

/** What a whole list holds. */
export function partsOf(value: Value, { place }: Scope): readonly HostPart[] {
  if (value.kind === "list" || value.kind === "each") return value.parts;
  if (value.kind === "nothing") return [];
  if (value.kind === "read") {
    // A text in the place of a list is a list of characters: no app works with it.
    return [{ kind: "computed", code: value.name, place }];
  }
  return [computed(value, place)];
}

function computed(value: Value, place: Place): HostPart {
  return { kind: "computed", code: value.kind === "symbol" ? value.path : "", place };
}

function attributeOf(of: Value, name: string): Value {
  if (of.kind === "symbol") return { kind: "symbol", path: `${of.path}.${name}` };
  if (of.kind === "reader") return { ...of, method: name };
  if (of.kind === "path" && name === "parent") return { kind: "path", path: folderOf(of.path) };
  if (of.kind === "path" && name === "parents") return of;
  return UNKNOWN;
}

function itemOf(of: Value, index: Expression, scope: Scope): Value {
  if (of.kind === "symbol" && of.path === "os.environ" && index.kind === "string")
    return readVariable(index.text, undefined);
  if (of.kind === "path" && index.kind === "number") {
    let { path } = of;
    for (let up = 0; up <= index.value; up++) path = folderOf(path);
    return { kind: "path", path };
  }
  return of.kind === "symbol" && scope.names.size === 0 ? of : UNKNOWN;
}

function callValues(callee: Expression, args: Args, scope: Scope): readonly Value[] {
  const values = callee.kind === "attribute" ? evaluate(callee.of, scope) : evaluate(callee, scope);
  return values
    .flatMap((of) => {
      if (callee.kind !== "attribute") return callOf(of, args, scope);
      return callMethod(of, callee.name, args, scope) ?? callOf(attributeOf(of, callee.name), args, scope);
    })
    .slice(0, 16);
}

const SAME_TEXT = /^(?:[lr]?strip|lower|upper|removesuffix|removeprefix|casefold|copy)$/;
const SAME_PATH = /^(?:resolve|absolute|expanduser|as_posix|joinpath|path|__str__)$/;

function callMethod(of: Value, method: string, args: Args, scope: Scope): readonly Value[] | undefined {
  if (of.kind === "text" || of.kind === "read") {
    if (method === "split") return [splitText(of, args, scope)];
    if (SAME_TEXT.test(method)) return [of];
    if (method === "join" && of.kind === "text") return [joinedText(of.text, args, scope)];
    const [from, to] = args.byPosition.flatMap((arg) => (arg.kind === "string" ? arg.text : []));
    return [method === "replace" && from === " " && to === "" ? of : UNKNOWN];
  }
  if ((of.kind === "each" || of.kind === "list") && SAME_TEXT.test(method)) return [of];
  if (of.kind === "path" && SAME_PATH.test(method)) return joined(of, args, scope);
  return undefined;
}

/** `",".join(DEFAULT_HOSTS)` */
function joinedText(separator: string, { byPosition: [list] }: Args, scope: Scope): Value {
  const [value, ...others] = list ? evaluate(list, scope) : [];
  const hosts = fixedHosts(value);
  return hosts && others.length === 0 ? { kind: "text", text: hosts.join(separator) } : UNKNOWN;
}

function fixedHosts(value: Value | undefined): readonly string[] | undefined {
  if (value?.kind !== "list" || !value.parts.every(({ kind }) => kind === "fixed")) return undefined;
  return value.parts.flatMap((part) => (part.kind === "fixed" ? part.hosts : []));
}

/** A default that has a name, or is put together, as the literal that it is. */
function withLiterals(args: Args, scope: Scope): Args {
  const literalOf = (arg: Expression): Expression => {
    if (!["name", "call", "binary"].includes(arg.kind)) return arg;
    const [value, ...others] = evaluate(arg, scope);
    if (others.length > 0) return arg;
    if (value?.kind === "text") return { kind: "string", text: value.text };
    const items = fixedHosts(value)?.map((text) => ({ kind: "string", text }) as const);
    return items && value?.kind === "list" && value.form === "list"
      ? { kind: "display", open: "[", items }
      : arg;
  };
  const byName = new Map(
    [...args.byName].map(([name, arg]) => [name, name === "default" ? literalOf(arg) : arg]),
  );
  return { byName, byPosition: args.byPosition.map((arg, index) => (index === 1 ? literalOf(arg) : arg)) };
}

function splitText(of: Value & { kind: "text" | "read" }, args: Args, scope: Scope): Value {
  const given = args.byPosition[0] ?? args.byName.get("sep");
  const separator = !given || (given.kind === "name" && given.name === "None") ? "" : given;
  if (separator !== "" && separator.kind !== "string") return UNKNOWN;
  const by = separator === "" ? "" : separator.text;
  const hostsOf = (text: string) => text.split(by === "" ? /\s+/ : by).filter((host) => host !== "");
  const { place } = scope;
  if (of.kind === "text")
    return { kind: "list", form: "list", parts: [{ kind: "fixed", hosts: hostsOf(of.text), place }] };
  const { name, fallback, fallsBackWhenEmpty } = of;
  const hosts = fallback === undefined ? undefined : hostsOf(fallback);
  const shape = { kind: "split", separator: by } as const;
  const part: HostPart = { kind: "variable", name, shape, fallback: hosts, fallsBackWhenEmpty, place };
  return { kind: "list", form: "list", parts: [part] };
}

function callOf(of: Value, args: Args, scope: Scope): readonly Value[] {
  const values = (index: number) => {
    const arg = args.byPosition[index];
    return arg ? evaluate(arg, scope) : [];
  };
  if (of.kind === "reader") return callReader(of, withLiterals(args, scope), scope, applyCast);
  if (of.kind === "path") return joined(of, args, scope);
  if (of.kind !== "symbol") return [UNKNOWN];
  const { path } = of;
  if (/(?:^|\.)ListValue$/.test(path)) return [lazyList(args, scope)];
  if (path === "os.environ.copy" || (path === "dict" && isEnviron(values(0)))) return [ENVIRON];
  const reading = readsByName(path, args);
  if (reading) return callReader(reading, withLiterals(args, scope), scope, applyCast);
  if (path === "object") return [{ kind: "nothing" }];
  // Of an object that has nothing.
  if (path === "getattr" && values(0).every(({ kind }) => kind === "nothing")) return values(2);
  if (path === "str" || /(?:^|\.)Path$|^os\.path\.(?:abspath|realpath|normpath|join)$/.test(path))
    return spreadPaths(values(0), { ...args, byPosition: args.byPosition.slice(1) }, scope);
  if (path === "os.path.dirname")
    return values(0).map((value) => (value.kind === "path" ? attributeOf(value, "parent") : UNKNOWN));
  if (path === "filter") return values(1);
  if (path === "map") return mappedValue(args, scope);
  if (/^(?:list|tuple|sorted|set|frozenset)$/.test(path))
    return values(0).map((value) => asForm(path, value, scope));
  if (/(?:^|\.)(?:loads|literal_eval|eval)$/.test(path))
    return values(0).map((value) => literal(value, path.endsWith("loads") ? "json" : "python", scope));
  return [UNKNOWN];
}

const ENVIRON: Value = { kind: "symbol", path: "os.environ" };

function isEnviron(values: readonly Value[]): boolean {
  return values.some((value) => value.kind === "symbol" && value.path === "os.environ");
}

function spreadPaths(values: readonly Value[], rest: Args, scope: Scope): readonly Value[] {
  return values.flatMap((value) => (value.kind === "path" ? joined(value, rest, scope) : [value]));
}

function joined(of: Value & { kind: "path" }, args: Args, scope: Scope): readonly Value[] {
  let result: Value = of;
  for (const arg of args.byPosition) result = combine("/", result, evaluate(arg, scope)[0] ?? UNKNOWN);
  return [result];
}

/** Only where each entry stays what it is. */
function mappedValue({ byPosition: [change, list] }: Args, scope: Scope): readonly Value[] {
  const isSame =
    (change?.kind === "attribute" && SAME_TEXT.test(change.name)) ||
    (change?.kind === "name" && change.name === "str") ||
    (change?.kind === "lambda" && change.body.kind === "call" && change.body.callee.kind === "attribute");
  return isSame && list ? evaluate(list, scope) : [UNKNOWN];
}

function asForm(path: string, value: Value, scope: Scope): Value {
  const form = path === "tuple" ? "tuple" : /set$/.test(path) ? "other" : "list";
  // A text would become its characters.
  return value.kind === "list" ? { ...value, form } : { kind: "list", form, parts: partsOf(value, scope) };
}

function literal(value: Value, kind: "json" | "python", { place }: Scope): Value {
  if (value.kind !== "read") return UNKNOWN;
  const { name, fallsBackWhenEmpty, fallback: text } = value;
  const list = text === undefined ? undefined : parseExpression(text);
  const items = list?.kind === "display" ? list.items : [];
  const hosts = items.flatMap((item) => (item.kind === "string" ? item.text : []));
  const fallback = text === undefined ? undefined : hosts;
  const part: HostPart = { kind: "variable", name, shape: { kind }, fallback, fallsBackWhenEmpty, place };
  return { kind: "list", form: kind === "json" ? "list" : "other", parts: [part] };
}

/** `cast=lambda value: …` of python-decouple and django-environ. */
function applyCast(cast: Expression, value: Value, scope: Scope): readonly Value[] {
  if (cast.kind === "lambda")
    return evaluate(cast.body, { ...scope, names: new Map([...scope.names, [cast.parameter, [value]]]) });
  const [callee] = evaluate(cast, scope);
  const isJson = callee?.kind === "symbol" && /(?:^|\.)loads$/.test(callee.path);
  return [isJson ? literal(value, "json", scope) : UNKNOWN];
}

function combine(operator: string, left: Value, right: Value): Value {
  if (operator === "or" && (left.kind === "nothing" || left.kind === "unknown"))
    return left.kind === "nothing" ? right : UNKNOWN;
  if (operator === "or" && left.kind === "read" && left.fallback === undefined)
    return { ...left, fallback: right.kind === "text" ? right.text : undefined, fallsBackWhenEmpty: true };
  if (operator === "or" && left.kind === "list") {
    const form = right.kind === "list" && right.form === left.form ? left.form : "other";
    return { ...left, form, parts: left.parts.map((part) => orElse(part, right)) };
  }
  if (operator === "or") return left;
  if (operator === "and") return right;
  if (operator === "/" && left.kind === "path" && right.kind === "text") {
    const path = joinPath(left.path, right.text);
    return path === undefined ? UNKNOWN : { kind: "path", path };
  }
  if ((operator === "+" || operator === "|") && left.kind === "list" && right.kind === "list")
    return {
      ...left,
      form: left.form === "lazy" ? "other" : left.form,
      parts: [...left.parts, ...right.parts],
    };
  if (operator === "+" && left.kind === "text" && right.kind === "text")
    return { kind: "text", text: left.text + right.text };
  return UNKNOWN;
}

function orElse(part: HostPart, right: Value): HostPart {
  if (part.kind !== "variable" || right.kind !== "list") return part;
  const fallback = right.parts.flatMap((other) => (other.kind === "fixed" ? other.hosts : []));
  return { ...part, fallback, fallsBackWhenEmpty: true };
}

/** A list that is combined of something unknown is not unknown as a whole: what is seen in it counts. */
export function plus(left: Value, right: Value, scope: Scope): Value {
  const form = left.kind === "list" ? left.form : "other";
  return { kind: "list", form, parts: [...partsOf(left, scope), ...partsOf(right, scope)] };
}

function spread(
  values: readonly Value[],
  make: (parts: readonly HostPart[]) => readonly Value[],
): readonly Value[] {
  return values.flatMap((value) =>
    value.kind === "list" || value.kind === "each" ? make(value.parts) : [UNKNOWN],
  );
}

function pairs<One, Other>(ones: readonly One[], others: readonly Other[]): (readonly [One, Other])[] {
  return ones.flatMap((one) => others.map((other) => [one, other] as const)).slice(0, 16);
}

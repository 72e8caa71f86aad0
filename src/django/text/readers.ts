import type { Args, Expression } from "./expression.ts";
import { type HostPart, type Scope, type Shape, UNKNOWN, type Value } from "./value.ts";

type Reader = Value & { readonly kind: "reader" };
type ApplyCast = (cast: Expression, value: Value, scope: Scope) => readonly Value[];

/** Classes whose objects read variables: django-environ, environs, python-decouple. */
const READER_CLASS = /(?:^|\.)(?:\w*Env|AutoConfig|RepositoryEnv)$|^(?:decouple|starlette\.config)\.Config$/;
/** Functions and objects that read one, also where the text does not show where they come from. */
const READER_NAME =
  /^(?:os\.)?(?:environ\.get|getenv|environ\.setdefault|environ\.pop)$|(?:^|\.)(?:get_?env\w*|env_\w+|\w*env|config)$/i;
const METHOD = /\.(list|tuple|json|str|get_value|get|bool|int)$/;
const COMMA: Shape = { kind: "split", separator: "," };

const READER: Reader = { kind: "reader", lists: [], method: "" };

/** What a call reads or makes that is known by its name alone. */
export function readsByName(path: string, args: Args): Reader | undefined {
  if (READER_CLASS.test(path)) return { ...READER, method: "__init__" };
  const method = METHOD.exec(path)?.[1] ?? "";
  if (!READER_NAME.test(path) && !READER_NAME.test(path.replace(METHOD, ""))) return undefined;
  // The `get` of configparser names a section first; os.environ and the like take a name, and a default.
  return readerName(args) === undefined ? undefined : { ...READER, method };
}

function readerName({ byPosition, byName }: Args): string | undefined {
  const given =
    byPosition[0] ?? byName.get("var") ?? byName.get("name") ?? byName.get("key") ?? byName.get("option");
  return given?.kind === "string" && /^[A-Za-z_]\w*$/.test(given.text) ? given.text : undefined;
}

export function readVariable(name: string, fallback: string | undefined): Value {
  return { kind: "read", name, fallback, fallsBackWhenEmpty: false };
}

/** `env("X")`, `env.list("X", default=[…])`, `config("X", cast=Csv())`. */
export function callReader(reader: Reader, args: Args, scope: Scope, applyCast: ApplyCast): readonly Value[] {
  if (reader.method === "__init__")
    return [args.byName.has("prefix") ? UNKNOWN : { ...READER, lists: listsOf(args) }];
  const name = readerName(args);
  if (name === undefined) return [UNKNOWN];
  const fallback = args.byName.get("default") ?? args.byPosition.slice(1).find(isLiteral);
  const shape = readerShape(reader, args, fallback);
  const hosts = literalHosts(fallback, shape) ?? reader.lists.find(([one]) => one === name)?.[1];
  if (shape) return [{ ...readerList(name, shape, hosts, scope), form: listForm(reader, args) }];
  if (!/^(?:|str|get|get_value|environ|getenv)$/.test(reader.method)) return [UNKNOWN];
  const text = readVariable(name, fallback?.kind === "string" ? fallback.text : undefined);
  const cast = args.byName.get("cast");
  return cast && !(cast.kind === "name" && cast.name === "str") ? applyCast(cast, text, scope) : [text];
}

/** A default is handed out as it is: only a list of its own is nobody else's. */
function listForm({ method }: Reader, { byName, byPosition }: Args): "list" | "other" {
  const isTuple = (arg: Expression | undefined): boolean =>
    arg !== undefined &&
    (lastName(arg) === "tuple" || (arg.kind === "call" && [...arg.args.byName.values()].some(isTuple)));
  const fallback = byName.get("default") ?? byPosition.slice(1).find((arg) => arg.kind !== "call");
  const isOwn = fallback === undefined || (fallback.kind === "display" && fallback.open === "[");
  const isText = fallback?.kind === "string" && method === "";
  return method !== "tuple" && !isTuple(byName.get("cast")) && (isOwn || isText) ? "list" : "other";
}

/** `Env(X=(list, ["a"]))` */
function listsOf({ byName }: Args): Reader["lists"] {
  const isList = (type: Expression | undefined): boolean =>
    type?.kind === "display" || (type !== undefined && lastName(type) === "list");
  return [...byName].flatMap(([name, scheme]) => {
    const [type, fallback] = scheme.kind === "display" && scheme.open === "(" ? scheme.items : [scheme];
    return isList(type) ? [[name, literalHosts(fallback) ?? []] as const] : [];
  });
}

function readerShape(reader: Reader, args: Args, fallback: Expression | undefined): Shape | undefined {
  const { method } = reader;
  const isListed = reader.lists.some(([name]) => name === readerName(args));
  if (method === "json") return { kind: "json" };
  if (method === "list" || method === "tuple") return delimited(args) ?? COMMA;
  const cast = args.byName.get("cast") ?? args.byPosition.slice(1).find((arg) => !isLiteral(arg));
  if (cast?.kind === "call" && cast.callee.kind !== "call" && /Csv$/.test(lastName(cast.callee)))
    return delimited(cast.args) ?? COMMA;
  if (method !== "" && method !== "get_value") return undefined;
  if (cast?.kind === "name" && /^(?:list|tuple)$/.test(cast.name)) return COMMA;
  if (cast?.kind === "display") return COMMA;
  // django-environ makes what its default is.
  return isListed || (!cast && fallback?.kind === "display") ? COMMA : undefined;
}

function delimited({ byName, byPosition }: Args): Shape | undefined {
  const given =
    byName.get("delimiter") ?? byPosition.find((arg, index) => index > 0 && arg.kind === "string");
  return given?.kind === "string" && given.text.length === 1
    ? { kind: "split", separator: given.text }
    : undefined;
}

function lastName(callee: Expression): string {
  return callee.kind === "name" || callee.kind === "attribute" ? callee.name : "";
}

function isLiteral(arg: Expression): boolean {
  return (
    arg.kind === "string" || (arg.kind === "display" && arg.items.every((item) => item.kind === "string"))
  );
}

function literalHosts(fallback: Expression | undefined, shape = COMMA): readonly string[] | undefined {
  const separator = (shape.kind === "split" && shape.separator) || ",";
  if (fallback?.kind === "string")
    return fallback.text
      .split(separator)
      .map((host) => host.trim())
      .filter(Boolean);
  if (fallback?.kind !== "display") return undefined;
  return fallback.items.flatMap((item) => (item.kind === "string" ? item.text : []));
}

function readerList(
  name: string,
  shape: Shape,
  fallback: readonly string[] | undefined,
  { place }: Scope,
): Value & { readonly kind: "list" } {
  const part: HostPart = { kind: "variable", name, shape, fallback, fallsBackWhenEmpty: false, place };
  return { kind: "list", form: "list", parts: [part] };
}

/** `values.ListValue([…])` of django-configurations: a list only when the class is ready. */
export function lazyList(args: Args, scope: Scope): Value {
  const text = (key: string) => {
    const given = args.byName.get(key);
    return given?.kind === "string" ? given.text : undefined;
  };
  const own = text("environ_name");
  const prefix = args.byName.get("environ_prefix");
  const isBare = prefix?.kind === "name" && prefix.name === "None";
  const start = isBare ? "" : `${text("environ_prefix") ?? "DJANGO"}_`;
  const name = `${start}${own ?? scope.target ?? ""}`;
  const shape: Shape = { kind: "split", separator: text("separator") ?? "," };
  const list = readerList(name, shape, literalHosts(args.byPosition[0] ?? args.byName.get("default")), scope);
  // With a name of its own it is read at once.
  return own === undefined ? { ...list, form: "lazy" } : list;
}

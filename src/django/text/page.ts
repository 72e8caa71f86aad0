import { tryPattern } from "../../foreign-pattern.ts";
import { type AppFiles, fileOfModule, type Place } from "./app-files.ts";
import { type Expression, parseExpression } from "./expression.ts";
import { type Statement, statementsOf } from "./python-text.ts";
import { type View, viewOf } from "./view.ts";

/** What the text shows of the page at a path: which view answers there, if any. */
export type PageText =
  | (View & { readonly place: Place })
  /** No route leads there. */
  | { readonly kind: "missing"; readonly place: Place }
  /** With a slash at its end there is one: Django redirects there, with 301. */
  | { readonly kind: "slash"; readonly place: Place }
  /** The text does not show it. */
  | { readonly kind: "unknown" };

const UNKNOWN: PageText = { kind: "unknown" };
const ROUTES = /^urlpatterns\s*(?::[^=]+)?\+?=(?!=)\s*([\s\S]+)$/;
const MOST_MODULES = 50;

/** @param urls the module that ROOT_URLCONF names */
export function pageAt(path: string, urls: string, files: AppFiles, folders: readonly string[]): PageText {
  const rest = path.replace(/[?#].*$/, "").replace(/^\//, "");
  const found = new Router(files, folders).page(urls, rest);
  if (found.kind !== "missing" || rest === "" || rest.endsWith("/")) return found;
  const withSlash = new Router(files, folders).page(urls, `${rest}/`);
  if (withSlash.kind === "unknown") return UNKNOWN;
  return withSlash.kind === "missing" ? found : { kind: "slash", place: found.place };
}

/** A module of routes, and the lists and routers that it names. */
interface Module {
  readonly file: string;
  readonly routes: readonly { readonly list: Expression; readonly line: number }[];
  readonly lists: ReadonlyMap<string, Expression>;
  /** What the Django REST framework's routers take; undefined where that is not seen. */
  readonly routers: ReadonlyMap<string, readonly string[] | undefined>;
  /** Of the last statement that makes the routes. */
  readonly endLine: number;
}

class Router {
  readonly #files: AppFiles;
  readonly #folders: readonly string[];
  #left = MOST_MODULES;
  /** Routes below a language's code: LocaleMiddleware redirects there what no route takes. */
  #hasLanguages = false;

  constructor(files: AppFiles, folders: readonly string[]) {
    this.#files = files;
    this.#folders = folders;
  }

  page(urls: string, rest: string): PageText {
    const found = this.#find(urls, rest);
    return found.kind === "missing" && this.#hasLanguages ? UNKNOWN : found;
  }

  #find(name: string, rest: string): PageText {
    const file = fileOfModule(this.#files, name, this.#folders);
    const text = file === undefined ? undefined : this.#files.read(file);
    const module = file === undefined || text === undefined ? undefined : moduleOf(file, text);
    if (!module || this.#left-- < 0) return UNKNOWN;
    for (const { list, line } of module.routes) {
      const found = this.#among(list, rest, { file: module.file, line }, module);
      if (found) return found;
    }
    return { kind: "missing", place: { file: module.file, line: module.endLine } };
  }

  /** Undefined where none of these routes leads there. */
  #among(list: Expression, rest: string, place: Place, module: Module): PageText | undefined {
    if (list.kind === "binary" && list.operator === "+")
      return this.#among(list.left, rest, place, module) ?? this.#among(list.right, rest, place, module);
    const named = list.kind === "name" ? module.lists.get(list.name) : undefined;
    // A list that names itself would never end.
    if (named) return this.#left-- < 0 ? UNKNOWN : this.#among(named, rest, place, module);
    if (list.kind === "call") return this.#ofCall(list, rest, place, module);
    if (list.kind === "attribute" && list.name === "urls") return ofRouter(list, rest, module);
    if (list.kind !== "display") return UNKNOWN;
    for (const route of list.items) {
      const found =
        route.kind === "star"
          ? this.#among(route.of, rest, place, module)
          : this.#at(route, rest, place, module);
      if (found) return found;
    }
    return undefined;
  }

  #ofCall({ callee, args }: Call, rest: string, place: Place, module: Module): PageText | undefined {
    // Files are served by Django only where DEBUG is on.
    if (/^(?:static|staticfiles_urlpatterns|debug_toolbar_urls)$/.test(nameOf(callee))) return undefined;
    if (nameOf(callee) !== "i18n_patterns") return UNKNOWN;
    const isBare = nameOf(args.byName.get("prefix_default_language") ?? NOTHING) === "False";
    // The code of a language, or something that looks like one.
    if (/^[a-z]{2,3}(?:-[a-z]+)?(?:\/|$)/i.test(rest)) return UNKNOWN;
    this.#hasLanguages = true;
    const items = { kind: "display", open: "[", items: args.byPosition } as const;
    return isBare ? this.#among(items, rest, place, module) : undefined;
  }

  #at(route: Expression, rest: string, place: Place, module: Module): PageText | undefined {
    if (route.kind !== "call") return UNKNOWN;
    const { byPosition, byName } = route.args;
    const [first = byName.get("route") ?? byName.get("regex"), view = byName.get("view")] = byPosition;
    const isInclude = view?.kind === "call" && nameOf(view.callee) === "include";
    const behind = first && behindRoute(nameOf(route.callee), first, rest, isInclude);
    if (behind === undefined || !view) return UNKNOWN;
    if (behind === null) return undefined;
    if (isAdmin(view)) return adminPage(behind, place);
    if (isInclude) return this.#included(view, behind, place, module);
    if (view.kind === "attribute" && view.name === "urls") return ofRouter(view, behind, module);
    if (behind !== "" && nameOf(route.callee) === "path") return undefined;
    const found = viewOf(view, place.file, this.#files, this.#folders);
    return found ? { ...found, place } : UNKNOWN;
  }

  #included({ args }: Call, rest: string, place: Place, module: Module): PageText | undefined {
    const [first] = args.byPosition;
    const isPair = first?.kind === "display" && first.open === "(";
    const what = isPair ? first.items[0] : first;
    if (what?.kind !== "string") return what ? this.#among(what, rest, place, module) : UNKNOWN;
    const found = this.#find(what.text, rest);
    return found.kind === "missing" ? undefined : found;
  }
}

type Call = Expression & { readonly kind: "call" };
const NOTHING: Expression = { kind: "other" };

/** Undefined where the routes are not seen, or come about in a way that is not followed. */
function moduleOf(file: string, text: string): Module | undefined {
  const steps = statementsOf(text);
  const routes: { list: Expression; line: number }[] = [];
  const lists = new Map<string, Expression>();
  const routers = new Map<string, readonly string[] | undefined>();
  let endLine: number | undefined;
  for (const [index, { code, indent, line, endLine: end }] of steps.entries()) {
    const list = ROUTES.exec(code)?.[1];
    if (list !== undefined) {
      // Of routes that only some runs have nothing is known, but that production has none of DEBUG's.
      if (indent > 0 && !isOfDebug(steps, index)) return undefined;
      if (indent > 0) continue;
      const before = routes.map((one): Expression => ({ kind: "star", of: one.list }));
      if (!/^urlpatterns[^=]*\+=/.test(code)) routes.length = 0;
      routes.push({ list: withRoutes(parseExpression(list), before), line });
      endLine = end;
    } else if (/\burlpatterns\b/.test(code)) return undefined;
    else nameList(code, indent, lists);
    nameRouter(code, indent, routers);
  }
  return endLine === undefined ? undefined : { file, routes, lists, routers, endLine };
}

/** `urlpatterns + […]`: those that were there. */
function withRoutes(list: Expression, before: readonly Expression[]): Expression {
  if (list.kind === "name" && list.name === "urlpatterns")
    return { kind: "display", open: "[", items: before };
  if (list.kind !== "binary") return list;
  return { ...list, left: withRoutes(list.left, before), right: withRoutes(list.right, before) };
}

function isOfDebug(steps: readonly Statement[], index: number): boolean {
  const { indent } = steps[index] ?? { indent: 0 };
  const above = steps.slice(0, index).findLast((step) => step.indent < indent);
  return above !== undefined && /^if\s+(?:settings\.)?DEBUG\b(?![^:]*\bor\b)/.test(above.code);
}

/** What is changed again is not followed. */
function nameList(code: string, indent: number, lists: Map<string, Expression>): void {
  const [, name, list] = /^(\w+)\s*(?::[^=]+)?=(?!=)\s*(\[[\s\S]*)$/.exec(code) ?? [];
  if (name !== undefined && list !== undefined && indent === 0 && !lists.has(name)) {
    lists.set(name, parseExpression(list));
    return;
  }
  const changed = /^(\w+)\s*(?:\+?=(?!=)|\.\s*(?:append|extend|insert|remove|pop)\b)/.exec(code)?.[1];
  if (changed !== undefined && lists.has(changed)) lists.set(changed, NOTHING);
}

const ROUTER = /^(\w+)\s*=\s*(?:\w+\.)?(?:Default|Simple)Router\s*\(\s*(?:trailing_slash\s*=\s*\w+\s*)?\)$/;
const REGISTER = /^(\w+)\.register\s*\(\s*(?:prefix\s*=\s*)?[rR]?(?:"([^"\\]*)"|'([^'\\]*)')\s*,/;

function nameRouter(code: string, indent: number, routers: Map<string, readonly string[] | undefined>): void {
  const made = ROUTER.exec(code)?.[1];
  if (made !== undefined) routers.set(made, indent === 0 ? [] : undefined);
  const used = /^(\w+)\s*\./.exec(code)?.[1];
  if (used === undefined || !routers.has(used)) return;
  const [, , one, other] = REGISTER.exec(code) ?? [];
  const known = routers.get(used);
  const prefix = one ?? other;
  routers.set(used, known && prefix !== undefined && indent === 0 ? [...known, prefix] : undefined);
}

/** A router of the Django REST framework: who may see its pages is for its settings to say. */
function ofRouter({ of }: Expression & { readonly kind: "attribute" }, rest: string, module: Module) {
  const prefixes = of.kind === "name" ? module.routers.get(of.name) : undefined;
  const isTaken = prefixes?.some(
    (prefix) => prefix === "" || /[^\w/-]/.test(prefix) || rest.startsWith(prefix),
  );
  // At its root it lists what it has, in one format or another.
  return !prefixes || isTaken || rest === "" || rest.startsWith(".") ? UNKNOWN : undefined;
}

function isAdmin(view: Expression): boolean {
  return view.kind === "attribute" && view.name === "urls" && /site$/.test(nameOf(view.of));
}

function adminPage(behind: string, place: Place): PageText {
  return { kind: behind === "login/" ? "page" : "redirect", place };
}

function nameOf(expression: Expression): string {
  return expression.kind === "name" || expression.kind === "attribute" ? expression.name : "";
}

/** What a route leaves of a path; null: it does not lead there. Undefined where that is not known. */
function behindRoute(
  kind: string,
  route: Expression,
  rest: string,
  isInclude: boolean,
): string | null | undefined {
  const pattern = route.kind === "string" ? patternOf(kind, route.text) : undefined;
  const found = pattern === undefined ? undefined : tryPattern(pattern, rest);
  // Not every version of Django searches for a view's expression that says where it ends.
  if (found && found.index > 0 && pattern?.endsWith("$") && !isInclude) return undefined;
  return found && rest.slice(found.index + found[0].length);
}

function patternOf(kind: string, route: string): string | undefined {
  if (kind === "path") {
    const parts = route.split(/(<[^>]*>)/).map(partOfPath);
    return parts.includes(undefined) ? undefined : `^${parts.join("")}`;
  }
  if (kind !== "re_path" && kind !== "url") return undefined;
  return route.replaceAll("(?P<", "(?<").replace(/\\Z/g, "$");
}

/** The converters of Django; undefined for one of the app's own. */
const CONVERTERS: Readonly<Record<string, string>> = {
  str: "[^/]+",
  int: "[0-9]+",
  slug: "[-a-zA-Z0-9_]+",
  uuid: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
  path: ".+",
};

function partOfPath(part: string): string | undefined {
  if (!part.startsWith("<")) return part.replaceAll(/[^\w/]/g, "\\$&");
  const [, kind = "str"] = /^<(?:(\w+):)?\w+>$/.exec(part) ?? [];
  return Object.hasOwn(CONVERTERS, kind) ? CONVERTERS[kind] : undefined;
}

import { tryPattern } from "../../foreign-pattern.ts";
import { type AppFiles, fileOfModule, type Place } from "./app-files.ts";
import { type Expression, parseExpression } from "./expression.ts";
import { statementsOf } from "./python-text.ts";
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
  const router = new Router(files, folders);
  const rest = path.replace(/[?#].*$/, "").replace(/^\//, "");
  const found = router.find(urls, rest);
  if (found.kind !== "missing" || rest === "" || rest.endsWith("/")) return found;
  const withSlash = router.find(urls, `${rest}/`);
  if (withSlash.kind === "unknown") return UNKNOWN;
  return withSlash.kind === "missing" ? found : { kind: "slash", place: found.place };
}

class Router {
  readonly #files: AppFiles;
  readonly #folders: readonly string[];
  #left = MOST_MODULES;

  constructor(files: AppFiles, folders: readonly string[]) {
    this.#files = files;
    this.#folders = folders;
  }

  find(module: string, rest: string): PageText {
    const file = fileOfModule(this.#files, module, this.#folders);
    const text = file === undefined ? undefined : this.#files.read(file);
    if (file === undefined || text === undefined || this.#left-- < 0) return UNKNOWN;
    let line: number | undefined;
    for (const statement of statementsOf(text)) {
      const list = ROUTES.exec(statement.code)?.[1];
      if (list === undefined) {
        if (/\burlpatterns\b/.test(statement.code)) return UNKNOWN;
        continue;
      }
      // Of routes that only some runs have nothing is known.
      if (statement.indent > 0 && !/\bDEBUG\b/.test(text)) return UNKNOWN;
      if (statement.indent > 0) continue;
      line = statement.endLine;
      const found = this.#among(parseExpression(list), rest, { file, line: statement.line });
      if (found) return found;
    }
    return line === undefined ? UNKNOWN : { kind: "missing", place: { file, line } };
  }

  /** Undefined where none of these routes leads there. */
  #among(list: Expression, rest: string, place: Place): PageText | undefined {
    if (list.kind === "binary" && list.operator === "+")
      return this.#among(list.left, rest, place) ?? this.#among(list.right, rest, place);
    // Files are served by Django only where DEBUG is on.
    if (list.kind === "call" && /^(?:static|staticfiles_urlpatterns)$/.test(nameOf(list.callee)))
      return undefined;
    if (list.kind !== "display") return UNKNOWN;
    for (const route of list.items) {
      const found = this.#at(route, rest, place);
      if (found) return found;
    }
    return undefined;
  }

  #at(route: Expression, rest: string, place: Place): PageText | undefined {
    if (route.kind !== "call") return UNKNOWN;
    const { byPosition, byName } = route.args;
    const [first, view = byName.get("view")] = byPosition;
    const taken = first && takenBy(nameOf(route.callee), first, rest);
    if (taken === undefined || !view) return UNKNOWN;
    if (taken === null) return undefined;
    const behind = rest.slice(taken.length);
    if (isAdmin(view)) return adminPage(behind, place);
    if (view.kind === "call" && nameOf(view.callee) === "include") return this.#included(view, behind);
    if (behind !== "" && !nameOf(route.callee).startsWith("re_") && nameOf(route.callee) !== "url")
      return undefined;
    const found = viewOf(view, place.file, this.#files, this.#folders);
    return found ? { ...found, place } : UNKNOWN;
  }

  #included({ args }: Expression & { readonly kind: "call" }, rest: string): PageText | undefined {
    const [first] = args.byPosition;
    const module = first?.kind === "display" ? first.items[0] : first;
    if (module?.kind !== "string") return UNKNOWN;
    const found = this.find(module.text, rest);
    return found.kind === "missing" ? undefined : found;
  }
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

/** The beginning of a path that a route takes; null: it does not lead there. Undefined where that is not known. */
function takenBy(kind: string, route: Expression, rest: string): string | null | undefined {
  const pattern = route.kind === "string" ? patternOf(kind, route.text) : undefined;
  const found = pattern === undefined ? undefined : tryPattern(`^(?:${pattern})`, rest);
  return found === null ? null : found?.[0];
}

function patternOf(kind: string, route: string): string | undefined {
  if (kind === "path")
    return route
      .split(/(<[^>]*>)/)
      .map(partOfPath)
      .join("");
  if (kind !== "re_path" && kind !== "url") return undefined;
  return route.replaceAll("(?P<", "(?<").replace(/^\^/, "").replace(/\\Z/g, "$");
}

function partOfPath(part: string): string {
  if (!part.startsWith("<")) return part.replaceAll(/[^\w/]/g, "\\$&");
  if (/^<path:/.test(part)) return ".+";
  return /^<int:/.test(part) ? "[0-9]+" : "[^/]+";
}

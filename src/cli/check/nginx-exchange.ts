import { tryPattern } from "../../foreign-pattern.ts";
import type { Directive } from "./nginx-text.ts";
import { ANY_ADDRESS } from "./provable.ts";

/** What nginx does with the load balancer's check, other than to hand it on as it is. */
export type NginxAnswer = { readonly file: string; readonly line: number } & (
  | { readonly kind: "status"; readonly status: number }
  /** It asks the app for another host. */
  | { readonly kind: "host"; readonly host: string }
);

/** The text does not show what becomes of the request. */
class NotSeen extends Error {}

/** What may refuse a request, or take it elsewhere, before the app gets it. */
const IN_BETWEEN =
  /^(?:auth_\w+|allow|deny|satisfy|limit_\w+|include|internal|try_files|js_\w+|\w*lua\w*|perl)$/;
/** A map may lead to itself, and a text may double with each step. */
const MOST_STEPS = 1000;
const LONGEST_TEXT = 4096;
const OF_APP = /^http:\/\/(?:127\.0\.0\.1:8000|localhost:8000|docker)$/;

/** One request of the load balancer's, followed as nginx does it: the server's rewrites, a location, its rewrites, its content. */
export class Exchange {
  readonly #http: readonly Directive[];
  readonly #server: Directive;
  readonly #path: string;
  /** What `set` has given; undefined: something, but nobody knows what. */
  readonly #own = new Map<string, string | undefined>();
  #left = MOST_STEPS;

  constructor(path: string, http: readonly Directive[], server: Directive) {
    this.#http = http;
    this.#server = server;
    this.#path = path;
  }

  answer(): NginxAnswer | undefined {
    const first = this.#rewrites(this.#server.block);
    if (first) return this.#returned(first, []);
    const location = this.#location();
    return location && this.#answerOf(location);
  }

  #answerOf(location: Directive): NginxAnswer | undefined {
    if (location.block.some(({ name }) => name === "location")) throw new NotSeen();
    const returns = this.#rewrites(location.block);
    if (returns) return this.#returned(returns, location.block);
    const all = [...this.#server.block, ...location.block];
    if (all.some(({ name }) => IN_BETWEEN.test(name))) throw new NotSeen();
    const upstream = location.block.find(({ name }) => name === "proxy_pass")?.args[0];
    if (upstream === undefined || !OF_APP.test(upstream)) throw new NotSeen();
    return this.#handedOn(location, upstream);
  }

  /** Headers of a location replace those of the server, all of them. */
  #handedOn({ block, file, line }: Directive, upstream: string): NginxAnswer | undefined {
    const headers = [block, this.#server.block, this.#http]
      .map((one) => one.filter(({ name }) => name === "proxy_set_header"))
      .find(({ length }) => length > 0);
    const given = headers?.findLast(({ args }) => args[0]?.toLowerCase() === "host");
    const host = given ? this.#expand(given.args[1] ?? "") : upstream.replace(/^http:\/\//, "");
    const name = host.replace(/:\d+$/, "");
    if (name === "") throw new NotSeen();
    return name === ANY_ADDRESS
      ? undefined
      : { kind: "host", host: name, file: given?.file ?? file, line: given?.line ?? line };
  }

  /** The `return` that ends it, if one does. */
  #rewrites(block: readonly Directive[]): Directive | undefined {
    for (const directive of block) {
      const { name, args, block: inner } = directive;
      if (name === "break") return undefined;
      if (name === "return") return directive;
      if (name === "set") this.#set(directive);
      if (name === "include" || (name === "rewrite" && tryPattern(args[0] ?? "", this.#uri) !== null))
        throw new NotSeen();
      if (name !== "if") continue;
      const holds = orUnknown(() => this.#holds(args));
      if (holds === undefined && inner.every((one) => one.name === "set"))
        for (const { args: set } of inner) this.#own.set(withoutDollar(set[0]), undefined);
      else if (holds === undefined) throw new NotSeen();
      if (!holds) continue;
      if (inner.some((one) => !/^(?:set|return|break|access_log)$/.test(one.name))) throw new NotSeen();
      const returns = this.#rewrites(inner);
      if (returns || inner.some((one) => one.name === "break")) return returns;
    }
    return undefined;
  }

  #set({ args }: Directive): void {
    this.#own.set(
      withoutDollar(args[0]),
      orUnknown(() => this.#expand(args[1] ?? "")),
    );
  }

  #returned({ args, file, line }: Directive, block: readonly Directive[]): NginxAnswer | undefined {
    const status = /^\d{3}$/.test(args[0] ?? "") ? Number(args[0]) : 302;
    const pages = [block, this.#server.block]
      .map((one) => one.filter(({ name }) => name === "error_page"))
      .find(({ length }) => length > 0);
    const page = pages?.find((one) => status >= 300 && one.args.includes(String(status)));
    if (!page) return { kind: "status", status, file, line };
    const name = page.args.at(-1) ?? "";
    const location = this.#locations().find((one) => one.args.length === 1 && one.args[0] === name);
    if (!name.startsWith("@") || page.args.at(-2) !== "=" || !location) throw new NotSeen();
    return this.#answerOf(location);
  }

  #locations(): Directive[] {
    return this.#server.block.filter(({ name }) => name === "location");
  }

  /** The exact one, else the longest beginning, unless a regular expression comes before it. */
  #location(): Directive | undefined {
    const all = this.#locations().map((location) => {
      const [, kind = "", what = ""] = /^(=|\^~|~\*|~|)\s*([\s\S]*)$/.exec(location.args.join(" ")) ?? [];
      return { location, kind, what };
    });
    const exact = all.find(({ kind, what }) => kind === "=" && what === this.#uri);
    if (exact) return exact.location;
    const [longest] = all
      .filter(({ kind, what }) => (kind === "" || kind === "^~") && this.#uri.startsWith(what))
      .sort((one, other) => other.what.length - one.what.length);
    if (longest?.kind === "^~") return longest.location;
    const byPattern = all.find(
      ({ kind, what }) => kind.startsWith("~") && this.#matches(what, this.#uri, kind),
    );
    return (byPattern ?? longest)?.location;
  }

  get #uri(): string {
    return this.#path.replace(/\?.*$/, "");
  }

  #holds(args: readonly string[]): boolean {
    const words = args.map((word, index) => (index === 0 ? word.replace(/^\(/, "") : word));
    const all = words.map((word, index) => (index === words.length - 1 ? word.replace(/\)$/, "") : word));
    const [left = "", operator, right = ""] = all.filter((word) => word !== "");
    const value = this.#expand(left);
    if (operator === undefined) return value !== "" && value !== "0";
    if (operator === "=" || operator === "!=") return (value === this.#expand(right)) === (operator === "=");
    if (!/^!?~\*?$/.test(operator)) throw new NotSeen();
    return this.#matches(right, value, operator) !== operator.startsWith("!");
  }

  #matches(pattern: string, text: string, operator: string): boolean {
    const ignoresCase = operator.endsWith("*") || pattern.startsWith("(?i)");
    const found = tryPattern(pattern.replace(/^\(\?i\)/, ""), text, ignoresCase ? "i" : "");
    if (found === undefined) throw new NotSeen();
    return found !== null;
  }

  #expand(text: string): string {
    if (this.#left-- < 0) throw new NotSeen();
    const all = text.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_, one, other) => this.#variable(one ?? other));
    if (all.length > LONGEST_TEXT) throw new NotSeen();
    return all;
  }

  #variable(name: string): string {
    const known = this.#own.has(name) ? this.#own.get(name) : (this.#ofRequest(name) ?? this.#mapped(name));
    if (known === undefined) throw new NotSeen();
    return known;
  }

  /** The check comes by plain HTTP, and from nobody but the load balancer. */
  #ofRequest(name: string): string | undefined {
    if (name === "http_user_agent") return "ELB-HealthChecker/2.0";
    if (/^(?:host|http_host)$/.test(name)) return ANY_ADDRESS;
    if (/^(?:http_\w+|https|remote_user)$/.test(name)) return "";
    if (/^(?:document_)?uri$/.test(name)) return this.#uri;
    const rest: Readonly<Record<string, string>> = {
      request_uri: this.#path,
      scheme: "http",
      request_method: "GET",
    };
    return Object.hasOwn(rest, name) ? rest[name] : undefined;
  }

  #mapped(name: string): string | undefined {
    const map = this.#http.find((one) => one.name === "map" && one.args[1] === `$${name}`);
    if (!map || map.block.some((one) => /^(?:hostnames|include)$/.test(one.name))) return undefined;
    const text = this.#expand(map.args[0] ?? "");
    const isMeant = ({ name: key }: Directive) => {
      if (key.startsWith("~"))
        return this.#matches(key.replace(/^~\*?/, ""), text, /^~\*?/.exec(key)?.[0] ?? "");
      return key !== "default" && key.toLowerCase() === text.toLowerCase();
    };
    const plain = map.block.find((one) => !one.name.startsWith("~") && isMeant(one));
    const found = plain ?? map.block.find(isMeant) ?? map.block.find((one) => one.name === "default");
    return found ? this.#expand(found.args[0] ?? "") : "";
  }
}

/** Undefined where the text does not show it. */
export function orUnknown<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof NotSeen) return undefined;
    throw error;
  }
}

function withoutDollar(name = ""): string {
  return name.replace("$", "");
}

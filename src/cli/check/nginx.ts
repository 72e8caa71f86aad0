import { Exchange, type NginxAnswer, orUnknown } from "./nginx-exchange.ts";
import { type Directive, parseNginx } from "./nginx-text.ts";

/** What nginx makes of the load balancer's check at a path; undefined where it hands it on as it is, or nobody knows. */
export type Nginx = (path: string) => NginxAnswer | undefined;

/** The platform's own files, as far as they count here. */
const PLATFORM: Readonly<Record<string, string>> = {
  "nginx.conf":
    "http { include conf.d/*.conf; server { listen 80 default_server; include conf.d/elasticbeanstalk/*.conf; } }",
  "conf.d/elasticbeanstalk/00_application.conf":
    "location / { proxy_pass http://127.0.0.1:8000; proxy_set_header Host $host; }",
};

/** @param texts of the bundle, by their paths below .platform/nginx/ */
export function nginxFrom(texts: ReadonlyMap<string, string>): Nginx {
  if (texts.size === 0) return () => undefined;
  const files = new Map([...Object.entries(PLATFORM), ...texts]);
  const http = configurationOf(files);
  const server = http && serverOf(http);
  if (!server) return () => undefined;
  return (path) => orUnknown(() => new Exchange(path, http, server).answer());
}

/** What stands in `http`, with the files that it includes. */
function configurationOf(files: ReadonlyMap<string, string>): readonly Directive[] | undefined {
  const included = (directives: readonly Directive[], depth: number): Directive[] | undefined => {
    const found = directives.map((one) => {
      if (one.name !== "include") {
        const block = included(one.block, depth);
        return block && [{ ...one, block }];
      }
      const paths = depth < 5 ? matching(files, one.args[0] ?? "") : [];
      // One that is not of the bundle may hold anything.
      if (paths.length === 0 && !one.args[0]?.includes("*")) return [one];
      const parts = paths.map((path) => {
        const parsed = parseNginx(`.platform/nginx/${path}`, files.get(path) ?? "");
        return parsed && included(parsed, depth + 1);
      });
      return parts.every(isThere) ? parts.flat() : undefined;
    });
    return found.every(isThere) ? found.flat() : undefined;
  };
  const top = parseNginx(".platform/nginx/nginx.conf", files.get("nginx.conf") ?? "");
  const http = top?.find(({ name }) => name === "http");
  return http && included(http.block, 0);
}

/** nginx takes them in the order of their names. */
function matching(files: ReadonlyMap<string, string>, pattern: string): string[] {
  const path = pattern.replace(/^\/etc\/nginx\//, "");
  const parts = path.split("*").map((part) => part.replaceAll(/[^\w/]/g, "\\$&"));
  const isMeant = new RegExp(`^${parts.join("[^/]*")}$`);
  return [...files.keys()].filter((one) => isMeant.test(one)).sort();
}

/** The check names the instance's address, which is no server's name: the default one answers. */
function serverOf(http: readonly Directive[]): Directive | undefined {
  const servers = http.filter(({ name }) => name === "server");
  const listens = (server: Directive, what: RegExp) =>
    server.block.some(({ name, args }) => name === "listen" && what.test(args.join(" ")));
  const onPort = servers.filter((one) => listens(one, /^(?:\S+:)?80(?: |$)/) || !listens(one, /./));
  return onPort.find((one) => listens(one, /^(?:\S+:)?80 .*\bdefault_server\b/)) ?? onPort[0];
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

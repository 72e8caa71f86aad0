import { AT_LEAST, readMatcher } from "../../success-codes.ts";
import type { Cause, Reader } from "../cause.ts";
import { ASK_WHY_NOT, seeLogs, setOption, setProperty } from "../commands.ts";
import type { SeenCheck } from "../observation.ts";
import { answers, exemptPattern, got, statusOf, withoutQuery } from "../words.ts";
import { answerFirst, pageRemedy } from "./page.ts";

/** Only what came by HTTP is redirected, so the load balancer's own request reaches the app. */
const REDIRECT_VISITORS = 'if ($http_x_forwarded_proto = "http") { return 301 https://$host$request_uri; }';

/** Redirects, from those that hide the app to those that lead to another page. */
export const REDIRECTS: readonly Cause[] = [
  {
    name: "proxy alone",
    holds: isDeadBehind,
    clause: (seen) =>
      `${answers(seen)}, but a visitor who uses HTTPS gets no page: the app behind the redirect ${seen.visitor ? got(seen.visitor) : ""}`,
    remedy: (seen, reader) => [seeLogs(seen, reader)],
  },
  {
    name: "proxy alone",
    holds: isAlwaysRedirected,
    clause: (seen) =>
      `${answers(seen)}: the proxy redirects every request to HTTPS itself, so that no check reaches the app`,
    remedy: ({ proxy }) => [
      `Where the bundle's .platform/nginx/ has the redirect, write in its place: ${REDIRECT_VISITORS}`,
      `Then: eb deploy, or sudo ${proxy?.configTest ?? "nginx -t"} && sudo systemctl reload ${proxy?.service ?? "nginx"}`,
    ],
  },
  redirect("success codes", isToHttps, {
    what: (seen) => {
      // Django keeps the port that the load balancer named.
      const port = urlOf(seen.last)?.port.replace(String(seen.port), "");
      const where = `${port ? ` on port ${port}` : ""}${isToOtherHost(seen) ? `, ${whichHost(seen)}` : ""}`;
      return `a redirect to HTTPS${where} (${shownTarget(seen.last)})`;
    },
    remedy: (seen, reader) => [...acceptIt(seen, reader), ...exemption(seen)],
  }),
  redirect("redirect", isSlashAdded, {
    what: ({ last }) => `a redirect that adds a slash (${shownTarget(last)})`,
    remedy: ({ path, namespace }, reader) => [
      reader === "laptop"
        ? setOption("HealthCheckPath", withoutQuery(slashed(path)), namespace)
        : setProperty("HEALTH_HOOKS_PATH", slashed(path)),
    ],
  }),
  redirect("redirect", isToOtherHost, {
    what: (seen) => `a redirect to ${whichHost(seen)} (${shownTarget(seen.last)})`,
    remedy: (seen, reader) => [...acceptIt(seen, reader), ...pageRemedy(seen, reader)],
  }),
  redirect("redirect", isToLanguage, {
    what: ({ last }) => `a redirect to the page of a language (${shownTarget(last)})`,
    remedy: pageRemedy,
  }),
  redirect(
    "login",
    ({ redirectTarget }) => redirectTarget?.kind === "answer" && redirectTarget.asksForPassword === true,
    {
      what: ({ last }) => `a redirect to a login page (${shownTarget(last)})`,
      remedy: pageRemedy,
    },
  ),
  redirect("redirect", ({ last }) => locationOf(last) !== undefined, {
    what: ({ last }) => `a redirect to ${shownTarget(last)}`,
    remedy: pageRemedy,
  }),
  {
    name: "success codes",
    holds: ({ last, heardFrom }) => heardFrom === "load balancer" && [301, 308].includes(statusOf(last)),
    clause: (seen) => `${answers(seen)}, a redirect, and only ${seen.codes} counts as healthy`,
    remedy: (seen, reader) => [
      ...behindIt(seen),
      ...acceptIt(seen, reader),
      "If the redirect only adds a slash, name the path with the slash.",
    ],
  },
  {
    name: "redirect",
    holds: ({ last }) => isRedirect(statusOf(last)) && statusOf(last) !== 304,
    clause: (seen) =>
      seen.heardFrom === "load balancer"
        ? `${answers(seen)}, a redirect to another page: a load balancer does not say to which`
        : `${answers(seen)}, a redirect to nowhere`,
    remedy: pageRemedy,
  },
];

function redirect(
  name: Cause["name"],
  holds: (seen: SeenCheck) => boolean,
  { what, remedy }: { what: (seen: SeenCheck) => string; remedy: Cause["remedy"] },
): Cause {
  return {
    name,
    holds: (seen) => isRedirect(statusOf(seen.last)) && locationOf(seen.last) !== undefined && holds(seen),
    clause: (seen) => `${answers(seen)}, ${what(seen)}`,
    remedy,
  };
}

/**
 * What a passed check does not show. With SECURE_SSL_REDIRECT Django answers any path with a redirect, before
 * it looks whether there is such a page. Undefined when there is nothing to say.
 */
export function caveatOfPass(seen: SeenCheck): string | undefined {
  if (isToHttps(seen) && isLoop(seen)) return ENDLESS;
  if (!isToHttps(seen) || isOfProxy(seen.last)) return undefined;
  return (
    "the app passes with a redirect to HTTPS, which any path gets; a page that answers 200 would show more: " +
    `set ${exempted(seen.path)} in the settings and HEALTH_HOOKS_PATH=${pageToExempt(seen.path)}, if there is such a page`
  );
}

/** The load balancer always sets that header itself, so the app may trust it. */
const ENDLESS =
  "a visitor who uses HTTPS is redirected to the same page without end: the app does not see that he does; " +
  'set SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") in the settings';

function isLoop({ last, visitor }: SeenCheck): boolean {
  const isAgain = visitor?.kind === "answer" && isRedirect(visitor.status);
  return isAgain && visitor.location === locationOf(last);
}

/** Whether the app is known to answer behind its redirect. A proxy can make one without any app. */
export function hidesTheApp(seen: Behind): boolean {
  return isDeadBehind(seen) || isAlwaysRedirected(seen);
}

type Behind = Pick<SeenCheck, "last" | "visitor">;

/** Silence, or the proxy's own words. A page that is missing, and one that is late, are answers of a living app. */
function isDeadBehind({ last, visitor }: Behind): boolean {
  if (!isRedirect(statusOf(last)) || visitor === undefined) return false;
  if (visitor.kind === "failure") return true;
  return visitor.status >= 500 || (isOfProxy(visitor) && visitor.status >= 400);
}

function isAlwaysRedirected({ last, visitor }: Behind): boolean {
  return isRedirect(statusOf(last)) && isOfProxy(last) && isOfProxy(visitor) && isRedirect(statusOf(visitor));
}

export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

/** Adds the status to the success codes, in the way that lasts where the reader stands. */
export function acceptIt(seen: SeenCheck, reader: Reader): string[] {
  const wanted = withStatus(seen.codes, statusOf(seen.last));
  if (reader !== "laptop" || seen.settings?.codes !== undefined) {
    return [`If this answer means healthy: ${setProperty("HEALTH_HOOKS_SUCCESS_CODES", wanted)}`];
  }
  return [`If this answer means healthy: ${setOption("MatcherHTTPCode", wanted, seen.namespace)}`];
}

/** A proxy can redirect before a dead app, and only an instance can ask what is behind it. */
function behindIt({ insteadOfHooks }: SeenCheck): string[] {
  if (insteadOfHooks !== undefined) return [];
  return [
    "The hook health_check counts 301 as healthy once the app answers behind the redirect: eb-health-hooks init, commit, eb deploy.",
    ASK_WHY_NOT,
  ];
}

function withStatus(codes: string, status: number): string {
  if (status <= 301) return AT_LEAST;
  const known = [...(readMatcher(codes) ?? [])];
  const kept = known.length <= 10 ? known : [200, 301];
  return [...new Set([...kept, status])].sort((a, b) => a - b).join(",");
}

function isOfProxy(outcome: SeenCheck["last"] | undefined): boolean {
  return outcome?.kind === "answer" && outcome.isOfProxy === true;
}

/** Whether the redirect goes to the same page. Another page would be a login or the like. */
function isToHttps({ last, path }: SeenCheck): boolean {
  const location = locationOf(last);
  if (!isRedirect(statusOf(last)) || !location?.startsWith("https://")) return false;
  return [path, slashed(path)].includes(pathOf(location));
}

function isSlashAdded({ last, path }: SeenCheck): boolean {
  const location = locationOf(last) ?? "";
  return path !== slashed(path) && pathOf(location) === slashed(path);
}

function isToOtherHost({ last, address }: SeenCheck): boolean {
  const host = urlOf(last)?.hostname;
  return host !== undefined && host !== address;
}

function whichHost({ last }: SeenCheck): string {
  return urlOf(last)?.hostname.startsWith("www.") ? "the host with www." : "another host";
}

/** LocaleMiddleware puts the language before the path: /en/, /pt-br/, /zh-hans/. */
const LANGUAGE = /^\/[a-z]{2}(?:-[a-z\d]+)?(\/.*)$/i;

function isToLanguage({ last, path }: SeenCheck): boolean {
  const [, rest] = LANGUAGE.exec(pathOf(locationOf(last) ?? "")) ?? [];
  return rest === path || rest === slashed(path);
}

/** Only a page for health checks is exempted, and never the front page. */
function pageToExempt(path: string): string {
  return path === "/" ? "/health/" : withoutQuery(path);
}

function exempted(path: string): string {
  return `SECURE_REDIRECT_EXEMPT = [r"${exemptPattern(pageToExempt(path))}"]`;
}

/** Django's setting helps only where Django made the redirect. */
function exemption(seen: SeenCheck): string[] {
  if (isOfProxy(seen.last)) {
    return [
      `Or let the proxy redirect visitors only. Where the bundle's .platform/nginx/ has the redirect, write: ${REDIRECT_VISITORS}`,
    ];
  }
  // The front page should stay behind HTTPS.
  if (seen.path === "/") return answerFirst(seen);
  return [`Or let Django answer this page without the redirect, by its settings: ${exempted(seen.path)}`];
}

function shownTarget(outcome: SeenCheck["last"]): string {
  // The name and password of a URL, and what stands behind #, may be secret as a query is.
  const shown = (locationOf(outcome) ?? "nowhere").replace(/#.*$/s, "").replace(/\/\/[^/?]*@/, "//");
  const text = withoutQuery(shown);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text;
}

const LONGEST_SHOWN = 100;

function locationOf(outcome: SeenCheck["last"]): string | undefined {
  return outcome.kind === "answer" ? outcome.location : undefined;
}

function urlOf(outcome: SeenCheck["last"]): URL | undefined {
  const location = locationOf(outcome);
  return location !== undefined && URL.canParse(location) ? new URL(location) : undefined;
}

/** Adds the slash before the query, as Django's APPEND_SLASH does. */
function slashed(path: string): string {
  return path.replace(/(?<!\/)(?=\?|$)/, "/");
}

/** The path and the query that a redirect goes to. */
function pathOf(location: string): string {
  if (!URL.canParse(location)) return location;
  const { pathname, search } = new URL(location);
  return pathname + search;
}

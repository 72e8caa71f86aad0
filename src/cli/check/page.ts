import type { AppText, LoadedSettings } from "../../django/text/app-text.ts";
import type { PageText } from "../../django/text/page.ts";
import { ADMIN_LOGIN, isLasting, USUAL_PAGES } from "../../open-page.ts";
import { lastOption, type OptionSetting, PROCESS } from "../../option-settings.ts";
import { SETTINGS, type Settings } from "../../settings.ts";
import { covers, parseSuccessCodes } from "../../success-codes.ts";
import type { BundleFinding } from "./finding.ts";
import type { Nginx } from "./nginx.ts";
import type { NginxAnswer } from "./nginx-exchange.ts";

interface Checked {
  readonly path: string;
  /** What names it: a file of `.ebextensions/`; undefined: nobody, and health_check may choose another one. */
  readonly named: string | undefined;
}

/** What the load balancer's check will be answered, as far as the routes show it. */
export function checkPage(
  { loaded: app }: AppText,
  settings: Settings,
  options: readonly OptionSetting[],
  nginx: Nginx,
): BundleFinding[] {
  // What answers before Django looks at the host answers before any route, too.
  if (
    !app ||
    !settings.enabled ||
    app.ways.some(({ kind }) => kind === "middleware" || kind === "first cure")
  )
    return [];
  const loaded = { ...app, pageAt: (path: string) => pageOfProxy(nginx(path)) ?? app.pageAt(path) };
  const checked = checkedPath(settings, options);
  if (redirectsToHttps(loaded))
    return nginx(settings.path ?? checked.path) ? [] : httpsRedirect(settings, loaded);
  const wanted = settings.path === undefined ? [] : wantedPage(settings.path, loaded);
  if (settings.path !== undefined && wanted.length === 0) return [];
  return [...wanted, ...checkedPage(checked, loaded)];
}

/** The path that the load balancer is told to check before health_check looks. */
export function checkedPath(settings: Pick<Settings, "path">, options: readonly OptionSetting[]): Checked {
  const option = lastOption(options, `${PROCESS}default`, "HealthCheckPath");
  const named = settings.path === undefined ? option?.file : ".ebextensions";
  return { path: option?.value || "/", named };
}

/** Whatever nginx answers by itself, the app's routes say nothing of. */
function pageOfProxy(answer: NginxAnswer | undefined): PageText | undefined {
  if (answer?.kind !== "status") return undefined;
  const { status, file, line } = answer;
  return status < 300 ? { kind: "page", place: { file, line } } : { kind: "unknown" };
}

function checkedPage({ path, named }: Checked, loaded: LoadedSettings): BundleFinding[] {
  const page = loaded.pageAt(path);
  const answer = answerOf(page);
  if (answer === undefined || page.kind === "unknown") return [];
  const isFree = named === undefined && path === "/";
  const open = isFree ? openPage(page, loaded) : undefined;
  const common = { place: `${page.place.file} line ${page.place.line}`, what: `${path} answers ${answer}` };
  if (open !== undefined) {
    const why = `health_check tries the usual pages and the redirect's target. It takes the first that answers 200: ${open}.`;
    const remedy = `Nothing. To choose the page yourself: eb setenv ${SETTINGS.path.variable}=/health/`;
    return [{ id: "open-page", severity: "note", ...common, why, remedy }];
  }
  const route = routeRemedy(page.kind === "missing" && !isFree ? path : "/health/", page, loaded);
  return [
    {
      id: page.kind === "missing" ? "page-missing" : "page-redirects",
      severity: "warning",
      ...common,
      why: "The load balancer counts that as unhealthy. No page is seen for health_check to take instead.",
      remedy:
        isFree || page.kind === "missing"
          ? route
          : `Set the environment property ${SETTINGS.path.variable} to /health/. ${route}`,
    },
  ];
}

/** Undefined for one that passes. */
function answerOf({ kind }: PageText): string | undefined {
  if (kind === "missing") return "404: no route leads there";
  if (kind === "redirect") return "302: its view redirects";
  return kind === "login" ? "302: its view wants a login" : undefined;
}

/** The page that health_check will find; undefined where the text shows that there is none. */
function openPage(page: PageText, loaded: LoadedSettings): string | undefined {
  const goal = page.kind === "redirect" ? page.target : undefined;
  const goals = goal?.startsWith("/") && isLasting(goal) ? [goal] : [];
  const found = firstOpen([...USUAL_PAGES, ...goals], loaded);
  if (found !== undefined) return found;
  if (page.kind === "login") return "the login page";
  if (page.kind === "redirect" && goal === undefined) return "perhaps the page that it redirects to";
  return firstOpen([ADMIN_LOGIN], loaded);
}

function firstOpen(paths: readonly string[], loaded: LoadedSettings): string | undefined {
  const seen = paths.map((path) => [path, loaded.pageAt(path).kind] as const);
  const found = seen.find(([, kind]) => kind === "page" || kind === "unknown");
  if (!found) return undefined;
  return found[1] === "page" ? found[0] : `perhaps ${found[0]}`;
}

/** A route that answers nothing but 200. */
function routeRemedy(path: string, page: PageText, loaded: LoadedSettings): string {
  const missing = page.kind === "missing" ? page : loaded.pageAt("/eb-health-hooks/");
  if (missing.kind !== "missing")
    return `Name a page that answers 200 by itself in ${SETTINGS.path.variable}.`;
  const { file, line } = missing.place;
  const route = `path("${path.replace(/^\//, "")}", lambda request: HttpResponse())`;
  return `Add to ${file} below line ${line}: from django.http import HttpResponse; from django.urls import path; urlpatterns += [${route}]`;
}

/** health_check leaves the check as it is where the wanted page does not pass. */
function wantedPage(path: string, loaded: LoadedSettings): BundleFinding[] {
  const page = loaded.pageAt(path);
  const answer = answerOf(page);
  if (answer === undefined || page.kind === "unknown") return [];
  return [
    {
      id: "wanted-page",
      severity: "note",
      place: `${page.place.file} line ${page.place.line}`,
      what: `${SETTINGS.path.variable} is ${path}, which answers ${answer}`,
      why: "health_check sets only a page that passes. It leaves the check as it is, and warns at every deployment.",
      remedy: routeRemedy(path, page, loaded),
    },
  ];
}

function redirectsToHttps({ hosts }: LoadedSettings): boolean {
  const values = hosts.names.get("SECURE_SSL_REDIRECT") ?? [];
  const isTrue = (value: (typeof values)[number]) =>
    value.kind === "text" || (value.kind === "symbol" && value.path === "True");
  return values.length > 0 && values.every(isTrue);
}

/** Before any route Django redirects what has not come by HTTPS, and the load balancer's check has not. */
function httpsRedirect({ successCodes }: Settings, { settings, hosts }: LoadedSettings): BundleFinding[] {
  if (successCodes === undefined || covers(parseSuccessCodes(successCodes), parseSuccessCodes("301")))
    return [];
  if (hosts.names.has("SECURE_REDIRECT_EXEMPT")) return [];
  return [
    {
      id: "https-redirect",
      severity: "warning",
      place: settings.path,
      what: `SECURE_SSL_REDIRECT answers the load balancer's check with 301, and ${SETTINGS.successCodes.variable} leaves that out`,
      why: "The check comes by plain HTTP: the load balancer counts the redirect as unhealthy.",
      remedy: `Take ${SETTINGS.successCodes.variable} out, or let SECURE_REDIRECT_EXEMPT have the page that is checked.`,
    },
  ];
}

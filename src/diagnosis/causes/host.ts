import { HEALTH_CHECK_HOSTS } from "../../env.ts";
import { countHosts } from "../../words.ts";
import type { Cause } from "../cause.ts";
import { ASK_APP, ASK_WHY_NOT, DEPLOY_WITH_HOOK, RUN_ALLOWED_HOSTS } from "../commands.ts";
import type { SeenApp, SeenCheck } from "../observation.ts";
import { WITHOUT_HOOKS } from "../platform-support.ts";
import { sayTheLine } from "../the-line.ts";
import { answers, statusOf, withoutQuery } from "../words.ts";
import { answerFirst, pageRemedy } from "./page.ts";

/** The answer depends on the Host. What explains the rest comes first. */
export const HOST: readonly Cause[] = [
  {
    name: "every host refused",
    holds: (seen) => isRefused(seen) && statusOf(seen.ownHostElsewhere) === 400 && !isLetIn(seen),
    clause: (seen) => {
      const { startedAt } = seen.app?.process ?? {};
      const since = startedAt ? `, since the app was started (${startedAt})` : "";
      return `${answers(seen)}: the app refuses every host, visitors included${since}`;
    },
    remedy: ({ app }) => [
      "The way back, if this began with a deployment of the hooks: eb setenv HEALTH_HOOKS_ENABLED=false",
      ...(app && "count" in app.asked ? sayTheLine(app.asked.line) : []),
    ],
  },
  {
    name: "path",
    holds: (seen) => isRefused(seen) && statusOf(seen.ownHostElsewhere) === 400,
    clause: (seen) =>
      `${answers(seen)} to every host, and ALLOWED_HOSTS lets the load balancer in: a middleware or the page itself refuses`,
    remedy: answerFirst,
  },
  {
    name: "path",
    holds: (seen) => isRefused(seen) && statusOf(seen.ownHost) === 400,
    clause: (seen) =>
      `${answers(seen)}: a host of the app's own list gets the same answer on this page, and another on other pages`,
    remedy: pageRemedy,
  },
  // How far it came on its way into a container, as the host sees it.
  refused(({ container }) => container !== undefined && container.path === undefined, {
    because: () => "no file on the host reaches a container of ECS",
    remedy: () => [WITHOUT_HOOKS],
  }),
  refused(({ container }) => container?.hasAddress === false, {
    because: ({ container }) =>
      `the container's environment comes from ${container?.path}, which has no ${HEALTH_CHECK_HOSTS} with it`,
    remedy: () => [DEPLOY_WITH_HOOK],
  }),
  refused(({ container }) => container?.toHandOn !== undefined, {
    because: ({ container }) =>
      `${container?.path} has it, and docker-compose.yml gives ${HEALTH_CHECK_HOSTS} to no service`,
    remedy: ({ container }) => [container?.toHandOn ?? "", "Commit it and deploy again."],
  }),
  refused(({ container, process }) => container !== undefined && process?.isGiven === false, {
    because: ({ container }) => `${container?.path} has it, and the container was started without it`,
    remedy: () => ["Deploy again: the container then starts with what the file has."],
  }),
  refused(({ container }) => container !== undefined, {
    because: ({ container, process }) =>
      `${process ? "the container has" : `${container?.path} has`} ${HEALTH_CHECK_HOSTS} with it, and the app does not let it in by that`,
    remedy: () => sayTheLine(undefined),
  }),
  refused(({ isReplaced }) => isReplaced === true, {
    because: () => "the app still runs from a folder that was replaced since",
    remedy: (app) => [restart(app)],
  }),
  refused(({ given }) => typeof given === "object", {
    because: ({ given }) => (typeof given === "object" ? given.stale : ""),
    remedy: runAgain,
  }),
  refused(({ given }) => given === "nothing", {
    because: () => "allowed_hosts has given it nothing",
    remedy: runAgain,
  }),
  refused(({ process }) => process === undefined, {
    because: () => "no process that serves the app was found",
    remedy: () => ["Start the app: sudo systemctl restart web"],
  }),
  refused(({ asked }) => "why" in asked, {
    because: ({ asked }) => `the app could not be asked for its hosts (${"why" in asked ? asked.why : ""})`,
    remedy: (app) => [...(app.process?.isGiven ? [] : [restart(app)]), ...sayTheLine("unknown")],
  }),
  refused(({ asked }) => "count" in asked && asked.allowsAddress, {
    because: (app) => `${moduleOf(app)} lets it in now, but the running app was started before that`,
    remedy: (app) => [restart(app)],
  }),
  refused(({ provenBy }) => provenBy?.includes(" in ") === true, {
    because: ({ provenBy }) =>
      `allowed_hosts had put it into ${provenBy}, and the file was written anew after that`,
    remedy: (app) => [
      "Let the hook that writes the file run before 10_allowed_hosts.",
      ...sayTheLine("count" in app.asked ? app.asked.line : undefined),
    ],
  }),
  refused(({ process }) => process?.isGiven === false, {
    because: () => `the running app has no ${HEALTH_CHECK_HOSTS} with it in its environment`,
    remedy: (app) => [restart(app), "If that does not help, see what --doctor says of the drop-in."],
  }),
  refused(() => true, {
    because: (app) => `ALLOWED_HOSTS of ${moduleOf(app)} has ${countOf(app)}, without it`,
    remedy: ({ asked }) => sayTheLine("count" in asked ? asked.line : undefined),
  }),
  {
    name: "host refused",
    holds: (seen) => isRefused(seen),
    clause: djangoRefuses,
    remedy: ({ insteadOfHooks }) =>
      insteadOfHooks === undefined
        ? [
            "Each instance's private address must be in ALLOWED_HOSTS. The hook allowed_hosts adds it: eb-health-hooks init, commit, eb deploy.",
            ASK_WHY_NOT,
          ]
        : [insteadOfHooks],
  },
  {
    name: "host refused",
    holds: (seen) => dependsOnHost(seen) && isByProxy(seen),
    clause: (seen) =>
      `${withoutQuery(seen.path)} ${insteadOfAnswer(seen)} to the load balancer's Host, and answers ${statusOf(seen.ownHost)} to a host of the app's own: a server block of the proxy decides by the Host`,
    remedy: ({ path, proxy }) => [
      `In the server block that does it, replace "return 444;" or the like by: location / { return 444; } location = ${withoutQuery(path)} { ${ASK_APP} }`,
      `Then: sudo ${proxy?.configTest ?? "nginx -t"} && sudo systemctl reload ${proxy?.service ?? "nginx"}; and the same in the bundle's .platform/nginx/. (Where the environment property PORT is set, its value in place of 8000.)`,
    ],
  },
  {
    name: "host refused",
    holds: dependsOnHost,
    clause: (seen) =>
      `${answers(seen)} to the load balancer's Host, and ${statusOf(seen.ownHost)} to a host of the app's own: the app picks what it serves by the Host (tenants, sites, a middleware)`,
    remedy: (seen) => [
      ...answerFirst(seen),
      "Or give the app a default for unknown hosts: with django-tenants SHOW_PUBLIC_IF_NO_TENANT_FOUND = True, with django.contrib.sites SITE_ID, with Wagtail a default site.",
    ],
  },
];

const NOT_IN_BUNDLE =
  "allowed_hosts is not in the app's bundle: copy .platform/ into it, commit it and deploy.";

/** As Procfile names the process. */
function restart({ process }: SeenApp): string {
  return `Let the app read it: sudo systemctl restart ${process?.name ?? "web"}`;
}

function isLetIn({ app }: SeenCheck): boolean {
  return app !== undefined && "count" in app.asked && app.asked.allowsAddress;
}

/** Whether this is Django's answer to a Host that is not in ALLOWED_HOSTS. */
export function isRefused({ last }: Pick<SeenCheck, "last">): boolean {
  return last.kind === "answer" && last.status === 400 && last.isOfProxy !== true;
}

/** A record of how far the load balancer's Host came. "it" is the address. */
function refused(
  holds: (app: SeenApp) => boolean,
  { because, remedy }: { because: (app: SeenApp) => string; remedy: (app: SeenApp) => readonly string[] },
): Cause {
  return {
    name: "host refused",
    holds: (seen) => isRefused(seen) && seen.app !== undefined && holds(seen.app),
    clause: (seen) => `${djangoRefuses(seen)}; ${seen.app ? because(seen.app) : ""}`,
    remedy: ({ app }) => (app ? remedy(app) : []),
  };
}

function djangoRefuses(seen: SeenCheck): string {
  const host = seen.address ?? "the load balancer's Host";
  return `${answers(seen)}, as Django does when ${host} is not in ALLOWED_HOSTS`;
}

function runAgain({ hasHook }: SeenApp): readonly string[] {
  return [hasHook ? RUN_ALLOWED_HOSTS : NOT_IN_BUNDLE];
}

function moduleOf({ asked }: SeenApp): string {
  return "count" in asked ? asked.settingsModule : "the app's settings";
}

function countOf({ asked }: SeenApp): string {
  return countHosts("count" in asked ? asked.count : 0);
}

/** A host of the app's own gets another answer, and one of a living app. */
function dependsOnHost({ last, ownHost }: SeenCheck): boolean {
  if (ownHost?.kind !== "answer" || ownHost.status >= 500) return false;
  const isClosed = last.kind === "failure" && last.code !== "ECONNREFUSED" && last.code !== "TIMEOUT";
  return isClosed || (last.kind === "answer" && isBetter(ownHost.status, last.status));
}

/** A page, or a redirect, in place of a refusal. A redirect in place of another one is no better. */
function isBetter(status: number, than: number): boolean {
  return Math.floor(status / 100) < Math.floor(than / 100);
}

function isByProxy({ last, ownHost }: SeenCheck): boolean {
  const isOfProxy = [last, ownHost].some((one) => one?.kind === "answer" && one.isOfProxy === true);
  return last.kind === "failure" || isOfProxy;
}

function insteadOfAnswer({ last }: SeenCheck): string {
  return last.kind === "answer" ? `answers ${last.status}` : "ends the connection without an answer";
}

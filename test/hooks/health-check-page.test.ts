/** An open page in place of a front page that does not pass, and what stands behind a redirect. */
import { mkdir, writeFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type AppBench, answers, benchWithApp, redirectToHttps } from "../support/app.ts";
import { addFinishedTarget, warnsAndWritesNothing } from "../support/health-check.ts";
import { HEALTH_CHECK, lastLine } from "../support/run-hook.ts";

const BRIEF = { HEALTH_HOOKS_PROBE_SECONDS: "1" };
const MARK = "?eb-health-hooks";

/** A page with a field for a password. */
const LOGIN = "a login";

/** Answers each page so; 404 for the others. A page's own query is none of it. */
function pages(statuses: Readonly<Record<string, number | string>>): RequestListener {
  return ({ url = "" }, response) => {
    const answer = statuses[url.replace(/\?.*/, "")] ?? 404;
    if (answer === LOGIN) response.end('<form><input name="p" type="password"></form>');
    else if (typeof answer === "number") response.writeHead(answer).end();
    else response.writeHead(302, { Location: answer }).end();
  };
}

const pathOf = ({ targetGroup }: AppBench) => targetGroup.healthCheck.path;

describe("an open page", () => {
  test.for([
    ["a login, where there is no page for it", { "/": "/sign-in/?next=/", "/sign-in/": LOGIN }, "/sign-in/"],
    ["a login, where there is one", { "/": "/sign-in/", "/sign-in/": LOGIN, "/ping/": 200 }, "/ping/"],
    ["a language", { "/": "/en/", "/en/": 200 }, "/en/"],
    ["a page of the app", { "/": "/shop/", "/shop/": 200, "/admin/login/": 200 }, "/shop/"],
    [
      "the order, whatever comes first in the app",
      { "/": 403, "/status/": 200, "/healthz": 200 },
      "/healthz",
    ],
    ["Django's own login, last of all", { "/": 401, "/admin/login/": 200 }, "/admin/login/"],
    ["no page for GET", { "/": 405, "/healthcheck/": 200 }, "/healthcheck/"],
  ] as const)("of %s", async ([, statuses, page]) => {
    const bench = await benchWithApp(pages(statuses));
    const { code, stdout, stderr } = await bench.run(HEALTH_CHECK, BRIEF);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(bench.targetGroup.healthCheck).toMatchObject({
      path: page + MARK,
      matcher: { httpCode: "200-301" },
    });
    expect(stdout).toContain(
      `; ${page} answers 200 to the load balancer, so it is the page to check; to keep the front page: eb setenv HEALTH_HOOKS_PATH=/\n`,
    );
    expect(stdout).toContain(`HealthCheckPath: ${page}, MatcherHTTPCode: 200-301\n`);
    expect(lastLine(stdout)).toBe(
      `INFO health_check: target group ${bench.targetGroup.name} checks ${page}${MARK} for 200-301`,
    );

    const again = await bench.run(HEALTH_CHECK, BRIEF);
    expect(lastLine(again.stdout)).toMatch(/^INFO health_check: nothing to change: /);
    expect(pathOf(bench)).toBe(page + MARK);
  });

  test("that stops answering is looked for anew", async () => {
    const bench = await benchWithApp(pages({ "/": 404, "/ping/": 200 }));
    bench.targetGroup.healthCheck.path = `/health/${MARK}`;
    expect(await bench.run(HEALTH_CHECK, BRIEF)).toMatchObject({ code: 0, stderr: "" });
    expect(pathOf(bench)).toBe(`/ping/${MARK}`);
  });

  test.for([
    ["HEALTH_HOOKS_PATH=/", "/", { HEALTH_HOOKS_PATH: "/" }, "eb setenv HEALTH_HOOKS_PATH=/ping/"],
    ["HEALTH_HOOKS_PATH", "/", { HEALTH_HOOKS_PATH: "/up/" }, "eb setenv HEALTH_HOOKS_PATH=/ping/"],
    ["the target group", "/up/", {}, "eb setenv HEALTH_HOOKS_PATH=/ping/"],
  ] as const)("never replaces a path that somebody chose, by %s", async ([, path, env, remedy]) => {
    const bench = await benchWithApp(pages({ "/": 404, "/ping/": 200 }));
    bench.targetGroup.healthCheck.path = path;
    const { stderr } = await warnsAndWritesNothing(bench, /answers 404: there is no such page/, env);
    expect(stderr).toContain(`/ping/ answers 200 to the load balancer: ${remedy}\n`);
  });

  test.for([
    ["of one visit", { "/": "/board/4f6d1fc1/", "/board/4f6d1fc1/": 200 }],
    ["of one day", { "/": "/2026/11/28/", "/2026/11/28/": LOGIN }],
    ["that does something", { "/": "/cart/new/", "/cart/new/": 200 }],
    ["of another port", { "/": "http://127.0.0.1:9/in/", "/in/": LOGIN }],
    ["where one for health checks says that the app is ill", { "/": 404, "/health/": 503, "/status/": 200 }],
  ] as const)("is none %s", async ([, statuses]) => {
    const bench = await benchWithApp(pages(statuses));
    await warnsAndWritesNothing(bench, /; nothing was changed$/);
  });

  test("is none of a proxy's before an app that is dead", async () => {
    const proxy: RequestListener = (request, response) => {
      const isOwn = /^\/(?:\?|$|health\/)/.test(request.url ?? "");
      if (isOwn) pages({ "/": 403, "/health/": 200 })(request, response);
      else response.writeHead(502).end("<center>nginx</center>");
    };
    const bench = await benchWithApp(proxy);
    await warnsAndWritesNothing(bench, /answers 403: /);
  });

  test("is none where the front page passes when it is asked again", async () => {
    let isBusy = true;
    const bench = await benchWithApp((request, response) => {
      if (request.url?.startsWith("/ping/")) isBusy = false;
      pages({ "/": isBusy ? 403 : 200, "/ping/": 200 })(request, response);
    });
    expect(await bench.run(HEALTH_CHECK, BRIEF)).toMatchObject({ code: 0, stderr: "" });
    expect(pathOf(bench)).toBe("/");
  });

  test("is none where the bundle names the front page itself", async () => {
    const bench = await benchWithApp(pages({ "/": 404, "/ping/": 200 }));
    await mkdir(join(bench.app, ".ebextensions"));
    const options =
      "option_settings:\n  aws:elasticbeanstalk:environment:process:default:\n    HealthCheckPath: /\n";
    await writeFile(join(bench.app, ".ebextensions/app.config"), options);
    const { stderr } = await warnsAndWritesNothing(bench, /answers 404/);
    expect(stderr).toContain("/ping/ answers 200 to the load balancer: eb setenv HEALTH_HOOKS_PATH=/ping/\n");
  });

  test("is left again for the front page, whatever that answers, by HEALTH_HOOKS_PATH=/", async () => {
    const bench = await benchWithApp(pages({ "/": 404, "/ping/": 200 }));
    await bench.run(HEALTH_CHECK, BRIEF);
    expect(pathOf(bench)).toBe(`/ping/${MARK}`);
    const { code, stdout } = await bench.run(HEALTH_CHECK, { ...BRIEF, HEALTH_HOOKS_PATH: "/" });
    expect(code).toBe(0);
    expect(pathOf(bench)).toBe("/");
    expect(stdout).toContain("the front page is checked all the same, because HEALTH_HOOKS_PATH=/");
  });

  test("takes no time that grows with a hostile page", async () => {
    const hostile = gzipSync("<input ".repeat(2_000_000));
    const bench = await benchWithApp((_, response) =>
      response.writeHead(404, { "Content-Encoding": "gzip" }).end(hostile),
    );
    await warnsAndWritesNothing(bench, /answers 404/);
  });

  test("is the same one for two hooks at one moment, and is set once", async () => {
    const bench = await benchWithApp(pages({ "/": 401, "/ping/": 200, "/status/": 200 }));
    const runs = await Promise.all([1, 2].map(() => bench.run(HEALTH_CHECK, BRIEF)));
    expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
      { code: 0, stderr: "" },
      { code: 0, stderr: "" },
    ]);
    expect(pathOf(bench)).toBe(`/ping/${MARK}`);
    const set = bench.aws.calls.flatMap(({ parameters }) => parameters.HealthCheckPath ?? []);
    expect(new Set(set)).toEqual(new Set([`/ping/${MARK}`]));
  });

  test("is not set where a target is healthy by the old one: it would hide what this deployment broke", async () => {
    const bench = await benchWithApp(pages({ "/": 401, "/ping/": 200 }));
    addFinishedTarget(bench);
    const other = bench.environment.instances.at(-1);
    if (other?.deployment) Object.assign(other.deployment, { id: 6 });
    const { code, stderr } = await bench.run(HEALTH_CHECK, BRIEF);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /does not check \/ping\/\?eb-health-hooks for 200-301 yet: \/ passed until this deployment, so see what became of it/,
    );
    expect(bench.targetGroup.healthCheck).toMatchObject({ path: "/", matcher: { httpCode: "200-301" } });
  });

  test("is none where the mark is no query that the app takes", async () => {
    const strict: RequestListener = (request, response) => {
      if (request.url?.includes("?")) response.writeHead(400).end();
      else pages({ "/": 401, "/health/": 200 })(request, response);
    };
    const bench = await benchWithApp(strict);
    await warnsAndWritesNothing(bench, /answers 401: the app wants a login/);
  });

  test("is not looked for where the app fails, or where nothing but 204 counts", async () => {
    const failing = await benchWithApp(pages({ "/": 500, "/health/": 200 }));
    await warnsAndWritesNothing(failing, /answers 500: the app fails/);
    expect(new Set(failing.requests.map(({ url }) => url))).toEqual(new Set(["/"]));
    const other = await benchWithApp(pages({ "/": 404, "/health/": 200 }));
    await warnsAndWritesNothing(other, /answers 404/, { HEALTH_HOOKS_SUCCESS_CODES: "204" });
  });
});

describe("behind a redirect", () => {
  const behind =
    (app: RequestListener): RequestListener =>
    (request, response) =>
      (request.headers["x-forwarded-proto"] === "https" ? app : redirectToHttps)(request, response);

  test.for([200, 302, 401, 404])("%i is an answer of a living app", async (status) => {
    const bench = await benchWithApp(behind(answers(status)));
    expect(await bench.run(HEALTH_CHECK, BRIEF)).toMatchObject({ code: 0, stderr: "" });
    expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
  });

  test.for<[string, RequestListener, RegExp]>([
    ["500", answers(500), /the app behind the redirect answers 500$/],
    ["502", answers(502), /the app behind the redirect answers 502$/],
    ["silence", (request) => void request.socket.end(), /the app behind the redirect does not answer$/],
  ])("%s is none, and nothing is widened", async ([, app, words]) => {
    const bench = await benchWithApp(behind(app));
    const { stderr } = await warnsAndWritesNothing(bench, /; nothing was changed$/);
    const said = lastLine(stderr)?.replace(/; nothing was changed$/, "");
    expect(said).toMatch(words);
    expect(said).toContain(" does not show whether the app lives: ");
  });

  test("an app that comes up in time is waited for", async () => {
    let count = 0;
    const bench = await benchWithApp(
      behind((request, response) => {
        count += 1;
        answers(count < 3 ? 502 : 200)(request, response);
      }),
    );
    expect(await bench.run(HEALTH_CHECK)).toMatchObject({ code: 0, stderr: "" });
    expect(count).toBe(3);
  });
});

// RFC 3986 resolves dots; the load balancer sends what it has.
test.for(["/nope/../healthcheck/", "/%2e/healthcheck/", "//healthcheck/"])(
  "%s is asked for as it stands",
  async (path) => {
    const bench = await benchWithApp(pages({ "/healthcheck/": 200, "/": 200 }));
    bench.targetGroup.healthCheck.path = path;
    await bench.run(HEALTH_CHECK, BRIEF);
    expect(bench.requests[0]?.url).toBe(path);
  },
);

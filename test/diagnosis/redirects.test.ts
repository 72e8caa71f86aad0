import { describe, expect, test } from "vitest";
import { caveatOfPass, hidesTheApp } from "../../src/diagnosis/causes/redirects.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { answered, CHECK } from "./seen.ts";

describe("the pattern that exempts a path from the redirect to HTTPS", () => {
  test.for([
    ["/health/", "^health/$"],
    ["/a.b/c+d", "^a\\.b/c\\+d$"],
    ["/a(b)[c]*$", "^a\\(b\\)\\[c\\]\\*\\$$"],
    ["/health?full=1", "^health$"],
  ] as const)("for %s is %s, and matches it without its slash, and no more", ([path, pattern]) => {
    const last = answered(308, `https://10.0.0.5${path}`);
    const { remedy } = diagnose({ ...CHECK, path, last }, "log");
    expect(remedy[1]).toBe(
      `Or let Django answer this page without the redirect, by its settings: SECURE_REDIRECT_EXEMPT = [r"${pattern}"]`,
    );
    expect(new RegExp(pattern).test(path.slice(1).replace(/\?.*/, ""))).toBe(true);
    expect(new RegExp(pattern).test(`${path.slice(1)}x`)).toBe(false);
  });

  test("is none for the front page, which should stay behind HTTPS", () => {
    const last = answered(308, "https://10.0.0.5/");
    expect(diagnose({ ...CHECK, path: "/", last }, "log").remedy.join()).not.toContain("EXEMPT");
  });
});

// The slash goes before the query, as Django's APPEND_SLASH puts it.
test.for(["/health/?full=1", "http://10.0.0.5/health/?full=1"])(
  "sees the added slash of a path with a query in %s",
  (location) => {
    const { clause, remedy } = diagnose(
      { ...CHECK, path: "/health?full=1", last: answered(301, location) },
      "log",
    );
    expect(clause).toBe(
      `/health?... answers 301, a redirect that adds a slash (${location.replace("full=1", "...")})`,
    );
    expect(remedy).toEqual(["eb setenv HEALTH_HOOKS_PATH='/health/?full=1'"]);
  },
);

test.for([
  ["https://10.0.0.5/health", "a redirect to HTTPS (https://10.0.0.5/health)"],
  ["https://10.0.0.5:80/health", "a redirect to HTTPS (https://10.0.0.5:80/health)"],
  ["https://10.0.0.5:8443/health", "a redirect to HTTPS on port 8443 (https://10.0.0.5:8443/health)"],
  ["https://a.com/health/", "a redirect to HTTPS, another host (https://a.com/health/)"],
  ["https://www.a.com/health", "a redirect to HTTPS, the host with www. (https://www.a.com/health)"],
  ["http://www.a.com/health", "a redirect to the host with www. (http://www.a.com/health)"],
  ["http://a.com/health", "a redirect to another host (http://a.com/health)"],
  ["/en/health", "a redirect to the page of a language (/en/health)"],
  ["/pt-br/health/", "a redirect to the page of a language (/pt-br/health/)"],
  ["/en/", "a redirect to /en/"],
  ["/health", "a redirect to /health"],
  ["next/", "a redirect to next/"],
] as const)("302 to %s is %s", ([location, words]) => {
  expect(diagnose({ ...CHECK, last: answered(302, location) }, "log").clause).toBe(
    `/health answers 302, ${words}`,
  );
});

test("only what is a login page is called one", () => {
  const seen = { ...CHECK, last: answered(302, "/accounts/login/") };
  const login = { kind: "answer", status: 200, location: undefined, asksForPassword: true } as const;
  expect(diagnose(seen, "log").clause).toContain("a redirect to /accounts/login/");
  expect(diagnose({ ...seen, redirectTarget: login }, "log")).toMatchObject({
    name: "login",
    clause: "/health answers 302, a redirect to a login page (/accounts/login/)",
  });
});

describe("what is behind a redirect", () => {
  const last = answered(301, "https://10.0.0.5/health");
  const ofProxy = {
    kind: "answer",
    status: 301,
    location: "https://10.0.0.5/health",
    isOfProxy: true,
  } as const;
  const answer = (status: number) => ({ kind: "answer", status, location: undefined }) as const;

  test.for([200, 301, 400, 404, 429])("is alive with %i", (status) => {
    expect(hidesTheApp({ last, visitor: answer(status) })).toBe(false);
  });

  test.for([500, 502, 503])("is not with %i", (status) => {
    expect(hidesTheApp({ last, visitor: answer(status) })).toBe(true);
  });

  test("is not seen where the proxy redirects a visitor too", () => {
    expect(hidesTheApp({ last: ofProxy, visitor: ofProxy })).toBe(true);
    expect(hidesTheApp({ last: ofProxy, visitor: answer(200) })).toBe(false);
    expect(hidesTheApp({ last, visitor: undefined })).toBe(false);
  });

  test("silence is no life", () => {
    expect(hidesTheApp({ last, visitor: { kind: "failure", code: "TIMEOUT", message: "" } })).toBe(true);
  });
});

describe("a pass", () => {
  test.for([
    ["/health", "https://10.0.0.5/health", "^health$", "/health"],
    ["/health", "https://www.example.com/health/", "^health$", "/health"],
    ["/", "https://10.0.0.5/", "^health/$", "/health/"],
  ] as const)("of %s by a redirect to %s shows little", ([path, location, pattern, page]) => {
    expect(caveatOfPass({ ...CHECK, path, last: answered(301, location) })).toBe(
      "the app passes with a redirect to HTTPS, which any path gets; a page that answers 200 would show more: " +
        `set SECURE_REDIRECT_EXEMPT = [r"${pattern}"] in the settings and HEALTH_HOOKS_PATH=${page}, if there is such a page`,
    );
  });

  test.for([
    [200, undefined],
    [200, "https://10.0.0.5/health"],
    [301, undefined],
    [301, "/health/"],
    [302, "https://10.0.0.5/login"],
  ] as const)("by %i to %s is as good as it gets", ([status, location]) => {
    expect(caveatOfPass({ ...CHECK, last: answered(status, location) })).toBeUndefined();
  });
});

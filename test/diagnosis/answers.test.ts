/** What test/hooks/health-check-diagnosis.test.ts does not have, as the built hook says it. */

import { describe, expect, test } from "vitest";
import { caveatOfPass, diagnose, isHostRefused } from "../../src/diagnosis/answers.ts";

const FACTS = { address: "10.0.0.5", port: 80, timeoutSeconds: 5, path: "/health", codes: "200-301" };

const LOGS = ["See /var/log/web.stdout.log and /var/log/nginx/error.log on this instance."];

function exempt(status: number, pattern: string): string[] {
  return [
    `Add ${status} to the success codes, or exempt the path: SECURE_REDIRECT_EXEMPT = [r"${pattern}"].`,
  ];
}

describe("the pattern that exempts a path from the redirect to HTTPS", () => {
  test.for([
    ["/", "^$"],
    ["/health/", "^health/$"],
    ["/a.b/c+d", "^a\\.b/c\\+d$"],
    ["/a(b)[c]*$", "^a\\(b\\)\\[c\\]\\*\\$$"],
    ["/health?full=1", "^health$"],
  ] as const)("for %s is %s", ([path, pattern]) => {
    const answer = { kind: "answer", status: 301, location: `https://a.com${path}` } as const;
    expect(diagnose(answer, { ...FACTS, path }).remedy).toEqual(exempt(301, pattern));
  });

  test.for(["/", "/health/", "/a.b/c+d", "/a(b)[c]*$"])(
    "matches %s without its slash, and no more",
    (path) => {
      const answer = { kind: "answer", status: 301, location: `https://a.com${path}` } as const;
      const [sentence = ""] = diagnose(answer, { ...FACTS, path }).remedy;
      const pattern = new RegExp(/r"(.*)"/.exec(sentence)?.[1] ?? "none");
      expect(pattern.test(path.slice(1))).toBe(true);
      expect(pattern.test(`${path.slice(1)}x`)).toBe(false);
    },
  );
});

test("no answer, for whatever reason, has its cause and remedy", () => {
  expect(diagnose({ kind: "failure", code: "ERROR", message: "why" }, FACTS)).toEqual({
    cause: "10.0.0.5:80/health ends the connection without an answer (ERROR: why)",
    remedy: LOGS,
  });
});

// The slash goes before the query, as Django's APPEND_SLASH puts it.
test.for(["/health/?full=1", "http://10.0.0.5/health/?full=1"])(
  "sees the added slash of a path with a query in %s",
  (location) => {
    const facts = { ...FACTS, path: "/health?full=1" };
    expect(diagnose({ kind: "answer", status: 301, location }, facts)).toEqual({
      cause: `/health?... answers 301, a redirect that adds a slash (${location.replace("full=1", "...")})`,
      remedy: ["Set HEALTH_HOOKS_PATH to /health/?full=1."],
    });
  },
);

describe("a refused host", () => {
  test.for([200, 301, 401, 404, 500])("is not what %i means", (status) => {
    expect(isHostRefused({ kind: "answer", status, location: undefined })).toBe(false);
  });

  const answer = { kind: "answer", status: 400, location: undefined } as const;
  const asked = {
    settingsModule: "shop.settings",
    django: "5.2",
    count: 1,
    allowsAddress: false,
    line: undefined,
  };
  const process = { name: "web", isGiven: true, startedAt: undefined };
  const seen = { process, asked, ownHost: undefined, provenBy: undefined };

  test("is said with what the app says of it", () => {
    expect(isHostRefused(answer)).toBe(true);
    expect(diagnose(answer, { ...FACTS, refused: seen }).cause).toBe(
      "/health answers 400, as Django does when 10.0.0.5 is not in ALLOWED_HOSTS; ALLOWED_HOSTS of shop.settings has 1 host, without it",
    );
    expect(diagnose(answer, FACTS)).toEqual({
      cause: "/health answers 400, as Django does when 10.0.0.5 is not in ALLOWED_HOSTS",
      remedy: [],
    });
  });

  test.for(["refused everywhere", "refused on this page"] as const)(
    "is not the address where the app's own hosts are %s",
    (ownHost) => {
      const { cause } = diagnose(answer, { ...FACTS, refused: { ...seen, ownHost } });
      expect(cause).toMatch(/^\/health answers 400: /);
      expect(cause).not.toContain("is not in ALLOWED_HOSTS");
    },
  );
});

describe("a pass", () => {
  test.for([
    ["/health", "https://10.0.0.5/health", "^health$", "/health"],
    ["/health", "https://www.example.com/health/", "^health$", "/health"],
    ["/", "https://10.0.0.5/", "^health/$", "/health/"],
  ] as const)("of %s by a redirect to %s shows little", ([path, location, pattern, page]) => {
    expect(caveatOfPass({ kind: "answer", status: 301, location }, { ...FACTS, path })).toBe(
      "the app passes with a redirect to HTTPS, which any path gets; a 200 shows more: SECURE_REDIRECT_EXEMPT = " +
        `[r"${pattern}"], HEALTH_HOOKS_PATH=${page} and HEALTH_HOOKS_SUCCESS_CODES=200`,
    );
  });

  test.for([
    [200, undefined],
    [200, "https://10.0.0.5/health"],
    [301, undefined],
    [301, "/health/"],
    [302, "https://10.0.0.5/login"],
  ] as const)("by %i to %s is as good as it gets", ([status, location]) => {
    expect(caveatOfPass({ kind: "answer", status, location }, FACTS)).toBeUndefined();
  });
});

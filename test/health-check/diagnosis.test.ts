import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/health-check/diagnosis.ts";

const FACTS = { address: "10.0.0.5", port: 80, path: "/health", codes: "200-301" };

const ALLOWED_HOSTS = [
  "Look at the lines of allowed_hosts in this log: where did it add the address?",
  "If it did, see that settings.py reads that place into ALLOWED_HOSTS.",
];
const OTHER_PATH = ["The health check path must answer without a login: name another in HEALTH_HOOKS_PATH."];
const OPEN_PATH = ["The load balancer cannot log in: name a path that is open to all in HEALTH_HOOKS_PATH."];
const LOGS = ["See /var/log/web.stdout.log and /var/log/nginx/error.log on this instance."];
const CODES = ["Set HEALTH_HOOKS_SUCCESS_CODES if this answer means healthy."];

function exempt(status: number, pattern: string): string[] {
  return [
    `Let the success codes have ${status}, or exempt the path: SECURE_REDIRECT_EXEMPT = [r"${pattern}"].`,
  ];
}

describe("an answer", () => {
  test.for([
    [400, undefined, "as Django does when 10.0.0.5 is not in ALLOWED_HOSTS", ALLOWED_HOSTS],
    [
      301,
      "https://10.0.0.5/health",
      "a redirect to HTTPS (https://10.0.0.5/health)",
      exempt(301, "^health$"),
    ],
    [308, "https://a.com/health/", "a redirect to HTTPS (https://a.com/health/)", exempt(308, "^health$")],
    [301, "/health/", "a redirect that adds a slash (/health/)", ["Set HEALTH_HOOKS_PATH to /health/."]],
    [
      301,
      "http://10.0.0.5/health/",
      "a redirect that adds a slash (http://10.0.0.5/health/)",
      ["Set HEALTH_HOOKS_PATH to /health/."],
    ],
    [302, "/login/?next=/health", "a redirect to /login/?next=/health", OTHER_PATH],
    [302, "http://a.com/login", "a redirect to http://a.com/login", OTHER_PATH],
    [302, "https://a.com/login", "a redirect to https://a.com/login", OTHER_PATH],
    [301, "/health", "a redirect to /health", OTHER_PATH],
    [302, "health/", "a redirect to health/", OTHER_PATH],
    [304, undefined, "a redirect to nowhere", OTHER_PATH],
    [401, undefined, "it asks for a login or refuses", OPEN_PATH],
    [403, undefined, "it asks for a login or refuses", OPEN_PATH],
    [404, undefined, "there is no such page", ["Name one that exists in HEALTH_HOOKS_PATH."]],
    [500, undefined, "the app fails", LOGS],
    [503, undefined, "the app fails", LOGS],
    [502, undefined, "the proxy does not reach the app", LOGS],
    [504, undefined, "the proxy does not reach the app", LOGS],
    [200, undefined, "which is not among 200-301", CODES],
    [204, undefined, "which is not among 200-301", CODES],
    [405, undefined, "which is not among 200-301", CODES],
    [429, undefined, "which is not among 200-301", CODES],
  ] as const)("%i to %s has its cause and remedy", ([status, location, what, remedy]) => {
    expect(diagnose({ kind: "answer", status, location }, FACTS)).toEqual({
      cause: `/health answers ${status}, ${what}`,
      remedy,
    });
  });
});

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

describe("no answer", () => {
  test.for([
    [
      "ECONNREFUSED",
      "nothing listens on 10.0.0.5:80",
      [
        "See whether nginx and the app run: systemctl status nginx web.",
        "If the app has several processes, name the right port in HEALTH_HOOKS_PROCESS_PORT.",
      ],
    ],
    [
      "TIMEOUT",
      "10.0.0.5:80/health does not answer in the time that the target group gives it",
      ["Name a path that answers fast in HEALTH_HOOKS_PATH, or raise HealthCheckTimeout."],
    ],
    ["ECONNRESET", "10.0.0.5:80/health ends the connection without an answer (ECONNRESET: why)", LOGS],
    ["ERROR", "10.0.0.5:80/health ends the connection without an answer (ERROR: why)", LOGS],
  ] as const)("for %s has its cause and remedy", ([code, cause, remedy]) => {
    expect(diagnose({ kind: "failure", code, message: "why" }, FACTS)).toEqual({ cause, remedy });
  });
});

// The slash goes before the query, as Django's APPEND_SLASH puts it.
test.for(["/health/?full=1", "http://10.0.0.5/health/?full=1"])(
  "sees the added slash of a path with a query in %s",
  (location) => {
    const facts = { ...FACTS, path: "/health?full=1" };
    expect(diagnose({ kind: "answer", status: 301, location }, facts)).toEqual({
      cause: `/health?full=1 answers 301, a redirect that adds a slash (${location})`,
      remedy: ["Set HEALTH_HOOKS_PATH to /health/?full=1."],
    });
  },
);

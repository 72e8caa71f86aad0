import { describe, expect, test } from "vitest";
import { type AddressTrail, caveatOfPass, diagnose, isHostRefused } from "../../src/diagnosis/answers.ts";

const FACTS = { address: "10.0.0.5", port: 80, timeoutSeconds: 5, path: "/health", codes: "200-301" };

const OTHER_PATH = ["The health check path must answer without a login: name another in HEALTH_HOOKS_PATH."];
const OPEN_PATH = ["The load balancer cannot log in: name a path that is open to all in HEALTH_HOOKS_PATH."];
const LOGS = ["See /var/log/web.stdout.log and /var/log/nginx/error.log on this instance."];
const FASTER = [
  "Name a path that answers fast in HEALTH_HOOKS_PATH, or raise the option HealthCheckTimeout of the process.",
];
const CODES = ["Set HEALTH_HOOKS_SUCCESS_CODES if this answer means healthy."];

function exempt(status: number, pattern: string): string[] {
  return [
    `Add ${status} to the success codes, or exempt the path: SECURE_REDIRECT_EXEMPT = [r"${pattern}"].`,
  ];
}

describe("an answer", () => {
  test.for([
    [400, undefined, "as Django does when 10.0.0.5 is not in ALLOWED_HOSTS", []],
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
    [302, "/login/?next=/health", "a redirect to /login/?...", OTHER_PATH],
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
      "10.0.0.5:80/health does not answer, also long after the 5 s that the target group waits",
      FASTER,
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
      cause: `/health?... answers 301, a redirect that adds a slash (${location.replace("full=1", "...")})`,
      remedy: ["Set HEALTH_HOOKS_PATH to /health/?full=1."],
    });
  },
);

test("an answer that comes too late has its cause and remedy", () => {
  expect(diagnose({ kind: "too slow", status: 200, seconds: 7.2 }, FACTS)).toEqual({
    cause: "/health answers 200 only after 7.2 s, and the target group waits 5 s",
    remedy: FASTER,
  });
});

describe("a refused host", () => {
  const envFile = "/var/app/current/.env";
  const override = "/var/lib/eb-health-hooks/web.env";
  const nowhere = { override: undefined, envFile: undefined };
  const lacks = { kind: "variable", name: "ALLOWED_HOSTS", hasAddress: false } as const;
  const has = { ...lacks, hasAddress: true };
  const cases: readonly [string, AddressTrail, RegExp][] = [
    [
      "is in the running app",
      { ...nowhere, process: has },
      /^The app runs with 10\.0\.0\.5 in ALLOWED_HOSTS: see that settings\.py makes ALLOWED_HOSTS of all of it\.$/,
    ],
    ["is in the running app and in both files", { envFile, override, process: has }, /^The app runs with 10/],
    [
      "is in the override and not in the running app",
      { envFile, override, process: lacks },
      /^10\.0\.0\.5 is in \S+\/web\.env, which the app gets when it starts: systemctl restart web\.$/,
    ],
    [
      "is in the override, and the app has no such variable",
      { ...nowhere, override, process: { kind: "no variable" } },
      /^10\.0\.0\.5 is in \S+\/web\.env, which the app gets when it starts: systemctl restart web\.$/,
    ],
    [
      "is in the env file, and the app has another list in its environment",
      { ...nowhere, envFile, process: lacks },
      /^10\.0\.0\.5 is in \S+\/\.env, but the app takes ALLOWED_HOSTS from its environment, which wins over a file\.\nName /,
    ],
    [
      "is in the env file, and the app takes nothing from its environment",
      { ...nowhere, envFile, process: { kind: "no variable" } },
      /^10\.0\.0\.5 is in \S+\/\.env: see that settings\.py reads that file into ALLOWED_HOSTS\.\nAn app that/,
    ],
    [
      "is in the env file, and no app runs",
      { ...nowhere, envFile, process: { kind: "no process" } },
      /^No process that serves the app was found in this folder\.\n10\.0\.0\.5 is in /,
    ],
    [
      "is nowhere",
      { ...nowhere, process: lacks },
      /^10\.0\.0\.5 is in no file that the app could have it from/,
    ],
  ];
  test.for(cases)("that %s", ([, hosts, remedy]) => {
    const answer = { kind: "answer", status: 400, location: undefined } as const;
    expect(isHostRefused(answer)).toBe(true);
    expect(diagnose(answer, { ...FACTS, hosts }).remedy.join("\n")).toMatch(remedy);
  });

  test.for([200, 301, 401, 404, 500])("is not what %i means", (status) => {
    expect(isHostRefused({ kind: "answer", status, location: undefined })).toBe(false);
  });
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

import { describe, expect, test } from "vitest";
import { HookError } from "../src/errors.ts";
import { parseSettings, SETTINGS, type Settings } from "../src/settings.ts";

const DEFAULTS: Settings = {
  enabled: true,
  variable: undefined,
  envFile: ".env",
  askApp: true,
  path: undefined,
  successCodes: undefined,
  processPort: undefined,
  probeSeconds: 30,
  strict: false,
  dryRun: false,
  installNode: true,
  node: undefined,
};

const VARIABLES = Object.values(SETTINGS).map(({ variable }) => variable);

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

test("has a default for every setting", () => {
  expect(parseSettings({})).toStrictEqual(DEFAULTS);
});

test.for(["", " ", "\t \n"])("treats %j as unset, in every setting", (text) => {
  const env = Object.fromEntries(VARIABLES.map((variable) => [variable, text]));
  expect(parseSettings(env)).toStrictEqual(DEFAULTS);
});

test.for([
  ["HEALTH_HOOKS_ENABLED", "false", "enabled", false],
  ["HEALTH_HOOKS_ENABLED", "true", "enabled", true],
  ["HEALTH_HOOKS_ENABLED", " false ", "enabled", false],
  ["HEALTH_HOOKS_VARIABLE", "MY_HOSTS_2", "variable", "MY_HOSTS_2"],
  ["HEALTH_HOOKS_VARIABLE", "_h", "variable", "_h"],
  ["HEALTH_HOOKS_VARIABLE", "\tMY_HOSTS\n", "variable", "MY_HOSTS"],
  ["HEALTH_HOOKS_ENV_FILE", "config/prod/app.env", "envFile", "config/prod/app.env"],
  ["HEALTH_HOOKS_ENV_FILE", "..env", "envFile", "..env"],
  ["HEALTH_HOOKS_ENV_FILE", ".config/a..b/...", "envFile", ".config/a..b/..."],
  ["HEALTH_HOOKS_ENV_FILE", " .env.prod ", "envFile", ".env.prod"],
  ["HEALTH_HOOKS_ENV_FILE", "my app/.env", "envFile", "my app/.env"],
  ["HEALTH_HOOKS_PATH", "/", "path", "/"],
  ["HEALTH_HOOKS_PATH", "/health/?full=1&a=%20", "path", "/health/?full=1&a=%20"],
  ["HEALTH_HOOKS_PATH", " /health ", "path", "/health"],
  ["HEALTH_HOOKS_PATH", `/${"a".repeat(1023)}`, "path", `/${"a".repeat(1023)}`],
  ["HEALTH_HOOKS_SUCCESS_CODES", "200", "successCodes", "200"],
  ["HEALTH_HOOKS_SUCCESS_CODES", "200,301", "successCodes", "200,301"],
  ["HEALTH_HOOKS_SUCCESS_CODES", " 200-301 ", "successCodes", "200-301"],
  ["HEALTH_HOOKS_PROCESS_PORT", "1", "processPort", 1],
  ["HEALTH_HOOKS_PROCESS_PORT", "65535", "processPort", 65535],
  ["HEALTH_HOOKS_PROCESS_PORT", " 8080\n", "processPort", 8080],
  ["HEALTH_HOOKS_PROBE_SECONDS", "0", "probeSeconds", 0],
  ["HEALTH_HOOKS_PROBE_SECONDS", "300", "probeSeconds", 300],
  ["HEALTH_HOOKS_STRICT", "true", "strict", true],
  ["HEALTH_HOOKS_STRICT", "false", "strict", false],
  ["HEALTH_HOOKS_ASK_APP", "false", "askApp", false],
  ["HEALTH_HOOKS_DRY_RUN", "true", "dryRun", true],
  ["HEALTH_HOOKS_INSTALL_NODE", "false", "installNode", false],
  ["HEALTH_HOOKS_NODE", "/usr/bin/node-22", "node", "/usr/bin/node-22"],
  ["HEALTH_HOOKS_NODE", " /opt/node/bin/node ", "node", "/opt/node/bin/node"],
] as const)("reads %s=%j", ([variable, text, key, value]) => {
  expect(parseSettings({ [variable]: text })).toStrictEqual({ ...DEFAULTS, [key]: value });
});

const BOOLEAN = "must be true or false";
const NAME = "must be the name of an environment variable (at most 128 letters, digits and _)";
const INSIDE = "must be a path inside the app folder, such as .env or config/.env";
const PATH = "must start with / and hold at most 1024 characters that a URL's path may have";
const CODES = "must be codes from 200 to 499: one (200), a list (200,301) or a range (200-301)";
const PORT = "must be a whole number from 1 to 65535";
const SECONDS = "must be a whole number from 0 to 300";
const ABSOLUTE = "must be an absolute path, such as /usr/bin/node-22";

const REJECTED = [
  ["HEALTH_HOOKS_ENABLED", BOOLEAN, ["TRUE", "False", "1", "0", "yes", "true false", "constructor"]],
  ["HEALTH_HOOKS_STRICT", BOOLEAN, ["on", "__proto__"]],
  ["HEALTH_HOOKS_ASK_APP", BOOLEAN, ["never", "0"]],
  ["HEALTH_HOOKS_DRY_RUN", BOOLEAN, ["no", "toString"]],
  ["HEALTH_HOOKS_INSTALL_NODE", BOOLEAN, ["n", "valueOf"]],
  [
    "HEALTH_HOOKS_VARIABLE",
    NAME,
    [
      "1HOSTS",
      "MY-HOSTS",
      "a.b",
      "A B",
      "A,B",
      "A=b",
      "HÔTES",
      "$A",
      "A\nB",
      "constructor",
      "__proto__",
      "toString",
      "A".repeat(129),
    ],
  ],
  [
    "HEALTH_HOOKS_ENV_FILE",
    INSIDE,
    [
      ...["../x", "/etc/x", "a//b", "./x", "a/./b", "a/../b", "a/..", "..", ".", "/", "//", "config/"],
      ...[".env/", "a\0b"],
    ],
  ],
  [
    "HEALTH_HOOKS_PATH",
    PATH,
    ["health", "http://x/", "/a b", "/a#b", "/é", '/a"b', "/a\\b", "/<a>", "/a\nb", `/${"a".repeat(1024)}`],
  ],
  [
    "HEALTH_HOOKS_SUCCESS_CODES",
    CODES,
    ["ok", "2xx", "200,", "200, 301", "200-", "301-200", "200-301,302", "199", "500", "200-500"],
  ],
  ["HEALTH_HOOKS_PROCESS_PORT", PORT, ["0", "65536", "-1", "+1", "80.0", "8e1", "0x50", "http", "80 81"]],
  ["HEALTH_HOOKS_PROBE_SECONDS", SECONDS, ["301", "-1", "1.5", "30s", "Infinity", "NaN", "9".repeat(400)]],
  ["HEALTH_HOOKS_NODE", ABSOLUTE, ["node", "./node", "~/node", "../usr/bin/node"]],
] as const;

describe.each(REJECTED)("%s", (variable, expectation, texts) => {
  test.for(texts)("rejects %j and says what is expected", (text) => {
    const error = errorOf(() => parseSettings({ [variable]: text }));
    expect(error).toBeInstanceOf(HookError);
    expect(error).toMatchObject({
      severity: "misconfiguration",
      message: `${variable} ${expectation}, got "${text}"`,
      remedy: ["Correct these environment properties and deploy again; an empty value means the default."],
    });
  });
});

test("names all problems in one error", () => {
  const env = Object.fromEntries(VARIABLES.map((variable) => [variable, "no/"]));
  expect(errorOf(() => parseSettings(env))).toMatchObject({
    severity: "misconfiguration",
    message: VARIABLES.map((name) => {
      const [, expectation] = REJECTED.find(([variable]) => variable === name) ?? [];
      return `${name} ${expectation}, got "no/"`;
    }).join("; "),
  });
});

test("does not report the settings that are right beside one that is wrong", () => {
  const env = { HEALTH_HOOKS_STRICT: "true", HEALTH_HOOKS_PATH: "nope", HEALTH_HOOKS_NODE: "/usr/bin/node" };
  expect(() => parseSettings(env)).toThrow(
    expect.objectContaining({ message: `HEALTH_HOOKS_PATH ${PATH}, got "nope"` }),
  );
});

test("what every object has by itself is no setting", () => {
  for (const name of Object.getOwnPropertyNames(Object.prototype)) {
    expect(parseSettings({ [name]: "true" })).toStrictEqual(DEFAULTS);
    expect(() => parseSettings({ HEALTH_HOOKS_VARIABLE: name })).toThrow(NAME);
  }
});

test.for([
  ["/nope/../healthcheck/", "/healthcheck/"],
  ["/%2e/healthcheck/", "/healthcheck/"],
  ["/a/%2E%2e/b", "/b"],
  ["/./", "/"],
  ["/a/.", "/a/"],
  ["/..", "/"],
  ["/.%2e/?a=1", "/?a=1"],
  ["/?a='b'", "/?a=%27b%27"],
] as const)("rejects the path %s, which HTTP clients would make %s of", ([text, sent]) => {
  expect(() => parseSettings({ HEALTH_HOOKS_PATH: text })).toThrow(
    `HEALTH_HOOKS_PATH must be as HTTP clients send it, which make ${sent} of it, got "${text}"`,
  );
});

test.for([
  "/",
  "//",
  "//a/b",
  "/...",
  "/.well-known/x",
  "/a..b/",
  "/%41/",
  "/a%2fb",
  "/x?../y",
  "/x?a=%2e",
  "/@:;,=!$&()*+~",
])("takes the path %s as it is", (path) => {
  expect(parseSettings({ HEALTH_HOOKS_PATH: path }).path).toBe(path);
});

/** Apps as people write them, for what must hold for all of them. */
import fc from "fast-check";
import type { App } from "./staged.ts";

export interface MadeApp extends App {
  /** The settings file, as it is in `files`. */
  readonly settings: string;
  /** False: with HEALTH_HOOKS_ASK_APP=false, where the text decides. */
  readonly asked: boolean;
}

/** Requests come with these; none of them is in a sentence of the hook's. */
export const PROBES = [
  ...["one.test", "www.one.test", "two.test", "deep.two.test", "three.test", "four.test", "198.51.100.7"],
  ...["[::1]", "fallback.test", "fixed.test", "stranger.test"],
];

const HOST = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom("one.test", "www.one.test", "two.test", "three.test", "four.test"),
  },
  { weight: 3, arbitrary: fc.constantFrom(".two.test", "198.51.100.7", "ONE.test") },
  fc.constantFrom("*", "*", "[::1]", "one.test:8000", "https://one.test", "*.two.test"),
);
const HOSTS = fc.array(HOST, { minLength: 1, maxLength: 3 });

/** A list as text: in the shape that its reader takes, or in another one. */
const VALUE = fc.oneof(
  { weight: 6, arbitrary: HOSTS.map((hosts) => hosts.join(",")) },
  { weight: 5, arbitrary: HOST },
  { weight: 3, arbitrary: HOSTS.map((hosts) => hosts.join(" ")) },
  { weight: 2, arbitrary: HOSTS.map((hosts) => hosts.join(", ")) },
  { weight: 3, arbitrary: HOSTS.map((hosts) => JSON.stringify(hosts)) },
  HOSTS.map((hosts) => `[${hosts.map((host) => `'${host}'`).join(", ")}]`),
  HOSTS.map((hosts) => hosts.join(";")),
  HOSTS.map((hosts) => `${hosts.join(",")},`),
  HOSTS.map((hosts) => ` ${hosts.join(",")} `),
  fc.constantFrom(
    "",
    " ",
    ",",
    "one.test,,two.test",
    "one.test  two.test",
    '"one.test"',
    "one.test,two.test;three.test",
  ),
);

/** In the shape that this reader takes. */
function fitting(list: string, hosts: readonly string[]): string {
  if (list.includes("json")) return JSON.stringify(hosts);
  if (list.includes("literal")) return `[${hosts.map((host) => `'${host}'`).join(", ")}]`;
  if (/split\((?:" ")?\)/.test(list)) return hosts.join(" ");
  if (list.includes('";"')) return hosts.join(";");
  return list.includes("split") ? hosts.join(",") : (hosts[0] ?? "");
}

const SHAPED = fc.record({ fits: fc.constantFrom(true, true, false), hosts: HOSTS, any: VALUE });

/** How settings.py gets at the variable's text: lines before, and an expression with `V` for the name. */
const READERS = {
  "os.environ[…]": { lines: "", text: 'os.environ["V"]' },
  "os.environ.get": { lines: "", text: 'os.environ.get("V", "fallback.test")' },
  "os.getenv or": { lines: "", text: '(os.getenv("V") or "fallback.test,fixed.test")' },
  dotenv: {
    lines: 'from dotenv import load_dotenv\nload_dotenv(BASE_DIR / ".env")',
    text: 'os.environ.get("V", "")',
  },
  "dotenv override": {
    lines: 'from dotenv import load_dotenv\nload_dotenv(BASE_DIR / ".env", override=True)',
    text: 'os.environ.get("V", "")',
  },
  environ: {
    lines: 'import environ\nenv = environ.Env()\nenviron.Env.read_env(str(BASE_DIR / ".env"))',
    text: 'env("V", default="fallback.test")',
  },
  "environ overwrite": {
    lines:
      'import environ\nenv = environ.Env()\nenviron.Env.read_env(str(BASE_DIR / ".env"), overwrite=True)',
    text: 'env("V", default="fallback.test")',
  },
  decouple: { lines: "from decouple import config", text: 'config("V", default="fallback.test")' },
} as const;

/** A list of a text `T`. */
const LISTS = [
  ...[
    'T.split(",")',
    'T.split(",")',
    'T.split(",")',
    'T.split(" ")',
    "T.split()",
    'T.split(";")',
    "[T]",
    "[T]",
  ],
  ...['[h.strip() for h in T.split(",")]', '[h for h in T.split(",") if h]', 'T.replace(" ", "").split(",")'],
  ...["json.loads(T)", "ast.literal_eval(T)", 're.split(r"[,\\s]+", T)', 'tuple(T.split(","))'],
  ...[
    '["fixed.test"] + T.split(",")',
    '["fixed.test", T]',
    '["fixed.test", *T.split()]',
    'sorted(T.split(","))',
  ],
  ...[
    'T.split(",") if T else ["fallback.test"]',
    'T.lower().split(",")',
    'T.split(",")[:2]',
    '[T.split(",")[0]]',
  ],
  ...[
    'list(dict.fromkeys(T.split(",")))',
    'list(set(T.split(",")))',
    '[*{"fixed.test", *T.split(",")}]',
    '["." + h for h in T.split(",")]',
    'T.split(",")[::-1]',
    '["fixed.test"]',
  ],
];

/** What is done with the list afterwards. */
const AFTERWARDS = [
  'if DEBUG:\n    ALLOWED_HOSTS = ["*"]',
  'ALLOWED_HOSTS = list(ALLOWED_HOSTS) + ["fixed.test"]',
  'if len(ALLOWED_HOSTS) > 2:\n    ALLOWED_HOSTS = ["fallback.test"]',
  'if "V" in os.environ:\n    ALLOWED_HOSTS = [*ALLOWED_HOSTS, "fixed.test"]',
  "ALLOWED_HOSTS = [h for h in ALLOWED_HOSTS if not h[:1].isdigit()]",
  'ALLOWED_HOSTS = [*ALLOWED_HOSTS, *os.environ.get("HEALTH_CHECK_HOSTS", "").split()]',
  'ALLOWED_HOSTS = list(ALLOWED_HOSTS)\nALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()',
];

/** Other settings that are made of the variable's text, or of the list. */
const OF_THE_TEXT = [
  'CSRF_TRUSTED_ORIGINS = ["https://" + T]',
  'CSRF_TRUSTED_ORIGINS = ["https://" + h for h in T.split(",")]',
  "SESSION_COOKIE_DOMAIN = T",
  'SITE = {"url": "https://%s/" % T, "name": "shop"}',
  'EMAIL_SENDER = "shop@" + T.split(",")[0]',
  "IS_ONE = len(T) < 12",
];
const OF_THE_LIST = [
  'CSRF_TRUSTED_ORIGINS = ["https://" + h for h in ALLOWED_HOSTS]',
  "SITE_DOMAIN = list(ALLOWED_HOSTS)[0]",
  "LAST_DOMAIN = list(ALLOWED_HOSTS)[-1]",
  "FIRST_OF_ALL = sorted(ALLOWED_HOSTS)[0]",
  "HOST_COUNT = len(ALLOWED_HOSTS)",
  'GROUPS = {"main": list(ALLOWED_HOSTS), "other": ()}',
  "HOST_NAMES = {h: True for h in ALLOWED_HOSTS}",
  "CORS_ALLOWED = tuple(ALLOWED_HOSTS)",
  "KNOWN = frozenset(ALLOWED_HOSTS)",
  'SUMMARY = " ".join(ALLOWED_HOSTS)',
  "SAME_LIST = ALLOWED_HOSTS",
];
const OF_THE_ENVIRONMENT = [
  "ENVIRONMENT = dict(os.environ)",
  'GREETING = os.environ.get("GREETING", "Hello")',
];

const ENV_LINE = fc.oneof(
  { weight: 6, arbitrary: fc.constant("V=T") },
  { weight: 2, arbitrary: fc.constantFrom('V="T"', "V='T'") },
  fc.constantFrom(
    "export V=T",
    "V = T",
    "V=T # ours",
    "V=T\nV=T",
    "V=old.test\nV=T",
    "#V=old.test\nV=T",
    "URL=https://x/\nV=T",
  ),
);

const START = `import ast, json, os, re
from pathlib import Path
BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "not-a-secret"
DEBUG = os.environ.get("DEBUG") == "1"
ROOT_URLCONF = "example.urls"
`;

const OTHERS = fc.uniqueArray(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...OF_THE_TEXT) },
    { weight: 4, arbitrary: fc.constantFrom(...OF_THE_LIST) },
    fc.constantFrom(...OF_THE_ENVIRONMENT),
  ),
  { maxLength: 2, size: "xsmall" },
);
const AFTER = fc.oneof({ weight: 6, arbitrary: fc.constant("") }, fc.constantFrom(...AFTERWARDS));
const PLACE = fc.constantFrom(
  "property",
  "property",
  "property",
  "env file",
  "env file",
  "env file",
  "both",
  "both",
  "none",
);
const NAME = fc.constantFrom("ALLOWED_HOSTS", "ALLOWED_HOSTS", "DJANGO_ALLOWED_HOSTS", "SITE_NAMES");

export const APP: fc.Arbitrary<MadeApp> = fc
  .record({
    name: NAME,
    reader: fc.constantFrom(...Object.values(READERS)),
    list: fc.constantFrom(...LISTS),
    after: AFTER,
    others: OTHERS,
    place: PLACE,
    property: SHAPED,
    inFile: SHAPED,
    line: ENV_LINE,
    asked: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
  })
  .map(({ name, reader, list, after, others, place, property, inFile, line, asked }) => {
    const isIn = (one: string) => place === one || place === "both";
    const textOf = ({ fits, hosts, any }: typeof property) => (fits ? fitting(list, hosts) : any);
    // Without an answer nobody can know that an app keeps the whole of its environment, or what its own line does.
    const isKnown = (one: string) => asked || !/dict\(os\.environ\)|HEALTH_CHECK_HOSTS/.test(one);
    const lines = [reader.lines, `ALLOWED_HOSTS = ${list}`, after, ...others].filter(isKnown).filter(Boolean);
    const settings = `${START}${filled(lines.join("\n"), reader.text, name)}\n`;
    return {
      settings,
      asked,
      files: {
        "example/settings.py": settings,
        ...(isIn("env file") && { ".env": `GREETING=Hi\n${filled(line, textOf(inFile), name)}\n` }),
      },
      properties: {
        ...(isIn("property") && { [name]: textOf(property) }),
        ...(!asked && { HEALTH_HOOKS_ASK_APP: "false" }),
      },
    };
  });

/** With the text for `T` and then the name for `V`. */
function filled(pattern: string, text: string, name: string): string {
  return pattern.replace(/\bT\b/g, () => text).replace(/\bV\b/g, () => name);
}

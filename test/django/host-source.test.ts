import { describe, expect, test } from "vitest";
import { hostsOf, shown } from "./app.ts";

describe("the variable that the list comes from, and how", () => {
  test.for([
    ['ALLOWED_HOSTS = env.list("H")', "$H split(,)"],
    ['ALLOWED_HOSTS = env.list(var="H", default=[])', "$H split(,) else "],
    ['ALLOWED_HOSTS = env.list("H", default=["a", "b"])', "$H split(,) else a,b"],
    ['ALLOWED_HOSTS = env.list("H", ["a"])', "$H split(,) else a"],
    ['ALLOWED_HOSTS = env.list("H", subcast=str, delimiter=";")', "$H split(;)"],
    ['ALLOWED_HOSTS = env("H").split()', "$H split()"],
    ['ALLOWED_HOSTS = env("H", cast=list)', "$H split(,)"],
    ['ALLOWED_HOSTS = env("H", default=["a"])', "$H split(,) else a"],
    ['import environ\nenv = environ.Env(H=(list, []))\nALLOWED_HOSTS = env("H")', "$H split(,) else "],
    ['ALLOWED_HOSTS = os.environ["H"].split(",")', "$H split(,)"],
    ['ALLOWED_HOSTS = os.environ["H"].split(sep=" ")', "$H split( )"],
    ["ALLOWED_HOSTS = os.environ.get('H', 'a b').split(' ')", "$H split( ) else a,b"],
    ['D = "a,b"\nALLOWED_HOSTS = os.environ.get("H", D).split(",")', "$H split(,) else a,b"],
    ['D = ["a", "b"]\nALLOWED_HOSTS = os.environ.get("H", ",".join(D)).split(",")', "$H split(,) else a,b"],
    ['D = ["a", "b"]\nALLOWED_HOSTS = env.list("H", default=D)', "$H split(,) else a,b"],
    ['L = object()\nALLOWED_HOSTS = getattr(L, "H", ["a"])', "a"],
    ['ALLOWED_HOSTS = [f".{h[2:]}" if h.startswith("*.") else h for h in env.list("H")]', "$H split(,)"],
    ['ALLOWED_HOSTS = os.environ.get("H", "").split(";")', "$H split(;) else "],
    ['from os import getenv\nALLOWED_HOSTS = getenv("H", "").split(",")', "$H split(,) else "],
    ['from os import environ as e\nALLOWED_HOSTS = e["H"].split(",")', "$H split(,)"],
    ['import os as system\nALLOWED_HOSTS = system.environ["H"].split(",")', "$H split(,)"],
    ['ALLOWED_HOSTS = os.getenv(\n    "H",  # a list\n    "a",\n).split(",")', "$H split(,) else a"],
    ['ALLOWED_HOSTS = config("H", cast=Csv())', "$H split(,)"],
    ['ALLOWED_HOSTS = config("H", default="a, b", cast=Csv())', "$H split(,) else a,b"],
    ['ALLOWED_HOSTS = config("H", cast=lambda v: [s.strip() for s in v.split(",")])', "$H split(,)"],
    ['ALLOWED_HOSTS: list[str] = env.list("H")', "$H split(,)"],
    ['ALLOWED_HOSTS = [h.strip() for h in os.environ["H"].split(",") if h.strip()]', "$H split(,)"],
    ['ALLOWED_HOSTS = list(filter(None, os.environ.get("H", "").split(",")))', "$H split(,) else "],
    ['ALLOWED_HOSTS = list(map(str.strip, os.environ["H"].split(",")))', "$H split(,)"],
    ['ALLOWED_HOSTS = json.loads(os.environ["H"])', "$H json"],
    ['import json\nALLOWED_HOSTS = json.loads(os.environ.get("H", \'["a"]\'))', "$H json else a"],
    ['ALLOWED_HOSTS = ast.literal_eval(os.environ["H"])', "$H python"],
    ['ALLOWED_HOSTS = [os.environ["H"]]', "$H one"],
    ['ALLOWED_HOSTS = [os.environ.get("H", "a")]', "$H one else a"],
    ['ALLOWED_HOSTS = [env("H")]', "$H one"],
    ['ALLOWED_HOSTS = ["a"]\nALLOWED_HOSTS.append(os.environ["H"])', "a + $H one"],
    ['ALLOWED_HOSTS = ["a"] + env.list("H")', "a + $H split(,)"],
    ['ALLOWED_HOSTS = ["a", *env.list("H")]', "a + $H split(,)"],
    ['ALLOWED_HOSTS = ["a"]\nALLOWED_HOSTS += env.list("H")', "a + $H split(,)"],
    ['ALLOWED_HOSTS = ["a"]\nALLOWED_HOSTS.extend(env.list("H"))', "a + $H split(,)"],
    ['ALLOWED_HOSTS = ["a"]\nfor h in env.list("H"):\n    ALLOWED_HOSTS.append(h)', "a + $H split(,)"],
    ['hosts = os.environ["H"]\nALLOWED_HOSTS = hosts.split(",")', "$H split(,)"],
    ['ALLOWED_HOSTS = (os.environ.get("H") or "a").split(",")', "$H split(,) else a or empty"],
    ['EIP = os.environ.get("H", "none")\nALLOWED_HOSTS = ["a", EIP]', "a + $H one else none"],
    ['if not DEBUG:\n    ALLOWED_HOSTS = env.list("H")\nelse:\n    ALLOWED_HOSTS = ["*"]', "$H split(,)"],
    ['if not DEBUG: ALLOWED_HOSTS = env.list("H")', "$H split(,)"],
    ['ALLOWED_HOSTS = ["*"] if DEBUG else env.list("H")', "$H split(,)"],
    ['import os; ALLOWED_HOSTS = os.environ.get("H", "").split(",")', "$H split(,) else "],
    ['ALLOWED_HOSTS = \\\n    env.list("H")', "$H split(,)"],
    ['\uFEFFALLOWED_HOSTS = env.list("H")\r\n', "$H split(,)"],
    ['X = """\nALLOWED_HOSTS = []\n"""\nALLOWED_HOSTS = env.list("H")', "$H split(,)"],
    ["ALLOWED_HOSTS = [f'{x['y']}'] if DEBUG else env.list('H')", "$H split(,)"],
    ['def get_env_variable(name):\n    return 1\nALLOWED_HOSTS = [get_env_variable("H")]', "$H one"],
  ] as const)("%j", ([text, source]) => {
    expect(shown(hostsOf(`import os\n${text}`))).toEqual([source]);
  });

  test("a class of django-configurations", () => {
    const values = "from configurations import Configuration, values\n";
    const text = (list: string) =>
      `${values}class Base(Configuration):\n    A = 1\n\nclass Production(Base):\n    ALLOWED_HOSTS = ${list}\n`;
    expect(shown(hostsOf(text('values.ListValue(["a"])')))).toEqual([
      "$DJANGO_ALLOWED_HOSTS split(,) else a",
    ]);
    expect(shown(hostsOf(text('values.ListValue([], environ_name="H", environ_prefix=None)')))).toEqual([
      "$H split(,) else ",
    ]);
    expect(shown(hostsOf(text('["a"]')))).toEqual(["a"]);
  });
});

describe("what stands below", () => {
  test.for([
    ['ALLOWED_HOSTS = ["*"]\nALLOWED_HOSTS = ["a"]', ["a"]],
    ['ALLOWED_HOSTS = env.list("H")\nALLOWED_HOSTS = ["a"]', ["a"]],
    ['ALLOWED_HOSTS = ["a"]\nif DEBUG:\n    ALLOWED_HOSTS = ["*"]', ["a"]],
    [
      'if DEBUG:\n    ALLOWED_HOSTS = ["*"]\nelif X:\n    ALLOWED_HOSTS = ["a"]\nelse:\n    ALLOWED_HOSTS = ["b"]',
      ["a", "b"],
    ],
    [
      'ALLOWED_HOSTS = ["a"]\nif "H" in os.environ:\n    ALLOWED_HOSTS += env.list("H")',
      ["a + $H split(,)", "a"],
    ],
    ['ALLOWED_HOSTS = ["a"]\nif X:\n    raise ValueError()', ["a"]],
    [
      'try:\n    ALLOWED_HOSTS = [os.environ["H"]]\nexcept KeyError:\n    ALLOWED_HOSTS = ["a"]',
      ["$H one", "a"],
    ],
    ['ALLOWED_HOSTS = hosts.split(",") if hosts else []', ["?", ""]],
    ['ALLOWED_HOSTS = OTHER = ["a"]', ["a"]],
    ['ALLOWED_HOSTS = ["b"]\nALLOWED_HOSTS.insert(0, "a")', ["a + b"]],
    ["if X:\n    pass\nelse: ALLOWED_HOSTS = ['a']", ["a"]],
    ['ALLOWED_HOSTS = ["a"]\ndjango_heroku.settings(locals())', ["a", "?"]],
  ] as const)("%j", ([text, sources]) => {
    expect(shown(hostsOf(text))).toEqual(sources);
  });
});

describe("imports", () => {
  const BASE = { "shop/base.py": 'DEBUG = False\nALLOWED_HOSTS = ["base"]\nOTHER = ["other"]\n' };
  test.for([
    ["from .base import *", ["base"]],
    ["from shop.base import *", ["base"]],
    ['from .base import *\nALLOWED_HOSTS += ["a"]', ["base + a"]],
    ['from .base import *\nALLOWED_HOSTS = ["a"]', ["a"]],
    ["from .base import ALLOWED_HOSTS", ["base"]],
    ["from .base import OTHER as HOSTS\nALLOWED_HOSTS = HOSTS", ["other"]],
    ['ALLOWED_HOSTS = ["a"]\nfrom .base import OTHER', ["a"]],
    ['ALLOWED_HOSTS = ["a"]\ntry:\n    from .local import *\nexcept ImportError:\n    pass', ["a"]],
    ['ALLOWED_HOSTS = ["a"]\ntry:\n    from .base import *\nexcept ImportError:\n    pass', ["base"]],
    ['ALLOWED_HOSTS = ["a"]\nif DEBUG:\n    from .base import *', ["a"]],
    ['from split_settings.tools import include, optional\ninclude("ba*.py", optional("local.py"))', ["base"]],
    ["from .settings import *", []],
  ] as const)("%j", ([text, sources]) => {
    expect(shown(hostsOf(text, BASE))).toEqual(sources);
  });
});

test.for([
  "ALLOWED_HOSTS = hosts()",
  "ALLOWED_HOSTS = HOSTS",
  'ALLOWED_HOSTS = json.loads(x)["hosts"]',
  'ALLOWED_HOSTS = secrets["ALLOWED_HOSTS"]',
  'env = Env()\nwith env.prefixed("X_"):\n    ALLOWED_HOSTS = env.list("H")',
  'env = Env(prefix="X_")\nALLOWED_HOSTS = env.list("H")',
  'env = Env()\nenv.prefix = "X_"\nALLOWED_HOSTS = env.list("H")',
  'config = configparser.ConfigParser()\nALLOWED_HOSTS = config["django"]["hosts"].split(",")',
  'config = configparser.ConfigParser()\nALLOWED_HOSTS = config.get("django", "hosts").split(",")',
  'with open("c.json") as f:\n    config = json.load(f)\nALLOWED_HOSTS = config["HOSTS"]',
  'config = json.load(open("x"))\nALLOWED_HOSTS = config.get("HOSTS")',
])("%j: its text does not explain it", (text) => {
  expect(shown(hostsOf(text))).toEqual(["?"]);
});

test.for([
  "DEBUG = True",
  "CSRF_ALLOWED_HOSTS = []",
  "if ALLOWED_HOSTS == []: pass",
  'X = "ALLOWED_HOSTS = []"',
  "def f():\n    ALLOWED_HOSTS = []",
  "",
  '"""never closed',
])("%j sets none", (text) => {
  expect(shown(hostsOf(text))).toEqual([]);
});

describe("another use of the variable", () => {
  const LIST = 'ALLOWED_HOSTS = env.list("H")\n';
  test.for([
    ['CSRF = ["https://" + h for h in env.list("H")]', true],
    ['EIP = os.environ["H"]\nTRUSTED = "https://" + EIP', true],
    ['host = os.environ["H"]\nTRUSTED = f"https://{host}"', true],
    ['def url():\n    return os.environ["H"]', true],
    ['if os.environ.get("H") == "a":\n    X = 1', true],
    ['if os.environ.get("H"):\n    X = 1', false],
    ['host = os.environ["H"]\nif "*" in host:\n    X = 1', false],
    ['host = os.environ["H"]\nif "10." in host:\n    X = 1', true],
    ['OTHER = env.list("OTHER")', false],
    ['host = os.environ["H"]', false],
    ['CSRF = ["https://" + h for h in ALLOWED_HOSTS]', false],
  ] as const)("%j: %s", ([text, isUsed]) => {
    expect(hostsOf(`${LIST}${text}`).otherUses.has("H")).toBe(isUsed);
  });
});

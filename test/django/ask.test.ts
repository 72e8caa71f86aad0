import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type AppToAsk, Question } from "../../src/django/ask.ts";
import { processesOfApp } from "../../src/instance/processes.ts";
import { DJANGO_VERSIONS } from "../support/django-python.ts";
import { djangoPythonFor } from "../support/django-python-for.ts";
import { CLEAR, UNCLEAR } from "./server-cases.ts";
import {
  ADDRESS,
  AS_ROOT,
  appFolder,
  ask,
  fileTrial,
  HOST,
  OWN,
  OWN_LINE,
  processesIn,
  toAsk,
  USER,
  WSGI,
} from "./support.ts";

const SETTINGS = `import os
SECRET_KEY = "x"
ALLOWED_HOSTS = os.environ.get("HOSTS", "${HOST}").split(",")
${OWN_LINE}`;

const settings = (text: string) => ({ "config/settings.py": `import os\nSECRET_KEY = "x"\n${text}` });

/** What other settings do under a trial of the variable HOSTS. */
async function othersOf(text: string, hosts = `${HOST},${ADDRESS}`) {
  const folder = appFolder(
    settings(`HOSTS = os.environ["HOSTS"].split(",")\nALLOWED_HOSTS = HOSTS\n${text}`),
  );
  const { trials } = await ask({ folder, env: { HOSTS: HOST } }, { env: { HOSTS: hosts }, files: new Map() });
  const [trial] = trials;
  if (trial === undefined || "problem" in trial) throw new Error(trial?.problem);
  return Object.fromEntries(
    trial.others.filter(({ name }) => name !== "HOSTS").map((one) => [one.name, one.how]),
  );
}

test.for(DJANGO_VERSIONS)(
  "the settings as they are and under a trial, in one round, with Django %s",
  async (version, { skip }) => {
    const found = await djangoPythonFor(USER, version);
    if ("why" in found) return skip(found.why);
    const folder = appFolder({ "config/settings.py": SETTINGS });
    const trial = { env: { HOSTS: ADDRESS }, files: new Map() };
    const { settings: now, trials } = await ask({ folder, python: found.path }, OWN, trial);
    expect(now).toEqual({
      hosts: [HOST],
      byDebug: false,
      makesSets: false,
      settingsModule: "config.settings",
      django: expect.stringMatching(`^${version}\\.\\d`),
      startedBy: "config/wsgi.py",
      filesRead: [],
      line: { file: "config/settings.py", below: 4, text: OWN_LINE.trimEnd() },
      moduleProblem: undefined,
    });
    expect(trials).toEqual([
      { hosts: [HOST, ADDRESS], others: [] },
      { hosts: [ADDRESS], others: [] },
    ]);
  },
);

test("a Python that asks is no process of the app", async () => {
  const wait = `open("asked", "w").close()\nimport time\nwhile not os.path.exists("go"): time.sleep(0.02)\n`;
  const folder = appFolder(settings(`ALLOWED_HOSTS = []\n${wait}`));
  chmodSync(folder, 0o777);
  const asking = ask({ folder });
  await expect.poll(() => existsSync(join(folder, "asked"))).toBe(true);
  const others = processesIn(folder).filter((pid) => pid !== process.pid);
  const { knownBy, processes } = processesOfApp({ systemRoot: "" }, folder, ["web"]);
  writeFileSync(join(folder, "go"), "");
  await asking;
  expect(others).not.toEqual([]);
  expect({ knownBy, processes }).toEqual({ knownBy: "folder", processes: [] });
});

test("more trials after the first, against the same settings", async () => {
  const folder = appFolder({ "config/settings.py": SETTINGS });
  const question = await Question.open(await toAsk({ folder }));
  try {
    expect((await question.ask([])).settings.hosts).toEqual([HOST]);
    expect((await question.ask([OWN])).trials).toEqual([{ hosts: [HOST, ADDRESS], others: [] }]);
    const two = [{ env: { HOSTS: undefined }, files: new Map() }, OWN];
    expect((await question.ask(two)).trials).toHaveLength(2);
  } finally {
    await question.close();
  }
});

describe("what the server imports", () => {
  test.for(UNCLEAR)("is not guessed where something else may decide it: %j", async (files) => {
    const folder = appFolder({ "config/settings.py": SETTINGS, ...files });
    await expect(ask({ folder })).rejects.toThrow("the command that starts the server is not understood");
  });

  test.for(CLEAR)("is known where nothing else decides it: %j", async (files) => {
    const folder = appFolder({ "config/settings.py": SETTINGS, ...files });
    expect((await ask({ folder })).settings.settingsModule).toBe("config.settings");
  });

  const OTHER = `${SETTINGS}ALLOWED_HOSTS = ["other.example.com"]\n`;

  test("the environment's settings module wins over the module's, and the module's over manage.py's", async () => {
    const manage = `import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.other")\n`;
    const both = { "config/settings.py": SETTINGS, "config/other.py": OTHER, "manage.py": manage };
    const folder = appFolder(both);
    const env = { DJANGO_SETTINGS_MODULE: "config.other" };
    expect((await ask({ folder, env })).settings.settingsModule).toBe("config.other");
    expect((await ask({ folder })).settings.settingsModule).toBe("config.settings");
    const served = appFolder({ ...both, Procfile: "web: python manage.py runserver 8000" });
    expect((await ask({ folder: served })).settings).toMatchObject({
      settingsModule: "config.other",
      startedBy: "Procfile line 1",
      hosts: ["other.example.com"],
    });
  });

  test("from the folder of --chdir, with the variables of --env over the environment and over a trial", async () => {
    const folder = appFolder({
      "backend/config/wsgi.py": WSGI,
      "backend/config/settings.py": SETTINGS,
      Procfile: "web: gunicorn --chdir backend --env HOSTS=one.example.com config.wsgi",
    });
    const trial = { env: { HOSTS: ADDRESS, HEALTH_CHECK_HOSTS: ADDRESS }, files: new Map() };
    const { settings: now, trials } = await ask({ folder, env: { HOSTS: HOST } }, trial);
    expect(now).toMatchObject({ hosts: ["one.example.com"], startedBy: "Procfile line 1" });
    expect(trials).toEqual([{ hosts: ["one.example.com", ADDRESS], others: [] }]);
  });

  test.for([
    ["Procfile", { Procfile: `web: gunicorn \${WSGI_MODULE:-config.wsgi}` }, {}],
    ["PYTHONPATH in it", { Procfile: "web: PYTHONPATH=/var/app/current/src gunicorn shop.wsgi" }, {}],
    [
      "PYTHONPATH in the environment",
      { Procfile: "web: gunicorn shop.wsgi" },
      { PYTHONPATH: "/var/app/current/src" },
    ],
    ["--pythonpath", { Procfile: "web: gunicorn --pythonpath src shop.wsgi" }, {}],
    ["--app-dir", { Procfile: "web: uvicorn --app-dir=src shop.wsgi:application" }, {}],
    ["GUNICORN_CMD_ARGS", { Procfile: "web: gunicorn shop.wsgi" }, { GUNICORN_CMD_ARGS: "--chdir src" }],
    [
      "uvicorn's --env-file",
      { Procfile: "web: uvicorn --env-file prod.env config.wsgi:application" },
      { HOSTS: HOST },
    ],
    [
      "the folder of a script",
      { Procfile: "web: bin/run", "bin/run": "#!/bin/sh\ncd src\nexec gunicorn shop.wsgi\n" },
      {},
    ],
  ] as const)("by %s", async ([, files, env]) => {
    const folder = appFolder({
      "config/settings.py": SETTINGS,
      "src/shop/wsgi.py": WSGI.replace("config", "shop"),
      "src/shop/settings.py": SETTINGS,
      "prod.env": "HOSTS=other.example.com\n",
      ...files,
    });
    expect((await ask({ folder, env })).settings).toMatchObject({
      settingsModule:
        files.Procfile.includes("shop") || "bin/run" in files ? "shop.settings" : "config.settings",
      hosts: [HOST],
      startedBy: "Procfile line 1",
      moduleProblem: undefined,
    });
  });

  test("uvicorn's --env-file, where nothing else sets a variable, and under a trial of it", async () => {
    const folder = appFolder({
      "config/settings.py": SETTINGS,
      "prod.env": "HOSTS=other.example.com\n",
      Procfile: "web: uvicorn --env-file prod.env config.wsgi:application",
    });
    const answer = await ask({ folder }, fileTrial(join(folder, "prod.env"), `HOSTS=${ADDRESS}\n`));
    expect(answer.settings).toMatchObject({
      hosts: ["other.example.com"],
      filesRead: [join(folder, "prod.env")],
    });
    expect(answer.trials).toEqual([{ hosts: [ADDRESS], others: [] }]);
  });

  test("not from what is no part of the app, nor through a pipe", async () => {
    const folder = appFolder({
      "config/wsgi.py": undefined,
      "venv/config/wsgi.py": "raise ValueError()",
      "more/pyvenv.cfg": "",
      "more/wsgi.py": "raise ValueError()",
      "node_modules/wsgi.py": "raise ValueError()",
      "src/deep/config/wsgi.py": WSGI,
      "src/deep/config/settings.py": SETTINGS,
    });
    execFileSync("mkfifo", [join(folder, "Procfile")]);
    expect((await ask({ folder })).settings).toMatchObject({
      hosts: [HOST],
      startedBy: "src/deep/config/wsgi.py",
    });
  });

  test("an ASGI module", async () => {
    const asgi = WSGI.replaceAll("wsgi", "asgi");
    const folder = appFolder({
      "config/asgi.py": asgi,
      "config/settings.py": SETTINGS,
      Procfile: "web: uvicorn config.asgi:application --port 8000",
    });
    const answer = await ask({ folder });
    expect(answer.settings).toMatchObject({ hosts: [HOST], moduleProblem: undefined });
  });

  test("wrappers around the app, its attributes, and django.setup(); no app is loaded", async () => {
    const wsgi = `${WSGI}
import django
from django import setup
from django.core.management import call_command
from django.core.handlers.wsgi import WSGIHandler
class Wrapper:
    def __init__(self, app):
        self.app, self.media = app, app.something.more
django.setup(); setup(); call_command("migrate")
application = Wrapper(application)
other = WSGIHandler()
`;
    const apps = `INSTALLED_APPS = ["there_is.no_such_app"]\nMIDDLEWARE = ["no.such.Middleware"]\n`;
    const folder = appFolder({ "config/wsgi.py": wsgi, "config/settings.py": SETTINGS + apps });
    expect((await ask({ folder })).settings).toMatchObject({ hosts: [HOST], moduleProblem: undefined });
  });

  test("a module that needs loaded apps: the settings are asked, and that is told", async () => {
    const wsgi = `${WSGI}from django.contrib.auth.models import User\n`;
    const folder = appFolder({ "config/wsgi.py": wsgi, "config/settings.py": SETTINGS });
    const { settings, trials } = await ask({ folder }, OWN);
    expect(settings.hosts).toEqual([HOST]);
    expect(settings.moduleProblem).toBe("AppRegistryNotReady at config/wsgi.py line 5");
    expect(trials).toEqual([{ hosts: [HOST, ADDRESS], others: [] }]);
  });

  test("a module that a trial breaks is that trial's problem", async () => {
    const wsgi = `${WSGI}\nif os.environ.get("HEALTH_CHECK_HOSTS"): raise ValueError("a secret")\n`;
    const folder = appFolder({ "config/wsgi.py": wsgi, "config/settings.py": SETTINGS });
    const { trials } = await ask({ folder }, OWN);
    expect(trials).toEqual([{ problem: "ValueError at config/wsgi.py line 6" }]);
  });

  test("what the web process sees: current folder, arguments, the environment and nothing more", async () => {
    const seen = `import sys
ALLOWED_HOSTS = [os.getcwd(), sys.path[0], sys.argv[0], sys.argv[1], ",".join(sorted(os.environ))]
`;
    const folder = appFolder(settings(seen));
    const { hosts } = (await ask({ folder, env: { "a-name": "x", EMPTY: "", LINES: "a\nb" } })).settings;
    const names = "DJANGO_SETTINGS_MODULE,EMPTY,LANG,LINES,PATH,SERVER_SOFTWARE,a-name";
    expect(hosts).toEqual([folder, folder, "gunicorn", "config.wsgi", names]);
  });

  test("the app's modules do not take the place of those that the program itself needs", async () => {
    const bad = "raise SystemExit(3)\n";
    const files = { "json.py": bad, "re.py": bad, "select.py": bad, "resource.py": bad, "binascii.py": bad };
    const folder = appFolder({ "config/settings.py": SETTINGS, ...files });
    expect((await ask({ folder })).settings.hosts).toEqual([HOST]);
  });
});

describe("other settings", () => {
  test("a list that grew, one that lost an entry, one that changed", async () => {
    const text = `
GREW = ["https://" + host for host in HOSTS]
TUPLE = tuple(HOSTS)
INSIDE = {"default": {"hosts": HOSTS, "n": 1}}
LOST = [",".join(HOSTS)]
LAST = HOSTS[-1:]
TURNED = ["a"] + HOSTS if len(HOSTS) == 1 else HOSTS + ["a"]
TEXT = os.environ["HOSTS"]
KEYS = {host: 1 for host in HOSTS}
COUNT = len(HOSTS)
SAME = {"a": [1, 2, {"b": None}]}
if len(HOSTS) == 1: GONE = 1
else: NEW = 1
`;
    expect(await othersOf(text)).toEqual({
      GREW: "grew",
      TUPLE: "grew",
      INSIDE: "grew",
      LOST: "lost entries",
      LAST: "lost entries",
      TURNED: "changed",
      TEXT: "changed",
      KEYS: "changed",
      COUNT: "changed",
      GONE: "vanished",
      NEW: "appeared",
    });
  });

  test("a copy of the environment has the hooks' own variable in it, and what is made of that counts", async () => {
    const text = `
COPY, INSIDE = dict(os.environ), [{**os.environ}]
MADE = [name for name in os.environ if name.startswith("HEALTH")]
TEXT = os.environ.get("HEALTH_CHECK_HOSTS", "")
`;
    const { trials } = await ask({ folder: appFolder(settings(text)) }, OWN);
    expect(trials).toEqual([
      expect.objectContaining({
        others: [
          { name: "MADE", how: "grew" },
          { name: "TEXT", how: "changed" },
        ],
      }),
    ]);
  });

  test("Django's own settings count, those that are not upper-case do not", async () => {
    expect(await othersOf(`USE_TZ = len(HOSTS) > 1\nnames = os.environ["HOSTS"]\n`)).toEqual({
      USE_TZ: "changed",
    });
  });

  test("values of every kind that are the same are the same", async () => {
    const text = `
import datetime, decimal, functools, logging, pathlib, re, threading, types, uuid, random
from django.utils.translation import gettext_lazy
from django.utils.functional import SimpleLazyObject, lazystr
def refuse(*args): raise RuntimeError("a lazy value was asked for")
class Thing:
    def __init__(self): self.lock, self.name = threading.Lock(), "a"
    def __repr__(self): refuse()
    def __eq__(self, other): refuse()
class Slots:
    __slots__ = ("one",)
    def __init__(self): self.one = 1
class Lists(list): pass
LAZY, OBJECT, PATH = gettext_lazy("Hello"), SimpleLazyObject(refuse), pathlib.Path("/a")
MANY = [re.compile("a+"), lambda: 1, Thing, Thing(), Slots(), Lists([1]), datetime.timedelta(1), decimal.Decimal("1.0")]
MORE = [functools.partial(refuse, 1), uuid.UUID(int=1), logging.getLogger("x"), types, 1 + 2j, b"x", 10**5000, object()]
CYCLE = []
CYCLE.append(CYCLE)
ENVIRONMENT = os.environ
WHEN, RANDOM, RANDOMS = datetime.datetime.now(), random.random(), [random.random() for _ in range(5)]
SECRETS = {str(random.random()): 1}
`;
    expect(await othersOf(text)).toEqual({});
  });

  test("and those that are not are not", async () => {
    const text = `
import datetime, decimal, functools, pathlib, re
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy
last = HOSTS[-1]
class Thing:
    def __init__(self): self.name = [last]
def make(host): return lambda request: host
PATH, PATTERN, LAZY, THING, CLOSURE = pathlib.Path(last), re.compile(last), gettext_lazy(last), Thing(), make(last)
PARTIAL, DECIMAL, BYTES = functools.partial(print, last), decimal.Decimal(len(HOSTS)), last.encode()
KIND = HOSTS if len(HOSTS) == 1 else tuple(HOSTS)
class Named:
    host = last
class Inside:
    class Meta:
        host = last
    def get(self, host=last): return host
def get(host=last): return host
def get_by_name(*, host=last): return host
CLASS, INSIDE, DEFAULT, KEYWORD = Named, Inside, get, get_by_name
`;
    const names =
      "PATH PATTERN LAZY THING CLOSURE PARTIAL DECIMAL BYTES KIND CLASS INSIDE DEFAULT KEYWORD".split(" ");
    expect(await othersOf(text)).toEqual(Object.fromEntries(names.map((name) => [name, "changed"])));
  });

  test("a random entry does not hide that another is lost or that the address is in it", async () => {
    const text = `
import random
KEY = str(random.random())
LOST = [KEY, HOSTS[-1]]
GREW = [KEY] + HOSTS
MIXED = KEY + HOSTS[-1]
TYPE = KEY if len(HOSTS) == 1 else None
INSIDE = {"key": KEY, "host": HOSTS[-1]}
SET = {KEY, "a"} if len(HOSTS) == 1 else {KEY}
`;
    expect(await othersOf(text)).toEqual({
      LOST: "lost entries",
      GREW: "grew",
      MIXED: "changed",
      TYPE: "changed",
      INSIDE: "changed",
      SET: "lost entries",
    });
  });

  describe("what is another one at each start is neither a proof nor a reason:", () => {
    const crowd = (hosts: number) =>
      [HOST, ...Array.from({ length: hosts }, (_, index) => `10.0.${index % 256}.${index >> 8}`)].join(",");

    /** Under a trial with one address, and under one with many. */
    async function changesIn(text: string, hosts = HOST) {
      const folder = appFolder(settings(`HOSTS = os.environ["HOSTS"].split(",")\n${text}`));
      const trials = [`${hosts},${ADDRESS}`, `${hosts},${crowd(900)}`].map((value, index) => ({
        env: { HOSTS: value },
        files: new Map(),
        isCrowd: index === 1,
      }));
      const answer = await ask({ folder, env: { HOSTS: hosts } }, ...trials);
      const changes = answer.trials.map((trial) =>
        "problem" in trial ? [trial.problem] : trial.others.map(({ name, how }) => `${name} ${how}`),
      );
      return { changes, makesSets: answer.settings.makesSets };
    }

    test.for([
      ["set()", "list(set(HOSTS))"],
      ["a display", "list({*HOSTS})"],
      ["a comprehension", "[host for host in {host for host in HOSTS}]"],
      ["views of a dictionary", "list(dict.fromkeys(HOSTS).keys() | set())"],
      ["a function of another module", "__import__('config.more').more.unique(HOSTS)"],
    ] as const)("the order of %s", async ([, list]) => {
      const text = `import config.more\nALLOWED_HOSTS = ${list}\nMAIN = ALLOWED_HOSTS[0]\nALL = list(ALLOWED_HOSTS)\n`;
      const folder = appFolder({
        ...settings(`HOSTS = os.environ["HOSTS"].split(",")\n${text}`),
        "config/more.py": "def unique(hosts):\n    return [*{*hosts}]\n",
      });
      const trial = { env: { HOSTS: crowd(900) }, files: new Map(), isCrowd: true };
      const answer = await ask({ folder, env: { HOSTS: HOST, PYTHONHASHSEED: "1" } }, trial);
      expect(answer.settings.makesSets).toBe(true);
      expect(answer.trials).toMatchObject([
        { others: expect.arrayContaining([{ name: "MAIN", how: "changed" }]) },
      ]);
      expect(answer.trials).not.toMatchObject([
        { others: expect.arrayContaining([{ name: "ALL", how: "changed" }]) },
      ]);
    });

    test("a list that a set is made into grows in any order, and what counts it is no harm of a crowd", async () => {
      const text = `ALLOWED_HOSTS = list(set(HOSTS))\nCSRF = ["https://" + host for host in ALLOWED_HOSTS]\nMANY = len(HOSTS) > 9\n`;
      expect(await changesIn(text, `${HOST},a.example,b.example,c.example,d.example`)).toEqual({
        changes: [
          ["CSRF grew", "HOSTS grew"],
          ["CSRF grew", "HOSTS grew"],
        ],
        makesSets: true,
      });
    });

    test("an app without a set is not asked twice", async () => {
      const text = `ALLOWED_HOSTS = HOSTS\nDEBUG = os.environ.get("DEBUG") in {"1", "true"}\n`;
      expect(await changesIn(text)).toMatchObject({ makesSets: false });
    });

    test("chance with few values, and the second of the start", async () => {
      const text = `import random, time
ALLOWED_HOSTS = HOSTS
COIN = random.choice([True, False])
SECOND = int(time.time())
COINS = [random.choice([1, 2]), "a"]
SIDES = {random.choice([1, 2]), "a"}
COUNT = len(HOSTS)
`;
      const { changes } = await changesIn(text);
      expect(changes[0]?.filter((one) => !one.startsWith("HOSTS"))).toEqual(["COUNT changed"]);
    });
  });

  test("settings too large to compare are a problem, not an answer", async () => {
    const folder = appFolder(settings(`ALLOWED_HOSTS = ["a"]\nLARGE = list(range(10**6))\n`));
    await expect(ask({ folder })).rejects.toThrow("too large to compare");
  });
});

describe("ALLOWED_HOSTS", () => {
  test.for([
    ["[1]", "ALLOWED_HOSTS is no list of texts"],
    [`"www.example.com"`, "Django refuses ALLOWED_HOSTS, which is neither a list nor a tuple"],
    ["[str(n) for n in range(2001)]", "ALLOWED_HOSTS is too long"],
    [`["a" * 70000]`, "ALLOWED_HOSTS is too long"],
    ["[os.urandom(8).hex()]", "ALLOWED_HOSTS is another one each time"],
  ] as const)("%s", async ([list, problem]) => {
    const folder = appFolder(settings(`ALLOWED_HOSTS = ${list}\n`));
    await expect(ask({ folder })).rejects.toThrow(problem);
  });

  test("as Django takes them: what is nothing lets nobody in, and a lazy text is one", async () => {
    const lazy = "from django.utils.functional import SimpleLazyObject, lazystr\n";
    const list = `[lazystr("a"), os.environ.get("UNSET"), "b"]`;
    for (const made of [list, `SimpleLazyObject(lambda: ${list})`]) {
      const folder = appFolder(settings(`${lazy}ALLOWED_HOSTS = ${made}\n`));
      expect((await ask({ folder })).settings.hosts).toEqual(["a", "", "b"]);
    }
  });

  test("any text is a host", async () => {
    const folder = appFolder(settings(`ALLOWED_HOSTS = ("*", "", "\\n", "ü", "\\ud800")\n`));
    expect((await ask({ folder })).settings.hosts).toEqual(["*", "", "\n", "ü", "\ud800"]);
  });
});

describe("files", () => {
  test("those that were read, by real paths, without Python's own", async () => {
    const text = `
ALLOWED_HOSTS = ["a"]
for name in ("link", "config/../b.json", "/etc/hostname", "link"):
    open(name).close()
import config.more
`;
    const folder = appFolder({ ...settings(text), ".env": "A=1", "b.json": "{}", "config/more.py": "" });
    symlinkSync(".env", join(folder, "link"));
    const { filesRead } = (await ask({ folder })).settings;
    expect(filesRead).toEqual([join(folder, ".env"), join(folder, "b.json")]);
  });

  test.for([
    ["open", `open(FILE).read()`],
    ["open, bytes", `open(FILE, "rb").read().decode()`],
    ["io.open", `__import__("io").open(FILE).read()`],
    ["os.open", `os.read(os.open(FILE, os.O_RDONLY), 100).decode()`],
    ["pathlib", `__import__("pathlib").Path(FILE).read_text()`],
    ["codecs", `__import__("codecs").open(FILE).read()`],
    ["a relative path", `open(".env").read()`],
    ["a link", `open("link").read()`],
    ["a method", `type("C", (), {"open": open})().open(FILE).read()`],
    ["linecache", `"".join(__import__("linecache").getlines(FILE))`],
  ] as const)("a trial's text is served to %s", async ([, expression]) => {
    const folder = appFolder({
      ...settings(`FILE = ".env"\nALLOWED_HOSTS = ${expression}.split()\n`),
      ".env": "a",
    });
    symlinkSync(".env", join(folder, "link"));
    const { trials, settings: now } = await ask({ folder }, fileTrial(join(folder, ".env"), "a b"));
    expect(now.hosts).toEqual(["a"]);
    expect(trials).toEqual([{ hosts: ["a", "b"], others: [] }]);
  });

  test("a reader that gets around it sees no change", async () => {
    const text = `import subprocess\nALLOWED_HOSTS = subprocess.check_output(["cat", ".env"], text=True).split()\n`;
    const folder = appFolder({ ...settings(text), ".env": "a" });
    const { trials } = await ask({ folder }, fileTrial(join(folder, ".env"), "a b"));
    expect(trials).toEqual([{ hosts: ["a"], others: [] }]);
  });

  test("nothing is left in the app's folder", async () => {
    const folder = appFolder({ "config/settings.py": SETTINGS, ".env": "A=1" });
    await ask({ folder }, OWN, fileTrial(join(folder, ".env"), "A=2"));
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      ".env",
      "config",
      "config/__init__.py",
      "config/settings.py",
      "config/wsgi.py",
    ]);
  });
});

/** Every way to read an env file. */
const READERS: readonly (readonly [name: string, text: string])[] = [
  ["python-dotenv", `from dotenv import load_dotenv\nload_dotenv()\nLIST = os.environ["HOSTS"].split(",")`],
  [
    "python-dotenv, override and a path",
    `import dotenv, pathlib
dotenv.load_dotenv(pathlib.Path(__file__).parent.parent / ".env", override=True)
LIST = os.environ["HOSTS"].split(",")`,
  ],
  [
    "find_dotenv",
    `from dotenv import dotenv_values, find_dotenv\nLIST = dotenv_values(find_dotenv(raise_error_if_not_found=True))["HOSTS"].split(",")`,
  ],
  [
    "django-environ",
    `import environ, pathlib
env = environ.Env()
env.read_env(pathlib.Path(__file__).parent.parent / ".env")
LIST = env.list("HOSTS")`,
  ],
  ["environs", `import environs\nenv = environs.Env()\nenv.read_env()\nLIST = env.list("HOSTS")`],
  ["decouple", `from decouple import config, Csv\nLIST = config("HOSTS", cast=Csv())`],
  [
    "pydantic-settings",
    `from pydantic_settings import BaseSettings, SettingsConfigDict
class Read(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore")
    hosts: str
LIST = Read().hosts.split(",")`,
  ],
  ["by hand", `LIST = dict(line.strip().split("=", 1) for line in open(".env"))["HOSTS"].split(",")`],
];

describe("readers of env files", () => {
  for (const [name, text] of READERS) {
    test(name, async () => {
      const folder = appFolder({
        ...settings(`${text}\nALLOWED_HOSTS = LIST\ndel LIST\n`),
        ".env": `HOSTS=${HOST}\n`,
      });
      const file = join(folder, ".env");
      const { settings: now, trials } = await ask({ folder }, fileTrial(file, `HOSTS=${HOST},${ADDRESS}\n`));
      expect(now).toMatchObject({ hosts: [HOST], filesRead: [file], moduleProblem: undefined });
      expect(trials).toEqual([{ hosts: [HOST, ADDRESS], others: [] }]);
    });
  }

  test("dynaconf", async () => {
    const text = `ALLOWED_HOSTS = []
import dynaconf
settings = dynaconf.DjangoDynaconf(__name__, settings_files=["settings.yaml"], root_path=os.getcwd(), environments=False)
`;
    const yaml = (hosts: string) => `ALLOWED_HOSTS: [${hosts}]\nOTHER: [1]\n`;
    const folder = appFolder({ ...settings(text), "settings.yaml": yaml(`"${HOST}"`) });
    const file = join(folder, "settings.yaml");
    const answer = await ask(
      { folder },
      fileTrial(file, yaml(`"${HOST}", "${ADDRESS}"`)),
      { env: { DJANGO_ALLOWED_HOSTS: `["${ADDRESS}"]` }, files: new Map() },
      fileTrial(file, yaml(`"${HOST}", "${ADDRESS}"`).replace("[1]", "[2]")),
    );
    expect(answer.settings).toMatchObject({ hosts: [HOST], filesRead: [file] });
    expect(answer.trials).toEqual([
      { hosts: [HOST, ADDRESS], others: [] },
      { hosts: [ADDRESS], others: [] },
      { hosts: [HOST, ADDRESS], others: [{ name: "OTHER", how: "lost entries" }] },
    ]);
  });
});

describe("ways to make settings", () => {
  const CONFIGURATION = {
    "config/settings.py": `import os
from configurations import Configuration, values
class Prod(Configuration):
    SECRET_KEY = "x"
    ALLOWED_HOSTS = values.ListValue(["${HOST}"], environ_name="HOSTS")
    @classmethod
    def pre_setup(cls):
        super().pre_setup()
`,
    "config/wsgi.py": `import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
from configurations.wsgi import get_wsgi_application
application = get_wsgi_application()
`,
  };
  const HOSTS = { env: { DJANGO_HOSTS: `${HOST},${ADDRESS}` }, files: new Map() };

  test("django-configurations, by its wsgi and alone", async () => {
    const folder = appFolder(CONFIGURATION);
    const env = { DJANGO_CONFIGURATION: "Prod" };
    const manage = `import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")\n`;
    const served = appFolder({
      ...CONFIGURATION,
      "manage.py": manage,
      Procfile: "web: ./manage.py runserver",
    });
    for (const asked of [
      { folder, env },
      { folder: served, env },
    ]) {
      const answer = await ask(asked, HOSTS);
      expect(answer.settings).toMatchObject({ hosts: [HOST], moduleProblem: undefined });
      expect(answer.trials).toEqual([{ hosts: [HOST, ADDRESS], others: [] }]);
    }
  });

  test("django-split-settings", async () => {
    const files = {
      "config/settings.py": `from split_settings.tools import include\ninclude("parts/base.py", "parts/*.py")\n`,
      "config/parts/base.py": SETTINGS,
      "config/parts/more.py": `ALLOWED_HOSTS += ["more"]\n`,
    };
    const { settings: now, trials } = await ask({ folder: appFolder(files) }, OWN);
    expect(now.hosts.slice(0, 2)).toEqual([HOST, "more"].slice(0, now.hosts.length));
    expect(trials[0]).toMatchObject({ hosts: expect.arrayContaining([ADDRESS]), others: [] });
  });

  test("WhiteNoise around the app", async () => {
    const wsgi = `${WSGI}from whitenoise import WhiteNoise\napplication = WhiteNoise(application, root="config")\n`;
    const folder = appFolder({ "config/wsgi.py": wsgi, "config/settings.py": SETTINGS });
    expect((await ask({ folder })).settings).toMatchObject({ hosts: [HOST], moduleProblem: undefined });
  });
});

describe("why there is no answer", () => {
  const SECRET = "hunter2-is-the-password";

  test.for([
    ["a missing variable", `X = os.environ["${SECRET}"]`, "KeyError at config/settings.py line 3"],
    ["a failure of the app's", `raise ValueError("${SECRET}")`, "ValueError at config/settings.py line 3"],
    [
      "a module that is not there",
      `import ${SECRET.replaceAll("-", "_")}`,
      "ModuleNotFoundError at config/settings.py line 3",
    ],
    ["a syntax error", `"${SECRET}`, "SyntaxError at config/settings.py line 3"],
    [
      "no ALLOWED_HOSTS that is a list",
      `ALLOWED_HOSTS = 1`,
      "Django refuses ALLOWED_HOSTS, which is neither a list nor a tuple",
    ],
    [
      "a variable that the app's line asks for and that is not set",
      `X = os.environ["PATH"], os.environ["DATABASE_HOST"]`,
      "KeyError at config/settings.py line 3: DATABASE_HOST is not set",
    ],
    [
      "one that django-environ asks for",
      `import environ; X = environ.Env()("DATABASE_HOST")`,
      "ImproperlyConfigured at config/settings.py line 3",
    ],
    [
      "one that django-environ asks for by its usual name",
      `import environ; env = environ.Env(); X = env.db("DATABASE_URL")`,
      "ImproperlyConfigured at config/settings.py line 3: DATABASE_URL is not set",
    ],
    [
      "one that decouple asks for",
      `from decouple import config; X = config("SECRET_NAME")`,
      "UndefinedValueError at config/settings.py line 3: SECRET_NAME is not set",
    ],
    [
      "a variable that is set, where something else is missing",
      `X = os.environ["PATH"], {}["${SECRET}"]`,
      "KeyError at config/settings.py line 3",
    ],
  ] as const)("%s: the class and the app's line, never the text", async ([, line, problem]) => {
    const folder = appFolder(settings(`${line}\n`));
    const failure = await ask({ folder }, OWN).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: "SettingsFail", message: problem });
    expect(JSON.stringify(failure)).not.toContain("hunter2");
  });

  test("nothing that says what is started", async () => {
    const folder = appFolder({ "config/settings.py": SETTINGS, "config/wsgi.py": undefined });
    await expect(ask({ folder })).rejects.toThrow("nothing in the app says which settings its server loads");
  });

  test("no settings module", async () => {
    const folder = appFolder({ "config/wsgi.py": "import nothing_like_this\n" });
    const problem = "ModuleNotFoundError at config/wsgi.py line 1";
    await expect(ask({ folder })).rejects.toThrow(problem);
  });

  test("no such Python, no Django, no folder that may be entered", async () => {
    const folder = appFolder({
      "config/settings.py": SETTINGS,
      "closed/a": "",
      "no/django.py": "raise ImportError()",
    });
    await expect(ask({ folder, python: "/no/python" })).rejects.toThrow("there is no /no/python");
    const without = ask({ folder, env: { PYTHONPATH: join(folder, "no") } });
    await expect(without).rejects.toThrow("Django cannot be imported: ImportError at no/django.py line 1");
    chmodSync(join(folder, "closed"), 0);
    const chdir = appFolder({ "closed/a": "", Procfile: "web: gunicorn --chdir closed config.wsgi" });
    chmodSync(join(chdir, "closed"), 0);
    for (const closed of [join(folder, "closed"), chdir])
      await expect(ask({ folder: closed })).rejects.toThrow("cannot enter the folder");
  });
});

describe.skipIf(!AS_ROOT)("the account", () => {
  test("root's is never used", async () => {
    const folder = appFolder({ "config/settings.py": SETTINGS });
    await expect(ask({ folder, user: undefined })).rejects.toThrow("must not be asked as root");
    await expect(ask({ folder, user: { uid: 0, gid: 0 } })).rejects.toThrow("must not be asked as root");
  });

  test("it is the app's, without root's groups, and cannot write what is root's", async () => {
    const text = `
try: open("/etc/eb-health-hooks-test", "w"); wrote = "wrote"
except PermissionError: wrote = "refused"
status = dict(line.split(":\\t", 1) for line in open("/proc/self/status").read().splitlines() if ":\\t" in line)
ids = [status[name].replace("\\t", " ") for name in ("Uid", "Gid", "Groups", "NoNewPrivs", "CapEff")]
ALLOWED_HOSTS = [wrote, *[one.strip() for one in ids]]
`;
    const { hosts } = (await ask({ folder: appFolder(settings(text)) })).settings;
    const ids = `${USER?.uid} `.repeat(4).trim();
    expect(hosts).toEqual(["refused", ids, ids, "", "1", "0000000000000000"]);
    expect(existsSync("/etc/eb-health-hooks-test")).toBe(false);
  });

  test("what root runs on the way has nothing of the app's environment", async () => {
    const folder = appFolder({
      "config/settings.py": SETTINGS,
      "lib.so": "not a library",
      "start.sh": "exit 9\n",
    });
    const env = {
      LD_PRELOAD: join(folder, "lib.so"),
      BASH_ENV: join(folder, "start.sh"),
      ENV: join(folder, "start.sh"),
    };
    expect((await ask({ folder, env: { ...env, PATH: folder } })).settings.hosts).toEqual([HOST]);
  });
});

test("a signal that aborts ends it with the signal's reason", async () => {
  const controller = new AbortController();
  const folder = appFolder(settings("import time\ntime.sleep(60)\n"));
  const asked: AppToAsk = await toAsk({ folder, signal: controller.signal });
  const question = await Question.open(asked);
  setTimeout(() => controller.abort(new Error("stopped by SIGTERM")), 300);
  await expect(question.ask([OWN])).rejects.toThrow("stopped by SIGTERM");
  await question.close();
});

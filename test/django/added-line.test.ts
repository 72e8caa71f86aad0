import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { TheLine } from "../../src/django/answer.ts";
import { appFolder, ask, python, USER, WSGI } from "./support.ts";

const GET = `os.environ.get("HEALTH_CHECK_HOSTS", "").split()`;
const ADDED = `ALLOWED_HOSTS += ${GET}`;
const MADE = `ALLOWED_HOSTS = [*ALLOWED_HOSTS, *${GET}]`;
const IMPORTED = `import os; ${MADE}`;

const ADDRESS = "10.0.0.5";
const HOST = "www.example.com";
const LIST = `["${HOST}"]`;
const START = `import os\nSECRET_KEY = "x"\n`;

const inClass = (text: string) => `import os
from configurations import Configuration, values
class Prod(Configuration):
    SECRET_KEY = "x"
    ${text}
`;
const WSGI_OF_CLASSES = `import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DJANGO_CONFIGURATION", "Prod")
from configurations.wsgi import get_wsgi_application
application = get_wsgi_application()
`;
const ofClass = (hosts = "") =>
  `class Prod(Prod): setup = classmethod(lambda cls: (super(Prod, cls).setup(), setattr(cls, "ALLOWED_HOSTS", [*cls.ALLOWED_HOSTS, ${hosts}*${GET.replace("os.", '__import__("os").')}])))`;
const CONFIGURATION = { "config/wsgi.py": WSGI_OF_CLASSES };

interface Seen {
  readonly letsIn: readonly boolean[];
  readonly hosts: readonly string[];
  readonly rest: Readonly<Record<string, string>>;
}

async function see(
  folder: string,
  env: Readonly<Record<string, string>>,
  ...hosts: readonly string[]
): Promise<Seen> {
  const program = join(import.meta.dirname, "lets-in.py");
  const options = { ...USER, cwd: folder, env: { LANG: "C.UTF-8", ...env }, encoding: "utf8" } as const;
  return JSON.parse(
    execFileSync(await python(), ["-B", program, ...(hosts.length > 0 ? hosts : [ADDRESS, HOST])], options),
  );
}

/** As a person does: below the last line of the file. */
function add(folder: string, { file, below, text }: TheLine): void {
  const before = readFileSync(join(folder, file), "utf8");
  const lines = before.split(/(?<=\n)/);
  expect(lines.filter(Boolean)).toHaveLength(below);
  writeFileSync(join(folder, file), `${before.replace(/(?<=[^\n])$/, "\n")}${text}\n`);
}

const ENV = { HOSTS: HOST };

type Case = readonly [name: string, line: string, settings: string, more?: Readonly<Record<string, string>>];

const CASES: readonly Case[] = [
  ["a list", ADDED, `${START}ALLOWED_HOSTS = ${LIST}\n`],
  ["a file whose last line does not end", ADDED, `${START}ALLOWED_HOSTS = ${LIST}`],
  [
    "a file that ends in a block, a comment and blank lines",
    ADDED,
    `${START}ALLOWED_HOSTS = ${LIST}\nif True:\n    A = 1\n    # end\n\n\n`,
  ],
  ["CRLF", ADDED, `${START}ALLOWED_HOSTS = ${LIST}\n`.replaceAll("\n", "\r\n")],
  ["no os", IMPORTED, `SECRET_KEY = "x"\nALLOWED_HOSTS = ${LIST}\n`],
  ["os by a part of it", ADDED, `import os.path\nSECRET_KEY = "x"\nALLOWED_HOSTS = ${LIST}\n`],
  ["os under another name", IMPORTED, `import os as system\nSECRET_KEY = "x"\nALLOWED_HOSTS = ${LIST}\n`],
  [
    "something else that is called os",
    MADE.replace("os.", '__import__("os").'),
    `SECRET_KEY = "x"\nos = "linux"\nALLOWED_HOSTS = ${LIST}\n`,
  ],
  ["a tuple", MADE, `${START}ALLOWED_HOSTS = ("${HOST}",)\n`],
  ["a split", ADDED, `${START}ALLOWED_HOSTS = os.environ["HOSTS"].split(",")\n`],
  ["a list of another kind", MADE, `${START}class Hosts(list): pass\nALLOWED_HOSTS = Hosts(${LIST})\n`],
  ["another setting that is the same list", MADE, `${START}ALLOWED_HOSTS = CORS = ${LIST}\n`],
  [
    "an object that has it in it",
    MADE,
    `${START}class Read:\n    def __init__(self):\n        self.hosts = ${LIST}\nREAD = Read()\nALLOWED_HOSTS = READ.hosts\n`,
  ],
  ["a setting that holds itself", ADDED, `${START}ALLOWED_HOSTS = ${LIST}\nA = []\nA += [A] * 100\n`],
  [
    "another setting that has it in it",
    MADE,
    `${START}ALLOWED_HOSTS = ${LIST}\nCSP = {"a": [(ALLOWED_HOSTS,)]}\n`,
  ],
  [
    "another setting that is made of it",
    ADDED,
    `${START}ALLOWED_HOSTS = ${LIST}\nCORS = list(ALLOWED_HOSTS)\n`,
  ],
  ["no list at all", `ALLOWED_HOSTS = ${GET}`, START],
  ["no list and no os", `import os; ALLOWED_HOSTS = ${GET}`, `SECRET_KEY = "x"\n`],
  [
    "a list that another module has",
    ADDED,
    "from .base import *\n",
    { "config/base.py": `${START}ALLOWED_HOSTS = ${LIST}\n` },
  ],
  [
    "a module that gives only some names",
    IMPORTED,
    "from .base import *\n",
    { "config/base.py": `${START}ALLOWED_HOSTS = ${LIST}\n__all__ = ["SECRET_KEY", "ALLOWED_HOSTS"]\n` },
  ],
  [
    "django-environ",
    IMPORTED,
    `import environ\nSECRET_KEY = "x"\nALLOWED_HOSTS = environ.Env().list("HOSTS")\n`,
  ],
  [
    "decouple",
    IMPORTED,
    `from decouple import config, Csv\nSECRET_KEY = "x"\nALLOWED_HOSTS = config("HOSTS", cast=Csv())\n`,
  ],
  [
    "django-split-settings",
    ADDED,
    `from split_settings.tools import include\ninclude("parts/*.py")\n`,
    { "config/parts/a.py": `${START}ALLOWED_HOSTS = ${LIST}\n` },
  ],
  [
    "dynaconf in the place of Django's settings",
    IMPORTED,
    `ALLOWED_HOSTS = ${LIST}\nSECRET_KEY = "x"\nimport dynaconf\nsettings = dynaconf.DjangoDynaconf(__name__)\n`,
  ],
  [
    "a class of django-configurations, through another one",
    ofClass(),
    `from .base import *\nclass Prod(Base):\n    pass\n`,
    { "config/base.py": inClass(`ALLOWED_HOSTS = ${LIST}`).replace("Prod", "Base"), ...CONFIGURATION },
  ],
  ["a class with a tuple", ofClass(), inClass(`ALLOWED_HOSTS = ("${HOST}",)`), CONFIGURATION],
  ["a class with values", ofClass(), inClass(`ALLOWED_HOSTS = values.ListValue(${LIST})`), CONFIGURATION],
  [
    "a class that reads an env file when it is set up",
    ofClass(),
    inClass(
      `DOTENV = os.path.join(os.path.dirname(__file__), "env")\n    ALLOWED_HOSTS = values.ListValue()`,
    ),
    { ...CONFIGURATION, "config/env": `DJANGO_ALLOWED_HOSTS=${HOST}\n` },
  ],
  ["a function of the module", ADDED, `${START}def hosts():\n    return ${LIST}\nALLOWED_HOSTS = hosts()\n`],
];

describe("the line, added where it says, lets the load balancer in and changes nothing else", () => {
  test.for(CASES)("%s", async ([, text, settings, more]) => {
    const folder = appFolder({ "config/settings.py": settings, ...more });
    const { line } = (await ask({ folder, env: ENV })).settings;
    expect(line).toEqual({ file: "config/settings.py", below: expect.any(Number), text });
    const before = await see(folder, { ...ENV, HEALTH_CHECK_HOSTS: ADDRESS });
    expect(before.letsIn[0]).toBe(false);
    if (line) add(folder, line);
    expect(await see(folder, ENV)).toEqual(before);
    const after = await see(folder, { ...ENV, HEALTH_CHECK_HOSTS: `other.example.com ${ADDRESS}` });
    expect(after.hosts).toEqual([...before.hosts, "other.example.com", ADDRESS].sort());
    expect({ letsIn: after.letsIn, rest: after.rest }).toEqual({
      letsIn: [true, before.letsIn[1]],
      rest: before.rest,
    });
    expect(
      (await ask({ folder, env: ENV }, { env: { HEALTH_CHECK_HOSTS: ADDRESS }, files: new Map() })).trials,
    ).toEqual([{ hosts: [...(await see(folder, ENV)).hosts, ADDRESS], others: [] }]);
  });

  test("in the settings that the server loads, wherever they are", async () => {
    const folder = appFolder({
      "config/wsgi.py": WSGI.replace("config.settings", "config.settings.prod"),
      "config/settings/__init__.py": "",
      "config/settings/prod.py": `from .base import *\nDEBUG = False\n`,
      "config/settings/base.py": `${START}ALLOWED_HOSTS = ${LIST}\n`,
    });
    const { line } = (await ask({ folder })).settings;
    expect(line).toEqual({ file: "config/settings/prod.py", below: 2, text: ADDED });
  });
});

const OUTSIDE = `from django.conf import settings; settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, *${GET.replace("os.", '__import__("os").')}]`;

describe("the line goes into the file that assigns the list at last, and lets the load balancer in there", () => {
  test.for([
    ["wsgi.py", "config/wsgi.py", `from django.conf import settings\nsettings.ALLOWED_HOSTS = ${LIST}\n`],
    [
      "wsgi.py, in a function and by another name",
      "config/wsgi.py",
      `from django import conf\ndef set_hosts():\n    conf.settings.ALLOWED_HOSTS = ["${HOST}"]\nset_hosts()\nsettings = None\n`,
    ],
    [
      "a module that it imports",
      "config/hosts.py",
      "import config.hosts\n",
      `from django.conf import settings\nsettings.ALLOWED_HOSTS = ("${HOST}",)\n`,
    ],
  ] as const)("%s", async ([, file, wsgi, hosts = ""]) => {
    const folder = appFolder({
      "config/settings.py": `${START}ALLOWED_HOSTS = ["old.example.com"]\n`,
      "config/wsgi.py": WSGI + wsgi,
      "config/hosts.py": hosts,
    });
    const { line } = (await ask({ folder })).settings;
    expect(line).toEqual({ file, below: expect.any(Number), text: OUTSIDE });
    const before = await see(folder, { HEALTH_CHECK_HOSTS: ADDRESS });
    expect(before).toMatchObject({ letsIn: [false, true], hosts: [HOST] });
    if (line) add(folder, line);
    expect(await see(folder, {})).toEqual(before);
    const after = await see(folder, { HEALTH_CHECK_HOSTS: ADDRESS });
    expect(after).toEqual({ ...before, letsIn: [true, true], hosts: [ADDRESS, HOST] });
  });
});

describe("with DEBUG and an empty list the line keeps localhost", () => {
  test.for([
    ["an empty list", "DEBUG = True\nALLOWED_HOSTS = []\n"],
    ["no list", "DEBUG = True\n"],
    ["the usual line there already", `DEBUG = True\nALLOWED_HOSTS = []\n${ADDED}\n`],
    ["a class", inClass("DEBUG = True\n    ALLOWED_HOSTS = values.ListValue([])"), CONFIGURATION],
  ] as const)("%s", async ([, text, more = {}]) => {
    const folder = appFolder({ "config/settings.py": START + text, ...more });
    const own = { env: { HEALTH_CHECK_HOSTS: ADDRESS }, files: new Map() };
    const { settings } = await ask({ folder }, own);
    const localhost = [".localhost", "127.0.0.1", "[::1]"];
    expect(settings).toMatchObject({ hosts: localhost, byDebug: true });
    const look = (env: Readonly<Record<string, string>>) => see(folder, env, ADDRESS, "localhost");
    expect((await look({})).letsIn).toEqual([false, true]);
    if (settings.line) add(folder, settings.line);
    expect((await look({})).letsIn).toEqual([false, true]);
    expect((await look({ HEALTH_CHECK_HOSTS: ADDRESS })).letsIn).toEqual([true, true]);
    const answer = await ask({ folder }, own);
    expect(answer.settings).toMatchObject({ hosts: localhost, byDebug: false });
    expect(answer.trials).toMatchObject([{ hosts: expect.arrayContaining([...localhost, ADDRESS]) }]);
  });
});

const CONFIGURED = `from django.conf import settings
from django.core.wsgi import get_wsgi_application
settings.configure(ALLOWED_HOSTS=${LIST})
application = get_wsgi_application()
`;

describe("no line where what is added to the module would not count", () => {
  test.for([
    [
      "a class of django-configurations with a method",
      {
        "config/settings.py": inClass(`def ALLOWED_HOSTS(self): return ${LIST}`),
        "config/wsgi.py": WSGI_OF_CLASSES,
      },
    ],
    ["settings.configure()", { "config/wsgi.py": CONFIGURED }],
    [
      "a file outside of the app",
      { "config/wsgi.py": WSGI.replace("config.settings", "django.conf.global_settings") },
    ],
  ] as const)("%s", async ([, files]) => {
    expect((await ask({ folder: appFolder(files) })).settings.line).toBeUndefined();
  });
});

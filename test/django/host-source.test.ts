import { describe, expect, test } from "vitest";
import { hostSource, importedModules, suggestedLine } from "../../src/django/host-source.ts";
import { findDjangoSettings } from "../../src/django/settings-file.ts";

describe("the variable that the list comes from", () => {
  test.for([
    ['ALLOWED_HOSTS = env.list("HOSTS")', "HOSTS", 1],
    ['ALLOWED_HOSTS = env.list(var="HOSTS", default=[])', "HOSTS", 1],
    ['ALLOWED_HOSTS = env("HOSTS").split()', "HOSTS", 1],
    ['ALLOWED_HOSTS = os.environ["HOSTS"].split(",")', "HOSTS", 1],
    ["ALLOWED_HOSTS = os.environ.get('HOSTS', '').split(',')", "HOSTS", 1],
    ['ALLOWED_HOSTS = getenv("HOSTS", "").split(",")', "HOSTS", 1],
    ['ALLOWED_HOSTS = os.getenv(\n    "HOSTS",  # a list\n    "",\n).split(",")', "HOSTS", 1],
    ['ALLOWED_HOSTS = config("HOSTS", cast=Csv())', "HOSTS", 1],
    ['ALLOWED_HOSTS: list[str] = env.list("HOSTS")', "HOSTS", 1],
    ['ALLOWED_HOSTS = ["localhost"] + env.list("HOSTS")', "HOSTS", 1],
    ['ALLOWED_HOSTS = ["localhost", *env.list("HOSTS")]', "HOSTS", 1],
    ['ALLOWED_HOSTS = ["localhost"]\nALLOWED_HOSTS += env.list("HOSTS")', "HOSTS", 2],
    ['ALLOWED_HOSTS = ["localhost"]\nALLOWED_HOSTS.extend(env.list("HOSTS"))', "HOSTS", 2],
    ['hosts = os.environ.get("HOSTS")\nALLOWED_HOSTS = hosts.split(",") if hosts else []', "HOSTS", 2],
    ['if not DEBUG:\n    ALLOWED_HOSTS = env.list("HOSTS")\nelse:\n    ALLOWED_HOSTS = ["*"]', "HOSTS", 2],
    ['if not DEBUG: ALLOWED_HOSTS = env.list("HOSTS")', "HOSTS", 1],
    ['import os; ALLOWED_HOSTS = os.environ.get("HOSTS", "").split(",")', "HOSTS", 1],
    ['ALLOWED_HOSTS = \\\n    env.list("HOSTS")', "HOSTS", 1],
    ['\uFEFFALLOWED_HOSTS = env.list("HOSTS")\r\n', "HOSTS", 1],
    ['X = """\nALLOWED_HOSTS = []\n"""\nALLOWED_HOSTS = env.list("HOSTS")', "HOSTS", 4],
  ] as const)("%j", ([text, name, line]) => {
    expect(hostSource(text)).toEqual({ kind: "variable", name, line });
  });
});

describe("a fixed list", () => {
  test.for([
    ["ALLOWED_HOSTS = []", [], 1],
    ["DEBUG = True\n\nALLOWED_HOSTS = [\"a\", 'b']", ["a", "b"], 3],
    ['ALLOWED_HOSTS = (\n    "a",  # env("HOSTS")\n)', ["a"], 1],
    ['ALLOWED_HOSTS = ["a"]\nALLOWED_HOSTS += ["b"]', ["a", "b"], 2],
    ['# ALLOWED_HOSTS = env.list("HOSTS")\nALLOWED_HOSTS = ["a"]', ["a"], 2],
  ] as const)("%j", ([text, hosts, line]) => {
    expect(hostSource(text)).toEqual({ kind: "fixed", hosts, line, replaces: true });
  });

  test("that only adds to one from elsewhere", () => {
    expect(hostSource('from .base import *\nALLOWED_HOSTS += ["a"]')).toMatchObject({ replaces: false });
  });
});

test.for(["ALLOWED_HOSTS = hosts()", "ALLOWED_HOSTS = HOSTS", 'ALLOWED_HOSTS = json.loads(x)["hosts"]'])(
  "%j is computed",
  (text) => {
    expect(hostSource(text)).toEqual({ kind: "computed", line: 1 });
  },
);

test.for([
  "DEBUG = True",
  "CSRF_ALLOWED_HOSTS = []",
  "if ALLOWED_HOSTS == []: pass",
  'X = "ALLOWED_HOSTS = []"',
  "",
  '"""never closed',
])("%j sets none", (text) => {
  expect(hostSource(text)).toBeUndefined();
});

test("imports that may bring the list are found, the last first", () => {
  const text =
    "from .base import *\nfrom os import environ\ntry:\n    from .local import *\nexcept ImportError: pass\nfrom a.b import (X,\n  ALLOWED_HOSTS)\n";
  expect(importedModules(text)).toEqual(["a.b", ".local", ".base"]);
});

describe("the line to put in", () => {
  test.for([
    ["import os", [], 'ALLOWED_HOSTS = os.environ.get("H", "localhost,127.0.0.1").split(",")'],
    ["import sys, os", ["a"], 'ALLOWED_HOSTS = os.environ.get("H", "a").split(",")'],
    ["import os.path as p", ["a"], 'import os; ALLOWED_HOSTS = os.environ.get("H", "a").split(",")'],
    ["from os import path", ["a"], 'import os; ALLOWED_HOSTS = os.environ.get("H", "a").split(",")'],
    ["env = environ.Env()", ["a", "b"], 'ALLOWED_HOSTS = env.list("H", default=["a", "b"])'],
    ["from decouple import config", ["a"], 'ALLOWED_HOSTS = config("H", default="a").split(",")'],
  ] as const)("after %j", ([text, hosts, line]) => {
    expect(suggestedLine(text, "H", hosts)).toBe(line);
    // And what it says is what is then found.
    expect(hostSource(`${text}\n${line}`)).toMatchObject({ kind: "variable", name: "H" });
  });
});

describe("the settings file", () => {
  const find = (files: Readonly<Record<string, string>>, module?: string) =>
    findDjangoSettings(Object.keys(files), async (path) => files[path], ".env", module);
  const manage = (module: string) => `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")\n`;
  const LIST = 'ALLOWED_HOSTS = env.list("HOSTS")';

  test.for([
    ["that manage.py names", { "manage.py": manage("shop.conf"), "shop/conf.py": LIST }, "shop/conf.py"],
    [
      "in a package",
      { "manage.py": manage("shop.settings"), "shop/settings/__init__.py": LIST },
      "shop/settings/__init__.py",
    ],
    [
      "beside a manage.py further down",
      { "src/manage.py": manage("shop.settings"), "src/shop/settings.py": LIST },
      "src/shop/settings.py",
    ],
    [
      "that wsgi.py names",
      { "shop/wsgi.py": manage("shop.production"), "shop/production.py": LIST },
      "shop/production.py",
    ],
    ["by its name alone", { "shop/settings.py": LIST, "a/b/c/d/settings.py": "" }, "shop/settings.py"],
  ] as const)("%s", async ([, files, path]) => {
    expect(await find(files)).toMatchObject({ path, hosts: { path, source: { kind: "variable" } } });
  });

  test("that an environment property names", async () => {
    const files = { "manage.py": manage("shop.dev"), "shop/dev.py": "", "shop/production.py": LIST };
    expect(await find(files, "shop.production")).toMatchObject({ path: "shop/production.py" });
  });

  test("takes its list from what it imports, and keeps what it sets itself", async () => {
    const base = { "manage.py": manage("shop.settings.production"), "shop/settings/base.py": LIST };
    const production = (text: string) => ({
      ...base,
      "shop/settings/production.py": `from .base import *\n${text}`,
    });
    expect((await find(production("")))?.hosts?.path).toBe("shop/settings/base.py");
    expect((await find(production('ALLOWED_HOSTS += ["a"]')))?.hosts?.path).toBe("shop/settings/base.py");
    expect((await find(production('ALLOWED_HOSTS = ["a"]')))?.hosts?.path).toBe(
      "shop/settings/production.py",
    );
  });

  test("may import in a circle", async () => {
    const files = { "a/settings.py": "from .b import *", "a/b.py": "from .settings import *" };
    expect((await find(files))?.hosts).toBeUndefined();
  });

  test.for([
    ["import os\nos.environ['A']", false],
    ["environ.Env.read_env()", true],
    ["load_dotenv()", true],
    ["from decouple import config", true],
    ["open(BASE_DIR / '.env')", true],
  ] as const)("%j reads the env file: %s", async ([text, reads]) => {
    expect((await find({ "a/settings.py": text }))?.readsEnvFile).toBe(reads);
  });

  test("is not there", async () => {
    expect(await find({ "main.py": "" })).toBeUndefined();
  });
});

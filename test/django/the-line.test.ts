import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { findPython } from "../../sandbox/python.ts";
import { hostSource } from "../../src/django/text/host-source.ts";
import { addTheLine, hasTheLine, onOneLine, removeTheLine, theLine } from "../../src/django/text/the-line.ts";
import { settingsWith } from "./app.ts";

const lineFor = (text: string, more: Readonly<Record<string, string>> = {}) => {
  const settings = settingsWith(text, more);
  return theLine(settings, hostSource(settings));
};

describe("where the line goes, and how it reads there", () => {
  const ADD = 'ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()';
  const STAR = 'ALLOWED_HOSTS = [*ALLOWED_HOSTS, *os.environ.get("HEALTH_CHECK_HOSTS", "").split()]';
  const IMPORT = "import os  # for HEALTH_CHECK_HOSTS";
  const BASE = {
    "shop/base.py": 'ALLOWED_HOSTS = ["a"]\n',
    "shop/tuple.py": 'ALLOWED_HOSTS = ("a",)\n',
    "shop/with_os.py": "import os\nALLOWED_HOSTS = []",
    "shop/with_all.py": '__all__ = ["ALLOWED_HOSTS"]\nimport os\nALLOWED_HOSTS = []',
  };
  test.for([
    ['import os\nALLOWED_HOSTS = ["a"]\nDEBUG = False', 2, [ADD]],
    ['import sys, os.path\nALLOWED_HOSTS = ["a"]', 2, [ADD]],
    ['ALLOWED_HOSTS = ["a"]', 1, [IMPORT, ADD]],
    ['from os import path\nALLOWED_HOSTS = ["a"]', 2, [IMPORT, ADD]],
    ['if X:\n    import os\nALLOWED_HOSTS = ["a"]', 3, [IMPORT, ADD]],
    ['import os\nos = 1\nALLOWED_HOSTS = ["a"]', 3, [IMPORT, ADD]],
    ['ALLOWED_HOSTS = ["a"]\nimport os', 1, [IMPORT, ADD]],
    ['import os as system\nALLOWED_HOSTS = ["a"]', 2, [ADD.replace("os.", "system.")]],
    ['from os import environ, path\nALLOWED_HOSTS = ["a"]', 2, [ADD.replace("os.", "")]],
    ['import os\nALLOWED_HOSTS = (\n    "a",\n)\n', 4, [STAR]],
    ['import os\nALLOWED_HOSTS = {"a"}', 2, [STAR]],
    ["import os\nALLOWED_HOSTS = hosts()", 2, [STAR]],
    ['import os\nALLOWED_HOSTS = env.list("H")', 2, [ADD]],
    ['import os\nALLOWED_HOSTS = env.list("H", default=("a",))', 2, [STAR]],
    ['import os\nALLOWED_HOSTS = env.tuple("H")', 2, [STAR]],
    ['import os\nALLOWED_HOSTS = config("H", cast=Csv(post_process=tuple))', 2, [STAR]],
    ['import os\nHOSTS = ["a"]\nALLOWED_HOSTS = HOSTS', 3, [STAR]],
    ['import os\nALLOWED_HOSTS = ["a"]\nOTHER = ALLOWED_HOSTS', 3, [STAR]],
    ['import os\nif DEBUG:\n    ALLOWED_HOSTS = ("*",)\nelse:\n    ALLOWED_HOSTS = ["a"]\nX = 1', 5, [STAR]],
    [
      'import os\nif DEBUG:\n    ALLOWED_HOSTS = ["*"]\nelse:\n    ALLOWED_HOSTS = [\n        "a"]\nX = 1',
      6,
      [ADD],
    ],
    [
      "import os\nif not DEBUG:\n    ALLOWED_HOSTS = ['a']\n",
      3,
      [STAR.replace("*ALLOWED_HOSTS", '*globals().get("ALLOWED_HOSTS", [])')],
    ],
    ["import os\nfrom .base import *\nX = 1", 2, [ADD]],
    ["from .with_os import *", 1, [ADD]],
    ["from .with_all import *", 1, [IMPORT, ADD]],
    ["import os\nfrom .tuple import *\nX = 1", 2, [STAR]],
    [
      "import os\nALLOWED_HOSTS = []\ntry:\n    from .local import *\nexcept ImportError:\n    pass\nX = 1",
      6,
      [ADD],
    ],
    ["import os\nALLOWED_HOSTS = []\nfrom package.defaults import *\nX = 1", 3, [ADD]],
    ["import os\nALLOWED_HOSTS = []\nX = ALLOWED_HOSTS[-1]\nY = 1", 3, [ADD]],
    ["import os\nALLOWED_HOSTS = []\ndef f():\n    ALLOWED_HOSTS = []\nX = 1", 2, [ADD]],
    ["import os\nDEBUG = False", 2, ['ALLOWED_HOSTS = os.environ.get("HEALTH_CHECK_HOSTS", "").split()']],
  ] as const)("%j", ([text, afterLine, lines]) => {
    expect(lineFor(text, BASE)).toEqual({ file: "shop/settings.py", afterLine, lines });
  });

  test.for([
    ['    ALLOWED_HOSTS = ["a"]\n    X = 1', [`    ${ADD}`]],
    [
      '    ALLOWED_HOSTS = values.ListValue(["a"])\n    X = 1',
      [`    ${STAR.replace("*ALLOWED_HOSTS", '*ALLOWED_HOSTS.setup("ALLOWED_HOSTS")')}`],
    ],
  ] as const)("in a class of django-configurations: %j", ([body, lines]) => {
    const start =
      "import os\nfrom configurations import Configuration, values\nclass Production(Configuration):\n";
    expect(lineFor(start + body)).toEqual({ file: "shop/settings.py", afterLine: 4, lines });
  });

  test("not where a class reads its values later than it is made", () => {
    const text =
      'class Production(Configuration):\n    DOTENV = ".env"\n    ALLOWED_HOSTS = values.ListValue([])\n';
    expect(lineFor(text)).toBeUndefined();
  });
});

const ASK = `
import json, os, sys
from importlib import import_module
sys.dont_write_bytecode = True
answers = []
for hosts in ("", "10.0.1.23"):
    os.environ["HEALTH_CHECK_HOSTS"] = hosts
    for name in [name for name in sys.modules if name.split(".")[0] == "shop"]: del sys.modules[name]
    settings = vars(import_module("shop.settings"))
    others = {k: repr(v) for k, v in settings.items() if k.isupper() and k != "ALLOWED_HOSTS"}
    answers.append([list(settings.get("ALLOWED_HOSTS", [])), others])
print(json.dumps(answers))
`;

describe("Python itself", () => {
  const DEBUG = "import os\nDEBUG = bool(os.environ.get('ON'))\n";
  let python = "";
  beforeAll(async () => {
    python = await findPython();
  });
  test.for([
    [DEBUG, 'ALLOWED_HOSTS = ["a", "b"]'],
    ["", 'ALLOWED_HOSTS = ["a", "b"]\n'],
    ["", 'ALLOWED_HOSTS = ("a", "b")\r\nX = 1\r\n'],
    ["", 'ALLOWED_HOSTS = {"a"}'],
    ["", 'ALLOWED_HOSTS = list("ab")\nfrom os import environ\n'],
    [DEBUG, 'ALLOWED_HOSTS = os.environ.get("H", "a,b").split(",")\nX = [h for h in ALLOWED_HOSTS]'],
    [DEBUG, 'ALLOWED_HOSTS = [\n    "a",  # ]\n    """b""",\n]\nTEXT = """\nALLOWED_HOSTS = []\n"""'],
    [DEBUG, 'if DEBUG: ALLOWED_HOSTS = ["*"]\nelse: ALLOWED_HOSTS = ("a",)\n'],
    [DEBUG, 'if not DEBUG:\n\tALLOWED_HOSTS = ["a"]\n# the end'],
    [DEBUG, 'HOSTS = ["a"]\nALLOWED_HOSTS = HOSTS\nCORS = ALLOWED_HOSTS'],
    [DEBUG, 'CORS = ALLOWED_HOSTS = ["a"]'],
    [DEBUG, 'ALLOWED_HOSTS = ["a"] \\\n    + ["b"]; X = (\n  1)\nY = 2'],
    [DEBUG, "from .base import *\n"],
    [DEBUG, "from .base import *\nALLOWED_HOSTS += ['c']; del OTHER"],
    [DEBUG, "from .base import ALLOWED_HOSTS\n"],
    [
      DEBUG,
      "ALLOWED_HOSTS = ['c']\ntry:\n    from .local import *\nexcept ImportError:\n    pass\nelse:\n    pass",
    ],
    [DEBUG, "ALLOWED_HOSTS = ['c']\nfor h in ('d', 'e'):\n    ALLOWED_HOSTS.append(h)\n"],
    [DEBUG, "def hosts():\n    return ['a']\nALLOWED_HOSTS = hosts()\n"],
    [DEBUG, 'import environ\nenv = environ.Env()\nALLOWED_HOSTS = env.list("H", default=("a",))'],
    [DEBUG, 'import environ\nenv = environ.Env(H=(list, ["a"]))\nALLOWED_HOSTS = env("H")\n'],
    [DEBUG, "X = 1\n\n\n"],
    ["\uFEFF", 'ALLOWED_HOSTS = ["a"]'],
  ] as const)("%j%j", ([start, body]) => {
    const more = { "shop/base.py": 'ALLOWED_HOSTS = ["a", "b"]\nOTHER = ALLOWED_HOSTS\n' };
    const text = start + body;
    const line = lineFor(text, more);
    if (!line) throw new Error("there is no line");
    const changed = addTheLine(text, line);
    expect(changed).not.toBe(text);
    expect(hasTheLine(changed)).toBe(true);
    expect(addTheLine(changed, line)).toBe(changed);
    expect(removeTheLine(changed)).toBe(text);
    for (const env of [{}, { ON: "1" }]) {
      const [before] = ask(python, { ...more, "shop/settings.py": text }, env);
      const [without, with_] = ask(python, { ...more, "shop/settings.py": changed }, env);
      expect(without?.[0].toSorted()).toEqual(before?.[0].toSorted());
      expect(with_?.[0].toSorted()).toEqual([...(before?.[0] ?? []), "10.0.1.23"].toSorted());
      expect(with_?.[1]).toEqual(before?.[1]);
      expect(without?.[1]).toEqual(before?.[1]);
    }
  });
});

type Answer = readonly [hosts: readonly string[], others: Readonly<Record<string, string>>];

function ask(
  python: string,
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): readonly Answer[] {
  const folder = mkdtempSync(join(tmpdir(), "eb-health-hooks-line-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries({ ...files, "shop/__init__.py": "" })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const output = execFileSync(python, ["-c", ASK], {
    cwd: folder,
    env: { ...env, PYTHONPATH: folder, PYTHONHASHSEED: "0" },
  });
  return JSON.parse(output.toString());
}

describe("taking it out again", () => {
  test.for([
    [
      'import os\nALLOWED_HOSTS = ["a"]\nALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()\n',
      'import os\nALLOWED_HOSTS = ["a"]\n',
    ],
    [
      'ALLOWED_HOSTS = ["a"]\nimport os; ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()',
      'ALLOWED_HOSTS = ["a"]',
    ],
    ['X = 1; ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()\n', undefined],
    ['# ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()\n', undefined],
    ["ALLOWED_HOSTS = []\n", undefined],
    ["", undefined],
  ] as const)("%j", ([text, rest]) => {
    expect(removeTheLine(text)).toBe(rest ?? text);
  });
});

test("a file that ends within brackets gets none", () => {
  const text = 'ALLOWED_HOSTS = ["a"]\nX = (ALLOWED_HOSTS,\n';
  const line = lineFor(text);
  expect(line && addTheLine(text, line)).toBe(text);
});

test("on one line it can be pasted too", () => {
  expect(lineFor('ALLOWED_HOSTS = ["a"]')).toSatisfy(
    (line) =>
      onOneLine(line) === 'import os; ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()',
  );
});

import { describe, expect, test } from "vitest";
import { readAppText } from "../../src/django/text/app-text.ts";
import { answersAt } from "../../src/django/text/own-ways.ts";
import { DEFAULT_ENDPOINT } from "../../src/instance/metadata.ts";
import { appWith, shown } from "./app.ts";

import { CASES } from "./cases.ts";

const BEHIND_SECURITY =
  'MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "shop.mw.Health", "django.middleware.common.CommonMiddleware"]';

/** Apps have it in their texts, which are read here and run nowhere. */
const METADATA = new URL(DEFAULT_ENDPOINT).host;

test.for(CASES)("$name", ({ files, hosts, ways, lines, module }) => {
  const { server, loaded } = readAppText({ files: appWith(files) });
  if (!loaded) throw new Error("the settings were not found");
  expect({
    module: server.settingsModule,
    hosts: shown(loaded.hosts),
    ways: loaded.ways.map(({ kind, name, place }) => `${kind} ${name} ${place.file} ${place.line}`),
    lines: loaded.line && [loaded.line.file, loaded.line.afterLine],
  }).toEqual({ module: module ?? "example.settings", hosts, ways: ways ?? [], lines });
});

describe("a way of its own", () => {
  const ways = (text: string, more: Readonly<Record<string, string>> = {}) => {
    const files = {
      "manage.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")',
      "shop/settings.py": text,
      ...more,
    };
    return readAppText({ files: appWith(files) }).loaded?.ways.map(
      ({ kind, name, place }) => `${kind} ${name} ${place.file} ${place.line}`,
    );
  };
  const ASK = `import requests\nip = requests.get("http://${METADATA}/latest/meta-data/local-ipv4").text\n`;
  const TOKEN = 'token = requests.put(URL, headers={"X-aws-ec2-metadata-token-ttl-seconds": "60"}).text\n';
  test.for([
    [`${ASK}ALLOWED_HOSTS = ["a", ip]`, [`metadata without token ${METADATA} shop/settings.py 2`]],
    [
      `${TOKEN}${ASK}ALLOWED_HOSTS = ["a"]\nALLOWED_HOSTS.append(ip)`,
      [`metadata ${METADATA} shop/settings.py 3`],
    ],
    [
      'from .ec2 import private_ip\nALLOWED_HOSTS = ["a", private_ip()]',
      [`metadata ${METADATA} shop/ec2.py 2`],
    ],
    [
      "from ec2_metadata import ec2_metadata\nALLOWED_HOSTS = [ec2_metadata.private_ipv4]",
      ["metadata ec2_metadata shop/settings.py 1"],
    ],
    [`${ASK}ALLOWED_HOSTS = ["a"]`, []],
    [
      'ALLOWED_HOSTS = ["a"]\nALLOWED_CIDR_NETS = ["10.0.0.0/8"]',
      ["networks ALLOWED_CIDR_NETS shop/settings.py 2"],
    ],
    [
      'ALLOWED_HOSTS = ["a"]\nINSTALLED_APPS = ["django.x"]\nINSTALLED_APPS += ["ebhealthcheck"]',
      ["package ebhealthcheck shop/settings.py 3"],
    ],
    [
      'ALLOWED_HOSTS = ["a"]\nMIDDLEWARE = ["django.middleware.common.CommonMiddleware", "shop.mw.Health"]',
      [],
    ],
    [
      'ALLOWED_HOSTS = ["a"]\nMIDDLEWARE = ["django.x"]\nMIDDLEWARE.insert(0, "shop.mw.Health")',
      ["middleware Health shop/mw.py 1"],
    ],
    ['ALLOWED_HOSTS = ["a"]\nMIDDLEWARE = ["shop.mw.Other", "django.x"]', []],
    [`ALLOWED_HOSTS = ["a"]\n${BEHIND_SECURITY}`, ["middleware Health shop/mw.py 1"]],
    [`ALLOWED_HOSTS = ["a"]\nSECURE_SSL_REDIRECT = True\n${BEHIND_SECURITY}`, []],
    [
      'import os\nALLOWED_HOSTS = ["a"]\nALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()',
      ["our line HEALTH_CHECK_HOSTS shop/settings.py 3"],
    ],
    [
      'import os\nALLOWED_HOSTS = ["a"]\nif X:\n    ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()',
      [],
    ],
    [`ALLOWED_HOSTS = ["a"]\n# HEALTH_CHECK_HOSTS, ${METADATA}`, []],
  ] as const)("%j", ([text, expected]) => {
    const more = {
      "shop/ec2.py": `def private_ip():\n    token = get("http://${METADATA}/", "X-aws-ec2-metadata-token")\n`,
      "shop/mw.py": 'class Health:\n    path = "/health/"\n',
    };
    expect(ways(text, more)).toEqual(expected);
  });
});

test("a middleware answers the pages that its text names", () => {
  const place = { file: "", line: 1 };
  const way = { kind: "middleware", name: "Health", place } as const;
  const pages = ["health", "api/ping"];
  expect(
    ["/health/", "/healthz", "/api/ping", "/", "/ping/"].map((path) => answersAt({ ...way, pages }, path)),
  ).toEqual([true, true, true, false, false]);
  expect(answersAt(way, "/")).toBe(true);
});

describe("the env files that are read", () => {
  const START = 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n';
  const read = (text: string, wsgi = "") => {
    const files = {
      "shop/wsgi.py": START + wsgi,
      "shop/settings.py": `import os\nfrom pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent.parent\n${text}`,
      ".env": "",
      "conf/.env": "",
    };
    return readAppText({ files: appWith(files) }).loaded?.envFiles.map(
      ({ path, overrides }) => `${path}${overrides ? " wins" : ""}`,
    );
  };
  test.for([
    ['environ.Env.read_env(str(BASE_DIR / ".env"))', [".env"]],
    ['environ.Env.read_env(os.path.join(BASE_DIR, "conf", ".env"))', ["conf/.env"]],
    ['environ.Env.read_env(BASE_DIR / ".env", overwrite=True)', [".env wins"]],
    [
      'ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))\nload_dotenv(os.path.join(ROOT, ".env"))',
      [".env"],
    ],
    ['environ.Env.read_env(str(Path(__file__).resolve().parent / ".env"))', ["shop/.env"]],
    ['environ.Env.read_env(Path(__file__).parents[1] / "conf/.env")', ["conf/.env"]],
    ["load_dotenv()", [".env"]],
    ['load_dotenv(dotenv_path=BASE_DIR / "conf" / ".env", override=True)', ["conf/.env wins"]],
    ["load_dotenv(override=True)", [".env wins"]],
    ["env = Env()\nenv.read_env()", [".env"]],
    ["from decouple import config", [".env"]],
    ['config = Config(RepositoryEnv(BASE_DIR / "conf/.env"))', ["conf/.env"]],
    ['load_dotenv("/etc/shop.env")', ["undefined"]],
    ["load_dotenv(find())", ["undefined"]],
    ["if DEBUG:\n    load_dotenv()", []],
    ["from dotenv import load_dotenv", []],
    ["X = os.environ['A']", []],
  ] as const)("%j", ([text, expected]) => {
    expect(read(text)).toEqual(expected);
  });

  test("by what starts the app too", () => {
    expect(read("", "from dotenv import load_dotenv\nload_dotenv()\n")).toEqual([".env"]);
  });
});

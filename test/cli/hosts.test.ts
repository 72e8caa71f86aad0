import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { inspectHosts } from "../../src/cli/check/inspect-hosts.ts";
import { parseSettings } from "../../src/settings.ts";
import { WAYS } from "../allowed-hosts/ways.ts";
import { CASES } from "../django/cases.ts";

/** Severity and id of each. */
const idsOf = async (...args: Parameters<typeof findingsOf>) =>
  (await findingsOf(...args)).map(({ severity, id }) => `${severity} ${id}`);

async function findingsOf(
  files: Readonly<Record<string, string>>,
  properties: Readonly<Record<string, string>> = {},
  wsgiPath?: string,
  links: Readonly<Record<string, string>> = {},
  platform?: string,
) {
  const facts = (path: string) => [path, { path, kind: "file", mode: 0o644, bytes: 1 }] as const;
  const bundle = {
    files: new Map(Object.keys(files).map(facts)),
    bytes: 1,
    isZipped: false,
    read: async (path: string) =>
      files[path] === undefined || links[path] !== undefined ? undefined : Buffer.from(files[path]),
    linkTarget: async (path: string) => links[path],
    stream: async () => Readable.from([]),
    close: async () => {},
  };
  const option = { file: "", namespace: "aws:elasticbeanstalk:container:python", option: "WSGIPath" };
  const options = wsgiPath === undefined ? [] : [{ ...option, value: wsgiPath }];
  const settings = { settings: parseSettings(properties), properties };
  return inspectHosts({ bundle, leftOut: async () => undefined, platform }, settings, options);
}

test.for(CASES)("$name", async ({ files, properties, findings, lines }) => {
  const found = await findingsOf(files, properties);
  expect(found.map(({ severity, id }) => `${severity} ${id}`)).toEqual(findings);
  for (const { severity, remedy, id } of found) {
    // What an error or a warning advises is the line, at its place, and no host that is not the project's.
    if (severity !== "note")
      expect(remedy).toMatch(`Add to ${lines[0]} below line ${lines[1]}: ALLOWED_HOSTS`);
    if (id !== "settings-module") expect(remedy).toContain("HEALTH_CHECK_HOSTS");
    expect(remedy).not.toMatch(/HEALTH_HOOKS_VARIABLE|www\.example\.com/);
  }
});

test.for(CASES)(
  "with the line there is nothing to say: $name",
  async ({ files, properties, findings, lines }) => {
    const [file, line] = lines;
    const ours = 'ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()';
    const text = (files[file] ?? "").split("\n").toSpliced(line, 0, ours).join("\n");
    const found = await findingsOf({ ...files, [file]: text }, properties);
    const rest = findings.filter((finding) => finding === "note settings-module");
    expect(found.map(({ severity, id }) => `${severity} ${id}`)).toEqual(rest);
  },
);

describe("which settings", () => {
  const fixed = 'ALLOWED_HOSTS = ["shop.example.org"]\n';
  const start = (module: string) => `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")\n`;
  test("the server loads, and what says so", async () => {
    const files = {
      "shop/wsgi.py": start("shop.live"),
      "manage.py": start("shop.dev"),
      "shop/live.py": fixed,
      "shop/dev.py": "",
    };
    const [finding, note] = await findingsOf(files);
    expect(finding?.what).toBe(
      "ALLOWED_HOSTS is a fixed list (settings module shop.live, as shop/wsgi.py says)",
    );
    expect(note?.what).toBe("it names shop.dev, and the server loads shop.live, as shop/wsgi.py says");
  });

  test.for([
    ["Procfile line 1", { Procfile: "web: gunicorn other.wsgi" }, {}, undefined],
    ["the environment", {}, { DJANGO_SETTINGS_MODULE: "shop.other" }, undefined],
    ["other/wsgi.py", {}, {}, "other.wsgi:application"],
  ] as const)("by %s", async ([, more, properties, wsgiPath]) => {
    const files = {
      "shop/wsgi.py": start("shop.live"),
      "other/wsgi.py": start("shop.other"),
      "shop/live.py": fixed,
      "shop/other.py": fixed,
      ...more,
    };
    const [finding] = await findingsOf(files, properties, wsgiPath);
    expect(finding).toMatchObject({ id: "fixed-hosts", place: "shop/other.py line 1" });
  });
});

describe("an env file", () => {
  const files = {
    "manage.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
    "shop/settings.py":
      'from dotenv import load_dotenv\nfrom pathlib import Path\nimport os\nload_dotenv(Path(__file__).parent.parent / ".env")\nALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "www.example.com").split(",")\n',
  };
  const hook = (name: string, text: string) => ({ [`.platform/${name}`]: `#!/bin/sh\n${text}\n` });
  const LATER = "warning later-hook";
  test.for([
    [
      "linked in the bundle",
      { "config/prod.env": "ALLOWED_HOSTS=a.example,b.example\n" },
      "config/prod.env",
      [],
    ],
    ["linked to nothing", {}, "config/prod.env", ["warning env-file-left-out"]],
    ["linked to elsewhere", {}, "/etc/shop.env", ["warning env-file-left-out"]],
    ["linked to above", {}, "../../shop.env", ["warning env-file-left-out"]],
    [
      "made before",
      hook("hooks/predeploy/05_env.sh", "aws s3 cp s3://shop/env .env"),
      undefined,
      ["note hosts-nowhere"],
    ],
    [
      "made before, by .ebextensions",
      { ".ebextensions/a.config": "container_commands:\n  01:\n    command: aws s3 cp s3://a/b .env\n" },
      undefined,
      ["note hosts-nowhere"],
    ],
    ["made later", hook("hooks/predeploy/50_env.sh", "aws s3 cp s3://shop/env .env"), undefined, [LATER]],
    [
      "made later by a confighook",
      hook("confighooks/predeploy/50_env.sh", "get-config environment >.env"),
      undefined,
      [LATER],
    ],
    [
      "made later by a variable",
      hook("hooks/predeploy/50_env.sh", 'TO=/var/app/staging/.env\necho A=b >"$TO"'),
      undefined,
      [LATER],
    ],
    [
      "made later over two lines",
      hook("hooks/predeploy/50_env.sh", "aws ssm get-parameter \\\n  >.env"),
      undefined,
      [LATER],
    ],
    [
      "made later by Python",
      hook("hooks/predeploy/50_env.py", 'open(".env", "w").write("A=b")'),
      undefined,
      [LATER],
    ],
    [
      "only read later",
      hook("hooks/predeploy/50_env.sh", ". ./.env\ngrep A .env"),
      undefined,
      ["warning hosts-fallback"],
    ],
    [
      "only added to later",
      hook("hooks/predeploy/50_env.sh", "echo A=b >>.env"),
      undefined,
      ["warning hosts-fallback"],
    ],
  ] as const)("%s", async ([, more, link, findings]) => {
    const there = link === undefined ? files : { ...files, ".env": "" };
    const links: Record<string, string> = link === undefined ? {} : { ".env": link };
    const texts: Record<string, string | undefined> = { ...there, ...more };
    expect(await idsOf(texts as Record<string, string>, {}, undefined, links)).toEqual(findings);
  });
});

describe("a variable of another name is found by the hook: what counts is whether the bundle has it", () => {
  const readAs = (separator: string) => ({
    "manage.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
    "shop/settings.py": `import os\nALLOWED_HOSTS = os.environ["SHOP_HOSTS"].split("${separator}")\n`,
  });
  test.for([
    [",", { SHOP_HOSTS: "www.example.com" }, []],
    [" ", { SHOP_HOSTS: "www.example.com example.com" }, []],
    [",", {}, ["note hosts-nowhere"]],
    // Comma and blank are the only separators that the hook tries.
    [";", { SHOP_HOSTS: "www.example.com;example.com" }, ["error unsafe-list"]],
    [",", { SHOP_HOSTS: "www.example.com example.com" }, ["error unsafe-list", "note odd-host"]],
  ] as const)("split at %j, with %j: %j", async ([separator, properties, findings]) => {
    const found = await findingsOf(readAs(separator), properties);
    expect(found.map(({ severity, id }) => `${severity} ${id}`)).toEqual(findings);
  });
});

describe("where the hook cannot ask the app, its own decision by the text says what is found:", () => {
  const app = (hosts: string, more = "") => ({
    "manage.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
    "shop/settings.py": `import os\n${hosts}\n`,
    "shop/views.py": more,
  });
  const SPLIT = 'ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")';
  const OWN = 'ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()';
  const FUNCTION = 'def hosts():\n    return os.environ["ALLOWED_HOSTS"].split(",")\nALLOWED_HOSTS = hosts()';
  const ONE = { ALLOWED_HOSTS: "www.example.com" };
  const TWO = { ALLOWED_HOSTS: "www.example.com,example.com" };
  const COMPOSE = "services:\n  web:\n    env_file: .env\n";
  const DOCKER = { Dockerfile: "FROM python:3.13\n" };

  test.for([
    ["a list that is seen to be split", app(SPLIT), ONE, [], []],
    ["the line", app(`ALLOWED_HOSTS = ["a.example"]\n${OWN}`), {}, [], []],
    ["a function", app(FUNCTION), TWO, ["warning hosts-unseen"], ["warning hosts-unseen"]],
    [
      "a view that uses the list",
      app(SPLIT, "HOST = settings.ALLOWED_HOSTS[-1]"),
      TWO,
      ["error unsafe-list"],
      ["error unsafe-list"],
    ],
    [
      "another name",
      app(SPLIT.replace('"A', '"SHOP_A')),
      { SHOP_ALLOWED_HOSTS: "a.example" },
      ["error unsafe-list"],
      ["error unsafe-list"],
    ],
    [
      "another name that a setting names",
      app(SPLIT.replace('"A', '"SHOP_A')),
      { SHOP_ALLOWED_HOSTS: "a.example", HEALTH_HOOKS_VARIABLE: "SHOP_ALLOWED_HOSTS" },
      [],
      [],
    ],
    [
      "several hosts in a way that is not seen",
      app("ALLOWED_HOSTS = conf.hosts"),
      TWO,
      ["note hosts-unseen"],
      ["note hosts-unseen"],
    ],
    [
      "one host in a way that is not seen",
      app("ALLOWED_HOSTS = conf.hosts"),
      ONE,
      ["warning hosts-unseen"],
      ["warning hosts-unseen"],
    ],
    [
      "an env file",
      {
        ...app(`import environ\nenviron.Env.read_env(".env")\n${SPLIT}`),
        ".env": "ALLOWED_HOSTS=a.example\n",
      },
      {},
      [],
      ["error unsafe-env-file"],
    ],
  ] as const)("%s", async ([, files, properties, onHost, inContainer]) => {
    const off = { ...properties, HEALTH_HOOKS_ASK_APP: "false" };
    expect(await idsOf(files, off)).toEqual(onHost);
    const unclear = [...onHost, "note server-unseen"];
    expect(await idsOf({ ...files, Procfile: "web: python serve.py" }, properties)).toEqual(unclear);
    const given: Readonly<Record<string, string>> = properties;
    expect(await idsOf({ ...files, ...DOCKER }, given, undefined, {}, "Docker")).toEqual(inContainer);
  });

  test.for([
    ["gives the file to a service", COMPOSE, TWO, []],
    ["gives it to no service", "services:\n  web:\n    build: .\n", TWO, ["error unsafe-list"]],
    [
      "sets it by itself",
      `${COMPOSE}    environment:\n      ALLOWED_HOSTS: a.example\n`,
      TWO,
      ["error unsafe-list"],
    ],
  ] as const)("docker-compose.yml %s", async ([, compose, properties, findings]) => {
    const files = { ...app(SPLIT), "docker-compose.yml": compose };
    expect(await idsOf(files, properties, undefined, {}, "Docker")).toEqual(findings);
  });
});

test.for(WAYS.map((way) => [`${way.name}; the list is in: ${way.place}`, way] as const))(
  "check agrees with the hook: %s",
  async ([, { app, end }]) => {
    const { files, properties } = app("10.0.1.23");
    const base = {
      "example/wsgi.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.settings")\n',
      "example/urls.py": "",
    };
    const found = await findingsOf({ ...base, ...files }, properties);
    const isCounted = found.some(({ severity }) => severity !== "note");
    expect(isCounted, JSON.stringify(found)).toBe(end === "the line to add");
  },
);

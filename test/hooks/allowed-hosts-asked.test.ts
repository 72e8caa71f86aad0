/** The built hook on an instance whose app can be asked: what is proven, what is not, and what stays as it was. */
import { execFileSync, spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findPython } from "../../sandbox/python.ts";
import { djangoPython } from "../support/django-python.ts";
import { REPOSITORY } from "../support/repository.ts";
import { ALLOWED_HOSTS, type HookRun, lastLine } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";

const LINE = 'ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()';
const READ_ENV = 'import environ; env = environ.Env(); environ.Env.read_env(str(BASE_DIR / ".env"))';
const settings = (...lines: readonly string[]) =>
  [
    "import os, json",
    "from pathlib import Path",
    "BASE_DIR = Path(__file__).parent.parent",
    'SECRET_KEY = "x"',
    ...lines,
    "",
  ].join("\n");

interface App {
  /** Lines of settings.py. */
  readonly settings: readonly string[];
  readonly properties?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

interface Bench extends HookBench {
  /** With the properties in the hook's environment, as the engine does it. */
  readonly deploy: () => Promise<HookRun>;
}

async function benchWith(app: App, python?: string): Promise<Bench> {
  const files = { "example/settings.py": settings(...app.settings), ".env": undefined, ...app.files };
  const bench = await hookBench(files, { python: python ?? (await findPython()) });
  return { ...bench, deploy: () => bench.run(ALLOWED_HOSTS, app.properties ?? {}) };
}

/** The value file of this version. */
async function override({ app, instance }: HookBench): Promise<string> {
  const id = await readFile(join(app, ".eb-health-hooks"), "utf8");
  return readFile(instance.path(`/var/lib/eb-health-hooks/web.${id.trim()}.env`), "utf8");
}

const AB = { ALLOWED_HOSTS: "a.example,b.example" };
const ONE = { ALLOWED_HOSTS: "a.example" };
const FROM_VARIABLE = (how: string) => `ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"]${how}`;

/** `ADDRESS` stands for it. */
interface Proof {
  readonly by: string;
  /** Of the list's own variable. */
  readonly value?: string;
  readonly files?: Readonly<Record<string, string>>;
}

const PROVEN: readonly (readonly [name: string, app: App, proof: Proof])[] = [
  [
    "a literal with the line",
    { settings: ['ALLOWED_HOSTS = ["a.example"]', LINE] },
    { by: "HEALTH_CHECK_HOSTS" },
  ],
  [
    "the line, and a list elsewhere, which stays as it is",
    {
      settings: [FROM_VARIABLE('.split(",")'), LINE],
      properties: AB,
      files: { ".env": "ALLOWED_HOSTS=c,d\n" },
    },
    { by: "HEALTH_CHECK_HOSTS", files: { ".env": "ALLOWED_HOSTS=c,d\n" } },
  ],
  ["a star", { settings: ['ALLOWED_HOSTS = ["*"]'] }, { by: "the app itself" }],
  [
    "one host that is split at commas",
    { settings: [FROM_VARIABLE('.split(",")')], properties: ONE },
    { by: "environment property ALLOWED_HOSTS", value: "a.example,ADDRESS" },
  ],
  [
    "one host that is split at blanks",
    { settings: [FROM_VARIABLE('.split(" ")')], properties: ONE },
    { by: "environment property ALLOWED_HOSTS", value: "a.example ADDRESS" },
  ],
  [
    "a list of lines",
    { settings: [FROM_VARIABLE(".splitlines()")], properties: { ALLOWED_HOSTS: "a.example\nb.example" } },
    { by: "environment property ALLOWED_HOSTS", value: "a.example\nb.example\nADDRESS" },
  ],
  [
    "a variable of another name, which holds a host of the list",
    {
      settings: ['ALLOWED_HOSTS = os.environ["SITES"].split(",")'],
      properties: { SITES: "a.example,b.example" },
    },
    { by: "environment property SITES" },
  ],
  [
    "a list of origins that only grows",
    {
      settings: [
        FROM_VARIABLE('.split(",")'),
        'CSRF_TRUSTED_ORIGINS = ["https://" + host for host in ALLOWED_HOSTS]',
      ],
      properties: AB,
    },
    { by: "environment property ALLOWED_HOSTS", value: "a.example,b.example,ADDRESS" },
  ],
  [
    "an env file",
    {
      settings: [READ_ENV, 'ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")'],
      files: { ".env": "A=1\nexport ALLOWED_HOSTS='a.example'\n" },
    },
    {
      by: "ALLOWED_HOSTS in .env",
      files: { ".env": "A=1\nexport ALLOWED_HOSTS='a.example,ADDRESS'\n" },
    },
  ],
  [
    "an env file that no setting names",
    {
      settings: [READ_ENV.replace(".env", "conf/prod.env"), 'ALLOWED_HOSTS = env.list("HOSTS")'],
      files: { "conf/prod.env": "HOSTS=a.example,b.example\n" },
    },
    { by: "HOSTS in conf/prod.env", files: { "conf/prod.env": "HOSTS=a.example,b.example,ADDRESS\n" } },
  ],
  [
    "an env file that wins over the property",
    {
      settings: [READ_ENV.replace("))", "), overwrite=True)"), 'ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")'],
      properties: AB,
      files: { ".env": "ALLOWED_HOSTS=c.example\n" },
    },
    { by: "ALLOWED_HOSTS in .env", files: { ".env": "ALLOWED_HOSTS=c.example,ADDRESS\n" } },
  ],
];

describe("is proven, and nothing else is changed:", () => {
  test.for(PROVEN)("%s", async ([, app, { by, value, files = {} }]) => {
    const bench = await benchWith(app);
    const run = await bench.deploy();
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const way =
      by === "the app itself" ? "lets in ADDRESS by itself" : `will accept ADDRESS as a host by ${by}`;
    const told = (text: string) => text.replaceAll("ADDRESS", bench.address);
    expect(lastLine(run.stdout)).toMatch(
      new RegExp(
        `^INFO allowed_hosts: the app ${told(way)}: asked of Django [\\d.]+, settings module example.settings,`,
      ),
    );
    expect(run.output).not.toMatch(/[abcd]\.example/);
    const [proven, own, ...lists] = (await override(bench)).split(/\n(?=\w+=)/);
    expect([proven, own?.trim()]).toEqual([`# proven: ${by}`, `HEALTH_CHECK_HOSTS='${bench.address}'`]);
    if (value !== undefined) expect(lists).toEqual([told(`ALLOWED_HOSTS='${value}'\n`)]);
    else expect(lists.length).toBe(by.startsWith("environment property") ? 1 : 0);
    for (const [name, text] of Object.entries(files)) {
      expect(await readFile(join(bench.app, name), "utf8")).toBe(told(text));
    }
    const again = await bench.deploy();
    expect(again).toMatchObject({ code: 0, stderr: "" });
    expect(again.stdout).toMatch(/^INFO allowed_hosts: nothing to change: .*\n$/);
    expect((await override(bench)).split("\n")[0]).toBe(`# proven: ${by}`);
  });
});

/** Each would have lost a visitors' host or changed another setting by a guess. */
const LEFT_ALONE: readonly (readonly [name: string, app: App, reason: RegExp])[] = [
  ["a literal", { settings: ['ALLOWED_HOSTS = ["a.example"]'] }, /no other place where the list can grow/],
  [
    "one host in a list of its own",
    { settings: ['ALLOWED_HOSTS = ["localhost", os.environ["ALLOWED_HOSTS"]]'], properties: ONE },
    /ALLOWED_HOSTS would lose a host/,
  ],
  [
    "two visitors' hosts, split in a shape of their own",
    { settings: [FROM_VARIABLE('.split(", ")')], properties: { ALLOWED_HOSTS: "a.example, b.example" } },
    /ALLOWED_HOSTS would lose a host/,
  ],
  [
    "an origin that is made of the variable",
    {
      settings: [
        FROM_VARIABLE('.split(",")'),
        'CSRF_TRUSTED_ORIGINS = ["https://" + os.environ["ALLOWED_HOSTS"]]',
      ],
      properties: ONE,
    },
    /CSRF_TRUSTED_ORIGINS would lose entries/,
  ],
  [
    "a name that is made of the variable",
    { settings: [FROM_VARIABLE('.split(",")'), 'SITE_NAME = os.environ["ALLOWED_HOSTS"]'], properties: ONE },
    /SITE_NAME would change/,
  ],
  [
    "a view that redirects to the variable",
    {
      settings: [FROM_VARIABLE('.split(",")')],
      properties: ONE,
      files: { "example/shop.py": 'import os\nurl = "https://" + os.environ["ALLOWED_HOSTS"]\n' },
    },
    /example\/shop\.py line 2: it uses the list of ALLOWED_HOSTS too/,
  ],
  [
    "a command that makes another variable of it",
    {
      settings: [FROM_VARIABLE('.split(",")'), 'SITE_URL = os.environ["SITE_URL"]'],
      properties: ONE,
      files: { Procfile: "web: SITE_URL=https://$ALLOWED_HOSTS gunicorn example.wsgi\n" },
    },
    /Procfile line 1: it uses the list of ALLOWED_HOSTS too/,
  ],
  [
    "a variable that settings make of the last host, for code beside them",
    {
      settings: [
        FROM_VARIABLE('.split(",")'),
        'os.environ["SITE_URL"] = f"https://{ALLOWED_HOSTS[-1]}"',
        'os.environ["STARTED"] = os.urandom(8).hex()',
      ],
      properties: ONE,
    },
    /ALLOWED_HOSTS: the variable SITE_URL would change\.$/m,
  ],
  [
    "two hosts of each entry",
    {
      settings: [
        'ALLOWED_HOSTS = [p + h for h in os.environ["ALLOWED_HOSTS"].split(",") for p in ("", "www.")]',
      ],
      properties: ONE,
    },
    /ALLOWED_HOSTS would not be what it was and the address/,
  ],
];

describe("is not proven, so that places stay as they are and the line is said:", () => {
  test.for(LEFT_ALONE)("%s", async ([, app, reason]) => {
    const bench = await benchWith(app);
    const { code, stderr, output } = await bench.deploy();
    expect(code).toBe(0);
    expect(lastLine(stderr)).toMatch(
      /^WARN allowed_hosts: the deployment goes on: example.settings does not let in /,
    );
    expect(stderr).toMatch(reason);
    expect(stderr).toContain("HEALTH_CHECK_HOSTS");
    expect(stderr).toMatch(
      /WARN allowed_hosts: Add this line .*os\.environ\.get\("HEALTH_CHECK_HOSTS", ""\)\.split\(\)/,
    );
    expect(output).not.toMatch(/[abcd]\.example/);
    expect(await override(bench)).toBe(`# not proven\nHEALTH_CHECK_HOSTS='${bench.address}'\n`);
  });
});

test("a line that stands too early is moved as the log says, and what is made of the list stays", async () => {
  const made = "CANONICAL = ALLOWED_HOSTS[-1]";
  const lines = ['ALLOWED_HOSTS = ["a.example"]', LINE, made];
  const before = await (await benchWith({ settings: lines })).deploy();
  expect(before.stderr).toMatch(/because of HEALTH_CHECK_HOSTS: CANONICAL would change/);
  const [, text = ""] =
    /Add this line at the end of example\/settings\.py, below line 7: (.*)/.exec(before.stderr) ?? [];
  expect(before.stderr).toMatch(/Take away any other line that reads HEALTH_CHECK_HOSTS/);
  const bench = await benchWith({ settings: [...lines.filter((one) => one !== LINE), text] });
  const after = await bench.deploy();
  expect(after).toMatchObject({ code: 0, stderr: "" });
  expect(after.stdout).toMatch(/the app will accept \S+ as a host by HEALTH_CHECK_HOSTS/);
});

describe("the order of a set is another one in each process", () => {
  const SET = (more: string) => ({
    settings: ['ALLOWED_HOSTS = list(set(os.environ["ALLOWED_HOSTS"].split(",")))', more],
    properties: ONE,
  });
  const seeds = ["1", "2", "3", "4", "5", "6"];

  test("so that an entry by its place is never proven to stay, whatever this process makes of it", async () => {
    const python = await findPython();
    const firstIs = (seed: string) =>
      execFileSync(python, ["-c", "print(list({'a.example', '127.1.2.3'})[0])"], {
        env: { PYTHONHASHSEED: seed },
        encoding: "utf8",
      }).trim();
    expect(new Set(seeds.map(firstIs)).size).toBe(2); // one process alone proves what is not so in another
    for (const seed of seeds) {
      const app = SET("SITE = ALLOWED_HOSTS[0]");
      const bench = await benchWith({ ...app, properties: { ...ONE, PYTHONHASHSEED: seed } });
      const { code, stderr } = await bench.deploy();
      expect(code).toBe(0);
      expect(stderr).toContain(
        "WARN allowed_hosts: Not done, because of environment property ALLOWED_HOSTS: SITE would change.\n",
      );
    }
  });

  test.for(seeds)("and all entries in some order are proven to stay, with seed %s", async (seed) => {
    const app = SET('CSRF_TRUSTED_ORIGINS = ["https://" + host for host in ALLOWED_HOSTS]');
    const properties = { ALLOWED_HOSTS: "a.example,b.example,c.example,d.example", PYTHONHASHSEED: seed };
    const bench = await benchWith({ ...app, properties });
    expect(await bench.deploy()).toMatchObject({ code: 0, stderr: "" });
  });
});

test("where wsgi.py has the last word, the line goes there", async () => {
  const wsgi = await readFile(join(REPOSITORY, "sandbox/app/example/wsgi.py"), "utf8");
  const replaced = `${wsgi}from django.conf import settings\nsettings.ALLOWED_HOSTS = ["a.example"]\n`;
  const app = { settings: ['ALLOWED_HOSTS = ["old.example"]'] };
  const bench = await benchWith({ ...app, files: { "example/wsgi.py": replaced } });
  const line = /^WARN allowed_hosts: Add this line at the end of example\/wsgi\.py, below line (\d+): (.*)$/m;
  const [, below, text] = line.exec((await bench.deploy()).stderr) ?? [];
  expect(Number(below)).toBe(replaced.trimEnd().split("\n").length);
  const mended = await benchWith({ ...app, files: { "example/wsgi.py": `${replaced}${text}\n` } });
  expect(await mended.deploy()).toMatchObject({ code: 0, stderr: "" });
});

describe("with DEBUG and an empty list Django lets in localhost", () => {
  test.for([
    [
      "an env property",
      { settings: ["DEBUG = True", 'ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split()'] },
    ],
    ["our variable", { settings: ["DEBUG = True", "ALLOWED_HOSTS = []", LINE] }],
  ] as const)("which %s does not end", async ([name, app]) => {
    const properties = { ALLOWED_HOSTS: "" };
    const bench = await benchWith({ ...app, properties });
    const { code, stderr } = await bench.deploy();
    expect(code).toBe(0);
    expect(stderr).toContain("ALLOWED_HOSTS would lose 3 hosts");
    expect(stderr).toContain(
      "With DEBUG on and an empty ALLOWED_HOSTS, Django lets in localhost. The line keeps that.",
    );
    expect(await override(bench)).toBe(
      name === "our variable" ? "# not proven\n" : `# not proven\nHEALTH_CHECK_HOSTS='${bench.address}'\n`,
    );
    const [, line = ""] =
      /^WARN allowed_hosts: Add this line at the end of example\/settings\.py, .*?: (.*)$/m.exec(stderr) ??
      [];
    const mended = await benchWith({ settings: [...app.settings, line], properties });
    expect(await mended.deploy()).toMatchObject({ code: 0, stderr: "" });
  });
});

test.for([
  [
    "raise an exception",
    'KEY = os.environ["SECRET_NAME"]',
    "KeyError at example/settings.py line 5: SECRET_NAME is not set",
  ],
  [
    "have a text for a list",
    'ALLOWED_HOSTS = "a.example"',
    "Django refuses ALLOWED_HOSTS, which is neither a list nor a tuple",
  ],
] as const)(
  "settings that %s are said to keep the app from starting, as a server shows",
  async ([, line, why]) => {
    const bench = await benchWith({ settings: [line] });
    const { code, stderr } = await bench.deploy();
    expect(code).toBe(0);
    expect(lastLine(stderr)).toContain(`: its settings fail (${why}); it is given the address by`);
    expect(stderr).toMatch(/^WARN allowed_hosts: With these settings the app does not start: correct them/);
    const server = spawnSync(await findPython(), ["-c", "import example.wsgi"], {
      cwd: bench.app,
      env: { PATH: "/usr/bin:/bin" },
    });
    expect(server.status).toBe(1);
  },
);

test("where .env is a link, the file that it leads to is edited by itself", async () => {
  const bench = await benchWith({
    settings: [READ_ENV, 'ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")'],
    files: { "conf/prod.env": "ALLOWED_HOSTS=a.example,b.example\n" },
  });
  symlinkSync("conf/prod.env", join(bench.app, ".env"));
  const { code, stdout, stderr } = await bench.deploy();
  expect([code, stderr]).toEqual([0, ""]);
  expect(lastLine(stdout)).toContain("by ALLOWED_HOSTS in conf/prod.env:");
  expect(await readFile(join(bench.app, "conf/prod.env"), "utf8")).toBe(
    `ALLOWED_HOSTS=a.example,b.example,${bench.address}\n`,
  );
  expect(await readFile(join(bench.app, ".env"), "utf8")).toContain(bench.address);
});

test("python-dotenv's override=True: the file that wins gets it", async ({ skip }) => {
  const python = await djangoPython("5.2");
  if ("why" in python) return skip(python.why);
  const bench = await benchWith(
    {
      settings: [
        'from dotenv import load_dotenv; load_dotenv(BASE_DIR / ".env", override=True)',
        FROM_VARIABLE('.split(",")'),
      ],
      properties: AB,
      files: { ".env": "ALLOWED_HOSTS=c.example # ours\n" },
    },
    python.path,
  );
  const { code, stdout, stderr } = await bench.deploy();
  expect([code, stderr]).toEqual([0, ""]);
  expect(lastLine(stdout)).toContain("by ALLOWED_HOSTS in .env:");
  expect(await readFile(join(bench.app, ".env"), "utf8")).toBe(
    `ALLOWED_HOSTS=c.example,${bench.address} # ours\n`,
  );
  expect(await override(bench)).toBe(
    `# proven: ALLOWED_HOSTS in .env\nHEALTH_CHECK_HOSTS='${bench.address}'\n`,
  );
});

test("a HEALTH_CHECK_HOSTS that the app has already keeps its hosts", async () => {
  const bench = await benchWith({
    settings: ['ALLOWED_HOSTS = ["a.example"]', LINE],
    properties: { HEALTH_CHECK_HOSTS: "elb.example" },
  });
  expect(await bench.deploy()).toMatchObject({ code: 0, stderr: "" });
  expect(await override(bench)).toBe(
    `# proven: HEALTH_CHECK_HOSTS\nHEALTH_CHECK_HOSTS='elb.example ${bench.address}'\n`,
  );
});

test.for([
  ["lets in everybody", '["*"]', "# proven: the app itself\n"],
  ["lets in nobody else", '["a.example"]', "# not proven\n"],
] as const)(
  "an app that %s and has a setting that our variable would change is not given it",
  async ([, list, text]) => {
    const whole = "STARTED_WITH = json.dumps(sorted(os.environ.items()))";
    const bench = await benchWith({ settings: [`ALLOWED_HOSTS = ${list}`, whole] });
    expect((await bench.deploy()).code).toBe(0);
    expect(await override(bench)).toBe(text);
  },
);

test("an entry that no request matches is said, and not printed", async () => {
  const hosts =
    '["https://secret.example", "http://secret.example", "*.secret.example", " secret.example", "a.example"]';
  const bench = await benchWith({ settings: [`ALLOWED_HOSTS = ${hosts}`, LINE] });
  const { code, output, stderr } = await bench.deploy();
  expect(code).toBe(0);
  expect(stderr.split("\n").slice(0, -1)).toEqual([
    expect.stringMatching(
      /^WARN allowed_hosts: ALLOWED_HOSTS has 2 entries with a scheme .* www\.example\.com$/,
    ),
    expect.stringMatching(
      /^WARN allowed_hosts: ALLOWED_HOSTS has 1 entry with a star in it, .* \.example\.com$/,
    ),
    expect.stringMatching(
      /^WARN allowed_hosts: ALLOWED_HOSTS has 1 entry with a blank in it, .* \.strip\(\)$/,
    ),
  ]);
  expect(output).not.toContain("secret");
});

test.for([
  ["a predeploy hook behind it", ".platform/hooks/predeploy/20_env"],
  ["a postdeploy hook", ".platform/confighooks/postdeploy/01_env"],
] as const)("%s that names the env file is warned about, and one before it is not", async ([, path]) => {
  const writes = "#!/bin/sh\naws s3 cp s3://bucket/env .env\n";
  const bench = await benchWith({
    settings: [READ_ENV, 'ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")'],
    files: {
      ".env": "ALLOWED_HOSTS=a.example,b.example\n",
      [path]: writes,
      ".platform/hooks/predeploy/05_env": writes,
      ".platform/hooks/predeploy/30_other": "cat my.env prod.env.example\n",
    },
  });
  const { code, stderr } = await bench.deploy();
  expect(code).toBe(0);
  expect(stderr).toBe(
    `WARN allowed_hosts: ${path} runs after this hook and names .env: if it writes the file anew, the address is lost; let it run before 10_allowed_hosts\n`,
  );
});

test("a way of the app's own is information, and no warning", async () => {
  const bench = await benchWith({
    settings: ['ALLOWED_HOSTS = ["a.example"]'],
    files: {
      "example/health.py":
        'def is_check(request):\n    return "ELB-HealthChecker" in request.headers["User-Agent"]\n',
    },
  });
  const { code, stderr, stdout } = await bench.run(ALLOWED_HOSTS, { HEALTH_HOOKS_STRICT: "true" });
  expect([code, stderr]).toEqual([0, ""]);
  expect(lastLine(stdout)).toMatch(
    /^INFO allowed_hosts: .*by a way of its own \(example\/health\.py line 2\)$/,
  );
});

describe("a run by hand leaves alone what a deployment has proven:", () => {
  const needsSecret = 'SECRET_KEY = os.environ["SECRET_KEY"]';
  const byHand: readonly (readonly [string, App, (bench: Bench) => Promise<void>, RegExp])[] = [
    [
      "get-config fails",
      { settings: [FROM_VARIABLE('.split(",")'), needsSecret], properties: { ...AB, SECRET_KEY: "x" } },
      async ({ instance }) => {
        await writeFile(instance.path("/opt/elasticbeanstalk/bin/get-config"), "#!/bin/sh\nexit 3\n");
      },
      /it could not be asked again \(get-config failed\): nothing was changed\n$/,
    ],
    [
      "get-config does not list a secret that the settings need",
      { settings: [FROM_VARIABLE('.split(",")'), needsSecret], properties: { ...AB, SECRET_KEY: "x" } },
      ({ instance }) => instance.setProperties({}),
      /it could not be asked again \(KeyError at example\/settings\.py line \d+: SECRET_KEY is not set\): nothing was changed\n$/,
    ],
    [
      "get-config does not list the secret that has the list",
      { settings: [FROM_VARIABLE('.split(",")')], properties: AB },
      ({ instance }) => instance.setProperties({}),
      /^$/,
    ],
  ];
  test.for(byHand)("%s", async ([, app, change, says]) => {
    const bench = await benchWith(app);
    expect(await bench.deploy()).toMatchObject({ code: 0, stderr: "" });
    const before = await override(bench);
    expect(before).toContain(`ALLOWED_HOSTS='a.example,b.example,${bench.address}'`);
    await change(bench);
    const run = await bench.run(ALLOWED_HOSTS);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(says);
    expect(run.stdout).not.toContain("changed ");
    expect(await override(bench)).toBe(before);
  });

  test("where it was an env file, the second run does not forget that", async () => {
    const bench = await benchWith({
      settings: [READ_ENV, 'ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")'],
      files: { ".env": "ALLOWED_HOSTS=a.example\n" },
    });
    await bench.deploy();
    expect(lastLine((await bench.deploy()).stdout)).toMatch(
      /nothing to change: the app lets in \S+ by ALLOWED_HOSTS in \.env: /,
    );
    expect(await override(bench)).toMatch(/^# proven: ALLOWED_HOSTS in \.env\n/);
  });
});

test.for([
  [
    "HEALTH_HOOKS_ASK_APP=false",
    { HEALTH_HOOKS_ASK_APP: "false" },
    [],
    "it could not be asked (HEALTH_HOOKS_ASK_APP=false)",
  ],
  [
    "settings that fail",
    {},
    ['raise ValueError("secret")'],
    "its settings fail (ValueError at example/settings.py line 5)",
  ],
] as const)("with %s the text decides", async ([, env, lines, why]) => {
  const bench = await benchWith({ settings: [...lines, FROM_VARIABLE(".split()")] });
  const { code, output, stderr } = await bench.run(ALLOWED_HOSTS, { ...ONE, ...env });
  expect(code).toBe(0);
  expect(lastLine(stderr)).toContain(
    `${why}; it is given the address by HEALTH_CHECK_HOSTS and environment property ALLOWED_HOSTS`,
  );
  expect(output).not.toContain("secret");
  expect(await override(bench)).toBe(
    `# not proven\nHEALTH_CHECK_HOSTS='${bench.address}'\nALLOWED_HOSTS='a.example ${bench.address}'\n`,
  );
});

describe("a second process of Procfile with settings of its own", () => {
  const sockets = (list: string) => ({
    Procfile:
      "web: gunicorn example.wsgi\nworker: ./work\nsockets: DJANGO_SETTINGS_MODULE=example.sockets gunicorn example.wsgi\n",
    "example/sockets.py": settings(list),
    "example/wsgi.py":
      'import os\nfrom django.core.wsgi import get_wsgi_application\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.settings")\napplication = get_wsgi_application()\n',
  });
  const app = (list: string): App => ({
    settings: [FROM_VARIABLE('.split(",")')],
    properties: ONE,
    files: sockets(list),
  });

  test("that reads the list in the same way gets it too", async () => {
    const { deploy } = await benchWith(app(FROM_VARIABLE('.split(",")')));
    expect(lastLine((await deploy()).stdout)).toMatch(
      / by environment property ALLOWED_HOSTS: asked of Django/,
    );
  });

  test("that does not look at the list does not mind", async () => {
    const { deploy } = await benchWith(app('ALLOWED_HOSTS = ["a.example"]'));
    expect(lastLine((await deploy()).stdout)).toMatch(
      / by environment property ALLOWED_HOSTS: asked of Django/,
    );
  });

  test("that would lose a host keeps it: the list is left alone, and the process is named", async () => {
    const bench = await benchWith(app(FROM_VARIABLE('.split(" ")')));
    const { code, stderr } = await bench.deploy();
    expect(code).toBe(0);
    expect(stderr).toContain("environment property ALLOWED_HOSTS: sockets of Procfile reads it otherwise");
    expect(await override(bench)).toBe(`# not proven\nHEALTH_CHECK_HOSTS='${bench.address}'\n`);
  });
});

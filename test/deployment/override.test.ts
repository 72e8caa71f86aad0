import { execFile, execFileSync, spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, type TestContext, test } from "vitest";
import type { Deployment } from "../../sandbox/instance/engine.ts";
import { findPython } from "../../sandbox/python.ts";
import { type BundleOptions, type Sandbox, startSandbox } from "../../sandbox/sandbox.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const DROP_IN = "/usr/lib/systemd/system/web.service.d/50-eb-health-hooks.conf";
const HOSTS = "a.example,b.example";
const FILES = {
  // A list that shows by its host when the app takes it.
  ".env": "SECRET_KEY=not-a-secret\nALLOWED_HOSTS=file.example\n",
  // The health check has tests of its own.
  ".platform/hooks/postdeploy": undefined,
  ".platform/confighooks/postdeploy": undefined,
};
const READS_LIST = 'env.list("ALLOWED_HOSTS")';

async function sandboxWithApp({ onTestFinished }: TestContext): Promise<Sandbox> {
  const sandbox = await startSandbox({ python: await findPython(), intervalMs: 100, leader: "first" });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** An instance that serves the example app, with its list in the environment property and with the hooks. */
async function sandboxWithOverride(context: TestContext): Promise<Sandbox> {
  const sandbox = await sandboxWithApp(context);
  await sandbox.instance.setProperties({ ALLOWED_HOSTS: HOSTS });
  expect(await sandbox.instance.deploy(await bundleOf(sandbox))).toMatchObject({ succeeded: true });
  expect(await runningApp(sandbox)).toEqual({
    letsIn: ["a.example", "b.example", sandbox.address],
    variables: { ALLOWED_HOSTS: `${HOSTS},${sandbox.address}` },
    ours: sandbox.address,
  });
  return sandbox;
}

/** A bundle whose settings.py takes its list from this Python expression. */
async function bundleOf(
  sandbox: Sandbox,
  { list = READS_LIST, files = {}, ...options }: BundleOptions & { readonly list?: string } = {},
): Promise<string> {
  return sandbox.bundle({
    ...options,
    files: { ...FILES, "example/settings.py": await settingsWith(list), ...files },
  });
}

async function settingsWith(list: string): Promise<string> {
  const settings = await readFile(join(REPOSITORY, "sandbox/app/example/settings.py"), "utf8");
  if (!settings.includes(READS_LIST)) throw new Error("the example app reads its list in another way");
  return `import ast, json, os\n${settings.replace(READS_LIST, () => list)}`;
}

interface RunningApp {
  /** Those of the hosts that may be in a list here, and of the instance's own address, that the app accepts. */
  readonly letsIn: readonly string[];
  /** What the process was started with, of the variables that a list may be in. */
  readonly variables: Readonly<Record<string, string>>;
  /** Its HEALTH_CHECK_HOSTS. */
  readonly ours: string;
}

/** What the app that runs now really has. */
async function runningApp(sandbox: Sandbox): Promise<RunningApp> {
  const hosts = ["a.example", "b.example", "c.example", "file.example", sandbox.address];
  const statuses: number[] = [];
  for (const host of hosts) statuses.push(await statusFor(host, sandbox));
  const environment = await environmentOfApp(sandbox);
  const variables = ["ALLOWED_HOSTS", "DJANGO_ALLOWED_HOSTS", "HOSTS"].flatMap((name) => {
    const value = environment.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    letsIn: hosts.filter((_, index) => statuses[index] === 301),
    variables: Object.fromEntries(variables),
    ours: environment.get("HEALTH_CHECK_HOSTS") ?? "not set",
  };
}

/** 301 when Django lets the host in, 400 when it does not; waits for an app that is starting. */
async function statusFor(host: string, { address, port }: Sandbox): Promise<number> {
  const ask = () =>
    new Promise<number>((resolve, reject) => {
      const options = { host: address, port, agent: false, timeout: PATIENCE_MS, headers: { Host: host } };
      const request = get(options, (response) => resolve(response.resume().statusCode ?? 0));
      request.on("timeout", () => request.destroy(new Error("the app did not answer")));
      request.on("error", reject);
    });
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      const status = await ask();
      if (status !== 301 && status !== 400) throw new Error(`the app answered ${status} for ${host}`);
      return status;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ECONNREFUSED" || Date.now() > end) throw error;
      await sleep(25);
    }
  }
}

/** From the kernel, for every process of the app: all of them have the same. */
async function environmentOfApp({ address, port }: Sandbox): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (!command.split("\0").includes(`${address}:${port}`)) continue;
    found.set(pid, await readFile(`/proc/${pid}/environ`, "utf8").catch(() => ""));
  }
  const environments = new Set([...found.values()].filter((text) => text !== ""));
  const [environment] = environments;
  if (environment === undefined || environments.size > 1) {
    throw new Error(`the app's processes have ${environments.size} environments`);
  }
  const variables = environment.split("\0").filter((entry) => entry !== "");
  return new Map(
    variables.map((entry) => {
      const at = entry.indexOf("=");
      return [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}

describe.concurrent("the override of an environment property", () => {
  const asBundled = {
    letsIn: ["a.example", "b.example"],
    variables: { ALLOWED_HOSTS: HOSTS },
    ours: "not set",
  };

  const ends: readonly (readonly [
    when: string,
    change: (sandbox: Sandbox) => Promise<Deployment>,
    app: (sandbox: Sandbox) => RunningApp,
  ])[] = [
    [
      "the property is removed: the list in .env counts, and is edited",
      ({ instance }) => instance.configure({}),
      ({ address }) => ({ letsIn: ["file.example", address], variables: {}, ours: address }),
    ],
    [
      "the property lets everything in",
      ({ instance }) => instance.configure({ ALLOWED_HOSTS: "*" }),
      ({ address }) => ({
        letsIn: ["a.example", "b.example", "c.example", "file.example", address],
        variables: { ALLOWED_HOSTS: "*" },
        ours: address,
      }),
    ],
    [
      "the hooks are disabled",
      ({ instance }) => instance.configure({ ALLOWED_HOSTS: HOSTS, HEALTH_HOOKS_ENABLED: "false" }),
      () => asBundled,
    ],
    [
      "the hooks are disabled in a way that only Node.js understands",
      ({ instance }) => instance.configure({ ALLOWED_HOSTS: HOSTS, HEALTH_HOOKS_ENABLED: " false " }),
      () => asBundled,
    ],
    [
      "the hooks are disabled and there is no Node.js any more",
      async ({ instance }) => {
        await rm(instance.path("/usr/bin/node-20"));
        return instance.configure({ ALLOWED_HOSTS: HOSTS, HEALTH_HOOKS_ENABLED: "false" });
      },
      () => asBundled,
    ],
    [
      "a version without this hook is deployed",
      async (sandbox) => {
        const files = {
          ".platform/hooks/predeploy": undefined,
          ".platform/confighooks/predeploy": undefined,
        };
        return sandbox.instance.deploy(await bundleOf(sandbox, { files }));
      },
      () => asBundled,
    ],
    [
      "a version without any hook is deployed",
      async (sandbox) => sandbox.instance.deploy(await bundleOf(sandbox, { hooks: false })),
      () => asBundled,
    ],
  ];
  test.for(ends)("ends when %s", async ([, change, app], context) => {
    const sandbox = await sandboxWithOverride(context);
    const deployment = await change(sandbox);
    expect(deployment.succeeded, deployment.log.join("\n")).toBe(true);
    expect(await runningApp(sandbox)).toEqual(app(sandbox));
  });

  test("follows the property, outlives a restart of the app and comes back, all with one daemon-reload", async (context) => {
    const sandbox = await sandboxWithOverride(context);
    const { instance, address } = sandbox;
    await restart(sandbox);
    const app = await runningApp(sandbox);
    expect(app.letsIn).toEqual(["a.example", "b.example", address]);

    const other = {
      letsIn: ["c.example", address],
      variables: { ALLOWED_HOSTS: `c.example,${address}` },
      ours: address,
    };
    expect((await instance.configure({ ALLOWED_HOSTS: "c.example" })).succeeded).toBe(true);
    expect(await runningApp(sandbox)).toEqual(other);
    expect((await instance.configure({})).succeeded).toBe(true);
    expect(await runningApp(sandbox)).toEqual({
      letsIn: ["file.example", address],
      variables: {},
      ours: address,
    });
    expect((await instance.configure({ ALLOWED_HOSTS: "c.example" })).succeeded).toBe(true);
    expect(await runningApp(sandbox)).toEqual(other);
    expect(await reloadsOf(sandbox)).toBe(1);
  });

  test("follows the variable that HEALTH_HOOKS_VARIABLE names", async (context) => {
    const sandbox = await sandboxWithOverride(context);
    const { instance, address } = sandbox;
    await instance.setProperties({
      ALLOWED_HOSTS: HOSTS,
      HOSTS: "c.example",
      HEALTH_HOOKS_VARIABLE: "HOSTS",
    });
    const bundle = await bundleOf(sandbox, { list: 'env.list("HOSTS")' });
    expect((await instance.deploy(bundle)).succeeded).toBe(true);
    expect(await runningApp(sandbox)).toEqual({
      letsIn: ["c.example", address],
      variables: { ALLOWED_HOSTS: HOSTS, HOSTS: `c.example,${address}` },
      ours: address,
    });
  });

  test("covers the first of two variables that are one list, and the one that is left", async (context) => {
    const sandbox = await sandboxWithApp(context);
    const { instance, address } = sandbox;
    const both = { ALLOWED_HOSTS: "a.example", DJANGO_ALLOWED_HOSTS: "b.example c.example" };
    await instance.setProperties(both);
    const list = 'env.list("ALLOWED_HOSTS", default=[]) + os.environ.get("DJANGO_ALLOWED_HOSTS", "").split()';
    expect((await instance.deploy(await bundleOf(sandbox, { list }))).succeeded).toBe(true);
    expect(await runningApp(sandbox)).toEqual({
      letsIn: ["a.example", "b.example", "c.example", address],
      variables: {
        ALLOWED_HOSTS: `a.example,${address}`,
        DJANGO_ALLOWED_HOSTS: "b.example c.example",
      },
      ours: address,
    });

    const left = { DJANGO_ALLOWED_HOSTS: both.DJANGO_ALLOWED_HOSTS };
    expect((await instance.configure(left)).succeeded).toBe(true);
    expect(await runningApp(sandbox)).toEqual({
      letsIn: ["b.example", "c.example", "file.example", address],
      variables: { DJANGO_ALLOWED_HOSTS: `b.example c.example ${address}` },
      ours: address,
    });
  });

  test.for([
    ["blanks", "a.example b.example", 'os.environ["ALLOWED_HOSTS"].split()', " ADDRESS"],
    ["newlines", "a.example\nb.example", 'os.environ["ALLOWED_HOSTS"].splitlines()', "\nADDRESS"],
    [
      "a JSON list with $",
      '["a.example", "b.example", "$HOME"]',
      'json.loads(os.environ["ALLOWED_HOSTS"])',
      ', "ADDRESS"]',
    ],
    [
      "a Python list with $ and a backtick",
      "['a.example', '$HOME', '`b`', 'b.example']",
      'ast.literal_eval(os.environ["ALLOWED_HOSTS"])',
      ", 'ADDRESS']",
    ],
    [
      "a list in guarded double quotes",
      `[\\"a.example\\",\\"b.example\\",\\"\${HOME}\\"]`,
      'json.loads(os.environ["ALLOWED_HOSTS"].replace(chr(92), ""))',
      ',\\"ADDRESS\\"]',
    ],
    [
      "a list in guarded single quotes",
      "[\\'a.example\\',\\'b.example\\',\\'$HOME\\']",
      'ast.literal_eval(os.environ["ALLOWED_HOSTS"].replace(chr(92), ""))',
      ",\\'ADDRESS\\']",
    ],
  ] as const)(
    "keeps the list's own shape and every character of it: %s",
    async ([, value, list, end], context) => {
      const sandbox = await sandboxWithApp(context);
      const { instance, address } = sandbox;
      const OTHER = `it's "quoted", $HOME \${HOME} \`id\` back\\slash\\\\ #no comment`;
      await instance.setProperties({ ALLOWED_HOSTS: value, OTHER });
      const deployment = await instance.deploy(await bundleOf(sandbox, { list }));
      expect(deployment.succeeded, deployment.log.join("\n")).toBe(true);
      expect(await runningApp(sandbox)).toEqual({
        letsIn: ["a.example", "b.example", address],
        variables: { ALLOWED_HOSTS: value.replace(/\]$/, "") + end.replace("ADDRESS", address) },
        ours: address,
      });
      expect((await environmentOfApp(sandbox)).get("OTHER")).toBe(OTHER);
    },
  );

  test.for([
    ["a list that cannot be added to", { ALLOWED_HOSTS: 'c.example,"d.example"' }, undefined],
    ["a later hook that fails", { ALLOWED_HOSTS: "c.example" }, "#!/bin/sh\nexit 1\n"],
  ] as const)("stays what it is for the running app after %s", async ([, properties, laterHook], context) => {
    const sandbox = await sandboxWithOverride(context);
    const { instance } = sandbox;
    const before = await runningApp(sandbox);
    await instance.setProperties(properties);
    const files = { ".platform/hooks/predeploy/20_later": laterHook };
    const deployment = await instance.deploy(await bundleOf(sandbox, { files }));
    expect(deployment.succeeded).toBe(false);
    expect(await runningApp(sandbox)).toEqual(before);
    await restart(sandbox);
    expect(await runningApp(sandbox)).toEqual(before);
  });

  const LINE = '["a.example"] + os.environ.get("HEALTH_CHECK_HOSTS", "").split()';

  test("of our own variable alone lets the load balancer in, and goes with the hooks", async (context) => {
    const sandbox = await sandboxWithApp(context);
    const { instance, address } = sandbox;
    expect((await instance.deploy(await bundleOf(sandbox, { list: LINE }))).succeeded).toBe(true);
    expect(await runningApp(sandbox)).toEqual({
      letsIn: ["a.example", address],
      variables: {},
      ours: address,
    });
    expect((await instance.deploy(await bundleOf(sandbox, { list: LINE, hooks: false }))).succeeded).toBe(
      true,
    );
    expect(await runningApp(sandbox)).toEqual({ letsIn: ["a.example"], variables: {}, ours: "not set" });
  });

  const LITERAL = '["a.example"]';
  const OWN_WAY = {
    "example/health.py": 'def is_check(agent):\n    return agent.startswith("ELB-HealthChecker")\n',
  };

  test.for([
    ["an env file", READS_LIST, ["file.example"]],
    ["the variable of our own", LINE, ["a.example"]],
    ["a star", '["*"]', ["a.example", "b.example", "c.example", "file.example"]],
  ] as const)(
    "a version that would shut the load balancer out is stopped where it is let in by %s",
    async ([, list, hosts], context) => {
      const sandbox = await sandboxWithApp(context);
      const { instance, address } = sandbox;
      expect((await instance.deploy(await bundleOf(sandbox, { list }))).succeeded).toBe(true);
      const before = { letsIn: [...hosts, address], variables: {}, ours: address };
      expect(await runningApp(sandbox)).toEqual(before);

      const { succeeded, log } = await instance.deploy(await bundleOf(sandbox, { list: LITERAL }));
      expect(succeeded).toBe(false);
      expect(log.join("\n")).toMatch(/ERROR allowed_hosts: Add this line .*HEALTH_CHECK_HOSTS/);
      expect(log.join("\n")).toMatch(
        /ERROR allowed_hosts: .*The deployment stops, and the running version goes on\.\n/,
      );
      expect(log.at(-2)).toMatch(/^ERROR allowed_hosts: failed: example.settings does not let in /);
      await restart(sandbox);
      expect(await runningApp(sandbox)).toEqual(before);

      // With a way of its own it may be no less green than before.
      const files = OWN_WAY;
      const own = await instance.deploy(await bundleOf(sandbox, { list: LITERAL, files }));
      expect(own.succeeded, own.log.join("\n")).toBe(true);
      expect(own.log.at(-1)).toMatch(/^INFO allowed_hosts: .*way of its own \(example\/health\.py line 2\)$/);
    },
  );

  const HEALTH = `class Health:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        from django.http import HttpResponse
        return HttpResponse("fine") if request.path == "/" else self.get_response(request)
`;
  const LOADED = `from django.apps import AppConfig

class Config(AppConfig):
    name = "example.shop"

    def ready(self):
        from django.conf import settings
        settings.ALLOWED_HOSTS.append("ADDRESS")
`;
  const AROUND = `from example.wsgi import application as django

def application(environ, start_response):
    if environ["PATH_INFO"] == "/":
        start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "4")])
        return [b"fine"]
    return django(environ, start_response)
`;

  test.for([
    [
      "middleware that answers first",
      { "example/first.py": HEALTH, "example/more.py": 'MIDDLEWARE.insert(0, "example.first.Health")\n' },
      /the middleware example\.first\.Health runs before Django looks at the host/,
    ],
    [
      "an app that adds the address when it is loaded",
      {
        "example/shop/__init__.py": "",
        "example/shop/apps.py": LOADED,
        "example/more.py":
          'INSTALLED_APPS = [*globals().get("INSTALLED_APPS", []), "example.shop.apps.Config"]\n',
      },
      /example\/shop\/apps\.py may change what Django does with a host while the app runs/,
    ],
    [
      "an application around Django's",
      {
        "outer/__init__.py": "",
        "outer/wsgi.py": AROUND,
        Procfile: "web: gunicorn outer.wsgi --bind 127.0.0.1:8000\n",
      },
      /outer\.wsgi puts an application of its own in the place of Django's/,
    ],
  ] as const)(
    "a version that lets the load balancer in while it serves is not stopped: %s",
    async ([, files, clause], context) => {
      const sandbox = await sandboxWithApp(context);
      const { instance, address, loadBalancer } = sandbox;
      await instance.setProperties({ SECURE_SSL_REDIRECT: "false" });
      expect((await instance.deploy(await bundleOf(sandbox, { list: LINE }))).succeeded).toBe(true);
      const texts = Object.entries(files).map(([name, text]) => [name, text.replace("ADDRESS", address)]);
      const settings = await settingsWith(LITERAL);
      const { "example/more.py": more = "", ...others } = Object.fromEntries(texts);
      const bundle = await sandbox.bundle({
        files: { ...FILES, ...others, "example/settings.py": `${settings}\n${more}` },
      });
      const { succeeded, log } = await instance.deploy(bundle);
      expect(succeeded, log.join("\n")).toBe(true);
      expect(log.join("\n")).toMatch(clause);
      expect(log.at(-1)).toMatch(
        /^WARN allowed_hosts: the deployment goes on: example\.settings does not let in /,
      );
      await instance.untilAppListens(PATIENCE_MS);
      expect((await loadBalancer.nextCheck(({ status }) => status !== undefined, PATIENCE_MS)).passed).toBe(
        true,
      );
    },
  );

  test("a first adoption that lets nobody in is warned about, also the second time", async (context) => {
    const sandbox = await sandboxWithApp(context);
    const { instance, address } = sandbox;
    const red = { letsIn: ["a.example"], variables: {}, ours: address };
    for (const bundle of [{ hooks: false }, {}, {}]) {
      const { succeeded, log } = await instance.deploy(await bundleOf(sandbox, { list: LITERAL, ...bundle }));
      expect(succeeded).toBe(true);
      if ("hooks" in bundle) continue;
      expect(log.at(-1)).toMatch(
        /^WARN allowed_hosts: the deployment goes on: example.settings does not let in /,
      );
      expect(log.join("\n")).not.toContain("ERROR");
      expect(await runningApp(sandbox)).toEqual(red);
    }
  });

  // As in a bundle that was zipped from an instance.
  const bundledMarker = { ".eb-health-hooks": "0123456789abcdef\n" };

  test("stays what it is after a failed deployment, also when bundles bring a marker along", async (context) => {
    const sandbox = await sandboxWithApp(context);
    const { instance, address } = sandbox;
    await instance.setProperties({ ALLOWED_HOSTS: HOSTS });
    expect((await instance.deploy(await bundleOf(sandbox, { files: bundledMarker }))).succeeded).toBe(true);
    await instance.setProperties({ ALLOWED_HOSTS: "c.example" });
    const files = { ...bundledMarker, ".platform/hooks/predeploy/20_later": "#!/bin/sh\nexit 1\n" };
    expect((await instance.deploy(await bundleOf(sandbox, { files }))).succeeded).toBe(false);
    await restart(sandbox);
    expect((await runningApp(sandbox)).letsIn).toEqual(["a.example", "b.example", address]);
  });

  test("ends when the hooks are disabled, also when the bundle brings a marker along", async (context) => {
    const sandbox = await sandboxWithApp(context);
    const { instance } = sandbox;
    await instance.setProperties({ ALLOWED_HOSTS: HOSTS });
    expect((await instance.deploy(await bundleOf(sandbox, { files: bundledMarker }))).succeeded).toBe(true);
    const disabled = { ALLOWED_HOSTS: HOSTS, HEALTH_HOOKS_ENABLED: "false" };
    expect((await instance.configure(disabled)).succeeded).toBe(true);
    expect(await runningApp(sandbox)).toEqual(asBundled);
  });

  test("ends with a marker of the app's own that is no id, and links nothing", async (context) => {
    const sandbox = await sandboxWithOverride(context);
    const { instance } = sandbox;
    const marker = instance.path("/var/app/current/.eb-health-hooks");
    const inLinkFolder = () => readdir(instance.path("/run/eb-health-hooks"));
    expect(await inLinkFolder()).toEqual(["web.env"]);
    const texts = ["", "not-an-id\n", "../../app/current/planted\n", "0 -t /var/app/current\n", "$(id)\n"];
    for (const make of [
      ...texts.map((text) => () => writeFile(marker, text)),
      async () => void execFileSync("mkfifo", [marker]), // reading it would wait for ever
    ]) {
      await rm(marker);
      await make();
      await restart(sandbox);
      expect(await inLinkFolder()).toEqual([]);
    }
    expect(await runningApp(sandbox)).toEqual(asBundled);
  });

  test("makes systemd read a drop-in of an older release anew", async (context) => {
    const sandbox = await sandboxWithOverride(context);
    const { instance, address } = sandbox;
    expect(await reloadsOf(sandbox)).toBe(1);
    const dropIn = await readFile(instance.path(DROP_IN), "utf8");
    await writeFile(instance.path(DROP_IN), "# of an older release\n[Service]\n");
    expect((await instance.configure({ ALLOWED_HOSTS: HOSTS })).succeeded).toBe(true);
    expect(await reloadsOf(sandbox)).toBe(2);
    expect(await readFile(instance.path(DROP_IN), "utf8")).toBe(dropIn);
    expect((await runningApp(sandbox)).letsIn).toEqual(["a.example", "b.example", address]);
  });
});

/** How often the hooks have made systemd read its units anew. */
async function reloadsOf({ instance }: Sandbox): Promise<number> {
  const log = await readFile(instance.path("/var/log/systemctl.log"), "utf8");
  return log.split("\n").filter((line) => line === "daemon-reload").length;
}

/** What systemd does when the app has ended by itself (`Restart=always`). */
async function restart({ instance }: Sandbox): Promise<void> {
  await instance.stop();
  await instance.start();
}

const hasSystemd =
  spawnSync("systemd-analyze", ["--version"], { stdio: "ignore", timeout: PATIENCE_MS }).status === 0;

describe.skipIf(!hasSystemd)("systemd itself, which takes systemd-analyze", () => {
  /** What `systemd-analyze verify` says of the instance's unit with this drop-in. */
  async function verify(unit: string, dropIn: string, { onTestFinished }: TestContext): Promise<string> {
    const folder = temporaryFolder(onTestFinished);
    const path = join(folder, "web.service.d/50-eb-health-hooks.conf");
    await mkdir(dirname(path));
    await writeFile(join(folder, "web.service"), unit);
    await writeFile(path, dropIn);
    // With the path of a unit, its folder comes first in the search, also for its drop-ins.
    const args = ["verify", "--man=no", join(folder, "web.service")];
    return new Promise((resolve) => {
      execFile("systemd-analyze", args, { timeout: PATIENCE_MS }, (_, stdout, stderr) =>
        resolve(stdout + stderr),
      );
    });
  }

  test("accepts the unit with the drop-in, and would have said what is wrong with it", async (context) => {
    const sandbox = await sandboxWithOverride(context);
    const unit = await readFile(sandbox.instance.path("/etc/systemd/system/web.service"), "utf8");
    const dropIn = await readFile(sandbox.instance.path(DROP_IN), "utf8");
    expect(await verify(unit, dropIn, context)).not.toContain("eb-health-hooks");

    const lineOf = (text: string) => `eb-health-hooks.conf:${text.trimEnd().split("\n").length}: `;
    for (const [line, complaint] of [
      ["EnvironmentFiles=-/var/lib/x.env", "Unknown key"],
      ["EnvironmentFile=-x.env", "not absolute"],
      ["ExecStartPre=-+/bin/sh -c 'never closed", "unbalanced quoting"],
    ] as const) {
      const broken = `${dropIn}${line}\n`;
      const said = await verify(unit, broken, context);
      expect(said).toContain(lineOf(broken));
      expect(said.toLowerCase()).toContain(complaint.toLowerCase());
    }
  });
});

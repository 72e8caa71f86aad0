import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox/sandbox.ts";
import { CASES } from "../django/cases.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { anyPython } from "./python.ts";
import { remedyIn, withRemedy } from "./remedy.ts";

/** How the load balancer comes to be let in. */
type Way = "by the hook" | "by the line to add" | "by the app itself" | "by a way of the app's own";

const WAYS: Readonly<Record<string, Way>> = {
  "the variable is one entry of a list": "by the line to add",
  "divided at blanks, one host": "by the hook",
  "divided at blanks, two hosts": "by the hook",
  "divided at any blanks": "by the hook",
  "another variable is one entry, and a setting names it": "by the line to add",
  "every host only where DEBUG is on": "by the line to add",
  "every host is replaced further down": "by the line to add",
  "manage.py names local settings, the server loads those that read the variable": "by the hook",
  "manage.py names settings that read the variable, the server loads a fixed list": "by the line to add",
  "the env file wins over the property": "by the hook",
  "the env file lies beside the settings": "by the hook",
  "a list with a fallback, and the variable set": "by the hook",
  "a list with a fallback, and nothing that sets the variable": "by the line to add",
  "a middleware answers before the host is looked at": "by a way of the app's own",
  "the app adds its own address": "by the app itself",
  "a fixed list, and what a variable adds": "by the hook",
  "django-ebhealthcheck": "by a way of the app's own",
  "success codes that the bundle sets": "by the hook",
  "a redirect to HTTPS": "by the hook",
  "a line that adds, with an empty property": "by the hook",
};

/** Those that some app here lets in, and one that none does. */
const HOSTS = [
  ...["www.example.com", "example.com", "shop.example.com", "shop.example.org", "api.example.org"],
  ...["localhost", "none", "other.example"],
];

/** What the server's machine has beside the app: an address of its own name, and a package. */
const surroundings = (address: string): Record<string, string> => ({
  "example/__init__.py": `import socket\nsocket.gethostbyname = lambda name: "${address}"\n`,
  "ebhealthcheck/__init__.py": "",
  "ebhealthcheck/apps.py": `from django.apps import AppConfig

class EBHealthCheckConfig(AppConfig):
    name = "ebhealthcheck"

    def ready(self):
        from django.conf import settings
        settings.ALLOWED_HOSTS.append("${address}")
`,
});

let python = "";
beforeAll(async () => {
  python = await anyPython();
});

test("there is a way for each case", () => {
  expect(CASES.map(({ name }) => name).sort()).toEqual(Object.keys(WAYS).sort());
});

test.concurrent.for(CASES.map((one) => [one.name, one] as const))(
  "%s",
  async ([name, one], { onTestFinished }) => {
    const sandbox = await startSandbox({ python, intervalMs: 250, leader: true });
    onTestFinished(() => sandbox.close());
    const way = WAYS[name];
    // Only an app that does not pass takes that long.
    const probe = { HEALTH_HOOKS_PROBE_SECONDS: way === "by the line to add" ? "1" : "60" };
    await sandbox.instance.setProperties({ ...probe, ...one.properties });

    await deploy(sandbox, one.files, false);
    const before = await statuses(sandbox);
    const log = await deploy(sandbox, one.files, true);
    expectKept(before, await statuses(sandbox));
    expect(await passes(sandbox), log).toBe(way !== "by the line to add");
    expectSaid(log, way);
    const remedy = remedyIn(log);
    if (!remedy) return;

    const mended = await deploy(sandbox, withRemedy(one.files, one.lines[0], remedy), true);
    expectKept(before, await statuses(sandbox));
    expect(await passes(sandbox), mended).toBe(true);
    expect(mended).toMatch(/^INFO allowed_hosts: the app will accept \S+ as a host by HEALTH_CHECK_HOSTS/m);
    expect(mended).not.toMatch(/^(?:WARN|ERROR) allowed_hosts/m);
  },
);

function expectSaid(log: string, way: Way | undefined): void {
  expect(log).not.toMatch(/www\.example|ERROR/);
  const isRefused = way === "by the line to add";
  expect(remedyIn(log) !== undefined, log).toBe(isRefused);
  if (!isRefused) expect(log).not.toMatch(/^WARN/m);
  if (way === "by the hook") expect(log).toMatch(/^INFO allowed_hosts: the app will accept/m);
  if (way === "by the app itself") expect(log).toMatch(/^INFO allowed_hosts: the app lets in .* by itself/m);
}

/** What the hooks said. */
async function deploy(
  sandbox: Sandbox,
  files: Readonly<Record<string, string | undefined>>,
  hooks: boolean,
): Promise<string> {
  const all = { ".env": undefined, ...surroundings(sandbox.address), ...files };
  const bundle = await sandbox.bundle({ hooks, files: all });
  const beforePostdeploy = () => sandbox.instance.untilAppListens(PATIENCE_MS);
  const { succeeded, log } = await sandbox.instance.deploy(bundle, { beforePostdeploy });
  expect(succeeded, log.join("\n")).toBe(true);
  return log.join("\n");
}

/** Who was answered is answered the same; who was refused may still be. */
function expectKept(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
  const served = (statuses: ReadonlyMap<string, number>) =>
    [...statuses]
      .filter(([host]) => before.get(host) !== 400)
      .map(([host, status]) => `${status} for ${host}`);
  expect(served(before).length).toBeGreaterThan(0);
  expect(served(after)).toEqual(served(before));
  expect(after.get("other.example")).toBe(before.get("other.example"));
}

async function passes({ loadBalancer }: Sandbox): Promise<boolean> {
  return (await loadBalancer.nextCheck(({ status }) => status !== undefined, PATIENCE_MS)).passed;
}

async function statuses({ address, port }: Sandbox): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const host of HOSTS) found.set(host, await statusFor(host, address, port));
  return found;
}

async function statusFor(host: string, address: string, port: number): Promise<number> {
  for (;;) {
    const status = await new Promise<number | undefined>((resolve) => {
      const options = { host: address, port, agent: false, headers: { Host: host } };
      get(options, (response) => resolve(response.resume().statusCode)).on("error", () => resolve(undefined));
    });
    if (status !== undefined) return status;
    await sleep(25);
  }
}

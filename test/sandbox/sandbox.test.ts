import { existsSync, lstatSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  type Sandbox,
  type SandboxInstance,
  type SandboxOptions,
  startSandbox,
} from "../../sandbox/sandbox.ts";
import { PATIENTLY } from "../support/patience.ts";

const NEVER = 3_600_000;
const LEADER = ".platform/hooks/predeploy/01_leader";
const MANIFEST = "/opt/elasticbeanstalk/deployment/app_version_manifest.json";

/** Nothing here asks the app, so that none is started. */
async function sandboxOf(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ python: "/bin/true", intervalMs: NEVER, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

function script(text: string): string {
  return `#!/bin/sh\n${text}\n`;
}

/** What the instance's own metadata service tells. */
async function metadatum({ metadata }: SandboxInstance, path: string): Promise<string> {
  const ttl = { "X-aws-ec2-metadata-token-ttl-seconds": "60" };
  const token = await fetch(`${metadata.url}/latest/api/token`, { method: "PUT", headers: ttl });
  const headers = { "X-aws-ec2-metadata-token": await token.text() };
  return (await fetch(`${metadata.url}/latest/meta-data/${path}`, { headers })).text();
}

test("has one instance unless told otherwise", async () => {
  const sandbox = await sandboxOf();
  const { instances, environment, targetGroup } = sandbox;
  expect(instances).toEqual([
    {
      id: "i-0123456789abcdef0",
      address: sandbox.address,
      instance: sandbox.instance,
      metadata: sandbox.metadata,
      accessKeyId: "ASIASANDBOXSANDBOX00",
    },
  ]);
  expect(environment.instances.map(({ id }) => id)).toEqual(["i-0123456789abcdef0"]);
  expect(targetGroup.targets.map(({ id }) => id)).toEqual(["i-0123456789abcdef0"]);
});

test("gives each of several instances an address, an identity and credentials of its own", async () => {
  const { instances, aws, environment, targetGroup, port } = await sandboxOf({ instances: 3 });
  const ids = ["i-0123456789abcdef0", "i-0123456789abcdef1", "i-0123456789abcdef2"];
  expect(instances.map(({ id }) => id)).toEqual(ids);
  expect(environment.instances.map(({ id }) => id)).toEqual(ids);
  expect(targetGroup.targets.map(({ id, port: own }) => [id, own])).toEqual(ids.map((id) => [id, port]));
  expect(new Set(instances.map(({ address }) => address)).size).toBe(3);
  for (const one of instances) {
    expect(one.address).toMatch(/^127\./);
    expect(await metadatum(one, "local-ipv4")).toBe(one.address);
    expect(await metadatum(one, "instance-id")).toBe(one.id);
    const credentials = await metadatum(one, "iam/security-credentials/aws-elasticbeanstalk-ec2-role");
    expect(JSON.parse(credentials).AccessKeyId).toBe(one.accessKeyId);
    expect(aws.roles.find(({ accessKeyId }) => accessKeyId === one.accessKeyId)?.instanceId).toBe(one.id);
  }
});

test.for([
  ["first", ["true", "false"]],
  [true, ["true", "true"]],
  [false, ["false", "false"]],
  [undefined, ["unset", "unset"]],
] as const)("with the command leader %j the hooks of two instances see %j", async ([leader, seen]) => {
  const sandbox = await sandboxOf({ instances: 2, leader });
  const files = { [LEADER]: script(`echo "\${EB_IS_COMMAND_LEADER-unset}"`) };
  const bundle = await sandbox.bundle({ hooks: false, files });
  const deployments = await Promise.all(sandbox.instances.map(({ instance }) => instance.deploy(bundle)));
  expect(deployments.flatMap(({ log }) => log)).toEqual(seen);
});

test("numbers the deployments of the environment, for the hooks to read and for AWS to tell", async () => {
  const sandbox = await sandboxOf();
  const { instance, environment } = sandbox;
  const reports: unknown[] = [];
  const onLine = (line: string) => {
    const { id, versionLabel, status } = environment.instances[0]?.deployment ?? {};
    reports.push([JSON.parse(line), id, versionLabel, status]);
  };
  const hook = script(`cat "$HEALTH_HOOKS_SYSTEM_ROOT${MANIFEST}"; echo`);
  const files = { ".platform/hooks/prebuild/01": hook, ".platform/confighooks/postdeploy/01": hook };
  const bundle = await sandbox.bundle({ hooks: false, files });
  const manifest = (id: number, label: string) => ({
    RuntimeSources: { sandbox: { [label]: { s3url: "" } } },
    DeploymentId: id,
    Serial: id,
    VersionLabel: label,
  });

  expect(environment.instances[0]?.deployment).toBeUndefined();
  const start = new Date();
  await instance.deploy(bundle, { onLine });
  expect(environment.instances[0]?.deployment).toMatchObject({ id: 1, status: "Deployed" });
  expect(environment.instances[0]?.deployment?.time.getTime()).toBeGreaterThanOrEqual(start.getTime());
  await instance.configure({ GREETING: "hello" }, { onLine });
  await instance.deploy(bundle, { onLine, id: 7, versionLabel: "v7" });
  expect(reports).toEqual([
    [manifest(1, "app-1"), 1, "app-1", "In Progress"],
    [manifest(2, "app-1"), 2, "app-1", "In Progress"],
    [manifest(7, "v7"), 7, "v7", "In Progress"],
  ]);
});

test("the app folder belongs to the app's user after the flip, with what a hook of root put there", async ({
  skip,
}) => {
  skip(process.getuid?.() !== 0, "only root gives files away");
  const { instance, bundle } = await sandboxOf();
  const files = { [LEADER]: script("umask 077; echo secret >.env; /bin/ln -s /etc/passwd link") };
  await instance.deploy(await bundle({ hooks: false, files }));
  const owners = ["", "manage.py", ".env", "example/wsgi.py", "link"].map(
    (name) => lstatSync(instance.path(`/var/app/current/${name}`)).uid,
  );
  expect(owners).toEqual([65534, 65534, 65534, 65534, 65534]);
  expect(statSync("/etc/passwd").uid).toBe(0);
});

test("a deployment whose hook fails is reported as failed", async () => {
  const sandbox = await sandboxOf();
  const bundle = await sandbox.bundle({ hooks: false, files: { [LEADER]: script("exit 1") } });
  expect((await sandbox.instance.deploy(bundle)).succeeded).toBe(false);
  expect(sandbox.environment.instances[0]?.deployment).toMatchObject({ id: 1, status: "Failed" });
});

test("launches an instance that has the properties, but is no target and knows no leader", async () => {
  const sandbox = await sandboxOf({ leader: true });
  const { instance, instances, environment, targetGroup, port } = sandbox;
  await instance.setProperties({ GREETING: "hello" });
  const launched = await sandbox.launch();
  expect(instances).toHaveLength(2);
  expect(instances[1]).toBe(launched);
  expect(environment.instances[1]).toEqual({ id: launched.id, launchedAt: expect.any(Date) });
  expect(targetGroup.targets).toHaveLength(1);
  const { GREETING, EB_IS_COMMAND_LEADER } = launched.instance.hookEnvironment();
  expect([GREETING, EB_IS_COMMAND_LEADER]).toEqual(["hello", undefined]);

  sandbox.register(launched);
  expect(targetGroup.targets[1]).toEqual({ id: launched.id, port, health: { state: "initial" } });
});

test("registers a target once, and anew after it was deregistered", async () => {
  const sandbox = await sandboxOf();
  const { instances, targetGroup, environment } = sandbox;
  const [first] = instances;
  const [target] = targetGroup.targets;
  if (!first || !target) throw new Error("there is no target");
  target.health = { state: "healthy" };
  sandbox.register(first);
  expect(targetGroup.targets).toEqual([{ ...target, health: { state: "healthy" } }]);
  sandbox.deregister(first);
  sandbox.deregister(first);
  expect(targetGroup.targets).toEqual([]);
  expect(environment.instances).toHaveLength(1);
  sandbox.register(first);
  expect(targetGroup.targets).toEqual([{ ...target, health: { state: "initial" } }]);
});

test("a terminated instance is gone everywhere", async () => {
  const sandbox = await sandboxOf({ instances: 2 });
  const [first, second] = sandbox.instances;
  if (!first || !second) throw new Error("there are no two instances");
  await sandbox.terminate(first);
  expect(sandbox.instances).toEqual([second]);
  expect(sandbox.environment.instances.map(({ id }) => id)).toEqual([second.id]);
  expect(sandbox.targetGroup.targets.map(({ id }) => id)).toEqual([second.id]);
  expect(sandbox.aws.roles.map(({ instanceId }) => instanceId)).toEqual([second.id]);
  await expect(fetch(first.metadata.url)).rejects.toThrow();
  await expect(first.instance.deploy(await sandbox.bundle())).rejects.toThrow("the instance is closed");
  expect(await readFile(second.instance.path("/opt/elasticbeanstalk/config/ebenvinfo/envid"), "utf8")).toBe(
    `${sandbox.environment.id}\n`,
  );
});

test("a closed sandbox launches no more instances", async () => {
  const sandbox = await sandboxOf();
  await sandbox.close();
  await expect(sandbox.launch()).rejects.toThrow("the sandbox is closed");
});

test("closing it ends a hook that runs, with its deployment", async () => {
  const sandbox = await sandboxOf();
  const files = { [LEADER]: script("echo $$; exec /bin/sleep 60") };
  const bundle = await sandbox.bundle({ hooks: false, files });
  const lines: string[] = [];
  const deployment = sandbox.instance.deploy(bundle, { onLine: (line) => void lines.push(line) });
  const isRefused = expect(deployment).rejects.toThrow("the instance is closed");
  await vi.waitFor(() => expect(lines).toHaveLength(1), PATIENTLY);
  const process = `/proc/${lines[0]}`;
  expect(existsSync(process)).toBe(true);
  await sandbox.close();
  expect(existsSync(process)).toBe(false);
  await isRefused;
});

test.for([
  ["an app bundle", (sandbox) => sandbox.bundle()],
  ["an instance", (sandbox) => sandbox.launch()],
  ["a deployment", async (sandbox, bundle) => sandbox.instance.deploy(bundle)],
] satisfies readonly [string, (sandbox: Sandbox, bundle: string) => Promise<unknown>][])(
  "closing it while %s is made leaves no folder, whenever it comes",
  async ([, make]) => {
    for (const milliseconds of [0, 5, 10, 15, 20, 30, 40]) {
      const sandbox = await sandboxOf();
      const folder = dirname(sandbox.instance.path("/"));
      const made = make(sandbox, await sandbox.bundle()).catch(() => {});
      await sleep(milliseconds);
      await sandbox.close();
      await made;
      expect(existsSync(folder)).toBe(false);
    }
  },
);

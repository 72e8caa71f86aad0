import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type DeploymentPolicy, deployFleet, type FleetOptions } from "../../sandbox/fleet.ts";
import { type Sandbox, startSandbox } from "../../sandbox/sandbox.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Stands in for Python: an app that starts fast and answers with the status in the bundle's file `status`. */
const APP = `const [address, port] = process.argv[process.argv.indexOf("--bind") + 1].split(":");
const status = Number(require("node:fs").readFileSync("status", "utf8"));
require("node:http").createServer((_, response) => response.writeHead(status).end()).listen(port, address);
`;
const HOOK = ".platform/hooks/predeploy/01";
/** What a hook sees of the deployment that it is a part of. */
const TELL = `#!/bin/sh\necho "leader \${EB_IS_COMMAND_LEADER-unset}"\n`;

interface App {
  readonly status?: number;
  readonly hook?: string;
}

async function fleetOf(instances: number): Promise<Sandbox> {
  const folder = temporaryFolder();
  const python = join(folder, "python");
  await writeFile(join(folder, "app.cjs"), APP);
  await writeFile(python, `#!/bin/sh\nexec '${process.execPath}' '${folder}/app.cjs' "$@"\n`);
  await chmod(python, 0o755);
  const sandbox = await startSandbox({ python, instances, leader: "first", intervalMs: 50 });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

async function release(
  sandbox: Sandbox,
  policy: DeploymentPolicy,
  app: App = {},
  options: FleetOptions = {},
) {
  const { status = 200, hook = TELL } = app;
  const bundle = await sandbox.bundle({ hooks: false, files: { status: String(status), [HOOK]: hook } });
  return deployFleet(sandbox, bundle, policy, options);
}

/** A fleet that serves its first version. */
async function servingFleet(instances: number): Promise<Sandbox> {
  const sandbox = await fleetOf(instances);
  expect((await release(sandbox, "all at once")).succeeded).toBe(true);
  await isHealthy(sandbox);
  return sandbox;
}

/** Waits until every target is. */
const isHealthy = ({ targetGroup }: Sandbox) =>
  expect
    .poll(() => targetGroup.targets.map(({ health }) => health.state))
    .toEqual(targetGroup.targets.map(() => "healthy"));
/** Of the very same objects: a target that was registered anew is another one, and has none. */
const placesAmong = <Item>(before: readonly Item[], now: readonly Item[]) =>
  now.map((one) => before.indexOf(one));
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const deploymentsOf = ({ environment }: Sandbox) =>
  environment.instances.map(({ deployment }) => [deployment?.id, deployment?.status]);

/** At every line that a hook prints: how many targets are in service, on which version. */
function watch({ targetGroup, environment }: Sandbox) {
  const seen: { line: string; instance: string; old: number; new: number }[] = [];
  const onLine = (instance: string, line: string) => {
    const serving = targetGroup.targets.filter(({ health }) => health.state === "healthy");
    const versionOf = (id: string) => environment.instances.find((one) => one.id === id)?.deployment?.id;
    const count = (version: number) => serving.filter(({ id }) => versionOf(id) === version).length;
    seen.push({ line, instance, old: count(1), new: count(2) });
  };
  const capacities = () => seen.map((each) => [each.old, each.new]);
  return { seen, onLine, capacities };
}

test("all at once: on every instance in one deployment, all of them stay targets", async () => {
  const sandbox = await servingFleet(3);
  const targets = [...sandbox.targetGroup.targets];
  const { id, succeeded, logs } = await release(sandbox, "all at once", {}, { versionLabel: "v2" });
  expect([id, succeeded]).toEqual([2, true]);
  const [first, ...others] = idsOf(sandbox.instances);
  expect(Object.fromEntries(logs)).toEqual({
    [String(first)]: ["leader true"],
    ...Object.fromEntries(others.map((other) => [other, ["leader false"]])),
  });
  expect(deploymentsOf(sandbox)).toEqual(Array(3).fill([2, "Deployed"]));
  expect(sandbox.environment.instances[0]?.deployment?.versionLabel).toBe("v2");
  expect(placesAmong(targets, sandbox.targetGroup.targets)).toEqual([0, 1, 2]);
});

test("rolling: takes a batch out of service at a time, and goes on when it is healthy", async () => {
  const sandbox = await servingFleet(3);
  const { onLine, capacities } = watch(sandbox);
  const { succeeded } = await release(sandbox, "rolling", {}, { onLine, batchSize: 2 });
  expect(succeeded).toBe(true);
  expect(capacities()).toEqual([
    [1, 0],
    [1, 0],
    [0, 2],
  ]);
  expect(deploymentsOf(sandbox)).toEqual(Array(3).fill([2, "Deployed"]));
  await isHealthy(sandbox);
  expect(sandbox.targetGroup.targets).toHaveLength(3);
});

test("rolling: a batch that does not get healthy stops it, and the rest stays on the old version", async () => {
  const sandbox = await servingFleet(3);
  const [first, second] = idsOf(sandbox.instances);
  const { succeeded, logs } = await release(sandbox, "rolling", { status: 500 }, { healthyMs: 300 });
  expect(succeeded).toBe(false);
  expect([...logs]).toEqual([[first, ["leader true", "not healthy within 300 ms"]]]);
  expect(deploymentsOf(sandbox)).toEqual([
    [2, "Deployed"],
    [1, "Deployed"],
    [1, "Deployed"],
  ]);
  expect(sandbox.targetGroup.targets.find(({ id }) => id === second)?.health).toEqual({ state: "healthy" });
});

test("rolling: a batch whose hook fails stops it, and stays out of service", async () => {
  const sandbox = await servingFleet(2);
  const { succeeded } = await release(sandbox, "rolling", { hook: "#!/bin/sh\nexit 1\n" });
  expect(succeeded).toBe(false);
  expect(deploymentsOf(sandbox)).toEqual([
    [2, "Failed"],
    [1, "Deployed"],
  ]);
  expect(idsOf(sandbox.targetGroup.targets)).toEqual([sandbox.instances[1]?.id]);
});

test("rolling with additional batch: the capacity never falls, and the additional instances go", async () => {
  const sandbox = await servingFleet(2);
  const before = idsOf(sandbox.instances);
  const { onLine, capacities, seen } = watch(sandbox);
  const { succeeded } = await release(sandbox, "rolling with additional batch", {}, { onLine });
  expect(succeeded).toBe(true);
  expect(capacities()).toEqual([
    [2, 0],
    [1, 1],
    [0, 2],
  ]);
  expect(seen[0]?.line).toBe("leader unset");
  expect(before).not.toContain(seen[0]?.instance);
  expect(idsOf(sandbox.instances)).toEqual(before);
  expect(deploymentsOf(sandbox)).toEqual(Array(2).fill([2, "Deployed"]));
  expect(idsOf(sandbox.targetGroup.targets)).toEqual(before);
});

test("immutable: a full set of new instances beside the old ones, which go at the end", async () => {
  const sandbox = await servingFleet(2);
  const before = idsOf(sandbox.instances);
  const { onLine, capacities, seen } = watch(sandbox);
  const { succeeded } = await release(sandbox, "immutable", {}, { onLine });
  expect(succeeded).toBe(true);
  expect(capacities()).toEqual([
    [2, 0],
    [2, 1],
  ]);
  expect(seen.map(({ line }) => line)).toEqual(["leader unset", "leader unset"]);
  const after = idsOf(sandbox.instances);
  expect(after).toEqual(seen.map(({ instance }) => instance));
  expect(before.some((id) => after.includes(id))).toBe(false);
  expect(idsOf(sandbox.targetGroup.targets)).toEqual(after);
  expect(deploymentsOf(sandbox)).toEqual(Array(2).fill([2, "Deployed"]));
  await expect(fetch(`http://${sandbox.address}:${sandbox.port}/`)).rejects.toThrow();
});

describe("immutable: when the first new instance", () => {
  test.for([
    ["does not get healthy", { status: 500 }],
    ["has a failing hook", { hook: "#!/bin/sh\nexit 1\n" }],
  ] as const)("%s, it goes and the old ones stay as they are", async ([, app]) => {
    const sandbox = await servingFleet(2);
    const before = [...sandbox.instances];
    const targets = [...sandbox.targetGroup.targets];
    const { succeeded, logs } = await release(sandbox, "immutable", app, { healthyMs: 300 });
    expect(succeeded).toBe(false);
    expect(idsOf(before)).not.toContain([...logs.keys()][0]);
    expect(logs.size).toBe(1);
    expect(sandbox.instances).toEqual(before);
    expect(deploymentsOf(sandbox)).toEqual(Array(2).fill([1, "Deployed"]));
    expect(placesAmong(targets, sandbox.targetGroup.targets)).toEqual([0, 1]);
    await isHealthy(sandbox);
  });
});

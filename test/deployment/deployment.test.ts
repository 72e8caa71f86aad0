import { rm } from "node:fs/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Check } from "../../sandbox/load-balancer.ts";
import { findPython } from "../../sandbox/python.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../sandbox/sandbox.ts";
import { PATIENCE_MS } from "../support/patience.ts";

const HOSTS = "example.com,www.example.com";

async function sandboxWithApp(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({
    python: await findPython(),
    intervalMs: 100,
    leader: "first",
    ...options,
  });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** The next answer that the load balancer's check gets from the app, and whether it counts. */
async function nextAnswer({ loadBalancer }: Sandbox): Promise<Pick<Check, "status" | "passed">> {
  const { status, passed } = await loadBalancer.nextCheck((check) => check.status !== undefined, PATIENCE_MS);
  return { status, passed };
}

const becomesHealthy = ({ loadBalancer }: Sandbox) =>
  loadBalancer.nextCheck(({ state }) => state === "healthy", PATIENCE_MS);

test("with the list in .env: 400, then 301, then healthy", async () => {
  const sandbox = await sandboxWithApp();
  const { instance, targetGroup, neighbour } = sandbox;
  const neighbourBefore = JSON.stringify(neighbour);

  expect(await instance.deploy(await sandbox.bundle({ hooks: false }))).toMatchObject({
    succeeded: true,
    log: [],
  });
  expect(await nextAnswer(sandbox)).toEqual({ status: 400, passed: false });

  const deployment = await instance.deploy(await sandbox.bundle(), {
    beforePostdeploy: async () => expect(await nextAnswer(sandbox)).toEqual({ status: 301, passed: false }),
  });
  expect(deployment.succeeded).toBe(true);
  expect(await becomesHealthy(sandbox)).toMatchObject({ status: 301, passed: true });
  expect(targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
  expect(JSON.stringify(neighbour)).toBe(neighbourBefore);
});

test("a configuration deployment stages the bundle anew, and the confighooks keep the app healthy", async () => {
  const sandbox = await sandboxWithApp();
  const { instance, aws } = sandbox;
  expect((await instance.deploy(await sandbox.bundle())).succeeded).toBe(true);
  await becomesHealthy(sandbox);

  const deployment = await instance.configure({ GREETING: "changed" });
  expect(deployment.succeeded).toBe(true);
  expect(deployment.log).toContainEqual(expect.stringMatching(/^INFO allowed_hosts: changed \.env line 3/));
  expect(deployment.log).toContainEqual(expect.stringMatching(/^INFO health_check: nothing to change/));
  expect(await nextAnswer(sandbox)).toEqual({ status: 301, passed: true });
  expect(aws.calls.filter(({ action }) => action === "ModifyTargetGroup")).toHaveLength(1);
});

test("a configuration deployment without the confighooks undoes what the hook did", async () => {
  const sandbox = await sandboxWithApp();
  const { instance } = sandbox;
  const bundle = await sandbox.bundle({ files: { ".platform/confighooks": undefined } });
  expect((await instance.deploy(bundle)).succeeded).toBe(true);
  expect(await nextAnswer(sandbox)).toEqual({ status: 301, passed: true });
  expect((await instance.configure({})).succeeded).toBe(true);
  expect(await nextAnswer(sandbox)).toEqual({ status: 400, passed: false });
});

describe("with the list in an environment property", () => {
  const files = { ".env": "SECRET_KEY=not-a-secret\n" };

  test("overrides it for the app: 301 and healthy", async () => {
    const sandbox = await sandboxWithApp();
    const { instance } = sandbox;
    await instance.setProperties({ ALLOWED_HOSTS: HOSTS });
    const deployment = await instance.deploy(await sandbox.bundle({ files }));
    expect(deployment.succeeded).toBe(true);
    expect(deployment.log.join("\n")).not.toContain("example.com");
    expect(await becomesHealthy(sandbox)).toMatchObject({ status: 301 });
  });
});

test("a failing allowed_hosts leaves the old version serving", async () => {
  const sandbox = await sandboxWithApp();
  const { instance, metadata } = sandbox;
  expect((await instance.deploy(await sandbox.bundle())).succeeded).toBe(true);
  await becomesHealthy(sandbox);

  metadata.fault = () => ({ status: 403 });
  const deployment = await instance.deploy(await sandbox.bundle());
  expect(deployment.succeeded).toBe(false);
  expect(deployment.log.at(-2)).toMatch(/^ERROR allowed_hosts: failed: .*HTTP 403/);
  expect(await nextAnswer(sandbox)).toEqual({ status: 301, passed: true });
});

test("a hook behind ours that writes the env file anew is warned about before, and explained after the flip", async () => {
  const sandbox = await sandboxWithApp();
  const { instance, address } = sandbox;
  await instance.setProperties({ HEALTH_HOOKS_PROBE_SECONDS: "1" });
  const files = {
    ".platform/hooks/predeploy/20_env": `#!/bin/sh\nprintf 'SECRET_KEY=x\\nALLOWED_HOSTS=example.com\\n' >.env\n`,
  };
  const { succeeded, log } = await instance.deploy(await sandbox.bundle({ files }));
  expect(succeeded).toBe(true);
  const said = log.join("\n");
  expect(said).toMatch(
    /^WARN allowed_hosts: \.platform\/hooks\/predeploy\/20_env runs after this hook and names \.env: /m,
  );
  expect(said).toMatch(
    new RegExp(
      `^INFO allowed_hosts: the app will accept ${address} as a host by ALLOWED_HOSTS in \\.env: `,
      "m",
    ),
  );
  expect(log.at(-1)).toMatch(
    /^WARN health_check: .*; allowed_hosts had put it into ALLOWED_HOSTS in \.env, and the file was written anew after that; nothing was changed$/,
  );
  expect(said).toContain("WARN health_check: Let the hook that writes the file run before 10_allowed_hosts.");
});

test("a health_check that may not call AWS lets the deployment succeed", async () => {
  const sandbox = await sandboxWithApp();
  sandbox.aws.denied.add("elasticbeanstalk:DescribeEnvironmentResources");
  const deployment = await sandbox.instance.deploy(await sandbox.bundle());
  expect(deployment.succeeded).toBe(true);
  expect(deployment.log.at(-1)).toMatch(
    /^WARN health_check: the deployment goes on: .* may not call elasticbeanstalk:/,
  );
  expect(await nextAnswer(sandbox)).toEqual({ status: 301, passed: false });
});

test("without Node.js on the instance the deployment stops with what to do, and disabled it goes through", async () => {
  const sandbox = await sandboxWithApp();
  const { instance } = sandbox;
  await rm(instance.path("/usr/bin/node-20"));
  await instance.setProperties({ HEALTH_HOOKS_INSTALL_NODE: "false" });
  const stopped = await instance.deploy(await sandbox.bundle());
  expect(stopped.succeeded).toBe(false);
  expect(stopped.log.at(-2)).toMatch(
    /^ERROR allowed_hosts: no Node\.js 20 or newer on this instance, nothing was changed/,
  );

  await instance.setProperties({ HEALTH_HOOKS_ENABLED: "false" });
  const disabled = await instance.deploy(await sandbox.bundle());
  expect(disabled.succeeded).toBe(true);
  expect(await nextAnswer(sandbox)).toMatchObject({ status: 400 });
});

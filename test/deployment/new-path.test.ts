import { describe, expect, test, vi } from "vitest";
import { type DeploymentPolicy, deployFleet } from "../../sandbox/fleet.ts";
import type { Check } from "../../sandbox/load-balancer.ts";
import { findPython } from "../../sandbox/python.ts";
import { type Sandbox, type SandboxInstance, startSandbox } from "../../sandbox/sandbox.ts";
import { DEFERRED, FIRST_VERSION, NEW_PATH, PROPERTIES } from "../../sandbox/scenarios/new-path.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { HEALTH_CHECK, lastLine, runHook } from "../support/run-hook.ts";
import type { WhenFinished } from "../support/sandbox.ts";

interface Judged extends Pick<Check, "path" | "state"> {
  /** The deployment that the target was on. */
  readonly deployment: number | undefined;
}

/** Three instances that serve the first version and are healthy; the next deployment brings a new path. */
async function fleet(whenFinished: WhenFinished): Promise<Sandbox & { readonly judged: readonly Judged[] }> {
  const judged: Judged[] = [];
  const sandbox: Sandbox = await startSandbox({
    python: await findPython(),
    instances: 3,
    leader: true, // none of the three waits for another; those that are launched later do
    intervalMs: 100,
    onCheck: ({ target, path, state }) => {
      const member = sandbox.environment.instances.find(({ id }) => id === target);
      judged.push({ path, state, deployment: member?.deployment?.id });
    },
  });
  whenFinished(() => sandbox.close());
  sandbox.targetGroup.healthCheck.unhealthyThreshold = 2;
  for (const { instance } of sandbox.instances) await instance.setProperties(PROPERTIES);
  const first = await deployFleet(sandbox, await sandbox.bundle({ files: FIRST_VERSION }), "all at once");
  expect(first.succeeded, JSON.stringify([...first.logs])).toBe(true);
  await allAre(sandbox, "healthy");
  for (const { instance } of sandbox.instances) {
    await instance.setProperties({ ...PROPERTIES, HEALTH_HOOKS_PATH: NEW_PATH });
  }
  judged.length = 0;
  return Object.assign(sandbox, { judged });
}

/** Waits until every target is. */
const allAre = ({ targetGroup }: Sandbox, wanted: "healthy" | "unhealthy") =>
  vi.waitFor(
    () => expect(new Set(targetGroup.targets.map(({ health }) => health.state))).toEqual(new Set([wanted])),
    { timeout: PATIENCE_MS, interval: 50 },
  );
const release = async (sandbox: Sandbox, policy: DeploymentPolicy, files = {}) => {
  const { succeeded, logs } = await deployFleet(sandbox, await sandbox.bundle({ files }), policy);
  return { succeeded, last: [...logs.values()].map((lines) => lines.at(-1)) };
};
const WAITS = expect.stringMatching(DEFERRED);
const SET = expect.stringMatching(/^INFO health_check: target group \S+ checks \/healthcheck\/ for 200-301$/);

// Side by side: instances that are launched wait for seconds and do nothing in them.
describe.concurrent("a new path", () => {
  test.for(["rolling", "rolling with additional batch"] as const)(
    "%s: the last instance sets the path, and no old one is ever judged by it",
    async (policy, { onTestFinished }) => {
      const sandbox = await fleet(onTestFinished);
      const { succeeded, last } = await release(sandbox, policy);
      expect([succeeded, last]).toEqual([
        true,
        policy === "rolling" ? [WAITS, WAITS, SET] : [WAITS, WAITS, WAITS, SET],
      ]);
      expect(sandbox.targetGroup.healthCheck.path).toBe(NEW_PATH);
      await allAre(sandbox, "healthy");
      const ofOld = sandbox.judged.filter(({ deployment }) => deployment === 1);
      expect(ofOld.length).toBeGreaterThan(10);
      expect(new Set(ofOld.map(({ path, state }) => `${path} ${state}`))).toEqual(new Set(["/ healthy"]));
      expect(sandbox.judged.some(({ path }) => path === NEW_PATH)).toBe(true);
    },
  );

  test("all at once: the path is set, and all are healthy after it", async ({ onTestFinished }) => {
    const sandbox = await fleet(onTestFinished);
    expect((await release(sandbox, "all at once")).succeeded).toBe(true);
    expect(sandbox.targetGroup.healthCheck.path).toBe(NEW_PATH);
    await allAre(sandbox, "healthy");
  });

  test("immutable: the path waits, until the hook is run by hand when it is over", async ({
    onTestFinished,
  }) => {
    const sandbox = await fleet(onTestFinished);
    const { succeeded, last } = await release(sandbox, "immutable");
    expect([succeeded, last]).toEqual([true, [WAITS, WAITS, WAITS]]);
    expect(sandbox.targetGroup.healthCheck.path).toBe("/");

    const [{ instance }] = sandbox.instances as readonly [SandboxInstance];
    const byHand = await runHook(HEALTH_CHECK, {
      cwd: instance.path("/var/app/current"),
      env: instance.hookEnvironment(),
    });
    expect(byHand).toMatchObject({ code: 0, stderr: "" });
    expect(lastLine(byHand.stdout)).toEqual(SET);
    expect(sandbox.targetGroup.healthCheck.path).toBe(NEW_PATH);
    await allAre(sandbox, "healthy");
  });

  test("immutable, rolled back: the check is as it was and so are the old instances", async ({
    onTestFinished,
  }) => {
    const sandbox = await fleet(onTestFinished);
    // The new version has the page, but its front page is broken: it never passes the old path.
    const broken = {
      "example/urls.py":
        'from django.urls import path\nfrom . import views\nurlpatterns = [path("healthcheck/", views.healthcheck)]\n',
    };
    const { succeeded } = await release(sandbox, "immutable", broken);
    expect(succeeded).toBe(false);
    expect(sandbox.targetGroup.healthCheck).toMatchObject({ path: "/", matcher: { httpCode: "200-301" } });
    await allAre(sandbox, "healthy");
    expect(
      new Set(sandbox.judged.filter(({ deployment }) => deployment === 1).map(({ state }) => state)),
    ).toEqual(new Set(["healthy"]));
  });

  test("first rollout onto a fleet that is all unhealthy: the first instance sets the path", async ({
    onTestFinished,
  }) => {
    const sandbox = await startSandbox({
      python: await findPython(),
      instances: 2,
      leader: "first",
      intervalMs: 100,
    });
    onTestFinished(() => sandbox.close());
    for (const { instance } of sandbox.instances) await instance.setProperties(PROPERTIES);
    // Without the hooks: every instance refuses the load balancer's Host.
    expect(
      (await deployFleet(sandbox, await sandbox.bundle({ hooks: false }), "all at once")).succeeded,
    ).toBe(true);
    await allAre(sandbox, "unhealthy");
    for (const { instance } of sandbox.instances) {
      await instance.setProperties({ ...PROPERTIES, HEALTH_HOOKS_PATH: NEW_PATH });
    }
    const { succeeded, last } = await release(sandbox, "rolling");
    expect([succeeded, last]).toEqual([
      true,
      [SET, expect.stringMatching(/ nothing to change: .*\/healthcheck\/ for 200-301$/)],
    ]);
    await allAre(sandbox, "healthy");
  });
});

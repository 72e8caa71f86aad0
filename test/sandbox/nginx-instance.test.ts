import { expect, type TestContext, test } from "vitest";
import { bundled, REDIRECT_TO_HTTPS } from "../../sandbox/instance/nginx-snippets.ts";
import { findPython } from "../../sandbox/python.ts";
import { type Sandbox, startSandbox } from "../../sandbox/sandbox.ts";
import { nginxProgram, WITHOUT_NGINX } from "../support/nginx.ts";
import { PATIENCE_MS } from "../support/patience.ts";

async function sandboxWithNginx({ onTestFinished, skip }: TestContext): Promise<Sandbox> {
  const nginx = (await nginxProgram()) ?? skip(WITHOUT_NGINX);
  const sandbox = await startSandbox({ python: await findPython(), nginx, intervalMs: 100, leader: "first" });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

const nextStatus = ({ loadBalancer }: Sandbox, status: number) =>
  loadBalancer.nextCheck((check) => check.status === status, PATIENCE_MS);

test("the load balancer's checks come by way of nginx, which gives Django the host alone", async (context) => {
  const sandbox = await sandboxWithNginx(context);
  expect((await sandbox.instance.deploy(await sandbox.bundle())).succeeded).toBe(true);
  expect(await nextStatus(sandbox, 301)).toMatchObject({ location: `https://${sandbox.address}/` });
});

test("nginx answers 502 for an app that is gone, and the next version is served", async (context) => {
  const sandbox = await sandboxWithNginx(context);
  const { instance } = sandbox;
  const bundle = await sandbox.bundle();
  await instance.deploy(bundle);
  await nextStatus(sandbox, 301);
  await instance.stop();
  expect(await nextStatus(sandbox, 502)).toMatchObject({ reason: "Target.ResponseCodeMismatch" });
  await instance.deploy(bundle);
  await nextStatus(sandbox, 301);
});

test("what a bundle adds is in force with its version, and gone with the next", async (context) => {
  const sandbox = await sandboxWithNginx(context);
  const { instance } = sandbox;
  await instance.deploy(await sandbox.bundle({ hooks: false, files: bundled(REDIRECT_TO_HTTPS) }));
  await nextStatus(sandbox, 301);
  await instance.stop();
  // The proxy answers, whatever is behind it; the first of the two may have been asked before.
  await nextStatus(sandbox, 301);
  await nextStatus(sandbox, 301);
  await instance.deploy(await sandbox.bundle({ hooks: false }));
  await nextStatus(sandbox, 400);
});

test("a configuration that nginx refuses fails the deployment after the flip", async (context) => {
  const sandbox = await sandboxWithNginx(context);
  const { instance, loadBalancer } = sandbox;
  const files = bundled({ "conf.d/elasticbeanstalk/x.conf": "location / { return 204; }\n" });
  const { succeeded, log } = await instance.deploy(await sandbox.bundle({ hooks: false, files }));
  expect(succeeded).toBe(false);
  expect(log.at(-1)).toBe(
    'nginx does not start: duplicate location "/" in /etc/nginx/conf.d/elasticbeanstalk/x.conf:1',
  );
  await loadBalancer.nextCheck(({ status }) => status === undefined, PATIENCE_MS);
});

import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { requireLoopbackEndpoints } from "../../sandbox/loopback.ts";
import type { InstanceReport } from "../../src/doctor/report.ts";
import { HEALTH_CHECK, lastLine, runHook } from "../support/run-hook.ts";
import { hookBench } from "../support/sandbox.ts";
import { broken, deployed } from "./bench.ts";

test("the metadata service is out of reach: exit 2 with what to do, and what was seen all the same", async () => {
  const bench = await deployed({ expect, onTestFinished });
  bench.metadata.fault = () => "reset";
  const { code, lines } = await bench.doctor();
  expect(code).toBe(2);
  expect(lines.at(-1)).toMatch(
    /^ERROR doctor: could not look: the instance metadata service cannot be reached after 4 attempts: /,
  );
  expect(lines.at(-2)).toMatch(/^ERROR doctor: Look for a firewall rule, a proxy or a hop limit/);
  const report = await bench.json();
  expect(broken(report)).toEqual(["metadata service"]);
  expect(report.summary).toBe(`could not look: ${report.couldNotLook?.message}`);
});

test("the metadata service is turned off: 403", async () => {
  const bench = await deployed({ expect, onTestFinished });
  bench.metadata.fault = () => ({ status: 403 });
  expect((await bench.json()).couldNotLook?.message).toMatch(/refuses to answer \(HTTP 403\)$/);
});

test("not an instance of Elastic Beanstalk", async () => {
  const bench = await hookBench();
  const root = await mkdtemp(join(tmpdir(), "no-instance-"));
  onTestFinished(() => rm(root, { recursive: true }));
  const env = { ...bench.instance.hookEnvironment(), HEALTH_HOOKS_SYSTEM_ROOT: root };
  const run = await runHook(HEALTH_CHECK, { cwd: root, env, args: ["--doctor"] });
  expect(run).toMatchObject({ code: 2, stderr: "" });
  expect(lastLine(run.stdout)).toBe(
    "ERROR doctor: could not look: this is no instance of Elastic Beanstalk: there is no /opt/elasticbeanstalk",
  );
  expect(bench.metadata.requests).toEqual([]);
});

test.for([
  ["a line", []],
  ["JSON", ["--json"]],
] as const)(
  "an error that nobody waits for ends in %s and with 2, not with 1 as for findings",
  async ([, args]) => {
    const bench = await hookBench();
    const stray = join(bench.app, "stray.cjs");
    await writeFile(stray, 'setImmediate(() => { throw new Error("stray"); });');
    const run = await bench.run(
      process.execPath,
      {},
      { args: ["-r", stray, HEALTH_CHECK, "--doctor", ...args] },
    );
    expect(run).toMatchObject({ code: 2, stderr: "" });
    const says = "could not look: a bug in the doctor: stray";
    if (args.length > 0) expect(JSON.parse(run.stdout).summary).toBe(says);
    else expect(lastLine(run.stdout)).toBe(`ERROR doctor: ${says}`);
  },
);

test("an instance on which nothing was deployed yet", async () => {
  const bench = await hookBench();
  const run = await bench.run(HEALTH_CHECK, {}, { args: ["--doctor", "--json"] });
  expect(run.code).toBe(1);
  const report: InstanceReport = JSON.parse(run.stdout);
  expect(report.findings[0]?.message).toBe("there is no /var/app/current");
});

test.runIf(process.getuid?.() === 0)("not root: says so, with sudo", async () => {
  const bench = await deployed({ expect, onTestFinished });
  await bench.answered();
  const root = bench.instance.path("/");
  await chmod(join(root, ".."), 0o755); // else nobody but root comes to it at all
  const cwd = bench.instance.path("/var/app/current");
  const env = { ...bench.instance.hookEnvironment(), HEALTH_HOOKS_NODE: process.execPath };
  requireLoopbackEndpoints(env);
  const child = spawn(`${cwd}/.platform/hooks/postdeploy/90_health_check.cjs`, ["--doctor"], {
    cwd,
    env,
    uid: 65534,
    gid: 65534,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect(code, output).toBe(2);
  expect(output).toContain("ERROR doctor: Run it with sudo.\n");
  expect(lastLine(output)).toBe("ERROR doctor: could not look: only root sees the processes of the app");
});

test("stopped by SIGTERM: exit 2", async () => {
  const bench = await deployed({ expect, onTestFinished });
  let stop = () => {};
  bench.metadata.fault = () => {
    stop();
    return "silence";
  };
  const cwd = bench.instance.path("/var/app/current");
  const run = await runHook(`${cwd}/.platform/hooks/postdeploy/90_health_check.cjs`, {
    cwd,
    env: bench.instance.hookEnvironment(),
    args: ["--doctor"],
    onStart: (child) => {
      stop = () => void child.kill("SIGTERM");
    },
  });
  expect(run.code).toBe(2);
  expect(lastLine(run.stdout)).toBe("ERROR doctor: could not look: stopped by SIGTERM");
});

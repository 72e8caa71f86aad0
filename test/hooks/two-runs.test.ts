import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test, vi } from "vitest";
import { PATIENTLY } from "../support/patience.ts";
import { ALLOWED_HOSTS, NOT_PROVEN } from "../support/run-hook.ts";
import { type HookBench, hookBench, type WhenFinished } from "../support/sandbox.ts";

const STATE = "/var/lib/eb-health-hooks";
const MARKER = ".eb-health-hooks";
const DROP_IN = "/usr/lib/systemd/system/web.service.d/50-eb-health-hooks.conf";

const lockOf = ({ instance }: HookBench) => instance.path(`${STATE}/lock`);
/** The value file that the marker of an app folder names. */
const fileOf = ({ instance }: HookBench, app: string) =>
  instance.path(`${STATE}/web.${readFileSync(join(app, MARKER), "utf8").trim()}.env`);
const isLocked = (bench: HookBench) =>
  existsSync(lockOf(bench)) && spawnSync("flock", ["-n", lockOf(bench), "true"]).status === 1;

/** Another run of the hooks, as far as the lock goes. */
async function otherRun(bench: HookBench, whenFinished: WhenFinished): Promise<ChildProcess> {
  mkdirSync(dirname(lockOf(bench)), { recursive: true });
  const other = spawn("flock", ["-o", lockOf(bench), "sleep", "3600"], { detached: true, stdio: "ignore" });
  const ended = new Promise((resolve) => other.once("exit", resolve));
  whenFinished(async () => {
    try {
      process.kill(-(other.pid ?? 0), "SIGKILL");
    } catch {
      // The test has ended it.
    }
    await ended;
  });
  await vi.waitFor(() => expect(isLocked(bench)).toBe(true), PATIENTLY);
  return other;
}

test.concurrent("runs that start at one moment in one folder wait for one another", async ({
  onTestFinished,
}) => {
  for (let round = 0; round < 4; round += 1) {
    const bench = await hookBench({}, {}, onTestFinished);
    const runs = await Promise.all(Array.from({ length: 4 }, () => bench.run(ALLOWED_HOSTS)));
    for (const run of runs) expect(run).toMatchObject({ code: 0, stderr: expect.stringMatching(NOT_PROVEN) });
    expect(readFileSync(fileOf(bench, bench.app), "utf8")).toContain(bench.address);
    const left = readdirSync(bench.instance.path(STATE)).filter((name) => name !== "lock");
    expect(left).toHaveLength(1);
  }
});

test.concurrent.for([
  ["current, of the version that is staged", "current", "staging"],
  ["staging, of the version that runs", "staging", "current"],
  ["current, of one that somebody keeps beside it", "current", "previous"],
  ["staging, of one with a blank in its name", "staging", "a copy"],
  ["current, of one that lies below a dot", "current", ".kept"],
] as const)("a run in %s removes nothing", async ([, here, there], { onTestFinished }) => {
  const bench = await hookBench({}, {}, onTestFinished);
  const folders = [here, there].map((name) => bench.instance.path(`/var/app/${name}`));
  const [one = "", other = ""] = folders;
  for (const folder of folders) {
    if (folder !== bench.app) cpSync(bench.app, folder, { recursive: true });
  }
  const env = { ...bench.instance.hookEnvironment() };
  const { runHook } = await import("../support/run-hook.ts");
  expect((await runHook(ALLOWED_HOSTS, { cwd: other, env })).code).toBe(0);
  const kept = readFileSync(fileOf(bench, other), "utf8");
  for (const hosts of ["a.example,b.example", "c.example,d.example"]) {
    expect((await runHook(ALLOWED_HOSTS, { cwd: one, env: { ...env, ALLOWED_HOSTS: hosts } })).code).toBe(0);
    expect(readFileSync(fileOf(bench, other), "utf8")).toBe(kept);
    expect(readFileSync(fileOf(bench, one), "utf8")).toContain(hosts);
  }
});

test.concurrent("what killed runs left is removed, and nothing else", async ({ onTestFinished }) => {
  const bench = await hookBench({}, {}, onTestFinished);
  const state = bench.instance.path(STATE);
  mkdirSync(state, { recursive: true });
  const left = ["web.0123456789abcdef.env", "web.0123456789abcdef.env.eb-health-hooks.tmp"];
  const others = ["notes", "web.env", "web.xyz.env", "other.0123456789abcdef.env", "reload.bak"];
  for (const name of [...left, ...others]) writeFileSync(join(state, name), "");
  expect((await bench.run(ALLOWED_HOSTS)).code).toBe(0);
  const names = readdirSync(state);
  expect(names).toEqual(expect.arrayContaining(others));
  for (const name of left) expect(names).not.toContain(name);
});

test.concurrent("a run waits for the one that is at work, says so, and goes on when that has ended", async ({
  onTestFinished,
}) => {
  const bench = await hookBench({}, {}, onTestFinished);
  const other = await otherRun(bench, onTestFinished);
  let said = "";
  const run = bench.run(
    ALLOWED_HOSTS,
    {},
    { onStart: (child) => child.stdout?.on("data", (text) => (said += text)) },
  );
  await vi.waitFor(() => expect(said).toContain("waiting for it"), PATIENTLY);
  expect(existsSync(join(bench.app, MARKER))).toBe(false);
  other.kill("SIGKILL");
  expect(await run).toMatchObject({ code: 0, stderr: expect.stringMatching(NOT_PROVEN) });
  expect(existsSync(fileOf(bench, bench.app))).toBe(true);
});

test.concurrent("a dry run waits for nobody", async ({ onTestFinished }) => {
  const bench = await hookBench({}, {}, onTestFinished);
  await otherRun(bench, onTestFinished);
  const run = await bench.run(ALLOWED_HOSTS, {}, { args: ["--dry-run"] });
  expect(run.code).toBe(0);
  expect(run.output).not.toContain("waiting");
});

test.concurrent("SIGTERM ends a run that waits", async ({ onTestFinished }) => {
  const bench = await hookBench({}, {}, onTestFinished);
  await otherRun(bench, onTestFinished);
  const onStart = (child: ChildProcess) =>
    child.stdout?.on("data", (text) => `${text}`.includes("waiting for it") && child.kill("SIGTERM"));
  const run = await bench.run(ALLOWED_HOSTS, {}, { onStart });
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/stopped by SIGTERM\n$/);
});

test.concurrent.for(["SIGKILL", "SIGTERM"] as const)(
  "the lock of a run ends with it: %s",
  async (signal, { onTestFinished }) => {
    const bench = await hookBench({}, {}, onTestFinished);
    const getConfig = bench.instance.path("/opt/elasticbeanstalk/bin/get-config");
    const works = readFileSync(getConfig);
    // In the middle of a run it waits for what it has asked.
    writeFileSync(getConfig, '#!/bin/sh\ncase $1 in environment) echo "{}" ;; *) exec sleep 120 ;; esac\n');
    rmSync(bench.instance.path("/var/app/venv"), { recursive: true });
    mkdirSync(bench.instance.path("/var/app/venv/x/bin"), { recursive: true });
    let killed: ChildProcess | undefined;
    const run = bench.run(ALLOWED_HOSTS, {}, { onStart: (child) => (killed = child) });
    await vi.waitFor(() => expect(isLocked(bench)).toBe(true), PATIENTLY);
    killed?.kill(signal);
    await run;
    writeFileSync(getConfig, works);
    const next = await bench.run(ALLOWED_HOSTS);
    expect(next.code).toBe(0);
    expect(next.output).not.toContain("waiting");
  },
);

test.concurrent("a run does not wait for ever, and then takes nothing for left over", async ({
  onTestFinished,
}) => {
  const bench = await hookBench({}, {}, onTestFinished);
  await otherRun(bench, onTestFinished);
  const kept = bench.instance.path(`${STATE}/web.0123456789abcdef.env`);
  writeFileSync(kept, "");
  const run = await bench.run(ALLOWED_HOSTS);
  expect(run.code).toBe(0);
  expect(run.stderr).toContain("WARN allowed_hosts: the other run has not ended within 60 s");
  expect(existsSync(fileOf(bench, bench.app))).toBe(true);
  expect(existsSync(kept)).toBe(true);
});

test.concurrent("where there can be no lock the run goes on, and takes nothing for left over", async ({
  onTestFinished,
}) => {
  const bench = await hookBench({}, {}, onTestFinished);
  mkdirSync(lockOf(bench), { recursive: true });
  const kept = bench.instance.path(`${STATE}/web.0123456789abcdef.env`);
  writeFileSync(kept, "");
  expect((await bench.run(ALLOWED_HOSTS)).code).toBe(0);
  expect(existsSync(fileOf(bench, bench.app))).toBe(true);
  expect(existsSync(kept)).toBe(true);
});

test.concurrent.for([
  ["SIGKILL", "kill -KILL $PPID; exit 1"],
  ["SIGTERM", "kill -TERM $PPID; sleep 5"],
  ["a systemd that fails", "exit 1"],
  ["a systemd that does not answer", "exec sleep 60"],
  ["a systemctl that cannot be started", undefined],
] as const)("systemd reads the drop-in in the next run after %s", async ([, script], { onTestFinished }) => {
  const bench = await hookBench({}, {}, onTestFinished);
  const systemctl = bench.instance.path("/usr/bin/systemctl");
  const works = readFileSync(systemctl);
  if (script) writeFileSync(systemctl, `#!/bin/sh\n${script}\n`);
  else rmSync(systemctl);
  expect((await bench.run(ALLOWED_HOSTS)).code).not.toBe(0);
  expect(existsSync(bench.instance.path(DROP_IN))).toBe(true);

  writeFileSync(systemctl, works, { mode: 0o755 });
  const log = () => readFileSync(bench.instance.path("/var/log/systemctl.log"), "utf8");
  for (let run = 0; run < 2; run += 1) {
    expect((await bench.run(ALLOWED_HOSTS)).code).toBe(0);
    expect(log()).toBe("daemon-reload\n");
  }
  execFileSync("test", ["!", "-e", bench.instance.path(`${STATE}/reload`)]);
});

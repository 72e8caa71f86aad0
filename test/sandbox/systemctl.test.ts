import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { hookBench } from "../support/sandbox.ts";

const ALL = "--property=LoadState,ActiveState,WorkingDirectory,EnvironmentFiles,DropInPaths,NeedDaemonReload";

test("systemctl show prints a unit with its drop-ins as systemd does", async () => {
  const { instance } = await hookBench();
  const systemctl = (...args: readonly string[]) =>
    execFileSync(instance.path("/usr/bin/systemctl"), args, { encoding: "utf8" }).trimEnd().split("\n");
  const write = async (path: string, text: string) => {
    const file = instance.path(path);
    await mkdir(file.replace(/\/[^/]+$/, ""), { recursive: true });
    await writeFile(file, text);
  };
  expect(systemctl("show", "web.service", ALL)).toEqual([
    "LoadState=not-found",
    "ActiveState=inactive",
    "NeedDaemonReload=no",
  ]);

  await write(
    "/etc/systemd/system/web.service",
    "[Service]\nEnvironmentFile=/a\nWorkingDirectory=/var/app/current/\n",
  );
  const loaded = ["LoadState=loaded", "ActiveState=inactive", "WorkingDirectory=/var/app/current"];
  const alone = [...loaded, "EnvironmentFiles=/a (ignore_errors=no)", "DropInPaths=", "NeedDaemonReload=no"];
  expect(systemctl("show", "web.service", ALL)).toEqual(alone);
  systemctl("daemon-reload", "--quiet");

  // systemd does not look into a folder that is new: it says neither that there is something nor that it is old.
  await write("/usr/lib/systemd/system/web.service.d/50-b.conf", "[Service]\nEnvironmentFile=-/b\n");
  await write("/usr/lib/systemd/system/web.service.d/40-c.conf", "[Service]\nEnvironmentFile=/hidden\n");
  await write("/etc/systemd/system/web.service.d/40-c.conf", "[Service]\nEnvironmentFile=/c\n");
  expect(systemctl("show", "web.service", ALL)).toEqual(alone);
  systemctl("daemon-reload");
  const dropIns =
    "DropInPaths=/etc/systemd/system/web.service.d/40-c.conf /usr/lib/systemd/system/web.service.d/50-b.conf";
  const withThem = [
    ...loaded,
    "EnvironmentFiles=/a (ignore_errors=no)",
    "EnvironmentFiles=/c (ignore_errors=no)",
    "EnvironmentFiles=/b (ignore_errors=yes)",
    dropIns,
  ];
  expect(systemctl("show", "web.service", ALL)).toEqual([...withThem, "NeedDaemonReload=no"]);
  expect(systemctl("show", "web.service", "--property=LoadState")).toEqual(["LoadState=loaded"]);

  // A folder that it knows is looked into; what it reads is what it has read.
  await write(
    "/usr/lib/systemd/system/web.service.d/60-d.conf",
    "[Service]\nEnvironmentFile=\nEnvironmentFile=/d\n",
  );
  expect(systemctl("show", "web.service", ALL)).toEqual([...withThem, "NeedDaemonReload=yes"]);
  systemctl("daemon-reload");
  expect(systemctl("show", "web.service", "--property=EnvironmentFiles,NeedDaemonReload")).toEqual([
    "EnvironmentFiles=/d (ignore_errors=no)",
    "NeedDaemonReload=no",
  ]);

  await write("/usr/lib/systemd/system/web.service.d/60-d.conf", "[Service]\nEnvironmentFile=/e\n");
  expect(systemctl("show", "web.service", "--property=EnvironmentFiles,NeedDaemonReload")).toEqual([
    "EnvironmentFiles=/d (ignore_errors=no)",
    "NeedDaemonReload=yes",
  ]);
  expect(await readFile(instance.path("/var/log/systemctl.log"), "utf8")).toBe("daemon-reload\n".repeat(2));

  await rm(instance.path("/etc/systemd/system/web.service"));
  expect(systemctl("show", "web.service", "--property=LoadState,NeedDaemonReload")).toEqual([
    "LoadState=loaded",
    "NeedDaemonReload=yes",
  ]);
  systemctl("daemon-reload");
  expect(systemctl("show", "web.service", "--property=LoadState")).toEqual(["LoadState=not-found"]);
});

test.for([
  [undefined, undefined, ["ActiveState=inactive", "SubState=dead", "NRestarts=0"]],
  ["own", "running 0", ["ActiveState=active", "SubState=running", "NRestarts=0"]],
  ["own", "running 2", ["ActiveState=active", "SubState=running", "NRestarts=2"]],
  ["ended", "running 2", ["ActiveState=active", "SubState=running", "NRestarts=2"]],
  ["ended", undefined, ["ActiveState=failed", "SubState=failed", "NRestarts=0"]],
  ["ended", "auto-restart 2", ["ActiveState=activating", "SubState=auto-restart", "NRestarts=2"]],
  ["ended", "failed 5", ["ActiveState=failed", "SubState=failed", "NRestarts=5"]],
] as const)("a process that is %s and has the state %s", async ([pid, state, shown]) => {
  const { instance } = await hookBench();
  const write = async (path: string, text: string) => {
    await mkdir(dirname(instance.path(path)), { recursive: true });
    await writeFile(instance.path(path), text);
  };
  await write("/etc/systemd/system/web.service", "[Service]\n");
  const ended = spawnSync("/bin/true").pid;
  if (pid) await write("/var/pids/web.pid", `${pid === "own" ? process.pid : ended}\n`);
  if (state) await write("/run/systemd/restarts/web.service", `${state}\n`);
  const args = ["show", "web.service", "--property=ActiveState,SubState,NRestarts"];
  const output = execFileSync(instance.path("/usr/bin/systemctl"), args, { encoding: "utf8" });
  expect(output.trimEnd().split("\n")).toEqual(shown);
});

import { once } from "node:events";
import { symlinkSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { lookAtHosts } from "../../src/doctor/hosts.ts";
import type { HookContext } from "../../src/hook/run-hook.ts";
import { lookAtHooks } from "../../src/instance/installed-hooks.ts";
import { listenersOf } from "../../src/instance/listeners.ts";
import { parseSettings } from "../../src/settings.ts";
import { REPOSITORY } from "../support/repository.ts";

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "doctor-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

/** The app is not asked: its folder has no Python of its own. */
function contextOf(appFolder: string, systemRoot: string): HookContext {
  return {
    env: {},
    settings: parseSettings({}),
    signal: new AbortController().signal,
    systemRoot,
    appFolder,
    propertiesKnown: true,
    atOnce: false,
    log: { info() {}, warn() {}, error() {} },
  };
}

const ID = "0123456789abcdef";

test.for([
  ["has the address", "# proven: HEALTH_CHECK_HOSTS\nHEALTH_CHECK_HOSTS='10.0.0.5'\n", true],
  ["has it among others", "# proven: HEALTH_CHECK_HOSTS\nHEALTH_CHECK_HOSTS='a.example 10.0.0.5'\n", true],
  ["has a longer one", "# proven: HEALTH_CHECK_HOSTS\nHEALTH_CHECK_HOSTS='10.0.0.50'\n", false],
  ["has it elsewhere", "# proven: HEALTH_CHECK_HOSTS\nHEALTH_CHECK_HOSTS='a'\nOTHER='10.0.0.5'\n", false],
] as const)("a value file %s", async ([, text, hasAddress]) => {
  const [appFolder, systemRoot] = [await folder(), await folder()];
  await writeFile(join(appFolder, ".eb-health-hooks"), `${ID}\n`);
  await mkdir(join(systemRoot, "var/lib/eb-health-hooks"), { recursive: true });
  await writeFile(join(systemRoot, `var/lib/eb-health-hooks/web.${ID}.env`), text);
  const { override } = await lookAtHosts(
    contextOf(appFolder, systemRoot),
    "10.0.0.5",
    80,
    new Map([["web", "0"]]),
  );
  expect(override).toMatchObject({ kind: "file", hasAddress, proven: "HEALTH_CHECK_HOSTS" });
});

test("a marker that names no file, or that is a link, is not followed", async () => {
  const [appFolder, systemRoot] = [await folder(), await folder()];
  const context = contextOf(appFolder, systemRoot);
  const overrideNow = async () =>
    (await lookAtHosts(context, "10.0.0.5", 80, new Map([["web", "0"]]))).override;
  expect(await overrideNow()).toEqual({ kind: "none" });
  await writeFile(join(appFolder, ".eb-health-hooks"), `${ID}\n`);
  expect(await overrideNow()).toMatchObject({ kind: "no file" });
  await writeFile(join(appFolder, ".eb-health-hooks"), "../../etc/passwd\n");
  expect(await overrideNow()).toEqual({ kind: "bad marker" });
  await writeFile(join(appFolder, "elsewhere"), `${ID}\n`);
  await rm(join(appFolder, ".eb-health-hooks"));
  await symlink("elsewhere", join(appFolder, ".eb-health-hooks"));
  expect(await overrideNow()).toEqual({ kind: "bad marker" });
});

test("an app that cannot be asked is said to be none that was asked, with the reason", async () => {
  const { asked, process } = await lookAtHosts(
    contextOf(await folder(), await folder()),
    "10.0.0.5",
    80,
    new Map([["web", "0"]]),
  );
  expect(asked).toEqual({ why: "there is no virtual environment in /var/app/venv" });
  expect(process).toBeUndefined();
});

test("hooks behind a link count as missing", async () => {
  const [appFolder, elsewhere] = [await folder(), await folder()];
  await mkdir(join(elsewhere, "hooks/predeploy"), { recursive: true });
  await writeFile(join(elsewhere, "hooks/predeploy/10_allowed_hosts.cjs"), "#!/bin/sh\n");
  await symlink(elsewhere, join(appFolder, ".platform"));
  expect(lookAtHooks(appFolder).map(({ version }) => version)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

interface FakeProcess {
  readonly cgroup?: string;
  readonly parent?: number;
  readonly folder?: string;
  readonly program?: string;
}

/** A /proc with these processes; a folder is one inside the app folder, unless it is absolute. */
async function withProcesses(processes: Readonly<Record<number, FakeProcess>>, procfile = "") {
  const [systemRoot, appFolder] = [await folder(), await folder()];
  await writeFile(join(appFolder, "Procfile"), procfile);
  for (const [pid, { cgroup, parent = 1, folder = "", program = "gunicorn" }] of Object.entries(processes)) {
    const own = join(systemRoot, "proc", pid);
    await mkdir(own, { recursive: true });
    await symlink(folder.startsWith("/") ? folder : join(appFolder, folder), join(own, "cwd"));
    await writeFile(join(own, "cmdline"), `${program}\0shop.wsgi\0`);
    await writeFile(join(own, "environ"), "PATH=/usr/bin\0ALLOWED_HOSTS=10.0.0.5\0");
    await writeFile(join(own, "stat"), `${pid} (a ) name) S ${parent} 1 1 0`);
    if (cgroup) await writeFile(join(own, "cgroup"), cgroup);
  }
  const context = contextOf(appFolder, systemRoot);
  return async (mainPid?: string) => {
    const { processes, processesKnownBy } = await lookAtHosts(
      context,
      "10.0.0.5",
      80,
      mainPid === undefined ? undefined : new Map([["web", mainPid]]),
    );
    return [processesKnownBy, processes.map(({ pid }) => pid).toSorted()];
  };
}

describe("the processes of the app", () => {
  const SHELL = { cgroup: "0::/user.slice/user-1000.slice/session-2.scope\n", program: "python\0manage.py" };

  test.for([
    ["one hierarchy", "0::/system.slice/web.service\n"],
    ["many hierarchies", "4:memory:/system.slice\n1:name=systemd:/system.slice/web.service\n"],
  ] as const)("are those in the cgroup of web.service, wherever they run: %s", async ([, cgroup]) => {
    const look = await withProcesses({
      10: { cgroup, folder: "shop" },
      11: { cgroup, folder: "/" },
      12: { cgroup, program: "/bin/bash" },
      20: SHELL,
      21: { cgroup: "0::/system.slice/celery.service\n" },
      22: { cgroup: "0::/user.slice/user-900.slice/user@900.service/app.slice/web.service\n" },
      23: { cgroup: "4:memory:/system.slice/web.service\n" },
    });
    expect(await look()).toEqual(["cgroup", ["10", "11"]]);
    expect(await look("20")).toEqual(["cgroup", ["10", "11"]]);
  });

  test("are those of every service that Procfile names", async () => {
    const cgroup = (name: string) => `0::/system.slice/${name}.service\n`;
    const look = await withProcesses(
      { 10: { cgroup: cgroup("web") }, 11: { cgroup: cgroup("sockets") }, 20: { cgroup: cgroup("other") } },
      "web: a\nsockets: b\n",
    );
    expect(await look()).toEqual(["cgroup", ["10", "11"]]);
  });

  test("without cgroups: the main process of web.service and what comes from it", async () => {
    const look = await withProcesses({
      9: { parent: 10 },
      10: {},
      11: { parent: 9 },
      20: SHELL,
      21: { parent: 20 },
    });
    expect(await look("10")).toEqual(["main process", ["10", "11", "9"]]);
    expect(await look("0")).toEqual(["main process", []]);
    expect(await look("99")).toEqual(["main process", []]);
  });

  test("where neither is known: those in the app folder", async () => {
    const question = await readFile(join(REPOSITORY, ".platform/eb-health-hooks/ask.py"), "utf8");
    const look = await withProcesses({
      10: { folder: "shop" },
      11: { folder: "/" },
      12: { folder: "shop", program: `python\0-B\0-c\0${question}` }, // another run of a hook asks the app
      20: SHELL,
    });
    expect(await look()).toEqual(["folder", ["10", "20"]]);
  });
});

test("finds where a process listens", async () => {
  const server = createServer();
  onTestFinished(() => void server.close());
  server.listen(0, "127.3.2.1");
  await once(server, "listening");
  const place = server.address();
  const port = typeof place === "object" && place ? place.port : 0;
  expect(listenersOf({ systemRoot: "" }, [String(process.pid)])).toContainEqual({
    address: "127.3.2.1",
    port,
  });
  expect(listenersOf({ systemRoot: "" }, ["1073741824"])).toEqual([]);
});

test("of very many sockets", async () => {
  const systemRoot = await folder();
  const proc = join(systemRoot, "proc/7");
  await mkdir(join(proc, "fd"), { recursive: true });
  await mkdir(join(proc, "net"));
  const count = 20_000;
  for (let inode = 0; inode < count; inode++) symlinkSync(`socket:[${inode}]`, join(proc, `fd/${inode}`));
  const lines = Array.from({ length: count }, (_, inode) => {
    return `0: 0100007F:${(1024 + inode).toString(16)} 0:0 0A 0:0 0:0 0 0 0 ${inode} 1\n`;
  });
  await writeFile(join(proc, "net/tcp"), lines.join(""));
  expect(listenersOf({ systemRoot }, ["7"])).toHaveLength(count);
});

test("reads addresses as the kernel writes them: of both families, and only those of the process", async () => {
  const systemRoot = await folder();
  const proc = join(systemRoot, "proc/7");
  await mkdir(join(proc, "fd"), { recursive: true });
  await mkdir(join(proc, "net"));
  for (const [fd, inode] of [101, 102, 103, 105, 106].entries())
    await symlink(`socket:[${inode}]`, join(proc, `fd/${fd}`));
  const line = (address: string, state: string, inode: number) =>
    `   0: ${address} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000  0  0 ${inode} 1 0 100 0 0 10 0\n`;
  const head =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
  await writeFile(
    join(proc, "net/tcp"),
    head +
      line("0100007F:1F40", "0A", 101) +
      line("0100007F:1F41", "01", 102) +
      line("0100007F:1F42", "0A", 104),
  );
  await writeFile(
    join(proc, "net/tcp6"),
    head +
      line(`${"0".repeat(32)}:0050`, "0A", 103) +
      line("0000000000000000FFFF00000500000A:1F43", "0A", 105) +
      line("00000000000000000000000001000000:1F44", "0A", 106),
  );
  expect(listenersOf({ systemRoot }, ["7"])).toEqual([
    { address: "127.0.0.1", port: 8000 },
    { address: "0.0.0.0", port: 80 },
    { address: "10.0.0.5", port: 8003 },
  ]);
});

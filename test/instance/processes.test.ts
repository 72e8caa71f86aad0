import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findPython } from "../../sandbox/python.ts";
import { servingOn } from "../../src/instance/listeners.ts";
import { processesOfApp, processNamesIn } from "../../src/instance/processes.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SERVES = `import socket, sys
server = socket.create_server(("127.0.0.1", 0))
print(server.getsockname()[1], flush=True)
sys.stdin.read()`;

/** A Python in the folder that listens until the test is over. */
async function serverIn(
  cwd: string,
  before: readonly string[] = [],
): Promise<{ readonly pid: string; readonly port: number }> {
  const [program = "", ...args] = [...before, await findPython(), "-c", SERVES];
  const child: ChildProcess = spawn(program, args, {
    cwd,
    stdio: ["pipe", "pipe", "ignore"],
  });
  onTestFinished(async () => {
    child.stdin?.end();
    if (child.exitCode === null) await once(child, "exit");
  });
  const [line] = await once(child.stdout ?? child, "data");
  return { pid: String(child.pid), port: Number(line) };
}

async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}

test("of several processes the one that listens on the checked port is looked at", async () => {
  const folder = temporaryFolder(onTestFinished);
  writeFileSync(join(folder, "Procfile"), "web: a\nsockets: b\n");
  const [web, sockets] = [await serverIn(folder), await serverIn(folder)];
  const mainPids = new Map([
    ["web", web.pid],
    ["sockets", sockets.pid],
  ]);
  const { processes } = processesOfApp({ systemRoot: "" }, folder, processNamesIn(folder), mainPids);
  const nameOn = (port: number) => servingOn({ systemRoot: "" }, processes, port).map(({ name }) => name);
  expect(nameOn(web.port)).toEqual(["web"]);
  expect(nameOn(sockets.port)).toEqual(["sockets"]);
  expect(nameOn(await unusedPort())).toEqual(["web"]); // a proxy listens there
});

test.skipIf(process.getuid?.() !== 0)("what runs in a container is no process of a service", async () => {
  const folder = temporaryFolder(onTestFinished);
  await serverIn(folder, ["unshare", "--pid", "--fork", "--kill-child"]);
  const { processes } = processesOfApp({ systemRoot: "" }, folder, ["web"]);
  expect(processes.map(({ pid }) => readFileSync(`/proc/${pid}/cmdline`, "latin1"))).toEqual([
    expect.stringMatching(/^unshare\0/), // it is outside itself
  ]);
});

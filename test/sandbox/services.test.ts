import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Instance } from "../../sandbox/instance/engine.ts";
import { Services } from "../../sandbox/instance/services.ts";
import { PATIENTLY } from "../support/patience.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";

const DROP_IN = "/usr/lib/systemd/system/web.service.d/50-more.conf";

interface Bench {
  readonly instance: Instance;
  readonly services: Services;
  readonly write: (path: string, text: string | Buffer) => Promise<void>;
  /** The lines that the process wrote into /var/log/said. */
  readonly said: () => Promise<readonly string[]>;
  readonly show: (properties: string) => readonly string[];
}

/** A service whose process is this script, whose text says `LOG` for its log. */
async function benchOf(script: string): Promise<Bench> {
  const { instance }: HookBench = await hookBench();
  const services = new Services(instance.path("/"));
  onTestFinished(() => services.stop());
  const write = async (path: string, text: string | Buffer) => {
    await mkdir(dirname(instance.path(path)), { recursive: true });
    await writeFile(instance.path(path), text);
  };
  await mkdir(instance.path("/var/app/current"), { recursive: true });
  await write("/opt/elasticbeanstalk/deployment/env", 'A="1"\n');
  await write("/program", script.replaceAll("LOG", instance.path("/var/log/said")));
  await services.register("web", `exec /bin/sh ${instance.path("/program")}`);
  return {
    instance,
    services,
    write,
    said: async () => {
      const text = await readFile(instance.path("/var/log/said"), "utf8").catch(() => "");
      return text.split("\n").slice(0, -1);
    },
    show: (properties) => {
      const args = ["show", "web.service", `--property=${properties}`];
      const output = execFileSync(instance.path("/usr/bin/systemctl"), args, { encoding: "utf8" });
      return output.trimEnd().split("\n");
    },
  };
}

async function start({ services }: Bench): Promise<void> {
  await services.reload();
  await services.start();
}

const SAYS_A = 'echo "A=$A" >>LOG; exec sleep 60\n';

test("starts with what systemd last read, and not with a drop-in that came since", async () => {
  const bench = await benchOf(SAYS_A);
  await bench.services.reload();
  await bench.write("/var/lib/more.env", "A=2\n");
  await bench.write(DROP_IN, "[Service]\nEnvironmentFile=-/var/lib/more.env\n");
  await bench.services.start();
  await vi.waitFor(async () => expect(await bench.said()).toEqual(["A=1"]), PATIENTLY);
  await bench.services.stop();
  await start(bench);
  await vi.waitFor(async () => expect(await bench.said()).toEqual(["A=1", "A=2"]), PATIENTLY);
});

test("a process that ends is started anew, with the environment files of that moment", async () => {
  const bench = await benchOf(SAYS_A);
  await start(bench);
  await vi.waitFor(async () => expect(await bench.said()).toEqual(["A=1"]), PATIENTLY);
  await bench.write("/opt/elasticbeanstalk/deployment/env", "A=2\n");
  process.kill(Number(await readFile(bench.instance.path("/var/pids/web.pid"), "utf8")), "SIGKILL");
  await vi.waitFor(async () => expect(await bench.said()).toEqual(["A=1", "A=2"]), PATIENTLY);
  await vi.waitFor(() => {
    expect(bench.show("ActiveState,NRestarts")).toEqual(["ActiveState=active", "NRestarts=1"]);
  }, PATIENTLY);
});

test("a process that ends at once is given up after five starts in ten seconds", async () => {
  const bench = await benchOf('echo "A=$A" >>LOG\n');
  await start(bench);
  const failed = ["ActiveState=failed", "SubState=failed"];
  await vi.waitFor(() => expect(bench.show("ActiveState,SubState")).toEqual(failed), PATIENTLY);
  const { length } = await bench.said();
  expect(length).toBeGreaterThanOrEqual(5); // more where ten seconds are not enough for five
  expect(bench.show("NRestarts")).toEqual([`NRestarts=${length}`]);
});

test("a process that is stopped while it waits for its restart stays so", async () => {
  const bench = await benchOf('echo "A=$A" >>LOG\n');
  await start(bench);
  // Read at once, because it lasts a tenth of a second: this process is the one that waits so long.
  const state = () => readFileSync(bench.instance.path("/run/systemd/restarts/web.service"), "utf8");
  await vi.waitFor(() => expect(state()).toMatch(/^auto-restart /), { ...PATIENTLY, interval: 5 });
  await bench.services.stop();
  const { length } = await bench.said();
  expect(length).toBeLessThan(5);
  await sleep(500);
  expect(await bench.said()).toHaveLength(length);
  expect(bench.show("ActiveState")).toEqual(["ActiveState=inactive"]);
});

test.for([
  ["is not there", undefined, "ENOENT: "],
  ["is not UTF-8", Buffer.from("A=\xe9\n", "latin1"), "it is not UTF-8"],
  ["has a NUL", Buffer.from("A=2\0\n"), "it has a NUL character"],
] as const)("an environment file that %s is passed over with -, and stops the start without", async (row) => {
  const [, file, why] = row;
  const bench = await benchOf(SAYS_A);
  if (file) await bench.write("/var/lib/more.env", file);
  await bench.write(DROP_IN, "[Service]\nEnvironmentFile=-/var/lib/more.env\n");
  await start(bench);
  await vi.waitFor(async () => expect(await bench.said()).toEqual(["A=1"]), PATIENTLY);
  await bench.services.stop();
  await bench.write(DROP_IN, "[Service]\nEnvironmentFile=/var/lib/more.env\n");
  await expect(start(bench)).rejects.toThrow(`no environment from /var/lib/more.env: ${why}`);
  expect(await bench.said()).toEqual(["A=1"]);
});

test("a command before the start that fails is passed over with -, and stops the start without", async () => {
  const bench = await benchOf(SAYS_A);
  await bench.write(DROP_IN, "[Service]\nExecStartPre=-+/bin/sh -c 'exit 3'\n");
  await start(bench);
  await vi.waitFor(async () => expect(await bench.said()).toEqual(["A=1"]), PATIENTLY);
  await bench.services.stop();
  await bench.write(DROP_IN, "[Service]\nExecStartPre=+/bin/sh -c 'exit 3'\n");
  await expect(start(bench)).rejects.toThrow("+/bin/sh -c 'exit 3' ended with 3");
  expect(await bench.said()).toEqual(["A=1"]);
});

import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { findPython } from "../../sandbox/python.ts";
import { AS_ROOT, USER } from "../django/account.ts";
import { benchWithApp } from "../support/app.ts";
import { ALLOWED_HOSTS, HEALTH_CHECK } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";
import { STRACE, wholeCalls } from "../support/strace.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** What a hook did to the machine: the names of files that it made, replaced or deleted, programs, and addresses. */
interface Deeds {
  readonly written: readonly string[];
  readonly started: readonly string[];
  readonly connected: readonly string[];
}

async function deedsOf(bench: HookBench, hook: string, env = {}): Promise<Deeds> {
  return parse(await callsOf(bench, hook, env));
}

async function callsOf(bench: HookBench, hook: string, env = {}): Promise<string> {
  const folder = temporaryFolder();
  // By a pattern: not every processor's Linux has all of them, and strace refuses what it does not know.
  const calls = "trace=file,connect,execve,/^(clone3?|v?fork|set(res)?[ug]id|setgroups)$";
  const args = [
    "-f",
    "-qq",
    "--pidns-translation",
    "-s",
    "200",
    "-e",
    calls,
    "-o",
    join(folder, "calls"),
    hook,
  ];
  const { code, output } = await bench.run(STRACE ?? "", env, { args });
  expect(code, output).toBe(0);
  return wholeCalls(await readFile(join(folder, "calls"), "utf8"));
}

/** Of the hook itself with its threads: what a program does that it starts is not its own. */
function parse(calls: string): Deeds {
  const written = new Set<string>();
  const started = new Set<string>();
  const connected = new Set<string>();
  const [, own = ""] = /^(\d+) /.exec(calls) ?? [];
  const parents = new Map(
    [
      ...calls.matchAll(
        /^(\d+) +.*\b(?:clone3?|v?fork)\b.* = (?:\d+ \/\* )?(\d+)(?: in strace's PID NS \*\/)?$/gm,
      ),
    ].map(([, parent = "", child = ""]) => [child, parent]),
  );
  const programs = new Set<string>();
  const isOfProgram = (id: string): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (programs.has(parent) || isOfProgram(parent));
  };
  for (const [, id = "", call = "", rest = ""] of calls.matchAll(/^(\d+) +(\w+)\((.*)$/gm)) {
    if (/ = -1 (?!EINPROGRESS)/.test(rest) || programs.has(id) || isOfProgram(id)) continue;
    const paths = [...rest.matchAll(/"([^"]*)"/g)].map(([, path = ""]) => path);
    if (call === "execve") {
      started.add(basename(paths[0] ?? ""));
      if (id !== own) programs.add(id);
    } else if (call === "connect") {
      const address = /htons\((\d+)\).*inet_addr\("([^"]+)"\)/.exec(rest);
      connected.add(`${address?.[2]}:${address?.[1]}`);
    } else if (/^(rename|unlink|link|symlink|mkdir|rmdir|chmod|chown|truncate|utime)/.test(call)) {
      written.add(basename(paths.at(-1) ?? ""));
    } else if (/^open/.test(call) && /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(rest)) {
      if (paths[0] !== "/dev/null") written.add(basename(paths[0] ?? ""));
    }
  }
  return { written: [...written], started: [...started], connected: [...connected].sort() };
}

const hostOf = (url: string) => new URL(url).host;
const NODE = basename(process.execPath);

describe.skipIf(STRACE === undefined)("as strace sees it, which takes strace", () => {
  test("allowed_hosts writes the env file and the override, has systemd read it, and asks the metadata service alone", async () => {
    const bench = await hookBench();
    const { written, started, connected } = await deedsOf(bench, ALLOWED_HOSTS);
    expect(written.map((name) => name.replace(/[0-9a-f]{16}/, "ID"))).toEqual([
      "eb-health-hooks",
      "lock",
      ".env.eb-health-hooks.tmp",
      ".env",
      "web.ID.env.eb-health-hooks.tmp",
      "web.ID.env",
      ".eb-health-hooks.eb-health-hooks.tmp",
      ".eb-health-hooks",
      "reload.eb-health-hooks.tmp",
      "reload",
      "web.service.d",
      "50-eb-health-hooks.conf.eb-health-hooks.tmp",
      "50-eb-health-hooks.conf",
    ]);
    expect(started).toEqual(["10_allowed_hosts.cjs", "timeout", NODE, "get-config", "flock", "systemctl"]);
    expect(connected).toEqual([hostOf(bench.metadata.url)]);

    expect(await deedsOf(bench, ALLOWED_HOSTS)).toEqual({
      written: ["lock"], // it is opened
      started: ["10_allowed_hosts.cjs", "timeout", NODE, "get-config", "flock"],
      connected: [hostOf(bench.metadata.url)],
    });
  });

  test.skipIf(!AS_ROOT)("an app that is asked runs as its own user, with no group of root's", async () => {
    const bench = await hookBench({}, { python: await findPython() });
    const calls = await callsOf(bench, ALLOWED_HOSTS);
    const { started, connected } = parse(calls);
    expect(started).toEqual([
      "10_allowed_hosts.cjs",
      "timeout",
      NODE,
      "get-config",
      "flock",
      "unshare",
      "systemctl",
    ]);
    expect(connected).toEqual([hostOf(bench.metadata.url)]);
    const asked = [...calls.matchAll(/^(\d+) +execve\("[^"]*\/bin\/python".* = 0$/gm)].map(([, id]) => id);
    expect(asked.length).toBeGreaterThan(0);
    for (const id of new Set(asked)) {
      const own = calls.split("\n").filter((line) => line.startsWith(`${id} `));
      const python = own.findIndex((line) => /execve\("[^"]*\/bin\/python"/.test(line));
      const before = own.slice(0, python).join("\n");
      for (const [call, id] of [
        ["setresuid", USER?.uid],
        ["setresgid", USER?.gid],
      ] as const)
        expect(before).toMatch(new RegExp(`${call}\\(${id}, ${id}, ${id}\\) += 0`));
      expect(before).toMatch(/setgroups\(0, .*\) += 0/);
    }
  });

  test("health_check writes no file, and asks the metadata service, AWS and the app on its own address", async () => {
    const bench = await benchWithApp();
    expect(await deedsOf(bench, HEALTH_CHECK)).toEqual({
      written: [],
      started: ["90_health_check.cjs", "timeout", NODE, "get-config"],
      connected: [hostOf(bench.metadata.url), hostOf(bench.aws.url), `${bench.address}:${bench.port}`].sort(),
    });
    expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200-301" });
  });
});

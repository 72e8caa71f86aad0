import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { NODES } from "../support/nodes.ts";
import { REPOSITORY } from "../support/repository.ts";
import { ALLOWED_HOSTS, HEALTH_CHECK } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";

/** A Node.js of another version: it can say which, and nothing else. */
async function fakeNode(path: string, version: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n[ "$1" = --version ] && echo ${version} && exit 0\nexit 99\n`);
  await chmod(path, 0o755);
}

async function benchWithoutNode(): Promise<HookBench> {
  const bench = await hookBench();
  await rm(bench.instance.path("/usr/bin/node-20"));
  return bench;
}
const NOT_NAMED = { HEALTH_HOOKS_NODE: undefined };

describe.each(NODES)("Node.js $version", ({ path }) => {
  test.each(["/usr/bin/node-24", "/usr/bin/node", "/usr/local/bin/node"])("is found at %s", async (place) => {
    const { run, app, instance, address } = await benchWithoutNode();
    await mkdir(instance.path("/usr/local/bin"), { recursive: true });
    await symlink(path, instance.path(place));
    expect(await run(ALLOWED_HOSTS, NOT_NAMED)).toMatchObject({ code: 0, stderr: "" });
    expect(await readFile(join(app, ".env"), "utf8")).toContain(address);
  });
});

test("passes over a Node.js that is too old and one that does not run", async () => {
  const { run, app, instance, address } = await benchWithoutNode();
  await writeFile(instance.path("/usr/bin/node-24"), "no program", { mode: 0o755 });
  await fakeNode(instance.path("/usr/bin/node-22"), "v18.20.8");
  await mkdir(instance.path("/usr/local/bin"), { recursive: true });
  await symlink(process.execPath, instance.path("/usr/local/bin/node"));
  expect(await run(ALLOWED_HOSTS, NOT_NAMED)).toMatchObject({ code: 0, stderr: "" });
  expect(await readFile(join(app, ".env"), "utf8")).toContain(address);
});

describe("without a suitable Node.js", () => {
  const cases = [
    [ALLOWED_HOSTS, {}, 1, "ERROR allowed_hosts"],
    [HEALTH_CHECK, {}, 0, "WARN health_check"],
    [HEALTH_CHECK, { HEALTH_HOOKS_STRICT: "true" }, 1, "ERROR health_check"],
  ] as const;
  test.each(cases)("%s with %j exits %d and says what to do", async (hook, env, code, prefix) => {
    const { run, instance } = await benchWithoutNode();
    await fakeNode(instance.path("/usr/bin/node-20"), "v16.20.2");
    const result = await run(hook, { ...NOT_NAMED, ...env });
    expect(result).toMatchObject({ code, stdout: "" });
    const old = instance.path("/usr/bin/node-20");
    expect(result.stderr).toBe(
      `${prefix}: Keep 00_install_node in .platform/hooks/prebuild, or install one: dnf install -y nodejs22\n` +
        `${prefix}: no Node.js 20 or newer on this instance, nothing was changed; ${old} is v16.20.2\n`,
    );
  });

  test("the kill switch works", async () => {
    const { run } = await benchWithoutNode();
    for (const [hook, name] of [
      [HEALTH_CHECK, "health_check"],
      [ALLOWED_HOSTS, "allowed_hosts"],
    ] as const) {
      expect(await run(hook, { ...NOT_NAMED, HEALTH_HOOKS_ENABLED: "false" })).toMatchObject({
        code: 0,
        stdout: `INFO ${name}: disabled by HEALTH_HOOKS_ENABLED=false\n`,
        stderr: "",
      });
    }
  });
});

test("runs through a symbolic link and from a folder with blanks in its name", async () => {
  const { run, app, address } = await hookBench();
  const folder = join(app, "a folder");
  await mkdir(folder);
  await cp(ALLOWED_HOSTS, join(folder, "hook.cjs"));
  await symlink(join(folder, "hook.cjs"), join(app, "linked.cjs"));
  expect(await run("./linked.cjs")).toMatchObject({ code: 0, stderr: "" });
  expect(await readFile(join(app, ".env"), "utf8")).toContain(address);
  expect((await run(join(folder, "hook.cjs"))).stdout).toContain("nothing to change");
});

describe("00_install_node", () => {
  const INSTALL = join(REPOSITORY, ".platform/hooks/prebuild/00_install_node");

  /** A dnf that writes down its arguments and does what `then` says with the package's name in $package. */
  async function fakeDnf({ instance }: HookBench, then: string): Promise<() => Promise<string>> {
    const log = instance.path("/var/log/dnf.log");
    const dnf = instance.path("/usr/bin/dnf");
    await writeFile(
      dnf,
      `#!/bin/sh\nfor package in "$@"; do :; done\necho "$*" >>'${log}'\nnode='${process.execPath}'\nbin='${instance.path("/usr/bin")}'\n${then}\n`,
      { mode: 0o755 },
    );
    return () => readFile(log, "utf8");
  }
  const LINK = `PATH=/usr/bin:/bin ln -s "$node" "$bin/node-\${package#nodejs}"`;

  test("does nothing where a suitable Node.js is found", async () => {
    const bench = await hookBench();
    await fakeDnf(bench, "exit 9");
    const result = await bench.run(INSTALL, NOT_NAMED);
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).toMatch(/^INFO install_node: nothing to install: \S+ is v20\.\S+\n$/);
    expect(existsSync(bench.instance.path("/var/log/dnf.log"))).toBe(false);
  });

  test("installs the newest package that the repositories have, without weak dependencies", async () => {
    const bench = await benchWithoutNode();
    const calls = await fakeDnf(bench, `[ "$package" = nodejs24 ] && exit 1\n${LINK}`);
    const result = await bench.run(INSTALL, NOT_NAMED);
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(await calls()).toBe(
      "install -y --setopt=install_weak_deps=False nodejs24\n" +
        "install -y --setopt=install_weak_deps=False nodejs22\n",
    );
    expect(result.stdout.trimEnd().split("\n").at(-1)).toMatch(
      /^INFO install_node: installed nodejs22: \S+node-22 is v/,
    );
  });

  test("never fails a deployment when nothing can be installed", async () => {
    const bench = await benchWithoutNode();
    const calls = await fakeDnf(bench, "echo 'Error: no repository' >&2; exit 1");
    const result = await bench.run(INSTALL, NOT_NAMED);
    expect(result.code).toBe(0);
    expect((await calls()).split("\n")).toHaveLength(4);
    expect(result.stderr).toContain("Error: no repository");
    expect(result.stderr.trimEnd().split("\n").at(-1)).toContain(
      "no Node.js could be installed within 120 s",
    );
  });

  test.each([
    ["there is no dnf", {}, /no dnf to install it with: that needs Amazon Linux 2023/],
    [
      "the setting forbids it",
      { HEALTH_HOOKS_INSTALL_NODE: "false" },
      /HEALTH_HOOKS_INSTALL_NODE=false: nothing was installed/,
    ],
  ])("says so when %s", async (_, env, message) => {
    const bench = await benchWithoutNode();
    const result = await bench.run(INSTALL, { ...NOT_NAMED, ...env });
    expect(result).toMatchObject({ code: 0, stdout: "" });
    expect(result.stderr).toMatch(message);
  });
});

test("the launcher and 00_install_node are valid for every sh that an instance may have", () => {
  for (const shell of ["dash", "bash", "busybox"]) {
    if (!existsSync(`/usr/bin/${shell}`) && !existsSync(`/bin/${shell}`)) continue;
    const args = shell === "busybox" ? ["ash", "-n"] : ["-n"];
    for (const file of ["src/launcher.sh", "src/find-node.sh", ".platform/hooks/prebuild/00_install_node"]) {
      expect(execFileSync(shell, [...args, join(REPOSITORY, file)], { encoding: "utf8" })).toBe("");
    }
  }
});

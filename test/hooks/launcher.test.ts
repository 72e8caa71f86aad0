import { execFileSync } from "node:child_process";
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { NODES } from "../support/nodes.ts";
import { REPOSITORY } from "../support/repository.ts";
import { ALLOWED_HOSTS, HEALTH_CHECK, type HookRun, lastLine, NOT_PROVEN } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";
import { SHELLS, type Shell } from "../support/shells.ts";
import { steeringProperties } from "../support/steering.ts";

/** A Node.js of another version: it can say which, and nothing else. */
async function fakeNode(path: string, version: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n[ "$1" = --version ] && echo '${version}' && exit 0\nexit 99\n`, {
    mode: 0o755,
  });
}

async function benchWithoutNode(): Promise<HookBench> {
  const bench = await hookBench();
  await rm(bench.instance.path("/usr/bin/node-20"));
  return bench;
}
/** What a hook without Node.js says before its last line. */
const remedy = (prefix: string) =>
  `${prefix}: Keep 00_install_node in .platform/hooks/prebuild; its last line in this log says why it installed none.\n` +
  `${prefix}: By hand on Amazon Linux 2023: dnf install -y nodejs22. Elsewhere: name one in HEALTH_HOOKS_NODE.\n`;
const NOT_NAMED = { HEALTH_HOOKS_NODE: undefined };

describe.each(NODES)("Node.js $version", ({ path }) => {
  test.each(["/usr/bin/node-24", "/usr/bin/node", "/usr/local/bin/node"])("is found at %s", async (place) => {
    const { run, app, instance, address } = await benchWithoutNode();
    await mkdir(instance.path("/usr/local/bin"), { recursive: true });
    await symlink(path, instance.path(place));
    expect(await run(ALLOWED_HOSTS, NOT_NAMED)).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(NOT_PROVEN),
    });
    expect(await readFile(join(app, ".env"), "utf8")).toContain(address);
  });
});

describe.each(SHELLS)("under $name", (shell) => {
  const inShell = test.skipIf(shell.path === undefined);

  const runIn = (
    { run }: HookBench,
    { path = "", args }: Shell,
    hook: string,
    env = {},
    ...own: string[]
  ): Promise<HookRun> => run(path, { ...NOT_NAMED, ...env }, { args: [...args, hook, ...own] });

  inShell("a Node.js that is too old, or does not run, is passed over without a word", async () => {
    const bench = await benchWithoutNode();
    const { app, instance, address } = bench;
    await writeFile(instance.path("/usr/bin/node-24"), "no program", { mode: 0o755 });
    await fakeNode(instance.path("/usr/bin/node-22"), "v18.20.8");
    await mkdir(instance.path("/usr/local/bin"), { recursive: true });
    await symlink(process.execPath, instance.path("/usr/local/bin/node"));
    expect(await runIn(bench, shell, ALLOWED_HOSTS)).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(NOT_PROVEN),
    });
    expect(await readFile(join(app, ".env"), "utf8")).toContain(address);
  });

  inShell("a Node.js that is too old and first on the PATH does not hide a later one", async () => {
    const bench = await benchWithoutNode();
    const { app, instance, address } = bench;
    // What sh would take for a pattern must stay a name: the pattern matches only the folder beside it.
    const [old, suitable, matched] = [
      instance.path("/opt/old version"),
      instance.path("/opt/[ab]"),
      instance.path("/opt/a"),
    ];
    for (const folder of [old, suitable, matched]) await mkdir(folder, { recursive: true });
    await fakeNode(join(old, "node"), "v19.9.0");
    await symlink(process.execPath, join(suitable, "node"));
    const PATH = `${old}:${instance.path("/usr/bin")}::${suitable}`;
    expect(await runIn(bench, shell, ALLOWED_HOSTS, { PATH })).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(NOT_PROVEN),
    });
    expect(await readFile(join(app, ".env"), "utf8")).toContain(address);
  });

  describe("HEALTH_HOOKS_NODE that cannot be used", () => {
    const cases = [
      ["a missing file", "/opt/missing/node", undefined, "does not exist"],
      ["an old version", "/opt/node", "v18.20.8", "is v18.20.8"],
      ["a folder", "/opt", undefined, "is not an executable file"],
      ["another program", "/opt/program", "program 24.1\nof two lines", "is program 24.1"],
      ["a version without its v", "/opt/node", "24.1.0", "is 24.1.0"],
    ] as const;
    inShell.each(cases)("because it names %s", async (_, place, version, reason) => {
      const bench = await hookBench();
      const { app, instance, address } = bench;
      const named = instance.path(place);
      await mkdir(instance.path("/opt"), { recursive: true });
      if (version) await fakeNode(named, version);
      const result = await runIn(bench, shell, ALLOWED_HOSTS, { HEALTH_HOOKS_NODE: named });
      const [said = "", ...others] = result.stderr.split(/(?<=\n)/);
      expect(said).toBe(
        `WARN allowed_hosts: HEALTH_HOOKS_NODE names ${named}, which ${reason}; using ${instance.path("/usr/bin/node-20")} instead\n`,
      );
      expect(others.join("")).toMatch(NOT_PROVEN);
      expect(result.code).toBe(0);
      expect(await readFile(join(app, ".env"), "utf8")).toContain(address);
    });
  });

  describe("without a suitable Node.js", () => {
    const cases = [
      [ALLOWED_HOSTS, {}, 1, "ERROR allowed_hosts"],
      [HEALTH_CHECK, {}, 0, "WARN health_check"],
      [HEALTH_CHECK, { HEALTH_HOOKS_STRICT: "true" }, 1, "ERROR health_check"],
    ] as const;
    inShell.each(cases)("%s with %j exits %d and says what to do", async (hook, env, code, prefix) => {
      const bench = await benchWithoutNode();
      const { app, instance } = bench;
      const before = await readFile(join(app, ".env"), "utf8");
      const old = instance.path("/usr/bin/node-20");
      await fakeNode(old, "v16.20.2");
      const named = { HEALTH_HOOKS_NODE: "/does/not/exist" };
      expect(await runIn(bench, shell, hook, { ...named, ...env })).toMatchObject({
        code,
        stdout: "",
        stderr:
          remedy(prefix) +
          `${prefix}: no Node.js 20 or newer on this instance, nothing was changed` +
          `; HEALTH_HOOKS_NODE names /does/not/exist, which does not exist; ${old} is v16.20.2\n`,
      });
      expect(await readFile(join(app, ".env"), "utf8")).toBe(before);
    });

    inShell("the doctor has not looked: exit 2", async () => {
      const bench = await benchWithoutNode();
      const confighook = HEALTH_CHECK.replace("/hooks/", "/confighooks/").replace(/\.cjs$/, "");
      for (const hook of [HEALTH_CHECK, confighook]) {
        for (const env of [{}, { HEALTH_HOOKS_ENABLED: "false" }, { HEALTH_HOOKS_STRICT: "true" }]) {
          expect(await runIn(bench, shell, hook, env, "--json", "--doctor")).toMatchObject({
            code: 2,
            stdout: "",
            stderr: `${remedy("ERROR doctor")}ERROR doctor: could not look: no Node.js 20 or newer on this instance, nothing was changed\n`,
          });
        }
      }
    });

    inShell("the kill switch works", async () => {
      const bench = await benchWithoutNode();
      for (const [hook, name] of [
        [HEALTH_CHECK, "health_check"],
        [ALLOWED_HOSTS, "allowed_hosts"],
      ] as const) {
        expect(await runIn(bench, shell, hook, { HEALTH_HOOKS_ENABLED: "false" })).toMatchObject({
          code: 0,
          stdout: `INFO ${name}: disabled by HEALTH_HOOKS_ENABLED=false\n`,
          stderr: "",
        });
      }
    });
  });
});

test("a shell with the kill switch does not keep the doctor from looking", async () => {
  const { run } = await hookBench();
  const switchedOff = { HEALTH_HOOKS_ENABLED: "false" };
  const looked = await run(HEALTH_CHECK, switchedOff, { args: ["--doctor"] });
  expect(looked).toMatchObject({ code: 1, stderr: "" });
  expect(lastLine(looked.stdout)).toContain("there is no /var/app/current");
  const other = await run(HEALTH_CHECK, switchedOff, { args: ["--doctors"] });
  expect(other).toMatchObject({
    code: 0,
    stdout: "INFO health_check: disabled by HEALTH_HOOKS_ENABLED=false\n",
  });
});

test("a relative HEALTH_HOOKS_NODE is not run: the app's user could have put it there", async () => {
  const bench = await hookBench();
  await writeFile(join(bench.app, "node"), "#!/bin/sh\ntouch was-run\n", { mode: 0o755 });
  const result = await bench.run(ALLOWED_HOSTS, { HEALTH_HOOKS_NODE: "./node" });
  expect(result.code).toBe(1);
  expect(result.stderr).toContain("HEALTH_HOOKS_NODE names ./node, which is not an absolute path");
  expect(result.stderr).toContain("HEALTH_HOOKS_NODE must be an absolute path");
  await expect(readFile(join(bench.app, "was-run"))).rejects.toThrow("ENOENT");
});

test("the app's properties that would steer a program do not reach Node.js", async () => {
  const bench = await benchWithoutNode();
  const seen = bench.instance.path("/var/log/seen");
  await writeFile(
    bench.instance.path("/usr/bin/node-20"),
    `#!/bin/sh\nexport >'${seen}'\nexec '${process.execPath}' "$@"\n`,
    { mode: 0o755 },
  );
  const steering = steeringProperties(bench.app);
  const result = await bench.run(ALLOWED_HOSTS, { ...NOT_NAMED, ...steering, SHOP_COLOUR: "blue" });
  expect(result).toMatchObject({ code: 0, stderr: expect.stringMatching(NOT_PROVEN) });
  const environment = await readFile(seen, "utf8");
  expect(environment).toContain("SHOP_COLOUR");
  for (const name of Object.keys(steering)) expect(environment).not.toContain(name);
});

test("docs/nodejs.md has what a hook without Node.js says", async () => {
  const docs = await readFile(join(REPOSITORY, "docs/nodejs.md"), "utf8");
  expect(docs).toContain(
    `${remedy("ERROR allowed_hosts")}ERROR allowed_hosts: no Node.js 20 or newer on this instance, nothing was changed; `,
  );
});

test.each(SHELLS.filter(({ path }) => path))("the sh files are valid for $name", ({ path = "", args }) => {
  for (const file of [
    "src/launcher.sh",
    "src/find-node.sh",
    "src/plain-text.sh",
    ".platform/hooks/prebuild/00_install_node",
  ]) {
    const check = [...args, "-n", join(REPOSITORY, file)];
    expect(execFileSync(path, check, { encoding: "utf8" })).toBe("");
  }
});

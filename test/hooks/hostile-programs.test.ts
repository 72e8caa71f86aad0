/** The programs that a hook starts before it knows what they are, and the texts that it prints of them. */
import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { measured, withinMemory } from "../support/memory.ts";
import { REPOSITORY } from "../support/repository.ts";
import { ALLOWED_HOSTS, HEALTH_CHECK, NOT_PROVEN } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";
import { SHELLS } from "../support/shells.ts";

const INSTALL = join(REPOSITORY, ".platform/hooks/prebuild/00_install_node");

function program({ instance }: HookBench, path: string, script: string): string {
  const file = instance.path(path);
  mkdirSync(join(file, ".."), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

/** No line of it is somebody else's, and nothing in it moves a cursor or turns the text around. */
function expectPlain(output: string): void {
  expect(output).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|[\u2028\u2029]/u);
  for (const line of output.trimEnd().split("\n")) expect(line).toMatch(/^(INFO|WARN|ERROR) \w+: /);
}

/** Of a script that sleeps for seconds of its own. */
function leftOf(script: string): string[] {
  const [seconds] = /471[12]0\d/.exec(script) ?? [];
  return seconds === undefined ? [] : running(seconds);
}

/** Ids of what runs one of these, which no test may leave behind. */
function running(text: string): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(text);
    } catch {
      return false;
    }
  });
}

const HOSTILE = [
  ["hangs", "exec sleep 471101"],
  ["does not listen to signals", "trap '' TERM INT HUP; sleep 471102; sleep 471102; sleep 471102"],
  ["prints without end", "exec cat /dev/zero"],
  ["prints lines without end", "while :; do echo v19.0.0; done"],
  ["leaves a process that holds its output", "echo v1; sleep 471103 & exit 0"],
  ["leaves one in a session of its own", "echo v1; setsid sleep 20 & exit 0"],
  ["reads what it is given", "cat; exec sleep 471104"],
  ["prints escapes", "printf '\\033[2J\\033]0;x\\007v22.0.0\\n'"],
  ["prints NUL and bytes that are no text", "printf 'v2\\000.0\\377\\376\\n'"],
  ["turns the text around", "printf '\\342\\200\\256v18.0.0\\n'"],
  ["forges a line", "printf 'x\\rERROR allowed_hosts: forged\\n'"],
  ["ends by a signal", "kill -SEGV $$"],
] as const;

describe.each(SHELLS.filter(({ name, path }) => path && /dash|posix/.test(name)))(
  "$name",
  ({ path = "", args }) => {
    test.concurrent.for(HOSTILE)("a node that %s", async ([, script], context) => {
      const bench = await hookBench({}, {}, context.onTestFinished);
      const HEALTH_HOOKS_NODE = program(bench, "/opt/node", script);
      const [measure, ...more] = measured(path, ...args, ALLOWED_HOSTS);
      const run = await bench.run(measure, { HEALTH_HOOKS_NODE }, { args: more });
      expect(run.code).toBe(0);
      const stderr = withinMemory(run.stderr);
      expectPlain(run.stdout + stderr);
      expect(stderr).toContain(`HEALTH_HOOKS_NODE names ${HEALTH_HOOKS_NODE}, which is `);
      expect(stderr.split("\n").slice(1).join("\n")).toMatch(NOT_PROVEN);
      expect(leftOf(script)).toEqual([]);
    });
  },
);

const TEXTS = [
  ["a newline", "/opt/a\nERROR allowed_hosts: forged"],
  ["an escape", "/opt/\u001b[2J\u001b]0;x\u0007"],
  ["a carriage return", "/opt/a\rINFO"],
  ["text that is turned around", "/opt/\u202etxt.sj\u2066"],
  ["a line separator", "/opt/a\u2028ERROR x: forged\u0085y"],
  ["very much", `/opt/${"x".repeat(100_000)}`],
  ["what sh would expand", "/opt/$(touch /tmp/x)`id`$HOME*"],
  ["a format", "/opt/%s%n\\n\\033"],
  ["an option", "-e\nx"],
] as const;

test.for(TEXTS)("HEALTH_HOOKS_NODE with %s, and a PATH with it, stay one line", async ([, text]) => {
  const bench = await hookBench();
  const PATH = `${text.replaceAll(":", "")}:${bench.instance.path("/usr/bin")}`;
  for (const hook of [ALLOWED_HOSTS, HEALTH_CHECK, INSTALL]) {
    const run = await bench.run(hook, { HEALTH_HOOKS_NODE: text, PATH, HEALTH_HOOKS_PROBE_SECONDS: "1" });
    expectPlain(run.output);
    expect(run.output).not.toContain("forged\n");
    expect(run.output.length).toBeLessThan(8000);
  }
});

test("an old Node.js in a folder with an odd name is named in one line", async () => {
  const bench = await hookBench();
  rmSync(bench.instance.path("/usr/bin/node-20"));
  const folder = "/opt/a\nERROR x: forged\u001b[2J\u202e";
  program(bench, `${folder}/node`, "echo v18.0.0");
  const PATH = `${bench.instance.path(folder)}`.replace("ERROR x:", "ERROR x");
  mkdirSync(PATH, { recursive: true });
  program(bench, `${folder.replace("ERROR x:", "ERROR x")}/node`, "echo v18.0.0");
  for (const hook of [ALLOWED_HOSTS, HEALTH_CHECK]) {
    const run = await bench.run(hook, { HEALTH_HOOKS_NODE: undefined, PATH });
    expectPlain(run.output);
    expect(run.output).toContain("node is v18.0.0");
  }
  symlinkSync(process.execPath, join(PATH, "node-new"));
});

const GET_CONFIG = [
  ["prints a list", "echo '[1]'", "its output is no JSON object"],
  ["prints nothing", ":", "its output is no JSON object"],
  ["prints a text", "echo '\"secret\"'", "its output is no JSON object"],
  ["prints half an object", "echo '{\"A\":'", "its output is no JSON object"],
  ["prints without end", "exec cat /dev/zero", "its output is longer than 1 MiB"],
  ["hangs", "exec /bin/sleep 471201", "no answer within 10 s"],
  ["waits for a text", 'read -r x; echo "secret"; exit 7', "exit status 7"],
  ["ends by a signal", "kill -SEGV $$", "ended by SIGSEGV"],
  ["says on stderr what it knows", "echo 'a secret' >&2; exit 3", "exit status 3"],
  ["leaves a process behind", "/bin/sleep 471202 & echo '[]'", "its output is no JSON object"],
  [
    "leaves one in a session of its own",
    "/usr/bin/setsid /bin/sleep 471204 & echo '[]'",
    "its output is no JSON object",
  ],
  [
    "leaves one that holds none of its output",
    "/usr/bin/setsid /bin/sleep 471205 >/dev/null & echo '[]'",
    "its output is no JSON object",
  ],
  [
    "leaves one in a session of its own, and hangs",
    "/usr/bin/setsid /bin/sleep 471206 & exec /bin/sleep 471206",
    "no answer within 10 s",
  ],
  [
    "leaves one that holds its output, and hangs",
    "/bin/sleep 471203 & exec /bin/sleep 471203",
    "no answer within 10 s",
  ],
] as const;

test.concurrent.for(GET_CONFIG)("a get-config that %s", async ([, script, why], context) => {
  const bench = await hookBench({}, {}, context.onTestFinished);
  const path = program(bench, "/opt/elasticbeanstalk/bin/get-config", script);
  const [measure, ...more] = measured(ALLOWED_HOSTS);
  const run = await bench.run(measure, {}, { args: more });
  const stderr = withinMemory(run.stderr);
  expect(run.code).toBe(0);
  expectPlain(run.stdout + stderr);
  expect(stderr).toContain(
    `WARN allowed_hosts: ${path} environment failed: ${why}; only the environment properties`,
  );
  expect(stderr).not.toContain("secret");
  expect(leftOf(script)).toEqual([]);
});

test.concurrent("a daemon-reload may take longer than any other program", async (context) => {
  const bench = await hookBench({}, {}, context.onTestFinished);
  const systemctl = bench.instance.path("/usr/bin/systemctl");
  renameSync(systemctl, `${systemctl}.works`);
  program(bench, "/usr/bin/systemctl", `[ "$1" != daemon-reload ] || /bin/sleep 11; exec "$0.works" "$@"`);
  const run = await bench.run(ALLOWED_HOSTS);
  expect(run).toMatchObject({ code: 0, output: expect.not.stringContaining("no answer") });
  expect(run.output).toContain("50-eb-health-hooks.conf: absent -> reads it when the app starts");
});

describe.each(SHELLS.filter(({ path }) => path))("$name", ({ path = "", args }) => {
  test("blanks around a setting are as nothing, as the other half of a hook has it", async () => {
    const bench = await hookBench();
    for (const off of ["false ", " false", "\tfalse\n", "\r\nfalse\r\n", "  false  "])
      for (const [hook, name] of [
        [ALLOWED_HOSTS, "allowed_hosts"],
        [HEALTH_CHECK, "health_check"],
        [INSTALL, "install_node"],
      ] as const)
        expect(await bench.run(path, { HEALTH_HOOKS_ENABLED: off }, { args: [...args, hook] })).toMatchObject(
          {
            code: 0,
            output: `INFO ${name}: disabled by HEALTH_HOOKS_ENABLED=false\n`,
          },
        );
    const blank = { HEALTH_HOOKS_NODE: ` ${process.execPath}\n` };
    expect((await bench.run(path, blank, { args: [...args, ALLOWED_HOSTS] })).stderr).toMatch(NOT_PROVEN);
    rmSync(bench.instance.path("/usr/bin/node-20"));
    const none = {
      HEALTH_HOOKS_NODE: " ",
      HEALTH_HOOKS_STRICT: " true\n",
      HEALTH_HOOKS_INSTALL_NODE: "false ",
    };
    expect((await bench.run(path, none, { args: [...args, HEALTH_CHECK] })).code).toBe(1);
    expect((await bench.run(path, none, { args: [...args, INSTALL] })).output).toContain(
      "no Node.js was installed: HEALTH_HOOKS_INSTALL_NODE=false",
    );
  });

  test("--help says what a hook takes, changes nothing and needs no Node.js", async () => {
    const bench = await hookBench();
    rmSync(bench.instance.path("/usr/bin/node-20"));
    for (const hook of [ALLOWED_HOSTS, HEALTH_CHECK, INSTALL])
      for (const given of [["--help"], ["-h"], ["--dry-run", "--help"]]) {
        if (hook === INSTALL && given.length > 1) continue;
        const run = await bench.run(
          path,
          { HEALTH_HOOKS_NODE: undefined },
          { args: [...args, hook, ...given] },
        );
        expect(run).toMatchObject({
          code: 0,
          stderr: "",
          stdout: expect.stringMatching(/^usage.*\n {2}--dry-run /),
        });
        expect(run.stdout.includes("--doctor")).toBe(hook === HEALTH_CHECK);
      }
  });

  test("install_node installs nothing for an option that it does not know", async () => {
    const bench = await hookBench();
    const dnf = program(bench, "/usr/bin/dnf", `echo called >>"$0.log"`);
    rmSync(bench.instance.path("/usr/bin/node-20"));
    for (const given of [
      ["--helpp"],
      ["--dryrun"],
      ["--dry-run", "x"],
      ["nodejs24"],
      ["-\u001b[2J\nERROR x: y"],
    ]) {
      const run = await bench.run(
        path,
        { HEALTH_HOOKS_NODE: undefined },
        { args: [...args, INSTALL, ...given] },
      );
      expect(run.code).toBe(2);
      expectPlain(run.output);
      expect(run.output).toContain("nothing was installed");
    }
    expect(spawnSync("test", ["-e", `${dnf}.log`]).status).toBe(1);
  });
});

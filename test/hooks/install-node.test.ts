import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { NODES, type NodeJs } from "../support/nodes.ts";
import { REPOSITORY } from "../support/repository.ts";
import { ALLOWED_HOSTS, type HookRun, lastLine, NOT_PROVEN } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";
import { SHELLS, type Shell } from "../support/shells.ts";
import { steeringProperties } from "../support/steering.ts";

const INSTALL = join(REPOSITORY, ".platform/hooks/prebuild/00_install_node");
const NOT_NAMED = { HEALTH_HOOKS_NODE: undefined };
/** What the packages have in them here; the oldest is the Node.js of the tests, whichever that is. */
const packaged = (major: number): NodeJs =>
  NODES.find(({ version }) => version.startsWith(`v${major}.`)) ?? {
    version: process.version,
    path: process.execPath,
  };

const AMAZON_LINUX_2 = 'NAME="Amazon Linux"\nVERSION="2"\nID="amzn"\nVERSION_ID="2"\n';
const AMAZON_LINUX_2023 = 'NAME="Amazon Linux"\nVERSION="2023"\nID="amzn"\nVERSION_ID="2023"\n';

// What the fake dnf does, in sh; $package is what it is asked for.
const INSTALLS = `ln -s "$packages/$package" "$bin/node-\${package#nodejs}"`;
const FINDS_NO_MATCH = 'echo "Error: Unable to find a match: $package" >&2; exit 1';
const takes = (seconds: number) => `echo $(($(cat "$clock") + ${seconds})) >"$clock"`;
const WAITS_FOR_THE_LOCK = 'echo "Waiting for process with pid 4711 to finish."; exec sleep 60';

interface DnfBench extends HookBench {
  /** The arguments of each call of dnf so far. */
  calls(): Promise<readonly string[]>;
  /** The grace and the limit that timeout had for each. */
  limits(): Promise<readonly string[]>;
}

interface DnfOptions {
  readonly dnf: string | undefined;
  /** In real seconds: when the fake timeout ends dnf. */
  readonly patience?: number | undefined;
}

/** An instance without Node.js, with a dnf that does what it is told and a clock that only dnf moves. */
async function dnfBench({ dnf, patience = 20 }: DnfOptions): Promise<DnfBench> {
  const bench = await hookBench();
  const { instance } = bench;
  await rm(instance.path("/usr/bin/node-20"));
  const replace = async (name: string, put: (path: string) => Promise<void>) => {
    await rm(instance.path(`/usr/bin/${name}`), { force: true });
    await put(instance.path(`/usr/bin/${name}`));
  };
  const program = (name: string, text: string) =>
    replace(name, (path) => writeFile(path, `#!/bin/sh\n${text}\n`, { mode: 0o755 }));
  for (const tool of ["cat", "chmod", "ln", "sleep"])
    await replace(tool, (path) => symlink(`/bin/${tool}`, path));

  const packages = instance.path("/opt/packages");
  await mkdir(packages, { recursive: true });
  for (const major of [24, 22, 20]) await symlink(packaged(major).path, join(packages, `nodejs${major}`));
  const clock = instance.path("/var/lib/clock");
  const limits = instance.path("/var/log/timeout.log");
  const calls = instance.path("/var/log/dnf.log");
  await writeFile(clock, "1000000000\n");
  await program("date", `cat '${clock}'`);
  await program(
    "timeout",
    `echo "$1 $2 $3" >>'${limits}'; shift 3; exec /usr/bin/timeout -k 0.2 ${patience} "$@"`,
  );
  if (dnf !== undefined) {
    await program(
      "dnf",
      `for package; do :; done
echo "$*" >>'${calls}'
clock='${clock}' packages='${packages}' bin='${instance.path("/usr/bin")}'
${dnf}`,
    );
  }
  const linesOf = async (file: string) =>
    existsSync(file) ? (await readFile(file, "utf8")).trimEnd().split("\n") : [];
  return { ...bench, calls: () => linesOf(calls), limits: () => linesOf(limits) };
}

/** The hook's own lines, stdout's first, as an instance would print them: dnf and the shell have theirs between. */
function printed({ instance }: HookBench, { stdout, stderr }: HookRun): readonly string[] {
  const lines = `${stdout}${stderr}`.replaceAll(instance.path("/usr/"), "/usr/").split("\n");
  return lines.filter((line) => line.includes(" install_node: "));
}

interface More {
  readonly env?: Record<string, string>;
  readonly osRelease?: string;
  /** In real seconds: when the fake timeout ends dnf. */
  readonly patience?: number;
  readonly limits?: readonly string[];
  /** False where the docs have the same line with another detail in it. */
  readonly isDocumented?: false;
}

/** `asked`: the packages that dnf is asked for. */
type Outcome = readonly [
  name: string,
  dnf: string | undefined,
  asked: readonly string[],
  says: readonly string[],
  more?: More,
];

const asking = (...packages: readonly string[]) =>
  packages.map((name) => `INFO install_node: installing ${name}`);
const installed = (major: number) =>
  `INFO install_node: installed nodejs${major}: /usr/bin/node-${major} is ${packaged(major).version}`;
const ALL = ["nodejs24", "nodejs22", "nodejs20"];
const NO_WAY_TO_THE_REPOSITORIES =
  "WARN install_node: It needs a way to Amazon Linux's repositories: the internet (NAT gateway) or an S3 endpoint of the VPC.";
const NOT_IN_TIME = [
  ...asking("nodejs24"),
  "WARN install_node: If nothing held the lock, the repositories are slow or out of reach. The next deployment tries again.",
  'WARN install_node: no Node.js was installed: dnf was not done within 120 s; "Waiting for process" above means that another program held its lock',
];
const NOT_ON_AMAZON_LINUX_2 = [
  "WARN install_node: Move to a platform branch on Amazon Linux 2023, or name a Node.js that runs here in HEALTH_HOOKS_NODE.",
  "WARN install_node: no Node.js was installed: this is Amazon Linux 2, whose glibc 2.26 is older than the 2.28 that the official builds of Node.js 20 and newer need",
];

const OUTCOMES: readonly Outcome[] = [
  [
    "the newest package is there",
    INSTALLS,
    ["nodejs24"],
    [...asking("nodejs24"), installed(24)],
    { osRelease: AMAZON_LINUX_2023, limits: ["-k 15 120"] },
  ],
  [
    "an older platform version's repositories lack the newest package",
    `${takes(7)}; if [ "$package" = nodejs24 ]; then ${FINDS_NO_MATCH}; fi; ${INSTALLS}`,
    ["nodejs24", "nodejs22"],
    [...asking("nodejs24", "nodejs22"), installed(22)],
    { limits: ["-k 15 120", "-k 15 113"] },
  ],
  [
    "they have only the oldest",
    `if [ "$package" != nodejs20 ]; then ${FINDS_NO_MATCH}; fi; ${INSTALLS}`,
    ALL,
    [...asking(...ALL), installed(20)],
  ],
  [
    "dnf fails after it has installed the program",
    `${INSTALLS}; exit 1`,
    ["nodejs24"],
    [...asking("nodejs24"), installed(24)],
  ],
  [
    "the clock is set back meanwhile",
    `${takes(-3600)}; if [ "$package" = nodejs24 ]; then ${FINDS_NO_MATCH}; fi; ${INSTALLS}`,
    ["nodejs24", "nodejs22"],
    [...asking("nodejs24", "nodejs22"), installed(22)],
    { limits: ["-k 15 120", "-k 15 120"] },
  ],
  [
    "HEALTH_HOOKS_NODE names nothing",
    INSTALLS,
    ["nodejs24"],
    [
      ...asking("nodejs24"),
      installed(24),
      "WARN install_node: HEALTH_HOOKS_NODE names /opt/node/bin/node, which does not exist; the hooks use /usr/bin/node-24 instead",
    ],
    { env: { HEALTH_HOOKS_NODE: "/opt/node/bin/node" } },
  ],
  [
    "no repository can be reached",
    `${takes(31)}; echo "Error: Failed to download metadata for repo 'amazonlinux'" >&2; exit 1`,
    ALL,
    [
      ...asking(...ALL),
      NO_WAY_TO_THE_REPOSITORIES,
      "WARN install_node: no Node.js was installed: dnf could install none of nodejs24, nodejs22 and nodejs20 (exit code 1); its lines above say why",
    ],
    { limits: ["-k 15 120", "-k 15 89", "-k 15 58"] },
  ],
  [
    "dnf succeeds with a program that does not run",
    'echo "exit 1" >"$bin/node-24"; chmod +x "$bin/node-24"',
    ALL,
    [
      ...asking(...ALL),
      NO_WAY_TO_THE_REPOSITORIES,
      "WARN install_node: no Node.js was installed: dnf could install none of nodejs24, nodejs22 and nodejs20 (exit code 0); its lines above say why; /usr/bin/node-24 is not able to run",
    ],
    { isDocumented: false },
  ],
  [
    "another program holds dnf's lock",
    WAITS_FOR_THE_LOCK,
    ["nodejs24"],
    NOT_IN_TIME,
    { patience: 1, limits: ["-k 15 120"] },
  ],
  [
    "dnf does not end when timeout asks it to",
    `trap '' TERM; ${takes(135)}; ${WAITS_FOR_THE_LOCK}`,
    ["nodejs24"],
    NOT_IN_TIME,
    { patience: 2 },
  ],
  ["the first attempt takes all of the time", `${takes(120)}; ${FINDS_NO_MATCH}`, ["nodejs24"], NOT_IN_TIME],
  [
    "the kernel kills dnf",
    `${takes(9)}; kill -9 $$`,
    ["nodejs24"],
    [
      ...asking("nodejs24"),
      "WARN install_node: Instances with 512 MB need swap for dnf, or an AMI that has Node.js.",
      "WARN install_node: no Node.js was installed: dnf was killed (signal 9, exit code 137), as the kernel does when memory runs out",
    ],
  ],
  ["the instance runs Amazon Linux 2", undefined, [], NOT_ON_AMAZON_LINUX_2, { osRelease: AMAZON_LINUX_2 }],
  [
    "it runs Amazon Linux 2 and somebody has put dnf on it",
    INSTALLS,
    [],
    NOT_ON_AMAZON_LINUX_2,
    { osRelease: AMAZON_LINUX_2 },
  ],
  [
    "there is no dnf",
    undefined,
    [],
    [
      "WARN install_node: Amazon Linux 2023 has dnf; elsewhere put Node.js on the instance and name it in HEALTH_HOOKS_NODE.",
      "WARN install_node: no Node.js was installed: there is no dnf on this instance",
    ],
    { osRelease: 'NAME="Debian GNU/Linux"\nID=debian\nVERSION_ID="12"\n' },
  ],
  [
    "the setting forbids it",
    INSTALLS,
    [],
    [
      "WARN install_node: The hooks need Node.js 20 or newer and find none yet.",
      "WARN install_node: no Node.js was installed: HEALTH_HOOKS_INSTALL_NODE=false",
    ],
    { env: { HEALTH_HOOKS_INSTALL_NODE: "false" } },
  ],
  [
    "the hooks are disabled",
    INSTALLS,
    [],
    ["INFO install_node: disabled by HEALTH_HOOKS_ENABLED=false"],
    { env: { HEALTH_HOOKS_ENABLED: "false" } },
  ],
];

/** Those of this machine, with the shell that the hashbang names first. */
const STARTERS: readonly Shell[] = [
  { name: "its hashbang", path: INSTALL, args: [] },
  ...SHELLS.filter(({ path }) => path).map((shell) => ({ ...shell, args: [...shell.args, INSTALL] })),
];

describe("never fails a deployment and says what happened", () => {
  // Under all shells at once: what takes long here is waiting for timeout.
  test.for(OUTCOMES)("when %s", async ([, dnf, asked, says, { env, osRelease, patience, limits } = {}]) => {
    const outcomes = STARTERS.map(async ({ name, path = "", args }) => {
      const bench = await dnfBench({ dnf, patience });
      if (osRelease) {
        await mkdir(bench.instance.path("/etc"), { recursive: true });
        await writeFile(bench.instance.path("/etc/os-release"), osRelease);
      }
      const result = await bench.run(path, { ...NOT_NAMED, ...env }, { args });
      return {
        name,
        code: result.code,
        says: printed(bench, result),
        calls: await bench.calls(),
        ...(limits && { limits: await bench.limits() }),
      };
    });
    const calls = asked.map((name) => `install -y --setopt=install_weak_deps=False ${name}`);
    const expected = STARTERS.map(({ name }) => ({ name, code: 0, says, calls, ...(limits && { limits }) }));
    expect(await Promise.all(outcomes)).toEqual(expected);
  });
});

test("does nothing where a suitable Node.js is found, also when it is told to install none", async () => {
  for (const HEALTH_HOOKS_INSTALL_NODE of ["true", "false"]) {
    const bench = await dnfBench({ dnf: INSTALLS });
    await symlink(process.execPath, bench.instance.path("/usr/bin/node"));
    const result = await bench.run(INSTALL, { ...NOT_NAMED, HEALTH_HOOKS_INSTALL_NODE });
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(printed(bench, result)).toEqual([
      `INFO install_node: nothing to install: /usr/bin/node is ${process.version}`,
    ]);
    expect(await bench.calls()).toEqual([]);
  }
});

test("says that another Node.js takes the place of the one in HEALTH_HOOKS_NODE", async () => {
  const bench = await dnfBench({ dnf: INSTALLS });
  await symlink(process.execPath, bench.instance.path("/usr/bin/node-22"));
  const result = await bench.run(INSTALL, { HEALTH_HOOKS_NODE: "/opt/node" });
  expect(printed(bench, result)).toEqual([
    `INFO install_node: nothing to install: /usr/bin/node-22 is ${process.version}`,
    "WARN install_node: HEALTH_HOOKS_NODE names /opt/node, which does not exist; the hooks use /usr/bin/node-22 instead",
  ]);
  expect(await bench.calls()).toEqual([]);
});

test("installs nothing when it is run by hand with --dry-run", async () => {
  const bench = await dnfBench({ dnf: INSTALLS });
  const result = await bench.run(INSTALL, NOT_NAMED, { args: ["--dry-run"] });
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(result.stdout).toBe(
    "INFO install_node: would install the first of nodejs24, nodejs22 and nodejs20 that the repositories have\n",
  );
  expect(await bench.calls()).toEqual([]);
});

test("what dnf prints is in the log", async () => {
  const bench = await dnfBench({ dnf: `echo "Complete!"; ${FINDS_NO_MATCH}` });
  const result = await bench.run(INSTALL, NOT_NAMED);
  expect(result.stdout).toContain("Complete!");
  expect(result.stderr).toContain("Unable to find a match: nodejs24");
  expect(lastLine(result.stderr)).toContain("no Node.js was installed");
});

test("the properties that would steer a program do not reach dnf, which runs as root", async () => {
  const bench = await dnfBench({ dnf: "export; exit 1" });
  const steering = steeringProperties(bench.app);
  const { stdout } = await bench.run(INSTALL, { ...NOT_NAMED, ...steering, SHOP_COLOUR: "blue" });
  expect(stdout).toContain("SHOP_COLOUR");
  for (const name of Object.keys(steering)) expect(stdout).not.toContain(name);
});

test("the next hook runs with what was installed", async () => {
  const bench = await dnfBench({ dnf: INSTALLS });
  expect((await bench.run(ALLOWED_HOSTS, NOT_NAMED)).code).toBe(1);
  expect((await bench.run(INSTALL, NOT_NAMED)).code).toBe(0);
  expect(await bench.run(ALLOWED_HOSTS, NOT_NAMED)).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(NOT_PROVEN),
  });
  expect(await readFile(join(bench.app, ".env"), "utf8")).toContain(bench.address);
});

test("does not fail the deployment when nobody takes its lines", async () => {
  const bench = await dnfBench({ dnf: undefined });
  const args = ["-c", 'exec "$0" 2>&-', INSTALL];
  expect((await bench.run("/bin/sh", NOT_NAMED, { args })).code).toBe(0);
});

test("docs/nodejs.md has the last line of each outcome", () => {
  // Their Node.js may be older than that of the tests.
  const anyVersion = (text: string) => text.replace(/v\d+\.\d+\.\d+/g, "vN");
  const docs = anyVersion(readFileSync(join(REPOSITORY, "docs/nodejs.md"), "utf8"));
  const documented = OUTCOMES.filter(([, , , , more]) => more?.isDocumented !== false);
  const lines = documented.map(([, , , says]) => anyVersion(says.at(-1) ?? ""));
  expect(lines.filter((line) => !docs.includes(line))).toEqual([]);
});

import { readFile, rename, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NODES } from "../support/nodes.ts";
import { type HookRun, lastLine, NOT_PROVEN, runHook } from "../support/run-hook.ts";
import { type HookBench, hookBench } from "../support/sandbox.ts";
import { SHELLS, type Shell } from "../support/shells.ts";

const HOOK = ".platform/hooks/predeploy/10_allowed_hosts.cjs";

/** As the engine does it: the file by its path. */
const HASHBANG: Shell = { name: "its hashbang", path: "", args: [] };
const STARTERS = [HASHBANG, ...SHELLS];

/** Of the app that the hook lies in: Node.js parses the hook under it. */
const PACKAGES = [
  ["no package.json", undefined],
  ["a commonjs package.json", '{ "type": "commonjs" }'],
  ["a module package.json", '{ "type": "module" }'],
] as const;

interface Place {
  readonly cwd: string;
  readonly file: string;
}
type Way = readonly [name: string, prepare: (app: string) => Promise<Place> | Place];
const WAYS: readonly Way[] = [
  ["a relative path", (cwd) => ({ cwd, file: HOOK })],
  ["an absolute path", (cwd) => ({ cwd, file: join(cwd, HOOK) })],
  [
    "a symbolic link",
    async (cwd) => {
      await symlink(HOOK, join(cwd, "linked"));
      return { cwd, file: "./linked" };
    },
  ],
  [
    "a path with blanks",
    async (app) => {
      const cwd = `${app} with  blanks`;
      await rename(app, cwd);
      return { cwd, file: join(cwd, HOOK) };
    },
  ],
  ["its confighook", (cwd) => ({ cwd, file: ".platform/confighooks/predeploy/10_allowed_hosts" })],
];

type Environment = readonly [name: string, of: (bench: HookBench) => Record<string, string>];
const ENVIRONMENTS: readonly Environment[] = [
  ["the instance's environment", ({ instance }) => instance.hookEnvironment()],
  [
    "an empty environment",
    ({ instance }) =>
      // No PATH, no HOME: nothing but what keeps the hook on this machine and its hands off the machine's files.
      Object.fromEntries(
        Object.entries(instance.hookEnvironment()).filter(([name]) =>
          /^(AWS_|HEALTH_HOOKS_SYSTEM_ROOT$)/.test(name),
        ),
      ),
  ],
];

/**
 * Every shell x Node.js x package.json x environment. The way it is started only turns along, so that each way
 * meets each shell, each Node.js and each package.json but not each combination of the three: all that comes of
 * it is the text of $0, which the shell makes and Node.js reads, one after the other.
 */
const ROWS = STARTERS.flatMap((shell, s) =>
  PACKAGES.flatMap(([packageName, packageJson], p) =>
    ENVIRONMENTS.map(([environmentName, environmentOf]) => ({
      shell,
      packageName,
      packageJson,
      environmentName,
      environmentOf,
      wayOf: (n: number) => WAYS[(s + p + n) % WAYS.length] as Way,
    })),
  ),
);

function start({ path, args }: Shell, { cwd, file }: Place, env: Record<string, string>): Promise<HookRun> {
  const unnamed = { HEALTH_HOOKS_NODE: undefined, ...env };
  return path
    ? runHook(path, { cwd, env: unnamed, args: [...args, file] })
    : runHook(file, { cwd, env: unnamed });
}

test("Node.js 22 and 24 are there besides the one that runs the tests", () => {
  expect(NODES).toHaveLength(3);
  for (const major of ["v22.", "v24."]) {
    expect(NODES.some(({ version }) => version.startsWith(major))).toBe(true);
  }
});

describe.each(NODES.map((node, n) => ({ ...node, n })))("Node.js $version", ({ path: node, n }) => {
  const closers: (() => Promise<void>)[] = [];
  let bench: HookBench;
  beforeAll(async () => {
    bench = await hookBench({}, { node }, (close) => closers.push(close));
  });
  afterAll(async () => {
    for (const close of closers) await close();
  });

  for (const { shell, packageName, packageJson, environmentName, environmentOf, wayOf } of ROWS) {
    const [way, prepare] = wayOf(n);
    const title = `runs by ${shell.name} over ${way}, in an app with ${packageName}, with ${environmentName}`;
    test.skipIf(shell.path === undefined)(title, async () => {
      const place = await prepare(await bench.bundle({ files: { "package.json": packageJson } }));
      const result = await start(shell, place, environmentOf(bench));
      expect(result).toMatchObject({ code: 0, stderr: expect.stringMatching(NOT_PROVEN) });
      expect(lastLine(result.stdout)).toMatch(/^INFO allowed_hosts: changed /);
      expect(await readFile(join(place.cwd, ".env"), "utf8")).toContain(bench.address);
    });
  }
});

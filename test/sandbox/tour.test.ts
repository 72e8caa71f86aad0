import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cp, readdir, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, describe, expect, onTestFinished, type TestContext, test, vi } from "vitest";
import { readArguments } from "../../sandbox/arguments.ts";
import { startSandbox } from "../../sandbox/sandbox.ts";
import { SCENARIOS } from "../../sandbox/scenarios/index.ts";
import { record } from "../../sandbox/tour/record.ts";
import { ERASE_LINE, Screen } from "../../sandbox/tour/screen.ts";
import { play, type Scenario } from "../../sandbox/tour/tour.ts";
import { expectInDocs, markdownTable } from "../support/docs.ts";
import { nginxProgram, WITHOUT_NGINX } from "../support/nginx.ts";
import { PATIENTLY } from "../support/patience.ts";
import { commandOf, type Program, SANDBOX, startProgram } from "../support/program.ts";
import { REPOSITORY } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const [STORY] = SCENARIOS;

// Each is several processes, and most of the time it waits for the next health check.
vi.setConfig({ maxConcurrency: 5 });

/** Starts `npm run sandbox` with a folder of its own. */
function start({ onTestFinished }: TestContext, ...args: readonly string[]): Program {
  const folder = temporaryFolder(onTestFinished);
  return startProgram(SANDBOX, args, { folder, whenFinished: onTestFinished });
}

/** The repository as far as the sandbox needs it to start, as it is before a virtual environment is made in it. */
async function copyWithoutPython({ onTestFinished }: TestContext): Promise<string> {
  const copy = temporaryFolder(onTestFinished);
  for (const part of ["sandbox", "src", "package.json"]) {
    await cp(join(REPOSITORY, part), join(copy, part), { recursive: true });
  }
  await symlink(join(REPOSITORY, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Name and text of each element, from a parser that refuses what is not well-formed. */
function elementsOf(svg: string): [name: string, text: string][] {
  const script =
    "import json, sys, xml.etree.ElementTree as tree\n" +
    "elements = tree.parse(sys.argv[1]).iter()\n" +
    "print(json.dumps([[e.tag.split('}')[-1], e.text or ''] for e in elements]))";
  return JSON.parse(execFileSync("python3", ["-c", script, join(REPOSITORY, svg)], { encoding: "utf8" }));
}

/** Without what differs between two runs, and with the lines that were too long for one made whole. */
function comparable(output: string): string {
  return output
    .replaceAll("\n  |   ", " ")
    .replaceAll(/127(?:\.\d+){3}/g, "ADDRESS")
    .replaceAll(/ADDRESS:\d+/g, "ADDRESS:PORT")
    .replaceAll("https://ADDRESS:PORT/", "https://ADDRESS/") // nginx passes the host without its port
    .replaceAll(/There is no nginx here.*\n/g, "")
    .replaceAll(/\bweb\.[0-9a-f]{16}\b/g, "web.ID")
    .replaceAll(/\bv\d+\.\d+\.\d+$/gm, "VERSION");
}

const headings = (output: string) => output.split("\n").filter((line) => /^\d\. /.test(line));

describe.concurrent("npm run sandbox", () => {
  /** One run for all that compare with it. */
  let story: Promise<string> | undefined;
  const toldBy = async ({ ended, stdout }: Program) => {
    await ended;
    return stdout();
  };
  const storyTold = async (context: TestContext) => {
    story ??= toldBy(start(context));
    return story;
  };

  test.for(SCENARIOS)("plays $name to its end, and leaves nothing behind", async (scenario, context) => {
    const { name, end, needsNginx } = scenario;
    const nginx = await nginxProgram(); // it is installed where it is missing, so that the others have it too
    context.skip(needsNginx === true && nginx === undefined, WITHOUT_NGINX);
    const args = name === STORY.name ? [] : [name];
    const run = start(context, ...args);
    if (name === STORY.name) story ??= toldBy(run);
    const { stdout, stderr, ended, left } = run;
    expect(await ended, stdout()).toBe(0);
    expect(stderr()).toBe("");
    expect(stdout().split("\n").slice(-2)).toEqual([end, ""]);
    expect(headings(stdout()).map((line) => Number.parseInt(line, 10))).toEqual(
      headings(stdout()).map((_, index) => index + 1),
    );
    // A pipe gets no escape codes and no carriage returns.
    expect([...stdout()].filter((character) => character < " " && character !== "\n")).toEqual([]);
    expect(stdout()).not.toContain(tmpdir());
    expect(left()).toEqual([]);
  });

  test("shows on a terminal what it waits for, in colours, and leaves the same words there", async (context) => {
    const cwd = temporaryFolder(context.onTestFinished);
    const env = { CI: undefined, FORCE_COLOR: undefined, NO_COLOR: undefined };
    const { code, pieces } = await record(SANDBOX, { columns: 110, cwd, env });
    const written = pieces.map(({ text }) => text).join("");
    expect(code, written).toBe(0);
    expect(written).toMatch(/- \.platform\/hooks\/predeploy\/10_allowed_hosts\.cjs/);
    expect(written).toMatch(/the load balancer checks i-\w+: initial, check 4/);
    expect(written).toContain("\x1b[1m1. ");
    expect(written).toContain("\x1b[31m  - ALLOWED_HOSTS=");
    expect(written).toContain("\x1b[32m  + ALLOWED_HOSTS=");
    const left = written.split("\r\n").map((line) => line.split(ERASE_LINE).at(-1) ?? "");
    const plain = left.map((line) => stripVTControlCharacters(line)).join("\n");
    expect(comparable(plain)).toBe(comparable(await storyTold(context)));
  });

  test.for([
    ["classic", 0, /^There is no nginx here .*\n1\. .*\n/],
    ["proxy-redirect", 1, /^There is no nginx here .*\n$/],
  ] as const)("without nginx %s ends with %i, and says so", async ([name, code, said], context) => {
    const folder = temporaryFolder(context.onTestFinished);
    const { stdout, ended } = startProgram(SANDBOX, [name], {
      folder,
      env: { SANDBOX_NGINX: "" },
      whenFinished: context.onTestFinished,
    });
    expect(await ended, stdout()).toBe(code);
    expect(stdout()).toMatch(said);
  });

  test("has no colours with NO_COLOR, and nothing that moves on a terminal that cannot", async ({
    expect,
    onTestFinished,
  }) => {
    const cwd = temporaryFolder(onTestFinished);
    const play = async (env: NodeJS.ProcessEnv) => {
      const program = [...SANDBOX, "classic"];
      const options = { columns: 80, cwd, env: { CI: undefined, FORCE_COLOR: undefined, ...env } };
      return (await record(program, options)).pieces.map(({ text }) => text).join("");
    };
    const [plain, dumb] = await Promise.all([play({ NO_COLOR: "1" }), play({ TERM: "dumb" })]);
    expect(plain).toContain("the app starts");
    expect(plain.replaceAll(ERASE_LINE, "")).not.toContain("\x1b");
    expect(dumb).toContain("1. The environment has a Classic Load Balancer\r\n");
    expect(dumb).not.toContain("\x1b");
  });

  test.for([
    ["SIGINT", "while the app is deployed", "1. "],
    ["SIGINT", "while the load balancer checks", "-> 400"],
    ["SIGINT", "while a hook runs", "3. "],
    ["SIGTERM", "while a hook runs", "| INFO install_node"],
    ["SIGHUP", "while the load balancer checks", "-> 400"],
  ] as const)("%s %s leaves nothing behind, however often", async ([signal, , moment], context) => {
    const { child, says, ended, left, stdout } = start(context);
    await says(moment);
    expect(left()).not.toEqual([]);
    // Ctrl-C reaches the whole group, and whoever is impatient presses it again; kill means one process.
    const whom = (child.pid ?? expect.fail("it has no process")) * (signal === "SIGTERM" ? 1 : -1);
    process.kill(whom, signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (child.exitCode === null && child.signalCode === null) process.kill(whom, signal);
    expect(await ended).toBe(1);
    expect(stdout()).not.toContain("not as told");
    expect(left()).toEqual([]);
  });

  test("while a Python is looked for it is heard at once", async (context) => {
    const bin = temporaryFolder(context.onTestFinished);
    const slow = `#!/bin/sh\necho $$ >"$(dirname "$0")/asked"\nexec sleep 600\n`;
    await writeFile(join(bin, "python3"), slow, { mode: 0o755 });
    const script = join(await copyWithoutPython(context), "sandbox/main.ts");
    const { child, ended } = startProgram(commandOf(script), [], {
      folder: bin,
      env: { PATH: `${bin}:${process.env.PATH}` },
      whenFinished: context.onTestFinished,
    });
    // This one is sent to one process alone, so that the search goes on if it is waited for.
    const group = -(child.pid ?? expect.fail("it has no process"));
    context.onTestFinished(() => void process.kill(group, "SIGKILL"));
    const asked = () => readFileSync(join(bin, "asked"), "utf8").trim();
    await vi.waitFor(() => expect(asked()).not.toBe(""), PATIENTLY);
    child.kill("SIGINT");
    expect(await ended).toBe(1);
    expect(existsSync(`/proc/${asked()}`), "the search was waited for until it gave up").toBe(true);
  });

  test("in a fleet that is being replaced Ctrl-C leaves nothing behind", async (context) => {
    const { child, says, ended, left } = start(context, "immutable");
    await says("2. ");
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    child.kill("SIGINT");
    expect(await ended).toBe(1);
    expect(left()).toEqual([]);
  });

  test("ends when nobody reads it any more", async (context) => {
    const { child, says, ended, left } = start(context);
    await says("1. ");
    child.stdout?.destroy();
    expect(await ended).toBe(1);
    expect(left()).toEqual([]);
  });

  test("--list names every scenario with what it shows, a line each", async (context) => {
    const folder = temporaryFolder(context.onTestFinished);
    const command = commandOf("sandbox/main.ts"); // as the npm script has it
    const { stdout, ended } = startProgram(command, ["--list"], {
      folder,
      whenFinished: context.onTestFinished,
    });
    expect(await ended).toBe(0);
    const listed = stdout()
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/ {2,}/));
    expect(listed).toEqual(SCENARIOS.map(({ name, shows }) => [name, shows]));
  });

  test("what it does not know is refused with what there is", async (context) => {
    const { stdout, stderr, ended } = start(context, "rollign");
    expect([await ended, stdout()]).toEqual([1, ""]);
    const [, names = ""] =
      /^there is no scenario rollign; there are (.*)\nUsage: npm run sandbox /.exec(stderr()) ?? [];
    expect(names.split(", ")).toEqual(SCENARIOS.map(({ name }) => name));
  });

  describe("what the documents show is today's story:", () => {
    test("docs/sandbox.svg, which is text and nothing else", async (context) => {
      const elements = elementsOf("docs/sandbox.svg");
      const texts = elements.filter(([name]) => name === "text").map(([, text]) => text);
      const lines = texts.filter((text) => !/^[\d.]+ s$/.test(text)); // without the times
      const told = (await storyTold(context)).trimEnd().split("\n");
      const whole = (all: readonly string[]) => comparable(all.map((line) => `  ${line.trim()}`).join("\n"));
      expect(whole(lines), "npm run picture draws it anew").toBe(whole(["$ npm run sandbox", ...told]));
      expect(new Set(elements.map(([name]) => name))).toEqual(
        new Set(["svg", "title", "desc", "style", "rect", "g", "circle", "text"]),
      );
      const [desc] = elements.filter(([name]) => name === "desc").map(([, text]) => text);
      expect(desc).toContain("npm run picture");
      const svg = readFileSync(join(REPOSITORY, "docs/sandbox.svg"), "utf8");
      expect(svg).not.toMatch(/href|url\(|@import|\son\w+=|\/tmp\//i);
    });
  });
});

const BY_NPM = { npm_lifecycle_event: "sandbox" };

test.for<[readonly string[], NodeJS.ProcessEnv, object | string]>([
  [["rolling"], {}, { scenario: expect.objectContaining({ name: "rolling" }), keep: false }],
  [["rolling", "--keep"], BY_NPM, { scenario: expect.objectContaining({ name: "rolling" }), keep: true }],
  [["--app", "../shop", "--env", "A=1", "--env", "B="], BY_NPM, { app: "../shop", env: ["A=1", "B="] }],
  [["--kepe", "rolling"], {}, "Unknown option '--kepe'"],
  [["rolling", "classic"], {}, "one scenario at a time, not rolling and classic"],
  [["rolling", "--app", "x"], {}, "--app plays an app of your own, and rolling is a scenario"],
  [["--env", "A=1"], {}, "--env is for --app FOLDER"],
  [["../shop"], {}, "for an app of your own: npm run sandbox -- --app ../shop"],
  // npm takes options without -- for itself; these are the variables that it makes of them.
  [[], { ...BY_NPM, npm_config_list: "true" }, "type: npm run sandbox -- --list"],
  [["rolling"], { ...BY_NPM, npm_config_keep: "true" }, "type: npm run sandbox -- --keep rolling"],
  [[], { npm_config_list: "true" }, { list: false }],
])("%j with %j is understood, or says what to type", ([args, env, wanted]) => {
  if (typeof wanted === "string") expect(() => readArguments(args, env)).toThrow(wanted);
  else expect(readArguments(args, env)).toMatchObject(wanted);
});

test("each scenario is in the file of its name, and can be told by it", async () => {
  const files = (await readdir(join(REPOSITORY, "sandbox/scenarios"))).map((file) =>
    file.replace(/\.ts$/, ""),
  );
  const names = SCENARIOS.map(({ name }) => name);
  expect(files.filter((file) => file !== "index" && file !== "new-path").sort()).toEqual([...names].sort());
  expect(new Set(names).size).toBe(names.length);
});

test.for([
  ["says no", async (tour) => tour.expect(false, "because"), "because"],
  [
    "has another health check",
    async (tour) => tour.expectHealthCheck("/", "301"),
    "checks / for 200, not / for 301",
  ],
  [
    "misses a line",
    async (tour) => void tour.expectLine(/changed/),
    "no line of the hooks matches /changed/",
  ],
  [
    "is stopped by a hook",
    async (tour) => {
      await tour.deploy({ hooks: false, files: { ".platform/hooks/predeploy/01": "#!/bin/sh\nexit 3\n" } });
    },
    "the deployment failed: Command .platform/hooks/predeploy/01 failed with error exit status 3",
  ],
  [
    "changes another environment",
    async ({ sandbox }) => {
      sandbox.neighbour.healthCheck.path = "/other/";
    },
    "the target group of the other environment was changed",
  ],
] satisfies readonly [string, Scenario["play"], string][])(
  "a tour that %s has not ended as told",
  async ([, steps, why]) => {
    const sandbox = await startSandbox({ python: "/bin/true" });
    onTestFinished(() => sandbox.close());
    const said: string[] = [];
    const screen = new Screen({ write: (text) => said.push(text) });
    expect(await play({ play: steps, end: "as told" }, sandbox, screen)).toBe("not as told");
    expect(said.at(-1)).toMatch(/^not as told: /);
    expect(said.at(-1)).toContain(why);
  },
);

afterAll(() => {
  const rows = SCENARIOS.map(({ name, shows, end }) => [
    `[\`${name}\`](../sandbox/scenarios/${name}.ts)`,
    shows,
    end,
  ]);
  expectInDocs(
    "docs/sandbox.md",
    "scenarios",
    markdownTable(["scenario", "what it shows", "its last line"], rows),
  );
});

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { REPOSITORY } from "../support/repository.ts";

const FOLDER = ".github/workflows";
const WORKFLOWS = readdirSync(join(REPOSITORY, FOLDER));
const read = (path: string) => readFileSync(join(REPOSITORY, path), "utf8");

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly uses?: string;
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflow = (name: string) => parse(read(join(FOLDER, name))) as Workflow;
const commands = ({ steps = [] }: Job = {}) => steps.flatMap(({ run }) => run ?? []);

/** What GitHub's own parser finds wrong with a workflow. */
async function problems(content: string): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name: "workflow.yml", content }, new NoOperationTraceWriter());
  const { errors = [] } = value ? await convertWorkflowTemplate(context, value) : {};
  return [
    ...context.errors.getErrors().map(({ message }) => message),
    ...errors.map(({ Message }) => Message),
  ];
}

describe.each(WORKFLOWS)("%s", (name) => {
  test("is a workflow to GitHub's own parser", async () => {
    expect(await problems(read(join(FOLDER, name)))).toEqual([]);
  });

  test("only reads, unless a job says otherwise, and has each action pinned to a commit", () => {
    const { permissions, jobs } = workflow(name);
    expect(permissions).toEqual({ contents: "read" });
    const actions = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
  });
});

test.each([
  ["a key that there is not", "runs-on: ubuntu-24.04", "run-on: ubuntu-24.04"],
  ["an expression of what there is not", "needs: ci", "if: nobody.knows == 1"],
  ["a job that there is not", "needs: ci", "needs: tests"],
])("GitHub's parser would find %s", async (_, correct, wrong) => {
  const text = read(`${FOLDER}/release.yml`);
  expect(text).toContain(correct);
  expect(await problems(text.replace(correct, wrong))).not.toEqual([]);
});

test("ci.yml runs .ci/run and nothing else, on both architectures", () => {
  const { jobs } = workflow("ci.yml");
  expect(Object.values(jobs).flatMap(commands)).toEqual([".ci/run"]);
  expect(statSync(join(REPOSITORY, ".ci/run")).mode & 0o111).toBe(0o111);
  expect(jobs.ci).toMatchObject({
    "runs-on": `\${{ matrix.runner }}`,
    strategy: { matrix: { runner: ["ubuntu-24.04", "ubuntu-24.04-arm"] } },
  });
});

describe("release.yml", () => {
  const { jobs } = workflow("release.yml");

  test("releases what passed ci.yml", () => {
    expect(jobs.ci?.uses).toBe(`./${FOLDER}/ci.yml`);
    expect(jobs.release?.needs).toBe("ci");
  });

  test("gives the tag to the release script, and what that made to gh, which alone gets the token", () => {
    expect(commands(jobs.release)).toEqual([
      "npm ci",
      'npm run release -- "$GITHUB_REF_NAME"',
      expect.stringMatching(/^gh release create "\$GITHUB_REF_NAME" --verify-tag /),
    ]);
    const withEnv = jobs.release?.steps?.filter(({ env }) => env !== undefined);
    expect(withEnv?.map(({ run = "", env }) => [run.slice(0, 3), env])).toEqual([
      ["gh ", { GH_TOKEN: `\${{ github.token }}` }],
    ]);
    const writing = Object.entries(jobs).filter(([, { permissions }]) => permissions !== undefined);
    expect(writing.map(([name, { permissions }]) => [name, permissions])).toEqual([
      ["release", { contents: "write" }],
    ]);
  });

  test("has only commands that sh can parse", () => {
    for (const command of commands(jobs.release)) {
      expect(spawnSync("sh", ["-n", "-c", command], { encoding: "utf8" })).toMatchObject({
        status: 0,
        stderr: "",
      });
    }
  });
});

test("dependabot.yml looks where there is a package.json, and ignores only packages that are there", () => {
  const { updates } = parse(read(".github/dependabot.yml"));
  const [npm] = updates;
  const names = npm.directories.flatMap((directory: string) => {
    const { devDependencies, optionalDependencies } = JSON.parse(read(join(directory, "package.json")));
    return Object.keys({ ...devDependencies, ...optionalDependencies });
  });
  expect(npm.directories).toEqual(["/", "/test/nodes"]);
  const patterns = [
    ...npm.groups.bundled.patterns,
    ...npm.ignore.map((one: Record<string, string>) => one["dependency-name"]),
  ];
  for (const pattern of patterns) {
    expect(
      names.some((name: string) => name === pattern || name.startsWith(pattern.replace(/\*$/, ""))),
    ).toBe(true);
  }
});

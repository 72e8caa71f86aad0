import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { expect, test } from "vitest";
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

test.each(WORKFLOWS)(
  "%s is a workflow to GitHub's own parser, only reads, and pins each action",
  async (name) => {
    expect(await problems(read(join(FOLDER, name)))).toEqual([]);
    const { permissions, jobs } = workflow(name);
    expect(permissions).toEqual({ contents: "read" });
    const actions = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
  },
);

test("the workflow to copy in docs/check.md is one to GitHub's own parser, and pins its action", async () => {
  const [, text = ""] = /```yaml\n([\s\S]*?)```/.exec(read("docs/check.md")) ?? [];
  expect(await problems(text)).toEqual([]);
  const { permissions, jobs } = parse(text) as Workflow;
  expect(permissions).toEqual({ contents: "read" });
  const actions = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ uses }) => uses ?? []));
  const ours = Object.values(workflow("ci.yml").jobs).flatMap(({ steps = [] }) =>
    steps.map(({ uses }) => uses),
  );
  for (const action of actions) expect(ours).toContain(action);
});

test("GitHub's parser would find a key that there is not", async () => {
  const text = read(`${FOLDER}/release.yml`);
  expect(await problems(text.replace("runs-on:", "run-on:"))).not.toEqual([]);
});

test("ci.yml runs .ci/run and nothing else", () => {
  expect(Object.values(workflow("ci.yml").jobs).flatMap(commands)).toEqual([".ci/run"]);
  expect(statSync(join(REPOSITORY, ".ci/run")).mode & 0o111).toBe(0o111);
});

test("release.yml releases what passed ci.yml, and only the last step of its job gets the token", () => {
  const { ci, release, ...others } = workflow("release.yml").jobs;
  expect([ci?.uses, ci?.permissions, release?.needs, others]).toEqual([
    `./${FOLDER}/ci.yml`,
    undefined,
    "ci",
    {},
  ]);
  expect(release?.permissions).toEqual({ contents: "write" });
  expect(commands(release)).toEqual([
    "npm ci",
    'npm run release -- "$GITHUB_REF_NAME"',
    expect.stringMatching(/^gh release create "\$GITHUB_REF_NAME" --verify-tag /),
  ]);
  const withEnv = release?.steps?.flatMap(({ run = "", env }) => (env ? [[run.slice(0, 3), env]] : []));
  expect(withEnv).toEqual([["gh ", { GH_TOKEN: `\${{ github.token }}` }]]);
  for (const command of commands(release)) {
    expect(spawnSync("sh", ["-n", "-c", command], { encoding: "utf8" })).toMatchObject({
      status: 0,
      stderr: "",
    });
  }
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../sandbox/aws/iam.ts";
import { iamPolicy } from "../../src/aws/policy.ts";
import { answers, benchWithApp } from "../support/app.ts";
import { actions, addFinishedTarget } from "../support/health-check.ts";
import { REPOSITORY } from "../support/repository.ts";
import { HEALTH_CHECK, lastLine } from "../support/run-hook.ts";

const FILE = join(REPOSITORY, "docs/iam-policy.json");
const PLACEHOLDER = "NAME";
const documented = `${JSON.stringify(
  iamPolicy({ partition: "aws", region: "*", account: "*", environmentName: PLACEHOLDER }),
  null,
  2,
)}\n`;
if (process.env.WRITE_DOCS === "true") writeFileSync(FILE, documented);

const policyFor = (environmentName: string) =>
  JSON.parse(readFileSync(FILE, "utf8").replaceAll(PLACEHOLDER, environmentName)) as ReturnType<
    typeof iamPolicy
  >;
const ACTIONS = policyFor("any").Statement.flatMap(({ Action }) => Action);

test("docs/iam-policy.json is what the hook prints, for any region and account", () => {
  expect(readFileSync(FILE, "utf8")).toBe(documented);
});

/** Every call that the hook ever makes is made where a new path meets another target that is healthy. */
async function benchUnder(change: (policy: ReturnType<typeof iamPolicy>) => ReturnType<typeof iamPolicy>) {
  const bench = await benchWithApp(answers(200));
  addFinishedTarget(bench);
  bench.aws.policy = change(policyFor(bench.environment.name));
  return bench;
}

test("the policy lets exactly the hook's calls through", async () => {
  const bench = await benchUnder((policy) => policy);
  const result = await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_PATH: "/health/" });
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(bench.targetGroup.healthCheck).toMatchObject({ path: "/health/", matcher: { httpCode: "200-301" } });
  const called = new Set(bench.aws.calls.map(({ service, action }) => `${service}:${action}`));
  expect([...called].sort()).toEqual([...ACTIONS].sort());
});

describe("an action that is left out is named:", () => {
  test.for(ACTIONS)("%s", async (action) => {
    const bench = await benchUnder(({ Statement, ...policy }) => ({
      ...policy,
      Statement: Statement.map((statement) => ({
        ...statement,
        Action: statement.Action.filter((one) => one !== action),
      })),
    }));
    const { code, stderr } = await bench.run(HEALTH_CHECK, { HEALTH_HOOKS_PATH: "/health/" });
    expect(code).toBe(0);
    expect(lastLine(stderr)).toMatch(new RegExp(`may not call ${action}$`));
    expect(stderr).toContain("Attach this policy to the role of the environment's instance profile:\n");
    expect(bench.targetGroup.healthCheck.path).toBe("/");
  });
});

test("with the name of another environment in it nothing can be changed", async () => {
  const bench = await benchUnder(() => policyFor("blog-production"));
  const { stderr } = await bench.run(HEALTH_CHECK);
  expect(lastLine(stderr)).toMatch(/may not call elasticloadbalancing:ModifyTargetGroup$/);
  expect(actions(bench)).toContain("ModifyTargetGroup");
  expect(bench.targetGroup.healthCheck.matcher).toEqual({ httpCode: "200" });
});

test("a group of another environment, and one that Elastic Beanstalk did not make, are out of reach", async () => {
  const { neighbour, targetGroup, environment } = await benchWithApp();
  const decide = parsePolicy(policyFor(environment.name));
  const modify = (resource: string, tags: Readonly<Record<string, string>>) =>
    decide({ action: "elasticloadbalancing:ModifyTargetGroup", resource, tags });
  expect(modify(targetGroup.arn, targetGroup.tags)).toBe("allowed");
  expect(modify(neighbour.arn, neighbour.tags)).toBe("not allowed");
  expect(modify(targetGroup.arn.replace("awseb-", "own-"), targetGroup.tags)).toBe("not allowed");
});

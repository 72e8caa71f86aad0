import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parsePolicy } from "../../sandbox/aws/iam.ts";
import { REPOSITORY } from "../support/repository.ts";
import { runCli } from "./support.ts";

const documented = readFileSync(join(REPOSITORY, "docs/iam-policy.json"), "utf8");

test("prints docs/iam-policy.json with the environment's name in it, and nothing else", async () => {
  expect(await runCli(["policy", "--environment", "shop-production"])).toEqual({
    code: 0,
    stderr: "",
    stdout: documented.replaceAll('"NAME"', '"shop-production"'),
  });
});

test.for([
  ["eu-west-1", "aws", "allowed"],
  ["cn-north-1", "aws-cn", "not allowed"],
  ["us-gov-west-1", "aws-us-gov", "not allowed"],
  ["eusc-de-east-1", "aws-eusc", "not allowed"],
] as const)("--region %s and --account narrow it", async ([region, partition, decision]) => {
  const args = ["--environment", "shop-production", "--region", region, "--account", "123456789012"];
  const { code, stdout } = await runCli(["policy", ...args]);
  expect(code).toBe(0);
  expect(stdout).toContain(
    `"arn:${partition}:elasticloadbalancing:${region}:123456789012:targetgroup/awseb-*"`,
  );
  const decide = parsePolicy(JSON.parse(stdout));
  const modify = (name: string) =>
    decide({
      action: "elasticloadbalancing:ModifyTargetGroup",
      resource:
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/awseb-AWSEB-1/0123456789abcdef",
      tags: { "elasticbeanstalk:environment-name": name },
    });
  expect(modify("shop-production")).toBe(decision);
  expect(modify("blog-production")).toBe("not allowed");
});

test("--help says first that it is for one environment only where that is named", async () => {
  expect((await runCli(["policy", "--help"])).stdout.replaceAll(/\s+/g, " ")).toContain(
    "needs: name the environment, or it is for the target groups of every environment of the account Options:",
  );
});

test("without a name it is for every environment's target groups, and says so", async () => {
  const { code, stdout, stderr } = await runCli(["policy"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).Statement).toHaveLength(2);
  expect(stdout).not.toContain("Condition");
  expect(stderr).toBe(
    "eb-health-hooks: this is for the target groups of every environment: name one with --environment NAME.\n",
  );
});

test.for([
  [
    "--environment",
    "shop*",
    '--environment must be the name of an environment, such as shop-production, got "shop*".',
  ],
  ...["NAME", "YOUR-ENVIRONMENT-NAME"].map(
    (name) =>
      [
        "--environment",
        name,
        `--environment ${name}: put the name of your environment there. eb list prints it.`,
      ] as const,
  ),
  ["--region", "*", '--region must be a region, such as eu-west-1, got "*".'],
  ["--account", "12", `--account must be an AWS account's number of 12 digits, got "12".`],
] as const)("%s %s is refused", async ([option, value, message]) => {
  expect(await runCli(["policy", option, value])).toEqual({
    code: 2,
    stdout: "",
    stderr: `eb-health-hooks: ${message}\n`,
  });
});

test.for([
  [["--version"], 0, /^\d+\.\d+\.\d+\n$/],
  [["--help"], 0, /Exit codes: 0 done, and no error was found; 1 there are errors or findings/],
  [["check", "--help"], 0, /Usage: eb-health-hooks check \[options\] \[folder \| bundle\.zip\]/],
] as const)("%j", async ([args, code, output]) => {
  const run = await runCli(args);
  expect(run).toMatchObject({ code, stderr: "" });
  expect(run.stdout).toMatch(output);
});

test.for([[[]], [["unknown"]], [["policy", "extra"]], [["check", "a", "b"]]] as const)(
  "%j is called the wrong way: 2",
  async ([args]) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).not.toBe("");
  },
);

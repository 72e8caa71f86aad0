import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { iamPolicy } from "../src/health-check/iam-policy.ts";
import { DOCUMENTATION, SETTINGS, type Settings } from "../src/settings.ts";
import { REPOSITORY } from "./support/repository.ts";

const README = readFileSync(join(REPOSITORY, "README.md"), "utf8");

test("the table of settings is that of src/settings.ts", () => {
  const rows = (Object.keys(SETTINGS) as (keyof Settings)[]).map((key) => {
    const [shownDefault, meaning] = DOCUMENTATION[key];
    return `| \`${SETTINGS[key].variable}\` | ${shownDefault} | ${meaning} |`;
  });
  const table = ["| variable | default | meaning |", "| --- | --- | --- |", ...rows].join("\n");
  expect(README).toContain(`<!-- settings -->\n${table}\n`);
});

test("the IAM policy is the one that health_check prints", () => {
  const block = /<!-- iam-policy -->\n +```json\n([\s\S]*?)```/.exec(README)?.[1] ?? "";
  expect(JSON.parse(block)).toEqual(
    iamPolicy({
      partition: "aws",
      region: "eu-west-1",
      account: "123456789012",
      environmentName: "my-environment",
    }),
  );
});

test("the first commands that it gives are those of package.json", () => {
  const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));
  const commands = [...README.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
  expect(commands.length).toBeGreaterThan(3);
  for (const name of commands) expect(Object.keys(scripts)).toContain(name);
});

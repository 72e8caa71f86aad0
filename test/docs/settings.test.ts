import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DOCUMENTATION, SETTINGS, type Settings } from "../../src/settings.ts";
import { REPOSITORY } from "../support/repository.ts";

const README = readFileSync(join(REPOSITORY, "README.md"), "utf8");

test("the table of settings is that of src/settings.ts", () => {
  const rows = (Object.keys(SETTINGS) as (keyof Settings)[]).map((key) => {
    const [shownDefault, meaning] = DOCUMENTATION[key];
    return `| \`${SETTINGS[key].variable}\` | ${shownDefault} | ${meaning} |`;
  });
  const table = ["| variable | default | meaning |", "| --- | --- | --- |", ...rows].join("\n");
  expect(README).toContain(`<!-- settings -->\n${table}\n`);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { REPOSITORY } from "../support/repository.ts";
import { ALLOWED_HOSTS, HEALTH_CHECK } from "../support/run-hook.ts";

const NOTICES = readFileSync(join(REPOSITORY, ".platform/THIRD_PARTY_NOTICES"), "utf8");

/** By the bundler's comments, which head the code of each file. */
const BUNDLED = [ALLOWED_HOSTS, HEALTH_CHECK].flatMap((path) =>
  [...readFileSync(path, "utf8").matchAll(/^ *\/\/ (node_modules\/(?:@[^/\n]+\/)?[^/\n]+)\//gm)].map(
    ([, folder = ""]) => folder,
  ),
);
const PACKAGES = [...new Set(BUNDLED)].map((folder) => {
  const { name, version, license } = JSON.parse(
    readFileSync(join(REPOSITORY, folder, "package.json"), "utf8"),
  );
  return { folder, title: `${name} ${version} (${license})` };
});

test("name the packages in the bundles, sorted, and no other", () => {
  const titles = NOTICES.split("\n").filter((line) => /^[@\w./-]+ \d+\.\d+\.\d+\S* \([\w.-]+\)$/.test(line));
  expect([...titles].sort()).toEqual(PACKAGES.map(({ title }) => title).sort());
  expect(titles.length).toBeGreaterThan(5);
});

describe.each(PACKAGES)("$title", ({ folder, title }) => {
  test("is followed by the whole text of its licence", () => {
    const [file = ""] = readdirSync(join(REPOSITORY, folder)).filter((name) => /^licen[cs]e/i.test(name));
    const text = readFileSync(join(REPOSITORY, folder, file), "utf8").trim();
    const group = NOTICES.split(`\n${"-".repeat(80)}\n`).find((part) => part.includes(`\n${title}\n`));
    expect(text.length).toBeGreaterThan(500);
    expect(group?.endsWith(`\n\n${text}\n`)).toBe(true);
  });
});

test("give no text twice", () => {
  const texts = NOTICES.split(`\n${"-".repeat(80)}\n`).map((part) => part.slice(part.indexOf("\n\n", 2)));
  expect(new Set(texts).size).toBe(texts.length);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { REPOSITORY } from "../support/repository.ts";
import { ALLOWED_HOSTS, HEALTH_CHECK } from "../support/run-hook.ts";

const CLI = join(REPOSITORY, "dist/eb-health-hooks.cjs");
const SEPARATOR = `\n${"-".repeat(80)}\n`;

describe.each([
  [".platform/THIRD_PARTY_NOTICES", [ALLOWED_HOSTS, HEALTH_CHECK]],
  ["dist/THIRD_PARTY_NOTICES", [CLI]],
])("%s", (path, bundles) => {
  const notices = readFileSync(join(REPOSITORY, path), "utf8");
  /** By the bundler's comments, which head the code of each file. */
  const bundled = bundles.flatMap((bundle) =>
    [...readFileSync(bundle, "utf8").matchAll(/^ *\/\/ (node_modules\/(?:@[^/\n]+\/)?[^/\n]+)\//gm)].map(
      ([, folder = ""]) => folder,
    ),
  );
  const packages = [...new Set(bundled)].map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(REPOSITORY, folder, "package.json"), "utf8"),
    );
    return { folder, title: `${name} ${version} (${license})` };
  });

  test("names the packages in the bundles, sorted, and no other", () => {
    const titles = notices
      .split("\n")
      .filter((line) => /^[@\w./-]+ \d+\.\d+\.\d+\S* \([\w.-]+\)$/.test(line));
    expect([...titles].sort()).toEqual(packages.map(({ title }) => title).sort());
    expect(titles.length).toBeGreaterThan(4);
  });

  test.each(packages)("has the whole text of the licence after $title", ({ folder, title }) => {
    const [file = ""] = readdirSync(join(REPOSITORY, folder)).filter((name) => /^licen[cs]e/i.test(name));
    const text = readFileSync(join(REPOSITORY, folder, file), "utf8").trim();
    const group = notices.split(SEPARATOR).find((part) => part.includes(`\n${title}\n`));
    expect(text.length).toBeGreaterThan(500);
    expect(group?.endsWith(`\n\n${text}\n`)).toBe(true);
  });

  test("gives no text twice", () => {
    const texts = notices.split(SEPARATOR).map((part) => part.slice(part.indexOf("\n\n", 2)));
    expect(new Set(texts).size).toBe(texts.length);
  });
});

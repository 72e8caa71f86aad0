import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REPOSITORY } from "../support/repository.ts";

/** A limit that is a number of its own: of a test, of a wait, or of a program. */
const LIMIT =
  /\btimeout: [\d_]+|^\s*\}, \d[\d_]*\);$|toBeLessThan\(.*_MS|\b(?:performance|Date)\.now\(\) - \w+\)\.toBeLess/;

test("no test has a limit of its own: test/support/patience.ts says how long they wait", () => {
  const folder = join(REPOSITORY, "test");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".ts") && !/node_modules|^bench\//.test(path) && path !== "docs/patience.test.ts",
  );
  expect(files.length).toBeGreaterThan(150);
  const found = files.flatMap((path) => {
    const lines = readFileSync(join(folder, path), "utf8").split("\n");
    return lines.flatMap((line, index) => (LIMIT.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
  });
  expect(found).toEqual([]);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DJANGO_VERSIONS } from "../support/django-python.ts";
import { REPOSITORY } from "../support/repository.ts";

const LOCKS = [
  "sandbox/app/requirements",
  ...DJANGO_VERSIONS.map((django) => `test/python/locks/django-${django}`),
  "test/python/locks/aws",
];
const read = (file: string) => readFileSync(join(REPOSITORY, file), "utf8");

/** Of lines such as "Django~=5.2.0", without comments. */
function names(text: string): readonly string[] {
  const lines = text.split("\n").filter((line) => /^[\w-]/.test(line));
  return lines.map((line) => line.replace(/[~=<>].*/, "").toLowerCase()).sort();
}

test.for(LOCKS)("%s.txt pins each package, has its hashes, and names no index", (lock) => {
  const packages = read(`${lock}.txt`)
    .split(/\n(?=\S)/)
    .filter((entry) => !entry.startsWith("#"));
  expect(packages.length).toBeGreaterThan(4);
  for (const entry of packages) {
    expect(entry.trim()).toMatch(
      /^[\w.-]+==[\w.]+(?: ; [^\\]+)? \\(?:\n {4}--hash=sha256:[\da-f]{64}(?: \\)?)+$/,
    );
  }
});

test.for(LOCKS)("%s.txt has what %s.in asks for", (lock) => {
  expect(names(read(`${lock}.txt`))).toEqual(expect.arrayContaining([...names(read(`${lock}.in`))]));
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REPOSITORY } from "../support/repository.ts";

interface Locked {
  readonly version: string;
  readonly engines?: { readonly node?: string };
}

const read = (path: string) => JSON.parse(readFileSync(join(REPOSITORY, path), "utf8"));
const { packages } = read("package-lock.json") as { readonly packages: Readonly<Record<string, Locked>> };
/** The oldest major version of Node.js that the hooks run on, from `>=20`. */
const OLDEST = Number(/^>=(\d+)$/.exec(read("package.json").engines.node)?.[1]);

/** Whether a range of package.json's `engines`, such as `^20.19.0 || >=22.12.0`, has a version of this major in it. */
function admits(range: string, major: number): boolean {
  return range.split("||").some((part) => {
    const [, operator, digits] = /^(>=|\^) ?(\d+)(?:\.\d+){0,2}$/.exec(part.trim()) ?? [];
    if (digits === undefined) throw new Error(`the range ${range} is not understood`);
    return operator === "^" ? Number(digits) === major : Number(digits) <= major;
  });
}

test.each([
  [">=20", true],
  [">= 14.6", true],
  ["^20.19.0 || >=22.12.0", true],
  [">=22.0.0", false],
  ["^22.12.0 || ^24.0.0 || >=26.0.0", false],
  ["^18.0.0", false],
])("%s admits Node.js 20: %s", (range, expected) => {
  expect(admits(range, 20)).toBe(expected);
});

// The AWS SDK will need Node.js 22 with a release in January 2027, whose number nobody knows yet. What Dependabot is to
// leave alone from then on goes into its "ignore".
test("every package, whether bundled or only for the tests, is for the oldest Node.js that the hooks run on", () => {
  const engines = Object.entries(packages).flatMap(([path, { version, engines }]) =>
    engines?.node === undefined ? [] : [{ title: `${path} ${version}`, range: engines.node }],
  );
  expect(engines.filter(({ title }) => title.includes("/@aws-sdk/client-")).length).toBeGreaterThanOrEqual(3);
  expect(engines.filter(({ range }) => !admits(range, OLDEST))).toEqual([]);
});

test("the types are those of the oldest Node.js, so that newer APIs do not compile", () => {
  expect(packages["node_modules/@types/node"]?.version).toMatch(new RegExp(`^${OLDEST}\\.`));
});

test("the other Node.js versions are each of the major version in their name", () => {
  const nodes = read("test/nodes/package.json").optionalDependencies as Readonly<Record<string, string>>;
  const majors = Object.entries(nodes).map(([name, alias]) => [
    /^node(\d+)-/.exec(name)?.[1],
    /@(\d+)\./.exec(alias)?.[1],
  ]);
  expect(majors).toHaveLength(4);
  for (const [named, actual] of majors) expect(actual).toBe(named);
});

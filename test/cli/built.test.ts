import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NODES } from "../support/nodes.ts";
import { REPOSITORY } from "../support/repository.ts";
import { BROKEN_BUNDLES } from "./broken-bundles.ts";
import { exampleBundle, run, zipWith } from "./support.ts";

const text = readFileSync(join(REPOSITORY, "dist/eb-health-hooks.cjs"), "utf8");

test.for(NODES)("the tool runs on Node.js $version", async ({ path }) => {
  const zip = await zipWith(exampleBundle());
  const output = await run(path, [join(REPOSITORY, "dist/eb-health-hooks.cjs"), "check", zip], "/");
  expect(output).toContain("Nothing found");
});

test("it is one file that loads nothing but what Node.js brings along, and starts as a program", () => {
  const loaded = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = ""]) => name);
  expect(loaded.length).toBeGreaterThan(5);
  expect(loaded.filter((name) => !isBuiltin(name))).toEqual([]);
  expect(text.startsWith("#!/usr/bin/env node\n// eb-health-hooks ")).toBe(true);
  expect(/@aws-sdk|@smithy/.exec(text)).toBeNull();
});

test("a package with it has no dependencies to install", () => {
  const { dependencies } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));
  expect(dependencies).toBeUndefined();
});

/** In asked.test.ts: a bundle does not bring the Python with it. */
const OF_ASKING = ["asked", "not-asked"];

test("every finding of the source is among the broken bundles, and the other way round", () => {
  const known = BROKEN_BUNDLES.map(({ id }) => id);
  const ids = [...text.matchAll(/\bid: "([a-z0-9-]+)"/g)].map(([, id = ""]) => id);
  expect(ids.length).toBeGreaterThan(40);
  expect(ids.filter((id) => !known.includes(id) && !OF_ASKING.includes(id))).toEqual([]);
  expect(known.filter((id) => !text.includes(`"${id}"`))).toEqual([]);
});

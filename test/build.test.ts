import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { DOCUMENTATION } from "../src/settings.ts";
import { VERSION } from "../src/version.ts";
import { REPOSITORY } from "./support/repository.ts";

const PLATFORM = join(REPOSITORY, ".platform");
const read = (path: string) => readFileSync(join(PLATFORM, path), "utf8");

const FIRST = "hooks/predeploy/10_allowed_hosts.cjs";
const SECOND = "hooks/postdeploy/90_health_check.cjs";
const FILES = [
  "confighooks/postdeploy/90_health_check",
  "confighooks/predeploy/10_allowed_hosts",
  SECOND,
  "hooks/prebuild/00_install_node",
  FIRST,
];

/** What the hooks ask the app with. */
const QUESTION = ["eb-health-hooks/ask-start.py", "eb-health-hooks/ask.py"];

test("the engine runs every file in a hook folder, so nothing else lies there", () => {
  const entries = readdirSync(PLATFORM, { recursive: true, encoding: "utf8" });
  const files = entries.filter((path) => !lstatSync(join(PLATFORM, path)).isDirectory());
  const others = ["THIRD_PARTY_NOTICES", ...QUESTION];
  expect(files.filter((path) => !others.includes(path)).sort()).toEqual(FILES);
  expect(files.filter((path) => others.includes(path)).sort()).toEqual(others);
});

test.for(QUESTION)("%s is its source with a label, and nothing to start", (path) => {
  const source = readFileSync(join(REPOSITORY, "src/django", basename(path)), "utf8");
  const [, first, rest] = /^(#!.*\n)([\s\S]*)$/.exec(source) ?? [];
  const label = `# eb-health-hooks ${VERSION}, built by build.mjs: do not edit\n`;
  expect(read(path)).toBe(`${first}${label}${rest}`);
  expect(statSync(join(PLATFORM, path)).mode & 0o111).toBe(0);
});

describe.each(FILES)("%s", (path) => {
  test("starts with a sh hashbang, is executable in git too, and has LF and no BOM", () => {
    expect(read(path).startsWith("#!/bin/sh\n")).toBe(true);
    expect(read(path)).not.toContain("\r");
    expect(statSync(join(PLATFORM, path)).mode & 0o111).toBe(0o111);
  });
});

test("the first hook has nothing of the AWS SDK in it", () => {
  expect(/@aws-sdk|@smithy/.exec(read(FIRST))).toBeNull();
});

test("the second hook has the two clients but not the SDK's credential chain", () => {
  const hook = read(SECOND);
  expect(hook.includes("@aws-sdk/client-elastic-load-balancing-v2/")).toBe(true);
  expect(hook.includes("@aws-sdk/client-elastic-beanstalk/")).toBe(true);
  expect(/credential-provider-(ini|login|process|sso|web-identity)/.exec(hook)).toBeNull();
  expect(/event-?stream-?codec|lambda-invoke-store\//i.exec(hook)).toBeNull();
});

/**
 * Nothing of the first can be left out: the Python platform and the carriers of containers share most of it, and half of
 * the rest are sentences. Names and lines stay because people read what runs as root; minified it has 55 KB.
 */
describe.each([
  [FIRST, 98 * 1024],
  [SECOND, 544 * 1024],
])("%s", (path, budget) => {
  test("is no larger than its budget", () => {
    expect(Buffer.byteLength(read(path))).toBeLessThanOrEqual(budget);
  });

  test("can be read: lines, blanks and names are those of the sources", () => {
    const lines = read(path).split("\n");
    expect(read(path).length / lines.length).toBeLessThan(60);
    expect(lines.filter((line) => /^\/\/ src\/\S+\.ts$/.test(line)).length).toBeGreaterThan(10);
    expect(lines.filter((line) => /^(async )?function \w{4,}\(/.test(line)).length).toBeGreaterThan(20);
  });

  test("has no documentation of settings in it", () => {
    expect(read(path)).toContain("HEALTH_HOOKS_SUCCESS_CODES");
    expect(read(path)).not.toContain(DOCUMENTATION.successCodes[1]);
  });

  test("loads nothing but what Node.js brings along", () => {
    const loaded = [...read(path).matchAll(/\b(?:require|import)\("([^"]+)"\)/g)].map(([, name]) => name);
    expect(loaded).toContain("node:http");
    expect(loaded.filter((name) => !name?.startsWith("node:"))).toEqual([]);
  });
});

test("the JavaScript half is strict and the sh half says what may stop a deployment", () => {
  expect(read(FIRST)).toMatch(/\nMAY_STOP_DEPLOYMENT=true\n[\s\S]*\n\*\/;"use strict";\n/);
  expect(read(SECOND)).toMatch(/\nMAY_STOP_DEPLOYMENT=false\n/);
});

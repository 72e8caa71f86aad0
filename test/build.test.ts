import { execFileSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { REPOSITORY } from "./support/repository.ts";

const PLATFORM = join(REPOSITORY, ".platform");
const read = (path: string) => readFileSync(join(PLATFORM, path), "utf8");

const FILES = [
  "confighooks/postdeploy/90_health_check",
  "confighooks/predeploy/10_allowed_hosts",
  "hooks/postdeploy/90_health_check.cjs",
  "hooks/prebuild/00_install_node",
  "hooks/predeploy/10_allowed_hosts.cjs",
];

test("the engine runs every file in a hook folder, so nothing else lies there", () => {
  const entries = readdirSync(PLATFORM, { recursive: true, encoding: "utf8" });
  const files = entries.filter((path) => !lstatSync(join(PLATFORM, path)).isDirectory());
  expect(files.sort()).toEqual(FILES);
});

describe.each(FILES)("%s", (path) => {
  test("starts with a sh hashbang, is executable in git too, and has LF and no BOM", () => {
    expect(read(path).startsWith("#!/bin/sh\n")).toBe(true);
    expect(read(path)).not.toContain("\r");
    expect(statSync(join(PLATFORM, path)).mode & 0o111).toBe(0o111);
  });
});

test("the first hook has nothing of the AWS SDK in it", () => {
  expect(/@aws-sdk|@smithy/.exec(read("hooks/predeploy/10_allowed_hosts.cjs"))).toBeNull();
});

test("the second hook has the two clients but not the SDK's credential chain", () => {
  const hook = read("hooks/postdeploy/90_health_check.cjs");
  expect(hook.includes("@aws-sdk/client-elastic-load-balancing-v2/")).toBe(true);
  expect(hook.includes("@aws-sdk/client-elastic-beanstalk/")).toBe(true);
  expect(/credential-provider-(ini|login|process|sso|web-identity)/.exec(hook)).toBeNull();
  expect(Buffer.byteLength(hook)).toBeLessThan(480 * 1024);
});

test("the JavaScript half is strict and the sh half says what may stop a deployment", () => {
  expect(read("hooks/predeploy/10_allowed_hosts.cjs")).toMatch(
    /\nMAY_STOP_DEPLOYMENT=true\n[\s\S]*\n\*\/;"use strict";\n/,
  );
  expect(read("hooks/postdeploy/90_health_check.cjs")).toMatch(/\nMAY_STOP_DEPLOYMENT=false\n/);
});

test("gives the same bytes when it is run from another folder", () => {
  const check = () =>
    execFileSync(process.execPath, [join(REPOSITORY, "build.mjs"), "--check"], { cwd: "/" });
  expect(check().toString()).toBe("");
});

import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { PROGRAM_FOLDER, readProgram } from "../../src/django/ask-program.ts";
import { VERSION } from "../../src/version.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const program = (label: string, rest: string) => `#!/usr/bin/env python3\n# ${label}\n${rest}\n`;
const OURS = `eb-health-hooks ${VERSION}, built by build.mjs: do not edit`;
const [START, QUESTION] = [program(OURS, "start()"), program(OURS, "ask()")];

function app(): { readonly folder: string; readonly file: string } {
  const folder = temporaryFolder(onTestFinished);
  const ours = join(folder, PROGRAM_FOLDER);
  mkdirSync(ours, { recursive: true });
  writeFileSync(join(ours, "ask-start.py"), START);
  writeFileSync(join(ours, "ask.py"), QUESTION);
  return { folder, file: join(ours, "ask.py") };
}

test("both halves, as they are", () => {
  expect(readProgram(app().folder)).toEqual({ start: START, question: QUESTION });
});

test.for([
  ["a half is missing", (file: string) => rmSync(file)],
  ["their folder is missing", (file: string) => rmSync(join(file, ".."), { recursive: true })],
  [
    "a half is of another version",
    (file: string) => writeFileSync(file, program(OURS.replace(VERSION, "0.0.9"), "")),
  ],
  ["a half is somebody else's", (file: string) => writeFileSync(file, program("mine", ""))],
  ["a half is another file by a hard link", (file: string) => hardLink(file)],
] as const)("none where %s", ([, change]) => {
  const { folder, file } = app();
  change(file);
  expect(readProgram(folder)).toBeUndefined();
});

function hardLink(file: string): void {
  const secret = join(file, "../../../secret");
  writeFileSync(secret, "a secret\n");
  rmSync(file);
  linkSync(secret, file);
}

test.for(["ask.py", ""])("a link in the place of %j is never followed", (name) => {
  const { folder } = app();
  const path = join(folder, PROGRAM_FOLDER, name);
  renameSync(path, join(folder, "elsewhere"));
  symlinkSync(join(folder, "elsewhere"), path.replace(/\/$/, ""));
  expect(existsSync(join(folder, PROGRAM_FOLDER, "ask.py"))).toBe(true);
  expect(() => readProgram(folder)).toThrow("symbolic link");
});

test("a program that is too large is not read", () => {
  const { folder, file } = app();
  writeFileSync(file, readFileSync(file, "utf8") + "#".repeat(1024 * 1024));
  expect(() => readProgram(folder)).toThrow("larger than 1 MiB");
});

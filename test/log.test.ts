import { expect, test } from "vitest";
import { createLog, type Log } from "../src/log.ts";

function capture() {
  const out: string[] = [];
  const err: string[] = [];
  const log = createLog("a_hook", { write: (text) => out.push(text) }, { write: (text) => err.push(text) });
  return { log, out, err };
}

function infoLine(message: string): string {
  const { log, out } = capture();
  log.info(message);
  return out.join("");
}

test.for([
  ["info", ["INFO a_hook: it works\n"], []],
  ["warn", [], ["WARN a_hook: it works\n"]],
  ["error", [], ["ERROR a_hook: it works\n"]],
] as const satisfies readonly (readonly [keyof Log, readonly string[], readonly string[]])[])(
  "writes %s as one line to its stream",
  ([level, toOut, toErr]) => {
    const { log, out, err } = capture();
    log[level]("it works");
    expect({ out, err }).toEqual({ out: toOut, err: toErr });
  },
);

test.for([
  ["a newline", "a\nERROR a_hook: forged", "a ERROR a_hook: forged"],
  ["CRLF", "a\r\nERROR a_hook: forged", "a ERROR a_hook: forged"],
  ["a carriage return", "a\rb", "a b"],
  ["a line separator", "a\u2028b", "a b"],
  ["a paragraph separator", "a\u2029b", "a b"],
  ["a next-line character", "a\u0085b", "a b"],
  ["vertical tab and form feed", "a\v\fb", "a b"],
  ["a tab", "a\tb", "a b"],
  ["NUL", "a\0b", "a b"],
  ["a terminal escape", "a\u001b[2Jb", "a [2Jb"],
  ["a one-character terminal escape", "a\u009b2Jb", "a 2Jb"],
  ["marks that turn the direction of writing", "a\u202eb\u2066c\u200e", "a b c"],
  ["delete and backspace", "a\u007f\bb", "a b"],
  ["newlines at both ends", "\n\na\n", "a"],
  ["blanks at both ends", "  a  ", "a"],
] as const)("a message with %s stays one line", ([, message, text]) => {
  expect(infoLine(message)).toBe(`INFO a_hook: ${text}\n`);
});

test.for(["grüße", "日本語", "😀 ok", "a – b … c", "a\u00a0b", "100 % {\"a\": ['b']} $HOME \\n"])(
  "leaves %j as it is",
  (message) => {
    expect(infoLine(message)).toBe(`INFO a_hook: ${message}\n`);
  },
);

test("leaves a message of 2000 characters whole and says that it cut a longer one", () => {
  expect(infoLine("x".repeat(2000))).toBe(`INFO a_hook: ${"x".repeat(2000)}\n`);
  expect(infoLine("x".repeat(2001))).toBe(`INFO a_hook: ${"x".repeat(2000)} [cut]\n`);
});

test("does not count what it takes away", () => {
  expect(infoLine(`\n${"x".repeat(2000)}\n`)).toBe(`INFO a_hook: ${"x".repeat(2000)}\n`);
});

test("does not cut a character in two", () => {
  const line = infoLine(`${"x".repeat(1999)}😀 and more`);
  expect(Buffer.from(line).toString()).toBe(line);
});

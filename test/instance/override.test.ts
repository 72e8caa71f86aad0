import { expect, test } from "vitest";
import { parseEnvironmentFile } from "../../../sandbox/instance/systemd.ts";
import { HookError } from "../../../src/errors.ts";
import { renderValueFile } from "../../../src/instance/override.ts";

test.for([
  ["a list", "a.com,10.0.0.5"],
  ["nothing", ""],
  ["a blank", " "],
  ["blanks around and inside", "  a b\t "],
  ["a newline", "a\nb\n"],
  ["CRLF", "a\r\nB=2\r\n"],
  ["JSON", '["a.com", "10.0.0.5"]'],
  ["JSON with escapes", '["a\\"b", "\\\\"]'],
  ["a Python list", "['a.com', '10.0.0.5']"],
  ["a double quote", 'a"b'],
  ["a single quote", "it's"],
  ["single quotes only", "'''"],
  ["both quotes", `'a' "b"`],
  ["a reference", `\${HOME},$PATH,$$`],
  ["a reference and a single quote", `'\${HOME}'`],
  ["a backslash", "C:\\new\\"],
  ["a backslash and a single quote", "'\\n\\'\\"],
  ["a backslash before a newline and a single quote", "a'\\\nb"],
  ["a backtick", "`id`"],
  ["a backtick and a single quote", "'`id`'"],
  ["everything at once", `\\'"$\`\n #;=[]{}%!\\\\`],
  ["what looks like a comment", "# no ; comment"],
  ["what looks like another variable", "a\nALLOWED_HOSTS='*'"],
  ["text outside ASCII", "bücher.example,日本語,😀"],
] as const)("systemd reads %s as it was written", ([, value]) => {
  const text = renderValueFile(new Map([["ALLOWED_HOSTS", value]]));
  expect([...parseEnvironmentFile(text)]).toEqual([["ALLOWED_HOSTS", value]]);
});

test("keeps several variables apart", () => {
  const values = new Map([
    ["ALLOWED_HOSTS", "it's\\\n"],
    ["DJANGO_ALLOWED_HOSTS", ""],
    ["X", "a"],
  ]);
  expect([...parseEnvironmentFile(renderValueFile(values))]).toEqual([...values]);
});

test("writes one plain line for a plain value", () => {
  expect(renderValueFile(new Map([["ALLOWED_HOSTS", "a.com,10.0.0.5"]]))).toBe(
    "ALLOWED_HOSTS='a.com,10.0.0.5'\n",
  );
});

test("refuses a NUL character, without saying the value", () => {
  const render = () => renderValueFile(new Map([["ALLOWED_HOSTS", "secret\0"]]));
  expect(render).toThrow(HookError);
  expect(render).toThrow(
    expect.objectContaining({
      severity: "failure",
      message: "ALLOWED_HOSTS holds a NUL character: it is left alone",
    }),
  );
});

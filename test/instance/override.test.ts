import { expect, test } from "vitest";
import { parseEnvironmentFile } from "../../sandbox/instance/systemd.ts";
import { HookError } from "../../src/errors.ts";
import { parseValueFile, renderValueFile } from "../../src/instance/override.ts";

const render = (variables: Readonly<Record<string, string>>, proven?: string) =>
  renderValueFile({ proven, variables: new Map(Object.entries(variables)) });

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
] as const)("systemd reads %s as it was written, and so do the hooks", ([, value]) => {
  const text = render({ A: "before", ALLOWED_HOSTS: value, Z: "it's behind" });
  const variables = new Map([
    ["A", "before"],
    ["ALLOWED_HOSTS", value],
    ["Z", "it's behind"],
  ]);
  expect([...parseEnvironmentFile(text)]).toEqual([...variables]);
  expect(parseValueFile(text)).toEqual({ proven: undefined, variables });
});

test.for([
  undefined,
  "HEALTH_CHECK_HOSTS",
  "environment property ALLOWED_HOSTS",
  "ALLOWED_HOSTS in config/.env",
])("keeps by what it was proven: %s", (proven) => {
  const text = render({ HEALTH_CHECK_HOSTS: "10.0.0.5" }, proven);
  expect(text).toBe(`${proven ? `# proven: ${proven}` : "# not proven"}\nHEALTH_CHECK_HOSTS='10.0.0.5'\n`);
  expect(parseValueFile(text).proven).toBe(proven);
  expect([...parseEnvironmentFile(text)]).toEqual([["HEALTH_CHECK_HOSTS", "10.0.0.5"]]);
});

test.for([
  ["nothing", "", []],
  ["what an older release wrote", "ALLOWED_HOSTS='a,10.0.0.5'\n", [["ALLOWED_HOSTS", "a,10.0.0.5"]]],
  ["what somebody else wrote", "# note\nA=1\nB='2'\nC=\"3\n", [["B", "2"]]],
  ["a proof that is not in the first line", "A='1'\n# proven: by nobody\n", [["A", "1"]]],
] as const)("takes what it can of %s, and no proof", ([, text, variables]) => {
  expect(parseValueFile(text)).toEqual({ proven: undefined, variables: new Map(variables) });
});

test("refuses a NUL character, without saying the value", () => {
  const nul = () => render({ ALLOWED_HOSTS: "secret\0" });
  expect(nul).toThrow(HookError);
  expect(nul).toThrow(
    expect.objectContaining({
      severity: "failure",
      message: "ALLOWED_HOSTS holds a NUL character: it is left alone",
    }),
  );
});

import { describe, expect, test } from "vitest";
import { parseExpression } from "../../src/django/text/expression.ts";
import { statementsOf } from "../../src/django/text/python-text.ts";

describe("statements", () => {
  const short = (text: string) =>
    statementsOf(text).map(({ line, endLine, indent, code }) => `${line}-${endLine} ${indent} ${code}`);

  test.for([
    ["A = 1; B = 2\nC = 3", ["1-1 0 A = 1", "1-1 0 B = 2", "2-2 0 C = 3"]],
    ["A = [\n  1,  # one ]\n]\nB = 2", ["1-3 0 A = [\n  1,  \n]", "4-4 0 B = 2"]],
    ["A = 1 + \\\n  2\nB = 3", ["1-2 0 A = 1 +    2", "3-3 0 B = 3"]],
    ['A = """\n# no comment\n"""; B = 2', ['1-3 0 A = """\n# no comment\n"""', "3-3 0 B = 2"]],
    ["if A: B = 1; C = 2\nD = 3", ["1-1 0 if A:", "1-1 1 B = 1", "1-1 1 C = 2", "2-2 0 D = 3"]],
    ["if A:\n\tB = 1\n    C = 2", ["1-1 0 if A:", "2-2 8 B = 1", "3-3 4 C = 2"]],
    ["if (a := 1): pass", ["1-1 0 if (a := 1):", "1-1 1 pass"]],
    ["def f(a: int = {1: 2}) -> int: return 1", ["1-1 0 def f(a: int = {1: 2}) -> int:", "1-1 1 return 1"]],
    ["match: str = 1", ["1-1 0 match: str = 1"]],
    ["match x:\n  case 1: A = 2", ["1-1 0 match x:", "2-2 2 case 1:", "2-2 3 A = 2"]],
    ["A: list = []", ["1-1 0 A: list = []"]],
    ['A = f"{x["]"]}"\nB = 1', ['1-1 0 A = f"{x["]"]}"', "2-2 0 B = 1"]],
    ['A = f"{x:\'>9}"\nB = 1', ['1-1 0 A = f"{x:\'>9}"', "2-2 0 B = 1"]],
    ['A = f"{{"\nB = 1', ['1-1 0 A = f"{{"', "2-2 0 B = 1"]],
    ['A = r"\\"\nB = "\nC = 1', ['1-1 0 A = r"\\"', '2-2 0 B = "', "3-3 0 C = 1"]],
    ["A = 1\r\nB = 2\rC = 3", ["1-1 0 A = 1", "2-2 0 B = 2", "3-3 0 C = 3"]],
    ["\n\n# A\n  # B\nC = 1", ["5-5 0 C = 1"]],
  ] as const)("%j", ([text, statements]) => {
    expect(short(text)).toEqual(statements);
  });

  test("take a file of a megabyte as it comes", () => {
    expect(statementsOf(`A = [${"1, ".repeat(300_000)}]\nB = 1`)).toHaveLength(2);
    expect(statementsOf("[".repeat(300_000))).toHaveLength(1);
  });
});

describe("expressions", () => {
  test.for([
    ["\"a\" 'b'", { kind: "string", text: "ab" }],
    ['r"a\\d"', { kind: "string", text: "a\\d" }],
    ['"a\\\\b\\n"', { kind: "string", text: "a\\b\n" }],
    ['"""a"""', { kind: "string", text: "a" }],
    ['("a")', { kind: "string", text: "a" }],
    ['f"a{b}"', { kind: "other" }],
    ['b"a"', { kind: "other" }],
    ['"\\x41"', { kind: "other" }],
    ["a.b[", { kind: "other" }],
    ["a[1:2]", { kind: "other" }],
    ["a b", { kind: "other" }],
    ["", { kind: "other" }],
    ["(".repeat(100_000), { kind: "other" }],
    ["not ".repeat(100_000), { kind: "other" }],
    ["-".repeat(100_000), { kind: "other" }],
    ["lambda a: ".repeat(100_000), { kind: "other" }],
    ["a if b else ".repeat(100_000), { kind: "other" }],
  ] as const)("%j", ([code, expression]) => {
    expect(parseExpression(code)).toEqual(expression);
  });

  test.for(['"a",', '("a",)', '["a"]', '{"a"}'])("%j holds one entry", (code) => {
    expect(parseExpression(code)).toMatchObject({ kind: "display", items: [{ kind: "string", text: "a" }] });
  });

  test.for([
    "{'a': 1, **b, 'c': {'d': [1]}}",
    "f(a, *b, c=1, **d)",
    "[x for x in y if x if not z]",
    "(a for a in b)",
    "f(a for a in b)",
    "a.b(c)[d](e)",
    "a or b and not c in d",
    "a is not None",
    "-1 + 2 * 3",
    "lambda x: x.y",
  ])("%j is one", (code) => {
    // An expression that is not understood has no entries at all.
    expect(parseExpression(`[${code}]`).kind).not.toBe("other");
  });
});

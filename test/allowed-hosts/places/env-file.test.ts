/** What the rows of test/readers/catalogue.ts do not have: those are judged with nine readers, and stand in docs/env-files.md. */

import { describe, expect, test } from "vitest";
import { addHost } from "../../../src/allowed-hosts/host-list.ts";
import { findAssignments, UnsafeAssignment } from "../../../src/allowed-hosts/places/env-file/assignments.ts";

const VARIABLE = "ALLOWED_HOSTS";
const BOM = "\u00ef\u00bb\u00bf";

/** The last of them, without what readers differ in around it. */
function findAssignment(text: string, variable: string) {
  const found = findAssignments(text, variable).at(-1);
  if (!found) return undefined;
  const { line, quote, start, value } = found;
  return { line, quote, start, value };
}

/** The whole file after the edit of its last assignment, byte for byte. */
function edit(file: string): string {
  const text = Buffer.from(file).toString("latin1");
  const assignment = findAssignments(text, VARIABLE).at(-1);
  if (!assignment) throw new Error("no assignment");
  const place = { ...assignment, maySetQuotes: assignment.quote === "'" };
  const { insertion } = addHost(assignment.value, "10.0.0.5", place);
  if (!insertion) throw new Error("nothing to add");
  const at = assignment.start + insertion.at;
  const edited = text.slice(0, at) + insertion.text + text.slice(at);
  return Buffer.from(edited, "latin1").toString();
}

describe("finds the assignment", () => {
  test.for([
    ["with blanks around =", "ALLOWED_HOSTS \t= \ta\n", 1, "", "a"],
    ["with export and tabs", "\texport\t ALLOWED_HOSTS=a\n", 1, "", "a"],
    ["in quotes with blanks around", 'ALLOWED_HOSTS = " a " \t\n', 1, '"', " a "],
    ["with a # in quotes", 'ALLOWED_HOSTS="a # b" # note\n', 1, '"', "a # b"],
    ["with a # without a blank in front", "ALLOWED_HOSTS=a#b\n", 1, "", "a#b"],
    ["that starts with #", "ALLOWED_HOSTS=#x\n", 1, "", "#x"],
    ["with = in the value", "ALLOWED_HOSTS=a=b\n", 1, "", "a=b"],
    ["with a quote inside the value", "ALLOWED_HOSTS=a'b\n", 1, "", "a'b"],
    ["with an escaped backslash before the closing quote", 'ALLOWED_HOSTS="a\\\\"\n', 1, '"', "a\\\\"],
    ["with a backslash in single quotes", "ALLOWED_HOSTS='a\\'\n", 1, "'", "a\\"],
    ["after blank lines and comments", "\n\n# c\n\nALLOWED_HOSTS=a\n", 5, "", "a"],
    ["after a line that assigns nothing", "source other.env\nALLOWED_HOSTS=a\n", 2, "", "a"],
    ["over several lines with a comment after", "ALLOWED_HOSTS='a,\nb' # note\n", 1, "'", "a,\nb"],
    ["after a multi-line value", 'KEY="-----\nx=no\n-----"\nALLOWED_HOSTS=yes\n', 4, "", "yes"],
    [
      "after a multi-line value with a backslash at a line's end",
      'K="a\\\nb"\nALLOWED_HOSTS=c\n',
      3,
      "",
      "c",
    ],
    ["after a multi-line value with CRLF", 'K="a\r\nb"\r\nALLOWED_HOSTS=c\r\n', 3, "", "c"],
    ["after a comment with an apostrophe", "# don't\nALLOWED_HOSTS=a # isn't\n", 2, "", "a"],
    ["after a value with an apostrophe inside", "A=don't\nALLOWED_HOSTS='a'\n", 2, "'", "a"],
  ] as const)("%s", ([, text, line, quote, value]) => {
    const found = findAssignment(text, VARIABLE);
    expect(found).toMatchObject({ line, quote, value });
    expect(text.slice(found?.start, (found?.start ?? 0) + value.length)).toBe(value);
  });
});

describe("finds none", () => {
  test.for([
    ["in a file with a BOM only", BOM],
    ["in newlines", "\n\r\n\n"],
  ] as const)("%s", ([, text]) => {
    expect(findAssignment(text, VARIABLE)).toBeUndefined();
  });
});

const OPEN = (line: number) => `some readers take it for a part of line ${line}, where a quote is open`;
const CONTINUES = (line: number) =>
  `some readers take it for a part of line ${line}, which ends in a backslash`;

describe("refuses an assignment that is a part of another value to some readers", () => {
  test.for([
    ["inside double quotes", 'A="x\nALLOWED_HOSTS=a\n"\n', 2, OPEN(1)],
    ["inside double quotes with escaped ones", 'A="x\\"\nALLOWED_HOSTS=a\n"\n', 2, OPEN(1)],
    ["after double quotes with escaped ones", 'K="a\\"\nb"\nALLOWED_HOSTS=c\n', 3, OPEN(1)],
    ["between two apostrophes", "A=don't\nALLOWED_HOSTS=a\nB=can't\n", 2, OPEN(1)],
    ["on a line that continues a continuation", "A=b\\\nc\\\nALLOWED_HOSTS=a\n", 3, CONTINUES(2)],
    ["on a line that continues another, CRLF", "A=b\\\r\nALLOWED_HOSTS=a\r\n", 2, CONTINUES(1)],
    ["on a line that continues a quoted value", 'A="b" \\\nALLOWED_HOSTS=a\n', 2, CONTINUES(1)],
    ["on one that continues what looks like a comment", "A=b\\\n# c \\\nALLOWED_HOSTS=a\n", 3, CONTINUES(2)],
  ] as const)("%s", ([, text, line, reason]) => {
    expect(() => findAssignments(text, VARIABLE)).toThrow(new UnsafeAssignment(line, reason));
  });
});

test("finds all of them, and refuses them all when one is unsafe", () => {
  const text = "export ALLOWED_HOSTS=a\nALLOWED_HOSTS='b'\n";
  expect(findAssignments(text, VARIABLE).map(({ line, value }) => [line, value])).toEqual([
    [1, "a"],
    [2, "b"],
  ]);
  expect(() => findAssignments('ALLOWED_HOSTS="a"b\nALLOWED_HOSTS=c\n', VARIABLE)).toThrow(
    new UnsafeAssignment(1, "more text follows its closing quote"),
  );
});

const BACKSLASH = "it ends in a backslash, which some readers take for a line continuation";

describe("refuses what readers understand differently", () => {
  test.for([
    ["a closing quote that is escaped", 'ALLOWED_HOSTS="a\\"\n', 1, "its quote is never closed"],
    ["a second quoted part", "ALLOWED_HOSTS='a' 'b'\n", 1, "more text follows its closing quote"],
    [
      "text after several lines",
      'A="\n"\nALLOWED_HOSTS="a,\nb" c\n',
      3,
      "more text follows its closing quote",
    ],
    ["a backslash at the end of the file", "ALLOWED_HOSTS=a\\", 1, BACKSLASH],
    ["a backslash for a value", "ALLOWED_HOSTS=\\\na\n", 1, BACKSLASH],
    ["a backslash at the end, CRLF", "ALLOWED_HOSTS=a\\\r\nb\r\n", 1, BACKSLASH],
    [
      "the last of two, the first safe",
      'ALLOWED_HOSTS=a\nALLOWED_HOSTS="b"c\n',
      2,
      "more text follows its closing quote",
    ],
  ] as const)("%s", ([, text, line, message]) => {
    const find = () => findAssignment(text, VARIABLE);
    expect(find).toThrow(UnsafeAssignment);
    expect(find).toThrow(expect.objectContaining({ line, message }));
  });
});

describe("adding a host leaves every other byte alone", () => {
  test.for([
    ["ALLOWED_HOSTS=\t# the hosts\n", "ALLOWED_HOSTS=10.0.0.5\t# the hosts\n"],
    ["ALLOWED_HOSTS=a b   # the hosts", "ALLOWED_HOSTS=a b 10.0.0.5   # the hosts"],
    ["ALLOWED_HOSTS=a,\t \n", "ALLOWED_HOSTS=a,10.0.0.5,\t \n"],
    ['ALLOWED_HOSTS="a, b" # x\n', 'ALLOWED_HOSTS="a, b,10.0.0.5" # x\n'],
    ["ALLOWED_HOSTS='[\"a\"]'\n", 'ALLOWED_HOSTS=\'["a","10.0.0.5"]\'\n'],
    ['ALLOWED_HOSTS="[\\"a\\"]"\n', 'ALLOWED_HOSTS="[\\"a\\",\\"10.0.0.5\\"]"\n'],
    ['ALLOWED_HOSTS=["a", "b"] # x\n', 'ALLOWED_HOSTS=["a", "b", "10.0.0.5"] # x\n'],
    ['ALLOWED_HOSTS="a,\n  b"\nB=1\n', 'ALLOWED_HOSTS="a,\n  b,10.0.0.5"\nB=1\n'],
    ["ALLOWED_HOSTS=\"[\n  'a'\n]\"\n", "ALLOWED_HOSTS=\"[\n  'a','10.0.0.5'\n]\"\n"],
    ["\t export  ALLOWED_HOSTS =  a  \r\nB=1", "\t export  ALLOWED_HOSTS =  a,10.0.0.5,  \r\nB=1"],
    ["A=1\nALLOWED_HOSTS=a\r\nB=2\n", "A=1\nALLOWED_HOSTS=a,10.0.0.5\r\nB=2\n"],
    [
      "MY_ALLOWED_HOSTS=x\n#ALLOWED_HOSTS=y\nALLOWED_HOSTS=a\nALLOWED_HOSTS_2=z",
      "MY_ALLOWED_HOSTS=x\n#ALLOWED_HOSTS=y\nALLOWED_HOSTS=a,10.0.0.5\nALLOWED_HOSTS_2=z",
    ],
    [
      'KEY="-----\nHOSTS=no\n-----"\nALLOWED_HOSTS=yes\n',
      'KEY="-----\nHOSTS=no\n-----"\nALLOWED_HOSTS=yes,10.0.0.5\n',
    ],
    [
      "# größer à Å\nNAME='é'\nALLOWED_HOSTS=a # à\nB=日本語😀\n",
      "# größer à Å\nNAME='é'\nALLOWED_HOSTS=a,10.0.0.5, # à\nB=日本語😀\n",
    ],
    ["ALLOWED_HOSTS=bücher,cafà\n", "ALLOWED_HOSTS=bücher,cafà,10.0.0.5\n"],
    ["ALLOWED_HOSTS='à Å'\n", "ALLOWED_HOSTS='à Å 10.0.0.5'\n"],
    ['ALLOWED_HOSTS=["à", "Å"]\n', 'ALLOWED_HOSTS=["à", "Å", "10.0.0.5"]\n'],
  ] as const)("%j", ([before, after]) => {
    expect(edit(before)).toBe(after);
  });
});

test("every byte survives the way to text and back", () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte !== 0x0a));
  const before = Buffer.concat([Buffer.from("# "), bytes, Buffer.from("\nALLOWED_HOSTS=a")]).toString(
    "latin1",
  );
  const found = findAssignment(before, VARIABLE);
  expect(found).toEqual({ line: 2, quote: "", start: before.length - 1, value: "a" });
  expect(Buffer.from(before, "latin1").subarray(2, 2 + bytes.length)).toEqual(bytes);
});

// No deadline fires while it is read: in quadratic time each of these would take minutes to hours.
test.for(['A="\n"\n', "A=`\n`\n", "A=it's\n", 'A="\\"\n', "A=\\\n", "# c\\\n", "\n", "ALLOWED_HOSTS=a\n"])(
  "reads the largest file of nothing but %j",
  (unit) => {
    const text = unit.repeat(Math.floor((1024 * 1024) / unit.length));
    expect(findAssignments(text, VARIABLE)).toHaveLength(unit.startsWith(VARIABLE) ? 65_536 : 0);
  },
);

// No deadline fires while a regular expression runs: with a quadratic one this file takes half an hour.
test.for([
  ["blanks", "ALLOWED_HOSTS=a", " ", "b"],
  ["backslashes", "A=a", "\\", "b\nALLOWED_HOSTS=b"],
] as const)("reads the largest file with nothing but %s in a line", ([, before, character, after]) => {
  const text = before + character.repeat(1024 * 1024) + after;
  expect(findAssignment(text, VARIABLE)).toBeDefined();
});

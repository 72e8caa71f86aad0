/** Where the value stands, and what an edit leaves alone. What readers make of it is in test/readers. */
import { describe, expect, test } from "vitest";
import { UnknownListShape } from "../../../src/allowed-hosts/host-list.ts";
import {
  allAssignments,
  assignmentsOf,
  disputeAbout,
  withHost,
} from "../../../src/allowed-hosts/places/env-file.ts";

const VARIABLE = "ALLOWED_HOSTS";

describe("finds the assignment", () => {
  test.for([
    ["alone", "ALLOWED_HOSTS=a,b", 1, "a,b", true],
    ["in quotes", 'ALLOWED_HOSTS="a,b"\n', 1, "a,b", true],
    ["in single quotes", "A=1\nALLOWED_HOSTS='a b'\n", 2, "a b", true],
    ["without a value", "ALLOWED_HOSTS=\n", 1, "", true],
    ["in brackets", 'ALLOWED_HOSTS=["a", "b"]\n', 1, '["a", "b"]', false],
    ["with blanks around =", "ALLOWED_HOSTS \t= \ta\n", 1, "a", false],
    ["with export and tabs", "\texport\t ALLOWED_HOSTS=a\n", 1, "a", false],
    ["in quotes with blanks behind", 'ALLOWED_HOSTS="a" \t\n', 1, "a", false],
    ["in quotes with a comment behind", "ALLOWED_HOSTS='a' # b\n", 1, "a", false],
    ["with a comment", "ALLOWED_HOSTS=a\t # b\n", 1, "a", false],
    ["with a # in quotes", 'ALLOWED_HOSTS="a # b"\n', 1, "a # b", true],
    ["with a # without a blank in front", "ALLOWED_HOSTS=a#b\n", 1, "a#b", false],
    ["with an escaped quote", 'ALLOWED_HOSTS="a\\"b"\n', 1, 'a\\"b', true],
    ["with a quote that is never closed", 'ALLOWED_HOSTS="a,b\n', 1, '"a,b', false],
    ["with a reference", "ALLOWED_HOSTS=$A\n", 1, "$A", false],
    ["with a carriage return", "A=1\r\nALLOWED_HOSTS=a,b\r\nB=2\r\n", 2, "a,b", true],
    [
      "that ends in a byte that Latin-1 has for a blank",
      "ALLOWED_HOSTS=caf\u00c3\u00a0\n",
      1,
      "caf\u00c3\u00a0",
      true,
    ],
  ] as const)("%s", ([, text, line, value, isPlain]) => {
    const [first, ...others] = assignmentsOf(text, VARIABLE);
    expect([first, others]).toMatchObject([{ line, value, isPlain }, []]);
    expect(text.slice(first?.start).startsWith(value)).toBe(true);
  });
});

test("finds each variable with all of its assignments, and nothing in comments or names that are longer", () => {
  const text =
    "#ALLOWED_HOSTS=x\nMY_ALLOWED_HOSTS=m\nALLOWED_HOSTS=a\n\nB=2\nexport ALLOWED_HOSTS='b'\n1A=2\nA-B=3\n";
  const lines = [...allAssignments(text)].map(([name, all]) => [name, all.map(({ line }) => line)]);
  expect(lines).toEqual([
    ["MY_ALLOWED_HOSTS", [2]],
    ["ALLOWED_HOSTS", [3, 6]],
    ["B", [5]],
  ]);
});

/** The whole file after the edit, byte for byte. */
function edit(file: string, separator: "," | " " = ","): string {
  const text = Buffer.from(file).toString("latin1");
  const edited = withHost(text, assignmentsOf(text, VARIABLE), "10.0.0.5", separator);
  return Buffer.from(edited, "latin1").toString();
}

describe("adding a host leaves every other byte alone", () => {
  test.for([
    ["ALLOWED_HOSTS=a b   # the hosts", "ALLOWED_HOSTS=a b 10.0.0.5   # the hosts"],
    ["ALLOWED_HOSTS=a,\t \n", "ALLOWED_HOSTS=a,10.0.0.5\t \n"],
    ['ALLOWED_HOSTS="a, b" # x\n', 'ALLOWED_HOSTS="a, b,10.0.0.5" # x\n'],
    ["ALLOWED_HOSTS='[\"a\"]'\n", 'ALLOWED_HOSTS=\'["a","10.0.0.5"]\'\n'],
    ['ALLOWED_HOSTS="[\\"a\\"]"\n', 'ALLOWED_HOSTS="[\\"a\\",\\"10.0.0.5\\"]"\n'],
    ['ALLOWED_HOSTS=["a", "b"] # x\n', 'ALLOWED_HOSTS=["a", "b", "10.0.0.5"] # x\n'],
    ["\t export  ALLOWED_HOSTS =  a  \r\nB=1", "\t export  ALLOWED_HOSTS =  a,10.0.0.5  \r\nB=1"],
    ["A=1\nALLOWED_HOSTS=a\r\nB=2\n", "A=1\nALLOWED_HOSTS=a,10.0.0.5\r\nB=2\n"],
    [
      "ALLOWED_HOSTS=a\nB=1\nexport ALLOWED_HOSTS='b c'\n",
      "ALLOWED_HOSTS=a,10.0.0.5\nB=1\nexport ALLOWED_HOSTS='b c 10.0.0.5'\n",
    ],
    [
      "# größer à Å\nNAME='é'\nALLOWED_HOSTS=a # à\nB=日本語😀\n",
      "# größer à Å\nNAME='é'\nALLOWED_HOSTS=a,10.0.0.5 # à\nB=日本語😀\n",
    ],
    ["ALLOWED_HOSTS=bücher,cafà\n", "ALLOWED_HOSTS=bücher,cafà,10.0.0.5\n"],
    ["ALLOWED_HOSTS=cafà", "ALLOWED_HOSTS=cafà,10.0.0.5"],
    ['ALLOWED_HOSTS=["à", "Å"]\n', 'ALLOWED_HOSTS=["à", "Å", "10.0.0.5"]\n'],
    ["ALLOWED_HOSTS=10.0.0.5,a\n", "ALLOWED_HOSTS=10.0.0.5,a\n"],
    ["ALLOWED_HOSTS=*\n", "ALLOWED_HOSTS=*\n"],
  ] as const)("%j", ([before, after]) => {
    expect(edit(before)).toBe(after);
  });

  test("one host gets the separator that is asked for", () => {
    expect(edit("ALLOWED_HOSTS=a\n", " ")).toBe("ALLOWED_HOSTS=a 10.0.0.5\n");
  });

  test.for([
    'ALLOWED_HOSTS="a,b\n',
    "ALLOWED_HOSTS=a;b\n",
    "ALLOWED_HOSTS=a\nALLOWED_HOSTS=$B\n",
    "ALLOWED_HOSTS=a\\\n",
  ])("and %j is no list", (text) => {
    expect(() => edit(text)).toThrow(UnknownListShape);
  });
});

const NOT_PLAIN = "the line is not plainly NAME=value";
const RUNS_ON = "the line ends in a backslash or opens a quote";
const NAMES_IT = "the line names ALLOWED_HOSTS as well";
const ODD_ENDS = "the file has line ends that only some readers know";

describe("readers may disagree, where nobody can be asked, about", () => {
  test.for([
    ["blanks around =", "ALLOWED_HOSTS = a\n", 1, NOT_PLAIN],
    ["export", "export ALLOWED_HOSTS=a\n", 1, NOT_PLAIN],
    ["a comment", "ALLOWED_HOSTS=a # b\n", 1, NOT_PLAIN],
    ["a quote that is never closed", "ALLOWED_HOSTS='a\n", 1, NOT_PLAIN],
    ["more text behind the closing quote", "ALLOWED_HOSTS='a'b\n", 1, NOT_PLAIN],
    ["a backslash at the end", "ALLOWED_HOSTS=a\\\nb\n", 1, NOT_PLAIN],
    ["a second assignment", "A=1\nALLOWED_HOSTS=a\nALLOWED_HOSTS=b\n", 3, NAMES_IT],
    ["a backslash before a quote above", "A='x\\'\nALLOWED_HOSTS=a\n", 1, RUNS_ON],
    ["a line above that opens a quote", 'A="x\nALLOWED_HOSTS=a\n"\n', 1, RUNS_ON],
    ["an apostrophe above", "A=don't\nALLOWED_HOSTS=a\n", 1, RUNS_ON],
    ["a backtick above", "A=`x\nALLOWED_HOSTS=a\n", 1, RUNS_ON],
    ["a line above that ends in a backslash", "A=b\\\nALLOWED_HOSTS=a\n", 1, RUNS_ON],
    ["one with a blank behind it", "A=b\\ \nALLOWED_HOSTS=a\n", 1, RUNS_ON],
    ["a comment above that ends in a backslash", "B=1\n# b \\\nALLOWED_HOSTS=a\n", 2, RUNS_ON],
    ["a URL that is made of the list", `ALLOWED_HOSTS=a\nURL=https://\${ALLOWED_HOSTS}\n`, 2, NAMES_IT],
    ["a line end that only Python knows", "A=1\u000bB=2\nALLOWED_HOSTS=a\n", 2, ODD_ENDS],
    ["a carriage return that stands alone", "A=1\rB=2\nALLOWED_HOSTS=a\n", 2, ODD_ENDS],
    ["U+2028", "A=\u00e2\u0080\u00a8\nALLOWED_HOSTS=a\n", 2, ODD_ENDS],
  ] as const)("%s", ([, text, line, reason]) => {
    expect(disputeAbout(text, VARIABLE, assignmentsOf(text, VARIABLE))).toEqual({ line, reason });
  });

  test.for([
    "ALLOWED_HOSTS=a,b\n",
    "ALLOWED_HOSTS='a b'",
    '# it\'s "fine"\nA="b c"\nALLOWED_HOSTS=a\nB=don\'t\n',
    "A='x'\nMY_ALLOWED_HOSTS=1\n# ALLOWED_HOSTS=2\nALLOWED_HOSTS=a\n",
    "GREETING=größer\nALLOWED_HOSTS=a\n",
    "B=1\n",
  ])("but not about %j", (file) => {
    const text = Buffer.from(file).toString("latin1");
    expect(disputeAbout(text, VARIABLE, assignmentsOf(text, VARIABLE))).toBeUndefined();
  });
});

// No deadline fires while a file is read: in quadratic time each of these would take minutes to hours.
test.for([
  ...["A='\n", 'A="\\"\n', "A=\\\n", "# c\\\n", "\n", "ALLOWED_HOSTS=a\n"].map((unit) => [
    "",
    unit,
    "\nALLOWED_HOSTS=a\n",
  ]),
  ["ALLOWED_HOSTS=a", " ", "b\n"],
  ["ALLOWED_HOSTS=a", " #", "b\n"],
  ["A=a", "\\", "b\nALLOWED_HOSTS=b\n"],
  ['A="', '\\"', "\nALLOWED_HOSTS=b\n"],
  ["A=", "\"'", "\nALLOWED_HOSTS=b\n"],
  ['ALLOWED_HOSTS="', "\\\\", '"\n'],
] as const)(
  "the largest file of %j and nothing but %j is read at once",
  ([before = "", unit = "", after = ""]) => {
    const text = before + unit.repeat(Math.floor((1024 * 1024) / unit.length)) + after;
    const found = assignmentsOf(text, VARIABLE);
    expect(found.length).toBeGreaterThan(0);
    disputeAbout(text, VARIABLE, found);
    try {
      withHost(text, found, "10.0.0.5", ",");
    } catch (error) {
      expect(error).toBeInstanceOf(UnknownListShape);
    }
  },
);

test("the largest file of other variables is read at once", () => {
  const text = Array.from({ length: 80_000 }, (_, index) => `V${index}=a.com\n`).join("");
  expect(allAssignments(text).size).toBe(80_000);
});

import { beforeAll, describe, expect, test } from "vitest";
import { judge } from "./claim.ts";
import { type Edit, editFile } from "./edit.ts";
import { availableReaders, type ReadResult } from "./readers.ts";

const VARIABLE = "ALLOWED_HOSTS";
const ADDRESS = "10.0.0.5";

/** A way to write the file; the readers, by the start of their names, for which the claim does not hold yet. */
type Row = readonly [name: string, text: string, broken?: readonly string[]];

const EDITED: readonly Row[] = [
  // Plain lists
  ["commas", "A=1\nALLOWED_HOSTS=.example.com,b.com\nB=2\n"],
  ["one host", "ALLOWED_HOSTS=a.com\nB=2\n"],
  ["no value", "A=1\nALLOWED_HOSTS=\nB=2\n"],
  ["no value at the end of the file", "A=1\nALLOWED_HOSTS="],
  ["blanks for a value", "ALLOWED_HOSTS=  \nB=2\n"],
  ["no final newline", "A=1\nALLOWED_HOSTS=a.com,b.com"],
  ["a comma at the end", "ALLOWED_HOSTS=a.com,b.com,\n"],
  ["an empty entry", "ALLOWED_HOSTS=a.com,,b.com\n"],
  ["a port", "ALLOWED_HOSTS=a.com:8000,b.com\n"],
  ["IPv6 first", "ALLOWED_HOSTS=[fd00::1],b.com\n"],
  ["a star", "ALLOWED_HOSTS=*\nB=2\n"],
  ["a star among others", "ALLOWED_HOSTS=a.com,*\n"],
  ["the address already", "ALLOWED_HOSTS=a.com,10.0.0.5\n"],
  ["the address with a blank in front", "ALLOWED_HOSTS=a.com, 10.0.0.5\n"],
  ["an address that starts with it", "ALLOWED_HOSTS=10.0.0.50,a.com\n"],
  ["no ASCII", "ALLOWED_HOSTS=bücher.example,b.com\nB=é\n"],
  ["bytes that are no UTF-8 elsewhere", "# \xff\nALLOWED_HOSTS=a.com\nB=2\n"],

  // Blanks
  ["commas and blanks", "ALLOWED_HOSTS=a.com, b.com\nB=2\n"],
  ["commas and blanks in quotes", 'ALLOWED_HOSTS="a.com, b.com"\n'],
  ["blanks", "ALLOWED_HOSTS=a.com b.com\nB=2\n"],
  ["blanks in double quotes", 'ALLOWED_HOSTS="a.com b.com"\n'],
  ["blanks in single quotes", "ALLOWED_HOSTS='a.com b.com'\n"],
  ["blanks around =", "A=1\nALLOWED_HOSTS = a.com,b.com\nB=2\n"],
  ["a blank after =", "ALLOWED_HOSTS= a.com,b.com\nB=2\n"],
  ["no value but blanks around =", "ALLOWED_HOSTS = \nB=2\n"],
  ["indented", "A=1\n  ALLOWED_HOSTS=a.com,b.com\n"],
  ["blanks at the end, one host", "ALLOWED_HOSTS=a.com \t\nB=2\n"],
  ["blanks at the end", "ALLOWED_HOSTS=a.com,b.com \t\nB=2\n"],
  ["blanks at the end in quotes", 'ALLOWED_HOSTS="a.com,b.com "\n'],
  ["blanks after quotes", 'ALLOWED_HOSTS="a.com,b.com" \nB=2\n'],

  // Quotes
  ["double quotes", 'A=1\nALLOWED_HOSTS="a.com,b.com"\nB=2\n'],
  ["single quotes", "A=1\nALLOWED_HOSTS='a.com,b.com'\nB=2\n"],
  ["empty double quotes", 'ALLOWED_HOSTS=""\nB=2\n'],
  ["empty single quotes", "ALLOWED_HOSTS=''\nB=2\n"],
  ["quotes and export", 'export ALLOWED_HOSTS="a.com,b.com"\nexport B=2\n'],
  ["export", "export A=1\nexport ALLOWED_HOSTS=a.com,b.com\nexport B=2\n"],
  ["export of this line only", "A=1\nexport ALLOWED_HOSTS=a.com,b.com\nB=2\n"],
  ["export, commas and blanks", "export ALLOWED_HOSTS=a.com, b.com\nB=2\n"],
  ["a quoted backslash before", "A='C:\\'\nALLOWED_HOSTS=a.com\nB=2\n"],
  ["quotes over several lines", 'A=1\nALLOWED_HOSTS="a.com,\nb.com"\nB=2\n'],
  ["a line each in quotes", 'ALLOWED_HOSTS="a.com\nb.com"\nB=2\n'],
  ["a line each in quotes, the last closes", 'ALLOWED_HOSTS="\na.com\nb.com\n"\nB=2\n'],

  // JSON and Python
  ["JSON", 'ALLOWED_HOSTS=["a.com","b.com"]\nB=2\n'],
  ["JSON with blanks", 'ALLOWED_HOSTS=["a.com", "b.com"]\nB=2\n'],
  ["JSON in single quotes", 'ALLOWED_HOSTS=\'["a.com", "b.com"]\'\nB=2\n'],
  ["JSON in double quotes, escaped", 'ALLOWED_HOSTS="[\\"a.com\\", \\"b.com\\"]"\nB=2\n'],
  ["empty JSON in single quotes", "ALLOWED_HOSTS='[]'\n"],
  ["JSON over several lines", 'ALLOWED_HOSTS=\'[\n  "a.com",\n  "b.com"\n]\'\nB=2\n'],
  ["a Python list", "ALLOWED_HOSTS=['a.com','b.com']\nB=2\n"],
  ["a Python list in double quotes", "ALLOWED_HOSTS=\"['a.com', 'b.com']\"\nB=2\n"],

  // Comments
  ["an inline comment, one host", "ALLOWED_HOSTS=a.com # note\nB=2\n"],
  ["an inline comment", "ALLOWED_HOSTS=a.com,b.com # note\nB=2\n"],
  ["an inline comment for a value", "ALLOWED_HOSTS= # note\nB=2\n"],
  ["an inline comment with a quote", "ALLOWED_HOSTS=a.com # don't\nB=2\n"],
  ["an inline comment after quotes", 'ALLOWED_HOSTS="a.com,b.com" # note\nB=2\n'],
  ["an inline comment after JSON", 'ALLOWED_HOSTS=["a.com"] # note\nB=2\n'],
  ["a comment before with a quote", "# don't\nALLOWED_HOSTS=a.com\nB=2\n"],
  ["a comment before that ends in a backslash", "# C:\\\nALLOWED_HOSTS=a.com\nB=2\n"],
  ["commented out below", "ALLOWED_HOSTS=a.com\n#ALLOWED_HOSTS=b.com\nB=2\n"],

  // What stands around it
  ["a multi-line value before", "A='x\ny'\nALLOWED_HOSTS=a.com\nB=2\n"],
  ["a continued line before", "A=1\\\n2\nALLOWED_HOSTS=a.com\nB=2\n"],
  ["two backslashes before", "A=1\\\\\nALLOWED_HOSTS=a.com\nB=2\n"],
  ["a single quote before that is never closed", "A=it's\nALLOWED_HOSTS=a.com\nB=2\n"],
  ["backticks before", "A=`x`\nALLOWED_HOSTS=a.com\nB=2\n"],
  ["a backtick before that is never closed", "A=`x\nALLOWED_HOSTS=a.com\nB=2\n"],
  ["a line that is none before", "a line\nALLOWED_HOSTS=a.com\nB=2\n"],
  ["names that contain it", "MY_ALLOWED_HOSTS=x\nALLOWED_HOSTS=a.com\nALLOWED_HOSTS_2=y\n"],
  ["values of all kinds", "A=a#b$c\nALLOWED_HOSTS=a.com\nD=\"x # y\" # z\nE='a b'\nF=a=b\n"],
  ["the value elsewhere", "A=a.com\nALLOWED_HOSTS=a.com\nB=ALLOWED_HOSTS=a.com\n"],

  // References
  ["a reference first", "D=x.com\nALLOWED_HOSTS=$D,a.com\n"],
  ["a reference last", `D=x.com\nALLOWED_HOSTS=a.com,\${D}\n`],
  ["a reference with a default that has a comma", `ALLOWED_HOSTS=\${D:-a.com,b.com}\n`],

  // The same variable twice
  ["twice", "ALLOWED_HOSTS=a.com\nB=2\nALLOWED_HOSTS=b.com,c.com\n"],
  ["twice, of two shapes", "ALLOWED_HOSTS='[\"a.com\"]'\nALLOWED_HOSTS=b.com c.com\n"],
  ["twice, the last with the address", "ALLOWED_HOSTS=a.com\nALLOWED_HOSTS=b.com,10.0.0.5\n"],
  ["twice, the first exported", "export ALLOWED_HOSTS=a.com\nALLOWED_HOSTS=b.com\n"],
  ["twice, the last exported", "ALLOWED_HOSTS=a.com\nexport ALLOWED_HOSTS=b.com\n"],
  ["twice, the last with blanks around =", "ALLOWED_HOSTS=a.com\nALLOWED_HOSTS = b.com\n"],
  ["twice, the last with blanks inside", "ALLOWED_HOSTS=a.com\nALLOWED_HOSTS=b.com c.com\n"],
  ["twice, the last indented", "ALLOWED_HOSTS=a.com\n  ALLOWED_HOSTS=b.com\n"],

  // Line ends and byte order marks
  ["CRLF", "A=1\r\nALLOWED_HOSTS=a.com,b.com\r\nB=2\r\n"],
  ["CRLF, one host", "A=1\r\nALLOWED_HOSTS=a.com\r\nB=2\r\n"],
  ["CRLF and quotes", 'A=1\r\nALLOWED_HOSTS="a.com,b.com"\r\nB=2\r\n'],
  ["CRLF and no value", "ALLOWED_HOSTS=\r\nB=2\r\n"],
  ["a byte order mark", "\ufeffALLOWED_HOSTS=a.com,b.com\nB=2\n"],
  ["a byte order mark further up", "\ufeffA=1\nALLOWED_HOSTS=a.com,b.com\nB=2\n"],
];

/** Nothing is written, and the operator gets the line. */
const REFUSED: readonly (readonly [name: string, text: string, line: number])[] = [
  ["its double quote is never closed", 'A=1\nALLOWED_HOSTS="a.com\nB=2\n', 2],
  ["its single quote is never closed", "ALLOWED_HOSTS='a.com\nB=2\n", 1],
  ["text after quotes", 'ALLOWED_HOSTS="a.com"b\nB=2\n', 1],
  ["each host in quotes", "ALLOWED_HOSTS='a.com','b.com'\nB=2\n", 1],
  ["the last host in quotes", 'ALLOWED_HOSTS=a.com,"b.com"\nB=2\n', 1],
  ["JSON in double quotes, not escaped", 'ALLOWED_HOSTS="["a.com"]"\nB=2\n', 1],
  ["empty JSON", "ALLOWED_HOSTS=[]\nB=2\n", 1],
  ["empty JSON in double quotes", 'ALLOWED_HOSTS="[]"\nB=2\n', 1],
  ["brackets without quotes", "ALLOWED_HOSTS=[a.com,b.com]\nB=2\n", 1],
  ["JSON with two kinds of quotes", "ALLOWED_HOSTS=[\"a.com\", 'b.com']\nB=2\n", 1],
  ["JSON with a comma at the end", "ALLOWED_HOSTS='[\"a.com\",]'\nB=2\n", 1],
  ["a Python tuple", "ALLOWED_HOSTS=('a.com','b.com')\nB=2\n", 1],
  ["a continued value", "ALLOWED_HOSTS=a.com,\\\nb.com\nB=2\n", 1],
  ["a continuation after quotes", 'ALLOWED_HOSTS="a.com" \\\nB=2\n', 1],
  ["an inline comment that ends in a backslash", "ALLOWED_HOSTS=a.com,b.com # C:\\\nB=2\n", 1],
  ["a backslash inside", "ALLOWED_HOSTS=a.com\\,b.com\nB=2\n", 1],
  ["semicolons", "ALLOWED_HOSTS=a.com;b.com\nB=2\n", 1],
  ["bars", "ALLOWED_HOSTS=a.com|b.com\nB=2\n", 1],
  ["commas and blanks mixed", 'ALLOWED_HOSTS="a.com,b.com c.com"\nB=2\n', 1],
  ["a value that looks like a comment", "ALLOWED_HOSTS=#x\nB=2\n", 1],
  ["a comment without a blank in front", "ALLOWED_HOSTS=a.com#note\nB=2\n", 1],
  ["backticks", "ALLOWED_HOSTS=`hostname`,a.com\nB=2\n", 1],
  ["a command", "ALLOWED_HOSTS=$(hostname),a.com\nB=2\n", 1],
  ["a quoted backslash before another quote", "A='C:\\'\nALLOWED_HOSTS=a.com\nB='x'\n", 2],
  ["export and blanks", "export ALLOWED_HOSTS=a.com b.com\nB=2\n", 1],
  // No edit is right for all readers.
  [
    "a multi-line value before with it inside",
    'A="x\nALLOWED_HOSTS=no.com\n"\nALLOWED_HOSTS=a.com\nB=2\n',
    2,
  ],
  ["a multi-line value after with it inside", "ALLOWED_HOSTS=a.com\nA='x\nALLOWED_HOSTS=no.com\n'\nB=2\n", 3],
  ["a double quote before that is never closed", 'A="x\nALLOWED_HOSTS=a.com\nB=2\n', 2],
  ["a double quote before JSON that is never closed", "A=\"x\nALLOWED_HOSTS='[]'\nB=2\n", 2],
  ["a reference alone", "D=x.com\nALLOWED_HOSTS=$D\n", 2],
  ["a reference to it", `ALLOWED_HOSTS=a.com\nURL=https://\${ALLOWED_HOSTS}/\n`, 2],
  ["a reference to it in single quotes", `ALLOWED_HOSTS=a.com\nURL='https://\${ALLOWED_HOSTS}/'\n`, 2],
  ["a reference alone to it", "ALLOWED_HOSTS=a.com\nHOSTS=$ALLOWED_HOSTS\n", 2],
  ["in a multi-line value only", "A='x\nALLOWED_HOSTS=no.com\n'\nB=2\n", 2],
  ["on a line that continues another", "A=1\\\nALLOWED_HOSTS=a.com\nB=2\n", 2],
  ["between carriage returns", "A=1\rALLOWED_HOSTS=a.com\rB=2\r", 1],
  ["after a form feed", "A=1\fALLOWED_HOSTS=a.com\nB=2\n", 1],
];

/** No reader has the variable either. */
const ABSENT: readonly Row[] = [
  ["an empty file", ""],
  ["commented out", "# ALLOWED_HOSTS=a.com\nA=1\n"],
  ["in longer names", "MY_ALLOWED_HOSTS=a.com\nALLOWED_HOSTS_2=b.com\n"],
  ["in another case", "allowed_hosts=a.com\n"],
  ["the name alone", "A=1\nALLOWED_HOSTS\nB=2\n"],
  ["in a value", "A=ALLOWED_HOSTS=a.com\n"],
  ["glued to the line before", "A=1ALLOWED_HOSTS=a.com\n"],
];

const { readers } = await availableReaders();

/** Latin-1 where the text has a byte that is no UTF-8. */
function edit(text: string): { readonly before: Buffer; readonly edited: Edit } {
  const before = Buffer.from(text, text.includes("\xff") ? "latin1" : "utf8");
  return { before, edited: editFile(before, VARIABLE, ADDRESS) };
}

type Seen = ReadonlyMap<string, readonly ReadResult[]>;

async function readAll(files: readonly Buffer[]): Promise<Seen> {
  const read = readers.map(async ({ name, readMany }) => [name, await readMany(files)] as const);
  return new Map(await Promise.all(read));
}

function of(seen: Seen, reader: string, row: number): ReadResult {
  const result = seen.get(reader)?.[row];
  if (!result) throw new Error(`${reader} has no result for row ${row}`);
  return result;
}

/** One test a row and reader; a row's known violations are expected to fail. */
function testRows(rows: readonly Row[], check: (reader: string, row: number) => void): void {
  const cases = rows.flatMap(([name, , broken = []], row) =>
    readers.map((reader) => {
      const isBroken = broken.some((start) => reader.name.startsWith(start));
      return { title: `${name}: ${reader.name}`, reader: reader.name, row, isBroken };
    }),
  );
  for (const { title, reader, row, isBroken } of cases) {
    (isBroken ? test.fails : test)(title, () => check(reader, row));
  }
}

describe("edited, and no reader is worse off", () => {
  const rows = EDITED.map(([, text]) => edit(text));
  const after = rows.map(({ before, edited }) => ("bytes" in edited ? edited.bytes : before));
  let seen: { before: Seen; after: Seen };
  beforeAll(async () => {
    seen = { before: await readAll(rows.map(({ before }) => before)), after: await readAll(after) };
  });

  test.for(EDITED.map(([name], row) => [name, row] as const))("%s: is edited", ([, row]) => {
    expect(rows[row]?.edited).toHaveProperty("bytes");
  });
  testRows(EDITED, (reader, row) => {
    const [was, is] = [of(seen.before, reader, row), of(seen.after, reader, row)];
    expect(judge(was, is, VARIABLE, ADDRESS)).toBeUndefined();
  });
});

describe("refused", () => {
  test.for(REFUSED)("%s", ([, text, line]) => {
    expect(edit(text).edited).toMatchObject({ refused: expect.any(String), line });
  });
});

describe("absent, and to every reader", () => {
  const rows = ABSENT.map(([, text]) => edit(text));
  let seen: Seen;
  beforeAll(async () => {
    seen = await readAll(rows.map(({ before }) => before));
  });

  test.for(ABSENT.map(([name], row) => [name, row] as const))("%s: is absent", ([, row]) => {
    expect(rows[row]?.edited).toEqual({ absent: true });
  });
  testRows(ABSENT, (reader, row) => {
    const result = of(seen, reader, row);
    expect("variables" in result && result.variables.has(VARIABLE)).toBe(false);
  });
});

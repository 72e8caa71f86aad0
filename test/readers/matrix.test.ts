import { beforeAll, describe, expect, test } from "vitest";
import { ABSENT, EDITED, REFUSED, type Row } from "./catalogue.ts";
import { judge } from "./claim.ts";
import { type Edit, editFile } from "./edit.ts";
import { availableReaders, type ReadResult } from "./readers.ts";

const VARIABLE = "ALLOWED_HOSTS";
const ADDRESS = "10.0.0.5";

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

/** One test a row and reader. */
function testRows(rows: readonly Row[], check: (reader: string, row: number) => void): void {
  for (const [row, [name]] of rows.entries()) {
    for (const { name: reader } of readers) test(`${name}: ${reader}`, () => check(reader, row));
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
    expect(edit(text).edited).toMatchObject({ refused: expect.stringContaining(` line ${line}: `) });
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

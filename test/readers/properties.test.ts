import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { judge } from "./claim.ts";
import { editFile } from "./edit.ts";
import { ANY_BYTES, ENV_FILE } from "./generator.ts";
import { availableReaders, type Reader } from "./readers.ts";

const VARIABLE = "ALLOWED_HOSTS";
const ADDRESS = "10.0.0.5";
/** The same cases in every run; another number makes others. */
const SEED = Number(process.env.PROPERTY_SEED ?? 1);
const CASES = 10_000;
/** For the readers that are programs of their own. */
const PROGRAM_CASES = 2_000;

const edit = (file: Buffer) => editFile(file, VARIABLE, ADDRESS);

test(`an edit is one insertion, and a second edit changes nothing (${CASES} files)`, () => {
  let edited = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: ENV_FILE }, ANY_BYTES), (file) => {
      const result = edit(file);
      if ("refused" in result) {
        refused += 1;
        expect(result.refused).toMatch(/ line \d+: /);
        return;
      }
      if (!("bytes" in result) || result.bytes.equals(file)) return;
      edited += 1;
      const inserted = insertedInto(file, result.bytes);
      expect(inserted).toMatch(/^,? ?(["']?)10\.0\.0\.5\1$/);
      expect(edit(result.bytes)).toEqual({ bytes: result.bytes });
    }),
    { numRuns: CASES, seed: SEED },
  );
  // Enough of both kinds for the claim to say something.
  expect(edited).toBeGreaterThan(CASES / 10);
  expect(refused).toBeGreaterThan(CASES / 100);
});

// With a look at the whole file for each of its lines, these would take minutes.
test.for(["ALLOWED_HOSTS=\n", "ALLOWED_HOSTS", "\\'", "a ", "\n", "ALLOWED_HOSTS=[", '"', ","])(
  "a file of 1 MiB that repeats %j is judged within the time of a test",
  (piece) => {
    const file = Buffer.from(`ALLOWED_HOSTS=${piece.repeat(2 ** 20 / piece.length)}`);
    expect(edit(file)).not.toHaveProperty("absent");
  },
);

let readers: readonly Reader[] = [];
beforeAll(async () => {
  readers = (await availableReaders()).readers;
});

test(`no reader loses a variable, and who saw the list sees the address (${PROGRAM_CASES} files)`, async () => {
  const files = fc.sample(ENV_FILE, { numRuns: PROGRAM_CASES, seed: SEED });
  const pairs = files.flatMap((before) => {
    const result = edit(before);
    return "bytes" in result && !result.bytes.equals(before) ? [{ before, after: result.bytes }] : [];
  });
  expect(pairs.length).toBeGreaterThan(PROGRAM_CASES / 5);
  const violations: string[] = [];
  for (const reader of readers) {
    const before = await reader.readMany(pairs.map((pair) => pair.before));
    const after = await reader.readMany(pairs.map((pair) => pair.after));
    for (const [index, pair] of pairs.entries()) {
      const [one, other] = [before[index], after[index]];
      const violation = one && other ? judge(one, other, VARIABLE, ADDRESS) : "the reader gave no result";
      if (violation)
        violations.push(`${reader.name}: ${JSON.stringify(pair.before.toString())}: ${violation}`);
    }
  }
  expect(violations.length, violations.slice(0, 20).join("\n")).toBe(0);
});

/** The one piece that `after` has more; fails where anything else differs. */
function insertedInto(before: Buffer, after: Buffer): string {
  const [old, now] = [before.toString("latin1"), after.toString("latin1")];
  const length = now.length - old.length;
  const at = [...now].findIndex((character, index) => character !== old[index]);
  expect(old).toBe(now.slice(0, at) + now.slice(at + length));
  return now.slice(at, at + length);
}

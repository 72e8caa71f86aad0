import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readByDockersRules } from "../../sandbox/instance/docker-env.ts";
import { findPython } from "../../sandbox/python.ts";
import { decideByText } from "../../src/allowed-hosts/by-text.ts";
import { DOCKER_ENV_FILE } from "../../src/allowed-hosts/places/docker-env-file.ts";
import { ENV_FILE as COMPOSE_ENV_FILE, type Dialect } from "../../src/allowed-hosts/places/env-file.ts";
import { withOwnLine } from "../../src/allowed-hosts/places/own-line.ts";
import { judge } from "./claim.ts";
import { ANY_BYTES, ENV_FILE } from "./generator.ts";
import { availableReaders, type Reader, type ReadResult } from "./readers.ts";
import { readAsDocker } from "./rules.ts";

const LIST = "ALLOWED_HOSTS";
const OURS = "HEALTH_CHECK_HOSTS";
const ADDRESS = "10.0.0.5";
const PATH = "env.list";
const SEED = Number(process.env.PROPERTY_SEED ?? 1);
const CASES = 2_000;
/** For the readers that are programs of their own. */
const PROGRAM_CASES = 400;

/** What docker reads of a file, by a program that is written from docker's rules alone. */
async function readBy(dialect: "env.list" | "compose", files: readonly Buffer[]): Promise<ReadResult[]> {
  const answers = await readByDockersRules(
    await findPython(),
    files.map((file) => [dialect, file, {}] as const),
  );
  return answers.map((answer) =>
    "refused" in answer ? answer : { variables: new Map(Object.entries(answer.variables)) },
  );
}

const ALONE = /^ALLOWED_HOSTS="?[^,"\n]+ [^,"\n]+"?$/m;

/** The list and the line of our own, as the hook edits them in a file of this dialect. */
function edit(file: Buffer, dialect: Dialect): Buffer {
  const text = file.toString("latin1");
  const places = {
    properties: new Map(),
    files: new Map([[PATH, text]]),
    likely: [LIST],
    hosts: [],
    dialect,
  };
  const use = ALONE.test(text) ? "list with blanks" : "list with commas";
  const { candidate } = decideByText(ADDRESS, places, () => use);
  const own = withOwnLine({ path: PATH, dialect, text: candidate.file?.text ?? text }, ADDRESS);
  return Buffer.from(own.text, "latin1");
}

/** The claim of docs/env-files.md, and that the reader sees the variable of our own with the address. */
function judgeBoth(before: ReadResult, after: ReadResult): string | undefined {
  if ("refused" in before || "refused" in after) return judge(before, after, LIST, ADDRESS);
  const [given = "", had = ""] = [after.variables.get(OURS), before.variables.get(OURS)];
  const hosts = given.split(/\s+/);
  if (!hosts.includes(ADDRESS)) return `${OURS} is ${JSON.stringify(given)}`;
  if (
    !had
      .split(/\s+/)
      .filter(Boolean)
      .every((host) => hosts.includes(host))
  )
    return `${OURS} loses a host`;
  const without = (variables: ReadonlyMap<string, string>) =>
    new Map([...variables].filter(([name]) => name !== OURS));
  const rest = { variables: without(after.variables) };
  const was = { variables: without(before.variables) };
  if (was.variables.get(LIST) === rest.variables.get(LIST))
    return judgeOthersAlone(was.variables, rest.variables);
  return judge(was, rest, LIST, ADDRESS);
}

function judgeOthersAlone(
  was: ReadonlyMap<string, string>,
  is: ReadonlyMap<string, string>,
): string | undefined {
  const changed = [...new Set([...was.keys(), ...is.keys()])].find((name) => was.get(name) !== is.get(name));
  return changed === undefined ? undefined : `${changed} changes`;
}

const OWN_LINES = fc.constantFrom(
  "",
  "",
  "",
  `${OURS}=10.0.0.9\n`,
  `${OURS}=\n`,
  `${OURS}=10.0.0.9 ${ADDRESS}\n`,
);
const FILES = fc
  .tuple(OWN_LINES, fc.oneof({ weight: 6, arbitrary: ENV_FILE }, ANY_BYTES), OWN_LINES)
  .map(([before, file, after]) => {
    const isOpen = after !== "" && file.length > 0 && file.at(-1) !== 10;
    return Buffer.concat([Buffer.from(before), file, Buffer.from(isOpen ? `\n${after}` : after)]);
  });

describe.each([
  ["env.list", DOCKER_ENV_FILE],
  ["compose", COMPOSE_ENV_FILE],
] as const)("%s", (name, dialect) => {
  test(`docker loses no variable, and sees the address (${CASES} files)`, async () => {
    const files = fc.sample(FILES, { numRuns: CASES, seed: SEED });
    const edited = files.map((file) => edit(file, dialect));
    const [before, after] = [await readBy(name, files), await readBy(name, edited)];
    const violations = files.flatMap((file, index) => {
      const [one, other] = [before[index], after[index]];
      const violation = one && other ? judgeBoth(one, other) : "no result";
      return violation ? [`${JSON.stringify(file.toString("latin1"))}: ${violation}`] : [];
    });
    expect(violations.slice(0, 20)).toEqual([]);
    const seen = before.filter((one) => "variables" in one).length;
    expect(seen, "files that docker reads").toBeGreaterThan(CASES / 5);
    const lists = after.filter(
      (one) => "variables" in one && one.variables.get(LIST)?.includes(ADDRESS),
    ).length;
    expect(lists, "lists with the address").toBeGreaterThan(CASES / 10);
  });

  test("a second edit changes nothing", () => {
    fc.assert(
      fc.property(FILES, (file) => {
        const once = edit(file, dialect);
        expect(edit(once, dialect).toString("latin1")).toBe(once.toString("latin1"));
      }),
      { numRuns: CASES, seed: SEED },
    );
  });
});

test("the two programs that have docker's rules agree on every file", async () => {
  const files = fc.sample(fc.oneof(ENV_FILE, ANY_BYTES), { numRuns: CASES, seed: SEED });
  const read = await readBy("env.list", files);
  for (const [index, file] of files.entries()) {
    const [one, other] = [read[index], readAsDocker(file)];
    expect(one && "refused" in one, JSON.stringify(file.toString())).toBe("refused" in other);
    if (one && "variables" in one && "variables" in other) expect(one.variables).toEqual(other.variables);
  }
});

let readers: readonly Reader[] = [];
beforeAll(async () => {
  readers = (await availableReaders()).readers.filter(({ name }) => /^(?:python-|django-)/.test(name));
  expect(readers.length).toBeGreaterThan(3);
});

test("a line of our own in a .env that is mounted too changes nothing for the readers of a Django app", async () => {
  const files = fc.sample(ENV_FILE, { numRuns: PROGRAM_CASES, seed: SEED });
  const edited = files.map((file) => {
    const text = file.toString("latin1");
    return Buffer.from(withOwnLine({ path: PATH, dialect: COMPOSE_ENV_FILE, text }, ADDRESS).text, "latin1");
  });
  const violations: string[] = [];
  for (const reader of readers) {
    const [before, after] = [await reader.readMany(files), await reader.readMany(edited)];
    for (const [index, file] of files.entries()) {
      const [one, other] = [before[index], after[index]];
      if (!one || !other) continue;
      if ("refused" in one !== "refused" in other)
        violations.push(`${reader.name}: ${JSON.stringify(file.toString())}: refused`);
      if ("refused" in one || "refused" in other) continue;
      const ours = new Map([...other.variables].filter(([name]) => name !== OURS));
      const changed = judgeOthersAlone(one.variables, ours);
      if (changed) violations.push(`${reader.name}: ${JSON.stringify(file.toString())}: ${changed}`);
    }
  }
  expect(violations.length, violations.slice(0, 30).join("\n")).toBe(0);
});

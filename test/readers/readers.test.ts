import { beforeAll, describe, expect, test } from "vitest";
import { availableReaders, type ReadResult } from "./readers.ts";

const { readers, missing } = await availableReaders();

for (const { name, why } of missing) {
  test(`${name} is on this machine`, ({ skip }) => skip(why));
}

test("every reader says its version, or that it goes by the rules", () => {
  for (const { name } of readers)
    expect(name).toMatch(/ \d[\d.]+( \(its rules\))?$|^docker .*\(its rules\)$/);
});

type Expected = Record<string, string | undefined> | "refused";
const nothing: Expected = {};
const K = (value: string): Expected => ({ K: value });

/** What is written, what a reader makes of it, and the readers that make something else of it. */
const FACTS: readonly (readonly [
  text: string,
  most: Expected,
  others?: Readonly<Record<string, Expected>>,
])[] = [
  ["K=.a.com,10.0.0.5\n", K(".a.com,10.0.0.5")],
  ["K=*,10.0.0.5\n", K("*,10.0.0.5")],
  ["K=[fd00::1],10.0.0.5\n", K("[fd00::1],10.0.0.5")],
  ['K="a,b"\n', K("a,b"), { docker: K('"a,b"') }],
  ["K='a,b'\n", K("a,b"), { docker: K("'a,b'") }],
  ["K=a, b\n", K("a, b"), { bash: nothing }],
  ["K=a b\n", K("a b"), { bash: nothing }],
  [
    "export K=a\n",
    K("a"),
    {
      "django-environ 0.4": nothing,
      systemd: nothing,
      docker: "refused",
      "python-decouple": { "export K": "a" },
    },
  ],
  ['K=["a","b"]\n', K('["a","b"]'), { bash: K("[a,b]") }],
  ['K=\'["a","b"]\'\n', K('["a","b"]'), { docker: K('\'["a","b"]\'') }],
  [
    'K="[\\"a\\"]"\n',
    K('["a"]'),
    { docker: K('"[\\"a\\"]"'), "python-decouple": K('[\\"a\\"]'), dotenv: K('[\\"a\\"]'), node: K("[\\") },
  ],
  [
    "K=a # note\n",
    K("a"),
    {
      systemd: K("a # note"),
      docker: K("a # note"),
      "python-decouple": K("a # note"),
      "django-environ 0.4": K("a # note"),
      "django-environ 0.11": K("a "),
      "django-environ 0.14": K("a # note"),
    },
  ],
  [
    "K='a' # note\n",
    K("a"),
    {
      systemd: K("a# note"),
      docker: K("'a' # note"),
      "python-decouple": K("'a' # note"),
      "django-environ 0.4": K("'a' # note"),
      "django-environ 0.14": K("'a' # note"),
    },
  ],
  ["K=a#note\n", K("a#note"), { dotenv: K("a"), node: K("a"), "django-environ 0.11": K("a") }],
  ["K=#note\n", K("#note"), { dotenv: K(""), node: K(""), "django-environ 0.11": K("") }],
  ["K = a\n", K("a"), { bash: nothing, "django-environ": nothing, docker: "refused" }],
  ["  K=a\n", K("a"), { "django-environ": nothing }],
  ["K=a  \n", K("a"), { docker: K("a  "), "django-environ": K("a  ") }],
  ["K=a|b\n", K("a|b"), { bash: nothing }],
  ["K=a;b\n", K("a;b"), { bash: K("a") }],
  ["V=x\nK=a,$V\n", { V: "x", K: "a,$V" }, { bash: { V: "x", K: "a,x" } }],
  [
    `V=x\nK=a,\${V}\n`,
    { V: "x", K: `a,\${V}` },
    { bash: { V: "x", K: "a,x" }, "python-dotenv": { V: "x", K: "a,x" } },
  ],
  [
    "V=x\nK=$V\n",
    { V: "x", K: "$V" },
    {
      bash: { V: "x", K: "x" },
      "django-environ": { V: "x", K: "x" },
    },
  ],
  ["K=`x`\n", K("`x`"), { bash: K(""), dotenv: K("x"), node: K("x") }],
  // Each sets what is not set yet; the later versions gather the file first.
  ["K=a\nK=b\n", K("b"), { "django-environ 0.4": K("a") }],
  ["K=a\r\nL=b\r\n", { K: "a", L: "b" }, { bash: { K: "a\r", L: "b\r" } }],
  ["L=1K=a", { L: "1K=a" }],
  ["K=a", K("a")],
  ["K=\n", K("")],
  ["L=1\\\nK=a\n", { L: "1\\", K: "a" }, { systemd: { L: "1K=a" }, bash: { L: "1K=a" } }],
  ["# c\\\nK=a\nL=b\n", { K: "a", L: "b" }, { systemd: { L: "b" } }],
  [
    'L="x\nK=a\n',
    { L: '"x', K: "a" },
    { bash: nothing, systemd: { L: "x\nK=a\n" }, "python-dotenv": { K: "a" } },
  ],
  [
    "L='x\ny'\nK=a\n",
    { L: "x\ny", K: "a" },
    Object.fromEntries(
      ["docker", "python-decouple", "django-environ"].map((name) => [name, { L: "'x", K: "a" }]),
    ),
  ],
  [
    "\ufeffK=a\nL=b\n",
    { L: "b" },
    {
      docker: { K: "a", L: "b" },
      dotenv: { K: "a", L: "b" },
      "python-dotenv 0": { "\ufeffK": "a", L: "b" },
      "python-dotenv 1": { K: "a", L: "b" },
      "python-decouple": { "\ufeffK": "a", L: "b" },
      node: { "\ufeffK": "a", L: "b" },
    },
  ],
  ["a line\nK=a\n", K("a"), { docker: "refused", node: { "a line\nK": "a" } }],
];

describe("reads", () => {
  let seen: ReadonlyMap<string, readonly ReadResult[]>;
  beforeAll(async () => {
    const files = FACTS.map(([text]) => Buffer.from(text));
    seen = new Map(
      await Promise.all(readers.map(async ({ name, readMany }) => [name, await readMany(files)] as const)),
    );
  });
  const rows = FACTS.flatMap((fact, index) =>
    readers.map(({ name }) => [fact[0], name, index, expected(name, fact)] as const),
  );
  test.for(rows)("%j: %s", ([, name, index, wanted]) => {
    expect(readable(seen.get(name)?.[index])).toEqual(wanted);
  });
});

/** Of the reader whose name starts so; the first "dotenv" that comes is not python-dotenv. */
function expected(name: string, [, most, others = {}]: (typeof FACTS)[number]): Expected {
  const own = Object.entries(others).find(
    ([start]) => name.startsWith(`${start} `) || name.startsWith(`${start}.`),
  );
  return own?.[1] ?? most;
}

function readable(result: ReadResult | undefined): Expected {
  if (!result || "refused" in result) return "refused";
  return Object.fromEntries(result.variables);
}

describe("keeps the files of a batch apart", () => {
  test.for(readers.map((reader) => [reader.name, reader] as const))("%s", async ([, { readMany }]) => {
    const results = await readMany(["A=1\n", "B=2\n", "", "A=3\n"].map((text) => Buffer.from(text)));
    expect(results.map(readable)).toEqual([{ A: "1" }, { B: "2" }, {}, { A: "3" }]);
  });
});

describe("reads nothing of no files", () => {
  test.for(readers.map((reader) => [reader.name, reader] as const))("%s", async ([, { readMany }]) => {
    expect(await readMany([])).toEqual([]);
  });
});

describe("has a result for any bytes", () => {
  const files = [
    Buffer.from("A=1\nB=\xff\n", "latin1"),
    Buffer.from("A=1\0B=2\n"),
    Buffer.alloc(100_000, "A"),
  ];
  test.for(readers.map((reader) => [reader.name, reader] as const))("%s", async ([, { readMany }]) => {
    expect(await readMany(files)).toHaveLength(files.length);
  });
});

// The files of a test may be made up by a program.
test("bash runs nothing that a file names, and goes on after one that ends the shell", async ({ skip }) => {
  const bash = readers.find(({ name }) => name.startsWith("bash "));
  if (!bash) return skip("no bash");
  const files = [
    "A=$(/bin/echo ran)\n/bin/ls\nB=1;/bin/ls",
    "A=`echo built in`\n",
    "A=1\nexit 0\nB=2\n",
    "A=1\nkill -9 0\nexec /bin/ls\necho A=2 > /dev/stdout\nB=2\n",
    "B=2\n",
  ];
  const results = await bash.readMany(files.map((text) => Buffer.from(text)));
  expect(results.map(readable)).toEqual([
    { A: "", B: "1" },
    { A: "built in" },
    "refused",
    { A: "1", B: "2" },
    { B: "2" },
  ]);
});

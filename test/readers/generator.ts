/** Env files as people and programs leave them behind, for properties that hold for all of them. */
import fc from "fast-check";

const HOST = fc.constantFrom(
  "example.com",
  ".example.com",
  "www.example.com",
  "localhost",
  "[::1]",
  "192.0.2.7",
  "bücher.example",
  `\${DOMAIN}`,
  "api.example.com",
  "example.org:8000",
);
const HOSTS = fc.array(fc.oneof({ weight: 12, arbitrary: HOST }, fc.constantFrom("*", "10.0.0.5")), {
  maxLength: 4,
});

/** Text of a list in one of the shapes that apps read, and in some that they do not. */
const LIST = fc.oneof(
  { weight: 20, arbitrary: HOSTS.map((hosts) => hosts.join(",")) },
  HOSTS.map((hosts) => hosts.join(", ")),
  HOSTS.map((hosts) => hosts.join(" ")),
  HOSTS.map((hosts) => `${hosts.join(",")},`),
  HOSTS.map((hosts) => JSON.stringify(hosts)),
  HOSTS.map((hosts) => `[${hosts.map((host) => `'${host}'`).join(", ")}]`),
  fc.constantFrom(
    "a.com;b.com",
    "a.com#note",
    "a.com\\",
    "'a.com",
    '"a.com"x',
    "$(hostname)",
    "`id`",
    "a\nb",
  ),
);

const COMMENT = fc.constantFrom("# note", "# it's ours", "#", "# ends in \\", "# ALLOWED_HOSTS=x");

/** Mostly the first, which is plain. */
const mostly = (plain: string, ...odd: string[]) =>
  fc.oneof({ weight: 20, arbitrary: fc.constant(plain) }, fc.constantFrom(...odd));

const assignment = (names: readonly string[], value: fc.Arbitrary<string>) =>
  fc
    .tuple(
      mostly("", "export ", " ", "  export  "),
      fc.constantFrom(...names),
      mostly("=", " = ", "= "),
      value,
      mostly("", " # note", " # it's", " ", "x", "#note"),
    )
    .map((parts) => parts.join(""));

const QUOTED_LIST = fc
  .tuple(fc.constantFrom("", "", "", "", "", '"', "'"), LIST)
  .map(([quote, list]) => quote + list + quote);

const OTHER_VALUE = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      "1",
      "",
      "abc#def$ghi",
      "a=b",
      "é",
      "$HOME/x",
      "C:\\x",
      '"two words"',
      "'a # b'",
    ),
  },
  fc.constantFrom("it's", '"a\\"b"', "'a\\'b'", "'C:\\'", '"', "`", "a\\", '"a\nb"', "'a\nb'", "`tick`"),
  fc.constantFrom(
    '"ALLOWED_HOSTS=x"',
    `\${ALLOWED_HOSTS}`,
    '"\nALLOWED_HOSTS=in\n"',
    "a\\\nALLOWED_HOSTS=in",
  ),
);

const LINE = fc.oneof(
  { weight: 8, arbitrary: assignment(["A", "SECRET_KEY", "ALLOWED_HOSTS_EXTRA"], OTHER_VALUE) },
  { weight: 2, arbitrary: COMMENT },
  fc.constantFrom("", "no assignment", "ALLOWED_HOSTS", "=", "export", "[section]", "a: b"),
);

const LINES = fc.array(LINE, { maxLength: 2 });
const ASSIGNMENT = assignment(["ALLOWED_HOSTS"], QUOTED_LIST);
const SECOND = fc.oneof({ weight: 20, arbitrary: fc.constant([]) }, fc.array(ASSIGNMENT, { maxLength: 1 }));

/** The bytes of a file: any mixture of the above, with every kind of line end, byte order mark and end. */
export const ENV_FILE: fc.Arbitrary<Buffer> = fc
  .tuple(
    fc.tuple(LINES, ASSIGNMENT, LINES, SECOND).map((parts) => parts.flat()),
    fc.constantFrom("\n", "\n", "\n", "\r\n"),
    mostly("", "\ufeff"),
    fc.boolean(),
    mostly("utf8", "latin1"),
  )
  .map(([lines, newline, mark, finalNewline, encoding]) => {
    const text = mark + lines.join("\n").replaceAll("\n", newline) + (finalNewline ? newline : "");
    return Buffer.from(text, encoding === "latin1" ? "latin1" : "utf8");
  });

/** Bytes without any order, for what must hold even then. */
export const ANY_BYTES: fc.Arbitrary<Buffer> = fc
  .array(
    fc.constantFrom(
      "ALLOWED_HOSTS",
      "=",
      "'",
      '"',
      "\\",
      "\n",
      "\r",
      " ",
      "#",
      ",",
      "[",
      "]",
      "a",
      "\0",
      "\xff",
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => Buffer.from(parts.join(""), "latin1"));

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
  { weight: 30, arbitrary: HOSTS.map((hosts) => hosts.join(",")) },
  HOSTS.map((hosts) => hosts.join(", ")),
  HOSTS.map((hosts) => hosts.join(" ")),
  HOSTS.map((hosts) => `${hosts.join(",")},`),
  HOSTS.map((hosts) => JSON.stringify(hosts)),
  HOSTS.map((hosts) => `[${hosts.map((host) => `'${host}'`).join(", ")}]`),
  HOSTS.map((hosts) => JSON.stringify(hosts).replaceAll('"', '\\"')),
  HOSTS.map((hosts) => hosts.join("\n")),
  fc.constantFrom(
    "a.com;b.com",
    "a.com#note",
    "a.com\\",
    "a.com,\\",
    "'a.com",
    '"a.com"x',
    "$(hostname)",
    "`id`",
  ),
);

const COMMENT = fc.constantFrom(
  "# note",
  "# it's ours",
  '# say "hi"',
  "#",
  "# ends in \\",
  "# ALLOWED_HOSTS=x",
);

const BEFORE_NAME = fc.oneof(
  { weight: 8, arbitrary: fc.constant("") },
  fc.constantFrom("export ", " ", "\t", "  export  "),
);
const EQUALS = fc.oneof(
  { weight: 8, arbitrary: fc.constant("=") },
  fc.constantFrom(" = ", "= ", " =", "=\t"),
);
const AFTER_VALUE = fc.oneof(
  { weight: 12, arbitrary: fc.constant("") },
  COMMENT.map((comment) => ` ${comment}`),
  fc.constantFrom(" ", "\t", "x", "#note"),
);

const QUOTED_LIST = fc
  .tuple(fc.constantFrom("", "", "", "", "", "", '"', "'", "`"), LIST)
  .map(([quote, list]) => quote + list + quote);

const ASSIGNMENT = fc
  .tuple(
    BEFORE_NAME,
    fc.constantFrom("ALLOWED_HOSTS", "ALLOWED_HOSTS", "ALLOWED_HOSTS", "MY_ALLOWED_HOSTS"),
    EQUALS,
    QUOTED_LIST,
    AFTER_VALUE,
  )
  .map((parts) => parts.join(""));

const OTHER_VALUE = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      "1",
      "",
      "abc#def$ghi",
      "a=b",
      "é",
      "postgres://u:p@db/x",
      "$HOME/x",
      "C:\\x",
      "a b",
    ),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      '"two words"',
      "'two words'",
      '"a\nb"',
      "'a\nb'",
      '"a # b"',
      '"ALLOWED_HOSTS=x"',
      "`tick`",
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom("it's", '"a\\"b"', "'a\\'b'", "a\\\\", '""', "'C:\\'") },
  fc.constantFrom('"', "'", "`", "\\", "a\\", '"a\\', `\${ALLOWED_HOSTS}`),
  fc.constantFrom('"\nALLOWED_HOSTS=inside\n"', "'\nALLOWED_HOSTS=inside\n'", "a\\\nALLOWED_HOSTS=continued"),
);
const OTHER = fc
  .tuple(
    BEFORE_NAME,
    fc.constantFrom("A", "SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS_EXTRA"),
    EQUALS,
    OTHER_VALUE,
    AFTER_VALUE,
  )
  .map((parts) => parts.join(""));

const LINE = fc.oneof(
  { weight: 3, arbitrary: ASSIGNMENT },
  { weight: 6, arbitrary: OTHER },
  { weight: 2, arbitrary: COMMENT },
  fc.constantFrom("", "", "no assignment", "ALLOWED_HOSTS", "=", "export", "[section]", "a: b"),
);

/** The bytes of a file: any mixture of the above, with every kind of line end, byte order mark and end. */
export const ENV_FILE: fc.Arbitrary<Buffer> = fc
  .tuple(
    fc.array(LINE, { maxLength: 6 }),
    fc.constantFrom("\n", "\n", "\n", "\r\n"),
    fc.constantFrom("", "", "", "", "\ufeff"),
    fc.boolean(),
    fc.constantFrom("", "", "", "latin1"),
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

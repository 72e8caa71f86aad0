import { describe, expect, test } from "vitest";
import { parseEnvironmentFile, parseUnit, shellScriptOf } from "../../sandbox/instance/systemd.ts";

function parsed(file: string | Buffer): Record<string, string> {
  return Object.fromEntries(parseEnvironmentFile(Buffer.from(file)));
}

// The rules are those of systemd.exec(5), EnvironmentFile=, and of systemd 252's load_env_file where the manual
// is silent.
describe("reads an environment file", () => {
  test.for([
    ["a plain value", "A=1\n", { A: "1" }],
    ["several values", "A=1\nB=2\n", { A: "1", B: "2" }],
    ["no final newline", "A=1", { A: "1" }],
    ["CRLF", "A=1\r\nB=2\r\n", { A: "1", B: "2" }],
    ["an empty value", "A=\nB=2\n", { A: "", B: "2" }],
    ["an empty value at the end of the file", "A=", { A: "" }],
    ["blank lines", "\n \n\tA=1\n\n", { A: "1" }],
    ["comments of both kinds", "#A=1\n;B=2\n  # C=3\nD=4\n", { D: "4" }],
    ["lines without =", "A\nB=2\nC", { B: "2" }],
    ["the last value of a variable", "A=1\nA=2\n", { A: "2" }],
    ["blanks around key and value", " A \t= \t1 \t\n", { A: "1" }],
    ["blanks inside a value", "A=1 2  3\n", { A: "1 2  3" }],
    ["= in a value", "A=b=c\n", { A: "b=c" }],
    ["no inline comment", "A=1 # 2\n", { A: "1 # 2" }],
    ["a name that is none, which is dropped", "export A=1\nA-B=2\n1C=3\nÄ=4\n=5=6\nD1_=7\n", { D1_: "7" }],
    ["a byte order mark, which makes another name", "\ufeffA=1\nB=2\n", { B: "2" }],
    ["no expansion", `A=1\nB=$A\nC="\${A}"\n`, { A: "1", B: "$A", C: `\${A}` }],
    ["double quotes", 'A=" 1 "\n', { A: " 1 " }],
    ["single quotes", "A=' 1 '\n", { A: " 1 " }],
    ["empty quotes", "A=\"\"\nB=''\n", { A: "", B: "" }],
    ["quotes after blanks", 'A= "1" \n', { A: "1" }],
    ["quotes inside a value as they are", `A=b"c"'d'\n`, { A: `b"c"'d'` }],
    ["one quoted part after another", `A="b"'c'\n`, { A: "bc" }],
    ["one quote inside the other", `A="it's"\nB='"'\n`, { A: "it's", B: '"' }],
    ["# in quotes", 'A="# ; 1"\n', { A: "# ; 1" }],
    ["newlines in double quotes", 'A="1\nB=2"\nC=3\n', { A: "1\nB=2", C: "3" }],
    ["newlines in single quotes", "A='1\n2'\n", { A: "1\n2" }],
    ["a quote that is never closed, to the end", 'A="1\nB=2', { A: "1\nB=2" }],
    ["guarded characters in double quotes", 'A="\\" \\\\ \\$ \\`"\n', { A: '" \\ $ `' }],
    ["other backslashes in double quotes", 'A="\\a\\n\\\'"\n', { A: "\\a\\n\\'" }],
    ["a continuation in double quotes", 'A="1\\\n2"\n', { A: "12" }],
    ["backslashes in single quotes", "A='\\n\\\\'\n", { A: "\\n\\\\" }],
    ["a backslash outside of quotes", "A=\\n\\\\\\ \\'\n", { A: "n\\ '" }],
    ["an escaped blank at the end", "A=1\\ \n", { A: "1 " }],
    ["a continuation", "A=1\\\nB=2\nC=3\n", { A: "1B=2", C: "3" }],
    ["a continued comment, until version 254", "# 1\\\nA=1\nB=2\n", { B: "2" }],
    ["text outside ASCII", "A=bücher 😀\n", { A: "bücher 😀" }],
  ] as const)("with %s", ([, text, variables]) => {
    expect(parsed(text)).toEqual(variables);
  });
});

// sandbox/instance/systemd.ts, parseEnvironmentFile: systemd forgets the blanks it would cut when it meets a backslash.
test("keeps blanks before a continuation", () => {
  expect(parsed("A=1 \\\n\nB=2\n")).toEqual({ A: "1 ", B: "2" });
});

test.for([
  ["a value", "A=1\nB=\xe9\n", "it is not UTF-8"],
  ["a name", "A=1\nB\xe9=2\n", "it is not UTF-8"],
  ["a value that is cut in a character", "A=\xc3\n", "it is not UTF-8"],
  ["a slash in two bytes", "A=\xc0\xaf\n", "it is not UTF-8"],
  ["a noncharacter", "A=\xef\xbf\xbf\n", "it is not UTF-8"],
  ["a NUL, wherever it is", "A=1\n#\0\n", "it has a NUL character"],
] as const)("refuses a file for %s", ([, bytes, why]) => {
  expect(() => parseEnvironmentFile(Buffer.from(bytes, "latin1"))).toThrow(new Error(why));
});

test("takes a file whose comments and lines without = are not UTF-8", () => {
  expect(parsed(Buffer.from("# \xe9\nB\xe9\nA=1\n", "latin1"))).toEqual({ A: "1" });
});

const UNIT = `[Unit]
Description=This is web daemon

[Service]
Type=simple
Restart=always
#EnvironmentFile=/commented
; ExecStart=/commented
EnvironmentFile=/opt/elasticbeanstalk/deployment/env
ExecStart=/bin/sh -c "gunicorn --bind 127.0.0.1:8000 app.wsgi"
ExecStartPre=/bin/sh -c "rm -f /run/web.pid"
WorkingDirectory=/var/app/current/
`;

test("reads what starting a unit takes", () => {
  expect(parseUnit([UNIT])).toEqual({
    environmentFiles: [{ path: "/opt/elasticbeanstalk/deployment/env", mayBeMissing: false }],
    execStartPre: ['/bin/sh -c "rm -f /run/web.pid"'],
    execStart: '/bin/sh -c "gunicorn --bind 127.0.0.1:8000 app.wsgi"',
    workingDirectory: "/var/app/current/",
    restarts: true,
  });
});

test("a drop-in adds to lists after the unit and wins for the rest", () => {
  const dropIn =
    "[Service]\nEnvironmentFile=-/var/lib/x/web.env\nExecStartPre=-+/bin/true\nWorkingDirectory=/srv\n";
  expect(parseUnit([UNIT, dropIn])).toMatchObject({
    environmentFiles: [
      { path: "/opt/elasticbeanstalk/deployment/env", mayBeMissing: false },
      { path: "/var/lib/x/web.env", mayBeMissing: true },
    ],
    execStartPre: ['/bin/sh -c "rm -f /run/web.pid"', "-+/bin/true"],
    workingDirectory: "/srv",
  });
});

test("a unit without these directives has none of them", () => {
  expect(parseUnit(["[Unit]\nDescription=x\n"])).toEqual({
    environmentFiles: [],
    execStartPre: [],
    execStart: "",
    workingDirectory: "",
    restarts: false,
  });
});

// sandbox/instance/systemd.ts, parseUnit: "If the empty string is assigned to this option, the list is reset".
test("an empty directive in a drop-in resets the list", () => {
  const { environmentFiles, execStartPre } = parseUnit([UNIT, "EnvironmentFile=\nExecStartPre=\n"]);
  expect({ environmentFiles, execStartPre }).toEqual({ environmentFiles: [], execStartPre: [] });
});

// sandbox/instance/systemd.ts, parseUnit: "Whitespace immediately before or after the = is ignored" (systemd.syntax(7)).
test("ignores blanks around =", () => {
  expect(parseUnit(["WorkingDirectory = /srv\n"]).workingDirectory).toBe("/srv");
});

test.for([
  ["/bin/sh -c 'a b'", "a b"],
  ['/bin/sh -c "a b"', "a b"],
  ["-+/bin/sh -c 'test -e x || rm -f y'", "test -e x || rm -f y"],
  ["/bin/sh -c ''", ""],
] as const)("finds the script of %s", ([command, script]) => {
  expect(shellScriptOf(command)).toBe(script);
});

test.for(["/bin/true", "/bin/bash -c 'a'", "/bin/sh -c a", "/bin/sh -c 'a' b", "sh -c 'a'"])(
  "refuses %s",
  (command) => {
    expect(() => shellScriptOf(command)).toThrow(
      new Error(`the sandbox's systemd runs /bin/sh -c only, got ${command}`),
    );
  },
);

import { expect, test } from "vitest";
import { NotAnswered, parseAnswer, parseOtherWay, SettingsFail } from "../../src/django/answer.ts";

const SETTINGS = {
  hosts: ["www.example.com"],
  module: "config.settings",
  django: "5.2.1",
  startedBy: "Procfile line 1",
  opened: ["/var/app/staging/.env"],
  byDebug: true,
  sets: true,
  line: null,
  failure: null,
};
const LINE = `ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()`;
const parse = (settings: object, ...trials: unknown[]) =>
  parseAnswer(JSON.stringify({ settings: { ...SETTINGS, ...settings }, trials }), 20, trials.length);

test("the line to add, as it is", () => {
  const line = { file: "config/settings.py", below: 120, text: LINE };
  expect(parse({ line }).settings.line).toEqual(line);
});

test("a whole answer", () => {
  const trial = { hosts: ["a"], others: [{ name: "CSRF_TRUSTED_ORIGINS", how: "grew" }] };
  const failure = { code: "raised", raised: "KeyError", file: "config/wsgi.py", line: 3, text: "hunter2" };
  expect(parse({ failure }, trial, { problem: failure })).toEqual({
    settings: {
      hosts: ["www.example.com"],
      byDebug: true,
      makesSets: true,
      settingsModule: "config.settings",
      django: "5.2.1",
      startedBy: "Procfile line 1",
      line: undefined,
      filesRead: ["/var/app/staging/.env"],
      moduleProblem: "KeyError at config/wsgi.py line 3",
    },
    trials: [trial, { problem: "KeyError at config/wsgi.py line 3" }],
  });
});

test.for([
  ["hosts that are no texts", { hosts: [1] }],
  ["hosts that are no list", { hosts: "www.example.com" }],
  ["too many hosts", { hosts: Array(2001).fill("a") }],
  ["hosts that are too long", { hosts: ["a".repeat(70_000)] }],
  ["a module of two lines", { module: "a\nb" }],
  ["a version with blanks", { django: "5.2 and more" }],
  ["a start of two lines", { startedBy: "Procfile\nline 1" }],
  ["a line that is another one", { line: { file: "a.py", below: 1, text: "import os; os.abort()" } }],
  ["a line with more behind it", { line: { file: "a.py", below: 1, text: `${LINE}; print()` } }],
  ["a class that does more", { line: { file: "a.py", below: 1, text: "class A(A): import os; os.abort()" } }],
  ["a line at no place", { line: { file: "a.py", below: -1, text: LINE } }],
  ["a line in no file", { line: { file: "a\nb", below: 1, text: LINE } }],
  ["a path with a control character", { opened: ["/a\u001b[31m"] }],
  ["too many files", { opened: Array(201).fill("/a") }],
  ["a failure that is no record", { failure: "hunter2" }],
  ["an exception whose class is a sentence", { failure: { code: "raised", raised: "it is hunter2" } }],
] as const)("%s: not believed", ([, settings]) => {
  expect(() => parse(settings)).toThrow(new NotAnswered("the answer of the app's Python cannot be read"));
});

test.for([
  ["no list of others", { hosts: [], others: {} }],
  ["a setting whose name is none", { hosts: [], others: [{ name: "password=hunter2", how: "grew" }] }],
  ["a setting that changed in a way of its own", { hosts: [], others: [{ name: "A", how: "hunter2" }] }],
  ["no record", ["a"]],
] as const)("a trial with %s: not believed", ([, trial]) => {
  expect(() => parse({}, trial)).toThrow("cannot be read");
});

test.for(["", "null", "[]", "{", `{"settings":null}`, `{"problem":7}`, `{"problem":{"code":"toString"}}`])(
  "%j is no answer",
  (line) => expect(() => parseAnswer(line, 20, 0)).toThrow("cannot be read"),
);

test("as many trials as were asked for", () => {
  const line = JSON.stringify({ settings: SETTINGS, trials: [] });
  expect(() => parseAnswer(line, 20, 1)).toThrow("cannot be read");
});

test("what may let the load balancer in by another way: one of the kinds that are known, or nothing", () => {
  const way = { kind: "middleware", name: "shop.middleware.Health" };
  expect(parseOtherWay(JSON.stringify({ before: way }))).toEqual(way);
  expect(parseOtherWay('{"before":{"kind":"unknown","name":""}}')).toEqual({ kind: "unknown", name: "" });
  expect(parseOtherWay('{"before":null}')).toBeUndefined();
  for (const bad of [
    "",
    "{}",
    '{"before":{"kind":"hunter2","name":""}}',
    '{"before":{"kind":"code","name":"a\\nb"}}',
  ])
    expect(() => parseOtherWay(bad), bad).toThrow("cannot be read");
});

test.for([
  [
    { code: "raised", raised: "KeyError", file: "a.py", line: 3, unset: "DEBUG" },
    "KeyError at a.py line 3: DEBUG is not set",
  ],
  [
    { code: "refused", setting: "ALLOWED_HOSTS" },
    "Django refuses ALLOWED_HOSTS, which is neither a list nor a tuple",
  ],
] as const)("%j: the settings fail", ([problem, words]) => {
  const line = JSON.stringify({ settings: { problem }, trials: [] });
  expect(() => parseAnswer(line, 20, 0)).toThrow(new SettingsFail(words));
  expect(() => parseAnswer(JSON.stringify({ settings: { problem: { code: "time" } } }), 20, 0)).not.toThrow(
    SettingsFail,
  );
});

test.for([
  [{ code: "time" }, "the app's settings were not made within 20 s"],
  [{ code: "exit", number: 3 }, "the app's Python ended (exit 3) before it answered"],
  [{ code: "signal", number: "9; hunter2" }, "the app's Python ended (signal NaN) before it answered"],
  [{ code: "no-django", raised: "ImportError" }, "Django cannot be imported: ImportError"],
  [{ code: "raised", raised: "KeyError", file: "a\nb", line: 1 }, "KeyError"],
  [{ code: "raised", raised: "KeyError", file: "a.py", line: "hunter2" }, "KeyError"],
] as const)("%j in words", ([problem, words]) => {
  expect(() => parseAnswer(JSON.stringify({ problem }), 20, 0)).toThrow(new NotAnswered(words));
});

import { expect, test } from "vitest";
import { describeError, errorCodeOf, exitCodeOf, HookError } from "../src/errors.ts";

test.for([
  ["misconfiguration", false, false, 1],
  ["misconfiguration", false, true, 1],
  ["misconfiguration", true, false, 1],
  ["misconfiguration", true, true, 1],
  ["failure", false, false, 0],
  ["failure", false, true, 1],
  ["failure", true, false, 1],
  ["failure", true, true, 1],
  ["warning", false, false, 0],
  ["warning", false, true, 1],
  ["warning", true, false, 0],
  ["warning", true, true, 1],
  ["notice", false, false, 0],
  ["notice", false, true, 0],
  ["notice", true, false, 0],
  ["notice", true, true, 0],
] as const)(
  "a %s with mayStopDeployment=%j and strict=%j exits with %j",
  ([severity, mayStopDeployment, strict, exitCode]) => {
    expect(exitCodeOf(severity, { mayStopDeployment, strict })).toBe(exitCode);
  },
);

function withCode(error: Error, code: unknown): Error {
  return Object.assign(error, { code });
}

/** As Node.js makes them for a connection that failed at several addresses. */
function silent(error: Error): Error {
  return Object.assign(error, { message: "" });
}

test.for([
  ["an Error", new Error("no luck"), "no luck"],
  ["a HookError", new HookError("warning", "no address"), "no address"],
  ["an error of another name", new TypeError("not a function"), "TypeError: not a function"],
  [
    "a system error, whose message has the code",
    withCode(new Error("connect ECONNREFUSED 127.0.0.1:80"), "ECONNREFUSED"),
    "connect ECONNREFUSED 127.0.0.1:80",
  ],
  [
    "a connection error over several addresses",
    withCode(silent(new AggregateError([new Error("a"), new Error("b")], "x")), "ECONNREFUSED"),
    "AggregateError: ECONNREFUSED",
  ],
  ["an error with a code only", withCode(silent(new Error("x")), "ETIMEDOUT"), "ETIMEDOUT"],
  ["an error with a code that is a number", withCode(silent(new Error("x")), 20), "no message"],
  ["an error without anything", silent(new Error("x")), "no message"],
  ["a string", "thrown text", "thrown text"],
  ["undefined", undefined, "undefined"],
] as const)("describes %s", ([, error, text]) => {
  expect(describeError(error)).toBe(text);
});

test.for([
  ["a system error", withCode(new Error("x"), "ENOENT"), "ENOENT"],
  ["an error with an empty code", withCode(new Error("x"), ""), ""],
  ["an error whose code is a number", withCode(new Error("x"), 1), undefined],
  ["an error without a code", new Error("x"), undefined],
  ["an object that is no error", { code: "ENOENT" }, undefined],
  ["null", null, undefined],
] as const)("finds the code of %s", ([, error, code]) => {
  expect(errorCodeOf(error)).toBe(code);
});

test("a HookError keeps its cause and has no remedy unless one is given", () => {
  const cause = new Error("why");
  const plain = new HookError("failure", "what", { cause });
  expect([plain.severity, plain.message, plain.cause, plain.remedy]).toEqual(["failure", "what", cause, []]);
  expect(new HookError("failure", "what", { remedy: ["Do this."] }).remedy).toEqual(["Do this."]);
});

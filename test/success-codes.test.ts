import { describe, expect, test } from "vitest";
import {
  AT_LEAST,
  covers,
  HIGHEST_OF_APPLICATION,
  parseSuccessCodes,
  readMatcher,
} from "../src/success-codes.ts";

describe("reads one code, a list or a range", () => {
  test.for([
    ["200", [200]],
    ["499", [499]],
    ["599", [599]],
    ["200,301", [200, 301]],
    ["301,200", [301, 200]],
    ["200,200", [200]],
    ["200-203", [200, 201, 202, 203]],
    ["301-301", [301]],
  ] as const)("%j", ([text, codes]) => {
    expect([...parseSuccessCodes(text)]).toEqual(codes);
  });
});

test("200-301 is all of it, ends included", () => {
  const codes = parseSuccessCodes(AT_LEAST);
  expect([codes.size, Math.min(...codes), Math.max(...codes)]).toEqual([102, 200, 301]);
});

describe("rejects", () => {
  test.for([
    ...["", " ", "ok", "2xx", "20", "2000", "0200", "-200", "+200", "200.0", "2e2", "٢٠٠", " 200", "200\n"],
    ...["200,", ",200", "200, 301", "200;301", "200-", "-301", "200–301", "200 - 301", "200-250-301"],
    ...["200-299,301", "200,300-301", "301-200", "199", "600", "100-200", "400-600", "200,600"],
  ])("%j", (text) => {
    expect(() => parseSuccessCodes(text)).toThrow(
      new Error("must be codes from 200 to 599: one (200), a list (200,301) or a range (200-301)"),
    );
  });
});

test.for(["500", "400-500", "200,500"])("rejects %j where 499 is the highest", (text) => {
  expect(() => parseSuccessCodes(text, HIGHEST_OF_APPLICATION)).toThrow(
    new Error("must be codes from 200 to 499: one (200), a list (200,301) or a range (200-301)"),
  );
});

describe("of a target group it also reads what no setting may be", () => {
  test.for([
    ["200-203,301", [200, 201, 202, 203, 301]],
    ["200, 301", [200, 301]],
    [" 200 - 202 , 301 ", [200, 201, 202, 301]],
  ] as const)("%j", ([text, codes]) => {
    expect([...(readMatcher(text) ?? [])]).toEqual(codes);
  });

  test.for(["", "2xx", "200,", "2 00", "301-200", "200-250-301", "200;301"])("but not %j", (text) => {
    expect(readMatcher(text)).toBeUndefined();
  });
});

describe("covers", () => {
  test.for([
    ["200-301", "200", true],
    ["200-301", "200,301", true],
    ["200-301", "200-301", true],
    ["200-399", "200-301", true],
    ["200,301", "301,200", true],
    ["200", "200-301", false],
    ["200-301", "302", false],
    ["200-301", "200,302", false],
    ["200,301", "200-301", false],
  ] as const)("%s covers %s: %j", ([outer, inner, expected]) => {
    expect(covers(parseSuccessCodes(outer), parseSuccessCodes(inner))).toBe(expected);
  });
});

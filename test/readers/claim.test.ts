import { describe, expect, test } from "vitest";
import { judge } from "./claim.ts";
import type { ReadResult } from "./readers.ts";

const ADDRESS = "10.0.0.5";
const list = (value: string | undefined): ReadResult => ({
  variables: new Map([["OTHER", "1"], ...(value === undefined ? [] : [["HOSTS", value] as const])]),
});
const judgeLists = (before: string | undefined, after: string | undefined) =>
  judge(list(before), list(after), "HOSTS", ADDRESS);

describe("holds for", () => {
  test.for([
    ["a", "a,10.0.0.5"],
    ["a", "10.0.0.5,a"],
    ["a,b", "a,10.0.0.5,b"],
    ["a, b", "a, b,10.0.0.5"],
    ["a,b,", "a,b,10.0.0.5"],
    ["", "10.0.0.5"],
    ["", "10.0.0.5  "],
    ["", ""],
    ["", ",10.0.0.5"],
    ["a ", "a,10.0.0.5 "],
    [" a", " a 10.0.0.5"],
    ["a,b  ", "a,10.0.0.5,b  "],
    ["a b", "a b 10.0.0.5"],
    ["a b\r", "a b 10.0.0.5\r"],
    ["a\nb", "a\nb\n10.0.0.5"],
    ["[::1],a", "[::1],a,10.0.0.5"],
    [`\${V},a`, `\${V},a,10.0.0.5`],
    ['["a"]', '["a","10.0.0.5"]'],
    ["[]", '["10.0.0.5"]'],
    ["['a', 'b']", "['a', 'b', '10.0.0.5']"],
    ["*", "*"],
    ["a,*", "a,*,10.0.0.5"],
    ["a,10.0.0.5", "a,10.0.0.5"],
    ["a, 10.0.0.5", "a, 10.0.0.5,10.0.0.5"],
    // No list to this reader.
    ['"a,b"', '"a,b,10.0.0.5"'],
    ["a,b # note", "a,b,10.0.0.5 # note"],
    ["a\r", "a,10.0.0.5\r"],
    ["[a,b]", "[a,b,10.0.0.5]"],
    ["[192.0.2.7]", "[192.0.2.7,10.0.0.5]"],
    [undefined, undefined],
  ] as const)("%j -> %j", ([before, after]) => {
    expect(judgeLists(before, after)).toBeUndefined();
  });
});

describe("is broken by", () => {
  test.for([
    ["a", "a", "the address is not seen"],
    ["", "b", "not the address alone"],
    [" a", " a  b", "the list is none any more"],
    ["[]", "[]", "the address is not seen"],
    ["a", "a, 10.0.0.5", 'the address is not seen by split(",")'],
    ["a,b", "a,b,10.0.0.5 ", 'the address is not seen by split(",")'],
    ["a", "a 10.0.0.5", "the list is none any more"],
    ["a b", "a b,10.0.0.5", "the list is none any more"],
    ["a", "a,10.0.0.5 # note", "the list is none any more"],
    ["a,b", "b,a,10.0.0.5", "the hosts differ"],
    ["a,b", "b,10.0.0.5", "the hosts differ"],
    ["a,b", "a ,b,10.0.0.5", "a host gets a blank"],
    ["a", "a,10.0.0.5,10.0.0.5", "the hosts differ"],
    ['["a"]', '["a"],10.0.0.5', "the list is none any more"],
    ['["a"]', "['a','10.0.0.5']", "the list is none any more"],
    ["['a']", "['a',10.0.0.5]", "the list is none any more"],
    ["a,b # note", "b,10.0.0.5 # note", "a host is lost"],
    ["a", undefined, "it loses the list"],
    ['"a"', undefined, "it loses the list"],
    [undefined, "10.0.0.5", "the list appears"],
  ] as const)("%j -> %j", ([before, after, message]) => {
    expect(judgeLists(before, after)).toMatch(message);
  });

  const refused = { refused: "line 3" };
  const others = (entries: Record<string, string>): ReadResult => ({
    variables: new Map(Object.entries(entries)),
  });
  test.for([
    [list("a"), refused, "it now refuses the file: line 3"],
    [refused, list("a"), "it now reads a file that it refused"],
    [others({ A: "1" }), others({}), "it loses A"],
    [others({}), others({ A: "1" }), 'it now sets A to "1"'],
    [others({ A: "1" }), others({ A: "2" }), 'A changes from "1" to "2"'],
    [others({ MY_HOSTS: "1" }), others({ MY_HOSTS: "2" }), 'MY_HOSTS changes from "1" to "2"'],
  ] as const)("%j -> %j", ([before, after, message]) => {
    expect(judge(before, after, "HOSTS", ADDRESS)).toBe(message);
  });

  test("nothing in a file that stays refused, or under a misread name", () => {
    expect(judge(refused, { refused: "line 4" }, "HOSTS", ADDRESS)).toBeUndefined();
    const exported = (value: string) => others({ "export HOSTS": value });
    expect(judge(exported("a"), exported("a,10.0.0.5"), "HOSTS", ADDRESS)).toBeUndefined();
    expect(judge(others({ "\ufeffA": "1" }), others({}), "HOSTS", ADDRESS)).toBeUndefined();
  });
});

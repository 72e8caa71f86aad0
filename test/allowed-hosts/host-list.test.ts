import { describe, expect, test } from "vitest";
import { addHost, showsItsShape, UnknownListShape } from "../../src/allowed-hosts/host-list.ts";

const ADDRESS = "10.0.0.5";

const add = (text: string) => addHost(text, ADDRESS).text;

/** Every list that grows: its text, how many hosts it names, its text afterwards. */
const GROWING = [
  // one entry and none: comma is the convention
  ["", 0, "10.0.0.5"],
  ["a.com", 1, "a.com,10.0.0.5"],
  [" a.com", 1, " a.com,10.0.0.5"],
  ["a.com ", 1, "a.com ,10.0.0.5"],
  ["localhost:8000", 1, "localhost:8000,10.0.0.5"],
  [".example.com", 1, ".example.com,10.0.0.5"],
  ["*.example.com", 1, "*.example.com,10.0.0.5"],
  ["https://a.com/x", 1, "https://a.com/x,10.0.0.5"],
  ["my_host-1", 1, "my_host-1,10.0.0.5"],
  // comma
  ["a.com,b.com", 2, "a.com,b.com,10.0.0.5"],
  [".a.com,.b.com", 2, ".a.com,.b.com,10.0.0.5"],
  ["a.com, b.com", 2, "a.com, b.com,10.0.0.5"],
  [" a.com , b.com ", 2, " a.com , b.com ,10.0.0.5"],
  ["a.com,\n  b.com", 2, "a.com,\n  b.com,10.0.0.5"],
  ["a.com,", 1, "a.com,10.0.0.5"],
  ["a.com,b.com,", 2, "a.com,b.com,10.0.0.5"],
  ["a.com, ", 1, "a.com, ,10.0.0.5"],
  ["a.com,,b.com", 2, "a.com,,b.com,10.0.0.5"],
  [",", 0, ",10.0.0.5"],
  // looks like the address, or like the star, and is not
  ["10.0.0.55,110.0.0.5", 2, "10.0.0.55,110.0.0.5,10.0.0.5"],
  ["10.0.0.5:8000", 1, "10.0.0.5:8000,10.0.0.5"],
  ["*.com,a*", 2, "*.com,a*,10.0.0.5"],
  // IPv6 hosts, which Django writes in brackets
  ["[::1]", 1, "[::1],10.0.0.5"],
  ["[::1]:8000", 1, "[::1]:8000,10.0.0.5"],
  ["[::1],a.com", 2, "[::1],a.com,10.0.0.5"],
  ["a.com,[::1]", 2, "a.com,[::1],10.0.0.5"],
  ["[FD00::1],[::ffff:1.2.3.4]", 2, "[FD00::1],[::ffff:1.2.3.4],10.0.0.5"],
  ["[::1] a.com", 2, "[::1] a.com 10.0.0.5"],
  // blanks
  ["a.com b.com", 2, "a.com b.com 10.0.0.5"],
  ["a.com b.com ", 2, "a.com b.com 10.0.0.5"],
  ["  a.com   b.com", 2, "  a.com   b.com 10.0.0.5"],
  ["a.com\tb.com", 2, "a.com\tb.com\t10.0.0.5"],
  ["a.com\nb.com\n", 2, "a.com\nb.com\n10.0.0.5"],
  ["a.com a.com", 2, "a.com a.com 10.0.0.5"],
  // text outside ASCII, also as the Latin-1 of its UTF-8 bytes: A0 and 85 are no blanks there
  ["bücher.example,b.com", 2, "bücher.example,b.com,10.0.0.5"],
  ["caf\u00c3\u00a0", 1, "caf\u00c3\u00a0,10.0.0.5"],
  ["a b\u00c3\u0085", 2, "a b\u00c3\u0085 10.0.0.5"],
  ["a\u00c3\u00a0b.com", 1, "a\u00c3\u00a0b.com,10.0.0.5"],
  ["a\u00c3\u00a0 b", 2, "a\u00c3\u00a0 b 10.0.0.5"],
  ["10.0.0.5\u00a0", 1, "10.0.0.5\u00a0,10.0.0.5"],
  // Python literals
  ["['a.com']", 1, "['a.com','10.0.0.5']"],
  ["['a.com', 'b.com']", 2, "['a.com', 'b.com', '10.0.0.5']"],
  ["[ 'a.com' ]", 1, "[ 'a.com','10.0.0.5' ]"],
  ["['[::1]', 'a']", 2, "['[::1]', 'a', '10.0.0.5']"],
  // JSON with escaped quotes, as it stands between double quotes
  ['[\\"a.com\\"]', 1, '[\\"a.com\\",\\"10.0.0.5\\"]'],
  ['[\\"a.com\\", \\"b.com\\"]', 2, '[\\"a.com\\", \\"b.com\\", \\"10.0.0.5\\"]'],
] as const;

describe("adds to the end, in the list's own shape", () => {
  test.for(GROWING)("%j", ([text, , after]) => {
    expect(add(text)).toBe(after);
  });
});

const JSON_LISTS = [
  ["[]", []],
  ["[ ]", []],
  ["[\n]", []],
  ['["a.com"]', ["a.com"]],
  ['["a.com","b.com"]', ["a.com", "b.com"]],
  ['["a.com", "b.com"]', ["a.com", "b.com"]],
  ['[ "a.com" , "b.com" ]', ["a.com", "b.com"]],
  [' ["a.com"] ', ["a.com"]],
  ['[\n  "a.com",\n  "b.com"\n]', ["a.com", "b.com"]],
  ['[\r\n\t"a.com"\r\n]\r\n', ["a.com"]],
  ['["[::1]", ".b.com"]', ["[::1]", ".b.com"]],
  ['["*.a.com"]', ["*.a.com"]],
  ['[""]', [""]],
  ['["bücher.example"]', ["bücher.example"]],
] as const;

describe("a JSON list stays JSON with all its entries in order", () => {
  test.for(JSON_LISTS)("%j", ([text, hosts]) => {
    expect(JSON.parse(text)).toEqual(hosts);
    expect(JSON.parse(add(text))).toEqual([...hosts, ADDRESS]);
  });
});

describe("takes nothing away, and a second time adds nothing", () => {
  test.for([...GROWING.map(([text]) => text), ...JSON_LISTS.map(([text]) => text)])("%j", (text) => {
    const once = add(text);
    const same = [...text].findIndex((_, at) => once[at] !== text[at]);
    const start = same < 0 ? text.length : same;
    const added = once.slice(start, start + once.length - text.length);
    expect(added).toContain(ADDRESS);
    expect(once.slice(0, start) + once.slice(start + added.length)).toBe(text);
    expect(add(once)).toBe(once);
  });
});

describe("counts the hosts of the list as it is", () => {
  test.for([
    ...GROWING.map(([text, hosts]) => [text, hosts] as const),
    ...JSON_LISTS.map(([text, hosts]) => [text, hosts.filter((host) => host !== "").length] as const),
  ])("%j has %i", ([text, hosts]) => {
    expect(addHost(text, ADDRESS).hosts).toHaveLength(hosts);
  });
});

test("adds the address to a list that has it only with a blank, which some readers keep", () => {
  expect(add("a.com, 10.0.0.5")).toBe("a.com, 10.0.0.5,10.0.0.5");
  expect(add("a.com, 10.0.0.5,10.0.0.5")).toBe("a.com, 10.0.0.5,10.0.0.5");
});

describe("adds nothing to a list that lets the address in", () => {
  test.for([
    ["*", 1],
    ["a.com,*", 2],
    ["*,a.com", 2],
    ["a.com *", 2],
    ['["*"]', 1],
    ["['a.com', '*']", 2],
    ['[\\"*\\"]', 1],
    ["10.0.0.5", 1],
    ["10.0.0.5,a.com", 2],
    ["a.com,10.0.0.5,b.com", 3],
    ["a.com 10.0.0.5", 2],
    ['["10.0.0.5", "a.com"]', 2],
    ["['10.0.0.5']", 1],
    ['[\\"a.com\\",\\"10.0.0.5\\"]', 2],
  ] as const)("%j", ([text, hosts]) => {
    const edit = addHost(text, ADDRESS);
    expect([edit.text, edit.hosts.length]).toEqual([text, hosts]);
  });
});

const NO_LIST = "its bracketed list is neither JSON nor a Python list";
const holds = (what: string) => `it holds ${what}, which neither a host nor a comma, blank or JSON list has`;

describe("refuses a list of unknown shape", () => {
  test.for([
    ["a.com;b.com", holds('";"')],
    ["a.com|b.com", holds('"|"')],
    ["#a.com", holds('"#"')],
    ["a.com#b.com", holds('"#"')],
    ["a.com,b.com c.com", holds('" "')],
    ["a.com,b\tc", holds("a control character")],
    ["a.com,\u0000", holds("a control character")],
    ['a.com,"b.com"', holds('"""')],
    ["'a.com'", holds('"\'"')],
    ["a.com\\,b.com", holds('"\\"')],
    ["(a.com)", holds('"("')],
    ["a=b", holds('"="')],
    ["`hostname`,a", holds('"`"')],
    ["$(hostname)", holds('"$"')],
    // a reference: what it stands for may end in a separator
    [`\${VAR},a`, holds('"$"')],
    ["a,$VAR", holds('"$"')],
    ["[a.com]", NO_LIST],
    ["[a.com, b.com]", NO_LIST],
    ["[1.2.3.4]", NO_LIST],
    ["[\"a.com\", 'b.com']", NO_LIST],
    ["[\"a.com', 'b.com\"]", NO_LIST],
    ['["a.com", \\"b.com\\"]', NO_LIST],
    ['["a.com",]', NO_LIST],
    ['["a.com" "b.com"]', NO_LIST],
    ['["a.com", 1]', NO_LIST],
    ['["a.com", ["b.com"]]', NO_LIST],
    ['["a.com"', NO_LIST],
    ['["a.com"],b.com', NO_LIST],
    ['["a\\u002ecom"]', NO_LIST],
    ["[", NO_LIST],
  ] as const)("%j", ([text, message]) => {
    expect(() => addHost(text, ADDRESS)).toThrow(new UnknownListShape(message));
  });
});

describe("one host shows no shape: the separator is the caller's, who tries both", () => {
  test.for([
    ["a.com", "a.com,10.0.0.5", "a.com 10.0.0.5"],
    ["a.com ", "a.com ,10.0.0.5", "a.com 10.0.0.5"],
    ["", "10.0.0.5", "10.0.0.5"],
    // several hosts, or brackets: the shape is seen
    ["a.com,b.com", "a.com,b.com,10.0.0.5", "a.com,b.com,10.0.0.5"],
    ["a.com b.com", "a.com b.com 10.0.0.5", "a.com b.com 10.0.0.5"],
    ["a.com,", "a.com,10.0.0.5", "a.com,10.0.0.5"],
    ['["a.com"]', '["a.com","10.0.0.5"]', '["a.com","10.0.0.5"]'],
  ] as const)("%j", ([text, byComma, byBlank]) => {
    expect([add(text), addHost(text, ADDRESS, " ").text]).toEqual([byComma, byBlank]);
    expect(showsItsShape(text)).toBe(text !== "" && byComma === byBlank);
  });
});

// For splitlines(), which reads such a list.
test("goes on a line of its own in a list of lines", () => {
  expect(add("a.com\nb.com").split("\n")).toEqual(["a.com", "b.com", ADDRESS]);
});

// django-environ and split(",") keep a blank in front, and Django refuses the host then.
test.for([" ", "\t"])("the address in a list of nothing but %j has no blank in front", (text) => {
  expect(add(text).split(",")).toContain(ADDRESS);
});

test("reads the longest list with nothing but blanks in an entry", () => {
  expect(() => addHost(`a,b${" ".repeat(1024 * 1024)}c`, ADDRESS)).toThrow(UnknownListShape);
});

import { describe, expect, test } from "vitest";
import { candidatesFor, ownCandidate, type Places } from "../../src/allowed-hosts/candidates.ts";

const ADDRESS = "10.0.0.5";
const OWN = { HEALTH_CHECK_HOSTS: ADDRESS };

interface Given {
  readonly properties?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly hosts?: readonly string[];
}

function candidates({ properties = {}, files = {}, hosts = [] }: Given) {
  const places: Places = {
    properties: new Map(Object.entries(properties)),
    files: new Map(Object.entries(files)),
    likely: ["ALLOWED_HOSTS", "DJANGO_ALLOWED_HOSTS"],
    hosts,
  };
  return [ownCandidate(ADDRESS), ...candidatesFor(ADDRESS, places)];
}

/** Beside the variable of our own, which is in each. */
function edits(given: Given): unknown[] {
  const [own, ...others] = candidates(given);
  expect(own).toEqual({ name: "HEALTH_CHECK_HOSTS", values: new Map(Object.entries(OWN)), file: undefined });
  return others.map(({ name, values, file }) => {
    expect(values.get("HEALTH_CHECK_HOSTS")).toBe(ADDRESS);
    return [name, ...[...values].slice(1).map(([, value]) => value), ...(file ? [file.text] : [])];
  });
}

const property = (name: string, text: string) => [`environment property ${name}`, text];

describe("places that may hold the list, in the order in which they are tried", () => {
  test.for<readonly [string, Given, readonly (readonly string[])[]]>([
    ["none", { properties: { PATH: "/usr/bin" } }, []],
    [
      "several hosts, in their own shape",
      { properties: { ALLOWED_HOSTS: "a b" } },
      [property("ALLOWED_HOSTS", "a b 10.0.0.5")],
    ],
    [
      "one host, with a comma and with a blank",
      { properties: { ALLOWED_HOSTS: "a" } },
      [property("ALLOWED_HOSTS", "a,10.0.0.5"), property("ALLOWED_HOSTS", "a 10.0.0.5")],
    ],
    ["an empty one", { properties: { ALLOWED_HOSTS: "" } }, [property("ALLOWED_HOSTS", "10.0.0.5")]],
    ["one that has the address", { properties: { ALLOWED_HOSTS: "a,10.0.0.5" } }, []],
    ["one of no known shape", { properties: { ALLOWED_HOSTS: "a;b" } }, []],
    [
      "another variable that names a host of the app, after the likely ones",
      { properties: { SITE: "a.example", OTHER: "x.example", ALLOWED_HOSTS: "b,c" }, hosts: ["a.example"] },
      [
        property("ALLOWED_HOSTS", "b,c,10.0.0.5"),
        property("SITE", "a.example,10.0.0.5"),
        property("SITE", "a.example 10.0.0.5"),
      ],
    ],
    [
      "a file, after properties; every assignment of the variable is edited",
      {
        properties: { ALLOWED_HOSTS: "a,b" },
        files: { ".env": "ALLOWED_HOSTS=a,b\nX=1\nALLOWED_HOSTS='c,d'\n" },
      },
      [
        property("ALLOWED_HOSTS", "a,b,10.0.0.5"),
        ["ALLOWED_HOSTS in .env", "ALLOWED_HOSTS=a,b,10.0.0.5\nX=1\nALLOWED_HOSTS='c,d,10.0.0.5'\n"],
      ],
    ],
    [
      "one host in a file, and an unlikely variable that names it",
      { files: { "conf/prod.env": "HOSTS=a.example\n" }, hosts: ["a.example"] },
      [
        ["HOSTS in conf/prod.env", "HOSTS=a.example,10.0.0.5\n"],
        ["HOSTS in conf/prod.env", "HOSTS=a.example 10.0.0.5\n"],
      ],
    ],
    [
      "a file of which one assignment is no list",
      { files: { ".env": "ALLOWED_HOSTS=a,b\nALLOWED_HOSTS=$X\n" } },
      [],
    ],
  ])("%s", ([, given, expected]) => {
    expect(edits(given)).toEqual(expected);
  });

  test("an end there is, however many there are", () => {
    const properties = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`V${index}`, "a.example"]),
    );
    expect(candidates({ properties, hosts: ["a.example"] })).toHaveLength(12);
    const text = "V=a.example,b.example\n"
      .repeat(20_000)
      .replace(/V/g, () => `V${Math.random()}`.replace(".", ""));
    expect(candidates({ files: { ".env": text }, hosts: ["a.example"] })).toHaveLength(12);
  });
});

test.for([
  [undefined, ADDRESS],
  ["", ADDRESS],
  ["elb.example  10.0.0.9\n", `elb.example 10.0.0.9 ${ADDRESS}`],
  [`${ADDRESS} a`, `${ADDRESS} a`],
])("what the variable of our own holds already stays: %j", ([given, value]) => {
  expect(ownCandidate(ADDRESS, given).values).toEqual(new Map([["HEALTH_CHECK_HOSTS", value]]));
  const properties = new Map(
    Object.entries({ ALLOWED_HOSTS: "a,b", ...(given && { HEALTH_CHECK_HOSTS: given }) }),
  );
  const places = { properties, files: new Map(), likely: ["ALLOWED_HOSTS"], hosts: ["a", "elb.example"] };
  expect(
    candidatesFor(ADDRESS, places).map(({ name, values }) => [name, values.get("HEALTH_CHECK_HOSTS")]),
  ).toEqual([["environment property ALLOWED_HOSTS", value]]);
});

test("a change says lines and counts, and no host", () => {
  const [, { file } = { file: undefined }] = candidates({
    files: { ".env": "ALLOWED_HOSTS=secret.example\nALLOWED_HOSTS=x\n" },
  });
  expect(file?.change).toEqual({
    where: ".env line 1, 2, ALLOWED_HOSTS",
    before: "1 host",
    after: `1 host and ${ADDRESS}`,
  });
});

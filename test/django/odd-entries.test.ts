/** Entries of ALLOWED_HOSTS that match nothing, as Django itself says. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { meantBy, oddEntries, oddnessOf } from "../../src/django/odd-entries.ts";
import { anyPython } from "../allowed-hosts/python.ts";

/** An entry, a host that people ask for, and what they meant. */
const ROWS = [
  ["https://www.example.com", "www.example.com", "www.example.com"],
  ["http://www.example.com:8000/", "www.example.com:8000", "www.example.com"],
  ["*.example.com", "www.example.com", ".example.com"],
  ["*example.com", "www.example.com", ".example.com"],
  ["www.*.com", "www.example.com", undefined],
  [" www.example.com", "www.example.com", "www.example.com"],
  ["www.example.com/", "www.example.com", "www.example.com"],
  ["www.example.com:443", "www.example.com:443", "www.example.com"],
  ["::1", "[::1]", "[::1]"],
  ["[::1]:8000", "[::1]:8000", "[::1]"],
  ["https://user:secret@example.com", "example.com", undefined],
] as const;
/** Those that let people in. */
const FINE = [
  [".example.com", "www.example.com"],
  ["www.example.com", "WWW.example.com:80"],
  ["[::1]", "[::1]:8000"],
  ["10.0.1.23", "10.0.1.23"],
  ["*", "www.example.com"],
] as const;

const ASK = `
import json, sys
from django.http.request import split_domain_port, validate_host
pairs = json.load(sys.stdin)
print(json.dumps([validate_host(split_domain_port(host)[0], [entry]) for entry, host in pairs]))
`;

test("Django refuses what is odd, and lets in what was meant", async () => {
  const meant = ROWS.flatMap(([, host, entry]) => (entry === undefined ? [] : [[entry, host] as const]));
  const pairs = [...ROWS.map(([entry, host]) => [entry, host] as const), ...FINE, ...meant];
  const asked = promisify(execFile)(await anyPython(), ["-c", ASK]);
  asked.child.stdin?.end(JSON.stringify(pairs));
  const answers: unknown = JSON.parse((await asked).stdout);
  expect(answers).toEqual(pairs.map((_, index) => index >= ROWS.length));
  expect(ROWS.map(([entry]) => [entry, oddnessOf(entry) !== undefined, meantBy(entry)])).toEqual(
    ROWS.map(([entry, , host]) => [entry, true, host]),
  );
  expect(FINE.map(([entry]) => oddnessOf(entry))).toEqual(FINE.map(() => undefined));
});

test("the log says how many there are, and names none", () => {
  expect(oddEntries(["*.a.example", "b.example", "*.c.example", "https://d.example"])).toEqual([
    "ALLOWED_HOSTS has 2 entries with a star in it, which matches no request: for all names below a domain write .example.com",
    "ALLOWED_HOSTS has 1 entry with a scheme such as https://, which matches no request: write the name alone, www.example.com",
  ]);
});

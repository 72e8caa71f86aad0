import { expect, test } from "vitest";
import { processNames } from "../../src/instance/procfile.ts";

test.for([
  ["web: a\r\n# no: comment\nworker: b\n\nsockets : c\nweb: d\nbroken", ["web", "worker", "sockets"]],
  ["api: gunicorn shop.wsgi\n", ["api"]],
  ["../../etc/x: a\nweb.service: b\n", ["web"]],
  ["", ["web"]],
] as const)("the processes of %j", ([procfile, names]) => {
  expect(processNames(procfile)).toEqual(names);
});

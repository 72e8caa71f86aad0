import { expect, test } from "vitest";
import { defaultProcessPort } from "../../src/instance/platform.ts";

test.for([
  ["80", 80],
  ["8000", 8000],
  ["", undefined],
  ["80a", undefined],
  ["-1", undefined],
] as const)("instance_port %j is the port %s", ([text, port]) => {
  expect(defaultProcessPort({ instance_port: text })).toBe(port);
});

test("there may be no instance_port", () => {
  expect(defaultProcessPort({})).toBeUndefined();
});

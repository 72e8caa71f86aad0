import { expect, test } from "vitest";
import type { InstanceReport } from "../../src/doctor/report.ts";
import { toJson } from "../../src/json.ts";

const REPORT: InstanceReport = {
  version: "1.0.0",
  couldNotLook: undefined,
  findings: [],
  notes: [],
  assumptions: [],
  summary: "",
};

test.for([
  ["a terminal escape of one character", "\u009b2J", "\\u009b2J"],
  ["delete", "\u007f", "\\u007f"],
  ["marks that turn the direction of writing", "\u202ea\u2066", "\\u202ea\\u2066"],
  ["line separators", "\u2028\u2029", "\\u2028\\u2029"],
  ["an invisible character beyond the first plane", "\u{e0041}", "\\udb40\\udc41"],
  ["an escape", "\u001b[2J", "\\u001b[2J"],
  ["letters", "grüße, 日本語, 😀", "grüße, 日本語, 😀"],
] as const)("JSON with %s keeps root's terminal as it is, and says the same", ([, summary, text]) => {
  const json = toJson({ ...REPORT, summary });
  expect(json).toContain(`"summary": "${text}"`);
  expect(JSON.parse(json)).toMatchObject({ summary });
});

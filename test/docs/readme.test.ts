import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ANSWER_FIRST } from "../../src/answer-first.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { ProbeResult } from "../../src/diagnosis/observation.ts";
import { webProxy } from "../../src/diagnosis/proxy.ts";
import { DOCUMENTATION, SETTINGS, type Settings } from "../../src/settings.ts";
import { expectInDocs, markdownTable } from "../support/docs.ts";
import { REPOSITORY } from "../support/repository.ts";

const MOST_LINES = 110;
const MOST_WORDS = 900;
/** In words. */
const LONGEST_MEDIAN_SENTENCE = 14;

const readme = () => readFileSync(join(REPOSITORY, "README.md"), "utf8");

const answer = (status: number): ProbeResult => ({ kind: "answer", status, location: undefined });
const CURE = "first cure, or [install](#install)";
const SEE_LOGS = "`eb logs`: `/var/log/web.stdout.log`";
const TIMEOUT: ProbeResult = { kind: "failure", code: "TIMEOUT", message: "Target.Timeout" };

/** What AWS says of a target, what that is, and what to do. What stands in backquotes is in the cause's own remedy. */
const RED: readonly (readonly [said: string, got: ProbeResult, toDo: string])[] = [
  ["codes: [400]", answer(400), CURE],
  ["codes: [301]", answer(301), CURE],
  ["codes: [302]", answer(302), CURE],
  ["codes: [404]", answer(404), CURE],
  ["codes: [500]", answer(500), SEE_LOGS],
  ["codes: [502]", answer(502), SEE_LOGS],
  ["Request timed out", TIMEOUT, "let the load balancer in on port 80"],
];

test("the table of what is red is that of the causes", () => {
  const rows = RED.map(([said, last, toDo]) => {
    const { clause, remedy } = diagnose(
      {
        ...{ group: { name: "NAME", arn: "ARN", port: 80, protocol: "HTTP" }, port: 80, protocol: "HTTP" },
        ...{ connection: undefined, path: "/", codes: "200", timeoutSeconds: 5 },
        ...{ heardFrom: "load balancer", last, proxy: webProxy(undefined), insteadOfHooks: "" },
      },
      "laptop",
    );
    for (const [, quoted = ""] of toDo.matchAll(/`([^`]+)`/g))
      expect(remedy.join(" "), said).toContain(quoted);
    const because = clause
      .replace(/^\/ answers \d+[,:] (?:as Django does when )?/, "")
      .replace(/: a load.*/, "");
    return [`\`${said}\``, because, toDo];
  });
  expectInDocs("README.md", "red", markdownTable(["AWS says", "because", "do"], rows));
});

test("the table of settings is that of src/settings.ts", () => {
  const rows = (Object.keys(SETTINGS) as (keyof Settings)[]).map((key) => [
    `\`${SETTINGS[key].variable}\``,
    ...DOCUMENTATION[key],
  ]);
  expectInDocs("README.md", "settings", markdownTable(["variable", "default", "meaning"], rows));
});

/** How many words each sentence of the running text has: without code blocks, tables, headings and pictures. */
function lengthsOfSentences(page: string): number[] {
  const text = page
    .replaceAll(/^```.*?^```$|<!--.*?-->|^\|.*?$|^#.*?$|^!.*?$/gms, "\n")
    .replaceAll(/\]\([^)]*\)/g, "]");
  return text
    .split(/\n\s*\n|\n- |[.?!:][)*]*\s/)
    .map((sentence) => sentence.split(/\s+/).filter((word) => /\w/.test(word)).length)
    .filter((length) => length > 0)
    .sort((a, b) => a - b);
}

test("README.md stays short, for somebody whose environment is red", () => {
  const page = readme();
  const lines = page.trimEnd().split("\n").length;
  const words = page.trim().split(/\s+/).length;
  const lengths = lengthsOfSentences(page);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const howto = "what not everybody needs belongs into docs/";
  expect(lines, `README.md has ${lines} lines, of ${MOST_LINES} at most: ${howto}`).toBeLessThanOrEqual(
    MOST_LINES,
  );
  expect(words, `README.md has ${words} words, of ${MOST_WORDS} at most: ${howto}`).toBeLessThanOrEqual(
    MOST_WORDS,
  );
  expect(
    median,
    `half of README.md's sentences have ${median} words or more: make two of one`,
  ).toBeLessThanOrEqual(LONGEST_MEDIAN_SENTENCE);
  expect(lengths.length).toBeGreaterThan(30); // it has sentences, and they are found
});

test("README.md has the sections that people look for, in this order", () => {
  expect([...readme().matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
    "Red right now?",
    "Do you need this?",
    "Install",
    "Undo",
    "What it never does",
    "Settings",
    "How it works",
  ]);
});

test("the line that answers first is the one that hooks and doctors name", () => {
  expect(readme()).toContain(`\n${ANSWER_FIRST}\n`);
});

test("the command that tests it is the one of .ci/run", () => {
  const [, command] = /^(npm ci .*)$/m.exec(readFileSync(join(REPOSITORY, ".ci/run"), "utf8")) ?? [];
  expect(readme()).toContain(`: \`${command}\`.`);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expectInDocs } from "../support/docs.ts";
import { INDEX, messagesOf, PAGE, requireFindable, sourcesIn } from "../support/messages.ts";
import { REPOSITORY } from "../support/repository.ts";

/** Who says it, what its end means, and where its sources are. */
const SPEAKERS = [
  {
    name: "Every hook",
    about:
      "Of the settings, of what a hook meets on the instance, and of Node.js. `ERROR` stops a deployment where the hook may.",
    sources: [
      "src/launcher.sh",
      "src/find-node.sh",
      "src/hook.ts",
      "src/settings.ts",
      "src/success-codes.ts",
      "src/errors.ts",
      "src/json.ts",
      "src/log.ts",
      "src/change.ts",
      "src/deadline.ts",
      "src/version.ts",
      "src/http.ts",
      "src/replace-file.ts",
      "src/sdk-stand-ins.ts",
      "src/instance",
    ],
  },
  {
    name: "install_node",
    about: "It never fails a deployment. [nodejs.md](nodejs.md) has the ways to get Node.js.",
    sources: ["hooks/prebuild"],
  },
  {
    name: "allowed_hosts",
    about:
      "`ERROR`: the deployment stops and the old version keeps serving. [env-files.md](env-files.md) has the reasons.",
    sources: ["hooks/predeploy", "src/allowed-hosts"],
  },
  {
    name: "health_check",
    about:
      "It lets the deployment go on, unless `HEALTH_HOOKS_STRICT=true`. [health-check.md](health-check.md) has the cases.",
    sources: ["hooks/postdeploy", "src/health-check"],
  },
  {
    name: "The doctor on an instance",
    about: "`90_health_check.cjs --doctor`, or `eb-health-hooks doctor --local`.",
    sources: ["src/doctor"],
  },
  {
    name: "The doctor on the laptop",
    about: "`eb-health-hooks doctor --environment NAME`: [doctor.md](doctor.md).",
    sources: ["src/cli/doctor.ts", "src/cli/doctor"],
  },
  {
    name: "eb-health-hooks check",
    about:
      "And what `init` finds in the same way. [check.md](check.md) has the findings with an example each.",
    sources: [
      "src/cli/check.ts",
      "src/cli/inspect.ts",
      "src/cli/finding.ts",
      "src/cli/bundle",
      "src/cli/checks",
      "src/django",
      "src/cli/git.ts",
      "src/cli/config-file.ts",
      "src/cli/option-settings.ts",
      "src/cli/shell-word.ts",
    ],
  },
  {
    name: "eb-health-hooks init, policy",
    about:
      "And of the command line as such; what is wrong with an option or a missing argument it says in its own words.",
    sources: [
      "src/cli/init.ts",
      "src/cli/init",
      "src/cli/policy.ts",
      "src/cli/forms.ts",
      "src/cli/main.ts",
      "src/cli/stop.ts",
      "src/cli/terminal.ts",
      "src/cli/gitattributes.ts",
      "src/cli/our-files.ts",
      "src/cli/our-platform.ts",
    ],
  },
] as const;

test("every message of the hooks and of the command line tool is in the index, by who says it", () => {
  const sections = SPEAKERS.map(({ name, about, sources }) => {
    const messages = new Set(sources.flatMap(sourcesIn).flatMap(messagesOf));
    const lines = [...messages].map((message) => (isWhatToDo(message) ? `    ${message}` : message));
    expect(lines.length, name).toBeGreaterThan(3);
    return [`### ${name}`, "", about, "", "```text", ...lines, "```"].join("\n");
  });
  expectInDocs(PAGE, INDEX, sections.join("\n\n"));
});

test("no source is left out of the index", () => {
  const known = SPEAKERS.flatMap(({ sources }) => sources.flatMap(sourcesIn));
  expect(known.toSorted()).toEqual([...sourcesIn("hooks"), ...sourcesIn("src")].toSorted());
});

test("a line that is not in the index is noticed", () => {
  requireFindable("INFO health_check: dry run: nothing was changed\nof somebody else: no matter");
  expect(() => requireFindable("WARN health_check: nobody ever said this before")).toThrow(
    "nobody ever said",
  );
});

test("what the page leads to is what the doctor says", () => {
  const page = readFileSync(join(REPOSITORY, PAGE), "utf8");
  const rows = page.split("<!-- seen -->")[1]?.split("<!-- /seen -->")[0]?.trim().split("\n").slice(2) ?? [];
  expect(rows.length).toBeGreaterThan(10);
  const says = rows.flatMap((row) => [...(row.split(" | ")[1]?.matchAll(/`([^`]+)`/g) ?? [])]);
  // Without what is filled in, which the page writes as an example or in capitals.
  const pieces = says
    .flatMap(([, text = ""]) => text.split(/\.\.\.|\S*[A-Z0-9/]\S*/))
    .map((piece) => piece.replaceAll(/^[\s,;:.]+|[\s,;:.]+$/g, ""))
    .filter((piece) => piece.includes(" "));
  expect(pieces.length).toBeGreaterThan(10);
  const index = page.split(`<!-- ${INDEX} -->`)[1] ?? "";
  expect(pieces.filter((piece) => !index.includes(piece))).toEqual([]);
});

/** A sentence of its own after the clause that says what happened. */
function isWhatToDo(message: string): boolean {
  return /^[A-Z].*[.:]$/.test(message);
}

import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { expectInDocs, markdownTable } from "../support/docs.ts";
import { sourcesIn } from "../support/messages.ts";
import { REPOSITORY } from "../support/repository.ts";

/** What decides, apart from the edges. A type may come from anywhere: nothing of it is there when the code runs. */
const PURE = [
  "src/change.ts",
  "src/errors.ts",
  "src/log.ts",
  "src/settings.ts",
  "src/success-codes.ts",
  "src/allowed-hosts/env-file-edit.ts",
  "src/allowed-hosts/env-file.ts",
  "src/allowed-hosts/host-list.ts",
  "src/django/app-files.ts",
  "src/django/app-text.ts",
  "src/django/blocks.ts",
  "src/django/command-line.ts",
  "src/django/env-files.ts",
  "src/django/evaluate.ts",
  "src/django/expression.ts",
  "src/django/flow.ts",
  "src/django/host-source.ts",
  "src/django/names.ts",
  "src/django/own-ways.ts",
  "src/django/plain-edit.ts",
  "src/django/python-text.ts",
  "src/django/readers.ts",
  "src/django/server-command.ts",
  "src/django/server.ts",
  "src/django/settings-classes.ts",
  "src/django/settings-file.ts",
  "src/django/the-line.ts",
  "src/django/value.ts",
  "src/health-check/diagnosis.ts",
  "src/health-check/guard.ts",
  "src/health-check/iam-policy.ts",
  "src/health-check/plan.ts",
  "src/doctor/judge.ts",
  "src/doctor/report.ts",
  "src/cli/option-settings.ts",
  "src/cli/doctor/drift.ts",
  "src/cli/doctor/judge.ts",
  "src/cli/doctor/target-failures.ts",
];

const MODULES = [...sourcesIn("hooks"), ...sourcesIn("src")].filter((path) => path.endsWith(".ts"));

/** Modules by their path from the repository, packages and Node.js's modules by their name. */
function importsOf(path: string, { types }: { readonly types: boolean }): string[] {
  const text = readFileSync(join(REPOSITORY, path), "utf8");
  const statements = [...text.matchAll(/^(?:import|export) (type )?[^;]*?from "([^"]+)";$/gms)];
  const sideEffects = [...text.matchAll(/^import "([^"]+)";$/gm)].map(([, name = ""]) => name);
  const dynamic = [...text.matchAll(/\bimport\("([^"]+)"\)/g)].map(([, name = ""]) => name);
  const names = statements.filter(([, type]) => types || !type).map(([, , name = ""]) => name);
  return [...names, ...sideEffects, ...dynamic].map((name) =>
    name.startsWith(".") ? normalize(join(dirname(path), name)) : name,
  );
}

test("which folder imports which", () => {
  const folders = new Map<string, Set<string>>();
  for (const path of MODULES) {
    const folder = dirname(path).replace(/^hooks\/.*/, "hooks");
    const found = folders.get(folder) ?? new Set<string>();
    folders.set(folder, found);
    for (const name of importsOf(path, { types: true })) {
      const from = /^(src|hooks)\b/.test(name) ? dirname(name) : name;
      if (from !== dirname(path) && !from.startsWith("node:")) found.add(from);
    }
  }
  const code = (name: string) => `\`${name}\``;
  const rows = [...folders]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([folder, found]) => [code(folder), [...found].sort().map(code).join(", ") || "nothing"]);
  expectInDocs("docs/architecture.md", "imports", markdownTable(["folder", "imports"], rows));
});

test.for(PURE)("%s decides without Node.js's modules and without a package", (path) => {
  const reached = new Set([path]);
  for (const one of reached) {
    if (!one.startsWith("src/")) continue;
    for (const name of importsOf(one, { types: false })) reached.add(name);
  }
  expect([...reached].filter((name) => !name.startsWith("src/"))).toEqual([]);
});

test("no hook and no command knows the sandbox or the tests", () => {
  for (const path of MODULES) {
    const names = importsOf(path, { types: true });
    expect(names.filter((name) => /^(sandbox|test)\b/.test(name))).toEqual([]);
  }
});

test("only the frame and the entries of programs of their own touch the process", () => {
  const touching = MODULES.filter((path) => {
    const code = readFileSync(join(REPOSITORY, path), "utf8").replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, "");
    return /\bprocess\.(env|argv|exit|exitCode|on|once|stdout|stderr|cwd)\b/.test(code);
  });
  expect(touching).toEqual([
    "hooks/postdeploy/90_health_check.ts", // is it --doctor?
    "src/cli/git.ts", // the environment, for git
    "src/cli/main.ts",
    "src/doctor/run.ts",
    "src/hook.ts",
  ]);
});

import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { expectInDocs, markdownTable } from "../support/docs.ts";
import { REPOSITORY } from "../support/repository.ts";
import { sourcesIn } from "../support/sources.ts";

/** From the lowest floor to the highest: a folder imports only from its own floor and from those below. */
const FLOORS: readonly (readonly string[])[] = [
  ["src"],
  ["src/instance"],
  ["src/hook", "src/aws", "src/django"],
  ["src/diagnosis"],
  [], // a room of its own for what each hook does
  ["src/doctor"],
  ["src/cli"],
  ["hooks"],
];
const FLOOR_OF_HOOKS = 4;

/** Folders that decide and touch nothing. */
const PURE_FOLDERS = ["src/diagnosis"];
/** In folders that have edges too, these names are for what decides; and the leaves, but for time and network. */
const DECIDES =
  /\/(?:plan|guard|judge|report|policy|target|target-group|host-list|env-file|by-text|candidates|decision|drift|target-failures)\.ts$/;
const EDGES_AMONG_LEAVES = ["src/deadline.ts", "src/http.ts"];

const MODULES = [...sourcesIn("hooks"), ...sourcesIn("src")].filter((path) => path.endsWith(".ts"));
const textOf = (path: string) => readFileSync(join(REPOSITORY, path), "utf8");

/** Modules by their path from the repository, packages and Node.js's modules by their name. */
function importsOf(path: string, { types }: { readonly types: boolean }): string[] {
  const text = textOf(path);
  const statements = [...text.matchAll(/^(?:import|export) (type )?[^;]*?from "([^"]+)";$/gms)];
  const sideEffects = [...text.matchAll(/^import "([^"]+)";$/gm)].map(([, name = ""]) => name);
  const dynamic = [...text.matchAll(/\bimport\("([^"]+)"\)/g)].map(([, name = ""]) => name);
  const names = statements.filter(([, type]) => types || !type).map(([, , name = ""]) => name);
  return [...names, ...sideEffects, ...dynamic].map((name) =>
    name.startsWith(".") ? normalize(join(dirname(path), name)) : name,
  );
}

/** The room that a module is in: the first folder below `src`, or `src` itself. */
function roomOf(path: string): string {
  return path.startsWith("hooks/") ? "hooks" : dirname(path).split("/").slice(0, 2).join("/");
}

function floorOf(path: string): number {
  const room = roomOf(path);
  const floor = FLOORS.findIndex((rooms) => rooms.includes(room));
  return floor < 0 && room.startsWith("src/") ? FLOOR_OF_HOOKS : floor;
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

test("no import leads upwards, to the sandbox or to the tests", () => {
  const upwards = MODULES.flatMap((path) =>
    importsOf(path, { types: true })
      .filter((name) => /^(src|hooks|sandbox|test|scripts)\//.test(name))
      .filter((name) => floorOf(name) < 0 || floorOf(name) > floorOf(path))
      .map((name) => `${path} -> ${name}`),
  );
  expect(upwards).toEqual([]);
});

test("the instance knows the platform and nothing of settings", () => {
  const known = MODULES.filter((path) => roomOf(path) === "src/instance");
  expect(known.filter((path) => importsOf(path, { types: true }).includes("src/settings.ts"))).toEqual([]);
});

test("no module imports itself by way of others", () => {
  const reaches = (from: string) => {
    const reached = new Set<string>();
    const follow = (path: string) => {
      for (const name of importsOf(path, { types: true })) {
        if (!name.startsWith("src/") || reached.has(name)) continue;
        reached.add(name);
        follow(name);
      }
    };
    follow(from);
    return reached;
  };
  expect(MODULES.filter((path) => reaches(path).has(path))).toEqual([]);
});

const PURE = MODULES.filter(
  (path) =>
    PURE_FOLDERS.includes(roomOf(path)) ||
    DECIDES.test(path) ||
    (dirname(path) === "src" && !EDGES_AMONG_LEAVES.includes(path)),
);

test.for(PURE)("%s decides without Node.js's modules and without a package", (path) => {
  const reached = new Set([path]);
  for (const one of reached) {
    if (!one.startsWith("src/")) continue;
    for (const name of importsOf(one, { types: false })) reached.add(name);
  }
  expect([...reached].filter((name) => !name.startsWith("src/"))).toEqual([]);
});

test("a name that is exported means one thing in the whole of src/", () => {
  const places = new Map<string, string[]>();
  for (const path of MODULES) {
    const declared = textOf(path).matchAll(
      /^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm,
    );
    for (const [, name = ""] of declared) places.set(name, [...(places.get(name) ?? []), path]);
  }
  expect([...places].filter(([, paths]) => paths.length > 1)).toEqual([]);
});

test("only the frame and the entries of programs of their own touch the process", () => {
  const touching = MODULES.filter((path) => {
    const code = textOf(path).replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, "");
    return /\bprocess\.(env|argv|exit|exitCode|on|once|stdout|stderr|cwd)\b/.test(code);
  });
  expect(touching).toEqual([
    "hooks/postdeploy/90_health_check.ts", // is it --doctor?
    "src/cli/bundle/git.ts", // the environment, for git
    "src/cli/main.ts",
    "src/doctor/run-doctor.ts",
    "src/hook/frame.ts",
    "src/hook/run-hook.ts",
    "src/instance/program.ts", // the environment, for what it starts
    "src/needs-node.ts", // whether this Node.js is new enough
  ]);
});

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { SETTINGS } from "../../src/settings.ts";
import { REPOSITORY } from "../support/repository.ts";
import { sourcesIn } from "../support/sources.ts";

const PAGES = [
  ...readdirSync(REPOSITORY).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(REPOSITORY, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];
/** Folders of this repository of which pages name files. */
const FOLDERS = "src|test|hooks|sandbox|docs|scripts|dist|\\.platform|\\.github|\\.ci";
const VARIABLES = new Set<string>(Object.values(SETTINGS).map(({ variable }) => variable));
/** For tests and runs by hand, not a setting; and the whole of them. */
const OTHER_VARIABLES = new Set(["HEALTH_HOOKS_SYSTEM_ROOT", "HEALTH_HOOKS_TEST_PATIENCE", "HEALTH_HOOKS_"]);

const read = (page: string) => readFileSync(join(REPOSITORY, page), "utf8");

/** As GitHub makes them of headings. */
function anchorsOf(page: string): string[] {
  const withoutCode = read(page).replaceAll(/^ *```.*?^ *```/gms, "");
  return [...withoutCode.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, "")
      .trim()
      .replaceAll(/\s/g, "-"),
  );
}

/** The commands of the tool, each with its options, as `--help` has them. */
function commandsOfTool(): Map<string, string> {
  const tool = join(REPOSITORY, "dist/eb-health-hooks.cjs");
  const help = (...args: string[]) =>
    execFileSync(process.execPath, [tool, ...args, "--help"], { encoding: "utf8" });
  const names = [...help().matchAll(/^ {2}([a-z]+) .*$/gm)].map(([, name = ""]) => name);
  return new Map(names.filter((name) => name !== "help").map((name) => [name, help(name)]));
}

const COMMANDS = commandsOfTool();

test("there are the pages that people expect", () => {
  expect(PAGES).toEqual(
    expect.arrayContaining(["README.md", "CHANGELOG.md", "docs/architecture.md", "docs/security.md"]),
  );
});

describe.each(PAGES)("%s", (page) => {
  const text = read(page);

  test("its links lead somewhere", () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
      ([, link, attribute]) => link ?? attribute ?? "",
    );
    for (const link of links) {
      if (URL.canParse(link)) {
        expect(new URL(link).protocol, link).toBe("https:");
        continue;
      }
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? page : join(dirname(page), path);
      expect(existsSync(join(REPOSITORY, target)), `${page} links to ${link}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(target), `${page} links to ${link}`).toContain(anchor);
    }
  });

  test("the files of this repository that it names are there", () => {
    const names = [...text.matchAll(new RegExp(`\`((?:${FOLDERS})/[\\w./-]+)\``, "g"))].map(
      ([, name = ""]) => name,
    );
    const isExample = (name: string) => /NN_|20_release_file|\bfoo\b|^\.platform\/nginx/.test(name);
    const missing = names.filter((name) => !isExample(name) && !existsSync(join(REPOSITORY, name)));
    expect(missing).toEqual([]);
  });

  test("the variables that it names are settings", () => {
    const names = [...text.matchAll(/HEALTH_HOOKS_[A-Z_]*/g)].map(([name]) => name);
    expect(names.filter((name) => !VARIABLES.has(name) && !OTHER_VARIABLES.has(name))).toEqual([]);
  });

  test("the commands that it gives exist, with their options", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const run = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);

    const uses = text.matchAll(/eb-health-hooks(?:\.cjs)? (init|check|policy|doctor)((?: [^\n`;|)]*)?)/g);
    for (const [use, command = "", rest = ""] of uses) {
      const help = COMMANDS.get(command) ?? "";
      for (const [option] of rest.split(" && ")[0]?.matchAll(/--[a-z-]+/g) ?? [])
        expect(help, use).toContain(option);
    }
  });
});

test.for(PAGES.filter((page) => page.startsWith("docs/")))(
  "%s has one purpose, and fits into 200 lines",
  (page) => {
    const lines = read(page).trimEnd().split("\n");
    const beside = lines.filter((line) => !line.startsWith("|")).length;
    expect(beside, `${page} has ${beside} lines beside its tables: split it by purpose`).toBeLessThan(200);
  },
);

test.for([
  ["seen", 1],
  ["refused", 0],
  ["lines", 0],
] as const)("what docs/troubleshooting.md quotes in its table %s is what is said", ([part, column]) => {
  const page = read("docs/troubleshooting.md");
  const rows = page.split(`<!-- ${part} -->`)[1]?.split(`<!-- /${part} -->`)[0]?.trim().split("\n").slice(2);
  const quotes = (rows ?? []).flatMap((row) => [
    ...(row
      .slice(2)
      .split(" | ")
      [column]?.matchAll(/`([^`]+)`/g) ?? []),
  ]);
  // Without what is filled in, which the page writes as an example or in capitals.
  const pieces = quotes
    .flatMap(([, text = ""]) => text.split(/\.\.\.|\S*[A-Z0-9/]\S*/))
    .map((piece) => piece.replaceAll(/^[\s,;:.]+|[\s,;:.]+$/g, ""))
    .filter((piece) => piece.includes(" "));
  expect(pieces.length).toBeGreaterThan(8);
  const sources = [...sourcesIn("hooks"), ...sourcesIn("src")]
    .map((path) => read(path).replaceAll(/^\s*(\/\/|\*|\/\*|#).*$/gm, ""))
    .join("\n");
  expect(pieces.filter((piece) => !sources.includes(piece))).toEqual([]);
});

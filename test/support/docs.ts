import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { REPOSITORY } from "./repository.ts";

/**
 * Expects the part of a page between `<!-- part -->` and `<!-- /part -->` to be this text. `npm run docs` puts it
 * there, with WRITE_DOCS=true.
 */
export function expectInDocs(page: string, part: string, text: string): void {
  const file = join(REPOSITORY, page);
  const before = readFileSync(file, "utf8");
  const [start, end] = [`<!-- ${part} -->\n`, `\n<!-- /${part} -->`];
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no part ${part}`);
  if (process.env.WRITE_DOCS === "true") {
    writeFileSync(file, before.slice(0, from + start.length) + text + before.slice(to));
  }
  const isSame = readFileSync(file, "utf8").includes(start + text + end);
  expect(isSame, `the part ${part} of ${page} is what its tests give: npm run docs`).toBe(true);
}

/** A table in Markdown; a cell's `|` is escaped. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

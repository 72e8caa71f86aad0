/** What the benchmarks write into docs/performance.md, each between its own markers. */
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { REPOSITORY } from "../support/repository.ts";

const PAGE = join(REPOSITORY, "docs/performance.md");

/** Puts each text between `<!-- name -->` and `<!-- /name -->`. */
export function writeParts(parts: Readonly<Record<string, string>>): void {
  let page = readFileSync(PAGE, "utf8");
  for (const [name, text] of Object.entries(parts)) {
    const [start, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
    const [from, to] = [page.indexOf(start), page.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`docs/performance.md has no part ${name}`);
    page = page.slice(0, from + start.length) + text + page.slice(to);
  }
  writeFileSync(PAGE, page);
}

/** When, on what and with which command something was measured. */
export function measuredWith(command: string, versions: readonly string[]): string {
  const day = new Date().toISOString().slice(0, 10);
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() ?? "unknown";
  const machine = `${availableParallelism()} cores (${model}), ${memory} GiB, ${process.arch}, ${system()}`;
  return `Measured on ${day} with \`${command}\`: ${machine}; ${versions.join(", ")}.`;
}

function system(): string {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}

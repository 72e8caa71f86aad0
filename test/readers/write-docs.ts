/** `npm run docs`: writes the generated parts of docs/env-files.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../support/repository.ts";
import { availableReaders } from "./readers.ts";
import { renderMatrix } from "./table.ts";

const file = join(REPOSITORY, "docs/env-files.md");
const { readers, missing } = await availableReaders();
if (missing.length > 0) throw new Error(`not on this machine: ${missing.map(({ name }) => name).join(", ")}`);

let text = readFileSync(file, "utf8");
const parts = {
  versions: `Run with ${readers.map(({ name }) => name).join(", ")}.`,
  matrix: await renderMatrix(readers),
};
for (const [name, part] of Object.entries(parts)) {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`docs/env-files.md has no part ${name}`);
  text = `${text.slice(0, from + start.length)}${part}\n${text.slice(to)}`;
}
writeFileSync(file, text);

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REPOSITORY } from "../support/repository.ts";
import { availableReaders } from "./readers.ts";
import { renderMatrix } from "./table.ts";

const { readers, missing } = await availableReaders();
const docs = readFileSync(join(REPOSITORY, "docs/env-files.md"), "utf8");
// Another release of a reader may read a row differently: then the table is that of the releases it names.
const here = readers.map(({ name }) => name).join(", ");
const isSame = missing.length === 0 && docs.includes(`Run with ${here}.\n`);

test("the table in docs/env-files.md is what these readers see", async ({ skip }) => {
  skip(!isSame, `it was made with other releases than are here: ${here}`);
  expect(docs).toContain(`<!-- matrix -->\n${await renderMatrix(readers)}\n<!-- /matrix -->`);
});

/** The matrix of docs/env-files.md: file written this way x reader -> before and after. */
import { ABSENT, EDITED, REFUSED } from "./catalogue.ts";
import { judge } from "./claim.ts";
import { editFile } from "./edit.ts";
import type { Reader, ReadResult } from "./readers.ts";

const VARIABLE = "ALLOWED_HOSTS";
const ADDRESS = "10.0.0.5";

/** Without the version where that is another on every machine; the locks give Python's readers theirs. */
export function nameOf({ name }: Reader): string {
  return name.replace(/^(systemd|bash|node|dotenv) [\d.]+$/, "$1");
}

/** Lines of Markdown; one row for each way to write the file. */
export async function renderMatrix(readers: readonly Reader[]): Promise<string> {
  const edits = EDITED.map(([name, text]) => ({
    name,
    text,
    before: bytesOf(text),
    after: after(bytesOf(text)),
  }));
  const seen = await Promise.all(
    readers.map(async (reader) => ({
      before: await reader.readMany(edits.map(({ before }) => before)),
      after: await reader.readMany(edits.map((edit) => edit.after)),
    })),
  );
  const edited = edits.map(({ name, before, after: bytes }, row) => {
    const cells = seen.map((results) => cell(results.before[row], results.after[row]));
    return [name, code(lineOf(before)), code(lineOf(bytes)), ...cells];
  });
  const refused = REFUSED.map(([name, text]) => {
    const result = editFile(bytesOf(text), VARIABLE, ADDRESS);
    return [name, code(text), "refused" in result ? result.refused.replaceAll("|", "\\|") : "not refused"];
  });
  return [
    table(["written this way", "before", "after", ...readers.map(nameOf)], edited),
    "",
    table(["refused", "file", "reason"], refused),
    "",
    `Not an assignment to any reader: ${ABSENT.map(([name]) => name).join("; ")}.`,
  ].join("\n");
}

function after(bytes: Buffer): Buffer {
  const result = editFile(bytes, VARIABLE, ADDRESS);
  return "bytes" in result ? result.bytes : bytes;
}

/** yes: saw the list, sees list and address; -: did not see a list, is not worse off; or the violation. */
function cell(before: ReadResult | undefined, now: ReadResult | undefined): string {
  if (!before || !now) return "no result";
  const violation = judge(before, now, VARIABLE, ADDRESS);
  if (violation) return violation;
  if ("refused" in before || "refused" in now) return "-";
  const value = now.variables.get(VARIABLE);
  return value?.includes(ADDRESS) || value?.includes("*") ? "yes" : "-";
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, text.includes("\xff") ? "latin1" : "utf8");
}

/** The lines that an edit is about, from the first that names the variable to the last. */
function lineOf(bytes: Buffer): string {
  const lines = bytes.toString().split("\n");
  const named = lines.flatMap((line, index) =>
    line.includes(VARIABLE) || line.includes(ADDRESS) ? [index] : [],
  );
  return lines.slice(named[0], (named.at(-1) ?? 0) + 1).join("\n");
}

function code(text: string): string {
  const shown = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("\\\\", "\\");
  return `\`\` ${shown.replaceAll("|", "\\|")} \`\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

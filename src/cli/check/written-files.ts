import type { Place } from "../../django/text/app-files.ts";

/** A line that writes a file, or has another program write it; what is appended takes nothing away. */
const WRITES =
  /(?<!>)>(?!>)|\b(?:cp|mv|tee(?!\s+(?:-a|--append)\b)|install|sed\s+-i|ln|aws|curl|wget)\b|\bopen\([^)]*["'][wx]|\.write_text\(/;
const OWN = "10_allowed_hosts";

/**
 * Where something of the bundle seems to write a file, before or after allowed_hosts looks at it, and before the app starts.
 * @param texts of hooks and of `.ebextensions/`, whose commands run before all hooks of predeploy: path -> text
 */
export function writerOf(
  file: string,
  when: "before allowed_hosts" | "after allowed_hosts",
  texts: ReadonlyMap<string, string>,
): Place | undefined {
  for (const [path, text] of texts) {
    const isLater = path.includes("hooks/predeploy/") && path.slice(path.lastIndexOf("/") + 1) >= OWN;
    if (isLater !== (when === "after allowed_hosts")) continue;
    const lines = text.replaceAll(/\\\r?\n/g, "  ").split("\n");
    const names = namesOf(file, lines);
    const at = lines.findIndex((line) => WRITES.test(line) && names.some((name) => name.test(line)));
    if (at >= 0) return { file: path, line: lineOf(text, lines, at) };
  }
  return undefined;
}

/** The file's own name, and the variables that hold it. */
function namesOf(file: string, lines: readonly string[]): RegExp[] {
  const base = file.slice(file.lastIndexOf("/") + 1);
  const own = new RegExp(`(?<![\\w.-])${base.replace(/[^\w]/g, "\\$&")}(?![\\w.-])`);
  const variables = lines.flatMap((line) => {
    const [, name] = /^\s*(?:export\s+|readonly\s+|local\s+)?(\w+)\s*=(?!=)/.exec(line) ?? [];
    return name !== undefined && own.test(line) && !WRITES.test(line) ? [name] : [];
  });
  return [own, ...variables.map((name) => new RegExp(`\\b${name}\\b`))];
}

/** Counted from 1, in the text as it stands. */
function lineOf(text: string, joined: readonly string[], at: number): number {
  const before = joined.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
  return text.slice(0, before).split("\n").length;
}

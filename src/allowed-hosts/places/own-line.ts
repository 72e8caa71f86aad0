import { HEALTH_CHECK_HOSTS } from "../../env.ts";
import type { Change } from "../../hook/plan.ts";
import type { Dialect } from "./env-file.ts";

/** The variable of our own in a file that an environment is made of: added once, and grown where it is. */
export function withOwnLine(
  { path, text, dialect }: { readonly path: string; readonly text: string; readonly dialect: Dialect },
  address: string,
): { readonly text: string; readonly change: Change | undefined } {
  const assignments = dialect.assignmentsOf(text, HEALTH_CHECK_HOSTS);
  const change = (line: number, before: string) => ({
    where: `${path} line ${line}, ${HEALTH_CHECK_HOSTS}`,
    before,
    after: "has the address",
  });
  const [first] = assignments;
  if (!first) {
    const start = `${text}${lineEndFor(text)}`;
    const added = `${start}${HEALTH_CHECK_HOSTS}=${address}\n`;
    return { text: added, change: change(start.split("\n").length, "absent") };
  }
  let [grown, copied] = ["", 0];
  for (const { start, value } of assignments) {
    const hosts = new Set(value.split(/\s+/).filter(Boolean)).add(address);
    grown += text.slice(copied, start) + [...hosts].join(" ");
    copied = start + value.length;
  }
  grown += text.slice(copied);
  return { text: grown, change: grown === text ? undefined : change(first.line, "lacks it") };
}

/** So that the line is one of its own: also for a reader to whom a backslash at the end takes in the next line. */
function lineEndFor(text: string): string {
  const isOpen = text !== "" && !text.endsWith("\n");
  return `${isOpen ? "\n" : ""}${/\\\r?\n?$/.test(text) ? "\n" : ""}`;
}

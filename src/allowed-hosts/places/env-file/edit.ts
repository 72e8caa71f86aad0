import { addHost, UnknownListShape } from "../../host-list.ts";
import { findAssignments, UnsafeAssignment } from "./assignments.ts";

export interface EnvFileEdit {
  readonly text: string;
  /** The assignments that lacked the address: the line of each, and how many hosts it had. */
  readonly added: readonly { readonly line: number; readonly hosts: number }[];
}

/**
 * The text of an env file, as Latin-1, with the address in every assignment of the variable. Text is only
 * inserted. Undefined when nothing assigns the variable. Throws UnsafeAssignment when an assignment cannot be
 * edited for all its readers.
 */
export function addHostToEnvFile(text: string, variable: string, address: string): EnvFileEdit | undefined {
  const assignments = findAssignments(text, variable);
  if (assignments.length === 0) return undefined;
  const added: EnvFileEdit["added"][number][] = [];
  const pieces: string[] = [];
  let from = 0;
  for (const { value, quote, line, start, ...place } of assignments) {
    // Some readers remove an added `"` again, unless it stands between single quotes.
    const maySetQuotes = quote === "'";
    try {
      const { hosts, insertion } = addHost(value, address, { maySetQuotes, ...place });
      if (!insertion) continue;
      const at = start + insertion.at;
      pieces.push(text.slice(from, at), insertion.text);
      from = at;
      added.push({ line, hosts });
    } catch (error) {
      if (error instanceof UnknownListShape) throw new UnsafeAssignment(line, error.message);
      throw error;
    }
  }
  return { text: [...pieces, text.slice(from)].join(""), added };
}

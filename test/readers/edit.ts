import { findAssignments, UnsafeAssignment } from "../../src/allowed-hosts/env-file.ts";
import { addHost, UnknownListShape } from "../../src/allowed-hosts/host-list.ts";

/** `bytes` are the same as before when the list lets the address in already. */
export type Edit =
  | { readonly bytes: Buffer }
  | { readonly refused: string; readonly line?: number }
  | { readonly absent: true };

/** What the hook makes of a file: the pure modules, put together as AppEnvFile does it. */
export function editFile(bytes: Buffer, variable: string, address: string): Edit {
  let text = bytes.toString("latin1");
  let line = 0;
  try {
    const assignments = findAssignments(text, variable);
    if (assignments.length === 0) return { absent: true };
    for (const { start, value, quote, ...place } of assignments.reverse()) {
      line = place.line;
      const { insertion } = addHost(value, address, { maySetQuotes: quote === "'", ...place });
      if (!insertion) continue;
      const at = start + insertion.at;
      text = text.slice(0, at) + insertion.text + text.slice(at);
    }
    return { bytes: Buffer.from(text, "latin1") };
  } catch (error) {
    if (error instanceof UnknownListShape) return { refused: error.message, line };
    if (error instanceof UnsafeAssignment) return { refused: error.message, line: error.line };
    throw error;
  }
}

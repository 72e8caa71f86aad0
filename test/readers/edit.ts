import { UnsafeAssignment } from "../../src/allowed-hosts/places/env-file/assignments.ts";
import { addHostToEnvFile } from "../../src/allowed-hosts/places/env-file/edit.ts";

/** `bytes` are the same as before when the list lets the address in already. */
export type Edit =
  | { readonly bytes: Buffer }
  | { readonly refused: string; readonly line: number }
  | { readonly absent: true };

/** What the hook makes of a file. */
export function editFile(bytes: Buffer, variable: string, address: string): Edit {
  try {
    const edit = addHostToEnvFile(bytes.toString("latin1"), variable, address);
    return edit ? { bytes: Buffer.from(edit.text, "latin1") } : { absent: true };
  } catch (error) {
    if (error instanceof UnsafeAssignment) return { refused: error.message, line: error.line };
    throw error;
  }
}

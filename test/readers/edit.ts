import { decideByText } from "../../src/allowed-hosts/by-text.ts";

const FILE = ".env";

/** `bytes` are the same as before when the list lets the address in already. */
export type Edit = { readonly bytes: Buffer } | { readonly refused: string } | { readonly absent: true };

/** What the hook makes of a file where the app cannot be asked, and is seen to split the variable as it is written. */
export function editFile(bytes: Buffer, variable: string, address: string): Edit {
  const text = bytes.toString("latin1");
  const places = { properties: new Map(), files: new Map([[FILE, text]]), likely: [variable], hosts: [] };
  const use = BLANKS_ALONE.test(text) ? "list with blanks" : "list with commas";
  const { candidate, leftAlone } = decideByText(address, places, () => use);
  const [refused] = leftAlone;
  if (refused) return { refused };
  if (!candidate.name.includes(FILE)) return { absent: true };
  return { bytes: candidate.file ? Buffer.from(candidate.file.text, "latin1") : bytes };
}

const BLANKS_ALONE = /^ALLOWED_HOSTS="?[^,"\n]+ [^,"\n]+"?$/m;

import type { Use } from "../django/uses.ts";
import { HEALTH_CHECK_HOSTS } from "../env.ts";
import { type Candidate, fileEdit, type Places } from "./candidates.ts";
import { addHost, allows, showsItsShape, UnknownListShape } from "./host-list.ts";
import { assignmentsOf, disputeAbout, withHost } from "./places/env-file.ts";

/** What is done where the app cannot be asked. */
export interface ByText {
  /** What the text shows plainly; the variable of our own is in each. */
  readonly candidate: Candidate;
  /** Places that hold the list and are left alone, with the reason: a clause each. */
  readonly leftAlone: readonly string[];
}

/**
 * Without an answer of the app only what its text shows plainly is done: a list of several hosts grows in its own
 * shape, one host only where the text is seen to split it, nothing where the variable is seen in another use.
 * @param useOf how the app uses a variable
 * @param useOfList where the app makes something else of ALLOWED_HOSTS: it would change with the list
 */
export function decideByText(
  address: string,
  places: Places,
  useOf: (variable: string) => Use,
  useOfList?: string,
): ByText {
  const values = new Map([[HEALTH_CHECK_HOSTS, address]]);
  const leftAlone: string[] = [];
  const names: string[] = [];
  let file: Candidate["file"];
  for (const variable of places.likely) {
    const value = places.properties.get(variable);
    if (value === undefined) continue;
    const edit = plainEdit(value, address, { use: useOf(variable), useOfList });
    if ("reason" in edit) leftAlone.push(`the environment property ${variable}: ${edit.reason}`);
    else {
      names.push(`environment property ${variable}`);
      if (edit.text !== value) values.set(variable, edit.text);
    }
  }
  for (const [path, text] of places.files) {
    for (const variable of places.likely) {
      // A property wins over an env file.
      if (file || places.properties.has(variable)) continue;
      const edit = plainFileEdit(path, text, variable, address, { use: useOf(variable), useOfList });
      if (!edit) continue;
      if ("reason" in edit) leftAlone.push(edit.reason);
      else {
        names.push(`${variable} in ${path}`);
        file = edit.file;
      }
    }
  }
  const name = [HEALTH_CHECK_HOSTS, ...names].join(" and ");
  return { candidate: { name, values, file }, leftAlone };
}

type Edit = { readonly text: string } | { readonly reason: string };

interface Uses {
  readonly use: Use;
  readonly useOfList: string | undefined;
}

function plainEdit(value: string, address: string, { use, useOfList }: Uses): Edit {
  if (use === "other use") return { reason: "the app uses it in another way than as a list of hosts" };
  const isOne = !showsItsShape(value) && value.trim() !== "";
  if (isOne && allows([value], address)) return { text: value };
  if (useOfList !== undefined)
    return { reason: `what the app makes of ALLOWED_HOSTS would change (${useOfList})` };
  if (isOne && use === "not seen") {
    return { reason: "it has one host, and it is not seen how the app makes a list of it" };
  }
  const separator = use === "list with blanks" ? " " : ",";
  if (!isOne && use === "list with blanks" && value.includes(",")) {
    return { reason: "it has commas, and the app is seen to split it at blanks" };
  }
  if (!isOne && use === "list with commas" && !/[,[]/.test(value)) {
    return { reason: "it has blanks, and the app is seen to split it at commas" };
  }
  try {
    return { text: addHost(value, address, separator).text };
  } catch (error) {
    if (error instanceof UnknownListShape) return { reason: error.message };
    throw error;
  }
}

function plainFileEdit(
  path: string,
  text: string,
  variable: string,
  address: string,
  uses: Uses,
): { readonly file: Candidate["file"] } | { readonly reason: string } | undefined {
  const assignments = assignmentsOf(text, variable);
  const [first] = assignments;
  if (!first) return undefined;
  const dispute = disputeAbout(text, variable, assignments);
  if (dispute)
    return { reason: `${variable} in ${path} line ${first.line}: line ${dispute.line}: ${dispute.reason}` };
  const edit = plainEdit(first.value, address, uses);
  if ("reason" in edit) return { reason: `${variable} in ${path} line ${first.line}: ${edit.reason}` };
  if (edit.text === first.value) return { file: undefined };
  const separator = uses.use === "list with blanks" ? " " : ",";
  const edited = withHost(text, assignments, address, separator);
  return { file: fileEdit(path, variable, assignments, edited, address).file };
}

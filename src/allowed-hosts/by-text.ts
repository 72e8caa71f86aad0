import { allows } from "../django/allows.ts";
import type { Use } from "../django/uses.ts";
import { HEALTH_CHECK_HOSTS } from "../env.ts";
import { type Candidate, fileEdit, ownCandidate, type Places } from "./candidates.ts";
import { addHost, showsItsShape, UnknownListShape } from "./host-list.ts";
import { type Assignment, ENV_FILE } from "./places/env-file.ts";

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
 */
export function decideByText(address: string, places: Places, useOf: (variable: string) => Use): ByText {
  const values = new Map(ownCandidate(address, places.properties.get(HEALTH_CHECK_HOSTS)).values);
  const names = [HEALTH_CHECK_HOSTS];
  const leftAlone: string[] = [];
  let file: Candidate["file"];
  const files = new Map(places.files);
  for (const variable of places.likely) {
    const use = useOf(variable);
    for (const { name, where, value, dispute, inFile } of listsIn(variable, { ...places, files })) {
      const reason = dispute ?? reasonToLeave(value, address, use);
      if (reason !== undefined) {
        leftAlone.push(`${where}: ${reason}`);
        continue;
      }
      names.push(name);
      const separator = use === "list with blanks" ? " " : ",";
      const { text } = addHost(value, address, separator);
      if (text === value) continue;
      if (!inFile) {
        values.set(variable, text);
        continue;
      }
      const edit = fileEdit({ ...inFile, variable, added: address, separator }).file;
      files.set(edit.path, edit.text);
      const wheres = [file?.change.where, edit.change.where].filter((one) => one !== undefined);
      file = { ...edit, change: { ...edit.change, where: wheres.join(" and ") } };
    }
  }
  return { candidate: { name: names.join(" and "), values, file }, leftAlone };
}

interface ListFound {
  readonly name: string;
  /** As a reason names it. */
  readonly where: string;
  readonly value: string;
  readonly dispute?: string | undefined;
  readonly inFile?: { path: string; text: string; assignments: readonly Assignment[] };
}

/** A property wins over env files. */
function listsIn(variable: string, { properties, files, dialect = ENV_FILE }: Places): ListFound[] {
  const name = `environment property ${variable}`;
  const value = properties.get(variable);
  if (value !== undefined) return [{ name, where: `the ${name}`, value }];
  return [...files].flatMap(([path, text]) => {
    const assignments = dialect.assignmentsOf(text, variable);
    const [first] = assignments;
    if (!first) return [];
    const dispute = dialect.disputeAbout(text, variable, assignments);
    return {
      name: `${variable} in ${path}`,
      where: `${variable} in ${path} line ${first.line}`,
      value: first.value,
      dispute: dispute && (dispute.line === first.line ? "" : `line ${dispute.line}: `) + dispute.reason,
      inFile: { path, text, assignments },
    };
  });
}

function reasonToLeave(value: string, address: string, use: Use): string | undefined {
  if (use === "other use") return "the app makes more of it than a list of hosts";
  if (value.trim() === "") return "it is empty, and what the app makes of that is not seen";
  if (showsItsShape(value)) {
    if (use === "list with blanks" && value.includes(","))
      return "it has commas, and the app is seen to split it at blanks";
    if (use === "list with commas" && !/[,[]/.test(value))
      return "it has blanks, and the app is seen to split it at commas";
  } else if (use === "not seen" && !allows([value], address))
    return "it has one host, and it is not seen how the app makes a list of it";
  try {
    addHost(value, address);
    return undefined;
  } catch (error) {
    if (error instanceof UnknownListShape) return error.message;
    throw error;
  }
}

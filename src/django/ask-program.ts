import { Folder } from "../instance/folder.ts";
import { VERSION } from "../version.ts";

/** Texts of Python. The first half takes bounds upon itself, then becomes the second. */
export interface Program {
  readonly start: string;
  readonly question: string;
}

/** From the top of the app. */
export const PROGRAM_FOLDER = ".platform/eb-health-hooks";

/**
 * Undefined where a half is not there, or is not of this version. Root reads in a folder of the app's user and passes
 * on what it reads, so it follows no link; a file by any other means is not of ours by its label. Throws for a link.
 */
export function readProgram(appFolder: string): Program | undefined {
  const folder = Folder.open(appFolder, PROGRAM_FOLDER);
  const [start, question] = ["ask-start.py", "ask.py"].map((name) => ours(folder?.read(name)?.bytes));
  return start && question ? { start, question } : undefined;
}

/** build.mjs writes the label below the hashbang. */
const LABEL = `# eb-health-hooks ${VERSION}, built by build.mjs`;

function ours(bytes: Buffer | undefined): string | undefined {
  const text = bytes?.toString("utf8");
  return text?.split("\n", 2)[1]?.startsWith(LABEL) ? text : undefined;
}

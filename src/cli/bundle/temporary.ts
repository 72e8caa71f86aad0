import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorCodeOf } from "../../errors.ts";
import { Stop } from "../cli-error.ts";

const folders = new Set<string>();

/** When the program exits. */
export function removeTemporaryFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** A folder for files that nobody else may see. It goes with the program, however that ends but by SIGKILL. */
export function temporaryFolderOf(what: string): string {
  try {
    const folder = mkdtempSync(join(tmpdir(), `eb-health-hooks-${what}-`));
    folders.add(folder);
    return folder;
  } catch (cause) {
    const code = errorCodeOf(cause);
    if (code === undefined) throw cause;
    throw new Stop(
      `there can be no temporary folder in ${tmpdir()} (${code}): name another in TMPDIR.`,
      undefined,
      {
        cause,
      },
    );
  }
}

import type { TheLine } from "../django/answer.ts";

/** For a settings file of which nothing is known: `import os` does no harm where it is there already. */
const ANY_LINE =
  'import os; ALLOWED_HOSTS = [*ALLOWED_HOSTS, *os.environ.get("HEALTH_CHECK_HOSTS", "").split()]';

/** One sentence with the line to paste; undefined: the settings file is not known. */
export function sayTheLine(line: TheLine | undefined): string {
  return line
    ? `Add this line to ${line.file} below line ${line.below}: ${line.text}`
    : `Add this line at the end of the settings file: ${ANY_LINE}`;
}

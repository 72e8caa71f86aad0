import type { TheLine } from "../django/answer.ts";

/** For a settings file of which nothing is known: `import os` does no harm where it is there already. */
const ANY_LINE =
  'import os; ALLOWED_HOSTS = [*ALLOWED_HOSTS, *os.environ.get("HEALTH_CHECK_HOSTS", "").split()]';
const IN_ITS_PLACE = '[*LIST, *__import__("os").environ.get("HEALTH_CHECK_HOSTS", "").split()]';

/**
 * Sentences with what to add to the settings; of two the first is for most.
 * @param line undefined: a line below the list would come too late, or into another name space
 */
export function sayTheLine(line: TheLine | "unknown" | undefined): readonly string[] {
  if (line === undefined)
    return [`Where the settings make ALLOWED_HOSTS, put the list in the place of LIST here: ${IN_ITS_PLACE}`];
  if (line === "unknown") {
    return [
      `Add this line at the end of the settings file: ${ANY_LINE}`,
      `Where a class makes ALLOWED_HOSTS, put the list in the place of LIST here instead: ${IN_ITS_PLACE}`,
    ];
  }
  // Nothing behind it can make the list again, so the end needs no proof.
  return [`Add this line at the end of ${line.file}, below line ${line.below}: ${line.text}`];
}

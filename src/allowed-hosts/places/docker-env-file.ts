import type { Assignment, Dialect } from "./env-file.ts";

/**
 * What `docker run --env-file` reads (pkg/kvfile in the source of docker/cli): the value is all that stands behind the
 * `=`, quotes and `#` among it, up to the line feed or the carriage return before it. Blanks may stand before a name.
 */
export const DOCKER_ENV_FILE: Dialect = { assignmentsOf, disputeAbout: () => undefined };

function assignmentsOf(text: string, variable: string): Assignment[] {
  const found: Assignment[] = [];
  let start = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const before = /^(?:\u00ef\u00bb\u00bf)?[ \t\v\f\r]*([^\s=#][^\s=]*)=/.exec(line);
    if (before?.[1] === variable) {
      const value = line.slice(before[0].length).replace(/\r$/, "");
      found.push({ line: index + 1, start: start + before[0].length, value, isPlain: true });
    }
    start += line.length + 1;
  }
  return found;
}

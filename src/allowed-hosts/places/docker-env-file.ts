import type { Assignment, Dialect } from "./env-file.ts";

/**
 * What `docker run --env-file` reads (pkg/kvfile in the source of docker/cli): the value is all that stands behind the
 * `=`, quotes and `#` among it, up to the line feed or the carriage return before it. Blanks may stand before a name.
 */
export const DOCKER_ENV_FILE: Dialect = {
  assignmentsOf,
  // Nothing says which of two lines counts.
  disputeAbout: (_, variable, [, second]) =>
    second && { line: second.line, reason: `the line names ${variable} as well` },
};

function assignmentsOf(text: string, variable: string): Assignment[] {
  const found: Assignment[] = [];
  let start = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const before = /^(\u00ef\u00bb\u00bf)?[ \t\v\f\r]*([^\s=#][^\s=]*)=/.exec(line);
    // A byte order mark is one on the first line alone.
    if (before?.[2] === variable && (index === 0 || before[1] === undefined)) {
      const value = line.slice(before[0].length).replace(/\r$/, "");
      found.push({ line: index + 1, start: start + before[0].length, value, isPlain: true });
    }
    start += line.length + 1;
  }
  return found;
}

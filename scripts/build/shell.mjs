// Makes the sh text of the built files: hooks that are only sh, the half before a bundle, and the
// confighooks.
import { readFileSync } from "node:fs";

/** The text of an sh source. The files that it sources are inserted in their places. */
export function shell(file) {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
  return text.replace(/^# shellcheck source=.*\n\. (\S+)\n/gm, (_, sourced) => shell(sourced));
}

/** Adds the label below the hashbang of a file that is only sh. */
export function labelled(text, label) {
  return text.replace(/^#!.*\n/, (hashbang) => `${hashbang}# ${label}\n`);
}

/**
 * sh runs this text and never gets past its `exec` or `exit`. For JavaScript it is a directive and a comment.
 */
export function launcher(hook, phase, label) {
  // After the flip a failing hook can only do harm. Before it, the old version keeps serving.
  const facts = `HOOK=${hook}\nMAY_STOP_DEPLOYMENT=${phase === "predeploy"}\n`;
  // The built text has no comments: they stay in the sources.
  const text = facts + shell("src/launcher.sh").replace(/^ *#.*\n/gm, "");
  if (text.includes("*/"))
    throw new Error('src/launcher.sh holds "*/", which would end the comment around it');
  return `#!/bin/sh\n":" /* ${label}\n${text}*/;"use strict";`;
}

/**
 * Runs the hook of the same name, because a configuration deployment undoes what an application deployment
 * did.
 */
export function confighook(phase, file) {
  return `#!/bin/sh
# A configuration deployment stages the app bundle anew and runs only confighooks.
exec sh "$(dirname "$0")/../../hooks/${phase}/${file}" "$@"
`;
}

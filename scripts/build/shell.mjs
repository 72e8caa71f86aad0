// The sh in what is built: hooks that are sh alone, the half before a bundle, and the confighooks.
import { readFileSync } from "node:fs";

/** The text of a sh source, with the files that it sources put in their places. */
export function shell(file) {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
  return text.replace(/^# shellcheck source=.*\n\. (\S+)\n/gm, (_, sourced) => shell(sourced));
}

/** A file that is sh alone, with the label below its hashbang. */
export function labelled(text, label) {
  return text.replace(/^#!.*\n/, (hashbang) => `${hashbang}# ${label}\n`);
}

/** sh reads this and never comes past its `exec` or `exit`; for JavaScript it is a directive and a comment. */
export function launcher(hook, phase, label) {
  // After the flip a failing hook can only do harm; before it the old version keeps serving.
  const facts = `HOOK=${hook}\nMAY_STOP_DEPLOYMENT=${phase === "predeploy"}\n`;
  // Comments stay in the sources.
  const text = facts + shell("src/launcher.sh").replace(/^ *#.*\n/gm, "");
  if (text.includes("*/"))
    throw new Error('src/launcher.sh holds "*/", which would end the comment around it');
  return `#!/bin/sh\n":" /* ${label}\n${text}*/;"use strict";`;
}

/** Runs the hook of the same name: a configuration deployment undoes what an application deployment did. */
export function confighook(phase, file) {
  return `#!/bin/sh
# A configuration deployment stages the app bundle anew and runs only confighooks.
exec sh "$(dirname "$0")/../../hooks/${phase}/${file}" "$@"
`;
}

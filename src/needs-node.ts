/** The first import of whatever a person starts: an older Node.js gets a sentence in the place of a stack trace. */
const OLDEST = 20;

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(
    `eb-health-hooks needs Node.js ${OLDEST} or newer, and this is ${process.version}: install a newer one, or put it first on the PATH.\n`,
  );
  process.exit(2);
}

export {};

import { expect } from "vitest";

/** Runs a program, passes its exit code on, and says at the end of stderr how much memory it took at most. */
const MEASURE = `import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print("PEAK", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
`;
const MEGABYTES = 300;

/** The command line that does it. */
export function measured(...command: string[]): [program: string, ...args: string[]] {
  return ["/usr/bin/python3", "-c", MEASURE, ...command];
}

/** The text without that line, once the memory is seen to be within the limit. */
export function withinMemory(stderr: string): string {
  const [line, kilobytes] = /PEAK (\d+)\n$/.exec(stderr) ?? [];
  expect(Number(kilobytes) / 1024, stderr).toBeLessThan(MEGABYTES);
  return stderr.slice(0, -(line ?? "").length);
}

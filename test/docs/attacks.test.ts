import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expectInDocs, markdownTable } from "../support/docs.ts";
import { REPOSITORY } from "../support/repository.ts";
import { sourcesIn } from "../support/sources.ts";

/** Of each: what is tried, what happens, and the test that tries it, by its file and what its title has. */
const ATTACKS: readonly (readonly [attack: string, happens: string, file: string, title: string])[] = [
  [
    "two, four runs of a hook in one folder at one moment",
    "one waits for the other; every marker has its file",
    "hooks/two-runs",
    "runs that start at one moment in one folder",
  ],
  [
    "a run by hand in one version's folder while another is staged or runs",
    "nothing that a marker names is removed",
    "hooks/two-runs",
    "a run in %s removes nothing",
  ],
  [
    "a run is killed while it holds the lock",
    "the lock ends with the process",
    "hooks/two-runs",
    "the lock of a run ends with it",
  ],
  [
    "a run that never ends, or a lock that cannot be had",
    "the next waits 60 s at most, goes on, and takes nothing for left over",
    "hooks/two-runs",
    "a run does not wait for ever",
  ],
  [
    "killed between drop-in and daemon-reload; systemd fails or does not answer",
    "the next run has systemd read it",
    "hooks/two-runs",
    "systemd reads the drop-in in the next run after",
  ],
  [
    "killed at any moment",
    "the old file or the new one; what is left is removed by the next run",
    "hooks/kill",
    "at any moment leaves the old file or the new one",
  ],
  [
    "the marker is a link, a huge file, a device, a pipe, a folder, a path or a command",
    "under systemd itself: no override, at once",
    "instance/override-at-start",
    "whatever lies in the marker's place",
  ],
  [
    "the state folder is read-only, gone or hidden from the unit",
    "a version without a marker gets nothing",
    "instance/override-at-start",
    "a version without a marker gets nothing",
  ],
  [
    "the unit has a /run or a /proc of its own",
    "the link is the one that systemd reads: a version without a marker gets nothing",
    "instance/override-at-start",
    "TemporaryFileSystem=/run",
  ],
  [
    "AWS answers without end, with a login page, nothing, JSON, another action's or half an answer, a bomb of entities",
    "a warning (STRICT: exit 1) that names a proxy; nothing is changed; below 300 MB",
    "hooks/health-check-strange-aws",
    "something that answers in place of AWS",
  ],
  [
    "AWS answers a byte a second, with endless errors, 100,000 levels, a redirect, pages without end",
    "a warning within the time for all calls",
    "hooks/health-check-strange-aws",
    "always another page",
  ],
  [
    "the same, to the doctor on a laptop",
    "exit 2 and one sentence, below 300 MB",
    "cli/doctor-strange-aws",
    "something that answers in place of AWS",
  ],
  [
    "a `node` that hangs, ignores signals, prints without end, leaves a process, reads, prints escapes or NUL",
    "10 s and 64 characters; the next Node.js is taken; no process is left",
    "hooks/hostile-programs",
    "a node that %s",
  ],
  [
    "`get-config` that prints a list, half an object, without end, hangs, or leaves a process, also in a session of its own",
    "said in one line, without what it printed; no process is left",
    "hooks/hostile-programs",
    "a get-config that %s",
  ],
  [
    "newline, escape, text turned around, 100,000 letters, `$(…)`, `\\033` in HEALTH_HOOKS_NODE, PATH and names",
    "one line of the log, and nothing is run",
    "hooks/hostile-programs",
    "stay one line",
  ],
  [
    "blanks around settings; unknown options; `--help`",
    "the same in sh and JavaScript; nothing is installed for an unknown option",
    "hooks/hostile-programs",
    "blanks around a setting are as nothing",
  ],
  [
    "`HEALTH_HOOKS_VARIABLE=__proto__`, 129 letters; paths with `..`, `%2e`",
    "a bad setting, before anything is looked at",
    "settings",
    "which HTTP clients would make",
  ],
  [
    "the metadata service answers 0.0.0.0, 127.0.0.1, 169.254.1.1, 255.255.255.255",
    "refused: no instance has it",
    "instance/metadata",
    "no instance has %s",
  ],
  [
    "links, devices, pipes and swaps in the app folder",
    "nothing is written elsewhere",
    "instance/folder",
    "symbolic link",
  ],
  [
    "an app that is asked and floods, forks, hangs, outlives or forges",
    "it ends with the question; its answer is data",
    "django/ask-hostile",
    "test",
  ],
  [
    "YAML: `*.example.com` without quotes, bombs of aliases, 100,000 brackets, names of every object, tags",
    "a finding or nothing, never a crash; below 300 MB",
    "cli/hostile",
    "YAML",
  ],
  [
    "folders, hooks, env files, options that may not be read; pipes; no TMPDIR; an env file of 3 GB",
    "exit 2 and one sentence",
    "cli/hostile",
    "what cannot be read",
  ],
  [
    "a zip with a flipped byte, with `.//` in its paths, that unpacks to 700 MB, that is none",
    "a finding, or exit 2 and one sentence",
    "cli/hostile",
    "that unpacks to 700 MB",
  ],
  [
    "a repository whose settings name programs: fsmonitor, hooks, filters, diff, include, remote, zip",
    "none is run, and nothing in .git is written",
    "cli/hostile",
    "a repository whose settings name programs",
  ],
  [
    "Ctrl-C, SIGTERM, SIGHUP during `check`",
    "the bundle's copy is removed",
    "cli/hostile",
    "of the bundle after %s: nothing",
  ],
  [
    "a linked .gitattributes; a full disk during `init`",
    "nothing is written; all files or none, and the next `init` works",
    "cli/hostile",
    "of init on a disk of %s kB",
  ],
  ["output to a full device", "exit 2", "cli/hostile", "into a full device"],
  [
    "20,000 options or hooks, 20,000 files in git, 201 lines of .ebignore",
    "looked at, below 300 MB",
    "cli/hostile",
    "20,000 .config files",
  ],
  [
    "any bytes as env file, setting, answer of the metadata service or of AWS",
    "exit 0 or 1, plain lines, no bug, below 300 MB, nothing written elsewhere",
    "hooks/fuzz",
    "answer of the metadata service",
  ],
  [
    "any bytes as options, project, .ebignore, settings.py, Procfile or zip",
    "exit 0, 1 or 2, no bug, below 300 MB, nothing written",
    "cli/fuzz",
    "options and project",
  ],
];

test("every test that starts the laptop's doctor refuses to do so where it could ask a real metadata service", () => {
  const folders = readdirSync(join(REPOSITORY, "test"), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  );
  const paths = folders
    .filter(({ name }) => name !== "nodes")
    .flatMap(({ name }) => sourcesIn(`test/${name}`));
  const starters = paths.filter((path) => {
    const text = readFileSync(join(REPOSITORY, path), "utf8");
    return (
      /\bdist\/eb-health-hooks\.cjs\b/.test(text) &&
      /["'`]doctor["'`]/.test(text) &&
      /child_process/.test(text)
    );
  });
  expect(starters.length).toBeGreaterThan(1);
  for (const path of starters)
    expect(readFileSync(join(REPOSITORY, path), "utf8"), path).toContain("refuseUnlessOnLoopback(env");
});

test("docs/security.md has what was tried, and every row has a test that tries it", () => {
  for (const [attack, , file, title] of ATTACKS) {
    const text = readFileSync(join(REPOSITORY, `test/${file}.test.ts`), "utf8");
    expect(text, attack).toContain(title);
  }
  const rows = ATTACKS.map(([attack, happens, file]) => [attack, happens, `\`test/${file}.test.ts\``]);
  expectInDocs("docs/security.md", "attacks", markdownTable(["tried", "what happens", "test"], rows));
});

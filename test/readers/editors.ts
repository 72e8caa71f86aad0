/** One nasty file, edited by this hook and by other programs: what each does to what the readers see. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { djangoPython } from "../support/django-python.ts";
import { judge } from "./claim.ts";
import { editFile } from "./edit.ts";
import type { Reader } from "./readers.ts";
import { nameOf } from "./table.ts";

const VARIABLE = "ALLOWED_HOSTS";
const ADDRESS = "10.0.0.5";
const LIST = `.example.com,www.example.com,${ADDRESS}`;

export const NASTY = `# Production, don't touch
export DEBUG=false

SECRET_KEY=abc#def$ghi
DATABASE_URL="postgres://u:p@db/x?a=1&b=2" # primary
  ALLOWED_HOSTS=.example.com,www.example.com # it's ours
GREETING='Hello  world'
EMPTY=
LAST=1`;

type Editor = readonly [name: string, edit: (file: string) => void];

/** `dotenvx` is no dependency: its path is given by whoever wants it in the table. */
function editors(python: string, dotenvx: string | undefined): Editor[] {
  const run = (program: string, args: readonly string[]) =>
    execFileSync(program, args, { stdio: ["ignore", "ignore", "ignore"], timeout: 60_000 });
  const setKey = "import sys; from dotenv import set_key; set_key(sys.argv[1], sys.argv[2], sys.argv[3])";
  const all: Editor[] = [
    ["python-dotenv `set_key`", (file) => run(python, ["-I", "-c", setKey, file, VARIABLE, LIST])],
    ["`sed -i`", (file) => run("sed", ["-i", `s/^${VARIABLE}=.*/${VARIABLE}=${LIST}/`, file])],
    ["`echo >>`", (file) => run("/bin/sh", ["-c", `echo "${VARIABLE}=${LIST}" >>"$0"`, file])],
  ];
  if (dotenvx && existsSync(dotenvx)) {
    all.push([
      "dotenvx `set --plain`",
      (file) => run(dotenvx, ["set", VARIABLE, LIST, "--plain", "-f", file]),
    ]);
  }
  return all;
}

/** Lines of Markdown; one row an editor. */
export async function renderEditors(
  readers: readonly Reader[],
  dotenvx: string | undefined,
): Promise<string> {
  const python = await djangoPython("5.2");
  if ("why" in python) throw new Error(python.why);
  const before = Buffer.from(NASTY);
  const folder = await mkdtemp(join(tmpdir(), "editors-"));
  const results: (readonly [string, Buffer])[] = [];
  const own = editFile(before, VARIABLE, ADDRESS);
  results.push(["this hook", "bytes" in own ? own.bytes : before]);
  for (const [name, edit] of editors(python.path, dotenvx)) {
    const file = join(folder, ".env");
    await writeFile(file, before);
    edit(file);
    results.push([name, await readFile(file)]);
  }
  await rm(folder, { recursive: true });
  const rows: string[] = [];
  for (const [name, after] of results) {
    const damage: string[] = [];
    for (const reader of readers) {
      const [was] = await reader.readMany([before]);
      const [is] = await reader.readMany([after]);
      const violation = was && is ? judge(was, is, VARIABLE, ADDRESS) : "no result";
      if (violation) damage.push(`${nameOf(reader)}: ${violation}`);
    }
    const [old, now] = [NASTY.split("\n"), after.toString().split("\n")];
    const lost = old.filter((line) => !now.includes(line)).length;
    rows.push(`| ${name} | ${lost} | ${damage.join("<br>").replaceAll("|", "\\|") || "nothing"} |`);
  }
  return ["| editor | lines not as before | damage |", "| --- | --- | --- |", ...rows].join("\n");
}

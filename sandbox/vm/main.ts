/**
 * `npm run vm`: the built hooks in a virtual machine with a systemd, an nginx and a power plug of its own.
 * `-- --story NAME` tells one story or several, `-- --list` lists all of them.
 */
import { parseArgs } from "node:util";
import { Screen } from "../tour/screen.ts";
import { image } from "./image.ts";
import { Machine } from "./machine.ts";
import { architecture, Missing, requirePrograms } from "./needs.ts";
import { STORIES } from "./stories.ts";
import { type Story, Teller, type Told } from "./teller.ts";

const USAGE = "Usage: npm run vm [-- [--story NAME]... [--list]]";
const screen = new Screen(process.stdout);
let machine: Machine | undefined;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
process.exit(await main());

/** 0: all is as told; 1: it is not; 2: this machine lacks something. */
async function main(): Promise<number> {
  const { stories, list } = readArguments();
  if (list) {
    for (const { name, shows } of STORIES) screen.say(`${name.padEnd(20)}${shows}`);
    return 0;
  }
  try {
    const of = architecture();
    requirePrograms({ [of.qemu]: of.qemuPackage, mmdebstrap: "mmdebstrap", mke2fs: "e2fsprogs" });
    const made = await timed("The image is ready", () => image(of, (line) => screen.say(line)));
    machine = await Machine.make(made, of);
    return await tellAll(machine, stories);
  } catch (error) {
    if (error instanceof Missing) console.error(error.message);
    else console.error(`not as told: ${error instanceof Error ? error.message : error}`);
    return error instanceof Missing ? 2 : 1;
  } finally {
    await machine?.close();
  }
}

async function tellAll(of: Machine, stories: readonly Story[]): Promise<number> {
  await timed("The machine is up", () => of.boot());
  const { kernel, systemd, nginx, python, django, node } = await of.ask("start", { healthCheck: undefined });
  screen.say(
    `Linux ${kernel}, systemd ${systemd}, nginx ${nginx}, Python ${python}, Django ${django}, Node.js ${node}`,
  );
  let failed = 0;
  let checks = 0;
  const onTold = (told: Told) => {
    checks += 1;
    if (!told.passed) failed += 1;
    show(told);
  };
  const teller = new Teller(of, onTold, (line) => screen.say(`  | ${line}`, "dim", "  |     "));
  for (const { name, shows, tell } of stories) {
    screen.say(`\n${name}: ${shows}`, "bold");
    await timed(`${name} is told`, () => tell(teller));
  }
  screen.say(failed ? `\n${failed} of ${checks} are not as told.` : `\nAll ${checks} are as told.`, "bold");
  return failed ? 1 : 0;
}

function show({ says, passed, found }: Told): void {
  screen.say(passed ? `  ok   ${says}` : `  FAIL ${says}`, passed ? "green" : "red", "       ");
  const lines = passed ? [] : (JSON.stringify(found, undefined, 2)?.split("\n") ?? []);
  for (const line of lines) screen.say(`       ${line}`);
}

async function timed<Result>(what: string, run: () => Promise<Result>): Promise<Result> {
  const start = Date.now();
  const result = await run();
  screen.say(`  ${what} after ${Math.round((Date.now() - start) / 1000)} s`, "dim");
  return result;
}

async function stop(): Promise<void> {
  await machine?.close();
  process.exit(1);
}

function readArguments(): { readonly stories: readonly Story[]; readonly list: boolean } {
  try {
    const options = {
      story: { type: "string", multiple: true },
      list: { type: "boolean", default: false },
    } as const;
    const { story, list } = parseArgs({ options }).values;
    const names = STORIES.map(({ name }) => name);
    const unknown = story?.find((name) => !names.includes(name));
    if (unknown) throw new Error(`there is no story ${unknown}; there are ${names.join(", ")}`);
    return { stories: STORIES.filter(({ name }) => !story || story.includes(name)), list };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(1);
  }
}

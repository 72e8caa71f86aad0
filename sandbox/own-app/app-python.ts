/** A virtual environment of an app's own: what the platform would install, by pip. */
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Interpreter } from "../python/interpreters.ts";
import { type Announce, run } from "../python/run.ts";
import { type Environment, virtualEnvironment } from "../python/virtual-environment.ts";
import { interpreters, placeOf } from "../python.ts";
import { canStart } from "./account.ts";
import type { DockerAppToPlay } from "./docker-app.ts";
import { NotPlayed } from "./web-command.ts";

const READER = join(dirname(fileURLToPath(import.meta.url)), "requirements.py");
const READ_MS = 60_000;
/**
 * The platform takes the first one that is there:
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/python-configuration-requirements.html
 */
const FILES: readonly string[] = ["requirements.txt", "Pipfile.lock", "Pipfile", "pyproject.toml"];
/** The platform's environments have it. */
const BEFORE = ["gunicorn"];

export interface AppRequirements {
  /** Where the app lies. */
  readonly folder: string;
  readonly paths: ReadonlySet<string>;
  /** Such as "3.12", and what names it. */
  readonly series: string | undefined;
  readonly seriesOf: string;
  /** What the Dockerfile of a Docker app installs. */
  readonly docker?: Pick<DockerAppToPlay, "requirements" | "packages"> | undefined;
  readonly announce: Announce;
}

/** Throws NotPlayed with what pip says. */
export async function appPython(of: AppRequirements): Promise<Environment> {
  const { folder, paths, series, seriesOf, docker, announce } = of;
  const name = docker?.requirements ?? FILES.find((file) => paths.has(file));
  if (name === undefined)
    throw new NotPlayed(
      `there is no ${FILES.slice(0, 3).join(", ")} at its top, so nothing would be installed: add one.`,
    );
  const all = await interpreters({ announce });
  const readable = await Promise.all(all.map(({ path }) => canStart(path)));
  const found = all.filter((_, index) => readable[index]);
  const interpreter = found.find((one) => one.series === series) ?? found[0];
  if (!interpreter)
    throw new NotPlayed(
      "this machine has no Python 3.9 to 3.14 that makes virtual environments and that an app may read.",
    );
  if (series !== undefined && interpreter.series !== series)
    announce(
      `Python ${series}, which ${seriesOf} names, is not where the app can read it: ${interpreter.series} is used.`,
    );
  if (name === "pyproject.toml" && !docker)
    announce(
      "Elastic Beanstalk installs nothing of pyproject.toml: write a requirements.txt from it. Here pip installs its dependencies.",
    );
  const isAsPipTakesIt = FILES.indexOf(name) < 1;
  const file = isAsPipTakesIt ? join(folder, name) : await asRequirements(interpreter, join(folder, name));
  const before = [...BEFORE, ...(docker?.packages ?? [])];
  const texts = [...(isAsPipTakesIt ? await textsOf(folder, name) : []), ...(docker?.packages ?? [])];
  const requirements = {
    name: "own",
    file,
    imports: "gunicorn.app.wsgiapp",
    ofApp: { folder, texts, before },
  };
  try {
    const made = await virtualEnvironment(
      requirements,
      [interpreter.series],
      async () => [interpreter],
      placeOf({ announce }),
    );
    if (made) return made;
  } catch (error) {
    throw new NotPlayed(
      `pip cannot install ${name} for Python ${interpreter.version}: ${(error as Error).message}`,
    );
  }
  throw new NotPlayed(`there is no Python ${interpreter.series}`);
}

async function asRequirements(interpreter: Interpreter, file: string): Promise<string> {
  try {
    const list = `${dirname(file)}.requirements.txt`;
    await writeFile(list, await run(interpreter.path, ["-I", READER, file], process.env, READ_MS));
    return list;
  } catch (error) {
    throw new NotPlayed(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** The files that a requirements file names, and those that they name. */
async function textsOf(folder: string, name: string, seen = new Set<string>()): Promise<string[]> {
  if (seen.has(name)) return [];
  seen.add(name);
  const text = await readFile(join(folder, name), "utf8").catch(() => "");
  const named = [...text.matchAll(/^\s*(?:-r|-c|--requirement|--constraint)[\s=]+(\S+)/gm)];
  const others = await Promise.all(
    named.map(([, other = ""]) => textsOf(folder, join(dirname(name), other), seen)),
  );
  return [text, ...others.flat()];
}

/** A virtual environment of an app's own: what the platform would install, by pip. */
import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, posix } from "node:path";
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
/** Those that pip takes only as a list of their own. */
const AS_LISTS = FILES.slice(1);
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
  readonly docker?: Pick<DockerAppToPlay, "requirements" | "packages" | "context"> | undefined;
  readonly announce: Announce;
}

/** Throws NotPlayed with what pip says. */
export async function appPython(of: AppRequirements): Promise<Environment> {
  const { folder, paths, docker, announce } = of;
  const { requirements, context = ".", packages = [] } = docker ?? {};
  const name = requirements ?? FILES.map((file) => posix.join(context, file)).find((file) => paths.has(file));
  if (name === undefined && packages.length === 0)
    throw new NotPlayed(
      `there is no ${FILES.slice(0, 3).join(", ")} at its top, so nothing would be installed: add one.`,
    );
  const interpreter = await interpreterFor(of);
  if (name === "pyproject.toml" && !docker)
    announce(
      "Elastic Beanstalk installs nothing of pyproject.toml: write a requirements.txt from it. Here pip installs its dependencies.",
    );
  const isList = name !== undefined && !AS_LISTS.includes(basename(name));
  const file = isList ? join(folder, name) : await asList(interpreter, folder, name, packages);
  const texts = [...(isList ? await textsOf(folder, name) : []), ...packages];
  const ofApp = { folder, texts, before: [...BEFORE, ...packages] };
  try {
    const made = await virtualEnvironment(
      { name: "own", file, imports: "gunicorn.app.wsgiapp", ofApp },
      [interpreter.series],
      async () => [interpreter],
      placeOf({ announce }),
    );
    if (made) return made;
  } catch (error) {
    throw new NotPlayed(
      `pip cannot install ${name ?? packages.join(", ")} for Python ${interpreter.version}: ${(error as Error).message}`,
    );
  }
  throw new NotPlayed(`there is no Python ${interpreter.series}`);
}

async function interpreterFor({ series, seriesOf, announce }: AppRequirements): Promise<Interpreter> {
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
  return interpreter;
}

/** As pip takes it. @param name undefined: there are only these packages */
async function asList(
  interpreter: Interpreter,
  folder: string,
  name: string | undefined,
  packages: readonly string[],
): Promise<string> {
  const list = `${folder}.requirements.txt`;
  if (name === undefined) {
    await writeFile(list, `${packages.join("\n")}\n`);
    return list;
  }
  try {
    await writeFile(
      list,
      await run(interpreter.path, ["-I", READER, join(folder, name)], process.env, READ_MS),
    );
    return list;
  } catch (error) {
    throw new NotPlayed(`${name} cannot be read: ${(error as Error).message}`);
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

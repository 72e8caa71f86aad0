import { installPackages } from "../support/debian-packages.ts";
import { type DjangoVersion, djangoPython } from "../support/django-python.ts";
import { availableReaders, PYTHON_READERS } from "./readers.ts";

/** By the name of the reader that is missing without it. */
const PACKAGES: Readonly<Record<string, string>> = { systemd: "libsystemd-shared" };

/** Once before all tests of the readers. What stays missing is skipped there, with the reason. */
export async function setup(): Promise<void> {
  const djangos = Object.keys(PYTHON_READERS) as DjangoVersion[];
  await Promise.all(djangos.map((django) => djangoPython(django, { announce: console.log })));
  const { missing } = await availableReaders();
  try {
    await installPackages(missing.flatMap(({ name }) => PACKAGES[name] ?? []));
  } catch (error) {
    console.log(`not installed: ${error instanceof Error ? error.message : error}`);
  }
}

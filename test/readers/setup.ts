import { installPackages } from "../support/debian-packages.ts";
import { setup as environments } from "../support/django-setup.ts";
import { availableReaders } from "./readers.ts";

/** By the name of the reader that is missing without it. */
const PACKAGES: Readonly<Record<string, string>> = { systemd: "libsystemd-shared" };

/** Once before all tests of the readers. What stays missing is skipped there, with the reason. */
export async function setup(): Promise<void> {
  await environments();
  const { missing } = await availableReaders();
  try {
    await installPackages(missing.flatMap(({ name }) => PACKAGES[name] ?? []));
  } catch (error) {
    console.log(`not installed: ${error instanceof Error ? error.message : error}`);
  }
}

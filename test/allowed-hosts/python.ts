import { spawnSync } from "node:child_process";
import { join } from "node:path";
import {
  type DjangoPython,
  type DjangoVersion,
  djangoPython,
  type NoDjangoPython,
} from "../support/django-python.ts";
import { once } from "../support/once.ts";
import { REPOSITORY } from "../support/repository.ts";

/**
 * A Django that the app's account can run. The system's own Pythons are open to everybody; one of a version manager
 * may be below a home folder that is closed.
 */
export async function openPython(
  django: DjangoVersion,
  announce?: (line: string) => void,
): Promise<DjangoPython | NoDjangoPython> {
  const env = { ...process.env, PATH: "/usr/bin:/bin" };
  const found = await djangoPython(django, { env, folder: join(REPOSITORY, ".sandbox/open"), announce });
  if ("why" in found || isOpen(found.path)) return found;
  return { why: `Django ${django} has a Python here that no other account can run` };
}

/** The sandbox's account of the app. */
const APP = { uid: 65534, gid: 65534 };

const isOpen = once((python: string): boolean => {
  const account = process.getuid?.() === 0 ? APP : {};
  return spawnSync(python, ["-I", "-c", ""], { ...account, cwd: "/", stdio: "ignore" }).status === 0;
});

/** The Django of the tests that need only one. */
export async function anyPython(): Promise<string> {
  const found = await openPython("5.2");
  if ("why" in found) throw new Error(found.why);
  return found.path;
}

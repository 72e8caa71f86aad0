import { join } from "node:path";
import {
  type DjangoPython,
  type DjangoVersion,
  djangoPython,
  type NoDjangoPython,
} from "../support/django-python.ts";
import { REPOSITORY } from "../support/repository.ts";

/**
 * A Django that the app's account can run. The system's own Pythons are open to everybody; one of a version manager
 * may be below a home folder that is closed.
 */
export function openPython(
  django: DjangoVersion,
  announce?: (line: string) => void,
): Promise<DjangoPython | NoDjangoPython> {
  const env = { ...process.env, PATH: "/usr/bin:/bin" };
  return djangoPython(django, { env, folder: join(REPOSITORY, ".sandbox/open"), announce });
}

/** The Django of the tests that need only one. */
export async function anyPython(): Promise<string> {
  const found = await openPython("5.2");
  if ("why" in found) throw new Error(found.why);
  return found.path;
}

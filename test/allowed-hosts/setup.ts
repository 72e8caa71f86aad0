import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DJANGO_VERSIONS } from "../support/django-python.ts";
import { openPython } from "./python.ts";

/** Once before the tests that run the hook with a real Django. The tests say which has no Python here. */
export async function setup(): Promise<void> {
  const found = await Promise.all(DJANGO_VERSIONS.map((django) => openPython(django, console.log)));
  for (const python of found) if ("path" in python) compile(python.path);
}

/** Once: the app's account may write nothing, so that every question would compile anew what is not. */
function compile(python: string): void {
  const folder = dirname(dirname(python));
  const done = join(folder, "compiled");
  if (existsSync(done)) return;
  // Some packages have templates that are no Python.
  spawnSync(python, ["-I", "-m", "compileall", "-q", "-j", "2", join(folder, "lib")], { stdio: "ignore" });
  writeFileSync(done, "");
}

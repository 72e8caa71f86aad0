/** A Python with Django that another account can run, as the app's can on an instance. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import {
  type DjangoPython,
  type DjangoPythonOptions,
  type DjangoVersion,
  djangoPython,
  type NoDjangoPython,
} from "./django-python.ts";
import { once } from "./once.ts";
import { REPOSITORY } from "./repository.ts";

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where every account can go; environments of its own, since one is made with the first Python that is found. */
const OF_THE_SYSTEM: DjangoPythonOptions = {
  env: { ...process.env, PATH: "/usr/bin:/bin" },
  folder: join(REPOSITORY, ".sandbox/system"),
};

/** Undefined: for who runs this. What lies below a home folder is closed to others. */
export async function djangoPythonFor(
  account: Account | undefined,
  django: DjangoVersion,
  options: DjangoPythonOptions = {},
): Promise<DjangoPython | NoDjangoPython> {
  if (account === undefined) return djangoPython(django, options);
  for (const place of [OF_THE_SYSTEM, {}]) {
    const found = await djangoPython(django, { ...options, ...place });
    if ("path" in found && runsAs(account, found.path)) return found;
  }
  return { why: `no Python for Django ${django} is here that uid ${account.uid} can run` };
}

const runsAs = once((account: Account, python: string): boolean => {
  try {
    execFileSync(python, ["-I", "-c", "import django"], { ...account, cwd: "/", env: {}, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

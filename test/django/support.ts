import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Answer } from "../../src/django/answer.ts";
import { type AppToAsk, askOnce, type Trial } from "../../src/django/ask.ts";
import type { Program } from "../../src/django/ask-program.ts";
import { type Account, findHolders } from "../../src/django/contained.ts";
import { djangoPythonFor } from "../support/django-python-for.ts";
import { PATIENCE_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { USER } from "./account.ts";

export { AS_ROOT, USER } from "./account.ts";
export { ADDRESS, OWN_TRIAL as OWN } from "./own-trial.ts";

/** The newest Django that an app may be asked with everywhere; with all packages that read settings. */
export async function python(): Promise<string> {
  const found = await djangoPythonFor(USER, "5.2");
  if ("why" in found) throw new Error(found.why);
  return found.path;
}

const textOf = (name: string) => readFileSync(join(REPOSITORY, "src/django", name), "utf8");
export const PROGRAM: Program = { start: textOf("ask-start.py"), question: textOf("ask.py") };

export const HOST = "www.example.com";
export const OWN_LINE = `ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()\n`;

export const WSGI = `import os
from django.core.wsgi import get_wsgi_application
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
`;

/** An app's folder that the app's user owns; deleted when the test ends. */
export function appFolder(files: Readonly<Record<string, string | undefined>>): string {
  const folder = temporaryFolder(onTestFinished);
  const own = (path: string) => USER && chownSync(path, USER.uid, USER.gid);
  chmodSync(folder, 0o755);
  for (const [name, text] of Object.entries({ "config/__init__.py": "", "config/wsgi.py": WSGI, ...files })) {
    if (text === undefined) continue;
    const path = join(folder, name);
    for (let parent = dirname(path); parent.startsWith(folder); parent = dirname(parent)) {
      mkdirSync(parent, { recursive: true, mode: 0o755 });
      own(parent);
    }
    writeFileSync(path, text, { mode: 0o644 });
    own(path);
  }
  return folder;
}

export interface Asked {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly wsgiPath?: string;
  readonly python?: string;
  readonly seconds?: number;
  readonly user?: Account | undefined;
  readonly signal?: AbortSignal;
}

export async function toAsk({ folder, env, ...rest }: Asked): Promise<AppToAsk> {
  return {
    python: rest.python ?? (await python()),
    folder,
    user: USER,
    holders: await findHolders(),
    env: { PATH: "/usr/bin:/bin", LANG: "C.UTF-8", ...env },
    processName: "web",
    wsgiPath: undefined,
    program: PROGRAM,
    signal: new AbortController().signal,
    seconds: PATIENCE_MS / 1000,
    ...rest,
  };
}

export async function ask(asked: Asked, ...trials: readonly Trial[]): Promise<Answer> {
  return askOnce(await toAsk(asked), trials);
}

/** A trial of an env file's text. */
export function fileTrial(path: string, text: string): Trial {
  return { env: {}, files: new Map([[path, Buffer.from(text)]]) };
}

/** The processes whose current folder it is, or is below it. */
export function processesIn(folder: string): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => currentFolderOf(pid).startsWith(folder));
}

/** Empty for one that has ended. */
function currentFolderOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return "";
  }
}

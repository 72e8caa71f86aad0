import type { Env } from "../env.ts";
import { HookError } from "../errors.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { type AppUser, appPython, appUser, wsgiPath } from "../instance/app.ts";
import { dockerAppOf } from "../instance/docker.ts";
import { NotAnswered } from "./answer.ts";
import type { AppToAsk } from "./ask.ts";
import { PROGRAM_FOLDER, type Program, readProgram } from "./ask-program.ts";
import { findHolders } from "./contained.ts";

/** For all questions of one run. */
const SECONDS = 20;

/**
 * The app as it is asked. Throws NotAnswered, which says why it is not.
 * @param env as the process has it, beside what belongs to the account
 * @param processName as Procfile names it
 */
export async function appToAsk(context: HookContext, env: Env, processName = "web"): Promise<AppToAsk> {
  const { settings, appFolder, signal } = context;
  if (!settings.askApp) throw new NotAnswered("HEALTH_HOOKS_ASK_APP=false");
  if (dockerAppOf(context, appFolder)) throw new NotAnswered("it runs in a container");
  const python = appPython(context);
  if (!python) throw new NotAnswered("there is no virtual environment in /var/app/venv");
  const program = programIn(appFolder);
  const isRoot = process.getuid?.() === 0;
  const [user, path, holders] = await Promise.all([appUser(context), wsgiPath(context), findHolders()]);
  if (isRoot && !user) throw new NotAnswered("the account of the app is not known");
  if (isRoot && user?.uid === 0) throw new NotAnswered("the app runs as root");
  return {
    python,
    program,
    folder: appFolder,
    user: isRoot ? user : undefined,
    holders,
    env: environmentOf(env, user),
    processName,
    wsgiPath: path,
    signal,
    seconds: SECONDS,
  };
}

function programIn(appFolder: string): Program {
  try {
    const program = readProgram(appFolder);
    if (program) return program;
  } catch (error) {
    if (!(error instanceof HookError)) throw error;
    throw new NotAnswered(error.message);
  }
  throw new NotAnswered(
    `${PROGRAM_FOLDER} is missing or of another version: copy the whole .platform folder`,
  );
}

/** What belongs to the hook, or to the shell of whoever runs it by hand; the rest is the app's. */
const NOT_THE_APPS =
  /^(?:EB_IS_COMMAND_LEADER|HEALTH_HOOKS_SYSTEM_ROOT|HOME|USER|LOGNAME|SHELL|SUDO_.*|PWD|OLDPWD|SHLVL|_|TERM|MAIL|LS_COLORS|SSH_.*|XDG_.*)$/;

/** As systemd starts the web process: the platform's variables, and those of the account. */
function environmentOf(env: Env, user: AppUser | undefined): Record<string, string> {
  const ofApp = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !NOT_THE_APPS.test(entry[0]),
  );
  const account = user && { HOME: user.home, USER: user.name, LOGNAME: user.name };
  return { ...Object.fromEntries(ofApp), ...account };
}

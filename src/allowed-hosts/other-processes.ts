import { NotAnswered } from "../django/answer.ts";
import { appToAsk } from "../django/app-to-ask.ts";
import { askOnce, type Trial } from "../django/ask.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { processNamesIn } from "../instance/processes.ts";
import { isHarmless } from "./decision.ts";

/** For all of them together: the first process has had its own time. */
const SECONDS = 15;

/**
 * Every process of Procfile gets what is proven for `web`, and one with other settings may read it otherwise: a clause
 * on the first that would lose a host or another setting by it. One that cannot be asked, such as a worker whose
 * command names no settings, is taken for one that has the settings of `web`.
 */
export async function lossInOtherProcess(context: HookContext, trial: Trial): Promise<string | undefined> {
  const names = processNamesIn(context.appFolder);
  const asked = names.includes("web") ? "web" : names[0];
  const ends = performance.now() + SECONDS * 1000;
  for (const name of names.filter((one) => one !== asked)) {
    const seconds = Math.floor((ends - performance.now()) / 1000);
    if (seconds < 1) return undefined;
    if (await loses(context, name, trial, seconds)) return `${name} of Procfile reads it otherwise`;
  }
  return undefined;
}

async function loses(context: HookContext, name: string, trial: Trial, seconds: number): Promise<boolean> {
  try {
    const app = await appToAsk(context, context.env, name);
    const { settings, trials } = await askOnce({ ...app, seconds }, [trial]);
    return trials.some((answer) => !isHarmless(settings.hosts, answer));
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    return false;
  }
}

import { isHostRefused } from "../diagnosis/answers.ts";
import type { RefusedHost } from "../diagnosis/host-refused.ts";
import { askRunningApp } from "../django/running-app.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { CURRENT_OVERRIDE, parseValueFile } from "../instance/override.ts";
import { readPlatformFile } from "../instance/platform.ts";
import { probe } from "./probe.ts";

/** Of an app that answers 400: whether visitors get that too, and how far the address came. */
export async function lookAtRefusedHost(
  context: HookContext,
  target: Omit<Parameters<typeof probe>[0], "host">,
  mainPid?: string,
): Promise<RefusedHost> {
  const app = await askRunningApp(context, target.address, mainPid);
  const [host] = app.ownHosts;
  const answer = host && (await probe({ ...target, host }, new Set(), 0, context.signal)).last;
  const { proven } = parseValueFile(readPlatformFile(context, CURRENT_OVERRIDE) ?? "");
  return { ...app, refusesOwnHost: answer ? isHostRefused(answer) : undefined, provenBy: proven };
}

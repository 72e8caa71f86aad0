import { isHostRefused } from "../diagnosis/answers.ts";
import type { RefusedHost } from "../diagnosis/host-refused.ts";
import type { RunningApp } from "../django/running-app.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { LINK_FOLDER, linkOf, parseValueFile } from "../instance/override.ts";
import { readPlatformFile } from "../instance/platform.ts";
import { probe } from "./probe.ts";

/** No app has it: what refuses a host answers 400 here too, and what does not answers 404 or a redirect. */
const NO_SUCH_PAGE = "/eb-health-hooks-no-such-page/";

type Target = Omit<Parameters<typeof probe>[0], "host">;

/** Of an app that answers 400: whether visitors get that too, and how far the address came. */
export async function lookAtRefusedHost(
  context: HookContext,
  target: Target,
  app: RunningApp,
): Promise<RefusedHost> {
  const [host] = app.ownHosts;
  const given = `${LINK_FOLDER}/${linkOf(app.process?.name ?? "web")}`;
  const { proven } = parseValueFile(readPlatformFile(context, given) ?? "");
  return { ...app, ownHost: host ? await tryOwnHost(context, target, host) : undefined, provenBy: proven };
}

async function tryOwnHost(
  { signal }: HookContext,
  target: Target,
  host: string,
): Promise<RefusedHost["ownHost"]> {
  const isRefused = async (path: string) =>
    isHostRefused((await probe({ ...target, path, host }, new Set(), 0, signal)).last);
  if (!(await isRefused(target.path))) return "let in";
  return (await isRefused(NO_SUCH_PAGE)) ? "refused everywhere" : "refused on this page";
}

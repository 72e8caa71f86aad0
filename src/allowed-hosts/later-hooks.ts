import type { HookContext } from "../hook/run-hook.ts";
import { Folder } from "../instance/folder.ts";
import { orNone } from "../instance/seen.ts";

/** Where hooks run after allowed_hosts, and still before or while the app serves. */
const FOLDERS = [
  [".platform/hooks/predeploy", "10_allowed_hosts.cjs"],
  [".platform/confighooks/predeploy", "10_allowed_hosts"],
  [".platform/hooks/postdeploy", ""],
  [".platform/confighooks/postdeploy", ""],
] as const;

/** Hooks that come behind this one and name the env file: whoever writes it anew loses the address. */
function laterHooksThatName(appFolder: string, envFile: string): string[] {
  const name = envFile.slice(envFile.lastIndexOf("/") + 1);
  const named = new RegExp(`(?<![\\w.-])${name.replace(/[^\w]/g, "\\$&")}(?![\\w.-])`);
  return FOLDERS.flatMap(([below, own]) => {
    const folder = orNone(() => Folder.open(appFolder, below));
    const behind = (orNone(() => folder?.names()) ?? []).filter(
      (one) => one > own && !/allowed_hosts|health_check/.test(one),
    );
    return behind
      .filter((one) => named.test(orNone(() => folder?.read(one))?.bytes.toString("latin1") ?? ""))
      .map((one) => `${below}/${one}`);
  });
}

export function warnOfLaterHooks({ appFolder, log }: HookContext, path: string): void {
  for (const hook of laterHooksThatName(appFolder, path)) {
    log.warn(
      `${hook} runs after this hook and names ${path}: if it writes the file anew, the address is lost; let it run before 10_allowed_hosts`,
    );
  }
}

import type { AppText, LoadedSettings } from "../../django/text/app-text.ts";
import { onOneLine } from "../../django/text/the-line.ts";
import { HEALTH_CHECK_HOSTS } from "../../env.ts";
import type { Settings } from "../../settings.ts";
import type { LeftOut } from "../bundle/left-out.ts";
import type { NginxAnswer } from "./nginx-exchange.ts";
import type { Unasked } from "./unasked.ts";

export interface HostFacts {
  readonly app: AppText;
  readonly settings: Pick<Settings, "variable" | "envFile" | "enabled">;
  /** Environment properties that `.ebextensions/` sets. */
  readonly properties: Readonly<Record<string, string>>;
  /** Those that are in the bundle, of the env files that the hooks or the settings name: their bytes as Latin-1. */
  readonly envFiles: ReadonlyMap<string, string>;
  /** Why the env file of the hooks is not in the bundle, where it lies in the folder. */
  readonly envFileLeftOut: LeftOut | undefined;
  /** Hooks that are not ours, and `.ebextensions/`: path -> text. */
  readonly deploymentTexts: ReadonlyMap<string, string>;
  /** Undefined where the bundle has none. */
  readonly procfile: string | undefined;
  /** Undefined where the hook asks the app. */
  readonly unasked: Unasked | undefined;
  /** What sets the path that is checked, and where; undefined: nothing of the bundle. */
  readonly pathNamedBy: string | undefined;
  /** What nginx does with the check before the app gets it. */
  readonly proxied: NginxAnswer | undefined;
}

const GENERIC = `ALLOWED_HOSTS += os.environ.get("${HEALTH_CHECK_HOSTS}", "").split()`;

/** The line, and where it goes; it ends in the line itself. */
export function lineRemedy(loaded: LoadedSettings | undefined): string {
  const { line } = loaded ?? {};
  if (!line) return `Add to the settings, below whatever makes ALLOWED_HOSTS: ${GENERIC}`;
  return `Add to ${line.file} below line ${line.afterLine}: ${onOneLine(line)}`;
}

export function placeOfHosts({ hosts, settings }: LoadedSettings): string {
  return hosts.place ? `${hosts.place.file} line ${hosts.place.line}` : settings.path;
}

import type { AppText, LoadedSettings } from "../../django/text/app-text.ts";
import { knownHosts } from "../../django/text/host-source.ts";
import { onOneLine } from "../../django/text/the-line.ts";
import type { Shape } from "../../django/text/value.ts";
import { HEALTH_CHECK_HOSTS } from "../../env.ts";
import type { Settings } from "../../settings.ts";
import type { LeftOut } from "../bundle/left-out.ts";

export interface HostFacts {
  readonly app: AppText;
  readonly settings: Pick<Settings, "variable" | "envFile">;
  /** Environment properties that `.ebextensions/` sets. */
  readonly properties: Readonly<Record<string, string>>;
  /** Those that are in the bundle, of the env files that the hooks or the settings name: their bytes as Latin-1. */
  readonly envFiles: ReadonlyMap<string, string>;
  /** Why the env file of the hooks is not in the bundle, where it lies in the folder. */
  readonly envFileLeftOut: LeftOut | undefined;
  /** Undefined where the bundle has none. */
  readonly procfile: string | undefined;
}

const GENERIC = `ALLOWED_HOSTS += os.environ.get("${HEALTH_CHECK_HOSTS}", "").split()`;

/** The line, and where it goes; it ends in the line itself. */
export function lineRemedy(loaded: LoadedSettings | undefined): string {
  const { line } = loaded ?? {};
  if (!line) return `Add to the settings, below whatever makes ALLOWED_HOSTS: ${GENERIC}`;
  return `Add to ${line.file} below line ${line.afterLine}: ${onOneLine(line)}`;
}

const LOCAL = /^(?:\.?localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1\]?|testserver|\*|)$/;

/** The hosts that visitors use, as far as the settings name them. */
export function publicHosts(loaded: LoadedSettings | undefined): readonly string[] {
  return loaded ? knownHosts(loaded.hosts).filter((host) => !LOCAL.test(host)) : [];
}

/** `eb setenv` with all hosts of the project, between them what the settings divide at. */
export function setTheVariable(name: string, loaded: LoadedSettings | undefined, shape?: Shape): string {
  const hosts = publicHosts(loaded);
  const separator = shape?.kind === "split" ? shape.separator || " " : ",";
  const value = hosts.length > 0 ? hosts.join(separator) : "www.example.com";
  const isJson = shape?.kind === "json" || shape?.kind === "python";
  const text = isJson ? JSON.stringify(value.split(",")) : value;
  return `eb setenv ${name}=${/[^\w.,:-]/.test(text) ? `'${text}'` : text}`;
}

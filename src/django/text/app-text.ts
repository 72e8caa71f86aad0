import { type EnvFileRead, envFilesRead } from "./env-files.ts";
import { type HostSource, hostSource } from "./host-source.ts";
import { type OwnWay, ownWays } from "./own-ways.ts";
import { type PageText, pageAt } from "./page.ts";
import { type ServerFacts, type ServerModule, serverModule } from "./server.ts";
import { type SettingsFile, settingsFile } from "./settings-file.ts";
import { type LineToAdd, theLine } from "./the-line.ts";

/** All that an app's text shows of its hosts; nothing is run. */
export interface AppText {
  readonly server: ServerModule;
  /** Undefined where the settings module is not known, or not in the app. */
  readonly loaded: LoadedSettings | undefined;
}

export interface LoadedSettings {
  readonly settings: SettingsFile;
  readonly hosts: HostSource;
  readonly ways: readonly OwnWay[];
  /** Undefined where no place for it is certain. */
  readonly line: LineToAdd | undefined;
  readonly envFiles: readonly EnvFileRead[];
  /** What the text shows of the page at a path. */
  readonly pageAt: (path: string) => PageText;
}

export function readAppText(facts: ServerFacts): AppText {
  const { files } = facts;
  const server = serverModule(facts);
  const settings = settingsFile(files, server);
  if (!settings) return { server, loaded: undefined };
  const hosts = hostSource(settings, { ...facts.env, ...server.env });
  const starts = server.file === undefined ? [] : [server.file];
  const loaded = {
    settings,
    hosts,
    ways: ownWays(settings, hosts, files, server),
    line: theLine(settings, hosts),
    envFiles: envFilesRead(settings, files, starts),
    pageAt: (path: string) => pageOf(path, hosts, facts, server),
  };
  return { server, loaded };
}

function pageOf(path: string, { names }: HostSource, { files }: ServerFacts, server: ServerModule): PageText {
  const [urls, ...others] = names.get("ROOT_URLCONF") ?? [];
  if (urls?.kind !== "text" || others.length > 0) return { kind: "unknown" };
  return pageAt(path, urls.text, files, [server.folder, ...server.pythonPath, ""]);
}

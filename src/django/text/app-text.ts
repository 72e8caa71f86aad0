import { type EnvFileRead, envFilesRead } from "./env-files.ts";
import { type HostSource, hostSource } from "./host-source.ts";
import { type OwnWay, ownWays } from "./own-ways.ts";
import { type PageText, pageAt } from "./page.ts";
import { type ServerFacts, type ServerModule, serverModule } from "./server.ts";
import { type SettingsFile, settingsFile } from "./settings-file.ts";
import { type LineToAdd, theLine } from "./the-line.ts";
import { cureTooHigh, lineTooHigh, type TooHigh } from "./too-high.ts";

/** All that an app's text shows of its hosts; nothing is run. */
export interface AppText {
  readonly server: ServerModule;
  /** Undefined where the settings module is not known, or not in the app. */
  readonly loaded: LoadedSettings | undefined;
  /** The first cure, where it stands above the application. */
  readonly cureTooHigh: TooHigh | undefined;
}

export interface LoadedSettings {
  readonly settings: SettingsFile;
  readonly hosts: HostSource;
  readonly ways: readonly OwnWay[];
  /** Our line, where it stands above the list. */
  readonly lineTooHigh: TooHigh | undefined;
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
  const cure = cureTooHigh(files, server);
  if (!settings) return { server, loaded: undefined, cureTooHigh: cure };
  const hosts = hostSource(settings, { ...facts.env, ...server.env });
  const starts = server.file === undefined ? [] : [server.file];
  const loaded = {
    settings,
    hosts,
    ways: ownWays(settings, hosts, files, server),
    lineTooHigh: lineTooHigh(settings),
    line: theLine(settings, hosts),
    envFiles: envFilesRead(settings, files, starts),
    pageAt: (path: string) => pageOf(path, hosts, facts, server),
  };
  return { server, loaded, cureTooHigh: cure };
}

function pageOf(path: string, { names }: HostSource, { files }: ServerFacts, server: ServerModule): PageText {
  const [urls, ...others] = names.get("ROOT_URLCONF") ?? [];
  if (urls?.kind !== "text" || others.length > 0) return { kind: "unknown" };
  return pageAt(path, urls.text, files, [server.folder, ...server.pythonPath, ""]);
}

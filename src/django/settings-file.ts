import { posix } from "node:path";
import { type HostSource, hostSource, importedModules } from "./host-source.ts";

type Read = (path: string) => Promise<string | undefined>;

export interface DjangoSettings {
  /** The settings file that the app starts with. */
  readonly path: string;
  readonly text: string;
  /** Undefined where no text shows it. */
  readonly hosts: { readonly source: HostSource; readonly path: string; readonly text: string } | undefined;
  /** Whether any file that takes part in the start names a reader of env files, or the file. */
  readonly readsEnvFile: boolean;
}

const MODULE = /DJANGO_SETTINGS_MODULE["']?\s*(?:,|\]\s*=|=)\s*["']?([\w.]+)/;
const ENV_FILE_READERS = /dotenv|read_env|env_file|decouple|dynaconf|environs/i;
const MOST_FILES = 20;

/**
 * Finds the settings file of a Django app and follows what it imports, as text.
 * @param paths of all files there are
 * @param module from an environment property, where that is known
 */
export async function findDjangoSettings(
  paths: readonly string[],
  read: Read,
  envFile: string,
  module?: string,
): Promise<DjangoSettings | undefined> {
  const starters = startFiles(paths);
  const texts = new Map<string, string>();
  for (const path of starters) texts.set(path, (await read(path)) ?? "");
  const startsWith = module ?? starters.map((path) => MODULE.exec(texts.get(path) ?? "")?.[1]).find(Boolean);
  const folders = [...new Set(starters.map((path) => posix.dirname(path)))];
  const candidates = [
    ...(startsWith ? [...folders, "."].flatMap((folder) => filesOf(startsWith, folder)) : []),
    ...paths.filter((path) => /^(?:[^/]+\/){1,2}settings(?:\.py|\/__init__\.py)$/.test(path)).sort(byDepth),
  ];
  const path = candidates.find((candidate) => paths.includes(candidate));
  if (path === undefined) return undefined;

  const follow = async (at: string): Promise<void> => {
    if (texts.has(at) || texts.size > MOST_FILES) return;
    const text = (await read(at)) ?? "";
    texts.set(at, text);
    for (const imported of modulePaths(at, importedModules(text), [...folders, "."], paths))
      await follow(imported);
  };
  const started = new Set(texts.keys());
  await follow(path);
  // The file that the app starts with has the last word; what it imports comes in the order of `follow`.
  const settings = [...texts].filter(([file]) => !started.has(file));
  const hosts = settings.flatMap(([file, text]) => {
    const source = hostSource(text);
    return source ? [{ source, path: file, text }] : [];
  });
  // What only adds hosts that are known says nothing about the rest of the list.
  const base = hosts.find(({ source }) => source.kind !== "fixed" || source.replaces) ?? hosts[0];
  // With its name as a word of its own: `os.environ` holds ".env" too.
  const named = new RegExp(`(?<!\\w)${envFile.replace(/[^\w/]/g, "\\$&")}(?!\\w)`);
  const readsEnvFile = [...texts.values()].some((text) => ENV_FILE_READERS.test(text) || named.test(text));
  return { path, text: texts.get(path) ?? "", hosts: base, readsEnvFile };
}

/** What starts the app: these name the settings module, and may load an env file. */
function startFiles(paths: readonly string[]): string[] {
  const named = paths.filter((path) => /(?:^|\/)(?:manage|wsgi|asgi)\.py$/.test(path) && depth(path) <= 2);
  const procfiles = paths.filter((path) => path === "Procfile");
  return [...named.sort(byDepth), ...procfiles];
}

function filesOf(module: string, folder: string): string[] {
  const path = posix.join(folder, ...module.split("."));
  return [`${path}.py`, `${path}/__init__.py`];
}

function modulePaths(
  from: string,
  modules: readonly string[],
  folders: readonly string[],
  paths: readonly string[],
): string[] {
  return modules.flatMap((module) => {
    const [, dots = "", name = ""] = /^(\.*)(.*)$/.exec(module) ?? [];
    const up = posix.join(posix.dirname(from), "../".repeat(Math.max(0, dots.length - 1)));
    const places = dots === "" ? [...new Set(folders)] : [up];
    const found = places.flatMap((place) => filesOf(name, place)).find((path) => paths.includes(path));
    return found ?? [];
  });
}

function depth(path: string): number {
  return path.split("/").length - 1;
}

function byDepth(one: string, other: string): number {
  return depth(one) - depth(other) || (one < other ? -1 : 1);
}

import { openAppFolder } from "../django/text/app-folder.ts";

const MOST_TEXTS = 1000;
/** Python, and the commands that start the server: a shell makes texts of variables too. */
const TEXT = /(?:^|\/)(?:Procfile|[^/]+\.(?:py|sh)|(?:bin|scripts)\/[^/.]+)$/;
const NOT_SETTINGS = /(?:^|\/)(?:migrations|tests?|locale)\//;

/** Of an app's files those that may show how it makes its list of hosts, or what else it makes of it. */
export function pathsOfTexts(paths: Iterable<string>): string[] {
  return [...paths].filter((path) => TEXT.test(path) && !NOT_SETTINGS.test(path)).slice(0, MOST_TEXTS);
}

/** Those of the app: path -> text. No link is followed, and what cannot be read is left out. */
export function appTexts(appFolder: string): ReadonlyMap<string, string> {
  const { paths, read } = openAppFolder(appFolder);
  return new Map(pathsOfTexts(paths).map((path) => [path, read(path) ?? ""]));
}

import { readAppText } from "../../django/text/app-text.ts";
import { addTheLine, hasTheLine, removeTheLine } from "../../django/text/the-line.ts";
import { lastOption, PYTHON } from "../../option-settings.ts";
import { lowerFirst } from "../../words.ts";
import type { Bundle } from "../bundle/bundle.ts";
import { readAsNeeded } from "../bundle/read-as-needed.ts";
import { readOptions } from "../check/inspect.ts";
import { toMove } from "../check/too-high.ts";

/** A settings file with the line, or without it. */
export interface SettingsEdit {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What is to be done to the settings; a sentence where nothing is, and why. */
export async function planSettingsEdit(tree: Bundle, remove: boolean): Promise<SettingsEdit | string> {
  const { options, settings } = await readOptions(tree);
  const wsgiPath = lastOption(options, PYTHON, "WSGIPath")?.value;
  const paths = new Set(tree.files.keys());
  const { server, loaded } = await readAsNeeded(tree, (read) =>
    readAppText({ files: { paths, read }, wsgiPath, env: settings.properties }),
  );
  if (!loaded)
    return server.settingsModule === undefined
      ? "nothing says which settings the server loads, so no line was added: name them in wsgi.py"
      : `the settings module ${server.settingsModule}, as ${server.settingsSource} says, is not there: no line was added`;
  const { settings: module, line } = loaded;
  const has = [...module.texts].find(([, text]) => hasTheLine(text));
  if (remove) return has ? edited(tree, has[0], removeTheLine) : "no settings file has the line";
  if (has && loaded.lineTooHigh)
    return `${has[0]} has the line, and above the list: ${lowerFirst(toMove(loaded, loaded.lineTooHigh))}`;
  if (has) return `${has[0]} has the line already`;
  if (!line) return `no place in ${module.path} is certain to have ALLOWED_HOSTS, so no line was added`;
  return edited(tree, line.file, (text) => addTheLine(text, line));
}

async function edited(
  tree: Bundle,
  file: string,
  change: (text: string) => string,
): Promise<SettingsEdit | string> {
  const bytes = await tree.read(file);
  const before = bytes?.toString("utf8") ?? "";
  if (!bytes?.equals(Buffer.from(before))) return `${file} is no plain file in UTF-8: it was left as it is`;
  const after = change(before);
  return after === before
    ? `${file} was left as it is: its line of ours has something beside it, or its end is no place for one`
    : { file, before, after };
}

const CONTEXT = 3;

/** As `diff -u` shows it: one change. */
export function unifiedDiff({ file, before, after }: SettingsEdit): string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const from = Math.max(0, start - CONTEXT);
  const until = (lines: readonly string[]) => Math.min(lines.length, lines.length - end + CONTEXT);
  const range = (lines: readonly string[]) =>
    `${until(lines) === from ? from : from + 1},${until(lines) - from}`;
  return [
    `--- a/${file}`,
    `+++ b/${file}`,
    `@@ -${range(old)} +${range(now)} @@`,
    ...old.slice(from, start).map((line) => ` ${line}`),
    ...old.slice(start, old.length - end).map((line) => `-${line}`),
    ...now.slice(start, now.length - end).map((line) => `+${line}`),
    ...old.slice(old.length - end, until(old)).map((line) => ` ${line}`),
  ].flatMap((line) => line.split("\0"));
}

/** Each with what says that the file ends without a newline. */
function linesOf(text: string): string[] {
  const lines = text.split("\n");
  const last = lines.pop() ?? "";
  return last === "" ? lines : [...lines, `${last}\0\\ No newline at end of file`];
}

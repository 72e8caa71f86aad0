import type { BundleFinding, FindingSeverity } from "./finding.ts";

const COMMANDS: Readonly<Record<FindingSeverity, string>> = {
  error: "error",
  warning: "warning",
  note: "notice",
};

/**
 * GitHub shows it at the file and line of a pull request.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 * @param folder the bundle's folder, from the top of the repository: "" where they are the same
 * @param isFile whether the bundle has this file
 */
export function annotation(
  { severity, id, place, what, why, remedy }: BundleFinding,
  folder: string,
  isFile: (path: string) => boolean,
): string {
  const [, file = place, line] = /^(.*) line (\d+)$/.exec(place) ?? [];
  const at = isFile(file)
    ? [
        `file=${property(folder === "" ? file : `${folder}/${file}`)}`,
        ...(line === undefined ? [] : [`line=${line}`]),
      ]
    : [];
  const properties = [...at, `title=${property(`${place}: ${id}`)}`].join(",");
  return `::${COMMANDS[severity]} ${properties}::${message(`${what}\n${why}\n${remedy}`)}`;
}

function message(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return message(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

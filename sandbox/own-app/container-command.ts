/** The line of a server in what a container is started with: inside of a shell, or at the end of a script of the app's. */
import { commandsOf } from "../../src/django/text/command-line.ts";
import { shellWord } from "../../src/words.ts";
import type { Start } from "../instance/dockerfile.ts";
import { NotPlayed } from "./web-command.ts";

interface ContainerCommand {
  readonly line: string;
  /** Of the app, by their paths; only their last lines are started. */
  readonly scripts: readonly string[];
}

/** Of a file of the app, by its path in the image; undefined: it is none of the app's. */
type ReadScript = (path: string) => Promise<string | undefined>;

/** As ENTRYPOINT begins: they start what follows them. */
const WRAPPERS =
  /^(?:exec\s+)?(?:(?:\S*\/)?(?:tini|dumb-init)\s+(?:-\S+\s+)*|\S*wait-for\S*\s(?:.*?\s)?--\s+)/;
const SHELL = /^(?:\S*\/)?(?:ba|da|a)?sh$/;
/** Scripts that start each other. */
const DEEPEST = 3;

/** @param place where it stands, as the subject of a sentence */
export async function containerCommand(
  { entrypoint, command }: Start,
  place: string,
  read: ReadScript,
  depth = 0,
): Promise<ContainerCommand> {
  const line = [entrypoint, command].filter(Boolean).join(" ").replace(WRAPPERS, "");
  if (line === "")
    throw new NotPlayed(
      `${place} has no CMD that starts a server: add CMD ["gunicorn", "--bind", "0.0.0.0:8000", "config.wsgi"] with your own module.`,
    );
  const words = commandsOf(line)[0] ?? [];
  const isShell = SHELL.test(words[0] ?? "");
  if (isShell && /^-\w*c$/.test(words[1] ?? ""))
    return containerCommand({ command: words[2] }, place, read, depth);
  const [path = "", ...args] = isShell ? words.slice(1) : words;
  const text = depth < DEEPEST && !path.endsWith(".py") ? await read(path) : undefined;
  if (text === undefined) return { line, scripts: [] };
  const last = lastLineOf(text);
  const handedOn = /^(?:exec\s+)?"?\$@"?$/.test(last);
  const next = handedOn ? args.map(shellWord).join(" ") : last;
  const found = await containerCommand({ command: next }, place, read, depth + 1);
  return { ...found, scripts: [path, ...found.scripts] };
}

function lastLineOf(script: string): string {
  const lines = script.replaceAll(/\\\r?\n\s*/g, " ").split(/\r?\n/);
  return lines.map((line) => line.trim()).findLast((line) => line !== "" && !line.startsWith("#")) ?? "";
}

/**
 * The part of systemd that starts one service: environment files, and the few directives that Elastic
 * Beanstalk's web.service and drop-ins have. It checks the hooks' work, so it shares no code with them.
 */

export interface Unit {
  /** In the order in which systemd reads them: a later file's value wins. */
  readonly environmentFiles: readonly { readonly path: string; readonly mayBeMissing: boolean }[];
  /** Those of ExecCondition come first. */
  readonly execStartPre: readonly string[];
  readonly execStart: string;
  readonly workingDirectory: string;
}

/**
 * Reads a unit file and its drop-ins. List directives add up. Of every other directive the last one counts.
 */
export function parseUnit(texts: readonly string[]): Unit {
  const values = new Map<string, string[]>();
  for (const line of texts.flatMap((text) => text.split("\n"))) {
    const [, key, value] = /^\s*([A-Za-z]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    // An empty value removes the values before it.
    values.set(key, value === "" ? [] : [...(values.get(key) ?? []), value]);
  }
  const all = (key: string) => values.get(key) ?? [];
  const last = (key: string) => all(key).at(-1) ?? "";
  return {
    environmentFiles: all("EnvironmentFile").map((value) => ({
      path: value.replace(/^-/, ""),
      mayBeMissing: value.startsWith("-"),
    })),
    execStartPre: [...all("ExecCondition"), ...all("ExecStartPre")],
    execStart: last("ExecStart"),
    workingDirectory: last("WorkingDirectory"),
  };
}

/** The script in `/bin/sh -c '...'`. Prefixes such as `-` and `+` may stand before the command. */
export function shellScriptOf(command: string): string {
  const match = /^[-+@:!]*\/bin\/sh -c (?:'([^']*)'|"([^"]*)")$/.exec(command);
  const script = match?.[1] ?? match?.[2];
  if (script === undefined) throw new Error(`the sandbox's systemd runs /bin/sh -c only, got ${command}`);
  return script.replaceAll("$$", "$");
}

/**
 * Parses an EnvironmentFile with systemd's own states (load_env_file in src/basic/env-file.c of systemd 252).
 */
export function parseEnvironmentFile(text: string): Map<string, string> {
  const variables = new Map<string, string>();
  let state: State = "before key";
  let key = "";
  let value = "";
  /** The length of the value without the blanks at its end. */
  let kept = 0;
  const add = (character: string, isBlank = false) => {
    value += character;
    if (!isBlank) kept = value.length;
  };
  const finish = () => {
    variables.set(key.trimEnd(), value.slice(0, kept));
    state = "before key";
    key = "";
    value = "";
    kept = 0;
  };
  for (const character of text) {
    const newline = character === "\n" || character === "\r";
    const blank = character === " " || character === "\t";
    switch (state) {
      case "before key":
        if (character === "#" || character === ";") state = "comment";
        else if (!newline && !blank) {
          state = "key";
          key = character;
        }
        break;
      case "key":
        if (newline) state = "before key";
        else if (character === "=") state = "before value";
        else key += character;
        break;
      case "before value":
        if (newline) finish();
        else if (character === "'") state = "single quotes";
        else if (character === '"') state = "double quotes";
        else if (character === "\\") state = "escape";
        else if (!blank) {
          state = "value";
          add(character);
        }
        break;
      case "value":
        if (newline) finish();
        else if (character === "\\") {
          state = "escape";
          kept = value.length; // blanks before it are no longer at the end
        } else add(character, blank);
        break;
      case "escape":
        state = "value";
        if (!newline) add(character);
        break;
      case "single quotes":
        if (character === "'") state = "before value";
        else add(character);
        break;
      case "double quotes":
        if (character === '"') state = "before value";
        else if (character === "\\") state = "escape in double quotes";
        else add(character);
        break;
      case "escape in double quotes":
        state = "double quotes";
        if ('"\\`$'.includes(character)) add(character);
        else if (character !== "\n") add(`\\${character}`);
        break;
      case "comment":
        if (character === "\\") state = "escape in comment";
        else if (newline) state = "before key";
        break;
      case "escape in comment":
        state = "comment";
        break;
    }
  }
  if (VALUE_STATES.has(state)) finish();
  return variables;
}

type State =
  | "before key"
  | "key"
  | "before value"
  | "value"
  | "escape"
  | "single quotes"
  | "double quotes"
  | "escape in double quotes"
  | "comment"
  | "escape in comment";

const VALUE_STATES: ReadonlySet<State> = new Set<State>([
  "before value",
  "value",
  "escape",
  "single quotes",
  "double quotes",
  "escape in double quotes",
]);

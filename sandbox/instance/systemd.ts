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
  /** It is started anew when it ends by itself. */
  readonly restarts: boolean;
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
    restarts: last("Restart") === "always",
  };
}

/** The script in `/bin/sh -c '...'`. Prefixes such as `-` and `+` may stand before the command. */
export function shellScriptOf(command: string): string {
  const match = /^[-+@:!]*\/bin\/sh -c (?:'([^']*)'|"((?:[^"\\]|\\.)*)")$/.exec(command);
  const script = match?.[1] ?? match?.[2]?.replaceAll(/\\(["\\])/g, "$1");
  if (script === undefined) throw new Error(`the sandbox's systemd runs /bin/sh -c only, got ${command}`);
  return script.replaceAll("$$", "$");
}

/**
 * What a service gets of an EnvironmentFile. The states are those of load_env_file (src/basic/env-file.c of systemd 252,
 * which is AL2023's). Around it are the rules of the same release:
 * - A file with a NUL is refused (read_full_stream, src/basic/fileio.c), and so is one with a key or a value that is no
 *   UTF-8 (check_utf8ness_and_warn, src/basic/env-file.c; what counts is utf8_is_valid, src/basic/utf8.c). This throws
 *   then, and the caller knows whether the file may be missing.
 * - Of what is read, a variable whose name is none is dropped (exec_context_load_environment in src/core/execute.c by
 *   env_assignment_is_valid, src/basic/env-util.c).
 */
export function parseEnvironmentFile(file: Uint8Array | string): Map<string, string> {
  const bytes = typeof file === "string" ? Buffer.from(file, "utf8") : Buffer.from(file);
  if (bytes.includes(0)) throw new Error("it has a NUL character");
  const read = readAssignments(bytes.toString("latin1"));
  const decoded = read.map(([name, value]) => [decodeUtf8(name), decodeUtf8(value)] as const);
  return new Map(decoded.filter(([name]) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)));
}

/** `bytes` has a character for each byte. Unicode's noncharacters are no UTF-8 to systemd. */
function decodeUtf8(bytes: string): string {
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const text = decoder.decode(Buffer.from(bytes, "latin1"));
    if (!/\p{Noncharacter_Code_Point}/u.test(text)) return text;
  } catch {
    // said below
  }
  throw new Error("it is not UTF-8");
}

/** In the order of the file, so that the last one of a name counts. */
function readAssignments(text: string): (readonly [name: string, value: string])[] {
  const assignments: [string, string][] = [];
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
    assignments.push([key.replace(/[ \t]+$/, ""), value.slice(0, kept)]);
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
  return assignments;
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

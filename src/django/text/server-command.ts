import { type AppFiles, folderOf, joinPath } from "./app-files.ts";
import { assignmentOf, type Command, commandsOf, optionValues } from "./command-line.ts";
import { parseExpression } from "./expression.ts";
import { statementsOf } from "./python-text.ts";

/** What a command line starts. */
export interface Started {
  /** Without what is behind its colon; undefined where a manage.py is started. */
  readonly module: string | undefined;
  readonly folder: string;
  readonly pythonPath: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The manage.py that serves. */
  readonly managePy: string | undefined;
  /** Something on the way to it may change which settings it loads, and is not understood: the app is not asked then. */
  readonly isUnclear: boolean;
}

/** What a shell reads when it runs, and what it decides: then nobody knows which of its variables count. */
const SHELL_READS =
  /(?:^|[;&|(])\s*(?:(?:source|\.|eval)\s|set\s+-\w*a\b|set\s+-o\s+allexport|:\s+["']?\$\{)/;
const SHELL_DECIDES = /(?:^|[;&|(]|\b(?:then|do|else)\b)\s*(?:if|case|for|while|until)\s/;
const VARIABLES_MADE = /\bexport\s|\bDJANGO_\w+=|\.env\b/;
const COMPUTED = /\$\(|`/;
/** What makes variables in gunicorn's configuration, which is a program. */
const MAKES_VARIABLES = /environ(?:\.setdefault|\.update|\[[^\]]*\]\s*=[^=])|putenv|dotenv/;

function isShellsOwn(line: string, program: string): boolean {
  const decides = SHELL_DECIDES.test(line) && VARIABLES_MADE.test(line);
  return decides || SHELL_READS.test(line) || COMPUTED.test(line.split(program)[0] ?? "");
}

const SERVER = /^(?:gunicorn|uvicorn|daphne|hypercorn|granian|uwsgi|waitress-serve|waitress)$/;
/** Options of the servers that take no value: a word behind one of them may be the module. */
const FLAGS =
  /^--?(?:preload|reload|daemon|D|check-config|print-config|no-sendfile|reuse-port|spew|capture-output|R|statsd|enable-stdio-inheritance|log-syslog|proxy-headers|no-proxy-headers|access-log|no-access-log|use-colors|no-use-colors|factory|call|no-\S+|expose-tracebacks|disable-redirect-access-to-syslog|proxy-protocol|debug|master|http-socket)$/;
const MODULE = /^[A-Za-z_][\w.]*(?::[A-Za-z_][\w.]*(?:\(.*\))?)?$/;

/** The server that a line starts, through whatever wraps it; undefined where none is seen. */
export function startedBy(line: string, files: AppFiles, depth = 0): Started | undefined {
  const env: Record<string, string> = {};
  let folder = "";
  for (const command of commandsOf(line)) {
    if (command[0] === "cd") {
      folder = placeIn(folder, command[1] ?? "");
      continue;
    }
    const at = command.findIndex((word) => SERVER.test(baseName(word)));
    const managePy = command.find((word) => baseName(word) === "manage.py");
    const before = command.slice(0, at < 0 ? undefined : at);
    const own = Object.fromEntries(before.flatMap((word) => [assignmentOf(word)].filter(isThere)));
    if (command[0] === "export") Object.assign(env, own);
    const from = { folder, env: { ...env, ...own }, files };
    if (at >= 0) {
      const found = serverOf(command.slice(at), from);
      return { ...found, isUnclear: found.isUnclear || isShellsOwn(line, baseName(command[at] ?? "")) };
    }
    if (managePy !== undefined && /\brunserver|_server|runserver_plus/.test(command.join(" ")))
      return {
        module: undefined,
        folder,
        pythonPath: [],
        env: from.env,
        managePy: placeIn(folder, managePy),
        isUnclear: isShellsOwn(line, "manage.py"),
      };
    const inner = depth < 3 ? innerLine(command, from) : undefined;
    const found = inner === undefined ? undefined : startedBy(inner, files, depth + 1);
    if (!found) continue;
    return {
      ...found,
      folder: placeIn(folder, found.folder),
      env: { ...from.env, ...found.env },
      isUnclear: found.isUnclear || isShellsOwn(line, "gunicorn"),
    };
  }
  return undefined;
}

interface From {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly files: AppFiles;
}

/** `bash -c "…"`, or a script of the app. */
function innerLine(command: Command, { folder, files }: From): string | undefined {
  const quoted = command.find((word) => /\s/.test(word) && commandsOf(word).length > 0);
  if (quoted !== undefined) return quoted;
  for (const word of command) {
    const path = placeIn(folder, word);
    const isScript = /^[\w./-]+$/.test(word) && !word.endsWith(".py") && files.paths.has(path);
    const text = isScript ? files.read(path) : undefined;
    // A comment ends with its line, and a statement does too.
    if (text !== undefined)
      return text
        .replaceAll(/\\\r?\n/g, " ")
        .replaceAll(/(?:^|\s)#.*$/gm, "")
        .replaceAll(/\r?\n/g, ";");
  }
  return undefined;
}

function serverOf(words: Command, from: From): Started {
  const isGunicorn = baseName(words[0] ?? "") === "gunicorn";
  const config = isGunicorn ? gunicornConfig(words, from) : EMPTY;
  const chdir = optionValues(words, "--chdir").at(-1) ?? config.chdir;
  const folder = chdir === undefined ? from.folder : placeIn(from.folder, chdir);
  const paths = optionValues(words, "--pythonpath", "--app-dir", "--python-path").flatMap((path) =>
    path.split(","),
  );
  const given = isGunicorn ? optionValues(words, "--env", "-e") : [];
  const added = [...config.env, ...given].flatMap((word) => [assignmentOf(word)].filter(isThere));
  return {
    module: moduleIn(words) ?? config.module,
    folder,
    pythonPath: [...paths, ...config.paths].map((path) => placeIn(folder, path)),
    env: { ...from.env, ...Object.fromEntries(added) },
    managePy: undefined,
    isUnclear: config.isUnclear,
  };
}

function moduleIn(words: Command): string | undefined {
  const [named] = optionValues(words, "--module", "-w", "--wsgi-file").filter((word) =>
    /^[A-Za-z_]/.test(word),
  );
  if (named !== undefined && baseName(words[0] ?? "") === "uwsgi") return moduleOfPath(named);
  const candidates = words.slice(1).filter((word, index) => {
    const before = words[index] ?? "";
    return (
      MODULE.test(word) &&
      (index === 0 || !before.startsWith("-") || before.includes("=") || FLAGS.test(before))
    );
  });
  const found = candidates.find((word) => word.includes(":")) ?? candidates.at(-1);
  const last = words.slice(1).findLast((word) => MODULE.test(word) && word.includes(":"));
  return withoutObject(found ?? last);
}

/** `config/wsgi.py`, `config.wsgi:application` and `config.wsgi` are one module. */
export function moduleOfPath(text: string): string {
  return withoutObject(text.trim())?.replace(/\.py$/, "").replaceAll("/", ".").replace(/^\.+/, "") ?? "";
}

function withoutObject(module: string | undefined): string | undefined {
  return module?.replace(/:.*$/, "");
}

interface GunicornConfig {
  readonly module: string | undefined;
  readonly chdir: string | undefined;
  readonly paths: readonly string[];
  readonly env: readonly string[];
  /** It may say more of the settings than these. */
  readonly isUnclear: boolean;
}

const EMPTY: GunicornConfig = { module: undefined, chdir: undefined, paths: [], env: [], isUnclear: false };

/** Its configuration file, as far as plain texts stand in it. */
function gunicornConfig(words: Command, { folder, files }: From): GunicornConfig {
  const path = optionValues(words, "--config", "-c").at(-1) ?? "gunicorn.conf.py";
  const text = files.read(placeIn(folder, path.replace(/^file:/, "")));
  const settings = new Map<string, readonly string[]>();
  let isUnclear = path.startsWith("python:") || MAKES_VARIABLES.test(text ?? "");
  for (const { code } of statementsOf(text ?? "")) {
    const [, name = "", value = ""] =
      /^(wsgi_app|chdir|pythonpath|raw_env)\s*=\s*([\s\S]+)$/.exec(code) ?? [];
    const expression = parseExpression(value);
    const items = expression.kind === "display" ? expression.items : [expression];
    const texts = items.flatMap((item) => (item.kind === "string" ? item.text : []));
    if (name !== "" && texts.length < items.length) isUnclear = true;
    settings.set(name, texts);
  }
  return {
    module: withoutObject(settings.get("wsgi_app")?.[0]),
    chdir: settings.get("chdir")?.[0],
    paths: settings.get("pythonpath")?.flatMap((paths) => paths.split(",")) ?? [],
    env: settings.get("raw_env") ?? [],
    isUnclear,
  };
}

/** Elastic Beanstalk has the app in this folder: both mean the top of the bundle. */
function placeIn(folder: string, path: string): string {
  const below = /^\/var\/app\/(?:current|staging)(?:\/|$)(.*)$/.exec(path)?.[1];
  return joinPath(below === undefined ? folder : "", below ?? path) ?? "";
}

function baseName(word: string): string {
  return word.slice(folderOf(word) === "" ? word.lastIndexOf("/") + 1 : folderOf(word).length + 1);
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

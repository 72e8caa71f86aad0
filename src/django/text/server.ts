import { type ProcessLine, processLines } from "../../instance/procfile.ts";
import { type AppFiles, byDepth, fileOfModule, folderOf } from "./app-files.ts";
import { parseExpression } from "./expression.ts";
import { statementsOf } from "./python-text.ts";
import { moduleOfPath, startedBy } from "./server-command.ts";

/** The module that the server starts, and the settings that it loads. */
export interface ServerModule {
  /** Without what is behind its colon. */
  readonly module: string | undefined;
  readonly settingsModule: string | undefined;
  /** What names the settings module: "config/wsgi.py", "Procfile line 2", "manage.py", "the environment". */
  readonly settingsSource: string;
  /** Of the server, from the top of the app; "" is the top. */
  readonly folder: string;
  /** Further folders of modules. */
  readonly pythonPath: readonly string[];
  /** Variables that the line in Procfile, or gunicorn's configuration, sets. */
  readonly env: Readonly<Record<string, string>>;
  /** What names the module: "Procfile line 2", "WSGIPath", "config/wsgi.py", "manage.py". */
  readonly source: string;
  /** Where the module is in the app. */
  readonly file: string | undefined;
  /** The class of django-configurations. */
  readonly configuration: string | undefined;
  /** Nobody knows what the command of the process `web` starts, or with which variables: the app is not asked then. */
  readonly isUnclear: boolean;
  /** What manage.py names, where that is another settings module. */
  readonly managePy: { readonly file: string; readonly settingsModule: string } | undefined;
}

export interface ServerFacts {
  readonly files: AppFiles;
  /** The option of `aws:elasticbeanstalk:container:python`; undefined where it is not known. */
  readonly wsgiPath?: string | undefined;
  /** The environment that the app gets, as far as it is known. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

const SETTINGS_MODULE = "DJANGO_SETTINGS_MODULE";
const CONFIGURATION = "DJANGO_CONFIGURATION";

/** What Elastic Beanstalk starts: Procfile says so, else WSGIPath, else what lies in the bundle. */
export function serverModule(facts: ServerFacts): ServerModule {
  const { files } = facts;
  const web = webLine(files);
  const start = inProcfile(web, files) ?? byWsgiPath(facts) ?? lyingThere(files);
  const folders = [start.folder, ...start.pythonPath, ""];
  const file = start.module === undefined ? start.managePy : fileOfModule(files, start.module, folders);
  const named = namedIn(files, file);
  const manage = managePyOf(files, start.folder);
  const managed = namedIn(files, manage);
  const given = { ...facts.env, ...start.env };
  const [settingsModule, settingsSource] = [
    [named.assigned, file ?? ""] as const,
    [start.env[SETTINGS_MODULE], start.source] as const,
    [facts.env?.[SETTINGS_MODULE], "the environment"] as const,
    [named.fallback, file ?? ""] as const,
    [managed.assigned ?? managed.fallback, manage ?? ""] as const,
  ].find(([module]) => module) ?? [undefined, ""];
  const { assigned, fallback } = managed;
  const other = assigned ?? fallback;
  const { module, folder, pythonPath, env, source } = start;
  const isUnclear = start.isUnclear ?? web?.name === "web";
  return {
    module,
    settingsModule,
    settingsSource,
    folder,
    pythonPath,
    env,
    source,
    file,
    isUnclear,
    configuration: given[CONFIGURATION] ?? named.configuration ?? managed.configuration,
    managePy:
      manage !== undefined && other !== undefined && other !== settingsModule
        ? { file: manage, settingsModule: other }
        : undefined,
  };
}

interface Start {
  readonly module: string | undefined;
  readonly managePy?: string | undefined;
  readonly folder: string;
  readonly pythonPath: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly source: string;
  /** Undefined where no command was looked at. */
  readonly isUnclear?: boolean;
}

function webLine(files: AppFiles): ProcessLine | undefined {
  const lines = processLines(files.read("Procfile") ?? "");
  return lines.findLast(({ name }) => name === "web") ?? lines[0];
}

function inProcfile(web: ProcessLine | undefined, files: AppFiles): Start | undefined {
  const started = web && startedBy(web.command, files);
  if (!started || (started.module === undefined && started.managePy === undefined)) return undefined;
  return { ...started, source: `Procfile line ${web.line}` };
}

function byWsgiPath({ wsgiPath }: ServerFacts): Start | undefined {
  if (!wsgiPath) return undefined;
  return { module: moduleOfPath(wsgiPath), folder: "", pythonPath: [], env: {}, source: "WSGIPath" };
}

/** Elastic Beanstalk's own choice is application.py; what else lies there says what was meant. */
function lyingThere(files: AppFiles): Start {
  const rest = { pythonPath: [], env: {} };
  const paths = [...files.paths].sort(byDepth);
  const path =
    paths.find((one) => one === "application.py" && namesSettings(files, one)) ??
    paths.find((one) => /(?:^|\/)wsgi\.py$/.test(one)) ??
    paths.find((one) => /(?:^|\/)asgi\.py$/.test(one));
  const manage = managePyOf(files, "");
  const top = folderOf(manage ?? "");
  if (path === undefined)
    return { ...rest, module: undefined, managePy: manage, folder: top, source: manage ?? "" };
  // A module is named from the folder of manage.py, else from above its own.
  const isBelow = manage !== undefined && (top === "" || path.startsWith(`${top}/`));
  const folder = isBelow ? top : folderOf(folderOf(path));
  const name = folder === "" ? path : path.slice(folder.length + 1);
  return { ...rest, module: moduleOfPath(name), folder, source: path };
}

function namesSettings(files: AppFiles, path: string): boolean {
  const { assigned, fallback } = namedIn(files, path);
  return assigned !== undefined || fallback !== undefined;
}

/** The one in the server's folder, else the one nearest to the top. */
function managePyOf({ paths }: AppFiles, folder: string): string | undefined {
  const own = folder === "" ? "manage.py" : `${folder}/manage.py`;
  if (paths.has(own)) return own;
  return [...paths].filter((path) => /(?:^|\/)manage\.py$/.test(path)).sort(byDepth)[0];
}

interface Named {
  /** It replaces what the environment says. */
  readonly assigned: string | undefined;
  /** Only where the environment says nothing. */
  readonly fallback: string | undefined;
  readonly configuration: string | undefined;
}

const ASSIGNED = /\benviron\s*\[\s*["'](DJANGO_\w+)["']\s*\]\s*=(?!=)\s*([\s\S]+)$/;
const FALLBACK = /\bsetdefault\s*\(\s*["'](DJANGO_\w+)["']\s*,\s*([\s\S]+?),?\s*\)$/;

function namedIn(files: AppFiles, path: string | undefined): Named {
  const text = path === undefined ? undefined : files.read(path);
  const found = statementsOf(text ?? "").map(({ code }) => {
    const [, assignedName, assigned = ""] = ASSIGNED.exec(code) ?? [];
    const [, name, fallback = ""] = FALLBACK.exec(code) ?? [];
    return { assignedName, assigned: lastText(assigned), name, fallback: lastText(fallback) };
  });
  const assigned = found.findLast(({ assignedName }) => assignedName === SETTINGS_MODULE)?.assigned;
  // The first that sets a default sets it for all.
  const fallback = found.find(({ name }) => name === SETTINGS_MODULE)?.fallback;
  const configuration =
    found.findLast(({ assignedName }) => assignedName === CONFIGURATION)?.assigned ??
    found.find(({ name }) => name === CONFIGURATION)?.fallback;
  return { assigned, fallback, configuration };
}

/** A text, or what a variable falls back to: `os.environ.get("SETTINGS", "config.settings")`. */
function lastText(code: string): string | undefined {
  const expression = parseExpression(code);
  if (expression.kind === "string") return expression.text;
  const last = expression.kind === "call" ? expression.args.byPosition[1] : undefined;
  return last?.kind === "string" ? last.text : undefined;
}

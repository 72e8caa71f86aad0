import { type AppFiles, folderOf, joinPath, type Place } from "./app-files.ts";
import { evaluate } from "./evaluate.ts";
import { type Args, type Expression, parseExpression } from "./expression.ts";
import { Flow } from "./flow.ts";
import type { Names } from "./names.ts";
import { statementsOf } from "./python-text.ts";
import { settingsClasses } from "./settings-classes.ts";
import { placeOf, type SettingsFile, type SettingsStep } from "./settings-file.ts";
import type { Run } from "./value.ts";

/** An env file that the settings, or what starts them, read. */
export interface EnvFileRead {
  readonly place: Place;
  /** From the top of the app; undefined where the text does not show which file. */
  readonly path: string | undefined;
  /** What it sets wins over the environment. */
  readonly overrides: boolean;
}

const ENV_FILE_READER = /^(?:read_env|load_dotenv|read_dotenv|dotenv_values|RepositoryEnv)$/;
const BY_IMPORT = /^from\s+(?:decouple|dynaconf)\s+import\b|^import\s+(?:decouple|dynaconf)\b/;
const ANY_RUN: Run = { isAnywhere: false, env: {} };
const PATH_NAMES = ["env_file", "dotenv_path", "path", "source"];

/** In the order in which they are read. */
export function envFilesRead(
  settings: SettingsFile,
  files: AppFiles,
  starts: readonly string[],
): EnvFileRead[] {
  const found: EnvFileRead[] = starts.flatMap((file) => inStarter(file, files));
  const visit = (step: SettingsStep, names: Names) => {
    const read = readBy(step, names, files);
    if (read) found.push(read);
    found.push(...ofDynaconf(step, files));
  };
  new Flow(visit, settingsClasses(settings.steps, settings.configuration), ANY_RUN).run(settings.steps);
  return found;
}

/** wsgi.py and manage.py, statement by statement. */
function inStarter(file: string, files: AppFiles): EnvFileRead[] {
  const found: EnvFileRead[] = [];
  const steps = statementsOf(files.read(file) ?? "").map((statement) => ({
    ...statement,
    file,
    imports: [],
  }));
  new Flow(
    (step, names) => {
      const read = readBy(step, names, files);
      if (read) found.push(read);
    },
    new Set(),
    ANY_RUN,
  ).run(steps);
  return found;
}

function readBy(step: SettingsStep, names: Names, files: AppFiles): EnvFileRead | undefined {
  const { code, file } = step;
  const place = placeOf(step);
  if (BY_IMPORT.test(code)) return { place, path: upwards(file, files), overrides: false };
  const args = readerArgs(parseExpression(code.replace(/^\w+\s*=(?!=)/, "")));
  if (!args) return undefined;
  const overrides = ["override", "overwrite"].some((name) => {
    const given = args.byName.get(name);
    return given?.kind === "name" && given.name === "True";
  });
  const given = args.byPosition[0] ?? PATH_NAMES.map((name) => args.byName.get(name)).find(Boolean);
  if (!given) return { place, path: upwards(file, files), overrides };
  const [value] = evaluate(given, { names, place, target: undefined, run: ANY_RUN });
  // A relative path is one from the server's folder.
  const path =
    value?.kind === "path"
      ? value.path
      : value?.kind === "text"
        ? value.text.replace(/^\.\//, "")
        : undefined;
  return { place, path: path?.startsWith("/") ? undefined : path, overrides };
}

/** Its files of settings, by name or as it looks for them; one list on one line is written there as in an env file. */
function ofDynaconf(step: SettingsStep, { paths }: AppFiles): EnvFileRead[] {
  if (!/\w*Dynaconf\s*\(/.test(step.code)) return [];
  const named = [...step.code.matchAll(/["']([^"'\n]+\.toml)["']/g)].map(([, name = ""]) => name);
  const found = ["settings.toml", ...named].flatMap((name) =>
    [folderOf(step.file), ""].map((folder) => joinPath(folder, name) ?? ""),
  );
  const there = [...new Set(found)].filter((path) => paths.has(path));
  return there.map((path) => ({ place: placeOf(step), path, overrides: false }));
}

/** Of the call that reads the file, also where it stands in another call. */
function readerArgs(expression: Expression): Args | undefined {
  if (expression.kind !== "call") return undefined;
  const { callee, args } = expression;
  const name = callee.kind === "attribute" || callee.kind === "name" ? callee.name : "";
  if (ENV_FILE_READER.test(name)) return args;
  return args.byPosition.map(readerArgs).find(Boolean);
}

/** The nearest .env, from the file's folder up, as the readers look for it that are given none. */
function upwards(file: string, { paths }: AppFiles): string | undefined {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const path = folder === "" ? ".env" : `${folder}/.env`;
    if (paths.has(path)) return path;
    if (folder === "") return undefined;
  }
}

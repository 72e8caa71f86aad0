import { type AppFiles, folderOf, type Place } from "./app-files.ts";
import { evaluateText } from "./evaluate.ts";
import { Flow, type Names, settingsClasses } from "./flow.ts";
import { statementsOf } from "./python-text.ts";
import { placeOf, type SettingsFile, type Step } from "./settings-file.ts";

/** An env file that the settings, or what starts them, read. */
export interface EnvFileRead {
  readonly place: Place;
  /** From the top of the app; undefined where the text does not show which file. */
  readonly path: string | undefined;
  /** What it sets wins over the environment. */
  readonly overrides: boolean;
}

const READS =
  /\b(?:read_env|load_dotenv|read_dotenv|dotenv_values)\s*\(|\bRepositoryEnv\s*\(|\bEnvFileReader\s*\(/;
const BY_IMPORT = /^from\s+(?:decouple|dynaconf)\s+import\b|^import\s+(?:decouple|dynaconf)\b/;
const READER = /(?:read_env|load_dotenv|read_dotenv|dotenv_values|RepositoryEnv)\s*\(([\s\S]*)\)/;

/** In the order in which they are read. */
export function envFilesRead(
  settings: SettingsFile,
  files: AppFiles,
  starts: readonly string[],
): EnvFileRead[] {
  const found: EnvFileRead[] = starts.flatMap((file) => inStarter(file, files));
  const visit = (step: Step, names: Names) => {
    const read = readBy(step, names, files);
    if (read) found.push(read);
  };
  new Flow(visit, settingsClasses(settings.steps, settings.configuration), false).run(settings.steps);
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
    false,
  ).run(steps);
  return found;
}

function readBy(step: Step, names: Names, files: AppFiles): EnvFileRead | undefined {
  const { code, file } = step;
  const place = placeOf(step);
  if (BY_IMPORT.test(code)) return { place, path: upwards(file, files), overrides: false };
  if (!READS.test(code) || /^(?:from|import|def)\b/.test(code)) return undefined;
  const args = READER.exec(code)?.[1] ?? "";
  const overrides = /\b(?:override|overwrite)\s*=\s*True\b/.test(args);
  const [first = ""] = splitArgs(args).filter(
    (arg) => !/^\s*(?!(?:env_file|dotenv_path|path)\b)\w+\s*=(?!=)/.test(arg),
  );
  const expression = first.replace(/^\s*\w+\s*=(?!=)/, "").trim();
  if (expression === "") return { place, path: upwards(file, files), overrides };
  const scope = { names, place, target: undefined, isAnywhere: false };
  const [value] = evaluateText(expression, scope);
  // A relative path is one from the server's folder.
  const path =
    value?.kind === "path"
      ? value.path
      : value?.kind === "text"
        ? value.text.replace(/^\.\//, "")
        : undefined;
  return { place, path: path?.startsWith("/") ? undefined : path, overrides };
}

/** The nearest .env, from the file's folder up, as the readers look for it that are given none. */
function upwards(file: string, { paths }: AppFiles): string | undefined {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const path = folder === "" ? ".env" : `${folder}/.env`;
    if (paths.has(path)) return path;
    if (folder === "") return undefined;
  }
}

/** At the commas outside of brackets and strings. */
function splitArgs(args: string): string[] {
  const found = [""];
  let depth = 0;
  for (const piece of args.match(/"[^"]*"|'[^']*'|[\s\S]/g) ?? []) {
    if ("([{".includes(piece)) depth++;
    if (")]}".includes(piece)) depth--;
    if (piece === "," && depth === 0) found.push("");
    else found.push((found.pop() ?? "") + piece);
  }
  return found;
}

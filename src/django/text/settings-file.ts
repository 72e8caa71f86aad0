import { type AppFiles, fileOfModule, folderOf, joinPath, type Place } from "./app-files.ts";
import { type Statement, statementsOf } from "./python-text.ts";
import type { ServerModule } from "./server.ts";

/** A statement of a settings file, with what it imports. */
export interface SettingsStep extends Statement {
  readonly file: string;
  readonly imports: readonly Imported[];
}

/** A module whose names a statement takes over. */
export type Imported =
  | {
      readonly kind: "steps";
      readonly file: string;
      readonly names: "*" | ReadonlyMap<string, string>;
      readonly steps: readonly SettingsStep[];
    }
  /** It belongs to the app, and its file is not there. */
  | { readonly kind: "missing"; readonly module: string }
  /** Of a package: its text is not the app's. */
  | { readonly kind: "package"; readonly module: string; readonly names: "*" | ReadonlyMap<string, string> };

/** What the server loads as its settings. */
export interface SettingsFile {
  readonly module: string;
  readonly path: string;
  readonly text: string;
  /** In the order of execution; what a statement imports is in it. */
  readonly steps: readonly SettingsStep[];
  /** Every file that takes part, with its text, in the order in which it starts. */
  readonly texts: ReadonlyMap<string, string>;
  /** The class that django-configurations takes for its settings. */
  readonly configuration: string | undefined;
}

const MOST_FILES = 40;

/** Undefined where no settings module is named, or its file is not in the app. */
export function settingsFile(files: AppFiles, server: ServerModule): SettingsFile | undefined {
  const { settingsModule: module, configuration } = server;
  const folders = [server.folder, ...server.pythonPath, ""];
  const path = module === undefined ? undefined : fileOfModule(files, module, folders);
  if (module === undefined || path === undefined) return undefined;
  const texts = new Map<string, string>();
  const steps = new Follower(files, folders, texts).steps(path, []);
  return { module, path, text: texts.get(path) ?? "", steps, texts, configuration };
}

class Follower {
  readonly #files: AppFiles;
  readonly #folders: readonly string[];
  readonly #texts: Map<string, string>;
  readonly #known = new Map<string, readonly SettingsStep[]>();

  constructor(files: AppFiles, folders: readonly string[], texts: Map<string, string>) {
    this.#files = files;
    this.#folders = folders;
    this.#texts = texts;
  }

  /** @param above the files that wait for this one, because imports may go in a circle */
  steps(file: string, above: readonly string[]): readonly SettingsStep[] {
    const known = this.#known.get(file);
    if (known) return known;
    const text = this.#files.read(file) ?? "";
    this.#texts.set(file, text);
    const inside = [...above, file];
    const steps = statementsOf(text).map((statement) => ({
      ...statement,
      file,
      imports: this.#imports(statement.code, inside),
    }));
    this.#known.set(file, steps);
    return steps;
  }

  #imports(code: string, above: readonly string[]): readonly Imported[] {
    const file = above.at(-1) ?? "";
    const [, module, list] = /^from\s+(\.*\s*[\w.]*)\s+import\s+\(?([\s\S]*?)\)?$/.exec(code) ?? [];
    if (module !== undefined && list !== undefined)
      return [this.#from(module.replaceAll(/\s/g, ""), namesOf(list), above)];
    if (!/^(?:\w+\.)?include\s*\(/.test(code)) return [];
    return includedBy(code).flatMap((pattern) => {
      const path = joinPath(folderOf(file), pattern) ?? "";
      const isMatch = globPattern(path);
      const found = path.includes("*")
        ? [...this.#files.paths].filter((one) => isMatch.test(one)).sort()
        : [path];
      return found.map((one): Imported => this.#module(one, "*", above) ?? { kind: "missing", module: one });
    });
  }

  #from(module: string, names: "*" | ReadonlyMap<string, string>, above: readonly string[]): Imported {
    const [, dots = "", name = ""] = /^(\.*)(.*)$/.exec(module) ?? [];
    const file = above.at(-1) ?? "";
    const beside = joinPath(folderOf(file), "../".repeat(Math.max(0, dots.length - 1)));
    const folders = dots === "" ? this.#folders : beside === undefined ? [] : [beside];
    const path = fileOfModule(this.#files, name, folders);
    const found = path === undefined ? undefined : this.#module(path, names, above);
    if (found) return found;
    const isOfApp =
      dots !== "" || folders.some((folder) => this.#hasFolder(folder, name.split(".")[0] ?? name));
    return isOfApp ? { kind: "missing", module } : { kind: "package", module, names };
  }

  #module(
    file: string,
    names: "*" | ReadonlyMap<string, string>,
    above: readonly string[],
  ): Imported | undefined {
    if (!this.#files.paths.has(file)) return undefined;
    // In a circle Python takes what is there by then: nothing that counts.
    const isCircle = above.includes(file) || this.#texts.size > MOST_FILES;
    return { kind: "steps", file, names, steps: isCircle ? [] : this.steps(file, above) };
  }

  #hasFolder(folder: string, name: string): boolean {
    const start = joinPath(folder, name) ?? "";
    return [...this.#files.paths].some((path) => path === `${start}.py` || path.startsWith(`${start}/`));
  }
}

/** Names as they are called here, and there. */
function namesOf(list: string): "*" | ReadonlyMap<string, string> {
  if (list.trim() === "*") return "*";
  const pairs = list.split(",").flatMap((one) => {
    const [, there, here] = /^\s*(\w+)(?:\s+as\s+(\w+))?\s*$/.exec(one) ?? [];
    return there === undefined ? [] : [[here ?? there, there] as const];
  });
  return new Map(pairs);
}

/** The patterns of `include("base.py", optional("local.py"))` of django-split-settings. */
function includedBy(code: string): string[] {
  return [...code.matchAll(/"([^"\n]+\.py)"|'([^'\n]+\.py)'/g)].map(([, one, other]) => one ?? other ?? "");
}

function globPattern(pattern: string): RegExp {
  const parts = pattern.split(/(\*\*\/|\*)/).map((part) => {
    if (part === "**/") return "(?:.*/)?";
    return part === "*" ? "[^/]*" : part.replaceAll(/[^\w/]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`);
}

export function placeOf({ file, line }: SettingsStep): Place {
  return { file, line };
}

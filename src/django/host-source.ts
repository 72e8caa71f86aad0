import { type Statement, statementsOf } from "./python-text.ts";

/** Where a settings file gets ALLOWED_HOSTS from, as far as its text shows. */
export type HostSource =
  /** A variable of the environment, or of an env file. */
  | { readonly kind: "variable"; readonly name: string; readonly line: number }
  /** Nothing but literals; `replaces` is false where they are only added to a list from elsewhere. */
  | {
      readonly kind: "fixed";
      readonly hosts: readonly string[];
      readonly line: number;
      readonly replaces: boolean;
    }
  /** Something that its text does not explain. */
  | { readonly kind: "computed"; readonly line: number };

const NAME = "ALLOWED_HOSTS";
/** `NAME = …`, `NAME: list[str] = …`, `NAME += …`, `NAME.append(…)`, `NAME.extend(…)`. */
const ASSIGNMENT = new RegExp(
  `^(?:if[^\\n]*:|else:|try:)?\\s*${NAME}\\s*(?:(?::[^=]+)?\\+?=(?!=)|\\.\\s*(?:append|extend|insert)\\s*(?=\\())`,
);
/** What reads a variable: os.environ, os.getenv, django-environ, environs, python-decouple and what looks like them. */
const READER =
  /(?:\b(?:\w*env|environ|getenv|get_env\w*|env_\w+|config|decouple_config)(?:\s*\.\s*\w+)*)\s*[([]\s*(?:var\s*=\s*)?["']([A-Za-z_]\w*)["']/gi;
const IMPORTED =
  /^(?:try:|else:|if[^\n]*:)?\s*from\s+(\.*[\w.]*)\s+import\s+(\(?\s*(?:\*|[\w\s,]*\bALLOWED_HOSTS\b))/;

/** Undefined where the text sets no ALLOWED_HOSTS. */
export function hostSource(text: string): HostSource | undefined {
  const statements = statementsOf(text);
  const found = statements.flatMap(({ line, code }) => {
    const match = ASSIGNMENT.exec(code);
    if (!match) return [];
    const replaces = /[^+]=$/.test(match[0]);
    return [classify(code.slice(match[0].length), { line, replaces }, statements)];
  });
  // A list may be extended, or replaced in a branch: what matters is whether a variable comes in anywhere.
  return (
    found.findLast(({ kind }) => kind === "variable") ??
    found.findLast(({ kind }) => kind === "computed") ??
    mergeFixed(found)
  );
}

function mergeFixed(found: readonly HostSource[]): HostSource | undefined {
  const fixed = found.filter((source) => source.kind === "fixed");
  const last = fixed.at(-1);
  const hosts = fixed.flatMap((source) => source.hosts);
  return last && { ...last, hosts, replaces: fixed.some(({ replaces }) => replaces) };
}

function classify(
  expression: string,
  { line, replaces }: { readonly line: number; readonly replaces: boolean },
  statements: readonly Statement[],
): HostSource {
  const name = variableIn(expression, statements, 2);
  if (name !== undefined) return { kind: "variable", name, line };
  const withoutStrings = expression.replace(STRINGS, "");
  if (!/^[\s()[\]{},+]*$/.test(withoutStrings)) return { kind: "computed", line };
  const hosts = [...expression.matchAll(STRINGS)].map(([, double, single]) => double ?? single ?? "");
  return { kind: "fixed", hosts, line, replaces };
}

const STRINGS = /"([^"\n]*)"|'([^'\n]*)'/g;

/** Also where the expression names something that another statement reads from a variable. */
function variableIn(expression: string, statements: readonly Statement[], depth: number): string | undefined {
  const [read] = [...expression.matchAll(READER)];
  if (read?.[1] !== undefined) return read[1];
  if (depth === 0) return undefined;
  const names = expression.replace(STRINGS, "").match(/\b[A-Za-z_]\w*\b/g) ?? [];
  for (const name of new Set(names)) {
    const assignment = new RegExp(`^${name}\\s*(?::[^=]+)?=(?!=)`);
    const statement = statements.findLast(({ code }) => assignment.test(code));
    const found = statement && variableIn(statement.code.replace(assignment, ""), statements, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Modules whose names this one takes over, the last first: `from .base import *`. */
export function importedModules(text: string): string[] {
  return statementsOf(text)
    .flatMap(({ code }) => IMPORTED.exec(code)?.[1] ?? [])
    .reverse();
}

/** The line to put into a settings file in place of a fixed list; it goes on working without the variable. */
export function suggestedLine(text: string, variable: string, hosts: readonly string[]): string {
  const statements = statementsOf(text);
  const fallback = hosts.length > 0 ? hosts : ["localhost", "127.0.0.1"];
  const joined = JSON.stringify(fallback.join(","));
  const environ = statements.map(({ code }) => /^(\w+)\s*=\s*environ\.Env\(/.exec(code)?.[1]).find(Boolean);
  if (environ) return `${NAME} = ${environ}.list("${variable}", default=${pythonList(fallback)})`;
  if (statements.some(({ code }) => /^from decouple import .*\bconfig\b/.test(code))) {
    return `${NAME} = config("${variable}", default=${joined}).split(",")`;
  }
  const line = `${NAME} = os.environ.get("${variable}", ${joined}).split(",")`;
  const hasOs = statements.some(({ code }) => /^import (?:[\w.]+\s*,\s*)*os\b(?!\.)/.test(code));
  return hasOs ? line : `import os; ${line}`;
}

function pythonList(hosts: readonly string[]): string {
  return `[${hosts.map((host) => JSON.stringify(host)).join(", ")}]`;
}

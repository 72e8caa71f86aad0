import { HEALTH_CHECK_HOSTS } from "../../env.ts";
import { endOfBlocks } from "./blocks.ts";
import { ALLOWED_HOSTS, type HostSource, MAKES_HOSTS } from "./host-source.ts";
import { mayChangeAnything } from "./names.ts";
import { type Statement, statementsOf } from "./python-text.ts";
import { settingsClasses } from "./settings-classes.ts";
import type { SettingsFile, SettingsStep } from "./settings-file.ts";

/** What lets the load balancer in, whatever makes the list: where it goes, and how it reads there. */
export interface LineToAdd {
  readonly file: string;
  /** It goes below this line; counted from 1, and 0 is the top. */
  readonly afterLine: number;
  /** With their indentation; an import first where the file has none that serves. */
  readonly lines: readonly string[];
}

const IMPORT_NOTE = `  # for ${HEALTH_CHECK_HOSTS}`;

/** Undefined where the text shows no place at which ALLOWED_HOSTS is certain to be there. */
export function theLine(settings: SettingsFile, hosts: HostSource): LineToAdd | undefined {
  if (hosts.form === "lazy") return lineInClass(settings, hosts);
  const inClass = settings.steps.some((step) => step.indent === 0 && MAKES_HOSTS.test(step.code));
  const isInClass =
    !inClass && hosts.place?.file === settings.path && placeInClass(settings, hosts) !== undefined;
  if (isInClass) return lineInClass(settings, hosts);
  const { steps, path } = settings;
  const last = lastMaker(steps);
  if (last === undefined) return withoutMaker(settings, hosts);
  const end = endOfBlocks(steps, last);
  const afterLine = Math.max(...steps.slice(last, end).map(({ endLine }) => endLine));
  return { file: path, afterLine, lines: linesAt(steps.slice(0, end), "", addition(settings, hosts, "")) };
}

/** The top-level statement, or block, below which nothing makes the list any more, or takes anything from it. */
function lastMaker(steps: readonly SettingsStep[]): number | undefined {
  const starts = topLevel(steps);
  const found = starts.findLast((start) =>
    steps.slice(start, endOfBlocks(steps, start)).some((step) => isMaker(step) || MENTIONS.test(step.code)),
  );
  return found;
}

const MENTIONS = /\bALLOWED_HOSTS\b/;

function topLevel(steps: readonly SettingsStep[]): number[] {
  const starts: number[] = [];
  for (let at = 0; at < steps.length; at = endOfBlocks(steps, at)) {
    // The body of a function is no part of the module.
    if (!/^(?:async\s+)?(?:def|class)\b|^@/.test(steps[at]?.code ?? "")) starts.push(at);
  }
  return starts;
}

/** Whether a statement makes the list, or may; a package's names may hold one, so the line goes below them. */
function isMaker(step: SettingsStep, seen = new Set<readonly SettingsStep[]>()): boolean {
  if (MAKES_HOSTS.test(step.code) || mayChangeAnything(step)) return true;
  return step.imports.some((imported) => {
    if (imported.kind === "missing") return step.code.includes("*");
    if (imported.names !== "*") return imported.names.has(ALLOWED_HOSTS);
    if (imported.kind === "package") return true;
    if (seen.has(imported.steps)) return false;
    seen.add(imported.steps);
    return imported.steps.some((inner) => isMaker(inner, seen));
  });
}

/** Where nothing sets the list, Django's own is empty: one that is set takes its place. */
function withoutMaker({ steps, path }: SettingsFile, { alternatives }: HostSource): LineToAdd | undefined {
  if (alternatives.length > 0 || steps.length === 0) return undefined;
  const afterLine = Math.max(...steps.map(({ endLine }) => endLine));
  const lines = linesAt(
    steps,
    "",
    (environ) => `${ALLOWED_HOSTS} = ${environ}.get("${HEALTH_CHECK_HOSTS}", "").split()`,
  );
  return { file: path, afterLine, lines };
}

type Write = (environ: string) => string;

/** `+=` only for what is a list, and nobody else's: that one would grow too. */
function addition({ texts }: SettingsFile, { form, isAlwaysSet }: HostSource, own: string): Write {
  const isShared = [...texts.values()].some((text) => SHARED.test(text));
  const list = own || (isAlwaysSet ? ALLOWED_HOSTS : `globals().get("${ALLOWED_HOSTS}", [])`);
  return (environ) => {
    const added = `${environ}.get("${HEALTH_CHECK_HOSTS}", "").split()`;
    const isPlain = form === "list" && isAlwaysSet && !isShared && own === "";
    return isPlain ? `${ALLOWED_HOSTS} += ${added}` : `${ALLOWED_HOSTS} = [*${list}, *${added}]`;
  };
}

/** `OTHER = ALLOWED_HOSTS`, `ALLOWED_HOSTS = OTHER`: one list with two names. */
const SHARED =
  /^\s*[\w.]+[ \t]*=[ \t]*ALLOWED_HOSTS[ \t]*(?:=|#|;|$)|^\s*ALLOWED_HOSTS[ \t]*(?::[^=\n]+)?=[ \t]*[A-Za-z_][\w.]*[ \t]*(?:=|#|;|$)/m;

function placeInClass(
  { steps, path, configuration }: SettingsFile,
  { place }: HostSource,
): SettingsStep | undefined {
  const classes = settingsClasses(steps, configuration);
  const at = steps.findIndex(({ line, code }) => line === place?.line && MAKES_HOSTS.test(code));
  const step = steps[at];
  const above = steps.slice(0, Math.max(0, at)).findLast(({ indent }) => indent < (step?.indent ?? 0));
  const name = /^class\s+(\w+)/.exec(above?.code ?? "")?.[1];
  return place?.file === path && name !== undefined && classes.has(name) ? step : undefined;
}

/** In a class the names of the module are known too, and the statement's own indentation holds. */
function lineInClass(settings: SettingsFile, hosts: HostSource): LineToAdd | undefined {
  const step = placeInClass(settings, hosts);
  // What DOTENV names is read after the classes are made: a value that is taken here would lack it.
  const isLate = hosts.form === "lazy" && settings.steps.some(({ code }) => /^DOTENV\b/.test(code));
  if (!step || isLate) return undefined;
  const text = settings.text.split(/\r\n|[\r\n]/)[step.line - 1] ?? "";
  const indentation = /^[ \t]*/.exec(text)?.[0] ?? "";
  const own = hosts.form === "lazy" ? `${ALLOWED_HOSTS}.setup("${ALLOWED_HOSTS}")` : "";
  const above = settings.steps.filter(({ endLine }) => endLine <= step.endLine);
  const lines = linesAt(above, indentation, addition(settings, hosts, own));
  return { file: settings.path, afterLine: step.endLine, lines };
}

function linesAt(above: readonly SettingsStep[], indentation: string, write: Write): string[] {
  const environ = environIn(above);
  const line = indentation + write(environ ?? "os.environ");
  return environ === undefined ? [`${indentation}import os${IMPORT_NOTE}`, line] : [line];
}

/** How the file calls os.environ: only by what every run of it has imported. */
function environIn(steps: readonly SettingsStep[]): string | undefined {
  const imports = new Map<string, string>();
  for (const { code, indent } of withStars(steps)) {
    const [, list = ""] = /^import\s+([\s\S]+)$/.exec(code) ?? [];
    const [, names = ""] = /^from\s+os\s+import\s+\(?([\s\S]+?)\)?$/.exec(code) ?? [];
    for (const name of imports.keys()) if (new RegExp(`^${name}\\s*=(?!=)`).test(code)) imports.delete(name);
    if (indent > 0) continue;
    for (const one of list.split(",")) {
      const [, module, name] = /^\s*(os(?:\.path)?)(?:\s+as\s+(\w+))?\s*$/.exec(one) ?? [];
      if (module === "os" || (module !== undefined && name === undefined))
        imports.set(name ?? "os", `${name ?? "os"}.environ`);
    }
    for (const one of names.split(",")) {
      const [, name, other] = /^\s*(environ)(?:\s+as\s+(\w+))?\s*$/.exec(one) ?? [];
      if (name !== undefined) imports.set(other ?? name, other ?? name);
    }
  }
  return [...imports.values()][0];
}

/** A star brings what a module has imported itself, unless it says what it gives. */
function withStars(
  steps: readonly SettingsStep[],
  seen = new Set<readonly SettingsStep[]>(),
): SettingsStep[] {
  if (seen.has(steps) || (seen.size > 0 && steps.some(({ code }) => code.startsWith("__all__")))) return [];
  seen.add(steps);
  return steps.flatMap((step) => {
    const stars = step.imports.flatMap((one) =>
      one.kind === "steps" && one.names === "*" ? [one.steps] : [],
    );
    return step.indent > 0 ? [step] : [step, ...stars.flatMap((inner) => withStars(inner, seen))];
  });
}

const OURS = new RegExp(
  `^ALLOWED_HOSTS\\s*(?:\\+=|=\\s*(?:\\[\\*(?:ALLOWED_HOSTS(?:\\.setup\\("ALLOWED_HOSTS"\\))?|globals\\(\\)\\.get\\("ALLOWED_HOSTS", \\[\\]\\)), \\*)?)\\s*[\\w.]+\\.get\\("${HEALTH_CHECK_HOSTS}", ""\\)\\.split\\(\\)\\]?$`,
);

export function isTheLine({ code }: Pick<Statement, "code">): boolean {
  return OURS.test(code);
}

export function hasTheLine(text: string): boolean {
  return statementsOf(text).some(isTheLine);
}

/** The text with the line; the text itself where it has one, or where it is no Python that a line can be added to. */
export function addTheLine(text: string, { afterLine, lines }: LineToAdd): string {
  if (hasTheLine(text)) return text;
  const newline = /\r\n|[\r\n]/.exec(text)?.[0] ?? "\n";
  const ends = [...text.matchAll(/\r\n|[\r\n]/g)].map((end) => end.index + end[0].length);
  const at = afterLine === 0 ? 0 : (ends[afterLine - 1] ?? text.length);
  const block = lines.join(newline);
  const isOpen = at === text.length && text !== "" && !/[\r\n]$/.test(text);
  const changed = isOpen ? text + newline + block : text.slice(0, at) + block + newline + text.slice(at);
  return removeTheLine(changed) === text ? changed : text;
}

/** The text without the line, byte for byte what it was before `addTheLine`. */
export function removeTheLine(text: string): string {
  const ours = statementsOf(text).find(isTheLine);
  if (!ours) return text;
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const line = lines[ours.line - 1] ?? "";
  // What somebody wrote on the same line is theirs.
  if (line.trim().replace(/^import os; /, "") !== ours.code) return text;
  const before = lines[ours.line - 2] ?? "";
  const first = before.trim() === `import os${IMPORT_NOTE}` ? ours.line - 2 : ours.line - 1;
  const rest = [...lines.slice(0, first), ...lines.slice(ours.line)].join("");
  // As a last line without an end it was set behind a line that had none either.
  const isOpen = ours.line === lines.length && !/[\r\n]$/.test(lines.at(-1) ?? "");
  return isOpen ? rest.replace(/(?:\r\n|[\r\n])$/, "") : rest;
}

/** For a message of one line: what was printed can be pasted as it is. */
export function onOneLine({ lines }: LineToAdd): string {
  return lines.map((line) => line.trim().replace(IMPORT_NOTE, "")).join("; ");
}

import { ANSWER_FIRST, ANSWER_FIRST_IN_ASGI } from "../../answer-first.ts";
import type { AppFiles, Place } from "./app-files.ts";
import { endOfBlocks } from "./blocks.ts";
import { endOfToken, type Statement, statementsOf } from "./python-text.ts";
import type { ServerModule } from "./server.ts";
import type { SettingsFile } from "./settings-file.ts";
import { isTheLine } from "./the-line.ts";

/** A line of ours that was pasted above what it builds on. */
export interface TooHigh {
  readonly place: Place;
  /** The last line of what it builds on; undefined: the file makes nothing of that name. */
  readonly below: number | undefined;
  /** Python does not know the name there yet: NameError. Else a later statement undoes the line. */
  readonly dies: boolean;
  /** The same line further down, where it works. */
  readonly again?: number | undefined;
}

/** Where the first cure stands, of what the server starts. */
export function cureAt(files: AppFiles, { file }: ServerModule): Place | undefined {
  if (file === undefined) return undefined;
  const lines = files.read(file)?.split(/\r\n|[\r\n]/) ?? [];
  const at = lines.findIndex((line) => [ANSWER_FIRST, ANSWER_FIRST_IN_ASGI].includes(line.trim()));
  return at < 0 ? undefined : { file, line: at + 1 };
}

export function cureTooHigh(files: AppFiles, server: ServerModule): TooHigh | undefined {
  const place = cureAt(files, server);
  return place && tooHigh("application", place, statementsOf(files.read(place.file) ?? ""));
}

/** Only at the top level: what a class makes is the list of that class. */
export function lineTooHigh({ texts }: Pick<SettingsFile, "texts">): TooHigh | undefined {
  for (const [file, text] of texts) {
    const statements = statementsOf(text);
    const ours = statements.filter((one) => one.indent === 0 && isTheLine(one));
    for (const { line, code } of ours) {
      const others = statements.filter((one) => !isTheLine(one) || one.line === line);
      const found = tooHigh("ALLOWED_HOSTS", { file, line }, others);
      if (found?.below === undefined) continue;
      const isNeeded = /\+=|\*ALLOWED_HOSTS/.test(code);
      const again = ours.find((one) => one.line > (found.below ?? 0))?.line;
      return { ...found, dies: found.dies && isNeeded, again };
    }
  }
  return undefined;
}

/** What cannot be told is not said: a star brings any name, and a branch may not be run. */
function tooHigh(name: string, place: Place, statements: readonly Statement[]): TooHigh | undefined {
  const above = statements.filter(({ line }) => line < place.line);
  const below = statements.filter(({ line }) => line > place.line);
  const dies = !above.some(({ code }) => mayBring(name, code));
  const undone = below.findLast((one) => makesAnew(name, one.code) && (dies || one.indent === 0));
  if (!undone && !dies) return undefined;
  return { place, below: undone && endOfWhole(undone, statements), dies };
}

/** Of the function, or of the branches, that it stands in or begins. */
function endOfWhole(one: Statement, statements: readonly Statement[]): number {
  const at = statements.indexOf(one);
  const start = statements
    .slice(0, at + 1)
    .findLastIndex(({ indent, code }) => indent === 0 && !GOES_ON.test(code));
  const whole = statements.slice(Math.max(0, start), endOfBlocks(statements, Math.max(0, start)));
  return Math.max(one.endLine, ...whole.map(({ endLine }) => endLine));
}

const GOES_ON = /^(?:elif|else|except|finally)\b/;

function mayBring(name: string, code: string): boolean {
  return new RegExp(`\\b${name}\\b|\\bimport\\s*\\(?\\s*\\*|\\b(?:exec|globals|locals|vars|include)\\b`).test(
    withoutTexts(code),
  );
}

/** It binds the name, and makes no use of what that stood for. */
function makesAnew(name: string, code: string): boolean {
  const plain = withoutTexts(code);
  if (
    new RegExp(`^(?:async\\s+)?def\\s+${name}\\b|^from\\b[\\s\\S]*\\bimport\\b[\\s\\S]*\\b${name}\\b`).test(
      plain,
    )
  )
    return true;
  const [, value] = new RegExp(`^${name}\\s*(?::[^=]+)?=(?!=)([\\s\\S]*)$`).exec(plain) ?? [];
  return value !== undefined && !new RegExp(`\\b${name}\\b`).test(value);
}

function withoutTexts(code: string): string {
  let plain = "";
  for (let at = 0; at < code.length; ) {
    const end = endOfToken(code, at);
    plain += end === at + 1 ? code[at] : " ";
    at = end;
  }
  return plain;
}

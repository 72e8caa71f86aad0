import type { SettingsStep } from "./settings-file.ts";

const HEADER =
  /^(?:async\s+)?(if|elif|else|try|except|finally|for|while|with|class|def|match|case)\b([\s\S]*?):?$/;

/** The keyword of a statement that opens a block. */
export function keywordOf(code: string): string | undefined {
  return isAssignment(code) ? undefined : HEADER.exec(code)?.[1];
}

function isAssignment(code: string): boolean {
  // `match = …` and `case = …` are names where no block begins.
  return /^(?:match|case)\s*(?:[-+.,=(:]|\[)/.test(code) && /[^=!<>]=(?!=)/.test(code);
}

export interface Block {
  readonly keyword: string;
  /** Behind the keyword, without the colon. */
  readonly rest: string;
  readonly step: SettingsStep;
  readonly body: readonly SettingsStep[];
}

const CONTINUES = /^(?:elif|else|except|finally)\b/;

/** Behind the last block that belongs to the one at `at`: else, except and their like. */
export function endOfBlocks(steps: readonly Pick<SettingsStep, "indent" | "code">[], at: number): number {
  const indent = steps[at]?.indent ?? 0;
  let end = at + 1;
  for (let next = steps[end]; next; next = steps[++end]) {
    if (next.indent < indent || (next.indent === indent && !CONTINUES.test(next.code))) break;
  }
  return end;
}

export function blocksOf(steps: readonly SettingsStep[]): Block[] {
  const indent = steps[0]?.indent ?? 0;
  const starts = steps.flatMap((step, index) => (step.indent === indent ? index : []));
  return starts.flatMap((start, index) => {
    const step = steps[start];
    const [, keyword, rest] = HEADER.exec(step?.code ?? "") ?? [];
    if (!step || keyword === undefined || rest === undefined) return [];
    return [{ keyword, rest, step, body: steps.slice(start + 1, starts[index + 1]) }];
  });
}

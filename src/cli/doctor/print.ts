import { printable, type Terminal } from "../terminal.ts";
import type { EnvironmentReport } from "./judge.ts";

/** Prints in the words of the doctor on the instance. */
export function printReport({ findings, notes, summary }: EnvironmentReport, { out, paint }: Terminal): void {
  for (const [index, { cause, message, seen, remedy }] of findings.entries()) {
    out(`${paint("error", `finding ${index + 1}`)}: ${paint("bold", visible(message))} [${cause}]`);
    for (const clause of seen) out(`  seen: ${visible(clause)}`);
    for (const sentence of remedy) out(`  do: ${visible(sentence)}`);
    out("");
  }
  for (const note of notes) out(`${paint("note", "note")}: ${visible(note)}`);
  out(paint(findings.length > 0 ? "bold" : "ok", visible(summary)));
}

/** Removes format characters: they can turn the direction of the text after them, and they can hide text. */
export function visible(text: string): string {
  return printable(text.replace(/[\p{Cf}\u2028\u2029]/gu, ""));
}

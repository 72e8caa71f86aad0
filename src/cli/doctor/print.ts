import { printable, type Terminal } from "../terminal.ts";
import type { Report } from "./finding.ts";

/** In the words of the doctor on the instance. */
export function printReport({ findings, notes, summary }: Report, { out, paint }: Terminal): void {
  for (const [index, { cause, message, seen, remedy }] of findings.entries()) {
    out(`${paint("error", `finding ${index + 1}`)}: ${paint("bold", printable(message))} [${cause}]`);
    for (const clause of seen) out(`  seen: ${printable(clause)}`);
    for (const sentence of remedy) out(`  do: ${printable(sentence)}`);
    out("");
  }
  for (const note of notes) out(`${paint("note", "note")}: ${printable(note)}`);
  out(paint(findings.length > 0 ? "bold" : "ok", printable(summary)));
}

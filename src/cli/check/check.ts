import { toJson } from "../../json.ts";
import { VERSION } from "../../version.ts";
import { openSource } from "../bundle/eb-deploy.ts";
import type { OurFile } from "../bundle/our-files.ts";
import { EXIT, type ExitCode } from "../cli-error.ts";
import { printable, type Terminal } from "../terminal.ts";
import { type BundleFinding, bySeverity, count } from "./finding.ts";
import { inspect } from "./inspect.ts";

export interface CheckOptions {
  readonly json: boolean;
  readonly staged: boolean;
  /** Warnings count like errors. */
  readonly strict: boolean;
}

/** Checks whether this bundle would work. Reads only. */
export async function check(
  path: string,
  options: CheckOptions,
  ours: readonly OurFile[],
  terminal: Terminal,
): Promise<ExitCode> {
  const source = await openSource(path, options);
  try {
    const findings = bySeverity(await inspect(source, ours));
    const { description } = source;
    if (options.json) terminal.out(asJson(description, findings));
    else printFindings(description, findings, terminal);
    const failing = count(findings, "error") + (options.strict ? count(findings, "warning") : 0);
    return failing > 0 ? EXIT.findings : EXIT.fine;
  } finally {
    await source.bundle.close();
  }
}

function asJson(checked: string, findings: readonly BundleFinding[]): string {
  const summary = {
    errors: count(findings, "error"),
    warnings: count(findings, "warning"),
    notes: count(findings, "note"),
  };
  return toJson({ version: VERSION, checked, summary, findings });
}

function printFindings(
  description: string,
  findings: readonly BundleFinding[],
  { out, paint }: Terminal,
): void {
  out(`Checked: ${printable(description)}`);
  for (const { severity, place, id, what, why, remedy } of findings) {
    out("");
    out(`${paint(severity, severity)} ${paint("bold", printable(place))}: ${printable(what)} [${id}]`);
    out(`  ${why}`);
    out(`  ${printable(remedy)}`);
  }
  const numbers = (["error", "warning", "note"] as const)
    .map((severity) => [count(findings, severity), severity] as const)
    .filter(([number]) => number > 0)
    .map(([number, severity]) => `${number} ${severity}${number === 1 ? "" : "s"}`);
  out("");
  out(numbers.length > 0 ? numbers.join(", ") : paint("ok", "Nothing found: this bundle can be deployed."));
}

import { stat } from "node:fs/promises";
import { relative, sep } from "node:path";
import { toJson } from "../../json.ts";
import { VERSION } from "../../version.ts";
import { shellWord } from "../../words.ts";
import { openSource } from "../bundle/eb-deploy.ts";
import type { OurFile } from "../bundle/our-files.ts";
import { EXIT, type ExitCode } from "../cli-error.ts";
import { printable, type Terminal } from "../terminal.ts";
import { annotation } from "./annotations.ts";
import { type BundleFinding, bySeverity, count } from "./finding.ts";
import { inspect } from "./inspect.ts";

export const CHECK_FORMATS = ["text", "json", "github"] as const;

export interface CheckOptions {
  readonly format: (typeof CHECK_FORMATS)[number];
  readonly staged: boolean;
  /** The folder from which annotations name their files. */
  readonly workspace: string;
  /** Asks the project itself with this Python. */
  readonly python?: string;
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
  const { progress } = terminal;
  progress.say("reading what eb deploy would send");
  const source = await openSource(path, options);
  try {
    const { description, bundle } = source;
    progress.say(`looking at ${bundle.files.size} files`);
    const findings = bySeverity(await inspect(source, ours, options.python));
    progress.end();
    if (options.format === "json") terminal.out(asJson(description, findings));
    else if (options.format === "github") {
      const folder = (await isFolder(path)) ? belowWorkspace(path, options.workspace) : "";
      for (const one of findings) terminal.out(annotation(one, folder, (file) => bundle.files.has(file)));
      terminal.out(summaryOf(findings, terminal));
    } else printFindings(description, findings, terminal, await folderToGoTo(path, findings, terminal));
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
  folder: string | undefined,
): void {
  out(`Checked: ${printable(description)}`);
  for (const { severity, place, id, what, why, remedy } of findings) {
    out("");
    out(`${paint(severity, severity)} ${paint("bold", printable(place))}: ${printable(what)} [${id}]`);
    out(`  ${why}`);
    out(`  ${printable(remedy)}`);
  }
  out("");
  if (folder !== undefined)
    out(`What stands above is for the app's folder: cd ${printable(shellWord(folder))}`);
  out(summaryOf(findings, { paint }));
}

/** Undefined where nothing is to be done, and where it would be done here. */
async function folderToGoTo(
  path: string,
  findings: readonly BundleFinding[],
  { folder }: Terminal,
): Promise<string | undefined> {
  const isElsewhere = findings.length > 0 && path !== folder && (await isFolder(path));
  return isElsewhere ? path : undefined;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}

/** "" for one that lies elsewhere. */
function belowWorkspace(folder: string, workspace: string): string {
  const path = relative(workspace, folder).split(sep).join("/");
  return path.startsWith("..") ? "" : path;
}

function summaryOf(findings: readonly BundleFinding[], { paint }: Pick<Terminal, "paint">): string {
  const numbers = (["error", "warning", "note"] as const)
    .map((severity) => [count(findings, severity), severity] as const)
    .filter(([number]) => number > 0)
    .map(([number, severity]) => `${number} ${severity}${number === 1 ? "" : "s"}`);
  return numbers.length > 0 ? numbers.join(", ") : paint("ok", "Nothing found: this bundle can be deployed.");
}

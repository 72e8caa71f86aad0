import type { Finding } from "../diagnosis/cause.ts";
import { VERSION } from "../version.ts";

/** Whether a fact about the platform that the hooks rely on holds. */
export interface CheckedAssumption {
  readonly name: string;
  /** Undefined: it cannot be seen here and now. */
  readonly holds: boolean | undefined;
  readonly seen: string;
  readonly why: string;
  readonly evidence: string;
}

export interface InstanceReport {
  readonly version: string;
  /** Why nothing could be said. The other fields then have what was seen anyway. */
  readonly couldNotLook: { readonly message: string; readonly remedy: readonly string[] } | undefined;
  /** A cause comes before its effects: the first finding is to be fixed first. */
  readonly findings: readonly Finding[];
  /** One clause for each. There are notes even where nothing is wrong. */
  readonly notes: readonly string[];
  readonly assumptions: readonly CheckedAssumption[];
  /** The last line of the report. */
  readonly summary: string;
}

export type ReportLine = readonly [level: "info" | "warn" | "error", message: string];

/** The report of a doctor that could not look. */
export function couldNotLook(message: string, remedy: readonly string[]): InstanceReport {
  return {
    version: VERSION,
    couldNotLook: { message, remedy },
    findings: [],
    notes: [],
    assumptions: [],
    summary: `could not look: ${message}`,
  };
}

/** 0: healthy. 1: there are findings. 2: the doctor could not look. */
export function exitCodeOfReport({ couldNotLook, findings }: InstanceReport): 0 | 1 | 2 {
  if (couldNotLook) return 2;
  return findings.length > 0 ? 1 : 0;
}

/** The report as the lines of a log. */
export function renderReport(report: InstanceReport): ReportLine[] {
  const { couldNotLook, findings, notes, assumptions, summary } = report;
  const lines: ReportLine[] = [];
  for (const [index, { message, seen, remedy }] of findings.entries()) {
    lines.push(["warn", `finding ${index + 1}: ${message}`]);
    for (const clause of seen) lines.push(["warn", `seen: ${clause}`]);
    for (const sentence of remedy) lines.push(["warn", `do: ${sentence}`]);
  }
  for (const note of notes) lines.push(["info", note]);
  for (const { name, holds, seen, why, evidence } of assumptions) {
    if (holds === false) {
      lines.push(["warn", `does not hold: ${name}: ${seen} (needed because ${why}; known from ${evidence})`]);
    } else lines.push(["info", holds ? `holds: ${name}: ${seen}` : `cannot be seen: ${name}: ${seen}`]);
  }
  for (const sentence of couldNotLook?.remedy ?? []) lines.push(["error", sentence]);
  lines.push([couldNotLook ? "error" : findings.length > 0 ? "warn" : "info", summary]);
  return lines;
}

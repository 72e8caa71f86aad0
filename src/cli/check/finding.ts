export type FindingSeverity = "error" | "warning" | "note";

/** Something about a bundle that somebody should know before it is deployed. */
export interface BundleFinding {
  /** Stays the same over releases, for scripts. */
  readonly id: string;
  /**
   * `error`: the deployment fails, or the hooks do nothing. `warning`: the result depends on something that
   * the bundle does not show, or it goes wrong later. `note`: worth knowing; there is nothing to do.
   */
  readonly severity: FindingSeverity;
  /** A file of the bundle, with a line where there is one. */
  readonly place: string;
  readonly what: string;
  /** What happens on the instance. */
  readonly why: string;
  readonly remedy: string;
}

const ORDER: readonly FindingSeverity[] = ["error", "warning", "note"];

/** The worst finding comes first. Findings of one severity keep the order of the checks. */
export function bySeverity(findings: readonly BundleFinding[]): BundleFinding[] {
  return ORDER.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

export function count(findings: readonly BundleFinding[], severity: FindingSeverity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

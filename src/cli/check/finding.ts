export type FindingSeverity = "error" | "warning" | "note";

/** Something about a bundle that somebody should know before it is deployed. */
export interface BundleFinding {
  /** Stable, for scripts. */
  readonly id: string;
  /**
   * `error`: the deployment fails, or the hooks do nothing. `warning`: it depends on something that the bundle does not
   * show, or goes wrong later. `note`: worth knowing, nothing to do.
   */
  readonly severity: FindingSeverity;
  /** Where: a file of the bundle, with a line where there is one. */
  readonly place: string;
  readonly what: string;
  /** What happens on the instance. */
  readonly why: string;
  readonly remedy: string;
}

const ORDER: readonly FindingSeverity[] = ["error", "warning", "note"];

/** The worst first; among equals in the order of the checks. */
export function bySeverity(findings: readonly BundleFinding[]): BundleFinding[] {
  return ORDER.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

export function count(findings: readonly BundleFinding[], severity: FindingSeverity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

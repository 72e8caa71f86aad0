import type { SeenCheck } from "./observation.ts";

/** Where the reader stands: before a deployment's log, at a shell on the instance, or on a laptop. */
export type Reader = "log" | "instance" | "laptop";

/** They stay the same over releases, for scripts. docs/causes.md has what each means. */
export type CauseName =
  | "app does not answer"
  | "app fails"
  | "app folder"
  | "Application Healthcheck URL"
  | "AWS"
  | "client errors"
  | "deployment"
  | "drift"
  | "every host refused"
  | "fleet"
  | "health report"
  | "hooks"
  | "host refused"
  | "login"
  | "nothing listens"
  | "outranked option"
  | "override"
  | "path"
  | "permission"
  | "proxy alone"
  | "redirect"
  | "setting"
  | "slow page"
  | "still starting"
  | "success codes"
  | "switched off"
  | "target"
  | "wrong port";

/** Why a check does not pass. */
export interface Cause {
  readonly name: CauseName;
  readonly holds: (seen: SeenCheck) => boolean;
  /** What happened, in one clause. */
  readonly clause: (seen: SeenCheck) => string;
  /** What to do, in full sentences. Each works when it is done word for word. */
  readonly remedy: (seen: SeenCheck, reader: Reader) => readonly string[];
}

/** Something that makes the environment red, or will: what it is, then how it shows, then what to do. */
export interface Finding {
  readonly cause: CauseName;
  /** One clause. */
  readonly message: string;
  readonly seen: readonly string[];
  /** Full sentences. */
  readonly remedy: readonly string[];
}

/** A finding that comes right before the first of those that it explains. */
export interface Explaining extends Finding {
  readonly explains?: readonly CauseName[] | undefined;
}

/** A cause before its effects; else as they stand. */
export function inOrder(findings: readonly Explaining[]): Finding[] {
  const placed = new Set<Explaining>();
  const place = (finding: Explaining) => {
    if (placed.has(finding)) return;
    for (const other of findings) {
      if (other !== finding && other.explains?.includes(finding.cause)) place(other);
    }
    placed.add(finding);
  };
  findings.forEach(place);
  return Array.from(placed, ({ explains, ...finding }) => finding);
}

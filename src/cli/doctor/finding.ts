import type { Finding } from "../../doctor/report.ts";

/** Has the form of the instance doctor's findings. What can be seen from outside has causes of its own. */
export type LaptopFinding = Finding<LaptopCause>;

/** docs/doctor.md documents these names, and scripts rely on them. */
export type LaptopCause =
  | "app does not answer"
  | "app fails"
  | "Application Healthcheck URL"
  | "deployment"
  | "disabled"
  | "drift"
  | "fleet"
  | "health report"
  | "host refused"
  | "login"
  | "nothing listens"
  | "outranked option"
  | "path"
  | "permission"
  | "setting"
  | "success codes"
  | "target"
  | "wrong port";

export interface EnvironmentReport {
  /** A cause comes before its effects: the first finding is to be fixed first. */
  readonly findings: readonly LaptopFinding[];
  /** One clause for each. There are notes even where nothing is wrong. */
  readonly notes: readonly string[];
  readonly summary: string;
}

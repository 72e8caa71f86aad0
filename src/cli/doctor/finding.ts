import type { Finding } from "../../doctor/report.ts";

/** As the doctor on the instance writes it; what can be seen from outside has causes of its own. */
export type LaptopFinding = Finding<LaptopCause>;

/** Documented in docs/doctor.md: scripts rely on it. */
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
  /** In order of cause: the first is to be fixed first. */
  readonly findings: readonly LaptopFinding[];
  /** One clause each, also where nothing is wrong. */
  readonly notes: readonly string[];
  readonly summary: string;
}

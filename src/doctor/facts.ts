import type { SeenTarget } from "../aws/target.ts";
import type { ReportedHealth } from "../diagnosis/causes/reports.ts";
import type { SeenCheck } from "../diagnosis/observation.ts";
import type { HookError } from "../errors.ts";
import type { InstalledHook } from "../instance/installed-hooks.ts";
import type { Settings } from "../settings.ts";
import type { SeenHosts } from "./hosts.ts";

/** What was seen on this instance and, as far as AWS lets it, in AWS. */
export interface SeenInstance {
  readonly address: string;
  /** Empty where it is not known. */
  readonly instanceId: string;
  readonly appFolder: { readonly problem: string } | undefined;
  readonly settings: Settings;
  /** The settings that do not parse, and what is wrong with each. `settings` has their defaults. */
  readonly badSettings: ReadonlyMap<string, string>;
  readonly hosts: SeenHosts;
  readonly hooks: readonly InstalledHook[];
  /** A clause on web.service, such as "active (running)". */
  readonly service: string;
  readonly loadBalancer: LoadBalancer;
  readonly checks: readonly CheckFacts[];
  /**
   * What Elastic Beanstalk's own health reporting says about the environment's instances. Empty where it is
   * not known.
   */
  readonly reports: readonly ReportedHealth[];
  /** Why there are no reports. */
  readonly reportsProblem: string | undefined;
  /** Why AWS could not be asked, or could not be asked for everything. */
  readonly awsErrors: readonly HookError[];
}

/** What kind of load balancer checks the app, and why nothing more is known about it. */
export type LoadBalancer =
  | { readonly kind: "with target groups" | "not known" }
  | { readonly kind: "none" | "classic"; readonly reason: string };

/** One check as the load balancer sends it, and its result. */
export interface CheckFacts extends SeenCheck {
  readonly passed: boolean;
  /** Undefined when not known. */
  readonly targets: readonly SeenTarget[] | undefined;
}

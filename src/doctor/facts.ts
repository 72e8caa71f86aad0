import type { HookError } from "../errors.ts";
import type { ProbeResult } from "../health-check/diagnosis.ts";
import type { SeenTarget } from "../health-check/fleet.ts";
import type { Settings } from "../settings.ts";
import type { HostPlaces } from "./hosts.ts";
import type { InstalledHook } from "./installed-hooks.ts";
import type { Listener } from "./listeners.ts";

/** What was seen on this instance and, as far as it lets us, in AWS. */
export interface Facts {
  readonly address: string;
  readonly instanceId: string;
  readonly appFolder: { readonly problem: string } | undefined;
  readonly settings: Settings;
  /** Settings that do not parse; `settings` then has their defaults. */
  readonly badSettings: HookError | undefined;
  readonly hosts: HostPlaces;
  /** The file that makes it a Docker app. */
  readonly dockerFile: string | undefined;
  readonly hooks: readonly InstalledHook[];
  /** A clause on web.service, such as "active (running)". */
  readonly service: string;
  readonly checks: readonly CheckFacts[];
  /** What Elastic Beanstalk's own health reporting says of the environment's instances; empty where it is not known. */
  readonly reports: readonly InstanceReport[];
  /** Why AWS could not be asked, or not for all. */
  readonly awsErrors: readonly HookError[];
}

export interface InstanceReport {
  readonly id: string;
  /** Such as `Severe`. */
  readonly status: string;
  /** `Green`, `Yellow`, `Red` or `Grey`. */
  readonly color: string;
  readonly causes: readonly string[];
}

/** One request as the load balancer sends it, and what became of it. */
export interface CheckFacts {
  /** Undefined: AWS does not say what is checked, or nothing is; then it is what Elastic Beanstalk sets by itself. */
  readonly group: string | undefined;
  /** Whether a load balancer is known to ask, or may ask; else this is only a look at the app. */
  readonly matters: boolean;
  readonly port: number;
  readonly path: string;
  readonly codes: string;
  readonly timeoutSeconds: number;
  readonly last: ProbeResult;
  readonly passed: boolean;
  /** What health_check would set, where that is something else. */
  readonly planned: { readonly path: string; readonly codes: string; readonly passed: boolean } | undefined;
  /** Somebody chose the codes: health_check would not touch them. */
  readonly isChosen: boolean;
  /** Undefined: not known. */
  readonly targets: readonly SeenTarget[] | undefined;
  /** Where the app's processes listen; looked up only when nothing listens on the port. */
  readonly listeners: readonly Listener[];
}

import type { SeenTarget } from "../aws/target.ts";
import type { TargetGroup } from "../aws/target-group.ts";
import type { ProbeResult } from "../diagnosis/answers.ts";
import type { WebProxy } from "../diagnosis/proxy.ts";
import type { HookError } from "../errors.ts";
import type { InstalledHook } from "../instance/installed-hooks.ts";
import type { Listener } from "../instance/listeners.ts";
import type { Settings } from "../settings.ts";
import type { HostPlaces } from "./hosts.ts";

/** What was seen on this instance and, as far as it lets us, in AWS. */
export interface SeenInstance {
  readonly address: string;
  /** Empty where it is not known. */
  readonly instanceId: string;
  readonly appFolder: { readonly problem: string } | undefined;
  readonly settings: Settings;
  /** Settings that do not parse; `settings` then has their defaults. */
  readonly badSettings: HookError | undefined;
  readonly hosts: HostPlaces;
  /** False: what is no environment property as far as is known may be one. */
  readonly propertiesKnown: boolean;
  /** The file that makes it a Docker app. */
  readonly dockerFile: string | undefined;
  readonly hooks: readonly InstalledHook[];
  /** A clause on web.service, such as "active (running)". */
  readonly service: string;
  /** The platform's proxy, and the port on which it accepts requests; undefined: none, or not known. */
  readonly proxy: (WebProxy & { readonly port: number }) | undefined;
  readonly loadBalancer: LoadBalancer;
  readonly checks: readonly CheckFacts[];
  /** What Elastic Beanstalk's own health reporting says of the environment's instances; empty where it is not known. */
  readonly reports: readonly ReportedHealth[];
  /** Why there are no reports. */
  readonly reportsProblem: string | undefined;
  /** Why AWS could not be asked, or not for all. */
  readonly awsErrors: readonly HookError[];
}

/** Who asks the app for its health, and why nothing more is known of it. */
export type LoadBalancer =
  | { readonly kind: "with target groups" | "not known" }
  | { readonly kind: "none" | "classic"; readonly reason: string };

export interface ReportedHealth {
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
  readonly group: Pick<TargetGroup, "name" | "arn" | "port" | "protocol"> | undefined;
  /** The port that is checked, mostly the group's own. */
  readonly port: number;
  /** Why there was no request but a connection alone, such as `TCP`; then path and codes mean nothing. */
  readonly connection: string | undefined;
  readonly path: string;
  readonly codes: string;
  readonly timeoutSeconds: number;
  readonly last: Outcome;
  readonly passed: boolean;
  /** Also a Host of the app's own list gets 400. */
  readonly refusesAll: boolean;
  /** What health_check would set, where that is something else. */
  readonly planned: { readonly path: string; readonly codes: string; readonly passed: boolean } | undefined;
  /** Somebody chose the codes: health_check would not touch them. */
  readonly isChosen: boolean;
  /** Undefined: not known. */
  readonly targets: readonly SeenTarget[] | undefined;
  /** Where the app's processes listen; looked up only when nothing listens on the port. */
  readonly listeners: readonly Listener[];
  /** Nothing listens on the port that is checked, but something on the group's own. */
  readonly isOpenElsewhere: boolean;
}

/** Until a load balancer's plain connection must be there. */
export const CONNECT_SECONDS = 5;

/** What came of it; `connected` where no more than that was tried. */
export type Outcome = ProbeResult | { readonly kind: "connected" };

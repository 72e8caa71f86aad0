import type { SeenTarget } from "../aws/target.ts";
import type { TargetGroup } from "../aws/target-group.ts";
import type { ProbeResult } from "../diagnosis/answers.ts";
import type { RefusedHost } from "../diagnosis/host-refused.ts";
import type { WebProxy } from "../diagnosis/proxy.ts";
import type { HookError } from "../errors.ts";
import type { DockerApp } from "../instance/docker.ts";
import type { InstalledHook } from "../instance/installed-hooks.ts";
import type { Listener } from "../instance/listeners.ts";
import type { Settings } from "../settings.ts";
import type { SeenHosts } from "./hosts.ts";

/** What was seen on this instance and, as far as AWS lets it, in AWS. */
export interface SeenInstance {
  readonly address: string;
  /** Empty where it is not known. */
  readonly instanceId: string;
  readonly appFolder: { readonly problem: string } | undefined;
  readonly settings: Settings;
  /** The settings that do not parse. `settings` has their defaults. */
  readonly badSettings: HookError | undefined;
  readonly hosts: SeenHosts;
  readonly docker: DockerApp | undefined;
  readonly hooks: readonly InstalledHook[];
  /** A clause on web.service, such as "active (running)". */
  readonly service: string;
  /**
   * The platform's proxy, and the port on which it accepts requests. Undefined: there is none, or it is not
   * known.
   */
  readonly proxy: (WebProxy & { readonly port: number }) | undefined;
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

export interface ReportedHealth {
  readonly id: string;
  /** Such as `Severe`. */
  readonly status: string;
  /** `Green`, `Yellow`, `Red` or `Grey`. */
  readonly color: string;
  readonly causes: readonly string[];
}

/** One check as the load balancer sends it, and its result. */
export interface CheckFacts {
  /**
   * Undefined: AWS does not say what is checked, or nothing is checked. Then this is the check that Elastic
   * Beanstalk sets by itself.
   */
  readonly group: Pick<TargetGroup, "name" | "arn" | "port" | "protocol"> | undefined;
  /** The port that is checked. Mostly it is the group's own. */
  readonly port: number;
  /**
   * Why only a connection was tried, such as `TCP`. Then path and codes mean nothing. Undefined when a
   * request was sent.
   */
  readonly connection: string | undefined;
  readonly path: string;
  readonly codes: string;
  readonly timeoutSeconds: number;
  readonly last: Outcome;
  readonly passed: boolean;
  /** Looked at only where it answers 400. */
  readonly refused: RefusedHost | undefined;
  /** What health_check would set. Undefined when it would change nothing. */
  readonly planned: { readonly path: string; readonly codes: string; readonly passed: boolean } | undefined;
  /** Somebody chose the codes, so health_check would not change them. */
  readonly isChosen: boolean;
  /** Undefined when not known. */
  readonly targets: readonly SeenTarget[] | undefined;
  /** Where the app's processes listen. Looked up only when nothing listens on the port. */
  readonly listeners: readonly Listener[];
  /** Nothing listens on the port that is checked, but something listens on the group's own port. */
  readonly isOpenElsewhere: boolean;
}

/** How long a load balancer waits for a plain connection. */
export const CONNECT_SECONDS = 5;

/** The result of a check. `connected`: only a connection was tried. */
export type Outcome = ProbeResult | { readonly kind: "connected" };

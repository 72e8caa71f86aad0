import type { SeenTarget } from "../aws/target.ts";
import type { TargetGroup } from "../aws/target-group.ts";
import type { RunningApp } from "../django/running-app.ts";
import type { Listener } from "../instance/listeners.ts";
import type { WebProxy } from "./proxy.ts";

/** What a request got. */
export type ProbeResult =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly location: string | undefined;
      /** It is a page of the proxy's own, so the app was not asked. */
      readonly isOfProxy?: boolean | undefined;
      /** It has a field for a password. */
      readonly asksForPassword?: boolean | undefined;
    }
  /** The app answered, but later than the group waits for an answer. */
  | { readonly kind: "too slow"; readonly status: number; readonly seconds: number }
  /**
   * `code` is as Node.js names it, such as ECONNREFUSED. `TIMEOUT` means no answer at all. A load balancer
   * tells less: `TIMEOUT`, `NOT SERVED` (refused, or ended without an answer), and `UNKNOWN`.
   */
  | { readonly kind: "failure"; readonly code: string; readonly message: string };

/** `connected`: only a connection was tried. */
export type Outcome = ProbeResult | { readonly kind: "connected" };

/** The check that a load balancer makes. */
export interface Check {
  /** Undefined: AWS does not say what is checked. */
  readonly group: Pick<TargetGroup, "name" | "arn" | "port" | "protocol"> | undefined;
  /** The port that is checked. Mostly it is the group's own. */
  readonly port: number;
  /** Of the check, such as `HTTP` or `TCP`. */
  readonly protocol: string;
  /**
   * Why only a connection was tried, such as `TCP`. Then path and codes mean nothing. Undefined when a
   * request was sent.
   */
  readonly connection: string | undefined;
  readonly path: string;
  readonly codes: string;
  readonly timeoutSeconds: number;
}

/** How far the load balancer's Host came on its way into the app. */
export interface SeenApp extends Pick<RunningApp, "process" | "asked" | "container"> {
  /** The place by which allowed_hosts had proven that the app lets the address in. */
  readonly provenBy: string | undefined;
  /** It still runs from a folder that was replaced since. */
  readonly isReplaced?: boolean | undefined;
  /** What allowed_hosts gave to this version; undefined: not looked at, or as it should be. */
  readonly given?: "nothing" | { readonly stale: string } | undefined;
  /** Whether allowed_hosts is in the app's bundle. */
  readonly hasHook?: boolean | undefined;
}

/** A check that does not pass, and what was seen of it. What nobody looked at is undefined. */
export interface SeenCheck extends Check {
  /** What the load balancer's request got. */
  readonly last: Outcome;
  /** The load balancer tells a status without its Location, and little of a failure. */
  readonly heardFrom: "instance" | "load balancer";
  /** The private address that the load balancer calls. */
  readonly address?: string | undefined;
  /** The same request with a host of the app's own. */
  readonly ownHost?: ProbeResult | undefined;
  /** That host on a page that no app has. Asked only where it gets 400 on the checked page. */
  readonly ownHostElsewhere?: ProbeResult | undefined;
  /** The same request as a visitor's comes, who uses HTTPS. Asked only after a redirect. */
  readonly visitor?: ProbeResult | undefined;
  /** The same request once more, of a young process that answered too slowly: a start is slow once, a page always. */
  readonly again?: ProbeResult | undefined;
  /** The page that the redirect goes to. */
  readonly redirectTarget?: ProbeResult | undefined;
  /** Pages that were tried in place of the checked one, and which of them answers 200 by itself. */
  readonly openPage?: { readonly tried: readonly string[]; readonly found: string | undefined } | undefined;
  readonly app?: SeenApp | undefined;
  /** How long before the first request the app's process was started; undefined: longer ago than it takes to start. */
  readonly startedSecondsAgo?: number | undefined;
  /** The proxy of the platform, and the port on which it accepts requests where that is known. */
  readonly proxy?: (WebProxy & { readonly port?: number | undefined }) | undefined;
  /** Where the app's processes listen. Looked up only when nothing listens on the port. */
  readonly listeners?: readonly Listener[] | undefined;
  /** Nothing listens on the port that is checked, but something listens on the group's own port. */
  readonly isOpenElsewhere?: boolean | undefined;
  /** What health_check would set, which the app passes. */
  readonly wouldPass?: { readonly path: string; readonly codes: string } | undefined;
  /** The target that the load balancer tells of. */
  readonly target?: SeenTarget | undefined;
  /** The namespace of the process's options; undefined: that of the default process. */
  readonly namespace?: string | undefined;
  /** What to do in place of the hooks, where they cannot help. */
  readonly insteadOfHooks?: string | undefined;
  /** HEALTH_HOOKS_PATH and HEALTH_HOOKS_SUCCESS_CODES, where they are set. */
  readonly settings?: { readonly path: string | undefined; readonly codes: string | undefined } | undefined;
}

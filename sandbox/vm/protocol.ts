/** What is said between this machine and the virtual one: a line of JSON for each request, event and answer. */
import type { HealthCheck } from "../aws/server.ts";

export type Variables = Readonly<Record<string, string>>;

export interface DeployRequest {
  readonly kind: "application" | "configuration";
  /** What the app says it is, on its own page. */
  readonly version: string;
  readonly hooks: boolean;
  /** Files of the bundle beside the example app's; null: that one is not in it. */
  readonly files: Readonly<Record<string, string | null>>;
  /** As `eb setenv` sets them, for this deployment and the next ones. */
  readonly properties: Variables;
  /** Of Secrets Manager or of the parameter store: they are listed after the environment properties. */
  readonly secrets: Variables;
}

/** Each verb with what it takes and what it answers. */
export interface Verbs {
  /** The first one after a boot. AWS is played in the machine, but it does not forget when an instance is started again. */
  readonly start: { takes: { readonly healthCheck: Partial<HealthCheck> | undefined }; gives: Programs };
  readonly deploy: { takes: DeployRequest; gives: Deployed };
  readonly look: {
    /** `visitors`: the names that the app may let in. With `health` it waits until the load balancer has made up its mind. */
    takes: { readonly visitors: readonly string[]; readonly health: boolean };
    gives: Seen;
  };
  /** A command of root, with the environment of a hook. */
  readonly run: {
    takes: { readonly command: string };
    gives: { readonly code: number; readonly output: string };
  };
}

/** The versions of what is real. */
export type Programs = Readonly<
  Record<"kernel" | "systemd" | "nginx" | "python" | "django" | "node", string>
>;

export interface Deployed {
  readonly succeeded: boolean;
  readonly log: readonly string[];
}

/** What the machine is like when nothing changes any more. */
export interface Seen {
  /** What the app that runs says of itself; undefined: none runs. */
  readonly app: App | undefined;
  /** Why none runs. */
  readonly why: string | undefined;
  /** What the load balancer says of the instance. */
  readonly target: string;
  readonly healthCheck: HealthCheck;
  /** The hooks' own files. */
  readonly files: readonly string[];
  /** systemd's `NeedDaemonReload`. */
  readonly needsReload: boolean;
}

export interface App {
  readonly version: string;
  /** Django's ALLOWED_HOSTS. */
  readonly hosts: readonly string[];
  /** HEALTH_CHECK_HOSTS of the process. */
  readonly ours: string | null;
  /** How it answers a visitor, a stranger and the load balancer. */
  readonly statuses: { readonly visitor: number; readonly stranger: number; readonly check: number };
}

export type Verb = keyof Verbs;

export interface Request {
  readonly id: number;
  readonly verb: Verb;
  readonly takes: unknown;
}

export type Message =
  /** The agent listens: it is said again until the first request. */
  | { readonly ready: true }
  | { readonly event: string }
  | { readonly id: number; readonly gives: unknown }
  | { readonly id: number; readonly error: string };

/** Takes lines apart that come in pieces. What is no JSON is no message. */
export function* messagesIn<Kind>(lines: LineBuffer, piece: string): Generator<Kind> {
  for (const line of lines.push(piece)) {
    try {
      yield JSON.parse(line) as Kind;
    } catch {
      // half a line of before a power cut
    }
  }
}

export class LineBuffer {
  #rest = "";

  push(piece: string): readonly string[] {
    const lines = (this.#rest + piece).split("\n");
    this.#rest = lines.pop() ?? "";
    return lines.filter((line) => line !== "");
  }
}

/** The private address of the instance. The machine has loopback alone. */
export const ADDRESS = "127.10.1.23";
/** The folder in the virtual machine that has what this machine hands over. */
export const PAYLOAD = "/run/vm-agent";
/** The name of the port that both talk through. */
export const PORT = "vm";

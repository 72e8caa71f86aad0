import type { SeenTarget } from "../../aws/target.ts";
import type { WebProxy } from "../../diagnosis/proxy.ts";
import type { GroupFacts } from "./facts.ts";
import type { LaptopCause } from "./finding.ts";
import type { Hooks } from "./hooks.ts";
import type { Process } from "./processes.ts";

/** What is known about the instances from the options and the platform. */
export interface InstanceSide {
  readonly proxy: WebProxy | undefined;
  readonly hooks: Hooks;
}

/** Targets of one group that fail for the same cause. */
export interface Failing {
  readonly cause: LaptopCause;
  readonly targets: readonly SeenTarget[];
  readonly group: GroupFacts;
  readonly process: Process | undefined;
  readonly instance: InstanceSide;
}

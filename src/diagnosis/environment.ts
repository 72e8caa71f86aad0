import type { PolicyDocument } from "../aws/policy.ts";
import type { SeenTarget } from "../aws/target.ts";
import type { TargetGroup } from "../aws/target-group.ts";
import type { OptionSetting } from "../option-settings.ts";

/** An environment as AWS describes it to its operator. */
export interface SeenEnvironment {
  readonly environment: EnvironmentFacts;
  /**
   * Undefined where the options may not be read. `notes` says so. The same holds for `instances` and `role`.
   */
  readonly options: Options | undefined;
  readonly loadBalancing:
    | { readonly kind: "none" }
    | { readonly kind: "classic"; readonly name: string | undefined }
    | {
        readonly kind: "target groups";
        readonly groups: readonly GroupFacts[];
        /** Names of target groups that were there, and were gone a moment later. */
        readonly gone: readonly string[];
      };
  readonly instances: readonly InstanceFacts[] | undefined;
  readonly role: RoleFacts | undefined;
  /** What the bundle in this folder sets. Empty where the folder is not known to be this environment's. */
  readonly ebextensions: readonly OptionSetting[];
  /** Why something could not be read: one clause for each. */
  readonly notes: readonly string[];
}

export interface EnvironmentFacts {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly application: string;
  readonly region: string;
  readonly isWorker: boolean;
  /**
   * Such as `64bit Amazon Linux 2023 v4.7.0 running Python 3.13`. For a custom platform it is the platform's
   * name.
   */
  readonly platform: string | undefined;
  /** `Ready`, `Launching`, `Updating`, ... */
  readonly status: string;
  /** `Green`, `Yellow`, `Red` or `Grey`. */
  readonly health: string;
  /** Such as `Severe`; undefined with basic health reporting. */
  readonly healthStatus: string | undefined;
}

/** Namespace -> option -> value: the values that count in the environment, wherever they were set. */
export type Options = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface GroupFacts extends TargetGroup {
  readonly targets: readonly SeenTarget[];
}

export interface InstanceFacts {
  readonly id: string;
  readonly causes: readonly string[];
  readonly deploymentId: number | undefined;
  /** `In Progress`, `Deployed` or `Failed`. */
  readonly deployment: string | undefined;
}

/** The actions that health_check needs, and that the role of the instance profile may not call. */
export interface RoleFacts {
  readonly arn: string;
  readonly missing: readonly string[];
  /** Those of `missing` that a statement denies. No further policy helps with them. */
  readonly denied: readonly string[];
  readonly policy: PolicyDocument;
}

/** What the settings of health_check want of a check; undefined: nothing. */
export interface WantedByHooks {
  readonly path: string | undefined;
  readonly codes: string | undefined;
}

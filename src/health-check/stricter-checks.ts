import type { Aws } from "../aws/client.ts";
import type { EnvironmentIdentity } from "../aws/environment.ts";
import { describeInstances, describeTargets } from "../aws/health.ts";
import { withoutQuery } from "../diagnosis/words.ts";
import { HookError } from "../errors.ts";
import type { HookContext } from "../hook/run-hook.ts";
import type { InstanceMetadata } from "../instance/metadata.ts";
import { deploymentId } from "../instance/platform.ts";
import { foundPage } from "../open-page.ts";
import {
  type InstanceDeployment,
  judgeDeployments,
  othersWithHealth,
  type Permission,
  passedBefore,
} from "./guard.ts";
import { harmlessPart, type PlannedGroup } from "./plan.ts";

export interface FleetAccess {
  readonly context: HookContext;
  readonly aws: Aws;
  readonly metadata: InstanceMetadata;
  readonly environment: EnvironmentIdentity;
}

export interface Guarded {
  /** The changes that may be made now. */
  readonly planned: readonly PlannedGroup[];
  readonly notes: readonly string[];
  /** Explains the changes that may not be made yet. Undefined when all may be made. */
  readonly warning: HookError | undefined;
}

/**
 * A new path or fewer success codes reach every target at once, even targets that still run an older version.
 * Such a change waits until no other target can become unhealthy by it. Wider codes do not wait.
 */
export async function guardStricterChecks(
  access: FleetAccess,
  all: readonly PlannedGroup[],
): Promise<Guarded> {
  const planned: PlannedGroup[] = [];
  const notes: string[] = [];
  const deferred: string[] = [];
  const errors: HookError[] = [];
  let severity: "notice" | "warning" = "notice";
  let instances: Promise<InstanceDeployment[]> | undefined;
  const describeOnce = () => (instances ??= deploymentsOf(access));

  for (const { group, plan } of all) {
    const harmless = harmlessPart(group, plan);
    if (plan === harmless) {
      planned.push({ group, plan });
      continue;
    }
    const permission = await mayGetStricter(access, { group, plan }, describeOnce);
    if (permission.kind === "safe") {
      planned.push({ group, plan });
      notes.push(`${group.name} was safe to change for all targets at once: ${permission.because}`);
      continue;
    }
    planned.push({ group, plan: harmless });
    deferred.push(
      `${group.name} does not check ${withoutQuery(plan.path)} for ${plan.codes} yet: ${permission.because}`,
    );
    if (permission.error) errors.push(permission.error);
    if (permission.kind !== "not yet") severity = "warning";
  }
  if (deferred.length === 0) return { planned, notes, warning: undefined };
  const remedy = [...new Set(errors.flatMap((error) => error.remedy)), ...HOW_TO_GO_ON];
  const warning = new HookError(severity, deferred.join("; "), { remedy, cause: errors[0]?.cause });
  return { planned, notes, warning };
}

const HOW_TO_GO_ON = [
  "In a rolling deployment its last instances make the change. After an immutable or a traffic splitting one nobody does.",
  "When it is over, run on one instance: cd /var/app/current && sudo .platform/hooks/postdeploy/90_health_check.cjs",
  "--at-once asks nobody. The new check then also judges instances on an older version.",
];

/** A failure to find out is an answer, too: `unknown`. */
async function mayGetStricter(
  { context, aws, metadata }: FleetAccess,
  { group, plan }: PlannedGroup,
  instances: () => Promise<readonly InstanceDeployment[]>,
): Promise<Permission & { readonly error?: HookError }> {
  try {
    const self = (await metadata.get("meta-data/instance-id"))?.trim() ?? "";
    const targets = await describeTargets(aws, group);
    const { path } = group.healthCheck;
    const isFound = foundPage(plan.path) !== undefined && plan.path !== path;
    const before = isFound ? passedBefore(targets, path) : undefined;
    if (before) return before;
    const others = othersWithHealth(targets, self);
    if (others.length > 0) return judgeDeployments(others, await instances(), self, deploymentId(context));
    const isAlone = targets.every(({ id }) => id === self);
    return {
      kind: "safe",
      because: isAlone ? "this instance is the only target" : "no other target is healthy",
    };
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof HookError)) throw error;
    return { kind: "unknown", because: error.message, error };
  }
}

async function deploymentsOf({ aws, environment }: FleetAccess): Promise<InstanceDeployment[]> {
  const instances = await describeInstances(aws, environment, "Deployment");
  return instances.map(({ InstanceId, Deployment }) => ({
    id: InstanceId ?? "",
    deploymentId: Deployment?.DeploymentId,
    status: Deployment?.Status,
  }));
}

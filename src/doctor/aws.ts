import type { Aws } from "../aws/client.ts";
import { type EnvironmentIdentity, openAws } from "../aws/environment.ts";
import { describeInstances, describeTargets } from "../aws/health.ts";
import type { SeenTarget } from "../aws/target.ts";
import type { TargetGroup } from "../aws/target-group.ts";
import { findLoadBalancers, findTargetGroups, HOW_GROUPS_ARE_TAGGED } from "../aws/target-groups.ts";
import type { ReportedHealth } from "../diagnosis/causes/reports.ts";
import { HookError } from "../errors.ts";
import type { HookContext } from "../hook/run-hook.ts";
import type { InstanceMetadata } from "../instance/metadata.ts";
import { type Attempt, attempt, known } from "../instance/seen.ts";
import type { LoadBalancer } from "./facts.ts";

export type GroupWithTargets = TargetGroup & {
  /** Undefined when not known. */
  readonly targets: readonly SeenTarget[] | undefined;
};

/** What this instance can find out from AWS. */
export interface AwsFacts {
  readonly loadBalancer: LoadBalancer;
  /** Empty where no group is known. */
  readonly groups: readonly GroupWithTargets[];
  readonly errors: readonly HookError[];
  readonly reports: readonly ReportedHealth[];
  /** Why there are no reports. */
  readonly reportsProblem: string | undefined;
  readonly instanceId: string;
}

/** The facts of an instance that could not ask AWS. */
export const NOTHING_KNOWN: AwsFacts = {
  loadBalancer: { kind: "not known" },
  groups: [],
  errors: [],
  reports: [],
  reportsProblem: undefined,
  instanceId: "",
};

export async function askAws(context: HookContext, metadata: InstanceMetadata): Promise<AwsFacts> {
  const id = await attempt(context, metadata.get("meta-data/instance-id"));
  const instanceId = known(id)?.trim() ?? "";
  const found = await attempt(context, lookAtEnvironment(context, metadata));
  if ("value" in found) return { ...found.value, instanceId };
  return { ...NOTHING_KNOWN, errors: [found.error], instanceId };
}

async function lookAtEnvironment(
  context: HookContext,
  metadata: InstanceMetadata,
): Promise<Omit<AwsFacts, "instanceId">> {
  const { aws, environment } = await openAws(context, metadata);
  const found = await findLoadBalancers(aws, environment);
  // Without enhanced health reporting, or without the permission, the other facts are still useful.
  const instances = await attempt(
    context,
    describeInstances(aws, environment, "HealthStatus", "Color", "Causes"),
  );
  const reports = (known(instances) ?? []).map((instance): ReportedHealth => {
    const { InstanceId: id = "", HealthStatus: status = "not known", Color: color = "", Causes } = instance;
    return { id, status, color, causes: Causes ?? [] };
  });
  // AWS's reference says that the list is empty for a caller who may not see the environment.
  const none = reports.length === 0 ? "it reports no instance at all" : undefined;
  const reported = { reports, reportsProblem: "problem" in instances ? instances.problem : none };
  if (found.kind !== "load balancers") return { loadBalancer: found, groups: [], errors: [], ...reported };
  const groups = await attempt(context, groupsWithTargets({ context, aws, environment }, found.arns));
  if ("value" in groups) return { ...groups.value, ...reported };
  return { ...NOTHING_KNOWN, errors: [groups.error], ...reported };
}

async function groupsWithTargets(
  access: { readonly context: HookContext; readonly aws: Aws; readonly environment: EnvironmentIdentity },
  loadBalancers: readonly string[],
): Promise<Pick<AwsFacts, "loadBalancer" | "groups" | "errors">> {
  const { context, aws, environment } = access;
  const seen: (readonly [TargetGroup, Attempt<readonly SeenTarget[]>])[] = [];
  for (const group of await findTargetGroups(aws, loadBalancers, environment)) {
    seen.push([group, await attempt(context, describeTargets(aws, group))]);
  }
  return {
    loadBalancer: { kind: "with target groups" },
    groups: seen.map(([group, targets]) => ({ ...group, targets: known(targets) })),
    // All groups need the same permission, so one error is enough.
    errors:
      seen.length === 0
        ? [noGroup()]
        : seen.flatMap(([, one]) => ("error" in one ? one.error : [])).slice(0, 1),
  };
}

function noGroup(): HookError {
  return new HookError("warning", "no target group of its load balancer has this environment's tag", {
    remedy: [HOW_GROUPS_ARE_TAGGED],
  });
}

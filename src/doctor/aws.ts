import { HookError } from "../errors.ts";
import { openAws } from "../health-check/environment.ts";
import { describeInstances, describeTargets, type SeenTarget } from "../health-check/fleet.ts";
import type { TargetGroup } from "../health-check/plan.ts";
import { findLoadBalancers, findTargetGroups, HOW_GROUPS_ARE_TAGGED } from "../health-check/target-groups.ts";
import type { HookContext } from "../hook.ts";
import type { InstanceMetadata } from "../instance/metadata.ts";
import type { InstanceReport } from "./facts.ts";
import { attempt, known } from "./seen.ts";

/** What AWS lets this instance know. */
export interface AwsFacts {
  /** Undefined: not known, or there is no load balancer. */
  readonly groups:
    | readonly (TargetGroup & { readonly targets: readonly SeenTarget[] | undefined })[]
    | undefined;
  /** Why there is no target group to look at. */
  readonly none?: string;
  readonly errors: readonly HookError[];
  readonly reports: readonly InstanceReport[];
  readonly instanceId: string;
}

export async function askAws(context: HookContext, metadata: InstanceMetadata): Promise<AwsFacts> {
  const errors: HookError[] = [];
  const reports: InstanceReport[] = [];
  const id = await attempt(context, metadata.get("meta-data/instance-id"));
  const instanceId = known(id)?.trim() ?? "";
  const found = await attempt(
    context,
    (async (): Promise<Pick<AwsFacts, "groups" | "none">> => {
      const { aws, environment } = await openAws(context, metadata);
      const loadBalancers = await findLoadBalancers(aws, environment);
      // Without enhanced health reporting, or the permission, the rest is still worth knowing.
      const instances = await attempt(
        context,
        describeInstances(aws, environment, "HealthStatus", "Color", "Causes"),
      );
      for (const { InstanceId: of = "", HealthStatus, Color = "", Causes = [] } of known(instances) ?? []) {
        reports.push({ id: of, status: HealthStatus ?? "not known", color: Color, causes: Causes });
      }
      if (loadBalancers.kind !== "load balancers") return { groups: undefined, none: loadBalancers.reason };
      const groups = [];
      for (const group of await findTargetGroups(aws, loadBalancers.arns, environment)) {
        const targets = await attempt(context, describeTargets(aws, group));
        if ("error" in targets && errors.length === 0) errors.push(targets.error);
        groups.push({ ...group, targets: known(targets) });
      }
      if (groups.length === 0) {
        errors.push(
          new HookError("warning", "no target group of its load balancer has this environment's tag", {
            remedy: [HOW_GROUPS_ARE_TAGGED],
          }),
        );
      }
      return { groups };
    })(),
  );
  if ("value" in found) return { ...found.value, errors, reports, instanceId };
  return { groups: undefined, errors: [found.error], reports, instanceId };
}

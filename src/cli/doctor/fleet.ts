import { isAside, isFailOpen } from "../../aws/target.ts";
import { shorten } from "../../words.ts";
import type { GroupFacts, InstanceFacts, Options } from "./facts.ts";
import type { LaptopFinding } from "./finding.ts";

const COMMAND = "aws:elasticbeanstalk:command";

/**
 * When no target is healthy, the first target that passes gets all of the traffic. A batch of a rolling
 * deployment can drown in it.
 */
export function failOpen(group: GroupFacts, options: Options | undefined): LaptopFinding | undefined {
  const targets = group.targets.filter((target) => !isAside(target));
  const isOpen = targets.length > 1 && isFailOpen(targets);
  const policy = options && (options.get(COMMAND)?.get("DeploymentPolicy") ?? "AllAtOnce");
  if (!isOpen || policy === "AllAtOnce") return undefined;
  const how =
    policy === undefined ? "how deployments go is not known" : `DeploymentPolicy of ${COMMAND} is ${policy}`;
  return {
    cause: "fleet",
    message: `no target of ${targets.length} is healthy, so the load balancer sends requests to all of them; the first batch that passes would get all of the traffic`,
    seen: [`target group ${group.name}: 0 of ${targets.length} targets healthy`, how],
    remedy: [
      `Deploy the fix to all instances at once: set DeploymentPolicy of ${COMMAND} to AllAtOnce for that one deployment, and back after it.`,
    ],
  };
}

export function failedDeployment(instances: readonly InstanceFacts[]): LaptopFinding | undefined {
  const failed = instances.filter(({ deployment }) => deployment === "Failed");
  if (failed.length === 0) return undefined;
  return {
    cause: "deployment",
    message: `the last deployment failed on ${failed.length} of ${instances.length} instances`,
    seen: [shorten(failed.map(({ id, deploymentId }) => `${id}: deployment ${deploymentId}`))],
    remedy: ["The first error in /var/log/eb-engine.log of these instances says why: eb logs."],
  };
}

export function mixedDeployments(instances: readonly InstanceFacts[]): string | undefined {
  const ids = new Set(instances.flatMap(({ deploymentId }) => deploymentId ?? []));
  if (ids.size < 2) return undefined;
  return `the instances are on deployments ${[...ids].sort((a, b) => a - b).join(" and ")}: a rollout is under way, or ended halfway`;
}

import { shorten } from "../../health-check/guard.ts";
import type { Facts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { groupBy } from "./target-failures.ts";

/** Red for a reason that no target shows. */
export function healthReport({ environment, instances = [] }: Facts): Finding | undefined {
  const { health, healthStatus } = environment;
  if (health === "Green") return undefined;
  const causes = groupBy(
    instances.flatMap(({ id, causes }) => causes.map((cause) => ({ id, cause }))),
    ({ cause }) => cause,
  );
  const status = healthStatus === undefined ? health : `${health} (${healthStatus})`;
  return {
    cause: "health report",
    message: `Elastic Beanstalk says ${status}, though no health check of a load balancer fails`,
    seen: [
      `${environment.name}: ${status}`,
      ...[...causes].map(([cause, some]) => `${shorten(some.map(({ id }) => id))}: ${cause}`).slice(0, 5),
    ],
    remedy: [
      "The colour follows the targets some minutes late, and also counts what requests are answered with, CPU and disks: eb health --refresh shows which.",
      ...(health === "Grey"
        ? ["Grey means that no data comes: see that healthd runs on the instances."]
        : []),
    ],
  };
}

import { ASK_INSTANCE } from "../../diagnosis/commands.ts";
import { groupBy, shellWord, shorten } from "../../words.ts";
import type { EnvironmentFacts, SeenEnvironment } from "./facts.ts";
import type { LaptopFinding } from "./finding.ts";

/** The environment is red for a reason that no target shows. */
export function healthReport({
  environment,
  loadBalancing,
  instances = [],
}: SeenEnvironment): LaptopFinding | undefined {
  const { health, healthStatus } = environment;
  if (health === "Green") return undefined;
  const causes = groupBy(
    instances.flatMap(({ id, causes }) => causes.map((cause) => ({ id, cause }))),
    ({ cause }) => cause,
  );
  const status = healthStatus === undefined ? health : `${health} (${healthStatus})`;
  return {
    cause: "health report",
    message: `Elastic Beanstalk says ${status}${targetsSay(loadBalancing)}`,
    seen: [
      `${environment.name}: ${status}`,
      ...[...causes].map(([cause, some]) => `${shorten(some.map(({ id }) => id))}: ${cause}`).slice(0, 5),
    ],
    remedy: [
      ...notLookedAt(loadBalancing, environment),
      "The colour follows the targets some minutes late, and also counts what requests are answered with, CPU and disks: eb health --refresh shows which.",
      ...(health === "Grey"
        ? ["Grey means that no data comes: see that healthd runs on the instances."]
        : []),
    ],
  };
}

/** Claims only what was looked at. */
function targetsSay(loadBalancing: SeenEnvironment["loadBalancing"]): string {
  switch (loadBalancing.kind) {
    case "classic":
      return ", and what its Classic Load Balancer sees was not looked at";
    case "none":
      return ", and no load balancer checks it";
    case "target groups":
      return loadBalancing.groups.length > 0
        ? ", though no health check of a load balancer fails"
        : ", and there was no target group of it to look at";
  }
}

function notLookedAt(
  loadBalancing: SeenEnvironment["loadBalancing"],
  { name, region }: EnvironmentFacts,
): readonly string[] {
  if (loadBalancing.kind === "classic") {
    const { name: loadBalancer = "NAME" } = loadBalancing;
    return [
      `Which instances it has as OutOfService: aws elb describe-instance-health --region ${region} --load-balancer-name ${shellWord(loadBalancer)}`,
      `Why, an instance can say: ${ASK_INSTANCE}`,
    ];
  }
  if (loadBalancing.kind === "none" || loadBalancing.groups.length > 0) return [];
  return [
    `What belongs to the environment: aws elasticbeanstalk describe-environment-resources --region ${region} --environment-name ${name}`,
  ];
}

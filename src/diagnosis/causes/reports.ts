import { groupBy, shellWord, shorten } from "../../words.ts";
import type { Explaining } from "../cause.ts";
import { ASK_INSTANCE } from "../commands.ts";
import type { EnvironmentFacts, InstanceFacts, SeenEnvironment } from "../environment.ts";

/** What Elastic Beanstalk itself reports. */

/** An instance in Elastic Beanstalk's own health report. */
export interface ReportedHealth {
  readonly id: string;
  /** Such as `Severe`. */
  readonly status: string;
  /** `Green`, `Yellow`, `Red` or `Grey`. */
  readonly color: string;
  readonly causes: readonly string[];
}

/**
 * Scanners and mistyped addresses bring 404s; Elastic Beanstalk counts them as the app's failures.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced-rules.html
 */
const IGNORE_4XX =
  '{"Version":1,"Rules":{"Environment":{"Application":{"ApplicationRequests4xx":{"Enabled":false}},"ELB":{"ELBRequests4xx":{"Enabled":false}}}}}';

/** The check passes, and Elastic Beanstalk still reports instances that are not well. */
export function reportedInstances(reports: readonly ReportedHealth[]): Explaining[] {
  const unwell = reports.filter(({ color }) => color === "Red" || color === "Yellow");
  return unwell.slice(0, 5).map(({ id, status, causes }) => {
    const said = causes.join("; ") || "it gives no cause";
    return {
      cause: isOfClients(causes) ? ("client errors" as const) : ("health report" as const),
      message: `Elastic Beanstalk reports ${id} as ${status}: ${said}`,
      seen: isOfClients(causes) ? ["the check of the load balancer passes"] : [],
      remedy: isOfClients(causes)
        ? clientErrors()
        : [
            "See eb health; a failed deployment is in /var/log/eb-engine.log, answers of the app are in /var/log/nginx/access.log.",
          ],
    };
  });
}

/** "12.3 % of the requests are failing with HTTP 4xx." and nothing else. */
function isOfClients(causes: readonly string[]): boolean {
  return causes.length > 0 && causes.every((cause) => /HTTP 4xx/.test(cause));
}

function clientErrors(): string[] {
  return [
    "The app answers 4xx to clients, such as scanners. Who asks for what is in /var/log/nginx/access.log.",
    `To leave 4xx out of the colour, set ConfigDocument of aws:elasticbeanstalk:healthreporting:system in .ebextensions to: ${IGNORE_4XX}`,
  ];
}

/** The environment is red for a reason that no target shows. */
export function healthReport({
  environment,
  loadBalancing,
  instances = [],
}: SeenEnvironment): Explaining | undefined {
  const { health, healthStatus } = environment;
  if (health === "Green") return undefined;
  const causes = groupBy(
    instances.flatMap(({ id, causes }) => causes.map((cause) => ({ id, cause }))),
    ({ cause }) => cause,
  );
  const status = healthStatus === undefined ? health : `${health} (${healthStatus})`;
  const isClients = isOfClients([...causes.keys()]) && loadBalancing.kind === "target groups";
  return {
    cause: isClients ? "client errors" : "health report",
    message: `Elastic Beanstalk says ${status}${targetsSay(loadBalancing)}`,
    seen: [
      `${environment.name}: ${status}`,
      ...[...causes].map(([cause, some]) => `${shorten(some.map(({ id }) => id))}: ${cause}`).slice(0, 5),
    ],
    remedy: [
      ...(isClients ? clientErrors() : []),
      ...notLookedAt(loadBalancing, environment),
      "The colour follows the targets some minutes late. It also counts answers to requests, CPU and disks: eb health --refresh shows which.",
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

export function failedDeployment(instances: readonly InstanceFacts[]): Explaining | undefined {
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

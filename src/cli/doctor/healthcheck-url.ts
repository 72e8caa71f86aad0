import { isRequest } from "../../aws/target-group.ts";
import { withoutQuery } from "../../diagnosis/words.ts";
import { pathOfHealthcheckUrl } from "../../option-settings.ts";
import type { GroupFacts, Options } from "./facts.ts";
import type { LaptopFinding } from "./finding.ts";

/** Finds an option that people set, although only a Classic Load Balancer looks at it. */
export function healthcheckUrl(
  options: Options | undefined,
  groups: readonly GroupFacts[],
): LaptopFinding | undefined {
  const url = options?.get("aws:elasticbeanstalk:application")?.get("Application Healthcheck URL");
  const [first] = groups;
  // These two forms for a Classic Load Balancer check only a connection.
  if (url === undefined || !first || /^(?:TCP|SSL):/i.test(url)) return undefined;
  const path = pathOfHealthcheckUrl(url);
  if (groups.some(({ healthCheck }) => isRequest(healthCheck) && healthCheck.path === path)) return undefined;
  const shown = isRequest(first.healthCheck) ? withoutQuery(first.healthCheck.path) : undefined;
  return {
    cause: "Application Healthcheck URL",
    message: `Application Healthcheck URL is ${withoutQuery(url)}, which counts on a Classic Load Balancer only: ${shown ?? "a connection"} is checked`,
    seen: [
      `aws:elasticbeanstalk:application: Application Healthcheck URL=${withoutQuery(url)}`,
      `target group ${first.name} checks ${shown ?? first.healthCheck.protocol}`,
    ],
    remedy: [
      `Set HealthCheckPath of aws:elasticbeanstalk:environment:process:default to ${withoutQuery(path)}, in .ebextensions, and take Application Healthcheck URL away.`,
    ],
  };
}

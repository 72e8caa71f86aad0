import { pathOfHealthcheckUrl } from "../option-settings.ts";
import type { GroupFacts, Options } from "./facts.ts";
import type { Finding } from "./finding.ts";

/** An option that people set, and that only a Classic Load Balancer looks at. */
export function healthcheckUrl(
  options: Options | undefined,
  groups: readonly GroupFacts[],
): Finding | undefined {
  const url = options?.get("aws:elasticbeanstalk:application")?.get("Application Healthcheck URL");
  const [first] = groups;
  if (url === undefined || !first) return undefined;
  const path = pathOfHealthcheckUrl(url);
  if (groups.some(({ check }) => check.path === path)) return undefined;
  return {
    cause: "Application Healthcheck URL",
    message: `Application Healthcheck URL is ${url}, which counts on a Classic Load Balancer only: ${first.check.path ?? "a connection"} is checked`,
    seen: [
      `aws:elasticbeanstalk:application: Application Healthcheck URL=${url}`,
      `target group ${first.name} checks ${first.check.path ?? first.check.protocol}`,
    ],
    remedy: [
      `Set HealthCheckPath of aws:elasticbeanstalk:environment:process:default to ${path}, in .ebextensions, and take Application Healthcheck URL away.`,
    ],
  };
}

import type { RunningApp, SeenContainer } from "../django/running-app.ts";
import { HEALTH_CHECK_HOSTS } from "../env.ts";
import { WITHOUT_HOOKS } from "./platform-support.ts";
import { sayTheLine } from "./the-line.ts";

/**
 * How far the address came on its way into a container, as the host sees it. "it" is the address.
 * @param process the one in the container; undefined where none was seen
 */
export function whyContainerRefuses(
  { path, hasAddress, lineToAdd }: SeenContainer,
  process: RunningApp["process"],
): { readonly because: string; readonly remedy: readonly string[] } {
  if (path === undefined) {
    return { because: "no file on the host reaches a container of ECS", remedy: [WITHOUT_HOOKS] };
  }
  if (!hasAddress) {
    return {
      because: `${path}, of which the container's environment is made, has no ${HEALTH_CHECK_HOSTS} with it`,
      remedy: [
        "With allowed_hosts in the bundle, deploy again: it writes the file before the container starts.",
      ],
    };
  }
  if (lineToAdd !== undefined) {
    return {
      because: `${path} has it, and docker-compose.yml gives ${HEALTH_CHECK_HOSTS} to no service`,
      remedy: [
        `Below environment: of the service that runs Django, add the line: ${lineToAdd}`,
        "Commit it and deploy again.",
      ],
    };
  }
  if (process?.isGiven === false) {
    return {
      because: `${path} has it, and the container was started without it`,
      remedy: ["Deploy again: the container then starts with what the file has."],
    };
  }
  const seen = process ? "the container has" : `${path} has`;
  return {
    because: `${seen} ${HEALTH_CHECK_HOSTS} with it, and the app does not let it in by that`,
    remedy: sayTheLine(undefined),
  };
}

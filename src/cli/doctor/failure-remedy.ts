import { isOfNetwork } from "../../aws/target-group.ts";
import { ASK_INSTANCE, modification } from "../../diagnosis/commands.ts";
import { exemptPattern } from "../../diagnosis/words.ts";
import { SETTINGS } from "../../settings.ts";
import { lowerFirst } from "../../words.ts";
import type { Failing } from "./failing.ts";
import { shownPath } from "./failure-message.ts";
import { namespaceOf, type Process } from "./processes.ts";
import { isCheckedElsewhere, isRedirect, isSilent, statusOf } from "./target-signs.ts";

export function remedyOf(failing: Failing): string[] {
  const { cause, targets, group, process, instance } = failing;
  const { healthCheck } = group;
  const { proxy, hooks } = instance;
  const logs = `The app's own words are in /var/log/web.stdout.log${proxy ? ` and ${proxy.log}` : ""}: eb logs.`;
  const securityGroup = `See that the instances' security group lets the load balancer in on port ${healthCheck.port}.`;
  switch (cause) {
    case "host refused":
      return hooks.instead === undefined
        ? [
            "Each instance's private address must be in ALLOWED_HOSTS before the app starts; the hook allowed_hosts adds it: eb-health-hooks init, commit, eb deploy.",
            `If the hook is in the bundle already, ask an instance why it did not help: ${ASK_INSTANCE}`,
          ]
        : [hooks.instead];
    case "success codes":
      return successCodesRemedy(failing, logs);
    case "login":
      return [`The load balancer cannot log in. ${setPath(failing, "a page that is open to all")}`];
    case "path":
      return [setPath(failing, "a page that exists")];
    case "app fails":
      return [logs];
    case "wrong port":
      if (isCheckedElsewhere(group)) {
        return [`Check the port of the traffic: ${modification(group, "--health-check-port traffic-port")}`];
      }
      if (targets.some((target) => statusOf(target) > 0)) {
        return [
          `${set(process, "Port", "80")}, where ${proxy?.name ?? "the app"} takes plain HTTP; or Protocol to HTTPS.`,
        ];
      }
      return [
        `${set(process, "Port", "80")}; the port that the app itself listens on is the environment property PORT.`,
        `If something other than ${proxy?.name ?? "a proxy"} serves on that port, see that it runs and that the instances' security group lets the load balancer in.`,
      ];
    case "nothing listens":
      return [
        `See whether ${proxy ? `${proxy.name} and the app run` : "the app runs"}: eb ssh, then systemctl status ${proxy ? `${proxy.service} ` : ""}web.`,
        ...(isOfNetwork(group) ? [securityGroup] : []),
        logs,
      ];
    case "app does not answer":
      return [
        securityGroup,
        `If the page is slow: ${lowerFirst(set(process, "HealthCheckPath", "one that answers fast"))}, or raise HealthCheckTimeout.`,
        logs,
      ];
    default:
      return isSilent(group)
        ? [
            `Ask an instance what the app answers: ${hooks.instead === undefined ? ASK_INSTANCE : "eb ssh, then curl -si http://localhost"}`,
            `If it passes there: the Host of this check is the load balancer's own address, which the hook allowed_hosts does not add. Let the app answer ${shownPath(group)} whatever the Host is, or check the connection alone (TCP).`,
            securityGroup,
          ]
        : ["See the instance itself: eb health, eb ssh."];
  }
}

function successCodesRemedy(
  { targets: [first], group: { healthCheck }, process, instance: { hooks } }: Failing,
  logs: string,
): string[] {
  const status = first ? statusOf(first) : 0;
  const own = hooks.settings?.successCodes;
  const variable = SETTINGS.successCodes.variable;
  const setCodes = (codes: string) =>
    own === undefined
      ? set(process, "MatcherHTTPCode", codes)
      : `Set ${variable}, which health_check takes exactly (now ${own}), to ${codes}`;
  if (!isRedirect(status)) {
    return [`${setCodes(`codes that include ${status}`)}, if that answer means healthy.`, logs];
  }
  const isWidened = status <= 301 && own === undefined && hooks.instead === undefined;
  return [
    `${setCodes(status <= 301 ? "200-301" : `200-${status}`)}${own === undefined ? ": that lasts." : "."}${
      isWidened ? " The hook health_check widens the live group to 200-301 after each deployment." : ""
    }`,
    `To get a 200 instead, exempt the page from the redirect to HTTPS: SECURE_REDIRECT_EXEMPT = [r"${exemptPattern(healthCheck.path)}"].`,
    "If it only adds a slash, name the path with the slash.",
  ];
}

/** Where HEALTH_HOOKS_PATH has set the path, a change of the option alone would not last. */
function setPath({ group, process, instance: { hooks } }: Failing, page: string): string {
  const { variable } = SETTINGS.path;
  const own = hooks.settings?.path;
  if (own !== undefined && own === group.healthCheck.path) {
    return `Set ${variable}, from which health_check takes the path, to ${page}: eb setenv.`;
  }
  const byHook = hooks.instead === undefined ? `, or ${variable} for the hook health_check` : "";
  return `${set(process, "HealthCheckPath", page)}${byHook}.`;
}

function set(process: Process | undefined, option: string, value: string): string {
  return `Set ${option} of ${namespaceOf(process)} to ${value}, in .ebextensions`;
}

import { describeBadRequest, diagnose, isHostRefused } from "../diagnosis/answers.ts";
import { RUN_HEALTH_CHECK } from "../diagnosis/commands.ts";
import { SEE_LOGS, withoutQuery } from "../diagnosis/words.ts";
import { type CheckFacts, CONNECT_SECONDS, type Outcome, type SeenInstance } from "./facts.ts";
import { hostsSeen, whyRefusedHere } from "./host-refused.ts";
import type { Finding } from "./report.ts";
import { siblingOf, targetSeen } from "./targets.ts";

/** Whether a check that does not pass is a finding. */
export function isFailure(facts: SeenInstance, check: CheckFacts): boolean {
  const { passed, last } = check;
  if (passed || siblingOf(facts, check)) return false;
  switch (facts.loadBalancer.kind) {
    case "none": // nobody checks it: this is only a look at the app
      return isDown(last);
    case "classic": // a redirect or a 404 may count as healthy: by default a connection is enough
      return isDown(last) || isBadRequest(last);
    default:
      return true;
  }
}

/** Whether the app refuses the instance's own address, but not every host. */
export function refusesHost({ last, refused }: CheckFacts): boolean {
  return (
    isBadRequest(last) &&
    refused?.ownHost !== "refused on this page" &&
    refused?.ownHost !== "refused everywhere"
  );
}

function isBadRequest(last: Outcome): boolean {
  return last.kind !== "connected" && isHostRefused(last);
}

/** What the check asks for, in the words of the report. */
export function describeCheck({ connection, path, codes }: CheckFacts): string {
  return connection ?? `${withoutQuery(path)} for ${codes}`;
}

export function failedCheck(facts: SeenInstance, check: CheckFacts): Finding {
  const { service, hosts } = facts;
  const { last, path, codes, planned, isChosen, port } = check;
  const { cause: clause, remedy } = whatHappened(facts, check);
  const message = notPassed(check, clause);
  const running = hosts.processes.map(({ pid }) => pid).join(", ");
  const state = `web.service is ${service}; processes of the app: ${running || "none"}`;
  const seen = [...unknownCheck(facts, check), ...targetSeen(facts, check)];

  if (isBadRequest(last)) return refusal(facts, check, seen);
  if (last.kind === "failure" && last.code === "ECONNREFUSED") {
    return { ...nothingListens(facts, check), message, seen: [state, ...seen] };
  }
  if (planned?.passed) {
    const wish = `${withoutQuery(planned.path)} for ${planned.codes}`;
    return {
      cause: "success codes",
      message,
      seen,
      remedy: [
        `health_check would set ${wish}, which the app passes; its last line in /var/log/eb-hooks.log says why it has not.`,
        planned.path === path ? RUN_HEALTH_CHECK : `${RUN_HEALTH_CHECK} --at-once`,
      ],
    };
  }
  if (isChosen && last.kind === "answer") {
    const decision = `Somebody chose the codes ${codes}: health_check changes them only to HEALTH_HOOKS_SUCCESS_CODES.`;
    return { cause: "success codes", message, seen, remedy: [...remedy, decision] };
  }
  const cause = isDown(last) ? "app does not answer" : "health check";
  return { cause, message, seen: isDown(last) ? [state, `port ${port}`, ...seen] : seen, remedy };
}

function notPassed(check: CheckFacts, clause: string): string {
  return `the app does not pass ${nameOf(check)} (${describeCheck(check)}): ${clause}`;
}

function nameOf({ group }: CheckFacts): string {
  return group === undefined ? "a check" : `the check of target group ${group.name}`;
}

/** Where it is not known what the load balancer asks, this says what was asked in its place. */
function unknownCheck({ loadBalancer }: SeenInstance, { group }: CheckFacts): string[] {
  if (group !== undefined || loadBalancer.kind === "none") return [];
  if (loadBalancer.kind === "classic") {
    return [
      "what a Classic Load Balancer asks is not known: a connection, or the path in the option Application Healthcheck URL",
    ];
  }
  return [
    "what the load balancer asks is not known: this is what Elastic Beanstalk sets by itself, with HEALTH_HOOKS_PATH",
  ];
}

function whatHappened(
  { address }: SeenInstance,
  check: CheckFacts,
): { readonly cause: string; readonly remedy: readonly string[] } {
  const { last, connection, port } = check;
  if (last.kind === "connected") return { cause: "a connection is taken", remedy: [] };
  if (connection === undefined || last.kind !== "failure" || last.code === "ECONNREFUSED") {
    return diagnose(last, { ...check, address });
  }
  const why = last.code === "TIMEOUT" ? `within ${CONNECT_SECONDS} s` : `(${last.code}: ${last.message})`;
  return { cause: `${address}:${port} takes no connection ${why}`, remedy: [SEE_LOGS] };
}

/** The app fails, or does not answer in time. No other host, path or code would help. */
function isDown(last: Outcome): boolean {
  return last.kind !== "answer" || last.status >= 500;
}

function refusal(facts: SeenInstance, check: CheckFacts, seen: readonly string[]): Finding {
  const why = whyRefusedHere(facts, check);
  return {
    cause: refusesHost(check) ? "host refused" : "health check",
    message: notPassed(check, describeBadRequest({ ...check, address: facts.address }, why)),
    seen: [...hostsSeen(facts), ...seen],
    remedy: why.remedy,
  };
}

function nothingListens(facts: SeenInstance, check: CheckFacts): Pick<Finding, "cause" | "remedy"> {
  const { address, proxy } = facts;
  const { port, group, listeners, isOpenElsewhere } = check;
  const shown = listeners.map((one) => `${one.address}:${one.port}`).join(", ");
  if (group && isOpenElsewhere) {
    return {
      cause: "wrong port",
      remedy: [
        `Requests go to port ${group.port}, which takes connections, and only the check asks on ${port}. Let it ask there too:`,
        `aws elbv2 modify-target-group --target-group-arn ${group.arn} --health-check-port traffic-port`,
      ],
    };
  }
  // Behind the proxy the app has a port of its own. The load balancer must not use it.
  if (proxy?.port === port) {
    return { cause: "nothing listens", remedy: [proxyIsDown(proxy, shown), SEE_LOGS] };
  }
  const reachable = listeners.find((one) => one.address === "0.0.0.0" || one.address === address);
  if (reachable) {
    return {
      cause: "wrong port",
      remedy: [
        `The app listens on ${shown}, the load balancer asks on ${port}: set Port to ${reachable.port} in aws:elasticbeanstalk:environment:process:default (or the process's own), or let it listen on ${port}.`,
      ],
    };
  }
  const inside = `The app listens on ${shown} only, and no proxy takes its requests: systemctl status nginx`;
  const remedy = listeners.length > 0 ? inside : "Nothing of web.service listens: systemctl status nginx web";
  return { cause: "nothing listens", remedy: [remedy, SEE_LOGS] };
}

function proxyIsDown(
  { name, service, configTest, port }: NonNullable<SeenInstance["proxy"]>,
  listens: string,
): string {
  const app = listens
    ? `The app listens on ${listens} and waits for it: systemctl status ${service}`
    : `Nothing of web.service listens either: systemctl status ${service} web`;
  return `${name} is not running, so nothing accepts requests on port ${port}. ${app}, then sudo ${configTest}`;
}

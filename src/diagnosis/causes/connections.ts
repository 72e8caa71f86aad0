import { isOfNetwork } from "../../aws/target-group.ts";
import { lowerFirst } from "../../words.ts";
import type { Cause, Reader } from "../cause.ts";
import { ASK_INSTANCE, modification, RUN_HEALTH_CHECK, seeLogs, setOption } from "../commands.ts";
import type { SeenCheck } from "../observation.ts";
import { got, statusOf, withoutQuery } from "../words.ts";

/** How long a load balancer waits for a plain connection. */
export const CONNECT_SECONDS = 5;

/** What stands between the load balancer and an answer. What blocks the rest comes first. */
export const CONNECTIONS: readonly Cause[] = [
  {
    name: "wrong port",
    holds: (seen) =>
      seen.group !== undefined &&
      (isRefused(seen) ? seen.isOpenElsewhere === true : isUnserved(seen) && seen.port !== seen.group.port),
    clause: ({ port, group, heardFrom }) =>
      heardFrom === "instance"
        ? `nothing listens on the checked port ${port}; requests go to port ${group?.port}, which is open`
        : `the checked port ${port} cannot be reached; requests go to port ${group?.port}`,
    remedy: ({ group }) => (group ? [checkTraffic(group)] : []),
  },
  {
    name: "wrong port",
    holds: ({ last, protocol, port }) => statusOf(last) === 400 && protocol === "HTTP" && port === 443,
    clause: ({ port }) => `plain HTTP comes to port ${port}, which is for HTTPS, and is answered with 400`,
    remedy: ({ namespace, group, port }) => [
      group && group.port !== port ? checkTraffic(group) : setOption("Port", "80", namespace),
    ],
  },
  {
    name: "wrong port",
    // The proxy listens on 80. What Elastic Beanstalk starts behind it cannot be reached from outside.
    holds: (seen) =>
      isUnserved(seen) &&
      seen.proxy !== undefined &&
      seen.namespace?.endsWith(":default") === true &&
      seen.protocol === "HTTP" &&
      seen.group?.port !== 80,
    clause: ({ port, proxy }) =>
      `port ${port} cannot be reached: behind Elastic Beanstalk's ${proxy?.name} it is port 80`,
    remedy: ({ namespace, proxy }) => [
      setOption("Port", "80", namespace),
      "The port on which the app itself listens is another thing: the environment property PORT.",
      `If something other than ${proxy?.name} serves on that port, see that it runs, and that the instances' security group lets the load balancer in.`,
    ],
  },
  {
    name: "wrong port",
    holds: (seen) => isRefused(seen) && !isProxyDown(seen) && reachable(seen) !== undefined,
    clause: (seen) => `nothing listens on ${placeOf(seen)}, and the app listens on ${listensOn(seen)}`,
    remedy: (seen) => [setOption("Port", String(reachable(seen)?.port), seen.namespace)],
  },
  {
    name: "still starting",
    holds: (seen) => seen.startedSecondsAgo !== undefined && !isProxyDown(seen) && mayBeOfAStart(seen),
    clause: (seen) =>
      `${withoutQuery(seen.path)} ${got(seen.last)}${seen.last.kind === "failure" ? " yet" : ""}; the app was started ${seen.startedSecondsAgo} s before it was first asked, and may still be starting`,
    remedy: (_, reader) =>
      reader === "log"
        ? [
            "If it always needs that long, let health_check wait for it: eb setenv HEALTH_HOOKS_PROBE_SECONDS=180",
            `To try again without a deployment, wait a minute. Then: ${lowerFirst(RUN_HEALTH_CHECK)}`,
          ]
        : ["Look again in a minute."],
  },
  {
    name: "nothing listens",
    holds: isProxyDown,
    clause: (seen) => `${seen.proxy?.name} is not running, so nothing listens on ${placeOf(seen)}`,
    remedy: (seen, reader) => {
      const { service = "", configTest = "" } = seen.proxy ?? {};
      const inside = listensOn(seen);
      return [
        `Start it: sudo systemctl restart ${service}`,
        `If it does not start, this says why: sudo ${configTest}`,
        inside === ""
          ? `Nothing of web.service listens either: sudo systemctl restart web. ${seeLogs(seen, reader)}`
          : `The app listens on ${inside} and waits for it.`,
      ];
    },
  },
  {
    name: "nothing listens",
    holds: (seen) => isRefused(seen) || (seen.last.kind === "failure" && seen.last.code === "NOT SERVED"),
    clause: (seen) => {
      if (seen.heardFrom === "load balancer")
        return `the connection on port ${seen.port} is refused or broken off`;
      const inside = listensOn(seen);
      return `nothing listens on ${placeOf(seen)}${inside && `; the app listens on ${inside} only`}`;
    },
    remedy: (seen, reader) => [
      startAgain(seen, reader),
      ...(reader === "log"
        ? ["If the app has several processes, name the right port in HEALTH_HOOKS_PROCESS_PORT."]
        : []),
      seeLogs(seen, reader),
    ],
  },
  {
    name: "target",
    holds: ({ last }) => last.kind === "failure" && last.code === "UNKNOWN",
    clause: ({ target, group }) =>
      group && isOfNetwork(group)
        ? "a Network Load Balancer does not say why"
        : (target?.description ?? target?.reason ?? "no reason is given"),
    remedy: (seen) =>
      seen.group && isOfNetwork(seen.group)
        ? [
            `Ask an instance what the app answers: ${seen.insteadOfHooks === undefined ? ASK_INSTANCE : "eb ssh, then curl -si http://localhost"}`,
            `If it passes there: this check's Host is the load balancer's own address, and allowed_hosts does not add that. Let the app answer ${withoutQuery(seen.path)} whatever the Host is, or check the connection alone (TCP).`,
            securityGroup(seen),
          ]
        : ["See the instance itself: eb health, eb ssh."],
  },
  {
    name: "app does not answer",
    holds: ({ last }) => last.kind === "failure" && last.code === "TIMEOUT",
    clause: (seen) => {
      const { heardFrom, port, timeoutSeconds, connection } = seen;
      if (heardFrom === "load balancer") return `nothing answers on port ${port} within ${timeoutSeconds} s`;
      if (connection !== undefined) return `${placeOf(seen)} takes no connection within ${CONNECT_SECONDS} s`;
      return `${pageOf(seen)} does not answer, also long after the ${timeoutSeconds} s that the target group waits`;
    },
    remedy: (seen, reader) => [
      ...(reader === "laptop" ? [securityGroup(seen)] : []),
      ...faster(seen, reader),
      seeLogs(seen, reader),
    ],
  },
  {
    name: "slow page",
    holds: ({ last }) => last.kind === "too slow",
    clause: (seen) =>
      `${withoutQuery(seen.path)} ${got(seen.last)}, and the target group waits ${seen.timeoutSeconds} s`,
    remedy: faster,
  },
];

/** Behind the causes of an answer: a connection that ends without one. */
export const BROKEN_OFF: Cause = {
  name: "app does not answer",
  holds: ({ last }) => last.kind === "failure",
  clause: (seen) => {
    const why = seen.last.kind === "failure" ? `${seen.last.code}: ${seen.last.message}` : "";
    return seen.connection === undefined
      ? `${pageOf(seen)} ends the connection without an answer (${why})`
      : `${placeOf(seen)} takes no connection (${why})`;
  },
  remedy: (seen, reader) => [startAgain(seen, reader), seeLogs(seen, reader)],
};

function checkTraffic(group: { readonly arn: string }): string {
  return `Check the port of the requests: ${modification(group, "--health-check-port traffic-port")}`;
}

function isRefused({ last }: SeenCheck): boolean {
  return last.kind === "failure" && last.code === "ECONNREFUSED";
}

/** The load balancer itself got no answer. */
function isUnserved({ last, heardFrom }: SeenCheck): boolean {
  return heardFrom === "load balancer" && last.kind === "failure" && last.code !== "UNKNOWN";
}

function isProxyDown(seen: SeenCheck): boolean {
  return isRefused(seen) && seen.proxy?.port !== undefined && seen.proxy.port === seen.port;
}

/** An app that starts does not listen yet, or listens and lets wait; a proxy before it says 502 or 504. */
function mayBeOfAStart({ last, again }: SeenCheck): boolean {
  if (last.kind === "too slow") return again?.kind === "answer";
  const isSilent = last.kind === "failure" && ["TIMEOUT", "ECONNREFUSED"].includes(last.code);
  return isSilent || [502, 503, 504].includes(statusOf(last));
}

function placeOf({ address, port }: SeenCheck): string {
  return address === undefined ? `port ${port}` : `${address}:${port}`;
}

function pageOf(seen: SeenCheck): string {
  return placeOf(seen) + withoutQuery(seen.path);
}

function listensOn({ listeners = [] }: SeenCheck): string {
  return listeners.map((one) => `${one.address}:${one.port}`).join(", ");
}

function reachable({ listeners = [], address }: SeenCheck) {
  return listeners.find((one) => one.address === "0.0.0.0" || one.address === address);
}

function securityGroup({ port }: SeenCheck): string {
  return `See that the instances' security group lets the load balancer in on port ${port}.`;
}

function startAgain({ proxy }: SeenCheck, reader: Reader): string {
  // Nothing, or a proxy that closes for this Host: from there it looks the same.
  if (reader === "laptop") return `Ask an instance which of the two it is: ${ASK_INSTANCE}`;
  const services = `${proxy ? `${proxy.service} ` : ""}web`;
  const shell = reader === "instance" ? "" : "eb ssh, then ";
  return `Start what does not run: ${shell}sudo systemctl restart ${services}`;
}

function faster({ namespace }: SeenCheck, reader: Reader): string[] {
  const page =
    reader === "laptop"
      ? setOption("HealthCheckPath", "a page that answers fast", namespace)
      : "Name a page that answers fast in HEALTH_HOOKS_PATH.";
  return [page, `Or let the load balancer wait longer. ${setOption("HealthCheckTimeout", "30", namespace)}`];
}

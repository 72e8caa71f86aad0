import type { TargetGroup } from "../aws/target-group.ts";
import { isRequest } from "../aws/target-group.ts";
import { withDeadline } from "../deadline.ts";
import { isHostRefused, type ProbeResult } from "../diagnosis/answers.ts";
import { HookError } from "../errors.ts";
import { groupsOfProcess, planHealthCheck } from "../health-check/plan.ts";
import { probe } from "../health-check/probe.ts";
import { lookAtRefusedHost } from "../health-check/refused-host.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { listenersOf } from "../instance/listeners.ts";
import type { MainPids } from "../instance/processes.ts";
import { readMatcher } from "../success-codes.ts";
import type { AwsFacts, GroupWithTargets } from "./aws.ts";
import { connect } from "./connect.ts";
import type { CheckFacts, Outcome } from "./facts.ts";
import { askProcess, type SeenHosts } from "./hosts.ts";

/** A target group may wait two minutes for an answer. A person who runs the doctor does not. */
const PROBE_MILLISECONDS = 20_000;

/** The app on this instance, as the load balancer's request reaches it. */
export interface App {
  readonly context: HookContext;
  /** The instance's private address. */
  readonly address: string;
  /** Of the process that serves `port`. */
  readonly hosts: SeenHosts;
  readonly port: number;
  readonly mainPids: MainPids | undefined;
}

/**
 * Sends every group's check as the load balancer does. Where no group is known, sends the check that Elastic
 * Beanstalk would set.
 */
export async function checkAll(
  app: App,
  { groups, loadBalancer }: Pick<AwsFacts, "groups" | "loadBalancer">,
  defaultPort: number | undefined,
): Promise<CheckFacts[]> {
  const { settings } = app.context;
  const port = settings.processPort ?? defaultPort ?? 80;
  const assumed: GroupWithTargets = {
    arn: "",
    name: "",
    port,
    protocol: "HTTP",
    healthCheck: {
      protocol: "HTTP",
      port,
      isOnTrafficPort: true,
      path: settings.path ?? "/",
      codes: "200",
      timeoutSeconds: 5,
      intervalSeconds: 15,
      healthyThreshold: 3,
    },
    targets: undefined,
  };
  const seen = groups.length > 0 ? groups : [assumed];
  const own = groupsOfProcess(seen, settings.processPort, defaultPort) ?? [];
  const isChangeable = loadBalancer.kind === "with target groups" || loadBalancer.kind === "not known";
  return Promise.all(
    seen.map(async (group) => {
      const check = await checkOne(app, group);
      // health_check does not change the groups of other processes.
      const isOwn = isChangeable && own.includes(group);
      return { ...check, planned: isOwn ? check.planned : undefined };
    }),
  );
}

type Asked = Pick<CheckFacts, "last" | "passed" | "refused" | "planned" | "isChosen">;

async function checkOne(app: App, group: GroupWithTargets): Promise<CheckFacts> {
  const { healthCheck, targets, name, arn, port, protocol } = group;
  const { codes = "", timeoutSeconds, path } = healthCheck;
  const connection = connectionAlone(healthCheck);
  const asked = connection ? await tryConnect(app, healthCheck.port) : await request(app, group, codes);
  const isRefused = asked.last.kind === "failure" && asked.last.code === "ECONNREFUSED";
  const pids = app.hosts.processes.map(({ pid }) => pid);
  return {
    group: name ? { name, arn, port, protocol } : undefined,
    port: healthCheck.port,
    connection,
    path,
    codes,
    timeoutSeconds,
    ...asked,
    targets,
    listeners: isRefused ? listenersOf(app.context, pids) : [],
    isOpenElsewhere: isRefused && port !== healthCheck.port && (await tryConnect(app, port)).passed,
  };
}

/** Why there is no request to replay. Undefined where there is one. */
function connectionAlone({ protocol, port, codes }: TargetGroup["healthCheck"]): string | undefined {
  if (!isPort(port)) return "a port that is not understood";
  if (!isRequest({ protocol })) return protocol;
  if (codes === undefined) return "gRPC";
  return readMatcher(codes) ? undefined : `the codes "${codes}", which are not understood`;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port > 0 && port < 65536;
}

async function tryConnect({ address, context }: App, port: number): Promise<Asked> {
  const none: Outcome = { kind: "failure", code: "ERR_PORT", message: "no such port" };
  const last = isPort(port) ? await connect(address, port, context.signal) : none;
  const passed = last.kind === "connected";
  return { last, passed, refused: undefined, planned: undefined, isChosen: false };
}

async function request(app: App, group: TargetGroup, codes: string): Promise<Asked> {
  const { healthCheck } = group;
  const { path: wishedPath, successCodes } = app.context.settings;
  const { passed, last } = await askApp(app, healthCheck, healthCheck.path, codes);
  const verdict = planHealthCheck(group, { path: wishedPath, codes: successCodes });
  const wish = verdict.kind === "plan" && verdict.plan.changes.length > 0 ? verdict.plan : undefined;
  return {
    last,
    passed,
    refused: isHostRefused(last)
      ? await lookAtRefusedHost(
          app.context,
          { address: app.address, healthCheck, path: healthCheck.path },
          await processOn(app, healthCheck.port),
        )
      : undefined,
    planned: wish && {
      path: wish.path,
      codes: wish.codes,
      passed: (await askApp(app, healthCheck, wish.path, wish.codes)).passed,
    },
    isChosen: verdict.kind === "somebody's decision",
  };
}

/** What is known of the process that answers there: Procfile may name several. */
async function processOn({ context, address, hosts, port, mainPids }: App, checked: number) {
  return checked === port ? hosts : askProcess(context, address, checked, mainPids);
}

async function askApp(
  { address, context: { signal } }: App,
  healthCheck: TargetGroup["healthCheck"],
  path: string,
  codes: string,
): Promise<{ readonly passed: boolean; readonly last: ProbeResult }> {
  const wanted = readMatcher(codes) ?? new Set();
  try {
    return await withDeadline(signal, PROBE_MILLISECONDS, tooLong, (limit) =>
      probe({ address, healthCheck, path }, wanted, 0, limit),
    );
  } catch (error) {
    if (!(error instanceof HookError) || signal.aborted) throw error;
    return { passed: false, last: { kind: "failure", code: "TIMEOUT", message: error.message } };
  }
}

function tooLong(): HookError {
  return new HookError("warning", `no answer within ${PROBE_MILLISECONDS / 1000} s`);
}

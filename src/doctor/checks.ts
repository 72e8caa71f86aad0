import { isRequest, type TargetGroup } from "../aws/target-group.ts";
import { withDeadline } from "../deadline.ts";
import { hidesTheApp } from "../diagnosis/causes/redirects.ts";
import type { Outcome, ProbeResult, SeenApp, SeenCheck } from "../diagnosis/observation.ts";
import { HookError } from "../errors.ts";
import { connect } from "../health-check/connect.ts";
import { lookBehindRedirect, lookCloser } from "../health-check/look-closer.ts";
import { groupsOfProcess, planHealthCheck } from "../health-check/plan.ts";
import { probe } from "../health-check/probe.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { lookAtHooks } from "../instance/installed-hooks.ts";
import type { MainPids } from "../instance/processes.ts";
import { isFree, marked } from "../open-page.ts";
import { readMatcher } from "../success-codes.ts";
import type { AwsFacts, GroupWithTargets } from "./aws.ts";
import type { CheckFacts } from "./facts.ts";
import { askProcess, type SeenHosts } from "./hosts.ts";
import { howFar } from "./hosts-seen.ts";

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
  readonly proxy: SeenCheck["proxy"];
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
  // health_check does not change the groups of other processes.
  const own = groupsOfProcess(seen, settings.processPort, defaultPort) ?? [];
  const isChangeable = loadBalancer.kind === "with target groups" || loadBalancer.kind === "not known";
  return Promise.all(seen.map((group) => checkOne(app, group, isChangeable && own.includes(group))));
}

async function checkOne(app: App, group: GroupWithTargets, isOwn: boolean): Promise<CheckFacts> {
  const { healthCheck, targets, name, arn, port, protocol } = group;
  const { settings } = app.context;
  const connection = connectionAlone(healthCheck);
  const asked = connection ? await tryConnect(app, healthCheck.port) : await request(app, group, isOwn);
  return {
    group: name ? { name, arn, port, protocol } : undefined,
    ...{ port: healthCheck.port, protocol: healthCheck.protocol, connection, path: healthCheck.path },
    ...{ codes: healthCheck.codes ?? "", timeoutSeconds: healthCheck.timeoutSeconds, targets },
    ...{ heardFrom: "instance", address: app.address, proxy: app.proxy },
    settings: { path: settings.path, codes: settings.successCodes },
    ...asked,
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

async function tryConnect(
  { address, context }: App,
  port: number,
): Promise<{ readonly last: Outcome; readonly passed: boolean }> {
  const none: Outcome = { kind: "failure", code: "ERR_PORT", message: "no such port" };
  const last = isPort(port) ? await connect(address, port, context.signal) : none;
  return { last, passed: last.kind === "connected" };
}

async function request(
  app: App,
  group: TargetGroup,
  isOwn: boolean,
): Promise<Pick<CheckFacts, "last" | "passed"> & Partial<SeenCheck>> {
  const { context, address } = app;
  const { healthCheck } = group;
  const { path, codes = "" } = healthCheck;
  const since = Date.now();
  const { passed, last } = await askApp(app, group, path, codes);
  const target = { address, healthCheck, path };
  const visitor = await lookBehindRedirect(target, last, 0, context.signal);
  const isHidden = hidesTheApp({ last, visitor });
  if (passed && !isHidden) return { passed, last, visitor };
  const hosts = { ...app.hosts, ...(await processOn(app, healthCheck.port)) };
  const closer = passed
    ? {}
    : await lookCloser(context, target, {
        last,
        since,
        known: { app: hosts, proxy: app.proxy },
        groupPort: group.port,
      });
  const wouldPass =
    isOwn && !isHidden ? await whatHookWouldSet(app, group, closer.openPage?.found) : undefined;
  return { passed: false, last, visitor, ...closer, app: appSeen(context, hosts), wouldPass };
}

/** What is known of the process that answers there: Procfile may name several. */
async function processOn({ context, address, hosts, port, mainPids }: App, checked: number) {
  return checked === port ? hosts : askProcess(context, address, checked, mainPids);
}

function appSeen({ appFolder }: HookContext, hosts: SeenHosts): SeenApp {
  const hasHook = lookAtHooks(appFolder).some(
    ({ name, version }) => /^hooks\/.*allowed_hosts\.cjs$/.test(name) && version !== undefined,
  );
  return howFar(hosts, hasHook);
}

/** What health_check would change, where the app passes that. */
async function whatHookWouldSet(
  app: App,
  group: TargetGroup,
  openPage: string | undefined,
): Promise<SeenCheck["wouldPass"]> {
  const { path, successCodes } = app.context.settings;
  const verdict = planHealthCheck(group, { path, codes: successCodes });
  if (verdict.kind !== "plan") return undefined;
  const { plan } = verdict;
  const isReplaced = openPage !== undefined && isFree(plan.path, path);
  const wanted = isReplaced ? { path: marked(openPage), codes: plan.codes } : plan;
  const isChange = isReplaced || plan.changes.length > 0;
  return isChange && (await askApp(app, group, wanted.path, wanted.codes)).passed ? wanted : undefined;
}

async function askApp(
  { address, context: { signal } }: App,
  { healthCheck }: TargetGroup,
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

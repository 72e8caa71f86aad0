import { isRefused } from "../diagnosis/causes/host.ts";
import { isRedirect } from "../diagnosis/causes/redirects.ts";
import type { ProbeResult, SeenApp, SeenCheck } from "../diagnosis/observation.ts";
import { webProxy } from "../diagnosis/proxy.ts";
import { statusOf } from "../diagnosis/words.ts";
import { askRunningApp, type RunningApp } from "../django/running-app.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { listenersOf } from "../instance/listeners.ts";
import { LINK_FOLDER, linkOf, parseValueFile } from "../instance/override.ts";
import { defaultProcessPort, getConfig, readPlatformFile } from "../instance/platform.ts";
import { processesOfApp, processNamesIn } from "../instance/processes.ts";
import { attempt } from "../instance/seen.ts";
import type { SuccessCodes } from "../success-codes.ts";
import { connect } from "./connect.ts";
import { findOpenPage, isCurableByPage, NO_SUCH_PAGE } from "./open-page.ts";
import { type ProbeTarget, probe, sendOnce } from "./probe.ts";

const MOST_HOSTS = 3;
/** gunicorn gives its workers 30 s to start. Twice that is a start that is slow, and not broken. */
const STARTS_WITHIN_SECONDS = 60;

interface Asked {
  readonly last: ProbeResult;
  /** When the app was first asked, in milliseconds since 1970. */
  readonly since: number;
  /** The port to which requests go. Mostly it is the checked one. */
  readonly groupPort: number;
  /** What the caller has asked already; undefined: it is asked here. */
  readonly known?: { readonly app: RunningApp; readonly proxy: SeenCheck["proxy"] } | undefined;
}

type Closer = Pick<
  SeenCheck,
  | "again"
  | "app"
  | "isOpenElsewhere"
  | "listeners"
  | "openPage"
  | "ownHost"
  | "ownHostElsewhere"
  | "proxy"
  | "redirectTarget"
  | "startedSecondsAgo"
>;

/**
 * Of a check that does not pass: how far the load balancer's Host came, what another host and other pages get,
 * how old the app is, and where it listens.
 */
export async function lookCloser(
  context: HookContext,
  target: ProbeTarget,
  { last, since, known, groupPort }: Asked,
): Promise<Closer> {
  const { app: running, proxy } = known ?? {
    app: await askRunningApp(context, target.address, target.healthCheck.port),
    proxy: await proxyOf(context),
  };
  const given = `${LINK_FOLDER}/${linkOf(running.process?.name ?? "web")}`;
  const { proven } = parseValueFile(readPlatformFile(context, given) ?? "");
  const { process, asked, container } = running;
  const seenApp: SeenApp = { process, asked, container, provenBy: proven };
  const isClosed = last.kind === "failure" && last.code === "ECONNREFUSED";
  const own = await tryOwnHost(context, patient(target), last, running.ownHosts);
  const startedSecondsAgo = ageAt(since, running);
  // A host of the app's own gets 400 too: then it is not the address that is refused.
  const isOfPage = isCurableByPage(last) || (own.ownHost !== undefined && isRefused({ last: own.ownHost }));
  return {
    app: seenApp,
    proxy,
    startedSecondsAgo,
    ...own,
    again:
      last.kind === "too slow" && startedSecondsAgo !== undefined
        ? await sendOnce(patient(target), context.signal)
        : undefined,
    ...(isOfPage ? await findOpenPage(patient(target), last, context.signal) : {}),
    ...(isClosed ? await lookForListeners(context, target, groupPort) : {}),
  };
}

async function lookForListeners(
  context: HookContext,
  { address, healthCheck: { port } }: ProbeTarget,
  groupPort: number,
): Promise<Pick<Closer, "listeners" | "isOpenElsewhere">> {
  const { appFolder } = context;
  const { processes } = processesOfApp(context, appFolder, processNamesIn(appFolder));
  const pids = processes.map(({ pid }) => pid);
  const isOpen = async () => (await connect(address, groupPort, context.signal)).kind === "connected";
  return {
    listeners: listenersOf(context, pids),
    isOpenElsewhere: port !== groupPort && (await isOpen()),
  };
}

/** What a visitor's request gets by HTTPS, where the load balancer's is redirected. */
export async function lookBehindRedirect(
  target: ProbeTarget,
  last: ProbeResult,
  seconds: number,
  signal: AbortSignal,
): Promise<ProbeResult | undefined> {
  if (!isRedirect(statusOf(last))) return undefined;
  return (await probe({ ...patient(target), isVisitor: true }, ALIVE, seconds, signal)).last;
}

/** Whatever a living app answers. */
const ALIVE: SuccessCodes = new Set(Array.from({ length: 300 }, (_, index) => 200 + index));

/** A target group may wait two minutes for an answer. These requests only explain another one. */
function patient(target: ProbeTarget): ProbeTarget {
  const { healthCheck } = target;
  const timeoutSeconds = Math.min(healthCheck.timeoutSeconds, 10);
  return { ...target, healthCheck: { ...healthCheck, timeoutSeconds } };
}

async function tryOwnHost(
  { signal }: HookContext,
  target: ProbeTarget,
  last: ProbeResult,
  hosts: readonly string[],
): Promise<Pick<Closer, "ownHost" | "ownHostElsewhere">> {
  const isUnreachable = last.kind === "failure" && /^(?:ECONNREFUSED|TIMEOUT)$/.test(last.code);
  if (isUnreachable || last.kind === "too slow") return {};
  const own = await bestOf(target, hosts, signal);
  if (!own) return {};
  const { host, answer } = own;
  const isEverywhere = isRefused({ last }) && isRefused({ last: answer });
  if (!isEverywhere) return { ownHost: answer };
  return {
    ownHost: answer,
    ownHostElsewhere: await sendOnce({ ...target, path: NO_SUCH_PAGE, host }, signal),
  };
}

/** Of a list of hosts some are of other machines: the first names are tried, and the best answer counts. */
async function bestOf(
  target: ProbeTarget,
  hosts: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly host: string; readonly answer: ProbeResult } | undefined> {
  let best: { readonly host: string; readonly answer: ProbeResult } | undefined;
  for (const host of hosts.slice(0, MOST_HOSTS)) {
    const answer = await sendOnce({ ...target, host }, signal);
    const status = statusOf(answer) || 999;
    if (best === undefined || status < (statusOf(best.answer) || 999)) best = { host, answer };
    if (status < 300) break;
  }
  return best;
}

/**
 * What a visitor gets who names a host of the app's own, where the load balancer's Host gets 5xx behind the redirect:
 * a page may fail for that Host alone.
 */
export async function lookAsVisitor(
  context: HookContext,
  target: ProbeTarget,
): Promise<ProbeResult | undefined> {
  const { ownHosts } = await askRunningApp(context, target.address, target.healthCheck.port);
  return (await bestOf({ ...patient(target), isVisitor: true }, ownHosts, context.signal))?.answer;
}

async function proxyOf(context: HookContext): Promise<SeenCheck["proxy"]> {
  const container = await attempt(context, getConfig(context, "container"));
  return proxyIn("value" in container ? container.value : {});
}

/** The platform's proxy, which accepts the requests on the port of the default process. */
export function proxyIn(container: Readonly<Record<string, string>>): SeenCheck["proxy"] {
  const proxy = webProxy(container.proxy_server ?? "none");
  return proxy && { ...proxy, port: defaultProcessPort(container) };
}

function ageAt(since: number, { process }: RunningApp): number | undefined {
  if (process?.startedAt === undefined) return undefined;
  // A process that is younger than the first request was restarted meanwhile: that is no slow start.
  const seconds = Math.round((since - Date.parse(process.startedAt)) / 1000);
  return seconds >= 0 && seconds < STARTS_WITHIN_SECONDS ? seconds : undefined;
}

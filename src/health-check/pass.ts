import { caveatOfPass, hidesTheApp } from "../diagnosis/causes/redirects.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import { adviceForNetworkLoadBalancer } from "../diagnosis/network-load-balancer.ts";
import type { ProbeResult, SeenCheck } from "../diagnosis/observation.ts";
import { describeCheck, statusOf } from "../diagnosis/words.ts";
import { HookError } from "../errors.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { type InstanceMetadata, privateAddress } from "../instance/metadata.ts";
import { isFree, marked } from "../open-page.ts";
import { readMatcher } from "../success-codes.ts";
import { lookBehindRedirect, lookCloser } from "./look-closer.ts";
import { type PlannedGroup, withPath } from "./plan.ts";
import { probe } from "./probe.ts";

interface Passed {
  /** As planned, or with an open page in place of the path. */
  readonly planned: readonly PlannedGroup[];
  readonly notes: readonly string[];
}

/** A check is written only if this app passes it here and now. */
export async function passOrExplain(
  context: HookContext,
  metadata: InstanceMetadata,
  planned: readonly PlannedGroup[],
  seconds: number,
): Promise<Passed> {
  const passed: PlannedGroup[] = [];
  const notes: string[] = [];
  const address = planned.length > 0 ? await privateAddress(metadata) : "";
  for (const one of planned) {
    const result = await passGroup(context, address, one, seconds);
    passed.push(result.planned);
    notes.push(...result.notes);
  }
  return { planned: passed, notes };
}

async function passGroup(
  context: HookContext,
  address: string,
  planned: PlannedGroup,
  seconds: number,
): Promise<{ readonly planned: PlannedGroup; readonly notes: readonly string[] }> {
  const { settings, signal } = context;
  const { group, plan } = planned;
  const { path } = plan;
  const target = { address, healthCheck: group.healthCheck, path };
  const codes = readMatcher(plan.codes) ?? new Set(); // undefined only for a group whose codes stay
  const since = Date.now();
  const { passed, last } = await probe(target, codes, seconds, signal);
  const visitor = await lookBehindRedirect(target, last, seconds, signal);
  const seen = { ...seenCheck(context, planned, { address, last }), visitor };
  if (passed && !hidesTheApp(seen)) {
    const notes = [
      adviceForNetworkLoadBalancer(group.protocol),
      caveatOfPass(seen),
      howToKeep200(planned, last),
    ];
    return { planned, notes: notes.filter((note) => note !== undefined) };
  }
  const closer = passed ? {} : await lookCloser(context, target, { last, since, groupPort: group.port });
  const page = closer.openPage?.found;
  const explained = { ...seen, ...closer };
  if (page !== undefined && isFree(path, settings.path) && codes.has(200)) {
    return takePage(planned, page, diagnose(explained, "log").clause);
  }
  const { name, clause, remedy } = diagnose(explained, "log");
  const severity = name === "every host refused" ? "failure" : "warning";
  const does = passed ? "is not shown by" : "does not pass";
  const message = `the app ${does} the check of target group ${group.name} (${describeCheck(seen)}): ${clause}`;
  throw new HookError(severity, `${message}; nothing was changed`, { remedy });
}

function seenCheck(
  { settings }: HookContext,
  { group, plan }: PlannedGroup,
  seen: { readonly address: string; readonly last: ProbeResult },
): SeenCheck {
  const { port, protocol, timeoutSeconds } = group.healthCheck;
  return {
    ...{ group, port, protocol, timeoutSeconds, path: plan.path, codes: plan.codes },
    ...{ connection: undefined, heardFrom: "instance", ...seen },
    settings: { path: settings.path, codes: settings.successCodes },
  };
}

function takePage(
  planned: PlannedGroup,
  page: string,
  clause: string,
): Awaited<ReturnType<typeof passGroup>> {
  const note = `${clause}; ${page} answers 200 to everybody, so it is the page to check; to keep the front page: eb setenv HEALTH_HOOKS_PATH=/`;
  return { planned: { ...planned, plan: withPath(planned, marked(page)) }, notes: [note] };
}

/** Somebody may have wanted 200 alone. The log says how to have that, once: when the codes are widened. */
function howToKeep200({ group, plan }: PlannedGroup, last: ProbeResult): string | undefined {
  const isWidened = group.healthCheck.codes === "200" && plan.codes !== "200";
  if (!isWidened || statusOf(last) !== 200) return undefined;
  return "the app answers 200; to count nothing else as healthy: eb setenv HEALTH_HOOKS_SUCCESS_CODES=200";
}

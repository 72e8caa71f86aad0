import type { CauseName } from "../diagnosis/cause.ts";
import { caveatOfPass, hidesTheApp } from "../diagnosis/causes/redirects.ts";
import { type Diagnosis, diagnose } from "../diagnosis/diagnose.ts";
import { adviceForNetworkLoadBalancer } from "../diagnosis/network-load-balancer.ts";
import type { ProbeResult, SeenCheck } from "../diagnosis/observation.ts";
import { describeCheck, got, statusOf, withoutQuery } from "../diagnosis/words.ts";
import { HookError } from "../errors.ts";
import type { HookContext } from "../hook/run-hook.ts";
import { Folder } from "../instance/folder.ts";
import { type InstanceMetadata, privateAddress } from "../instance/metadata.ts";
import { orNone } from "../instance/seen.ts";
import { foundPage, isFree, marked } from "../open-page.ts";
import { readMatcher } from "../success-codes.ts";
import { lookAsVisitor, lookBehindRedirect, lookCloser } from "./look-closer.ts";
import { type PlannedGroup, withPath } from "./plan.ts";
import { type ProbeTarget, probe } from "./probe.ts";

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
  const { passed, last } = await probe(target, codes, seconds, signal, (seen, left) =>
    context.log.info(
      `${withoutQuery(path)} ${got(seen)}, but ${plan.codes} is wanted: asking again for at most ${left} s`,
    ),
  );
  const visitor = await visitorOf(context, target, last, plan.changes.length > 0 ? seconds : 0);
  const seen = { ...seenCheck(context, planned, { address, last }), visitor };
  if (passed && !hidesTheApp(seen)) return { planned, notes: notesOnPass(planned, seen) };
  const closer = passed ? {} : await lookCloser(context, target, { last, since, groupPort: group.port });
  const explained = { ...seen, ...closer };
  const diagnosis = diagnose(explained, "log");
  const page = pageToTake(context, planned, explained, diagnosis);
  if (page !== undefined) {
    // It may have been busy, or still starting, when it was first asked.
    const again = await probe(target, codes, 0, signal);
    if (again.passed) return { planned, notes: notesOnPass(planned, { ...seen, last: again.last }) };
    return takePage(planned, page, diagnosis.clause);
  }
  if (settings.path === "/" && foundPage(group.healthCheck.path) !== undefined) {
    return {
      planned,
      notes: [`${diagnosis.clause}; the front page is checked all the same, because HEALTH_HOOKS_PATH=/`],
    };
  }
  throw notPassed(planned, explained, passed, diagnosis);
}

/** Where the load balancer's Host gets 5xx behind a redirect, a visitor's own host is asked too. */
async function visitorOf(
  context: HookContext,
  target: ProbeTarget,
  last: ProbeResult,
  seconds: number,
): Promise<ProbeResult | undefined> {
  const visitor = await lookBehindRedirect(target, last, seconds, context.signal);
  const isOfApp = visitor?.kind === "answer" && visitor.status >= 500 && !visitor.isOfProxy;
  if (!isOfApp) return visitor;
  const own = await lookAsVisitor(context, target);
  return own && !hidesTheApp({ last, visitor: own }) ? own : visitor;
}

function notesOnPass(planned: PlannedGroup, seen: SeenCheck): readonly string[] {
  const notes = [
    adviceForNetworkLoadBalancer(planned.group.protocol),
    caveatOfPass(seen),
    howToKeep200(planned, seen.last),
  ];
  return notes.filter((note) => note !== undefined);
}

/** A page that would only hide what is wrong: the app is ill, or nobody is let in. */
const NO_MATTER_OF_PAGES: readonly CauseName[] = ["app fails", "every host refused", "proxy alone"];

function pageToTake(
  context: HookContext,
  { group, plan }: PlannedGroup,
  { openPage, codes }: SeenCheck,
  { name }: Diagnosis,
): string | undefined {
  const isCounted = readMatcher(codes)?.has(200) === true;
  const isNobodys = isFree(plan.path, context.settings.path) && !isChosen(context, group.healthCheck.path);
  return isCounted && isNobodys && !NO_MATTER_OF_PAGES.includes(name) ? openPage?.found : undefined;
}

/** The bundle's own choice, as far as its text is there: the front page may be the wish of a person. */
function isChosen({ appFolder }: HookContext, path: string): boolean {
  if (foundPage(path) !== undefined) return false;
  const folder = orNone(() => Folder.open(appFolder, ".ebextensions"));
  const files = orNone(() => folder?.names())?.filter((name) => name.endsWith(".config")) ?? [];
  return files.some((name) =>
    /^[^#\n]*HealthCheckPath/m.test(orNone(() => folder?.read(name))?.bytes.toString() ?? ""),
  );
}

function notPassed(
  { group, plan }: PlannedGroup,
  seen: SeenCheck,
  passed: boolean,
  { name, clause, remedy }: Diagnosis,
): HookError {
  // A check that is as it should be already is no failure of a deployment.
  const asItIs = passed && plan.changes.length === 0 ? "notice" : "warning";
  const severity = name === "every host refused" ? "failure" : asItIs;
  const check = `the check of target group ${group.name} (${describeCheck(seen)})`;
  const what = passed ? `${check} does not show whether the app lives` : `the app does not pass ${check}`;
  return new HookError(severity, `${what}: ${clause}; nothing was changed`, { remedy });
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
  const note = `${clause}; ${page} answers 200 to the load balancer, so it is the page to check; to keep the front page: eb setenv HEALTH_HOOKS_PATH=/`;
  return { planned: { ...planned, plan: withPath(planned, marked(page)) }, notes: [note] };
}

/** Somebody may have wanted 200 alone. The log says how to have that, once: when the codes are widened. */
function howToKeep200({ group, plan }: PlannedGroup, last: SeenCheck["last"]): string | undefined {
  const isWidened = group.healthCheck.codes === "200" && plan.codes !== "200";
  if (!isWidened || statusOf(last) !== 200) return undefined;
  return "the app answers 200; to count nothing else as healthy: eb setenv HEALTH_HOOKS_SUCCESS_CODES=200";
}

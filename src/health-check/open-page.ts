import { isRedirect } from "../diagnosis/causes/redirects.ts";
import type { ProbeResult, SeenCheck } from "../diagnosis/observation.ts";
import { statusOf } from "../diagnosis/words.ts";
import { ADMIN_LOGIN, isLasting, marked, USUAL_PAGES } from "../open-page.ts";
import { type ProbeTarget, sendOnce } from "./probe.ts";

/** Answers that a page of its own brings in place of another: a login, a refusal, nothing there. */
const CURABLE: readonly number[] = [401, 403, 404, 405];

/** No app has it: what refuses a host answers 400 here too, and what does not answers 404 or a redirect. */
export const NO_SUCH_PAGE = "/eb-health-hooks-no-such-page/";

/** An app that needs this long for a few pages is not helped by another one. */
const SEARCH_MILLISECONDS = 20_000;

/** Whether another page may pass where this answer does not. */
export function isCurableByPage(last: ProbeResult): boolean {
  return last.kind === "answer" && (CURABLE.includes(last.status) || isRedirect(last.status));
}

/**
 * Looks for a page that answers 200 by itself to the load balancer's request, as it would be checked: with the
 * mark. The order is always the same, so that two instances find the same page. A page that answers 5xx says that the
 * app is ill: then there is none.
 */
export async function findOpenPage(
  target: ProbeTarget,
  last: ProbeResult,
  signal: AbortSignal,
): Promise<Pick<SeenCheck, "openPage" | "redirectTarget">> {
  const ask = (path: string) => sendOnce({ ...target, path }, signal);
  const tried: string[] = [];
  const end = performance.now() + SEARCH_MILLISECONDS;
  const goal = goalOf(last, target);
  const redirectTarget = goal === undefined ? undefined : await ask(goal);
  const front = target.path === "/" ? [] : ["/"];
  const isForAll = goal !== undefined && isLasting(goal) && goalOf(await ask(target.path), target) === goal;
  const goals = isForAll ? [goal] : [];
  for (const page of new Set([...front, ...USUAL_PAGES, ...goals, ADMIN_LOGIN])) {
    tried.push(page);
    const answer = await ask(marked(page));
    if (statusOf(answer) === 200) {
      const found = (await isOfLivingApp(target, signal)) ? page : undefined;
      return { openPage: { tried, found }, redirectTarget };
    }
    // What does not answer one page in time is not asked for seven more.
    if (answer.kind !== "answer" || answer.status >= 500 || performance.now() > end) break;
  }
  return { openPage: { tried, found: undefined }, redirectTarget };
}

/** A proxy can have a page of its own before a dead app. What nobody has, it hands on. */
async function isOfLivingApp(target: ProbeTarget, signal: AbortSignal): Promise<boolean> {
  const answer = await sendOnce({ ...target, path: NO_SUCH_PAGE, isVisitor: true }, signal);
  return answer.kind === "answer" && answer.status < 500 && answer.isOfProxy !== true;
}

/** The path that a redirect goes to on this port, without its query, which may be of one visit only. */
function goalOf(last: ProbeResult, { address, healthCheck }: ProbeTarget): string | undefined {
  if (last.kind !== "answer" || last.location === undefined) return undefined;
  const base = `http://${address}:${healthCheck.port}`;
  if (!URL.canParse(last.location, base)) return undefined;
  const { hostname, port, protocol, pathname } = new URL(last.location, base);
  const isHere = port === new URL(base).port || (protocol === "https:" && port === "");
  return hostname === address && isHere ? pathname : undefined;
}

import { isRedirect } from "../diagnosis/causes/redirects.ts";
import type { ProbeResult, SeenCheck } from "../diagnosis/observation.ts";
import { marked, USUAL_PAGES } from "../open-page.ts";
import { type ProbeTarget, probe } from "./probe.ts";

/** Answers that a page of its own brings in place of another: a login, a refusal, nothing there. */
const CURABLE: readonly number[] = [401, 403, 404, 405];

/** An app that needs this long for a few pages is not helped by another one. */
const SEARCH_MILLISECONDS = 20_000;

/** Whether another page may pass where this answer does not. */
export function isCurableByPage(last: ProbeResult): boolean {
  return last.kind === "answer" && (CURABLE.includes(last.status) || isRedirect(last.status));
}

/**
 * Looks for a page that answers 200 by itself to the load balancer's request, as it would be checked: with the
 * mark. The order is always the same, so that two instances find the same page.
 */
export async function findOpenPage(
  target: ProbeTarget,
  last: ProbeResult,
  signal: AbortSignal,
): Promise<Pick<SeenCheck, "openPage" | "redirectTarget">> {
  const ask = async (path: string) => (await probe({ ...target, path }, new Set(), 0, signal)).last;
  const tried: string[] = [];
  const end = performance.now() + SEARCH_MILLISECONDS;
  const goal = goalOf(last, target.address);
  const redirectTarget = goal === undefined ? undefined : await ask(goal);
  const front = target.path === "/" ? [] : ["/"];
  for (const page of new Set([...front, ...(goal ? [goal] : []), ...USUAL_PAGES])) {
    tried.push(page);
    const answer = await ask(marked(page));
    if (answer.kind === "answer" && answer.status === 200) {
      return { openPage: { tried, found: page }, redirectTarget };
    }
    // What does not answer one page in time is not asked for seven more.
    if (answer.kind !== "answer" || performance.now() > end) break;
  }
  return { openPage: { tried, found: undefined }, redirectTarget };
}

/** The path that a redirect goes to on this host, without its query, which may be of one visit only. */
function goalOf(last: ProbeResult, address: string): string | undefined {
  if (last.kind !== "answer" || last.location === undefined) return undefined;
  const base = `http://${address}`;
  if (!URL.canParse(last.location, base)) return undefined;
  const { hostname, pathname } = new URL(last.location, base);
  return hostname === address ? pathname : undefined;
}

/** A page that anybody may see, found by health_check where the checked one does not pass. */

/** What projects call a page for health checks, the most common first. */
export const USUAL_PAGES = ["/health/", "/healthcheck/", "/health-check/", "/healthz", "/ping/", "/status/"];

/** Django's own, where nothing else is open. */
export const ADMIN_LOGIN = "/admin/login/";

/** Longer than any page that a person named. ELBv2 takes 1024 characters. */
const LONGEST = 200;

/**
 * The query by which everybody, and the next instance, sees that health_check found the page: nobody else
 * chose it. So it may be looked for anew. Apps ignore a query that they do not know, and only a page that
 * answers 200 with it is taken.
 */
const MARK = "?eb-health-hooks";

export function marked(page: string): string {
  return page + MARK;
}

/** The page that health_check found; undefined for a path that somebody chose. */
export function foundPage(path: string): string | undefined {
  return path.endsWith(MARK) ? path.slice(0, -MARK.length) : undefined;
}

/** Whether health_check may put another page in its place: nobody chose this one. */
export function isFree(path: string, setting: string | undefined): boolean {
  return setting === undefined && (path === "/" || foundPage(path) !== undefined);
}

/** What a visit changes, and what is there for a while. */
const PASSING = /\b(?:log-?out|sign-?out|new|add|create|cart|checkout|random|maintenance)\b/i;

/**
 * Whether the target of a redirect can be checked for long: a number in it may be of one visit or of one day, and what
 * is done for one visitor must not be done at every check.
 */
export function isLasting(page: string): boolean {
  return page.length <= LONGEST && !/\d|[0-9a-f]{8}/i.test(page) && !PASSING.test(page);
}

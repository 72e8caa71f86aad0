/** A page that anybody may see, found by health_check where the checked one does not pass. */

/** What projects call a page for health checks, the most common first; the last is Django's own. */
export const USUAL_PAGES = [
  "/health/",
  "/healthcheck/",
  "/health-check/",
  "/healthz",
  "/ping/",
  "/status/",
  "/admin/login/",
];

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

/** The HTTP status codes that count as healthy. ELBv2 calls the text of it a matcher. */
export type SuccessCodes = ReadonlySet<number>;

/** What an app behind SECURE_SSL_REDIRECT answers: 200 where it is exempt, 301 elsewhere. */
export const AT_LEAST = "200-301";

const LOWEST = 200;
const HIGHEST = 499; // for an Application Load Balancer; a Network Load Balancer ends at 399

/**
 * Reads `200`, `200,301` or `200-301`: a list or a range, never a mixture, as ELBv2 and Elastic Beanstalk take
 * it (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html).
 * Throws an Error with the expectation.
 */
export function parseSuccessCodes(text: string): SuccessCodes {
  const range = /^(\d{3})-(\d{3})$/.exec(text);
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    if (from > to) throw expectation();
    return new Set(Array.from({ length: to - from + 1 }, (_, index) => inBounds(from + index)));
  }
  if (!/^\d{3}(,\d{3})*$/.test(text)) throw expectation();
  return new Set(text.split(",").map((code) => inBounds(Number(code))));
}

/** True when everything in `inner` is in `outer`. */
export function covers(outer: SuccessCodes, inner: SuccessCodes): boolean {
  return [...inner].every((code) => outer.has(code));
}

function inBounds(code: number): number {
  if (code < LOWEST || code > HIGHEST) throw expectation();
  return code;
}

function expectation(): Error {
  return new Error(
    `must be codes from ${LOWEST} to ${HIGHEST}: one (200), a list (200,301) or a range (200-301)`,
  );
}

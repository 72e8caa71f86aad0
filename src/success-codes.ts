/** The HTTP status codes that count as healthy. ELBv2 calls the text of it a matcher. */
export type SuccessCodes = ReadonlySet<number>;

/** What an app behind SECURE_SSL_REDIRECT answers: 200 where it is exempt, 301 elsewhere. */
export const AT_LEAST = "200-301";

const LOWEST = 200;
/** The most that an Application Load Balancer takes. */
export const HIGHEST_OF_APPLICATION = 499;
/** The most that a Network Load Balancer takes. */
const HIGHEST = 599;

/**
 * Reads `200`, `200,301` or `200-301`: a list or a range, never a mixture, as ELBv2 and Elastic Beanstalk take
 * it (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html).
 * Throws an Error with the expectation.
 */
export function parseSuccessCodes(text: string, highest = HIGHEST): SuccessCodes {
  const expectation = () =>
    new Error(`must be codes from ${LOWEST} to ${highest}: one (200), a list (200,301) or a range (200-301)`);
  const range = /^(\d{3})-(\d{3})$/.exec(text);
  const [from, to] = [Number(range?.[1]), Number(range?.[2])];
  if (range ? from > to : !/^\d{3}(,\d{3})*$/.test(text)) throw expectation();
  const codes = range
    ? Array.from({ length: to - from + 1 }, (_, index) => from + index)
    : text.split(",").map(Number);
  if (codes.some((code) => code < LOWEST || code > highest)) throw expectation();
  return new Set(codes);
}

/** True when everything in `inner` is in `outer`. */
export function covers(outer: SuccessCodes, inner: SuccessCodes): boolean {
  return [...inner].every((code) => outer.has(code));
}

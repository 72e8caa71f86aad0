/** The HTTP status codes that count as healthy. ELBv2 calls their text a matcher. */
export type SuccessCodes = ReadonlySet<number>;

/** What an app behind SECURE_SSL_REDIRECT answers: 200 on an exempt path, 301 elsewhere. */
export const AT_LEAST = "200-301";

const LOWEST = 200;
/** The highest code that an Application Load Balancer accepts. */
export const HIGHEST_OF_APPLICATION = 499;
/** The highest code that a Network Load Balancer accepts. */
const HIGHEST = 599;

/**
 * Reads `200`, `200,301` or `200-301`: a list or a range, never a mixture, as the documentation of ELBv2 and
 * Elastic Beanstalk says
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html). Throws an Error
 * that says what is expected.
 */
export function parseSuccessCodes(text: string, highest = HIGHEST): SuccessCodes {
  const parts = /^\d{3}(-\d{3}|(,\d{3})*)$/.test(text) ? text.split(",") : [];
  const codes = parts.flatMap((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  if (!codes[0] || codes.some((code) => code < LOWEST || code > highest)) {
    throw new Error(
      `must be codes from ${LOWEST} to ${highest}: one (200), a list (200,301) or a range (200-301)`,
    );
  }
  return new Set(codes);
}

/**
 * Reads the codes that a target group has. AWS decides what it accepts, so this also reads mixtures
 * (`200-299,301`) and blanks. Undefined for a text that is not a list of codes.
 */
export function readMatcher(text: string): SuccessCodes | undefined {
  const parts = text.split(",").map((part) => part.trim().replace(/\s*-\s*/, "-"));
  try {
    return new Set(parts.flatMap((part) => [...parseSuccessCodes(part)]));
  } catch {
    return undefined;
  }
}

/** True when everything in `inner` is in `outer`. */
export function covers(outer: SuccessCodes, inner: SuccessCodes): boolean {
  return [...inner].every((code) => outer.has(code));
}

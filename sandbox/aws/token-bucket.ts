import type { AwsFault } from "./server.ts";

/** Plays how AWS throttles an account's calls: each call takes a token, and tokens come back over time. */
export interface BucketInit {
  /**
   * Matches the full names of the actions that share the bucket, such as `elasticloadbalancing:DescribeTags`.
   */
  readonly actions: RegExp;
  /** The number of tokens in a full bucket. The bucket is full at first. */
  readonly capacity: number;
  /** Tokens that come back in a second. */
  readonly perSecond: number;
}

/**
 * The one bucket that an account has in a Region for all of Elastic Load Balancing's `Describe*` calls:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html
 */
export const ELB_DESCRIBE_BUCKET: BucketInit = {
  actions: /^elasticloadbalancing:Describe/,
  capacity: 40,
  perSecond: 10,
};

/** A fault that refuses a call when one of its buckets is empty. `now` returns milliseconds. */
export function throttled(buckets: readonly BucketInit[], now = () => performance.now()): AwsFault {
  const filled = buckets.map((init) => ({ actions: init.actions, take: tokenBucket(init, now) }));
  return ({ service, action }) => {
    const shared = filled.filter(({ actions }) => actions.test(`${service}:${action}`));
    if (shared.every(({ take }) => take())) return undefined;
    return { status: 400, code: "ThrottlingException", message: "Rate exceeded" };
  };
}

/** Takes a token; false when there is none. */
function tokenBucket({ capacity, perSecond }: BucketInit, now: () => number): () => boolean {
  let tokens = capacity;
  let counted = now();
  return () => {
    const time = now();
    tokens = Math.min(capacity, tokens + ((time - counted) / 1000) * perSecond);
    counted = time;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

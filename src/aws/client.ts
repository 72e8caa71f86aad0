import { ElasticBeanstalkClient } from "@aws-sdk/client-elastic-beanstalk";
import {
  ElasticLoadBalancingV2Client,
  type ElasticLoadBalancingV2ClientConfig,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { jitter, withDeadline } from "../deadline.ts";
import type { Env } from "../env.ts";
import { HookError } from "../errors.ts";
import type { Credentials } from "../instance/credentials.ts";
import { VERSION } from "../version.ts";
import { StrangeAnswer, takeWholeAnswers } from "./answers.ts";
import { classifyAwsError, explainAwsError } from "./errors.ts";

const CONNECT_MILLISECONDS = 3_000;
const ANSWER_MILLISECONDS = 8_000;
/** The time for all calls of one run of a hook, with their retries. */
const TOTAL_MILLISECONDS = 20_000;
const MAX_ATTEMPTS = 6;
/** A throttled call is tried again at a random moment within this time. */
const THROTTLED_MILLISECONDS = 3_000;

export interface AwsOptions {
  readonly region: string;
  /** Called once, for both clients. */
  readonly credentials: () => Promise<Credentials>;
  readonly env: Env;
  readonly signal: AbortSignal;
  /** For the IAM statement that answers a refusal. Undefined where the name cannot be known. */
  readonly environmentName: () => Promise<string | undefined>;
}

/** Sends AWS calls, for a hook or for the tool on the laptop. Each explains failures to its own user. */
export interface AwsCaller {
  readonly beanstalk: ElasticBeanstalkClient;
  readonly loadBalancing: ElasticLoadBalancingV2Client;
  /**
   * @param action the IAM action, such as `elasticloadbalancing:DescribeTags`
   * @param purpose what was to be done, such as "find the target groups"
   */
  call<T>(
    action: string,
    purpose: string,
    send: (options: { abortSignal?: AbortSignal }) => Promise<T>,
  ): Promise<T>;
}

/**
 * The two AWS services that health_check talks to. All calls share one time limit and one way to explain
 * failures.
 */
export class Aws implements AwsCaller {
  readonly beanstalk: ElasticBeanstalkClient;
  readonly loadBalancing: ElasticLoadBalancingV2Client;
  readonly #options: AwsOptions;
  #milliseconds = TOTAL_MILLISECONDS;
  /** How the last attempt failed. When the time is up, this is why the call was tried again. */
  #lastFailure: unknown;
  readonly #rememberFailure =
    <Args, Result>(next: (args: Args) => Promise<Result>) =>
    async (args: Args): Promise<Result> => {
      try {
        return await next(args);
      } catch (error) {
        const isOwnAbort = error instanceof Error && error.name === "AbortError";
        if (!isOwnAbort) this.#lastFailure = error;
        throw error;
      }
    };

  constructor(options: AwsOptions) {
    const { region, env } = options;
    let memoised: Promise<Credentials> | undefined;
    const common = {
      region,
      credentials: () => {
        memoised ??= options.credentials();
        return memoised;
      },
      // Each option is set, so that nothing is left to the app's environment.
      retryStrategy: RETRIES,
      maxAttempts: MAX_ATTEMPTS,
      defaultsMode: "standard",
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
      requestHandler: {
        connectionTimeout: CONNECT_MILLISECONDS,
        requestTimeout: ANSWER_MILLISECONDS,
        throwOnRequestTimeout: true, // otherwise it only warns on the console and goes on waiting
      },
      // CloudTrail shows this name, so that people see who changed a target group.
      customUserAgent: [["eb-health-hooks", VERSION]] satisfies [string, string][],
    } as const;
    this.#options = options;
    this.beanstalk = new ElasticBeanstalkClient({
      ...common,
      ...endpoint(env.AWS_ENDPOINT_URL_ELASTIC_BEANSTALK),
    });
    this.loadBalancing = new ElasticLoadBalancingV2Client({
      ...common,
      ...endpoint(env.AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2),
    });
    const eachAttempt = { step: "deserialize", priority: "high" } as const;
    this.beanstalk.middlewareStack.add(this.#rememberFailure, eachAttempt);
    this.loadBalancing.middlewareStack.add(this.#rememberFailure, eachAttempt);
    for (const client of [this.beanstalk, this.loadBalancing]) takeWholeAnswers(client, ANSWER_MILLISECONDS);
  }

  /** Sends one call. Explains a failure in one sentence. */
  async call<T>(
    action: string,
    purpose: string,
    send: (options: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    const started = performance.now();
    this.#lastFailure = undefined;
    const overdue = () =>
      new HookError(
        "warning",
        `could not ${purpose}: AWS took longer than the ${TOTAL_MILLISECONDS / 1000} s for all calls`,
        { remedy: ["The next deployment tries again."] },
      );
    try {
      return await withDeadline(this.#options.signal, this.#milliseconds, overdue, (abortSignal) =>
        send({ abortSignal }),
      );
    } catch (error) {
      this.#options.signal.throwIfAborted();
      const isOverdue = error instanceof HookError;
      throw await this.#explain(action, purpose, isOverdue ? (this.#lastFailure ?? error) : error);
    } finally {
      this.#milliseconds = Math.max(1, this.#milliseconds - (performance.now() - started));
    }
  }

  async #explain(action: string, purpose: string, error: unknown): Promise<unknown> {
    if (error instanceof StrangeAnswer) {
      return new HookError("warning", `could not ${purpose}: ${error.message}`, { remedy: error.remedy });
    }
    if (error instanceof HookError || !(error instanceof Error)) return error;
    const { region, environmentName } = this.#options;
    // The refusal is what matters. A name that cannot be found out is left out.
    const isDenied = classifyAwsError(error)?.kind === "denied";
    const name = isDenied ? await environmentName().catch(() => undefined) : undefined;
    return explainAwsError(error, { action, purpose, region, environmentName: name }) ?? error;
  }
}

type RetryStrategy = Extract<
  ElasticLoadBalancingV2ClientConfig["retryStrategy"],
  { acquireInitialRetryToken: unknown }
>;

/**
 * A failure that may pass is tried again as the SDK does it. A throttled call is tried again for as long as
 * there is time for all calls. The SDK's pauses double. With them, some instances of a fleet that asks in the
 * same second give up while AWS would accept their calls again. Measured in docs/performance.md.
 */
const RETRIES: RetryStrategy = {
  acquireInitialRetryToken: async () => retryToken(0, 0),
  async refreshRetryTokenForRetry(token, { errorType }) {
    const count = token.getRetryCount() + 1;
    if (errorType === "THROTTLING") return retryToken(count, jitter(0, THROTTLED_MILLISECONDS));
    if (errorType === "TRANSIENT" && count < MAX_ATTEMPTS)
      return retryToken(count, jitter(0, 25 * 2 ** count));
    throw new Error("this is not tried again"); // the call then fails with its own error
  },
  recordSuccess() {},
};

function retryToken(count: number, milliseconds: number) {
  return { getRetryCount: () => count, getRetryDelay: () => milliseconds };
}

/**
 * The items of all pages. It stops when AWS repeats a token for the next page; otherwise it would never end.
 */
export async function allPages<Item>(
  fetchPage: (
    token: string | undefined,
  ) => Promise<readonly [readonly Item[] | undefined, string | undefined]>,
): Promise<Item[]> {
  const all: Item[] = [];
  const seen = new Set<string | undefined>();
  let token: string | undefined;
  do {
    seen.add(token);
    const [items = [], next] = await fetchPage(token);
    all.push(...items);
    token = next || undefined;
  } while (!seen.has(token));
  return all;
}

function endpoint(url: string | undefined): { readonly endpoint: string } | undefined {
  return url ? { endpoint: url } : undefined;
}

import { ElasticBeanstalkClient } from "@aws-sdk/client-elastic-beanstalk";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { withDeadline } from "../deadline.ts";
import { describeError, errorCodeOf, HookError } from "../errors.ts";
import type { Credentials } from "../instance/credentials.ts";
import type { Env } from "../settings.ts";
import { VERSION } from "../version.ts";
import { iamPolicy, partitionOf } from "./iam-policy.ts";

const CONNECT_MILLISECONDS = 3_000;
const ANSWER_MILLISECONDS = 8_000;
/** Over all calls of one run of a hook, with their retries. */
const TOTAL_MILLISECONDS = 20_000;

export interface AwsOptions {
  readonly region: string;
  /** Asked once for both clients. */
  readonly credentials: () => Promise<Credentials>;
  readonly env: Env;
  readonly signal: AbortSignal;
  /** For the IAM statement that a refusal is answered with; undefined where it cannot be known. */
  readonly environmentName: () => Promise<string | undefined>;
}

/** The two AWS services that health_check talks to, with one budget of time and one way to fail. */
export class Aws {
  readonly beanstalk: ElasticBeanstalkClient;
  readonly loadBalancing: ElasticLoadBalancingV2Client;
  readonly #options: AwsOptions;
  #milliseconds = TOTAL_MILLISECONDS;
  /** Of the last attempt: when the time is up, it is what the call was trying again for. */
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
      // One by one, so that nothing is left to what the app has in its environment.
      retryMode: "standard",
      // Throttled calls wait half a second, one, two, ... before the next attempt: a fleet that asks in the same second
      // spreads over the time that there is.
      maxAttempts: 6,
      defaultsMode: "standard",
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
      requestHandler: {
        connectionTimeout: CONNECT_MILLISECONDS,
        requestTimeout: ANSWER_MILLISECONDS,
        throwOnRequestTimeout: true, // else it only warns on the console and waits on
      },
      // CloudTrail shows who changed a target group.
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
  }

  /** Sends one call; a failure becomes a sentence with what was to be done, such as "find the target groups". */
  async call<T>(purpose: string, send: (options: { abortSignal: AbortSignal }) => Promise<T>): Promise<T> {
    const started = Date.now();
    this.#lastFailure = undefined;
    const overdue = () => new Overdue();
    try {
      return await withDeadline(this.#options.signal, this.#milliseconds, overdue, (abortSignal) =>
        send({ abortSignal }),
      );
    } catch (error) {
      this.#options.signal.throwIfAborted();
      throw await this.#explain(purpose, error instanceof Overdue ? (this.#lastFailure ?? error) : error);
    } finally {
      this.#milliseconds = Math.max(1, this.#milliseconds - (Date.now() - started));
    }
  }

  async #explain(purpose: string, error: unknown): Promise<unknown> {
    if (error instanceof HookError || !(error instanceof Error)) return error;
    const failed = (why: string, remedy: readonly string[]) =>
      new HookError("warning", `could not ${purpose}: ${why}`, { cause: error, remedy });

    if (error instanceof Overdue) return failed(error.message, this.#reach());
    const code = errorNameOf(error);
    if (DENIED.has(code)) {
      const { region, environmentName } = this.#options;
      const [, principal, action] =
        /User: (\S+) is not authorized to perform: ([\w-]+:\w+)/.exec(error.message) ?? [];
      const policy = iamPolicy(
        {
          partition: principal?.split(":")[1] ?? partitionOf(region),
          region,
          account: principal?.split(":")[4] ?? "*",
          environmentName: await environmentName().catch(() => undefined), // the refusal is what matters
        },
        action,
      );
      const who = principal ?? "the instance's role";
      const what = action ?? "an action";
      if (/explicit deny|service control policy/.test(error.message)) {
        return failed(`${who} is denied ${what}`, [
          "An explicit deny or a service control policy forbids it, which no further permission outweighs.",
        ]);
      }
      return failed(`${who} may not call ${what}`, [
        "Attach this policy to the role of the environment's instance profile:",
        JSON.stringify(policy),
      ]);
    }
    if (EXPIRED.has(code)) {
      // Not with AWS's message: it can quote the request with its session token.
      return new HookError(
        "warning",
        `could not ${purpose}: AWS does not accept the instance's credentials in ${this.#options.region} (${error.name})`,
        {
          remedy: [
            "Check the instance's clock, region and the role of its instance profile; the next deployment tries again.",
          ],
        },
      );
    }
    const { region } = this.#options;
    if (code === "TargetGroupNotFound") {
      return failed("it was replaced while this hook ran", ["The next deployment finds the new one."]);
    }
    if (code === "InvalidParameterValue") {
      return failed(`${describeError(error)} (asked in ${region})`, [
        "Compare /opt/elasticbeanstalk/config/ebenvinfo on this instance with the environment's id and region.",
      ]);
    }
    if (THROTTLED.has(code)) {
      return failed("AWS is throttling this account's calls", ["The next deployment tries again."]);
    }
    const systemCode = errorCodeOf(error);
    if (systemCode !== undefined || error.name === "TimeoutError") {
      return failed(`AWS is out of reach (${systemCode ?? error.name})`, this.#reach());
    }
    const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
    if (($metadata?.httpStatusCode ?? 0) >= 500) {
      return failed(`AWS has a failure of its own (${code})`, ["The next deployment tries again."]);
    }
    // What AWS modelled has a status; anything else was not said by AWS and is a bug here.
    return $metadata || "$response" in error ? failed(describeError(error), []) : error;
  }

  #reach(): string[] {
    const endpoints = ["elasticbeanstalk", "elasticloadbalancing"].map(
      (service) => `com.amazonaws.${this.#options.region}.${service}`,
    );
    return [
      `Let the instance's subnet reach the AWS API: a NAT gateway, or the VPC endpoints ${endpoints.join(" and ")}.`,
    ];
  }
}

class Overdue extends Error {
  override readonly message = `AWS took longer than the ${TOTAL_MILLISECONDS / 1000} s for all calls`;
}

/** AWS's code; the SDK adds `Exception` to those that it knows, and so do some services. */
function errorNameOf(error: Error): string {
  return error.name.replace(/Exception$/, "");
}

const DENIED = new Set(["AccessDenied", "InsufficientPrivileges", "UnauthorizedOperation"]);
const EXPIRED = new Set([
  "ExpiredToken",
  "InvalidClientTokenId",
  "RequestExpired",
  "SignatureDoesNotMatch",
  "UnrecognizedClient",
]);
/** Both services' codes; older ones say `Throttling`. */
const THROTTLED = new Set(["RequestLimitExceeded", "Throttling", "TooManyRequests"]);

function endpoint(url: string | undefined): { readonly endpoint: string } | undefined {
  return url ? { endpoint: url } : undefined;
}

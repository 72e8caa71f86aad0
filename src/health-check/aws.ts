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
      maxAttempts: 3,
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
  }

  /** Sends one call; a failure becomes a sentence with what was to be done, such as "find the target groups". */
  async call<T>(purpose: string, send: (options: { abortSignal: AbortSignal }) => Promise<T>): Promise<T> {
    const started = Date.now();
    const overdue = () =>
      new HookError("warning", `could not ${purpose}: AWS took too long`, { remedy: REACH });
    try {
      return await withDeadline(this.#options.signal, this.#milliseconds, overdue, (abortSignal) =>
        send({ abortSignal }),
      );
    } catch (error) {
      this.#options.signal.throwIfAborted();
      throw await this.#explain(purpose, error);
    } finally {
      this.#milliseconds = Math.max(1, this.#milliseconds - (Date.now() - started));
    }
  }

  async #explain(purpose: string, error: unknown): Promise<unknown> {
    if (error instanceof HookError || !(error instanceof Error)) return error;
    const failed = (why: string, remedy: readonly string[]) =>
      new HookError("warning", `could not ${purpose}: ${why}`, { cause: error, remedy });

    if (DENIED.has(error.name)) {
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
    if (EXPIRED.has(error.name)) {
      // Not with AWS's message: it can quote the request with its session token.
      return new HookError(
        "warning",
        `could not ${purpose}: AWS does not accept the instance's credentials (${error.name})`,
        {
          remedy: [
            "Check the instance's clock and the role of its instance profile; the next deployment tries again.",
          ],
        },
      );
    }
    if (THROTTLED.has(error.name)) {
      return failed("AWS is throttling this account's calls", ["The next deployment tries again."]);
    }
    const code = errorCodeOf(error);
    if (code !== undefined || error.name === "TimeoutError") {
      return failed(`AWS is out of reach (${code ?? error.name})`, REACH);
    }
    // What AWS modelled has a status; anything else was not said by AWS and is a bug here.
    return "$metadata" in error || "$response" in error ? failed(describeError(error), []) : error;
  }
}

const REACH = [
  "Let the instance's subnet reach the AWS API: a NAT gateway, or the VPC endpoints com.amazonaws.REGION.elasticbeanstalk and .elasticloadbalancing.",
];

const DENIED = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "InsufficientPrivilegesException",
  "UnauthorizedOperation",
]);
const EXPIRED = new Set([
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidClientTokenId",
  "RequestExpired",
  "SignatureDoesNotMatch",
  "UnrecognizedClientException",
]);
/** Both services' codes; older ones say `Throttling`. */
const THROTTLED = new Set([
  "RequestLimitExceeded",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
]);

function endpoint(url: string | undefined): { readonly endpoint: string } | undefined {
  return url ? { endpoint: url } : undefined;
}

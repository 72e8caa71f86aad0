import { ElasticBeanstalkClient } from "@aws-sdk/client-elastic-beanstalk";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient } from "@aws-sdk/client-iam";
import { takeWholeAnswers } from "../../aws/answers.ts";
import type { AwsCaller } from "../../aws/client.ts";
import { partitionOf } from "../../aws/policy.ts";
import { withDeadline } from "../../deadline.ts";
import type { Env } from "../../env.ts";
import { VERSION } from "../../version.ts";
import { requireRegion } from "../option-format.ts";
import { type Caller, explainFailure, TooLate } from "./aws-failures.ts";

export interface SignIn {
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
}

const ANSWER_MILLISECONDS = 15_000;
/** The time for all calls, with their retries. */
const TOTAL_MILLISECONDS = 120_000;
/** Ctrl-C ends the whole program. */
const NEVER_STOPPED = new AbortController().signal;

/** IAM is one service for all regions of a partition. Its requests are signed for this region. */
const IAM_REGIONS: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};

/** The AWS services, asked with the operator's own credentials. */
export class OperatorAws {
  readonly beanstalk: ElasticBeanstalkClient;
  readonly loadBalancing: ElasticLoadBalancingV2Client;
  readonly iam: IAMClient;
  readonly region: string;
  readonly #caller: Caller;
  #milliseconds = TOTAL_MILLISECONDS;

  private constructor(beanstalk: ElasticBeanstalkClient, common: Common, caller: Caller) {
    const { region } = caller;
    const { credentials } = beanstalk.config; // looked up once, not by each client
    this.beanstalk = beanstalk;
    this.loadBalancing = new ElasticLoadBalancingV2Client({ ...common, region, credentials });
    const iamRegion = IAM_REGIONS[partitionOf(region)] ?? region;
    this.iam = new IAMClient({ ...common, region: iamRegion, credentials });
    this.region = region;
    this.#caller = caller;
    const clients = [this.beanstalk, this.loadBalancing, this.iam];
    for (const client of clients) takeWholeAnswers(client, ANSWER_MILLISECONDS);
  }

  /**
   * Throws a Stop where there is no region or there are no credentials.
   * @param project what the EB CLI would take; what the environment says wins over it
   */
  static async open(asked: SignIn, project: SignIn, env: Env): Promise<OperatorAws> {
    const isChosen = Boolean(env.AWS_PROFILE || env.AWS_ACCESS_KEY_ID);
    const profile = asked.profile ?? (isChosen ? undefined : project.profile);
    const listener = listenToChain();
    const common = {
      ...(profile !== undefined && { profile }),
      retryMode: "standard",
      maxAttempts: 4,
      defaultsMode: "standard",
      requestHandler: {
        connectionTimeout: 5_000,
        requestTimeout: ANSWER_MILLISECONDS,
        throwOnRequestTimeout: true, // otherwise it only warns on the console and goes on waiting
      },
      logger: listener.logger,
      customUserAgent: [["eb-health-hooks", VERSION]] satisfies [string, string][],
    } as const;
    const named = profile ?? env.AWS_PROFILE;
    const region = regionOf(asked, project, env);
    const beanstalk = new ElasticBeanstalkClient({ ...common, ...(region && { region }) });
    const caller = { region: region ?? "", profile: named };
    try {
      const known = await beanstalk.config.region();
      requireRegion(known, `the region of the profile ${named ?? "default"}`);
      await beanstalk.config.credentials();
      return new OperatorAws(beanstalk, common, { ...caller, region: known });
    } catch (error) {
      throw explainFailure(error, { ...caller, reason: listener.reason() });
    }
  }

  /**
   * Sends one call. Throws a Stop when it fails.
   * @param action the IAM action, such as `elasticloadbalancing:DescribeTags`
   */
  async call<T>(action: string, send: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const late = () => new TooLate();
    try {
      return await withDeadline(NEVER_STOPPED, this.#milliseconds, late, send);
    } catch (error) {
      throw explainFailure(error, this.#caller, action);
    } finally {
      this.#milliseconds = Math.max(1, this.#milliseconds - (performance.now() - started));
    }
  }

  /** These clients in the form that the functions shared with the hooks take. */
  get caller(): AwsCaller {
    const { beanstalk, loadBalancing } = this;
    return { beanstalk, loadBalancing, call: (action, _, send) => this.call(action, () => send({})) };
  }

  close(): void {
    for (const client of [this.beanstalk, this.loadBalancing, this.iam]) client.destroy();
  }
}

/** Undefined where only the profile is left to ask. The SDK asks it. */
function regionOf(asked: SignIn, project: SignIn, env: Env): string | undefined {
  const places = [
    ["--region", asked.region],
    ["AWS_REGION", env.AWS_REGION],
    ["AWS_DEFAULT_REGION", env.AWS_DEFAULT_REGION], // the AWS CLI reads this one, the SDK does not
    ["default_region in .elasticbeanstalk/", project.region],
  ] as const;
  const [source, value] = places.find(([, value]) => value?.trim()) ?? [];
  const region = value?.trim();
  if (source && region) requireRegion(region, source);
  return region;
}

type Common = ConstructorParameters<typeof ElasticBeanstalkClient>[0];

const nothing = () => {};

/**
 * Keeps the SDK's log off the terminal. But only that log says why a profile gave no credentials: the chain
 * goes on to the next provider, and the error says only that none had any.
 */
function listenToChain() {
  let provider = "";
  let reason: string | undefined;
  const debug = (text: unknown) => {
    provider = /defaultProvider::(\w+)/.exec(String(text))?.[1] ?? provider;
    if (provider === "fromIni") reason ??= /^@smithy\/property-provider -> (.*)/.exec(String(text))?.[1];
  };
  const logger = { trace: nothing, debug, info: nothing, warn: nothing, error: nothing };
  return { logger, reason: () => reason };
}

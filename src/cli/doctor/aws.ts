import { ElasticBeanstalkClient } from "@aws-sdk/client-elastic-beanstalk";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient } from "@aws-sdk/client-iam";
import type { AwsCaller } from "../../health-check/aws.ts";
import { partitionOf } from "../../health-check/iam-policy.ts";
import { VERSION } from "../../version.ts";
import { type Caller, explainFailure } from "./aws-failures.ts";

export interface AwsOptions {
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
}

/** Where IAM, which is one for all regions, is signed for. */
const IAM_REGIONS: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};

/** The services, with the operator's own credentials. */
export class Aws {
  readonly beanstalk: ElasticBeanstalkClient;
  readonly loadBalancing: ElasticLoadBalancingV2Client;
  readonly iam: IAMClient;
  readonly region: string;
  readonly #caller: Caller;

  private constructor(beanstalk: ElasticBeanstalkClient, common: Common, caller: Caller) {
    const { region } = caller;
    const { credentials } = beanstalk.config; // found once, not by each client
    this.beanstalk = beanstalk;
    this.loadBalancing = new ElasticLoadBalancingV2Client({ ...common, region, credentials });
    const iamRegion = IAM_REGIONS[partitionOf(region)] ?? region;
    this.iam = new IAMClient({ ...common, region: iamRegion, credentials });
    this.region = region;
    this.#caller = caller;
  }

  /**
   * Throws a Stop where there are no region and no credentials.
   * @param project what the EB CLI would take; it comes after what the environment says
   */
  static async open(
    asked: AwsOptions,
    project: AwsOptions,
    env: Readonly<Record<string, string | undefined>>,
  ): Promise<Aws> {
    const isChosen = Boolean(env.AWS_PROFILE || env.AWS_ACCESS_KEY_ID);
    const profile = asked.profile ?? (isChosen ? undefined : project.profile);
    const common = {
      ...(profile !== undefined && { profile }),
      retryMode: "standard",
      maxAttempts: 4,
      defaultsMode: "standard",
      requestHandler: {
        connectionTimeout: 5_000,
        requestTimeout: 15_000,
        throwOnRequestTimeout: true, // else it only warns on the console and waits on
      },
      // A terminal is no place for the SDK's advice; what goes wrong is thrown.
      logger: SILENT,
      customUserAgent: [["eb-health-hooks", VERSION]] satisfies [string, string][],
    } as const;
    // The SDK reads AWS_REGION and the profile; AWS_DEFAULT_REGION is the AWS CLI's.
    const region = asked.region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION || project.region);
    const beanstalk = new ElasticBeanstalkClient({ ...common, ...(region && { region }) });
    const caller = { region: region ?? "", profile: profile ?? env.AWS_PROFILE };
    try {
      const known = { ...caller, region: await beanstalk.config.region() };
      await beanstalk.config.credentials();
      return new Aws(beanstalk, common, known);
    } catch (error) {
      throw explainFailure(error, caller);
    }
  }

  /**
   * Sends one call; a failure becomes a Stop.
   * @param action the IAM action, such as `elasticloadbalancing:DescribeTags`
   */
  async call<T>(action: string, send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (error) {
      throw explainFailure(error, this.#caller, action);
    }
  }

  /** As the reads that the hooks have too take it. */
  get caller(): AwsCaller {
    const { beanstalk, loadBalancing } = this;
    return { beanstalk, loadBalancing, call: (action, _, send) => this.call(action, () => send({})) };
  }

  close(): void {
    for (const client of [this.beanstalk, this.loadBalancing, this.iam]) client.destroy();
  }
}

type Common = ConstructorParameters<typeof ElasticBeanstalkClient>[0];

const nothing = () => {};
const SILENT = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

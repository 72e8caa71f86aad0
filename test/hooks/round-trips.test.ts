import { expect, onTestFinished, test } from "vitest";
import type { MetadataServer } from "../../sandbox/instance/metadata.ts";
import { benchWithApp } from "../support/app.ts";
import { actions } from "../support/health-check.ts";
import { type Relay, startRelay } from "../support/relay.ts";
import { ALLOWED_HOSTS, HEALTH_CHECK } from "../support/run-hook.ts";
import { hookBench } from "../support/sandbox.ts";

// What a hook asks for, counted: a regression shows here on any machine, without a clock.

const TOKEN = "PUT /latest/api/token";
const ADDRESS = "GET /latest/meta-data/local-ipv4";
const CREDENTIALS = "GET /latest/meta-data/iam/security-credentials/";
const CALLS = ["DescribeEnvironmentResources", "DescribeTargetGroups", "DescribeTags"];

test("allowed_hosts asks the metadata service for a token and the address", async () => {
  const bench = await hookBench({ ".env": "ALLOWED_HOSTS=www.example.com,example.com\n" });
  const relay = await relayTo(bench.metadata.url);
  const env = { AWS_EC2_METADATA_SERVICE_ENDPOINT: `${relay.url}/` };
  for (const [run, what] of [/changed \.env/, /^$/].entries()) {
    expect((await bench.run(ALLOWED_HOSTS, env)).stdout).toMatch(what);
    expect(requests(bench.metadata).slice(2 * run)).toEqual([TOKEN, ADDRESS]);
    expect(relay.connections()).toBe(run + 1);
  }
  expect(bench.aws.calls).toEqual([]);
});

test.for([
  { what: "nothing to change", codes: "200-301", calls: CALLS },
  { what: "a change", codes: "200", calls: [...CALLS, "ModifyTargetGroup"] },
])(
  "health_check with $what makes each request once, over one connection a host",
  async ({ codes, calls }) => {
    const bench = await benchWithApp();
    bench.targetGroup.healthCheck.matcher = { httpCode: codes };
    const metadata = await relayTo(bench.metadata.url);
    const beanstalk = await relayTo(bench.aws.url);
    const loadBalancing = await relayTo(bench.aws.url);
    const result = await bench.run(HEALTH_CHECK, {
      AWS_EC2_METADATA_SERVICE_ENDPOINT: `${metadata.url}/`,
      AWS_ENDPOINT_URL_ELASTIC_BEANSTALK: beanstalk.url,
      AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2: loadBalancing.url,
    });
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(actions(bench)).toEqual(calls);
    // In any order: nothing says that one has to wait for the other.
    expect(requests(bench.metadata).toSorted()).toEqual(
      [TOKEN, CREDENTIALS, `${CREDENTIALS}aws-elasticbeanstalk-ec2-role`, ADDRESS].toSorted(),
    );
    expect(bench.requests.map(({ url }) => url)).toEqual(["/", "/"]); // the redirect, and what is behind it
    expect([metadata, beanstalk, loadBalancing].map((relay) => relay.connections())).toEqual([1, 1, 1]);
  },
);

async function relayTo(url: string): Promise<Relay> {
  const relay = await startRelay(url);
  onTestFinished(() => relay.close());
  return relay;
}

function requests(metadata: MetadataServer): string[] {
  return metadata.requests.map(({ method, path }) => `${method} ${path}`);
}

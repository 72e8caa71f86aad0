import { describe, expect, test, vi } from "vitest";
import { type FaultAnswer, type MetadataFault, startMetadata } from "../../sandbox/instance/metadata.ts";
import { startServer } from "../../sandbox/server.ts";
import { InstanceMetadata, isOfAnInstance, privateAddress } from "../../src/instance/metadata.ts";
import { PATIENTLY } from "../support/patience.ts";
import type { WhenFinished } from "../support/sandbox.ts";

// All rows of the table at once: most of what the slow ones do is to wait.
vi.setConfig({ maxConcurrency: 100 });

const ADDRESS = "127.31.4.7";

interface Server {
  readonly url: string;
  readonly requests: readonly {
    readonly method: string;
    readonly headers: Readonly<Record<string, unknown>>;
  }[];
}

async function serviceWith(fault: MetadataFault | undefined, whenFinished: WhenFinished): Promise<Server> {
  const metadata = await startMetadata({ privateIp: ADDRESS, region: "eu-west-1", instanceId: "i-0123" });
  whenFinished(() => metadata.close());
  metadata.fault = fault;
  return metadata;
}

function metadataAt(url: string, signal = new AbortController().signal): InstanceMetadata {
  return new InstanceMetadata({ AWS_EC2_METADATA_SERVICE_ENDPOINT: url }, signal);
}

/** The address, or the message of the error. */
function outcomeOf(address: Promise<string>): Promise<string> {
  return address.catch((error: Error) => error.message);
}

const methodsOf = ({ requests }: Server) => requests.map(({ method }) => method).join(" ");

/** The first answer is for the first request of this method, and so on; the last for all that follow. */
const faultFor =
  (wanted: string) =>
  (...answers: (FaultAnswer | undefined)[]): MetadataFault => {
    let count = 0;
    return ({ method }) => {
      if (method !== wanted) return undefined;
      count += 1;
      return answers[Math.min(count, answers.length) - 1];
    };
  };
const forToken = faultFor("PUT");
const forDatum = faultFor("GET");
const says = (body: string, delayMs = 0): FaultAnswer => ({ status: 200, body, delayMs });
/** Announces more than it sends, then closes the connection. */
const cut: FaultAnswer = {
  status: 200,
  body: ADDRESS.slice(0, -1),
  headers: { "content-length": "100", connection: "close" },
};

const NOT_AN_ADDRESS = /^the instance metadata service answered with something that is not one IPv4 address$/;
const NO_TOKEN = /^the instance metadata service answered with something that is not a token$/;
const REFUSES = /^the instance metadata service refuses to answer \(HTTP 403\)$/;
const TOO_SLOW = /^the instance metadata service did not answer within 8 s$/;
const unreachable = (reason: string) =>
  new RegExp(`^the instance metadata service cannot be reached after 4 attempts: .*${reason}`);
const status = (code: number) => new RegExp(`^the instance metadata service answered with HTTP ${code}$`);
const IS_ADDRESS = new RegExp(`^${ADDRESS}$`);

/** What the service does, what comes of it, and the requests that it takes. */
type Row = readonly [
  service: string,
  fault: MetadataFault | undefined,
  outcome: RegExp,
  requests: string | RegExp,
];

const ROWS: readonly Row[] = [
  ["is well", undefined, IS_ADDRESS, "PUT GET"],
  ["takes its time for the token", slowToken, IS_ADDRESS, "PUT GET"],
  ["takes its time for the datum", forDatum(says(ADDRESS, 1_000)), IS_ADDRESS, "PUT GET"],
  ["is too slow once", forDatum(says(ADDRESS, 3_000), undefined), IS_ADDRESS, "PUT GET GET"],
  ["is always too slow for the token", forToken(says("token", 3_000)), TOO_SLOW, /^PUT( PUT){2,3}$/],
  ["is always too slow for the datum", forDatum(says(ADDRESS, 3_000)), TOO_SLOW, /^PUT( GET){3,4}$/],
  ["says nothing, as behind a hop limit", () => "silence", TOO_SLOW, /^PUT( PUT){2,3}$/],
  ["says nothing after the token", forDatum("silence"), TOO_SLOW, /^PUT( GET){3,4}$/],
  ["drips its token without end", forToken("drip"), TOO_SLOW, /^PUT( PUT){2,3}$/],
  ["drips its datum without end", forDatum("drip"), TOO_SLOW, /^PUT( GET){3,4}$/],
  ["resets every connection", () => "reset", unreachable("ECONNRESET"), "PUT PUT PUT PUT"],
  [
    "resets the first connection",
    ({ count }) => (count === 1 ? "reset" : undefined),
    IS_ADDRESS,
    "PUT PUT GET",
  ],
  ["resets the connection of the datum", forDatum("reset"), unreachable("ECONNRESET"), "PUT GET GET GET GET"],
  [
    "closes in the middle of the datum",
    forDatum(cut),
    unreachable("(aborted|closed without an answer)$"),
    "PUT GET GET GET GET",
  ],
  ["closes in the middle of the datum once", forDatum(cut, undefined), IS_ADDRESS, "PUT GET GET"],
  ["fails once for the token", forToken({ status: 500 }, undefined), IS_ADDRESS, "PUT PUT GET"],
  [
    "fails twice for the datum",
    forDatum({ status: 500 }, { status: 503 }, undefined),
    IS_ADDRESS,
    "PUT GET GET GET",
  ],
  ["fails for ever", () => ({ status: 503 }), unreachable("HTTP 503$"), "PUT PUT PUT PUT"],
  [
    "fails for ever after the token",
    forDatum({ status: 503 }),
    unreachable("HTTP 503$"),
    "PUT GET GET GET GET",
  ],
  ["forgets the token once", forDatum({ status: 401 }, undefined), IS_ADDRESS, "PUT GET PUT GET"],
  [
    "never knows the token",
    forDatum({ status: 401 }),
    /does not take the token that it gave itself \(HTTP 401\)/,
    "PUT GET PUT GET",
  ],
  [
    "forgets the token and gives no new one",
    forgetsAndFails,
    unreachable("HTTP 500$"),
    "PUT GET PUT PUT PUT PUT",
  ],
  ["is turned off", () => ({ status: 403 }), REFUSES, "PUT"],
  ["refuses the datum", forDatum({ status: 403 }), REFUSES, "PUT GET"],
  ["has no such datum", forDatum({ status: 404 }), /no private IPv4 address .*says 404/, "PUT GET"],
  ["knows no tokens", forToken({ status: 404 }), status(404), "PUT"],
  ["finds the request for the token bad", forToken({ status: 400 }), status(400), "PUT"],
  ["answers with an empty token", forToken(says("")), NO_TOKEN, "PUT"],
  ["answers with a page for a token", forToken(says("<html></html>")), NO_TOKEN, "PUT"],
  ["answers with a token that ends in a newline", forToken(says("dG9rZW4=\n")), NO_TOKEN, "PUT"],
  ["hides a header in the token", forToken(says("dG9rZW4=\r\nX-Forwarded-For: 127.0.0.1")), NO_TOKEN, "PUT"],
  ["answers with control characters in the token", forToken(says("dG9r\u0000\u001bZW4=")), NO_TOKEN, "PUT"],
  ["answers with a token outside ASCII", forToken(says("dG9rZW4\u00e9")), NO_TOKEN, "PUT"],
  ["answers with a huge token", forToken(says("t".repeat(2 ** 20))), /more than 16384 bytes$/, "PUT"],
  ["answers with a newline after the address", forDatum(says(`${ADDRESS}\n`)), IS_ADDRESS, "PUT GET"],
  ["answers with nothing", forDatum(says("")), NOT_AN_ADDRESS, "PUT GET"],
  ["answers with a page", forDatum(says(`<html>${ADDRESS}</html>`)), NOT_AN_ADDRESS, "PUT GET"],
  ["answers with several addresses", forDatum(says(`${ADDRESS}\n127.31.4.8\n`)), NOT_AN_ADDRESS, "PUT GET"],
  ["answers with an IPv6 address", forDatum(says("fd00::7")), NOT_AN_ADDRESS, "PUT GET"],
  ["answers with an address and a port", forDatum(says(`${ADDRESS}:80`)), NOT_AN_ADDRESS, "PUT GET"],
  ["answers with a network", forDatum(says("127.31.4.0/24")), NOT_AN_ADDRESS, "PUT GET"],
  ["answers with leading zeros", forDatum(says("127.031.004.007")), NOT_AN_ADDRESS, "PUT GET"],
  [
    "answers with a setting after the address",
    forDatum(says(`${ADDRESS}\nDEBUG=1`)),
    NOT_AN_ADDRESS,
    "PUT GET",
  ],
  ["answers with 1 MiB", forDatum(says("1".repeat(2 ** 20))), /more than 16384 bytes$/, "PUT GET"],
  [
    "switches to another protocol",
    () => ({ status: 101, headers: { connection: "upgrade", upgrade: "other" } }),
    unreachable("closed without an answer$"),
    "PUT PUT PUT PUT",
  ],
  ["answers with no content", forDatum({ status: 204 }), status(204), "PUT GET"],
];

function slowToken({ method }: Parameters<MetadataFault>[0]): FaultAnswer {
  return method === "PUT" ? says("token", 1_000) : says(ADDRESS);
}

function forgetsAndFails({ method, count }: Parameters<MetadataFault>[0]): FaultAnswer | undefined {
  if (method === "GET") return { status: 401 };
  return count === 1 ? undefined : { status: 500 };
}

describe("whatever the metadata service does, the private address is known or refused", () => {
  test.concurrent.for(ROWS)("when it %s", async ([, fault, outcome, requests], context) => {
    const service = await serviceWith(fault, context.onTestFinished);
    const seen = await outcomeOf(privateAddress(metadataAt(service.url)));
    context.expect(seen).toMatch(outcome);
    context
      .expect(methodsOf(service))
      .toMatch(requests instanceof RegExp ? requests : new RegExp(`^${requests}$`));
    const withoutToken = service.requests.filter(
      ({ method, headers }) => method !== "PUT" && !headers["x-aws-ec2-metadata-token"],
    );
    context.expect(withoutToken).toEqual([]);
  });

  test.concurrent.for(["token", "datum"])("when it redirects the %s", async (what, context) => {
    const elsewhere = await serviceWith(undefined, context.onTestFinished);
    const redirect: FaultAnswer = {
      status: 302,
      headers: { location: `${elsewhere.url}/latest/meta-data/local-ipv4` },
    };
    const fault = what === "token" ? forToken(redirect) : forDatum(redirect);
    const service = await serviceWith(fault, context.onTestFinished);
    context.expect(await outcomeOf(privateAddress(metadataAt(service.url)))).toMatch(status(302));
    context.expect(methodsOf(service)).toBe(what === "token" ? "PUT" : "PUT GET");
    context.expect(elsewhere.requests).toEqual([]);
  });

  test.concurrent("when nobody listens", async ({ expect }) => {
    const server = await startServer(() => {});
    await server.close();
    const seen = await outcomeOf(privateAddress(metadataAt(server.url)));
    expect(seen).toMatch(unreachable("ECONNREFUSED"));
  });

  test.concurrent("when the hook is stopped while it waits", async ({ expect, onTestFinished }) => {
    const service = await serviceWith(() => "silence", onTestFinished);
    const stop = new AbortController();
    const seen = outcomeOf(privateAddress(metadataAt(service.url, stop.signal)));
    await vi.waitFor(() => expect(service.requests).toHaveLength(1), PATIENTLY);
    stop.abort(new Error("stopped by the test"));
    expect(await seen).toBe("stopped by the test");
    expect(methodsOf(service)).toBe("PUT");
  });
});

test("asks for the token and for the address with the headers of version 2, and for nothing else", async ({
  onTestFinished,
}) => {
  const metadata = await startMetadata({ privateIp: ADDRESS, region: "eu-west-1", instanceId: "i-0123" });
  onTestFinished(() => metadata.close());
  expect(await privateAddress(metadataAt(`${metadata.url}/`))).toBe(ADDRESS);
  expect(metadata.requests).toMatchObject([
    { method: "PUT", path: "/latest/api/token", headers: { "x-aws-ec2-metadata-token-ttl-seconds": "60" } },
    { method: "GET", path: "/latest/meta-data/local-ipv4" },
  ]);
  expect(metadata.requests.every(({ headers }) => headers["x-forwarded-for"] === undefined)).toBe(true);
});

test("one token serves all data, and a datum that the instance lacks is undefined", async ({
  onTestFinished,
}) => {
  const service = await serviceWith(undefined, onTestFinished);
  const metadata = metadataAt(service.url);
  expect(await metadata.get("meta-data/local-ipv4")).toBe(ADDRESS);
  expect(await metadata.get("meta-data/placement/region")).toBe("eu-west-1");
  expect(await metadata.get("meta-data/tags/instance")).toBeUndefined();
  expect(methodsOf(service)).toBe("PUT GET GET GET");
});

test("a token that was not to be had is asked for again with the next datum", async ({ onTestFinished }) => {
  const service = await serviceWith(forToken({ status: 403 }, undefined), onTestFinished);
  const metadata = metadataAt(service.url);
  await expect(metadata.get("meta-data/local-ipv4")).rejects.toThrow("HTTP 403");
  expect(await metadata.get("meta-data/local-ipv4")).toBe(ADDRESS);
  expect(methodsOf(service)).toBe("PUT PUT GET");
});

test("data that are asked for at once share one token", async ({ onTestFinished }) => {
  const service = await serviceWith(undefined, onTestFinished);
  const metadata = metadataAt(service.url);
  const paths = ["meta-data/local-ipv4", "meta-data/placement/region", "meta-data/instance-id"];
  expect(await Promise.all(paths.map((path) => metadata.get(path)))).toEqual([
    ADDRESS,
    "eu-west-1",
    "i-0123",
  ]);
  expect(methodsOf(service)).toBe("PUT GET GET GET");
});

test.for(["https://127.0.0.1/", "127.0.0.1:80", "file:///etc/hosts", "no address"])(
  "refuses the endpoint %s",
  (endpoint) => {
    expect(() => metadataAt(endpoint)).toThrow(
      `AWS_EC2_METADATA_SERVICE_ENDPOINT must be an http:// address, got "${endpoint}"`,
    );
  },
);

test.for(["10.0.1.23", "172.31.255.254", "192.168.0.1", "100.64.0.9", "1.1.1.1", "223.255.255.255"])(
  "an instance may have %s",
  (address) => expect(isOfAnInstance(address)).toBe(true),
);

test.for([
  "0.0.0.0",
  "0.1.2.3",
  "127.0.0.1",
  "127.1.2.3",
  "169.254.1.1",
  "224.0.0.1",
  "239.1.1.1",
  "240.0.0.1",
  "255.255.255.255",
])("no instance has %s", async (address, { onTestFinished }) => {
  expect(isOfAnInstance(address)).toBe(false);
  if (address.startsWith("127.")) return; // the sandbox's instances do
  const { url } = await serviceWith(forDatum(says(address)), onTestFinished);
  expect(await outcomeOf(privateAddress(metadataAt(url)))).toBe(
    `the instance metadata service answered with ${address}, which no instance has`,
  );
});

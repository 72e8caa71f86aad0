import { expect, onTestFinished, test, vi } from "vitest";
import { type InstanceFacts, startMetadata } from "../../sandbox/instance/metadata.ts";

const INSTANCE: InstanceFacts = {
  privateIp: "127.31.4.7",
  region: "eu-west-1",
  instanceId: "i-0123456789abcdef0",
  role: { name: "web-role", accessKeyId: "ASIASANDBOX", secretAccessKey: "secret", token: "session" },
};

const TTL = "X-aws-ec2-metadata-token-ttl-seconds";
const TOKEN = "X-aws-ec2-metadata-token";

async function start(instance: InstanceFacts = INSTANCE) {
  const metadata = await startMetadata(instance);
  onTestFinished(() => metadata.close());
  const put = (headers: Record<string, string>, path = "/latest/api/token") =>
    fetch(`${metadata.url}${path}`, { method: "PUT", headers });
  const newToken = async (seconds = 60) => (await put({ [TTL]: String(seconds) })).text();
  const get = async (path: string, token: string, method = "GET") =>
    fetch(`${metadata.url}${path}`, { method, headers: { [TOKEN]: token } });
  return { metadata, put, newToken, get };
}

test.for([
  ["/latest/meta-data/local-ipv4", "127.31.4.7"],
  ["/latest/meta-data/instance-id", "i-0123456789abcdef0"],
  ["/latest/meta-data/placement/region", "eu-west-1"],
  ["/latest/meta-data/iam/security-credentials", "web-role"],
  ["/latest/meta-data/iam/security-credentials/", "web-role"],
] as const)("serves %s as plain text", async ([path, expected]) => {
  const { newToken, get } = await start();
  const answer = await get(path, await newToken());
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/plain");
  expect(await answer.text()).toBe(expected);
});

test("hands out the role's credentials in the shape that the SDKs read", async () => {
  const { newToken, get } = await start();
  const answer = await get("/latest/meta-data/iam/security-credentials/web-role", await newToken());
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(await answer.json()).toEqual({
    Code: "Success",
    LastUpdated: time,
    Type: "AWS-HMAC",
    AccessKeyId: "ASIASANDBOX",
    SecretAccessKey: "secret",
    Token: "session",
    Expiration: time,
  });
});

test("serves the instance identity document, and HEAD without a body", async () => {
  const { newToken, get } = await start();
  const document = await get("/latest/dynamic/instance-identity/document", await newToken());
  expect(await document.json()).toMatchObject({
    privateIp: "127.31.4.7",
    region: "eu-west-1",
    instanceId: "i-0123456789abcdef0",
  });
  const head = await get("/latest/meta-data/local-ipv4", await newToken(), "HEAD");
  expect([head.status, await head.text()]).toEqual([200, ""]);
});

test("gives another token each time and says how long it lives", async () => {
  const { put } = await start();
  const first = await put({ [TTL]: "21600" });
  const second = await put({ [TTL]: "1" });
  expect(first.headers.get(TTL)).toBe("21600");
  expect(second.headers.get(TTL)).toBe("1");
  expect(first.headers.get("content-type")).toBe("text/plain");
  expect(await first.text()).not.toBe(await second.text());
});

test.for<[number, string, Record<string, string>, string?]>([
  ...["", "0", "21601", "-1", "1.5", "0x10", "1e2", "sixty"].map(
    (ttl): [number, string, Record<string, string>] => [400, `a TTL of "${ttl}"`, { [TTL]: ttl }],
  ),
  [400, "no TTL", {}],
  [403, "what a proxy forwarded", { [TTL]: "60", "X-Forwarded-For": "192.0.2.1" }],
  [403, "a dated version", { [TTL]: "60" }, "/2021-07-15/api/token"],
])("answers %i to a token request with %s", async ([status, , headers, path]) => {
  const { put } = await start();
  expect((await put(headers, path)).status).toBe(status);
});

test("answers 401 without a token and with one that it did not give", async () => {
  const { metadata, get } = await start();
  const path = "/latest/meta-data/local-ipv4";
  expect((await fetch(`${metadata.url}${path}`)).status).toBe(401);
  const refused = await get(path, "made-up");
  expect(refused.status).toBe(401);
  expect(await refused.text()).toContain("<title>401 - Unauthorized</title>");
});

test("answers 401 to a token whose time is up", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const { newToken, get } = await start();
  const token = await newToken(60);
  vi.advanceTimersByTime(59_999);
  expect((await get("/latest/meta-data/local-ipv4", token)).status).toBe(200);
  vi.advanceTimersByTime(1);
  expect((await get("/latest/meta-data/local-ipv4", token)).status).toBe(401);
});

test.for([
  ...["POST", "DELETE", "OPTIONS", "PUT"].map(
    (method) => [405, method, "/latest/meta-data/local-ipv4"] as const,
  ),
  [405, "GET", "/latest/api/token"],
  [404, "GET", "/latest/meta-data/nothing"],
  [404, "GET", "//latest/meta-data/local-ipv4"],
  [404, "GET", "/latest/meta-data/iam/security-credentials/other"],
] as const)("answers %i to %s %s", async ([status, method, path]) => {
  const { newToken, get } = await start();
  const answer = await get(path, await newToken(), method);
  expect(answer.status).toBe(status);
  if (status === 404) expect(await answer.text()).toContain("<title>404 - Not Found</title>");
});

test("has no credentials on an instance without a role", async () => {
  const { newToken, get } = await start({ ...INSTANCE, role: undefined });
  for (const name of ["", "undefined"]) {
    const path = `/latest/meta-data/iam/security-credentials/${name}`;
    expect((await get(path, await newToken())).status).toBe(404);
  }
});

test("records the requests in order", async () => {
  const { metadata, newToken, get } = await start();
  const token = await newToken();
  await get("/latest/meta-data/local-ipv4", token);
  expect(metadata.requests).toMatchObject([
    { method: "PUT", path: "/latest/api/token", headers: { "x-aws-ec2-metadata-token-ttl-seconds": "60" } },
    { method: "GET", path: "/latest/meta-data/local-ipv4", headers: { "x-aws-ec2-metadata-token": token } },
  ]);
});

// What it does on demand, test/instance/metadata.test.ts has, as the hook meets it.
test("closes more than once without harm", async () => {
  const { metadata } = await start();
  await metadata.close();
  await metadata.close();
  await expect(fetch(metadata.url)).rejects.toThrow();
});

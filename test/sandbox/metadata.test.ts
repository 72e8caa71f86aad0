import { expect, onTestFinished, test, vi } from "vitest";
import { type InstanceFacts, type MetadataFault, startMetadata } from "../../sandbox/instance/metadata.ts";

const INSTANCE: InstanceFacts = {
  privateIp: "127.31.4.7",
  region: "eu-west-1",
  instanceId: "i-0123456789abcdef0",
  role: { name: "web-role", accessKeyId: "ASIASANDBOX", secretAccessKey: "secret", token: "session" },
};

const TTL = "X-aws-ec2-metadata-token-ttl-seconds";
const TOKEN = "X-aws-ec2-metadata-token";

async function start(instance: InstanceFacts = INSTANCE, fault?: MetadataFault) {
  const metadata = await startMetadata(instance);
  onTestFinished(() => metadata.close());
  metadata.fault = fault;
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

test("serves the instance identity document", async () => {
  const { newToken, get } = await start();
  const answer = await get("/latest/dynamic/instance-identity/document", await newToken());
  expect(await answer.json()).toMatchObject({
    privateIp: "127.31.4.7",
    region: "eu-west-1",
    instanceId: "i-0123456789abcdef0",
  });
});

test("answers HEAD without a body", async () => {
  const { newToken, get } = await start();
  const answer = await get("/latest/meta-data/local-ipv4", await newToken(), "HEAD");
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe("");
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

test.for(["", "0", "21601", "-1", "1.5", "0x10", "1e2", "sixty"])(
  "refuses a token TTL of %j",
  async (ttl) => {
    const { put } = await start();
    expect((await put({ [TTL]: ttl })).status).toBe(400);
  },
);

test("refuses a token request that names no TTL", async () => {
  const { put } = await start();
  expect((await put({})).status).toBe(400);
});

test("refuses a token to what a proxy forwarded", async () => {
  const { put } = await start();
  expect((await put({ [TTL]: "60", "X-Forwarded-For": "192.0.2.1" })).status).toBe(403);
});

test("refuses a token under a dated version", async () => {
  const { put } = await start();
  expect((await put({ [TTL]: "60" }, "/2021-07-15/api/token")).status).toBe(403);
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

test.for(["POST", "DELETE", "OPTIONS", "PUT"])("answers 405 to %s on a datum", async (method) => {
  const { newToken, get } = await start();
  expect((await get("/latest/meta-data/local-ipv4", await newToken(), method)).status).toBe(405);
});

test("answers 405 to GET on the token path", async () => {
  const { newToken, get } = await start();
  expect((await get("/latest/api/token", await newToken())).status).toBe(405);
});

test.for([
  "/latest/meta-data/nothing",
  "//latest/meta-data/local-ipv4",
  "/latest/meta-data/iam/security-credentials/other",
])("answers 404 with a page to %s", async (path) => {
  const { newToken, get } = await start();
  const answer = await get(path, await newToken());
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain("<title>404 - Not Found</title>");
});

test.for([
  "/latest/meta-data/iam/security-credentials/",
  "/latest/meta-data/iam/security-credentials/undefined",
])("has nothing at %s on an instance without a role", async (path) => {
  const { newToken, get } = await start({ ...INSTANCE, role: undefined });
  expect((await get(path, await newToken())).status).toBe(404);
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

test("plays the fault that a test picks by request and count", async () => {
  const seen: number[] = [];
  const { put } = await start(INSTANCE, ({ count, method }) => {
    seen.push(count);
    if (method !== "PUT" || count > 1) return undefined;
    return { status: 503, body: "busy", headers: { "Content-Type": "text/x-busy" }, delayMs: 20 };
  });
  const busy = await put({ [TTL]: "60" });
  expect(busy.status).toBe(503);
  expect(busy.headers.get("content-type")).toBe("text/x-busy");
  expect(await busy.text()).toBe("busy");
  expect((await put({ [TTL]: "60" })).status).toBe(200);
  expect(seen).toEqual([1, 2]);
});

test("resets the connection on demand", async () => {
  const { newToken } = await start(INSTANCE, () => "reset");
  await expect(newToken()).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
});

test("never answers on demand, and closes all the same", async () => {
  const { metadata } = await start(INSTANCE, () => "silence");
  const asked = fetch(metadata.url).then(
    () => "answered",
    () => "gave up",
  );
  await vi.waitUntil(() => metadata.requests.length === 1, { timeout: 10_000 });
  const early = new Promise((resolve) => setTimeout(resolve, 100, "silent"));
  expect(await Promise.race([asked, early])).toBe("silent");
  await metadata.close();
  expect(await asked).toBe("gave up");
});

test("drips without end on demand, until it closes", async () => {
  const { metadata } = await start(INSTANCE, () => "drip");
  const answer = await fetch(metadata.url);
  expect(answer.status).toBe(200);
  const reader = answer.body?.getReader();
  expect((await reader?.read())?.value).toHaveLength(1);
  expect((await reader?.read())?.value).toHaveLength(1);
  await metadata.close();
  await expect(reader?.closed).rejects.toThrow();
});

test("closes more than once without harm", async () => {
  const { metadata } = await start();
  await metadata.close();
  await metadata.close();
  await expect(fetch(metadata.url)).rejects.toThrow();
});

import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createServer as createTcpServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { Target, TargetGroup } from "../../sandbox/aws/server.ts";
import { type Check, type LoadBalancerOptions, startLoadBalancer } from "../../sandbox/load-balancer.ts";
import { selfSignedCertificate } from "../support/certificate.ts";
import { onPath } from "../support/debian-packages.ts";
import { listen } from "../support/listen.ts";
import { PATIENCE_MS } from "../support/patience.ts";

type HealthCheck = TargetGroup["healthCheck"];

const address = "127.31.4.7";
/** Milliseconds after which a check that does not come is given up. */
const SOON = PATIENCE_MS;

/** An app whose answer can be changed, and the requests that it got. */
async function startApp(first: RequestListener) {
  const requests: IncomingMessage[] = [];
  const app = { answer: first, requests };
  const server = createServer((request, response) => {
    requests.push(request);
    app.answer(request, response);
  });
  return { app, port: await listen(server, address) };
}

const answers =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, headers).end("x");

function groupOf(port: number, healthCheck: Partial<HealthCheck> = {}): TargetGroup {
  return {
    arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/awseb-test/0123456789abcdef",
    name: "awseb-test",
    loadBalancerArns: [],
    protocol: "HTTP",
    protocolVersion: "HTTP1",
    port: 80,
    vpcId: "vpc-1",
    healthCheck: {
      enabled: true,
      protocol: "HTTP",
      port: "traffic-port",
      path: "/",
      intervalSeconds: 15,
      timeoutSeconds: 5,
      healthyThreshold: 3,
      unhealthyThreshold: 2,
      matcher: { httpCode: "200" },
      ...healthCheck,
    },
    tags: {},
    targets: [{ id: "i-1", port, health: { state: "unused" } }],
  };
}

function balance(group: TargetGroup, options: Partial<LoadBalancerOptions> = {}) {
  const balancer = startLoadBalancer(group, { addressOf: () => address, intervalMs: 20, ...options });
  onTestFinished(() => balancer.close());
  return balancer;
}

/** A load balancer that checks an app with these answers. */
async function balanced(first: RequestListener, healthCheck: Partial<HealthCheck> = {}) {
  const { app, port } = await startApp(first);
  const group = groupOf(port, healthCheck);
  const balancer = balance(group);
  return { app, port, group, balancer, next: (wanted = any) => balancer.nextCheck(wanted, SOON) };
}

function onlyTarget(group: TargetGroup): Target {
  const [target] = group.targets;
  if (target === undefined) throw new Error("the group has no target");
  return target;
}

const any = (_: Check) => true;
const failed = (check: Check) => !check.passed;
const inState = (state: Check["state"]) => (check: Check) => check.state === state;

test("sends the load balancer's request", async () => {
  const { app, port } = await startApp(answers(200));
  await balance(groupOf(port, { path: "/healthcheck/?full=1" })).nextCheck(any, SOON);

  const [request] = app.requests;
  expect(`${request?.method} ${request?.url} HTTP/${request?.httpVersion}`).toBe(
    "GET /healthcheck/?full=1 HTTP/1.1",
  );
  expect(request?.rawHeaders).toEqual([
    ...["Host", `${address}:${port}`],
    ...["Connection", "close"],
    ...["User-Agent", "ELB-HealthChecker/2.0"],
    ...["Accept-Encoding", "gzip, compressed"],
  ]);
});

test("asks for / when the group has no path, and the health check port when it is not the traffic port", async () => {
  const { app, port } = await startApp(answers(200));
  await balance(groupOf(1, { path: undefined, port: String(port) })).nextCheck(any, SOON);
  expect(app.requests[0]?.url).toBe("/");
  expect(app.requests[0]?.headers.host).toBe(`${address}:${port}`);
});

test("checks at once, without waiting for the first interval", async () => {
  const { port } = await startApp(answers(200));
  await balance(groupOf(port), { intervalMs: 60_000 }).nextCheck(any, SOON);
});

test("checks once an interval", async () => {
  const { app, port } = await startApp(answers(200));
  const start = Date.now();
  const balancer = balance(groupOf(port), { intervalMs: 150 });
  while (app.requests.length < 3) await balancer.nextCheck(any, SOON);
  expect(Date.now() - start).toBeGreaterThanOrEqual(290);
});

test("a new target is initial, and healthy after one passed check", async () => {
  const { group, next } = await balanced(answers(200));
  expect(onlyTarget(group).health).toEqual({
    state: "initial",
    reason: "Elb.RegistrationInProgress",
    description: "Target registration is in progress",
  });
  const shown = { target: "i-1", path: "/", status: 200, location: undefined };
  expect(await next()).toEqual({ ...shown, passed: true, reason: undefined, state: "healthy" });
  expect(onlyTarget(group).health).toEqual({ state: "healthy" });
});

test("a new target that fails is initial until the unhealthy threshold", async () => {
  const { group, balancer, next } = await balanced(answers(400), { unhealthyThreshold: 3 });
  await next();
  expect(onlyTarget(group).health).toMatchObject({ state: "initial", reason: "Elb.InitialHealthChecking" });
  await next(inState("unhealthy"));
  expect(balancer.checks.map((check) => check.state)).toEqual(["initial", "initial", "unhealthy"]);
  expect(onlyTarget(group).health).toEqual({
    state: "unhealthy",
    reason: "Target.ResponseCodeMismatch",
    description: "Health checks failed with these codes: [400]",
  });
});

test("a healthy target falls after the unhealthy threshold and returns after the healthy threshold", async () => {
  const { app, balancer, next } = await balanced(answers(200), {
    unhealthyThreshold: 2,
    healthyThreshold: 3,
  });
  await next(inState("healthy"));
  app.answer = answers(500);
  await next(inState("unhealthy"));
  app.answer = answers(200);
  await next(inState("healthy"));
  const firstFailure = balancer.checks.findIndex(failed);
  expect(balancer.checks.slice(firstFailure).map(({ status, state }) => `${status} ${state}`)).toEqual([
    "500 healthy",
    "500 unhealthy",
    "200 unhealthy",
    "200 unhealthy",
    "200 healthy",
  ]);
});

test("a pass between failures starts the count of failures again", async () => {
  const { app, balancer, next } = await balanced(answers(200), { unhealthyThreshold: 2 });
  await next(inState("healthy"));
  app.answer = (request, response) => answers(app.requests.length % 2 === 0 ? 500 : 200)(request, response);
  for (let count = 0; count < 6; count += 1) await next();
  expect(balancer.checks.some(failed)).toBe(true);
  expect(balancer.checks.every((check) => check.state === "healthy")).toBe(true);
});

test("codes and a path that change while it runs count from the next check on", async () => {
  const { group, balancer, next } = await balanced(
    (request, response) =>
      answers(request.url === "/up/" ? 301 : 404, { location: "https://example.com/" })(request, response),
    { healthyThreshold: 2 },
  );
  expect(await next(inState("unhealthy"))).toMatchObject({ status: 404, passed: false });
  group.healthCheck.path = "/up/";
  const refused = await next(({ status }) => status === 301);
  expect(refused).toMatchObject({ location: "https://example.com/", passed: false });
  group.healthCheck = { ...group.healthCheck, matcher: { httpCode: "200-301" } };
  await next(inState("healthy"));
  expect(balancer.checks.filter((check) => check.passed)).toHaveLength(2);
});

test("a check tells the path that it asked for, not the one that came after", async () => {
  const { app, port } = await startApp(() => {});
  const group = groupOf(port);
  app.answer = (request, response) => {
    group.healthCheck.path = "/changed/";
    answers(200)(request, response);
  };
  const balancer = balance(group);
  expect(await balancer.nextCheck(any, SOON)).toMatchObject({ path: "/" });
  expect(await balancer.nextCheck(any, SOON)).toMatchObject({ path: "/changed/" });
});

test("redirects are not followed", async () => {
  const { app, port } = await startApp(answers(302, { location: "/login" }));
  const check = await balance(groupOf(port), { intervalMs: 60_000 }).nextCheck(any, SOON);
  expect(check).toMatchObject({ status: 302, location: "/login" });
  expect(app.requests.map((request) => request.url)).toEqual(["/"]);
});

test.for([
  ["200", 200, true],
  ["200", 301, false],
  ["200,301", 301, true],
  ["200,301", 300, false],
  ["200-301", 204, true],
  ["200-301", 301, true],
  ["200-301", 302, false],
  ["200-204,301", 301, true],
  [undefined, 200, true],
  [undefined, 204, false],
] as const)("with the codes %s, %i passes: %s", async ([httpCode, status, passed]) => {
  const { next } = await balanced(answers(status), { matcher: httpCode && { httpCode } });
  expect(await next()).toMatchObject({ status, passed });
});

test("an answer that does not come within the group's time-out is a time-out", async () => {
  const { app, group, next } = await balanced(() => {}, { timeoutSeconds: 0.3, unhealthyThreshold: 1 });
  expect(await next()).toMatchObject({ status: undefined, passed: false, reason: "Target.Timeout" });
  expect(onlyTarget(group).health.description).toBe("Request timed out");
  expect(app.requests, "checks of one target do not overlap").toHaveLength(1);
});

test("a refused connection is a failed health check", async () => {
  const server = createServer();
  const port = await listen(server, address);
  await new Promise((resolve) => server.close(resolve));
  const group = groupOf(port, { unhealthyThreshold: 1 });
  const check = await balance(group).nextCheck(any, SOON);
  expect(check).toMatchObject({ status: undefined, passed: false, reason: "Target.FailedHealthChecks" });
  expect(onlyTarget(group).health.description).toBe("Health checks failed");
});

test.for([
  ["a malformed answer", "SSH-2.0-OpenSSH_9.2\r\n"],
  ["a connection closed without an answer", ""],
  ["a body cut short", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx"],
] as const)("%s is a failed health check", async ([, text]) => {
  const server = createTcpServer((socket) => void socket.on("error", () => {}).end(text));
  const port = await listen(server, address);
  const check = await balance(groupOf(port)).nextCheck(any, SOON);
  expect(check).toMatchObject({ status: undefined, passed: false, reason: "Target.FailedHealthChecks" });
});

test.skipIf(!onPath("openssl"))(
  "an HTTPS check accepts a self-signed certificate, which takes openssl",
  async () => {
    const port = await listen(createTlsServer(selfSignedCertificate(), answers(200)), address);
    const check = await balance(groupOf(port, { protocol: "HTTPS" })).nextCheck(any, SOON);
    expect(check).toMatchObject({ status: 200, passed: true });
  },
);

test("every target is checked and judged by itself, at its own address", async () => {
  const { port } = await startApp(answers(200));
  const group = groupOf(port, { unhealthyThreshold: 1 });
  const targets: Target[] = [...group.targets, { id: "i-2", port, health: { state: "initial" } }];
  const addressOf = (target: Target) => (target.id === "i-1" ? address : "127.31.4.8");
  const balancer = balance({ ...group, targets }, { addressOf });
  await Promise.all([
    balancer.nextCheck((check) => check.target === "i-1" && check.state === "healthy", SOON),
    balancer.nextCheck((check) => check.target === "i-2" && check.state === "unhealthy", SOON),
  ]);
});

test("a target registered while it runs is checked from the next interval on", async () => {
  const { port, group, next } = await balanced(answers(200));
  await next();
  group.targets.push({ id: "i-2", port, health: { state: "initial" } });
  await next((check) => check.target === "i-2" && check.state === "healthy");
});

test("a target that is taken out is not checked any more, also not by a check on its way", async () => {
  const { app, port, group, balancer, next } = await balanced(() => {});
  await expect.poll(() => app.requests.length).toBe(1);
  const [gone] = group.targets.splice(0);
  app.answer = answers(200);
  group.targets.push({ id: "i-2", port, health: { state: "initial" } });
  await next((check) => check.target === "i-2");
  app.requests[0]?.socket.destroy();
  await next();
  await next();
  expect(balancer.checks.every((check) => check.target === "i-2")).toBe(true);
  expect(gone?.health.state).toBe("initial");
});

test("a target that comes back starts anew: initial, and healthy after one passed check", async () => {
  const { app, port, group, next } = await balanced(answers(500), {
    unhealthyThreshold: 1,
    healthyThreshold: 10,
  });
  await next(inState("unhealthy"));
  app.answer = answers(200);
  const back: Target = { id: "i-1", port, health: { state: "initial" } };
  group.targets.splice(0, 1, back);
  expect(await next((check) => check.passed)).toMatchObject({ state: "healthy" });
  expect(back.health).toEqual({ state: "healthy" });
});

test("a draining target is left alone", async () => {
  const { port } = await startApp(answers(200));
  const group = groupOf(port);
  const draining: Target = { id: "i-2", port, health: { state: "draining" } };
  const balancer = balance({ ...group, targets: [...group.targets, draining] });
  await balancer.nextCheck(any, SOON);
  await balancer.nextCheck(any, SOON);
  expect(balancer.checks.every((check) => check.target === "i-1")).toBe(true);
  expect(draining.health).toEqual({ state: "draining" });
});

test("onCheck sees every check", async () => {
  const { port } = await startApp(answers(200));
  const seen: Check[] = [];
  const balancer = balance(groupOf(port), { onCheck: (check) => seen.push(check) });
  await balancer.nextCheck(any, SOON);
  await balancer.nextCheck(any, SOON);
  expect(seen).toEqual(balancer.checks);
});

test("nextCheck that waits in vain names the last check, or says that there was none", async () => {
  const { balancer, next } = await balanced(answers(400));
  await next(inState("unhealthy"));
  await expect(balancer.nextCheck((check) => check.passed, 150)).rejects.toThrow(
    /^no such health check within 150 ms; the last was \{"target":"i-1","path":"\/","status":400,"passed":false,.*"state":"unhealthy"\}$/,
  );
  const silent = await balanced(() => {});
  await expect(silent.balancer.nextCheck(any, 50)).rejects.toThrow(
    "no such health check within 50 ms; there was none at all",
  );
});

test("close ends a check on its way, uncounted, and whoever waits for one", async () => {
  const { app, group, balancer, next } = await balanced(() => {});
  const waiting = expect(next()).rejects.toThrow("the load balancer was closed");
  await expect.poll(() => app.requests.length).toBe(1);
  await balancer.close();
  await waiting;
  expect(balancer.checks).toEqual([]);
  expect(onlyTarget(group).health.state).toBe("initial");
});

test.for(["10.0.0.10", "169.254.0.1", "8.8.8.8", "::1", "localhost", "127.0.0.1.example.com", "127.1"])(
  "refuses the address %s",
  (refused) => {
    expect(() => startLoadBalancer(groupOf(80), { addressOf: () => refused })).toThrow(
      `the load balancer checks addresses in 127.0.0.0/8 only, got "${refused}"`,
    );
  },
);

test.for([
  ["TCP", { protocol: "TCP", matcher: undefined }],
  ["gRPC", { matcher: { grpcCode: "12" } }],
] as const)("refuses a %s check", ([, healthCheck]) => {
  const group = groupOf(80, healthCheck);
  expect(() => startLoadBalancer(group, { addressOf: () => address })).toThrow("HTTP and HTTPS checks only");
});

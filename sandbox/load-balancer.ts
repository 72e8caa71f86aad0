/**
 * Plays the health checks of an Application Load Balancer against loopback. It checks the hooks' work, so it
 * shares no code with them.
 */
import http from "node:http";
import https from "node:https";
import { isIPv4 } from "node:net";
import type { Target, TargetGroup } from "./aws/server.ts";

type Health = Target["health"];

/** One health check of one target, and the state that it left the target in. */
export interface Check {
  readonly target: string;
  /** The path that was requested. ModifyTargetGroup may have set another one since. */
  readonly path: string;
  /** Undefined: there was no answer. */
  readonly status: number | undefined;
  readonly location: string | undefined;
  readonly passed: boolean;
  /** AWS's reason code for this check, even while the target's state has not changed yet. */
  readonly reason: string | undefined;
  readonly state: Health["state"];
}

export interface LoadBalancer {
  readonly checks: readonly Check[];
  /** The first check from now on that satisfies `predicate`; rejects with the last check in the message. */
  nextCheck(predicate: (check: Check) => boolean, timeoutMs: number): Promise<Check>;
  close(): Promise<void>;
}

export interface LoadBalancerOptions {
  /** An IPv4 address on loopback. Any other address is refused. */
  readonly addressOf: (target: Target) => string;
  /** Replaces the group's own interval, so that a story takes seconds. */
  readonly intervalMs?: number | undefined;
  readonly onCheck?: ((check: Check) => void) | undefined;
}

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
}

interface Failure {
  readonly reason: "Target.ResponseCodeMismatch" | "Target.Timeout" | "Target.FailedHealthChecks";
  readonly description: string;
}

interface Waiter {
  readonly predicate: (check: Check) => boolean;
  readonly resolve: (check: Check) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Registers every target anew (`initial`) and checks at once, then after each interval. It follows
 * `group.targets`: an added target is checked from the next interval on. The last answer of a removed target
 * does not count any more.
 */
export function startLoadBalancer(group: TargetGroup, options: LoadBalancerOptions): LoadBalancer {
  const { protocol, matcher } = group.healthCheck;
  if (!isHttp(protocol) || matcher?.grpcCode !== undefined) {
    throw new Error(`the load balancer plays HTTP and HTTPS checks only, ${group.name} has another kind`);
  }
  const addressOf = (target: Target) => onLoopback(options.addressOf(target));
  group.targets.forEach(addressOf);

  const checks: Check[] = [];
  const waiters = new Set<Waiter>();
  const counters = new WeakMap<Target, Counter>();
  const running = new Map<Target, Promise<void>>();
  const closed = new AbortController();

  const check = async (target: Target, counter: Counter) => {
    const asked = { address: addressOf(target), path: group.healthCheck.path ?? "/" };
    const answer = await request(target, asked, group, closed.signal);
    if (closed.signal.aborted || !group.targets.includes(target)) return;
    // The codes are read after the answer, because ModifyTargetGroup may have changed them in the meantime.
    const failure = judge(answer, group.healthCheck.matcher?.httpCode ?? "200");
    target.health = counter.count(failure, group.healthCheck);
    const answered = "status" in answer ? answer : undefined;
    const result: Check = {
      target: target.id,
      path: asked.path,
      status: answered?.status,
      location: answered?.location,
      passed: failure === undefined,
      reason: failure?.reason,
      state: target.health.state,
    };
    checks.push(result);
    options.onCheck?.(result);
    for (const waiter of [...waiters].filter(({ predicate }) => predicate(result))) waiter.resolve(result);
  };

  const checkAll = () => {
    for (const target of group.targets) {
      // Checks of one target never overlap: the sandbox's interval may be shorter than the group's time-out.
      if (!group.healthCheck.enabled || target.health.state === "draining" || running.has(target)) continue;
      const counter = counters.get(target) ?? new Counter(target);
      counters.set(target, counter);
      running.set(
        target,
        check(target, counter).finally(() => running.delete(target)),
      );
    }
  };

  const timer = setInterval(checkAll, options.intervalMs ?? 1000);
  checkAll();

  return {
    checks,
    nextCheck: (predicate, timeoutMs) =>
      new Promise<Check>((resolve, reject) => {
        const settle = <Value>(then: (value: Value) => void) => {
          return (value: Value) => {
            clearTimeout(limit);
            waiters.delete(waiter);
            then(value);
          };
        };
        const waiter: Waiter = { predicate, resolve: settle(resolve), reject: settle(reject) };
        const limit = setTimeout(() => {
          const last = checks.at(-1);
          const seen = last === undefined ? "there was none at all" : `the last was ${JSON.stringify(last)}`;
          waiter.reject(new Error(`no such health check within ${timeoutMs} ms; ${seen}`));
        }, timeoutMs);
        waiters.add(waiter);
      }),
    close: async () => {
      clearInterval(timer);
      closed.abort();
      await Promise.all(running.values());
      for (const waiter of [...waiters]) waiter.reject(new Error("the load balancer was closed"));
    },
  };
}

/** Counts a target's consecutive passes and failures, and derives the state that AWS would report. */
class Counter {
  #passes = 0;
  #failures = 0;
  #health: Health = {
    state: "initial",
    reason: "Elb.RegistrationInProgress",
    description: "Target registration is in progress",
  };

  constructor(target: Target) {
    target.health = this.#health;
  }

  count(failure: Failure | undefined, thresholds: TargetGroup["healthCheck"]): Health {
    this.#passes = failure === undefined ? this.#passes + 1 : 0;
    this.#failures = failure === undefined ? 0 : this.#failures + 1;
    this.#health = this.#next(failure, thresholds);
    return this.#health;
  }

  #next(failure: Failure | undefined, thresholds: TargetGroup["healthCheck"]): Health {
    const initial = this.#health.state === "initial";
    if (failure === undefined) {
      // One pass is enough for a newly registered target. Only an unhealthy target must reach the threshold.
      const enough = initial || this.#passes >= thresholds.healthyThreshold;
      return enough ? { state: "healthy" } : this.#health;
    }
    if (this.#failures >= thresholds.unhealthyThreshold || this.#health.state === "unhealthy") {
      return { state: "unhealthy", ...failure };
    }
    if (!initial) return this.#health;
    return {
      state: "initial",
      reason: "Elb.InitialHealthChecking",
      description: "Initial health checks in progress",
    };
  }
}

function judge(answer: Answer | Failure, codes: string): Failure | undefined {
  if (!("status" in answer)) return answer;
  if (matches(codes, answer.status)) return undefined;
  return {
    reason: "Target.ResponseCodeMismatch",
    description: `Health checks failed with these codes: [${answer.status}]`,
  };
}

/** `200`, `200,301` or `200-301`. */
function matches(codes: string, status: number): boolean {
  return codes.split(",").some((part) => {
    const [first, last = first] = part.split("-").map(Number);
    return first !== undefined && last !== undefined && first <= status && status <= last;
  });
}

async function request(
  target: Target,
  { address, path }: { readonly address: string; readonly path: string },
  group: TargetGroup,
  closed: AbortSignal,
): Promise<Answer | Failure> {
  const { protocol, port, timeoutSeconds } = group.healthCheck;
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
  const checkPort = port === "traffic-port" ? target.port : Number(port);
  const signal = AbortSignal.any([timeout, closed]);
  try {
    return await get(protocol, address, checkPort, path, signal);
  } catch {
    if (timeout.aborted) return { reason: "Target.Timeout", description: "Request timed out" };
    return { reason: "Target.FailedHealthChecks", description: "Health checks failed" };
  }
}

function get(protocol: string, address: string, port: number, path: string, signal: AbortSignal) {
  return new Promise<Answer>((resolve, reject) => {
    const options = {
      agent: false,
      host: address,
      port,
      path,
      signal,
      // The load balancer does not verify a target's certificate.
      rejectUnauthorized: false,
      headers: {
        Host: `${address}:${port}`,
        Connection: "close",
        "User-Agent": "ELB-HealthChecker/2.0",
        "Accept-Encoding": "gzip, compressed",
      },
    };
    const sent = protocol === "HTTPS" ? https.get(options) : http.get(options);
    sent.on("response", (response) => {
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, location: response.headers.location }),
      );
      response.resume();
    });
    sent.on("error", reject);
    sent.on("close", () => reject(new Error("closed without an answer")));
  });
}

function isHttp(protocol: string): boolean {
  return protocol === "HTTP" || protocol === "HTTPS";
}

function onLoopback(address: string): string {
  if (isIPv4(address) && address.startsWith("127.")) return address;
  throw new Error(`the load balancer checks addresses in 127.0.0.0/8 only, got "${address}"`);
}

import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { TargetGroup } from "../aws/target-group.ts";
import { sleep, withDeadline } from "../deadline.ts";
import type { ProbeResult } from "../diagnosis/answers.ts";
import { errorCodeOf } from "../errors.ts";
import { exchange } from "../http.ts";
import type { SuccessCodes } from "../success-codes.ts";

const PAUSE_MILLISECONDS = 1000;
const MAX_BODY_BYTES = 64 * 1024;
/** An answer that is late by this much still tells more than no answer. */
const PATIENCE_MILLISECONDS = 10_000;

class ProbeTimeout extends Error {
  override readonly name = "ProbeTimeout";
}

/**
 * Sends the load balancer's request to the app on this instance until the answer has one of the codes or the
 * time is up. Resolves to the last result.
 */
export async function probe(
  target: {
    readonly address: string;
    readonly healthCheck: TargetGroup["healthCheck"];
    readonly path: string;
    /** The Host to send. Default: the address with the port, which a load balancer sends. */
    readonly host?: string | undefined;
  },
  codes: SuccessCodes,
  seconds: number,
  signal: AbortSignal,
): Promise<{ readonly passed: boolean; readonly last: ProbeResult }> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const last = await sendOnce(target, signal);
    const passed = last.kind === "answer" && codes.has(last.status);
    if (passed || performance.now() + PAUSE_MILLISECONDS > end) return { passed, last };
    await sleep(PAUSE_MILLISECONDS, signal);
  }
}

/**
 * Sends the request as an Application Load Balancer sends it. Host is the private address with the port. No
 * X-Forwarded header says that a client came by HTTPS.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
async function sendOnce(
  { address, healthCheck, path, host }: Parameters<typeof probe>[0],
  signal: AbortSignal,
): Promise<ProbeResult> {
  const { protocol, port, timeoutSeconds } = healthCheck;
  const https = protocol === "HTTPS";
  const url = new URL(`${https ? "https" : "http"}://${address}:${port}${path}`);
  const headers = {
    Host: host ?? `${address}:${port}`,
    Connection: "close",
    "User-Agent": "ELB-HealthChecker/2.0",
    "Accept-Encoding": "gzip, compressed",
  };
  const started = performance.now();
  try {
    const { status, headers: answered } = await withDeadline(
      signal,
      timeoutSeconds * 1000 + PATIENCE_MILLISECONDS,
      () => new ProbeTimeout("no answer"),
      (callSignal) =>
        exchange(
          https ? requestHttps : requestHttp,
          url,
          // A load balancer does not verify the certificate of its targets either.
          { headers, agent: false, rejectUnauthorized: false, signal: callSignal },
          MAX_BODY_BYTES,
        ),
    );
    const milliseconds = performance.now() - started;
    if (milliseconds > timeoutSeconds * 1000) {
      return { kind: "too slow", status, seconds: Math.round(milliseconds / 100) / 10 };
    }
    return { kind: "answer", status, location: answered.location };
  } catch (error) {
    signal.throwIfAborted();
    const code = error instanceof ProbeTimeout ? "TIMEOUT" : (errorCodeOf(error) ?? "ERROR");
    return { kind: "failure", code, message: error instanceof Error ? error.message : String(error) };
  }
}

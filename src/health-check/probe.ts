import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { constants, gunzipSync } from "node:zlib";
import type { TargetGroup } from "../aws/target-group.ts";
import { sleep, withDeadline } from "../deadline.ts";
import type { ProbeResult } from "../diagnosis/observation.ts";
import { errorCodeOf } from "../errors.ts";
import { exchange, type HttpAnswer } from "../http.ts";
import type { SuccessCodes } from "../success-codes.ts";

const PAUSE_MILLISECONDS = 1000;
/** An app that has just been started takes some seconds. */
const SILENT_MILLISECONDS = 5000;
const MAX_BODY_BYTES = 64 * 1024;
/** An answer that is late by this much still tells more than no answer. */
const PATIENCE_MILLISECONDS = 10_000;

class ProbeTimeout extends Error {
  override readonly name = "ProbeTimeout";
}

export interface ProbeTarget {
  readonly address: string;
  readonly healthCheck: TargetGroup["healthCheck"];
  readonly path: string;
  /** The Host to send. Default: the address with the port, which a load balancer sends. */
  readonly host?: string | undefined;
  /** As a visitor's request comes who uses HTTPS: the load balancer tells so. */
  readonly isVisitor?: boolean | undefined;
}

/**
 * Sends the load balancer's request to the app on this instance until the answer has one of the codes or the
 * time is up. Resolves to the last result.
 */
export async function probe(
  target: ProbeTarget,
  codes: SuccessCodes,
  seconds: number,
  signal: AbortSignal,
  /** Called once, where a person who reads along would begin to wonder. */
  onWait: (last: ProbeResult, secondsLeft: number) => void = () => {},
): Promise<{ readonly passed: boolean; readonly last: ProbeResult }> {
  const started = performance.now();
  const end = started + seconds * 1000;
  let isSaid = false;
  for (;;) {
    const last = await sendOnce(target, signal);
    const passed = last.kind === "answer" && codes.has(last.status);
    const now = performance.now();
    if (passed || now + PAUSE_MILLISECONDS > end) return { passed, last };
    if (!isSaid && now > started + SILENT_MILLISECONDS) {
      onWait(last, Math.round((end - now) / 1000));
      isSaid = true;
    }
    await sleep(PAUSE_MILLISECONDS, signal);
  }
}

/**
 * Sends the request as an Application Load Balancer sends it. Host is the private address with the port. No
 * X-Forwarded header says that a client came by HTTPS. The path is sent as it stands: a URL would resolve its
 * dots, and the load balancer does not.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
export async function sendOnce(
  { address, healthCheck, path, host, isVisitor }: ProbeTarget,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const { protocol, port, timeoutSeconds } = healthCheck;
  const https = protocol === "HTTPS";
  const url = new URL(`${https ? "https" : "http"}://${address}:${port}`);
  const headers = {
    Host: host ?? `${address}:${port}`,
    Connection: "close",
    "User-Agent": "ELB-HealthChecker/2.0",
    "Accept-Encoding": "gzip, compressed",
    ...(isVisitor && { "X-Forwarded-Proto": "https", "X-Forwarded-Port": "443" }),
  };
  const started = performance.now();
  try {
    const answer = await withDeadline(
      signal,
      timeoutSeconds * 1000 + PATIENCE_MILLISECONDS,
      () => new ProbeTimeout("no answer"),
      (callSignal) =>
        exchange(
          https ? requestHttps : requestHttp,
          url,
          // A load balancer does not verify the certificate of its targets either.
          { path, headers, agent: false, rejectUnauthorized: false, signal: callSignal },
          MAX_BODY_BYTES,
        ),
    );
    const { status } = answer;
    const milliseconds = performance.now() - started;
    if (milliseconds > timeoutSeconds * 1000) {
      return { kind: "too slow", status, seconds: Math.round(milliseconds / 100) / 10 };
    }
    return { kind: "answer", status, location: answer.headers.location, ...signsIn(answer) };
  } catch (error) {
    signal.throwIfAborted();
    const code = error instanceof ProbeTimeout ? "TIMEOUT" : (errorCodeOf(error) ?? "ERROR");
    return { kind: "failure", code, message: error instanceof Error ? error.message : String(error) };
  }
}

/** nginx and Apache sign the pages that they make themselves. */
function signsIn({
  body,
  headers,
}: HttpAnswer): Pick<ProbeResult & { kind: "answer" }, "isOfProxy" | "asksForPassword"> {
  const text = textOf(body, headers["content-encoding"]);
  return {
    isOfProxy: /<center>nginx|<address>Apache/.test(text),
    asksForPassword: /<input\b[^<>]*?\stype\s*=\s*["']?password/i.test(text),
  };
}

/** A body that does not unpack has no signs. */
function textOf(body: Buffer, encoding: string | undefined): string {
  if (encoding !== "gzip") return body.toString("latin1");
  try {
    // The end may be missing: only the beginning of a long page was read.
    const options = { maxOutputLength: 16 * MAX_BODY_BYTES, finishFlush: constants.Z_SYNC_FLUSH };
    return gunzipSync(body, options).subarray(0, MAX_BODY_BYTES).toString("latin1");
  } catch {
    return "";
  }
}

import { request } from "node:http";
import { isIPv4 } from "node:net";
import { jitter, sleep, withDeadline } from "../deadline.ts";
import type { Env } from "../env.ts";
import { describeError, HookError } from "../errors.ts";
import { exchange, type HttpAnswer } from "../http.ts";

export const DEFAULT_ENDPOINT = "http://169.254.169.254";
const TOKEN_SECONDS = 60;
const CALL_SECONDS = 2;
/** The limit for one datum with its token. Whatever the service does, a hook knows after this time. */
const DATUM_SECONDS = 8;
const CALL_ATTEMPTS = 4;
const MAX_ANSWER_BYTES = 16 * 1024;

/**
 * The instance metadata service, version 2 only: every datum is asked for with a token.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-v2-how-it-works.html
 */
export class InstanceMetadata {
  readonly #endpoint: URL;
  readonly #signal: AbortSignal;
  #token: Promise<string> | undefined;

  /** AWS's own SDKs read another endpoint from `AWS_EC2_METADATA_SERVICE_ENDPOINT`, too. */
  constructor(env: Env, signal: AbortSignal) {
    this.#endpoint = parseEndpoint(env.AWS_EC2_METADATA_SERVICE_ENDPOINT?.trim() || DEFAULT_ENDPOINT);
    this.#signal = signal;
  }

  /** It answers on loopback, as in the sandbox, where the instances have addresses of loopback too. */
  get isStandIn(): boolean {
    return this.#endpoint.hostname.startsWith("127.");
  }

  /** The datum at a path below `/latest/`. Undefined when the instance has none (404). */
  async get(path: string): Promise<string | undefined> {
    const tooSlow = () => failure(`did not answer within ${DATUM_SECONDS} s`);
    const answer = await withDeadline(this.#signal, DATUM_SECONDS * 1000, tooSlow, async (signal) => {
      const ask = async () => {
        const headers = { "X-aws-ec2-metadata-token": await this.#sharedToken(signal) };
        return this.#call("GET", path, headers, signal);
      };
      const first = await ask();
      if (first.status !== 401) return first;
      // The token expired, or the service forgot it. One new token is fetched, and the answer to that one
      // counts.
      this.#token = undefined;
      return ask();
    });
    return answer.status === 404 ? undefined : bodyOf(answer);
  }

  #sharedToken(signal: AbortSignal): Promise<string> {
    this.#token ??= this.#fetchToken(signal).catch((error) => {
      this.#token = undefined;
      throw error;
    });
    return this.#token;
  }

  async #fetchToken(signal: AbortSignal): Promise<string> {
    const headers = { "X-aws-ec2-metadata-token-ttl-seconds": String(TOKEN_SECONDS) };
    const token = bodyOf(await this.#call("PUT", "api/token", headers, signal));
    // The token goes into a header, so it may hold only the characters of a token.
    if (!/^[\w+/=.-]+$/.test(token)) throw unexpected("something that is not a token");
    return token;
  }

  /** Tries again on connection errors, time-outs, 5xx and 429: the service throttles each instance. */
  async #call(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    const url = new URL(`latest/${path}`, this.#endpoint);
    const noAnswer = () => new Error(`no answer within ${CALL_SECONDS} s`);
    for (let attempt = 1; ; attempt++) {
      let problem: unknown;
      try {
        const answer = await withDeadline(signal, CALL_SECONDS * 1000, noAnswer, (callSignal) =>
          exchange(request, url, { method, headers, signal: callSignal }, MAX_ANSWER_BYTES),
        );
        if (answer.status < 500 && answer.status !== 429) return answer;
        problem = new Error(`HTTP ${answer.status}`);
      } catch (error) {
        signal.throwIfAborted();
        problem = error;
      }
      if (attempt === CALL_ATTEMPTS)
        throw failure(`cannot be reached after ${CALL_ATTEMPTS} attempts: ${describeError(problem)}`);
      await sleep(jitter(0.5, 1) * 100 * 2 ** attempt, signal);
    }
  }
}

/** The instance's private IPv4 address. The load balancer calls the instance by it. */
export async function privateAddress(metadata: InstanceMetadata): Promise<string> {
  const text = (await metadata.get("meta-data/local-ipv4"))?.trim();
  if (text === undefined) {
    const message = "this instance has no private IPv4 address (its metadata service says 404)";
    const remedy = "Elastic Beanstalk registers instances by that address: give the subnet IPv4.";
    throw new HookError("failure", message, { remedy: [remedy] });
  }
  if (!isIPv4(text)) throw unexpected("something that is not one IPv4 address");
  const isOfSandbox = metadata.isStandIn && text.startsWith("127.");
  if (!isOfSandbox && !isOfAnInstance(text)) throw unexpected(`${text}, which no instance has`);
  return text;
}

/** Not this host, not loopback or link-local, and neither multicast nor reserved. */
export function isOfAnInstance(address: string): boolean {
  const [first = 0, second] = address.split(".").map(Number);
  return first > 0 && first < 224 && first !== 127 && !(first === 169 && second === 254);
}

function bodyOf({ status, truncated, body }: HttpAnswer): string {
  if (status === 403) {
    const remedy =
      "It is turned off for this instance or blocked on it: set its HttpEndpoint option to enabled.";
    throw failure("refuses to answer (HTTP 403)", remedy);
  }
  if (status === 401) throw failure("does not take the token that it gave itself (HTTP 401)", ASK_BY_HAND);
  if (status !== 200) throw unexpected(`HTTP ${status}`);
  if (truncated) throw unexpected(`more than ${MAX_ANSWER_BYTES} bytes`);
  return body.toString("utf8");
}

function parseEndpoint(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "http:") {
    const message = `AWS_EC2_METADATA_SERVICE_ENDPOINT must be an http:// address, got "${text}"`;
    throw new HookError("failure", message);
  }
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

function failure(what: string, remedy = REACH): HookError {
  return new HookError("failure", `the instance metadata service ${what}`, { remedy: [remedy] });
}

/** A container with a network of its own is one hop further away than the service's answers go by default. */
const ASK_BY_HAND = `Try it by hand on the instance itself, not in a container: curl -H "X-aws-ec2-metadata-token: $(curl -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' ${DEFAULT_ENDPOINT}/latest/api/token)" ${DEFAULT_ENDPOINT}/latest/meta-data/local-ipv4`;
const REACH = "Look for a firewall rule, a proxy or a hop limit that keeps root on this instance from it.";

function unexpected(what: string): HookError {
  return failure(`answered with ${what}`, "Something else may answer at its address: look for a proxy.");
}

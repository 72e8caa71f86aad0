import { randomBytes } from "node:crypto";
import type http from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { type Server, startServer } from "../server.ts";

export interface InstanceFacts {
  readonly privateIp: string;
  readonly region: string;
  readonly instanceId: string;
  /** The role of the instance profile. Without a role the instance has no credentials (404). */
  readonly role?:
    | {
        readonly name: string;
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly token: string;
      }
    | undefined;
}

export interface MetadataRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
}

export type FaultAnswer =
  | { status: number; body?: string; headers?: Record<string, string>; delayMs?: number }
  /** Accepts the request and never answers, as when the hop limit is too low. */
  | "silence"
  /** Resets the connection. */
  | "reset"
  /** Status 200, then one byte every 100 ms without end. */
  | "drip";

/** `count` is the 1-based number of this request. Undefined: no fault, the real rules apply. */
export type MetadataFault = (
  request: MetadataRequest & { readonly count: number },
) => FaultAnswer | undefined;

export interface MetadataServer extends Server {
  /** In order of arrival, including refused ones. */
  readonly requests: readonly MetadataRequest[];
  fault: MetadataFault | undefined;
}

type Answer = Exclude<FaultAnswer, string>;

const TOKEN_PATH = "/latest/api/token";
const TTL_HEADER = "x-aws-ec2-metadata-token-ttl-seconds";
const MAX_TTL_SECONDS = 21_600;
const CREDENTIALS_SECONDS = 6 * 60 * 60;
const DRIP_MILLISECONDS = 100;

/**
 * The instance metadata service, version 2 only, with the rules of the real one:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-v2-how-it-works.html
 */
export async function startMetadata(instance: InstanceFacts): Promise<MetadataServer> {
  const requests: MetadataRequest[] = [];
  const expiryByToken = new Map<string, number>();
  const metadata: Omit<MetadataServer, keyof Server> = { requests, fault: undefined };

  const server = await startServer(async (request, response) => {
    const seen = { method: request.method ?? "", path: request.url ?? "", headers: request.headers };
    requests.push(seen);
    const fault = metadata.fault?.({ ...seen, count: requests.length });
    await play(fault ?? answerTo(seen, instance, expiryByToken), request, response);
  });
  return Object.assign(metadata, server);
}

function answerTo(
  request: MetadataRequest,
  instance: InstanceFacts,
  expiryByToken: Map<string, number>,
): Answer {
  const { method, path, headers } = request;
  if (method === "PUT") {
    // A proxy that forwards everything must not be able to get a token for somebody else.
    if (headers["x-forwarded-for"] !== undefined) return page(403, "Forbidden");
    if (/^\/\d{4}-\d{2}-\d{2}\//.test(path)) return page(403, "Forbidden");
    return path === TOKEN_PATH
      ? newToken(headers[TTL_HEADER], expiryByToken)
      : page(405, "Method Not Allowed");
  }
  if ((method !== "GET" && method !== "HEAD") || path === TOKEN_PATH) return page(405, "Method Not Allowed");

  const expiry = expiryByToken.get(String(headers["x-aws-ec2-metadata-token"]));
  if (expiry === undefined || expiry <= Date.now()) return page(401, "Unauthorized");

  const datum = datumAt(path, instance);
  return datum === undefined ? page(404, "Not Found") : text(datum);
}

function newToken(ttl: string | string[] | undefined, expiryByToken: Map<string, number>): Answer {
  const seconds = typeof ttl === "string" && /^\d{1,5}$/.test(ttl) ? Number(ttl) : 0;
  if (seconds < 1 || seconds > MAX_TTL_SECONDS) return page(400, "Bad Request");
  const token = randomBytes(40).toString("base64");
  expiryByToken.set(token, Date.now() + seconds * 1000);
  return text(token, { [TTL_HEADER]: String(seconds) });
}

function datumAt(path: string, { privateIp, region, instanceId, role }: InstanceFacts): string | undefined {
  switch (path) {
    case "/latest/meta-data/local-ipv4":
      return privateIp;
    case "/latest/meta-data/instance-id":
      return instanceId;
    case "/latest/meta-data/placement/region":
      return region;
    case "/latest/meta-data/iam/security-credentials":
    case "/latest/meta-data/iam/security-credentials/":
      return role?.name;
    case `/latest/meta-data/iam/security-credentials/${role?.name}`:
      return role && json(credentials(role));
    case "/latest/dynamic/instance-identity/document":
      return json({ availabilityZone: `${region}a`, instanceId, privateIp, region, version: "2017-09-30" });
    default:
      return undefined;
  }
}

function credentials(role: NonNullable<InstanceFacts["role"]>) {
  const time = (fromNow: number) =>
    new Date(Date.now() + fromNow * 1000).toISOString().replace(/\.\d+Z$/, "Z");
  return {
    Code: "Success",
    LastUpdated: time(0),
    Type: "AWS-HMAC",
    AccessKeyId: role.accessKeyId,
    SecretAccessKey: role.secretAccessKey,
    Token: role.token,
    Expiration: time(CREDENTIALS_SECONDS),
  };
}

function json(value: object): string {
  return JSON.stringify(value, undefined, 2);
}

function text(body: string, headers: Record<string, string> = {}): Answer {
  return { status: 200, body, headers };
}

/**
 * The real service explains a refusal in an XHTML page. Clients have mistaken such a page for the datum
 * before.
 */
function page(status: number, reason: string): Answer {
  const title = `${status} - ${reason}`;
  const body = `<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
 <head>
  <title>${title}</title>
 </head>
 <body>
  <h1>${title}</h1>
 </body>
</html>
`;
  return { status, body, headers: { "content-type": "text/html" } };
}

async function play(answer: FaultAnswer, request: http.IncomingMessage, response: http.ServerResponse) {
  if (answer === "silence") return;
  if (answer === "reset") {
    request.socket.resetAndDestroy();
    return;
  }
  if (answer === "drip") {
    response.writeHead(200, { "content-type": "text/plain" }).flushHeaders();
    const timer = setInterval(() => response.write("1"), DRIP_MILLISECONDS);
    response.once("close", () => clearInterval(timer));
    return;
  }
  const { status, body = "", headers, delayMs } = answer;
  if (delayMs !== undefined) await delay(delayMs, undefined, { ref: false });
  response.statusCode = status;
  // Headers are set one by one, so that a fault can spell a header's name differently and still replace it.
  const all = Object.entries({ "content-type": "text/plain", server: "EC2ws", ...headers });
  for (const [name, value] of all) response.setHeader(name, value);
  response.end(body);
}

import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import { onTestFinished } from "vitest";
import type { SandboxOptions } from "../../sandbox/sandbox.ts";
import { listen } from "./listen.ts";
import { type HookBench, hookBench, type WhenFinished } from "./sandbox.ts";

/** What an app behind SECURE_SSL_REDIRECT does, which knows from the load balancer's header who uses HTTPS. */
export const redirectToHttps: RequestListener = (request, response) => {
  if (request.headers["x-forwarded-proto"] === "https") response.end();
  else redirectAll(request, response);
};

/** Without SECURE_PROXY_SSL_HEADER. */
export const redirectAll: RequestListener = (request, response) => {
  response.writeHead(301, { Location: `https://${request.headers.host}${request.url}` }).end();
};

export function answers(status: number, headers = {}): RequestListener {
  return (_, response) => void response.writeHead(status, headers).end();
}

export interface AppBench extends HookBench {
  /** What the app was asked for. */
  readonly requests: readonly { readonly url: string | undefined; readonly headers: IncomingHttpHeaders }[];
}

/** A bench whose app answers with `listener`. */
export async function benchWithApp(
  listener: RequestListener = redirectToHttps,
  options: Partial<SandboxOptions> = {},
  whenFinished: WhenFinished = onTestFinished,
): Promise<AppBench> {
  const bench = await hookBench({}, options, whenFinished);
  const requests: AppBench["requests"][number][] = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url, headers: request.headers });
    listener(request, response);
  });
  await listen(server, bench.address, bench.port, whenFinished);
  return { ...bench, requests };
}

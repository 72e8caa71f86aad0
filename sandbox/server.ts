import http from "node:http";
import type { AddressInfo } from "node:net";

export interface Server {
  /** `http://127.0.0.1:PORT`, no trailing slash. */
  readonly url: string;
  /** Also destroys open sockets, so that a request without an answer does not keep the server open. */
  close(): Promise<void>;
}

const HOST = "127.0.0.1";
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Listens on a free loopback port. A handler that throws is a bug of the sandbox: the client gets 500 with
 * the stack.
 */
export async function startServer(handler: http.RequestListener): Promise<Server> {
  const server = http.createServer(async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(error instanceof Error ? error.stack : String(error));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, HOST, resolve);
  });
  const { port } = server.address() as AddressInfo;

  let closed: Promise<void> | undefined;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://${HOST}:${port}`,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/** Rejects when the body is longer than 1 MiB, and when the client goes away. */
export async function readBody(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const stream: AsyncIterable<Buffer> = request;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error(`the request body is longer than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

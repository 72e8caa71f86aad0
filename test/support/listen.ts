import type { Server as HttpServer } from "node:http";
import type { Server as HttpsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { onTestFinished } from "vitest";
import type { WhenFinished } from "./sandbox.ts";

/** On this port, or on a free one; answers with it. Closed with its connections when the test ends. */
export async function listen(
  server: Server | HttpServer | HttpsServer,
  host: string,
  port = 0,
  whenFinished: WhenFinished = onTestFinished,
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  whenFinished(async () => {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

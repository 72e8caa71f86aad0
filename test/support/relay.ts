import net, { type AddressInfo } from "node:net";
import tls from "node:tls";
import type { Certificate } from "./certificate.ts";

export interface Relay {
  /** `http://127.0.0.1:PORT`, with a certificate `https://...`. */
  readonly url: string;
  /** How many connections it has taken so far. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** Passes every connection on to a server on loopback, and counts them; with a certificate it speaks TLS in front. */
export async function startRelay(target: string, certificate?: Certificate): Promise<Relay> {
  const { hostname, port } = new URL(target);
  if (!/^127(\.\d{1,3}){3}$/.test(hostname)) throw new Error(`a relay stays on 127.0.0.0/8, got ${target}`);
  const sockets = new Set<net.Socket>();
  let connections = 0;
  const pass = (socket: net.Socket) => {
    connections += 1;
    const onward = net.connect(Number(port), hostname);
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(from);
      from.setNoDelay(true);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  };
  const server = certificate ? tls.createServer(certificate, pass) : net.createServer(pass);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `${certificate ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

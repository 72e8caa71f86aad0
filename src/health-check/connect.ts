import { connect as openSocket } from "node:net";
import { CONNECT_SECONDS } from "../diagnosis/causes/connections.ts";
import type { Outcome } from "../diagnosis/observation.ts";
import { errorCodeOf } from "../errors.ts";

/**
 * Whether something accepts connections there. A load balancer's check without path and codes wants no more.
 */
export function connect(address: string, port: number, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = openSocket({ host: address, port, signal });
    const settle = (outcome: Outcome) => {
      socket.destroy();
      resolve(outcome);
    };
    const fail = (code: string, message: string) => settle({ kind: "failure", code, message });
    socket.setTimeout(CONNECT_SECONDS * 1000, () => fail("TIMEOUT", "no connection"));
    socket.once("connect", () => settle({ kind: "connected" }));
    socket.once("error", (error) => fail(errorCodeOf(error) ?? "ERROR", error.message));
  });
}

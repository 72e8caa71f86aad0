import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { type Instance, instancePath } from "./platform.ts";
import { type AppProcess, ofLiving } from "./processes.ts";

/** Where a process waits for connections. */
export interface Listener {
  readonly address: string;
  readonly port: number;
}

/** The TCP sockets on which these processes listen (IPv4, or both families): see proc_pid_net(5). */
export function listenersOf(instance: Instance, pids: readonly string[]): readonly Listener[] {
  const proc = instancePath(instance, "/proc");
  const found = new Map<string, Listener>();
  for (const pid of pids) {
    const own = new Set(
      (ofLiving(() => readdirSync(`${proc}/${pid}/fd`)) ?? []).flatMap(
        (fd) => ofLiving(() => readlinkSync(`${proc}/${pid}/fd/${fd}`)) ?? [],
      ),
    );
    for (const family of ["tcp", "tcp6"]) {
      const table = ofLiving(() => readFileSync(`${proc}/${pid}/net/${family}`, "utf8").split("\n")) ?? [];
      for (const line of table) {
        const fields = line.trim().split(/\s+/);
        const [host = "", port = ""] = fields[1]?.split(":") ?? [];
        const address = fields[3] === "0A" && own.has(`socket:[${fields[9]}]`) && dotted(host);
        if (address) found.set(`${address}:${port}`, { address, port: Number.parseInt(port, 16) });
      }
    }
  }
  return [...found.values()];
}

/**
 * Reads the kernel's little-endian words. Undefined for an IPv6 address, unless it is "any" or holds an IPv4
 * address.
 */
function dotted(hex: string): string | undefined {
  if (/^0+$/.test(hex)) return "0.0.0.0";
  const word = hex.length === 8 ? hex : /^0{16}FFFF0000(\w{8})$/.exec(hex)?.[1];
  return word
    ?.match(/../g)
    ?.reverse()
    .map((byte) => Number.parseInt(byte, 16))
    .join(".");
}

/** nginx hands requests to this port of the Python platform, unless PORT says another. */
const BEHIND_THE_PROXY = 8000;

/**
 * Those that answer on a port of the instance: the processes that listen on it, else those behind the proxy, else
 * those of `web`.
 */
export function servingOn(
  instance: Instance,
  processes: readonly AppProcess[],
  port: number,
): readonly AppProcess[] {
  for (const wanted of [port, BEHIND_THE_PROXY]) {
    const listening = processes.filter(({ pid }) =>
      listenersOf(instance, [pid]).some((listener) => listener.port === wanted),
    );
    if (listening.length > 0) return listening;
  }
  const web = processes.filter(({ name }) => name === "web");
  return web.length > 0 ? web : processes;
}

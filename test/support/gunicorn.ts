import { spawn } from "node:child_process";
import { once } from "node:events";
import { get, type IncomingHttpHeaders } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { anyPort } from "../../sandbox/loopback.ts";
import { PATIENCE_MS } from "./patience.ts";

export interface Answer {
  readonly status: number | undefined;
  readonly location: string | undefined;
  readonly body: string;
}

export interface Gunicorn {
  readonly port: number;
  readonly request: (path: string, headers?: IncomingHttpHeaders) => Promise<Answer>;
  readonly stderr: () => string;
}

export interface App {
  readonly python: string;
  /** Where example.wsgi is. */
  readonly folder: string;
  /** An address of 127.0.0.0/8. */
  readonly address: string;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** The example app under gunicorn with `PATH` and `env` only, ended when the test is. */
export async function serve({ python, folder, address, env = {} }: App): Promise<Gunicorn> {
  const port = await anyPort(address);
  const args = ["-m", "gunicorn", "example.wsgi", "--bind", `${address}:${port}`, "--workers", "1"];
  const child = spawn(python, args, { cwd: folder, env: { PATH: process.env.PATH, ...env } });
  let stderr = "";
  child.stderr.on("data", (data) => {
    stderr += data;
  });
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  const request = (path: string, headers: IncomingHttpHeaders = {}) =>
    fetchFrom(address, port, path, headers);
  while ((await request("/").catch(() => undefined)) === undefined) {
    if (child.exitCode !== null) throw new Error(`gunicorn ended:\n${stderr}`);
    await sleep(50);
  }
  return { request, port, stderr: () => stderr };
}

function fetchFrom(host: string, port: number, path: string, headers: IncomingHttpHeaders): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get({ agent: false, host, port, path, headers, timeout: PATIENCE_MS }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString();
      resolve({ status: response.statusCode, location: response.headers.location, body });
    }).on("error", reject);
  });
}

/** boto3 and moto: somebody else's client of AWS, and somebody else's AWS. */
import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { virtualEnvironment } from "../../sandbox/python/virtual-environment.ts";
import { interpreters, placeOf } from "../../sandbox/python.ts";
import { REPOSITORY } from "./repository.ts";
import type { WhenFinished } from "./sandbox.ts";

const PROGRAM = join(REPOSITORY, "test/support/aws_peers.py");
const REQUIREMENTS = {
  name: "aws",
  file: join(REPOSITORY, "test/python/locks/aws.txt"),
  imports: "boto3, moto.server",
};
const SERIES = ["3.10", "3.11", "3.12", "3.13", "3.14"];
/** Nothing of what this machine has in its environment for AWS. */
const ENV = { PATH: process.env.PATH };

/** Undefined: there is no Python for them. */
export async function peersPython(): Promise<string | undefined> {
  const options = { announce: console.log };
  const find = () => interpreters(options);
  return (await virtualEnvironment(REQUIREMENTS, SERIES, find, placeOf(options)))?.path;
}

export interface Endpoint {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Readonly<Record<string, string>>;
}

/** A method of boto3's client of the service, with its parameters. */
export type BotoCall = readonly [service: string, method: string, params: Readonly<Record<string, unknown>>];

/** What boto3 returns for each, or `{ error: { Code, Message } }`. */
export async function askWithBoto3(
  python: string,
  at: Endpoint,
  calls: readonly BotoCall[],
): Promise<readonly unknown[]> {
  const args = ["-I", PROGRAM, "ask", JSON.stringify({ ...at, calls })];
  const { stdout } = await promisify(execFile)(python, args, { env: ENV, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}

export interface MotoServer {
  readonly url: string;
  readonly loadBalancer: string;
  /** ARNs of target groups, by the environment's id. */
  readonly groups: Readonly<Record<string, string>>;
}

export interface MotoOptions {
  readonly region: string;
  readonly environment: { readonly id: string; readonly name: string };
  readonly other: { readonly id: string; readonly name: string };
  readonly instance: string;
  readonly port: number;
}

export async function startMoto(
  python: string,
  { region, environment, other, instance, port }: MotoOptions,
  whenFinished: WhenFinished,
): Promise<MotoServer> {
  const args = { region, environment, other, instance, port };
  const child = spawn(python, ["-I", PROGRAM, "serve", JSON.stringify(args)], {
    env: ENV,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let stderr = "";
  child.stderr.on("data", (text) => (stderr += text));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  whenFinished(async () => {
    child.kill();
    await ended;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("{")) return JSON.parse(line);
  }
  throw new Error(`moto ended:\n${stderr}`);
}

/** Runs in the virtual machine and answers the requests that come through its port. */
import { execFile } from "node:child_process";
import { createReadStream, openSync, readFileSync, watch, writeSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import {
  LineBuffer,
  type Message,
  messagesIn,
  PORT,
  type Programs,
  type Request,
  type Verb,
  type Verbs,
} from "../protocol.ts";
import { type Environment, startEnvironment } from "./instance.ts";
import { look } from "./look.ts";

const READY_MS = 1000;

// It can be opened only once.
const port = openSync(`/dev/virtio-ports/${PORT}`, "r+");
const say = (message: Message) => void writeSync(port, `${JSON.stringify(message)}\n`);
const onStep = (event: string) => say({ event });

let environment: Environment | undefined;
const started = () => {
  if (!environment) throw new Error("it was not started");
  return environment;
};

const verbs: { [Name in Verb]: (takes: Verbs[Name]["takes"]) => Promise<Verbs[Name]["gives"]> } = {
  async start({ healthCheck }) {
    environment = await startEnvironment(healthCheck, onStep);
    await watchHooksFiles();
    return await programs();
  },
  deploy: (request) => started().deploy(request),
  look: (takes) => look(started().targetGroup, takes),
  run: async ({ command }) => await run(command),
};

const ready = setInterval(() => say({ ready: true }), READY_MS);
const lines = new LineBuffer();
createReadStream("", { fd: port, encoding: "utf8" }).on("data", (piece) => {
  for (const request of messagesIn<Request>(lines, String(piece))) void answer(request);
});

async function answer({ id, verb, takes }: Request): Promise<void> {
  clearInterval(ready);
  try {
    say({ id, gives: await (verbs[verb] as (takes: unknown) => Promise<unknown>)(takes) });
  } catch (error) {
    say({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** The power can be cut between two of the hooks' writes. */
async function watchHooksFiles(): Promise<void> {
  const folder = "/var/lib/eb-health-hooks";
  await mkdir(folder, { recursive: true, mode: 0o700 });
  watch(folder, (_, name) => onStep(`writes ${folder}/${name}`));
}

async function programs(): Promise<Programs> {
  const first = async (command: string) => (await run(command)).output.split("\n")[0] ?? "";
  return {
    kernel: readFileSync("/proc/sys/kernel/osrelease", "utf8").trim(),
    systemd: (await first("systemctl --version")).replace(/^systemd (\S+).*/, "$1"),
    nginx: (await first("nginx -v")).replace(/^.*\//, ""),
    python: (await first("python3 --version")).replace(/^\S+ /, ""),
    django: await first("python3 -m django --version"),
    node: process.version.slice(1),
  };
}

function run(command: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) =>
    execFile(
      "/bin/sh",
      ["-c", command],
      { timeout: 300_000, env: environment?.variables() },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    ),
  );
}

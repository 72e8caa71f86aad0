import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { REPOSITORY } from "../support/repository.ts";

const TSX = import.meta.resolve("tsx");

interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves when the output has the text. */
  readonly says: (text: string) => Promise<void>;
  readonly ended: Promise<number | null>;
}

/** Starts a program of the sandbox as its npm script does, in a folder of its own for `.sandbox/`. */
async function start(script: string, args: readonly string[], cwd: string): Promise<Program> {
  const child = spawn(process.execPath, ["--import", TSX, join(REPOSITORY, script), ...args], { cwd });
  onTestFinished(() => void child.kill("SIGTERM"));
  let output = "";
  const collect = (chunk: unknown) => {
    output += chunk;
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const says = async (text: string) => {
    const end = Date.now() + 25_000;
    while (!output.includes(text)) {
      if (Date.now() > end) throw new Error(`not said within 25 s: ${text}\n${output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  return { child, output: () => output, says, ended };
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "eb-health-hooks-kept-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Every process that still has the sandbox's private address among its arguments. */
function processesOf(output: string): string[] {
  const address = /Host: (127\.\d+\.\d+\.\d+)/.exec(output)?.[1] ?? "no address was printed";
  const commands = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      } catch {
        return ""; // it has ended in the meantime
      }
    });
  return commands.filter((command) => command.includes(address));
}

test("a kept sandbox runs hooks from their sources, until it is interrupted", async () => {
  const folder = await emptyFolder();
  const runHook = async (...args: string[]) => {
    const { output, ended } = await start("sandbox/run-hook.ts", args, folder);
    return { code: await ended, output: output() };
  };
  expect(await runHook("predeploy/10_allowed_hosts")).toEqual({
    code: 1,
    output: "No sandbox is kept. Start one in another terminal: npm run sandbox -- --keep\n",
  });

  const kept = await start("sandbox/main.ts", ["--keep"], folder);
  await kept.says("It stays up until Ctrl-C.");
  expect(await runHook("predeploy/10_allowed_hosts", "--dry-run")).toEqual({
    code: 0,
    output: expect.stringMatching(
      /^INFO allowed_hosts: nothing to change: ALLOWED_HOSTS in \.env lets in 127\.[\d.]+\n$/,
    ),
  });
  expect(await runHook("postdeploy/90_health_check")).toEqual({
    code: 0,
    output: expect.stringMatching(/\nINFO health_check: nothing to change: .* checks \/ for 200-301\n$/),
  });
  expect((await runHook("predeploy/unknown")).output).toContain("Usage: npm run hook -- HOOK [--dry-run]");
  const variables = await readFile(join(folder, ".sandbox/env"), "utf8");
  expect(variables).toMatch(/^export AWS_EC2_METADATA_SERVICE_ENDPOINT='http:\/\/127\.0\.0\.1:\d+\/'$/m);

  kept.child.kill("SIGINT");
  expect(await kept.ended).toBe(0);
  expect(existsSync(join(folder, ".sandbox/env"))).toBe(false);
  expect(processesOf(kept.output())).toEqual([]);
});

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "vitest";
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
async function start(
  { onTestFinished }: TestContext,
  script: string,
  args: readonly string[],
  cwd: string,
): Promise<Program> {
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

async function emptyFolder({ onTestFinished }: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "eb-health-hooks-story-"));
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

// Side by side: each waits for a load balancer that checks every second.
describe.concurrent("the sandbox", { timeout: 60_000 }, () => {
  test("npm run sandbox tells 400, 301, healthy, and ends with nothing left behind", async (context) => {
    const { expect } = context;
    const { output, ended } = await start(context, "sandbox/main.ts", [], await emptyFolder(context));
    expect(await ended, output()).toBe(0);
    const story = output()
      .split("\n")
      .filter((line) => /GET \/ |target: /.test(line));
    expect(story).toEqual([
      expect.stringMatching(/GET .* -> 400$/),
      "  target: unhealthy (Health checks failed with these codes: [400]), success codes 200",
      expect.stringMatching(/-> 301 https:/),
      "  target: unhealthy (Health checks failed with these codes: [301]), success codes 200",
      expect.stringMatching(/-> 301 https:/),
      "  target: healthy, success codes 200-301",
    ]);
    expect(processesOf(output())).toEqual([]);
  });

  test("an interrupted sandbox ends with 1 and leaves nothing behind", async (context) => {
    const { expect } = context;
    const { child, output, says, ended } = await start(
      context,
      "sandbox/main.ts",
      [],
      await emptyFolder(context),
    );
    await says("-> 400");
    expect(processesOf(output())).not.toEqual([]);
    child.kill("SIGINT");
    expect(await ended).toBe(1);
    expect(processesOf(output())).toEqual([]);
  });

  test("a kept sandbox runs hooks from their sources, until it is interrupted", async (context) => {
    const { expect } = context;
    const folder = await emptyFolder(context);
    const runHook = async (...args: string[]) => {
      const { output, ended } = await start(context, "sandbox/run-hook.ts", args, folder);
      return { code: await ended, output: output() };
    };
    expect(await runHook("predeploy/10_allowed_hosts")).toEqual({
      code: 1,
      output: "No sandbox is kept. Start one in another terminal: npm run sandbox -- --keep\n",
    });

    const kept = await start(context, "sandbox/main.ts", ["--keep"], folder);
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
});

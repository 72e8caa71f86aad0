import { spawn } from "node:child_process";
import { describe, expect, type TestContext, test } from "vitest";
import { BROKEN, hostileAws, STRANGE } from "../support/hostile-aws.ts";
import { measured, withinMemory } from "../support/memory.ts";
import { TEST_MS } from "../support/patience.ts";
import { REPOSITORY } from "../support/repository.ts";
import { KEYS, laptop, NAME, REGION } from "./doctor-support.ts";
import { refuseUnlessOnLoopback } from "./support.ts";

const CLI = `${REPOSITORY}/dist/eb-health-hooks.cjs`;

async function doctorWith(answer: (typeof STRANGE)[number][1], { onTestFinished }: TestContext) {
  const { variables } = await laptop({}, onTestFinished);
  const url = await hostileAws(answer, onTestFinished);
  const env = variables({ ...KEYS, AWS_ENDPOINT_URL_ELASTIC_BEANSTALK: url });
  refuseUnlessOnLoopback(env);
  const [program, ...args] = measured(
    process.execPath,
    CLI,
    "doctor",
    "--environment",
    NAME,
    "--region",
    REGION,
  );
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"], timeout: TEST_MS });
  const chunks = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (chunks.stdout += chunk));
  child.stderr.on("data", (chunk) => (chunks.stderr += chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  return { code, stdout: chunks.stdout, stderr: withinMemory(chunks.stderr) };
}

// Side by side: some wait for seconds and do nothing in them.
describe.concurrent("something that answers in place of AWS, to the doctor on a laptop", () => {
  test.for(STRANGE)("%s", async ([, answer], context) => {
    const { code, stderr } = await doctorWith(answer, context);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^eb-health-hooks: something answered in place of AWS, or broke its answer: it (is none to \w+|has no \w+|is longer than 4 MiB): look for a proxy, [^\n]+\.\n$/,
    );
  });

  test.for(BROKEN)("%s", async ([, answer], context) => {
    const { code, stderr } = await doctorWith(answer, context);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^eb-health-hooks: [^\n]+\n$/);
    expect(stderr).not.toContain("bug");
  });
});

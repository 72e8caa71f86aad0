import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { REPOSITORY } from "../support/repository.ts";
import { lastLine } from "../support/run-hook.ts";
import { hookBench } from "../support/sandbox.ts";

/** Runs a hook with this plan, in a process of its own, as the frame runs the real ones. */
async function runPlan(
  plan: string,
  { mayStopDeployment = true, env = {}, signal = "", properties = {}, seconds = 1 } = {},
) {
  const bench = await hookBench();
  await bench.instance.setProperties(properties);
  const file = join(bench.app, "hook.mts");
  const source = (path: string) => JSON.stringify(pathToFileURL(join(REPOSITORY, path)).href);
  await writeFile(
    file,
    `import { runHook } from ${source("src/hook/run-hook.ts")};
import { HookError } from ${source("src/errors.ts")};
runHook({
  name: "example",
  mayStopDeployment: ${mayStopDeployment},
  deadlineSeconds: () => ${seconds},
  plan: async (context) => { ${plan} },
});
`,
  );
  const tsx = import.meta.resolve("tsx");
  return bench.run(process.execPath, env, {
    args: ["--import", tsx, file],
    onStart: (child) => {
      child.stdout?.on("data", (chunk) => {
        if (signal && String(chunk).includes("ready")) child.kill(signal as NodeJS.Signals);
      });
    },
  });
}

const change = (where: string) => `{ where: "${where}", before: "old", after: "new" }`;
const step = (where: string, apply = "") =>
  `{ changes: [${change(where)}], apply: async () => { ${apply} } }`;

test("makes the changes step by step, says which, and sums up last", async () => {
  const steps = [
    step("one", "console.log('first');"),
    "{ changes: [], apply: () => console.log('never') }",
    step("two"),
  ];
  const result = await runPlan(
    `return { steps: [${steps}], unchanged: "", done: ["a consequence", "the summary"] };`,
  );
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(result.stdout).toBe(
    "first\nINFO example: changed one: old -> new\nINFO example: changed two: old -> new\n" +
      "INFO example: a consequence\nINFO example: the summary\n",
  );
});

test("says what it had changed when a later step fails", async () => {
  const steps = [step("one"), step("two", "throw new HookError('failure', 'no space');"), step("three")];
  const result = await runPlan(`return { steps: [${steps}], unchanged: "", done: ["the summary"] };`);
  expect(result).toMatchObject({
    code: 1,
    stdout: "INFO example: changed one: old -> new\n",
    stderr: "ERROR example: failed: no space\n",
  });
});

test("reports a plan's warning after its changes, in place of the summary", async () => {
  const warning = "warning: new HookError('warning', 'but look')";
  const result = await runPlan(
    `return { steps: [${step("one")}], unchanged: "", done: ["the summary"], ${warning} };`,
  );
  expect(result).toMatchObject({
    code: 0,
    stdout: "INFO example: changed one: old -> new\n",
    stderr: "WARN example: the deployment goes on: but look\n",
  });
});

test("applies nothing in a dry run", async () => {
  const plan = `return { steps: [${step("one", "console.log('applied');")}], unchanged: "", done: ["the summary"] };`;
  const result = await runPlan(plan, { env: { HEALTH_HOOKS_DRY_RUN: "true" } });
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(result.stdout).toBe(
    "INFO example: would change one: old -> new\nINFO example: dry run: nothing was changed\n",
  );
});

test("makes no plan when the hooks are disabled", async () => {
  const result = await runPlan("throw new Error('a plan was made');", {
    env: { HEALTH_HOOKS_ENABLED: " false " },
  });
  expect(result).toMatchObject({
    code: 0,
    stdout: "INFO example: disabled by HEALTH_HOOKS_ENABLED=false\n",
    stderr: "",
  });
});

test.each([
  ["never settles", "return new Promise(() => {});"],
  [
    "waits for ever with the signal",
    "await new Promise((_, reject) => { setInterval(() => {}, 1000); context.signal.addEventListener('abort', () => reject(new Error('aborted'))); });",
  ],
  ["waits for ever without a look at it", "await new Promise(() => { setInterval(() => {}, 1000); });"],
])("a plan that %s ends with the hook's deadline", async (_, plan) => {
  expect(await runPlan(plan)).toMatchObject({
    code: 1,
    stdout: "",
    stderr: "ERROR example: failed: not finished after 1 s\n",
  });
});

const STRAY =
  "setTimeout(() => { throw new Error('stray'); }, 10); await new Promise((done) => setTimeout(done, 100));";

describe.each([
  [true, 1, "ERROR example: failed: a bug in this hook: "],
  [false, 0, "ERROR example: the deployment goes on: a bug in this hook: "],
])("where it may stop the deployment: %s,", (mayStopDeployment, code, prefix) => {
  test("a process that ends too early is a bug", async () => {
    const result = await runPlan("process.exit(0);", { mayStopDeployment });
    expect(result).toMatchObject({ code, stdout: "" });
    expect(lastLine(result.stderr)).toBe(`${prefix}it ended without a result`);
  });

  test("a bug is reported with its stack", async () => {
    const result = await runPlan('throw new TypeError("broken");', { mayStopDeployment });
    expect(result).toMatchObject({ code, stdout: "" });
    const lines = result.stderr.trimEnd().split("\n");
    expect(lines.at(-1)).toBe(`${prefix}TypeError: broken`);
    expect(lines.every((line) => line.startsWith("ERROR example: "))).toBe(true);
    expect(lines.some((line) => line.includes("hook.mts:"))).toBe(true);
  });

  test("an error that nobody waits for stops the changes", async () => {
    const plan = `${STRAY} return { steps: [${step("one")}], unchanged: "", done: ["the summary"] };`;
    const result = await runPlan(plan, { mayStopDeployment });
    expect(result).toMatchObject({ code, stdout: "" });
    expect(result.stderr).toContain("a bug in this hook: stray");
  });
});

test("causes and remedies come first, the summary last, and no line is forged", async () => {
  const result = await runPlan(
    'throw new HookError("failure", "could not do it", { cause: new Error("first\\nERROR example: forged"), remedy: ["Do this.", "Then that."] });',
  );
  expect(result).toMatchObject({ code: 1, stdout: "" });
  expect(result.stderr).toBe(
    "ERROR example: caused by first ERROR example: forged\n" +
      "ERROR example: Do this.\nERROR example: Then that.\nERROR example: failed: could not do it\n",
  );
});

test("SIGTERM ends a waiting hook", async () => {
  const wait =
    "console.log('ready'); await new Promise((_, reject) => { setInterval(() => {}, 1000); context.signal.addEventListener('abort', () => reject(new Error('aborted'))); });";
  const result = await runPlan(wait, { signal: "SIGTERM", seconds: 60 });
  expect(result).toMatchObject({ code: 1, stderr: "ERROR example: failed: stopped by SIGTERM\n" });
});

test("the SDK's settings of the app are out of the process before a plan is made", async () => {
  const plan =
    'return { steps: [], unchanged: Object.keys(process.env).filter((name) => name.startsWith("AWS_")).sort().map((name) => name + "=" + process.env[name]).join(" "), done: [] };';
  const result = await runPlan(plan, {
    env: { AWS_PROFILE: "apps", AWS_ENDPOINT_URL: "http://127.0.0.1:1" },
  });
  expect(result.stdout).toBe(
    "INFO example: AWS_CONFIG_FILE=/dev/null AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED=true " +
      "AWS_SHARED_CREDENTIALS_FILE=/dev/null\n",
  );
});

test("a run by hand gets its settings from get-config, and its own environment wins", async () => {
  const plan =
    "return { steps: [], unchanged: context.env.HEALTH_HOOKS_PATH + ' ' + context.settings.probeSeconds, done: [] };";
  const result = await runPlan(plan, {
    env: { HEALTH_HOOKS_PROBE_SECONDS: "7" },
    properties: { HEALTH_HOOKS_PATH: "/from-get-config/", HEALTH_HOOKS_PROBE_SECONDS: "8" },
  });
  expect(result).toMatchObject({ code: 0, stdout: "INFO example: /from-get-config/ 7\n", stderr: "" });
});

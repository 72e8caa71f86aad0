import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { benchWithApp } from "../support/app.ts";
import { NODES } from "../support/nodes.ts";
import { HEALTH_CHECK } from "../support/run-hook.ts";

const WARNING = "NodeVersionSupportWarning";
const SWITCH = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true"';

// The SDK warns of Node.js versions that it is going to leave: on Node.js 20 it does so today.
test.each(NODES)("on Node.js $version the SDK's warning does not reach the log", async ({ path }) => {
  const { run } = await benchWithApp();
  const result = await run(HEALTH_CHECK, { HEALTH_HOOKS_NODE: path });
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(result.output).not.toContain(WARNING);
});

test.each(NODES.filter(({ version }) => version.startsWith("v20.")))(
  "on Node.js $version it would, without the hook's switch",
  async ({ path }) => {
    const { app, run } = await benchWithApp();
    const text = await readFile(HEALTH_CHECK, "utf8");
    expect(text.split(SWITCH)).toHaveLength(2);
    const hook = join(app, "90_health_check.cjs");
    await writeFile(hook, text.replace(SWITCH, 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "false"'));
    await chmod(hook, 0o755);
    const result = await run(hook, { HEALTH_HOOKS_NODE: path });
    expect(result.code).toBe(0);
    expect(result.stderr).toContain(WARNING);
  },
);

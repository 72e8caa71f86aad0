import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { benchWithApp } from "../support/app.ts";
import { NODES } from "../support/nodes.ts";
import { HEALTH_CHECK } from "../support/run-hook.ts";

const WARNING = "NodeVersionSupportWarning";
const SWITCH = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true"';

const NODE_20 = NODES.find(({ version }) => version.startsWith("v20."));

// The SDK warns of Node.js versions that it is going to leave: on Node.js 20 it does so today. That nothing of it
// reaches the log is in test/hooks/health-check.test.ts.
test.skipIf(NODE_20 === undefined)(
  "on Node.js 20, which it takes, the SDK's warning reaches the log without the hook's switch",
  async () => {
    const { app, run } = await benchWithApp();
    const text = await readFile(HEALTH_CHECK, "utf8");
    expect(text.split(SWITCH)).toHaveLength(2);
    const hook = join(app, "90_health_check.cjs");
    await writeFile(hook, text.replace(SWITCH, 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "false"'));
    await chmod(hook, 0o755);
    const result = await run(hook, { HEALTH_HOOKS_NODE: NODE_20?.path });
    expect(result.code).toBe(0);
    expect(result.stderr).toContain(WARNING);
  },
);

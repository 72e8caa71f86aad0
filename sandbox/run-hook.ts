/**
 * `npm run hook -- predeploy/10_allowed_hosts [--dry-run]`: runs a hook from its source in the kept sandbox.
 */
import "../src/needs-node.ts";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireLoopbackEndpoints } from "./loopback.ts";
import { readEnvFile } from "./tour/kept.ts";

const HOOKS = join(dirname(dirname(fileURLToPath(import.meta.url))), "hooks");

process.exitCode = await main(process.argv.slice(2));

async function main([typed, ...args]: readonly string[]): Promise<number> {
  const names = ["predeploy", "postdeploy"].flatMap((phase) =>
    readdirSync(join(HOOKS, phase)).map((file) => `${phase}/${file.replace(/\.ts$/, "")}`),
  );
  const name = typed === undefined ? undefined : names.find((one) => isMeant(one, typed));
  if (name === undefined) {
    console.error(`Usage: npm run hook -- HOOK [--dry-run], where HOOK is one of: ${names.join(", ")}`);
    return 1;
  }
  const sandbox = await readEnvFile();
  const folder = sandbox?.SANDBOX_APP;
  if (!sandbox || !folder || !existsSync(folder)) {
    console.error("No sandbox is kept. Start one in another terminal: npm run sandbox -- --keep");
    return 1;
  }
  const { PATH, HOME } = process.env;
  const settings = Object.entries(process.env).filter(([variable]) => /^(HEALTH_HOOKS|EB)_/.test(variable));
  const env = { PATH, HOME, ...Object.fromEntries(settings), ...sandbox };
  requireLoopbackEndpoints(env);
  const hook = spawnSync(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), join(HOOKS, `${name}.ts`), ...args],
    { cwd: folder, env, stdio: "inherit" },
  );
  return hook.status ?? 1;
}

/** By its path in the bundle, with or without the folders before it; or by its name in the log. */
function isMeant(name: string, typed: string): boolean {
  const path = typed.replace(/\.(?:cjs|ts)$/, "");
  return path === name || path.endsWith(`/${name}`) || name.endsWith(`/${path}`) || name.endsWith(`_${path}`);
}

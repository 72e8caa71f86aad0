/**
 * `npm run hook -- predeploy/10_allowed_hosts [--dry-run]`: runs a hook from its source in the kept sandbox.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireLoopbackEndpoints } from "./loopback.ts";
import { readEnvFile } from "./tour/kept.ts";

const HOOKS = join(dirname(dirname(fileURLToPath(import.meta.url))), "hooks");

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<number> {
  const names = ["predeploy", "postdeploy"].flatMap((phase) =>
    readdirSync(join(HOOKS, phase)).map((file) => `${phase}/${file.replace(/\.ts$/, "")}`),
  );
  if (name === undefined || !names.includes(name)) {
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

/** Lints the sh sources, and the files under .platform/ that are sh alone. Installs shellcheck where it can. */
import { spawnSync } from "node:child_process";
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { installPrograms } from "./debian-packages.ts";
import { REPOSITORY } from "./repository.ts";

// The built .cjs hooks are left out: shellcheck would read their JavaScript too. Beside the hooks lies no sh.
const built = readdirSync(join(REPOSITORY, ".platform"), { recursive: true, encoding: "utf8" })
  .map((path) => `.platform/${path}`)
  .filter((path) => /^\.platform\/(?:config)?hooks\/.*(?<!\.cjs)$/.test(path))
  .filter((path) => lstatSync(join(REPOSITORY, path)).isFile());

await installPrograms(["shellcheck"]);
const files = [
  "src/launcher.sh",
  "hooks/prebuild/00_install_node.sh",
  "sandbox/vm/image/customize.sh",
  ...built,
];
const { error, status } = spawnSync("shellcheck", ["-x", ...files], { cwd: REPOSITORY, stdio: "inherit" });
if (error) console.error(`shellcheck could not be started (${error.message}); install it and run this again`);
process.exitCode = status ?? 1;

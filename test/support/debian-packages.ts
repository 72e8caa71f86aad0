import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { SETUP_MS } from "./patience.ts";

const APT = "/usr/bin/apt-get";

/** Where the PATH has the program; undefined: nowhere. */
export function onPath(program: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, program)).find(existsSync);
}

/** Installs those of the programs that are missing, from the Debian packages of the same names. */
export async function installPrograms(programs: readonly string[]): Promise<void> {
  await installPackages(programs.filter((program) => onPath(program) === undefined));
}

/** Elsewhere than on Debian, or without root, nothing is installed. */
export async function installPackages(packages: readonly string[]): Promise<void> {
  if (packages.length === 0 || process.getuid?.() !== 0 || !existsSync(APT)) return;
  const args = ["install", "-y", "--no-install-recommends", ...packages];
  console.log(`installing with: apt-get ${args.join(" ")}`);
  try {
    await apt(args);
  } catch {
    // Its lists may be missing or old.
    await apt(["update"]);
    await apt(args);
  }
}

async function apt(args: readonly string[]): Promise<void> {
  // The last two are for Debian's own scripts: a service that comes with a package is not started.
  const quiet = { DEBIAN_FRONTEND: "noninteractive", SYSTEMD_OFFLINE: "1", RUNLEVEL: "1" };
  const env = { ...process.env, ...quiet };
  // Another program may hold dpkg's lock for a moment, as unattended upgrades do.
  await promisify(execFile)(APT, ["-o", "DPkg::Lock::Timeout=60", ...args], { env, timeout: SETUP_MS });
}

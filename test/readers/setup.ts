import { execFile } from "node:child_process";
import { access } from "node:fs/promises";
import { promisify } from "node:util";
import { availableReaders } from "./readers.ts";

const APT = "/usr/bin/apt-get";
/** By the name of the reader that is missing without it. */
const PACKAGES: Readonly<Record<string, string>> = {
  "python-dotenv": "python3-dotenv",
  "django-environ": "python3-django-environ",
  "python-decouple": "python3-decouple",
};
const TIMEOUT_MS = 300_000;

/** Once before all tests of the readers. What stays missing is skipped there, with the reason. */
export async function setup(): Promise<void> {
  const packages = await missingPackages();
  if (packages.length === 0 || process.getuid?.() !== 0 || !(await isDebian())) return;
  try {
    await install(packages);
  } catch (error) {
    console.log(`not installed: ${error instanceof Error ? error.message : error}`);
  }
}

async function missingPackages(): Promise<readonly string[]> {
  const { missing } = await availableReaders();
  return missing.flatMap(({ name }) => PACKAGES[name] ?? []);
}

function isDebian(): Promise<boolean> {
  return access(APT).then(
    () => true,
    () => false,
  );
}

async function install(packages: readonly string[]): Promise<void> {
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
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // Another program may hold dpkg's lock for a moment, as unattended upgrades do.
  await promisify(execFile)(APT, ["-o", "DPkg::Lock::Timeout=60", ...args], { env, timeout: TIMEOUT_MS });
}

import { installPackages, onPath } from "../support/debian-packages.ts";

/** Once before all tests of deployments. What systemd itself says is skipped where it stays missing. */
export async function setup(): Promise<void> {
  if (onPath("systemd-analyze") !== undefined) return;
  try {
    await installPackages(["systemd"]);
  } catch (error) {
    console.log(`not installed: ${error instanceof Error ? error.message : error}`);
  }
}

import { chmodSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { WhenFinished } from "./sandbox.ts";

/** Deleted when the test ends; a concurrent test passes the `onTestFinished` of its own context. */
export function temporaryFolder(whenFinished: WhenFinished = onTestFinished): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "eb-health-hooks-test-")));
  chmodSync(folder, 0o755); // the app has an account of its own
  whenFinished(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

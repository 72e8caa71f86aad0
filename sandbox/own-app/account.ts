/** Whom the processes of somebody's app belong to: root's app runs as an account that owns nothing. */
import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { WEBAPP } from "../instance/engine.ts";

/** Undefined: who runs the sandbox. */
export const APP_USER = process.getuid?.() === 0 ? WEBAPP : undefined;

/** Whether that account can read it. */
export async function canStart(python: string): Promise<boolean> {
  if (APP_USER === undefined) return true;
  const options = { cwd: tmpdir(), env: {}, uid: APP_USER, gid: APP_USER };
  return promisify(execFile)(python, ["-I", "-c", ""], options).then(
    () => true,
    () => false,
  );
}

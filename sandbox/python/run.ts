/** Starts programs that the PATH of an environment has. */
import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

export type Announce = (line: string) => void;

/** Standard output; a failure's message is the last line of standard error. */
export async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  timeoutMs: number,
): Promise<string> {
  try {
    const options = { env, timeout: timeoutMs, maxBuffer: 2 ** 26 } as const;
    return (await promisify(execFile)(program, args, options)).stdout;
  } catch (error) {
    const { killed, stderr, message } = error as Error & { killed?: boolean; stderr?: string };
    if (killed) throw new Error(`not done after ${timeoutMs / 1000} s`, { cause: error });
    throw new Error(stderr?.trim().split("\n").at(-1) || message, { cause: error });
  }
}

/** Every place of the PATH that has the program, in the PATH's order. */
export async function allOnPath(program: string, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const found: string[] = [];
  for (const candidate of folders.map((folder) => join(folder, program))) {
    if (await isExecutable(candidate)) found.push(candidate);
  }
  return found;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

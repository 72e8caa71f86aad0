/** Starts programs that the PATH of an environment has. */
import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

export type Announce = (line: string) => void;

/** Standard output; a failure's message is the last line of standard error, or the last one that pip calls an error. */
export async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  timeoutMs: number,
  cwd?: string,
): Promise<string> {
  try {
    const options = { env, cwd, timeout: timeoutMs, maxBuffer: 2 ** 26 } as const;
    return (await promisify(execFile)(program, args, options)).stdout;
  } catch (error) {
    const { killed, stderr, message } = error as Error & { killed?: boolean; stderr?: string };
    if (killed) throw new Error(`not done after ${timeoutMs / 1000} s`, { cause: error });
    const lines = stderr?.trim().split("\n") ?? [];
    const said = lines.findLast((line) => line.startsWith("ERROR: ")) ?? lines.at(-1);
    throw new Error(said || message, { cause: error });
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

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const RECORDER = fileURLToPath(new URL("record.py", import.meta.url));

export interface Recording {
  readonly code: number | null;
  readonly pieces: readonly Piece[];
}

export interface Piece {
  /** Seconds from the start. */
  readonly at: number;
  readonly text: string;
}

export interface RecordOptions {
  readonly columns: number;
  readonly cwd: string;
  /** Added to this process's own variables. Undefined removes one. */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

/**
 * Runs a program on a pseudo terminal, which Node.js does not have. Resolves to what the program wrote there,
 * and when.
 */
export async function record(program: readonly string[], options: RecordOptions): Promise<Recording> {
  const { columns, cwd, env } = options;
  const recorder = spawn("python3", [RECORDER, String(columns), ...program], {
    cwd,
    env: { ...process.env, TERM: "xterm-256color", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  recorder.stdout.on("data", (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    recorder.once("error", reject);
    recorder.once("close", resolve);
  });
  const pieces = output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => pieceOf(JSON.parse(line)));
  return { code, pieces };
}

function pieceOf([at, bytes]: [number, string]): Piece {
  return { at, text: Buffer.from(bytes, "latin1").toString("utf8") };
}

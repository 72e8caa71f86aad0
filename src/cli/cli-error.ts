/** The exit codes of the tool. docs/check.md documents them, and scripts rely on them. */
export const EXIT = {
  /** Nothing is left to do. */
  fine: 0,
  /** There are findings, or something has to be decided first. Nothing was changed. */
  findings: 1,
  /** The command could not look, or it was called the wrong way. */
  unable: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends the command with one sentence: what happened, to what, and what to do next. */
export class Stop extends Error {
  override readonly name = "Stop";
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = EXIT.unable, options: ErrorOptions = {}) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

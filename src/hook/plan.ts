import type { HookError } from "../errors.ts";

/** One thing that a hook wants to change. It is printed, so no field may hold a secret. */
export interface Change {
  readonly where: string;
  readonly before: string;
  readonly after: string;
}

/** Changes that are made together or not at all. */
export interface Step {
  readonly changes: readonly Change[];
  readonly apply: () => void | Promise<void>;
}

/** What a hook found and wants to change. The frame prints it, and applies it unless this is a dry run. */
export interface Plan {
  readonly steps: readonly Step[];
  /** The hook's last line when there is nothing to change. */
  readonly unchanged: string;
  /** The lines to print after all changes. The last one is the summary. */
  readonly done: readonly string[];
  /** Reported after the changes, instead of the last line. */
  readonly warning?: HookError | undefined;
}

export function describeChange({ where, before, after }: Change): string {
  return `${where}: ${before} -> ${after}`;
}

/** The plan of a hook that has found a reason to leave everything as it is. */
export function nothingToDo(reason: string): Plan {
  return { steps: [], unchanged: reason, done: [] };
}

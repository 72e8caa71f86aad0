import { HookError } from "../errors.ts";

/** What was looked at, or why it could not be. */
export type Seen<T> = { readonly value: T } | { readonly problem: string };

/** The same as Seen, with the whole failure. */
export type Attempt<T> = { readonly value: T } | { readonly problem: string; readonly error: HookError };

/** A failure that we know becomes a fact. Throws any other error. */
export async function attempt<T>(
  { signal }: { readonly signal: AbortSignal },
  promise: Promise<T>,
): Promise<Attempt<T>> {
  try {
    return { value: await promise };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HookError)) throw error;
    return { problem: error.message, error };
  }
}

/** Undefined for what cannot be read, or is no plain file or folder. The reason is reported elsewhere. */
export function orNone<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof HookError) return undefined;
    throw error;
  }
}

export function known<T>(seen: Seen<T>): T | undefined {
  return "value" in seen ? seen.value : undefined;
}

export function mapped<T, U>(seen: Seen<T>, change: (value: T) => U): Seen<U> {
  return "value" in seen ? { value: change(seen.value) } : { problem: seen.problem };
}

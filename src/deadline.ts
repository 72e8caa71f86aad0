import { setTimeout as delay } from "node:timers/promises";

/**
 * Runs `task` with a signal that aborts after `milliseconds` or together with `parent`. When it aborts, this
 * rejects at once with the signal's reason, even when the task does not listen. `AbortSignal.any` and
 * `AbortSignal.timeout` are not used: on early Node 20 and 22 releases their signals can be garbage-collected
 * before they fire.
 */
export async function withDeadline<T>(
  parent: AbortSignal,
  milliseconds: number,
  reason: () => Error,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const follow = () => controller.abort(parent.reason);
  const timer = setTimeout(() => controller.abort(reason()), milliseconds);
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  if (parent.aborted) follow();
  else parent.addEventListener("abort", follow, { once: true });
  try {
    return await Promise.race([aborted, task(signal)]);
  } catch (error) {
    // An aborted task rejects with an AbortError of its own. The signal's reason says more.
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
    parent.removeEventListener("abort", follow);
  }
}

/** Waits. Rejects with the signal's reason as soon as the signal aborts. */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch {
    signal.throwIfAborted();
  }
}

/** A random value between `from` and `to`, so that a fleet does not act in step. */
export function jitter(from: number, to: number): number {
  return from + Math.random() * (to - from);
}

import { setTimeout as delay } from "node:timers/promises";

/**
 * Runs `task` with a signal that aborts after `milliseconds` or together with `parent`. Then it rejects with the
 * signal's reason at once, also when the task does not listen. Written out because on early Node 20 and 22 releases
 * the signals of `AbortSignal.any` and `AbortSignal.timeout` can be garbage-collected before they fire.
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
    // What was aborted rejects with an AbortError of its own; the reason says more.
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
    parent.removeEventListener("abort", follow);
  }
}

/** Rejects with the signal's reason as soon as it aborts. */
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

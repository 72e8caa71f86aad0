import { setTimeout as delay } from "node:timers/promises";

/**
 * Runs `task` with a signal that aborts after `milliseconds` or together with `parent`; the reason is what the
 * task rejects with. Written out because on early Node 20 and 22 releases the signals of `AbortSignal.any` and
 * `AbortSignal.timeout` can be garbage-collected before they fire.
 */
export async function withDeadline<T>(
  parent: AbortSignal,
  milliseconds: number,
  reason: () => Error,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const follow = () => controller.abort(parent.reason);
  const timer = setTimeout(() => controller.abort(reason()), milliseconds);
  if (parent.aborted) follow();
  else parent.addEventListener("abort", follow, { once: true });
  try {
    return await task(controller.signal);
  } catch (error) {
    // What was aborted rejects with an AbortError of its own; the reason says more.
    throw controller.signal.aborted ? controller.signal.reason : error;
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

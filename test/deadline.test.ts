import { getEventListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { jitter, sleep, withDeadline } from "../src/deadline.ts";

const OVERDUE = new Error("too late");
const STOPPED = new Error("stopped");
const overdue = () => OVERDUE;

/** Like everything in Node.js that takes a signal: rejects with an AbortError of its own. */
async function waitForever(signal: AbortSignal): Promise<never> {
  for (;;) await delay(60_000, undefined, { signal });
}

function fakeClock(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
}

function listeners(signal: AbortSignal): number {
  return getEventListeners(signal, "abort").length;
}

test("answers with what the task answers and never makes the reason", async () => {
  let reasons = 0;
  const reason = () => {
    reasons++;
    return OVERDUE;
  };
  const { signal } = new AbortController();
  await expect(withDeadline(signal, 1000, reason, async () => "done")).resolves.toBe("done");
  expect(reasons).toBe(0);
});

test("rejects with the reason at the time-out, not before", async () => {
  fakeClock();
  const { signal } = new AbortController();
  let seen: AbortSignal | undefined;
  const result = withDeadline(signal, 1000, overdue, (own) => {
    seen = own;
    return waitForever(own);
  });
  const rejected = expect(result).rejects.toBe(OVERDUE);
  await vi.advanceTimersByTimeAsync(999);
  expect(seen?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen?.reason).toBe(OVERDUE);
  await rejected;
  expect([vi.getTimerCount(), listeners(signal)]).toEqual([0, 0]);
});

test("rejects with the parent's reason, and leaves neither timer nor listener, when the parent aborts", async () => {
  fakeClock();
  const parent = new AbortController();
  const result = withDeadline(parent.signal, 60_000, overdue, waitForever);
  parent.abort(STOPPED);
  await expect(result).rejects.toBe(STOPPED);
  expect([vi.getTimerCount(), listeners(parent.signal)]).toEqual([0, 0]);
  await expect(withDeadline(parent.signal, 60_000, overdue, waitForever)).rejects.toBe(STOPPED);
});

test("keeps the first reason when the parent aborts after the time-out", async () => {
  fakeClock();
  const parent = new AbortController();
  const result = withDeadline(parent.signal, 10, overdue, async (signal) => {
    await waitForever(signal).catch(() => {});
    parent.abort(STOPPED);
    throw new Error("an error of the clean-up");
  });
  const rejected = expect(result).rejects.toBe(OVERDUE);
  await vi.advanceTimersByTimeAsync(10);
  await rejected;
});

test.for([
  ["an error", new TypeError("broken")],
  ["what is no error", "text"],
] as const)("passes on %s that the task throws", async ([, thrown]) => {
  const { signal } = new AbortController();
  const task = async () => {
    throw thrown;
  };
  await expect(withDeadline(signal, 60_000, overdue, task)).rejects.toBe(thrown);
});

test("rejects at once when the task does not look at its signal", async () => {
  await expect(
    withDeadline(AbortSignal.abort(STOPPED), 1000, overdue, () => new Promise(() => {})),
  ).rejects.toBe(STOPPED);
  await expect(
    withDeadline(new AbortController().signal, 10, overdue, () => new Promise(() => {})),
  ).rejects.toBe(OVERDUE);
});

const fail = () => {
  throw new Error("broken");
};

test.for([
  ["an answer", async () => {}],
  ["an error", async () => fail()],
  ["a synchronous error", fail],
] as const)("leaves neither timer nor listener after %s", async ([, task]) => {
  fakeClock();
  const { signal } = new AbortController();
  let during = [0, 0];
  const result = withDeadline(signal, 60_000, overdue, () => {
    during = [vi.getTimerCount(), listeners(signal)];
    return task();
  });
  await Promise.allSettled([result]);
  expect(during).toEqual([1, 1]);
  expect([vi.getTimerCount(), listeners(signal)]).toEqual([0, 0]);
});

test("sleeps as long as it is told and leaves no listener", async () => {
  const { signal } = new AbortController();
  const start = performance.now();
  await sleep(30, signal);
  expect(performance.now() - start).toBeGreaterThanOrEqual(28);
  expect(listeners(signal)).toBe(0);
});

test("wakes with the signal's reason and leaves no listener", async () => {
  const controller = new AbortController();
  const slept = sleep(60_000, controller.signal);
  controller.abort(STOPPED);
  await expect(slept).rejects.toBe(STOPPED);
  expect(listeners(controller.signal)).toBe(0);
  await expect(sleep(60_000, controller.signal)).rejects.toBe(STOPPED); // nor does it fall asleep any more
});

test("draws values between two bounds that are not all the same", () => {
  const drawn = Array.from({ length: 1000 }, () => jitter(5, 20));
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(5);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(20);
  expect(new Set(drawn).size).toBeGreaterThan(1);
});

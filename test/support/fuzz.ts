import { expect } from "vitest";

/** Numbers from 0 to 1 that follow from the seed alone (mulberry32). */
export type Random = () => number;

function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

const SECONDS = 9;

/** Tries one seed after the other until the time is up, but at least three. The name of a failure has its seed. */
export async function fuzz(attempt: (random: Random, seed: number) => Promise<void>): Promise<number> {
  const end = performance.now() + SECONDS * 1000;
  let seed = 1;
  for (; seed <= 3 || performance.now() < end; seed += 1) await attempt(randomFrom(seed), seed);
  return seed - 1;
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T;
}

/** Up to so many of them, in any order, one behind the other. */
export function mixture(random: Random, pieces: readonly string[], length: number): string {
  return Array.from({ length: Math.floor(random() * length) }, () => pick(random, pieces)).join("");
}

/** No line of the output is a bug's, and nothing in it moves a cursor or turns the text around. */
export function expectSaneOutput(output: string, what: string): void {
  expect(output, what).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|[\u2028\u2029]/u);
  expect(output, what).not.toMatch(/\bbug\b|^\s+at .*:\d+\)?$/m);
}

/** What texts from outside are made of here. */
export const ODD = [
  ..."'\"`\\$#=;:,. \t[]{}()*&!|>%@~-_?/",
  ...[
    "\n",
    "\r\n",
    "\r",
    "\0",
    "\u001b[2J",
    "\u202e",
    "\u2028",
    "\u0085",
    "\ufeff",
    "\ufffd",
    "é",
    "日",
    "😀",
  ],
  ...["__proto__", "constructor", "toString", "null", "undefined", "NaN", "true", "false", "0", "-1", "1e99"],
  ...[
    "a.example",
    "*",
    "*.example.com",
    "10.0.0.1",
    "127.0.0.1",
    "::1",
    "http://",
    "..",
    "/./",
    "%2e",
    "%00",
  ],
  ...["$HOME", "$(id)", "`id`", "x".repeat(5000), "\n".repeat(300), "'".repeat(300), "\\".repeat(301)],
];

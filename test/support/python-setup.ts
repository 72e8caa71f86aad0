import { findPython } from "../../sandbox/python.ts";

/** Once before all tests that start Django, so that what has to be installed is installed once. */
export async function setup(): Promise<void> {
  await findPython({ announce: console.log });
}

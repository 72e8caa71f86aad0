/** The two halves of the Python program. A build puts their texts in the place of this module: see build.mjs. */
import { readFileSync } from "node:fs";

const textOf = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

export const START = textOf("ask-start.py");
export const PROGRAM = textOf("ask.py");

/** Asks as who runs this, who is not root: then there is no namespace of processes. */
import { askOnce } from "../../src/django/ask.ts";
import { findHolders } from "../../src/django/contained.ts";
import { OWN_TRIAL } from "./own-trial.ts";

const app = {
  ...JSON.parse(process.argv[2] ?? ""),
  holders: await findHolders(),
  signal: new AbortController().signal,
};
console.log(JSON.stringify(await askOnce(app, [OWN_TRIAL])));

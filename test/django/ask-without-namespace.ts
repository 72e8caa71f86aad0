/** Asks as who runs this, who is not root: then there is no namespace of processes. */
import { askOnce } from "../../src/django/ask.ts";
import { OWN_TRIAL } from "./own-trial.ts";

const app = JSON.parse(process.argv[2] ?? "");
console.log(JSON.stringify(await askOnce({ ...app, signal: new AbortController().signal }, [OWN_TRIAL])));

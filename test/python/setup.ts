import { setup as exampleApp } from "../support/python-setup.ts";
import { environments } from "./matrix.ts";

/** Once before the tests of every Django on every Python, so that they only start servers. */
export async function setup(): Promise<void> {
  await exampleApp();
  await environments(console.log);
}

import { setup as withReaders } from "../support/django-setup.ts";
import { environments } from "./matrix.ts";

/** Once before the tests of every Django on every Python, so that they only start servers. */
export async function setup(): Promise<void> {
  await withReaders();
  await environments(console.log);
}

import { nginxProgram } from "./nginx.ts";

/** Once before all tests of a project, so that what has to be installed is installed once. */
export async function setup(): Promise<void> {
  try {
    await nginxProgram();
  } catch (error) {
    console.log(`not installed: ${error instanceof Error ? error.message : error}`);
  }
}

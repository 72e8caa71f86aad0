import type { TestContext } from "vitest";
import { findNginx, Nginx } from "../../sandbox/instance/nginx.ts";
import type { NginxFiles } from "../../sandbox/instance/nginx-configuration.ts";
import { anyPort, type Socket } from "../../sandbox/loopback.ts";
import { locked } from "../../sandbox/python/locked.ts";
import { installPackages } from "./debian-packages.ts";
import { REPOSITORY } from "./repository.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface NginxOfTest {
  /** Where the app listens, or does not. */
  readonly app: Socket;
  /** The address that stands for the instance's own. Default: 127.0.0.1. */
  readonly address?: string | undefined;
  /** The bundle's `.platform/nginx/`. */
  readonly files?: NginxFiles | undefined;
}

export interface StartedNginx extends Socket {
  readonly url: string;
  /** Where a path of the instance, such as /var/log/nginx/access.log, is on this machine. */
  readonly path: (path: string) => string;
}

type Context = Pick<TestContext, "onTestFinished" | "skip">;

/** Why a test is skipped. */
export const WITHOUT_NGINX = "there is no nginx here: apt-get install nginx-light";

let found: Promise<string | undefined> | undefined;

/** Debian's nginx; root installs it where it is missing. Undefined: there is none. */
export function nginxProgram(): Promise<string | undefined> {
  found ??= locked(`${REPOSITORY}/.sandbox/nginx.lock`, async () => {
    if ((await findNginx()) === undefined) await installPackages(["nginx-light"]);
    return findNginx();
  });
  return found;
}

/** The test is skipped where there is no nginx, and else gets one that ends with it. */
export async function startNginx(options: NginxOfTest, context: Context): Promise<StartedNginx> {
  const program = await nginxProgram();
  if (program === undefined) return context.skip(WITHOUT_NGINX);
  const { app, address = "127.0.0.1", files } = options;
  const root = temporaryFolder(context.onTestFinished);
  const port = await anyPort(address);
  const nginx = new Nginx({ program, root, listen: { address, port }, app });
  context.onTestFinished(() => nginx.stop());
  await nginx.start(files);
  return { address, port, url: `http://${address}:${port}`, path: (path) => `${root}${path}` };
}

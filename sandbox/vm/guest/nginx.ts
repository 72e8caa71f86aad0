/** The machine's own nginx on port 80, as the platform configures, starts and ends it. */
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { InstanceMachine } from "../../instance/engine.ts";
import { type NginxFiles, NginxRefused, PLATFORM_FILES } from "../../instance/nginx-configuration.ts";
import { systemctl } from "./systemd.ts";

const FOLDER = "/etc/nginx";

export const nginx: InstanceMachine["proxy"] = {
  async start(bundle: NginxFiles = {}) {
    await rm(join(FOLDER, "conf.d"), { recursive: true, force: true });
    for (const [name, text] of Object.entries({ ...PLATFORM_FILES, ...bundle })) {
      const file = join(FOLDER, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    await promisify(execFile)("/usr/sbin/nginx", ["-t"]).catch((error: { stderr?: string }) => {
      throw new NginxRefused(`nginx does not start: ${error.stderr ?? error}`);
    });
    await systemctl("enable", "nginx.service");
    await systemctl("start", "nginx.service");
  },
  async stop() {
    await systemctl("stop", "nginx.service");
    await systemctl("disable", "nginx.service");
  },
};

/** The app's services with the machine's own systemd, as Elastic Beanstalk's engine registers, starts and ends them. */
import { execFile } from "node:child_process";
import { open, readdir, readFile, rm } from "node:fs/promises";
import { promisify } from "node:util";
import type { InstanceMachine } from "../../instance/engine.ts";
import type { Variables } from "../protocol.ts";

const UNITS = "/etc/systemd/system";
const TARGET = "eb-app.target";
const SECRETS = "/opt/elasticbeanstalk/deployment/secrets";

export function systemd(
  secrets: () => Variables,
  onStep: (step: string) => void,
): InstanceMachine["services"] {
  return {
    async register(name, script) {
      onStep(`registers ${name}.service`);
      const hasSecrets = Object.keys(secrets()).length > 0;
      if (hasSecrets) await write(`${SECRETS}/${name}`, environmentFile(secrets()), 0o600);
      await write(`${UNITS}/${name}.service`, unitText(name, script, hasSecrets), 0o644);
    },
    async unregister() {
      onStep("takes the old services away");
      for (const name of await registered()) {
        await systemctl("disable", `${name}.service`);
        await rm(`${UNITS}/${name}.service`, { force: true });
        await rm(`${UNITS}/${name}.service.d`, { recursive: true, force: true });
        await rm(`${SECRETS}/${name}`, { force: true });
      }
      await systemctl("daemon-reload");
      await systemctl("reset-failed");
    },
    async reload() {
      await systemctl("daemon-reload");
      for (const name of await registered()) await systemctl("enable", `${name}.service`);
    },
    async start() {
      for (const name of await registered()) await systemctl("start", `${name}.service`);
      onStep("has started the app");
    },
    async stop() {
      onStep("stops the app");
      await systemctl("stop", TARGET);
      for (const name of await registered()) await systemctl("stop", `${name}.service`);
    },
    async restartsOf(name) {
      return Number(await systemctl("show", `${name}.service`, "--property=NRestarts", "--value"));
    },
  };
}

export async function systemctl(...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)("/usr/bin/systemctl", args)).stdout;
}

/** As the platform's own unit, by public copies of it. */
function unitText(name: string, script: string, hasSecrets: boolean): string {
  return `[Unit]
Description=This is ${name} daemon
PartOf=${TARGET}
[Service]
User=webapp
Type=simple
EnvironmentFile=/opt/elasticbeanstalk/deployment/env
${hasSecrets ? `EnvironmentFile=${SECRETS}/${name}\n` : ""}ExecStart=/bin/sh -c "${script.replaceAll(/["\\]/g, "\\$&")}"
ExecStartPost=/bin/sh -c "systemctl show -p MainPID ${name}.service | cut -d= -f2 > /var/pids/${name}.pid"
ExecStopPost=/bin/sh -c "rm -f /var/pids/${name}.pid"
Restart=always
SyslogIdentifier=${name}
WorkingDirectory=/var/app/current/
[Install]
WantedBy=multi-user.target
`;
}

/** The processes of the Procfile that the engine has registered. */
async function registered(): Promise<string[]> {
  const names = (await readdir(UNITS)).filter((name) => name.endsWith(".service"));
  const texts = await Promise.all(names.map((name) => readFile(`${UNITS}/${name}`, "utf8").catch(() => "")));
  return names
    .filter((_, index) => texts[index]?.includes(`PartOf=${TARGET}`))
    .map((name) => name.slice(0, -".service".length));
}

/** The text is on the disk when this is done: what a power cut leaves of the platform's own files is not the question. */
async function write(path: string, text: string, mode: number): Promise<void> {
  await promisify(execFile)("/bin/mkdir", ["-p", path.slice(0, path.lastIndexOf("/"))]);
  const file = await open(path, "w", mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

function environmentFile(variables: Variables): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}="${value.replace(/["\\$`]/g, "\\$&")}"\n`)
    .join("");
}

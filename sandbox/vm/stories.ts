/** What the virtual machine shows. Each story begins with a deployment of its own. */
import { powerCut } from "./power-cut.ts";
import { ADDRESS } from "./protocol.ts";
import { envFile, type Story, same } from "./teller.ts";

const PROPERTY = ["visitor.example", "www.visitor.example"];
const SECRET = ["secret.example", "www.secret.example"];
const FILE = ["file.example", "www.file.example"];
const NEXT = ["next.example"];

export const STORIES: readonly Story[] = [
  {
    name: "property",
    shows: "the list is an environment property",
    async tell(teller) {
      await teller.deployed("property", { properties: { ALLOWED_HOSTS: PROPERTY.join(",") } });
      teller.serves(await teller.look(), "property", PROPERTY);
      const { output } = await teller.machine.ask("run", {
        command: "/opt/elasticbeanstalk/bin/get-config environment; cat /opt/elasticbeanstalk/deployment/env",
      });
      teller.check("The property is as its owner set it.", !output.includes(ADDRESS), output);
      const doctor = await teller.machine.ask("run", {
        command: "cd /var/app/current && .platform/hooks/postdeploy/90_health_check.cjs --doctor",
      });
      teller.check("The doctor on the instance finds nothing wrong.", doctor.code === 0, doctor.output);
    },
  },
  {
    name: "env-file",
    shows: "the list is in .env",
    async tell(teller) {
      await teller.deployed("env-file", { files: { ".env": envFile(FILE.join(",")) } });
      teller.serves(await teller.look(), "env-file", FILE);
      const { output } = await teller.machine.ask("run", {
        command: "tr '\\0' '\\n' </proc/$(systemctl show --property=MainPID --value web.service)/environ",
      });
      teller.check(
        "systemd gives the app no list of an earlier version's property.",
        output.includes(`HEALTH_CHECK_HOSTS=${ADDRESS}\n`) && !output.includes("ALLOWED_HOSTS="),
        output,
      );
    },
  },
  {
    name: "secret",
    shows: "the list is a secret, which systemd reads after the environment properties",
    async tell(teller) {
      const properties = { ALLOWED_HOSTS: PROPERTY.join(",") };
      await teller.deployed("secret", { properties, secrets: { ALLOWED_HOSTS: SECRET.join(",") } });
      teller.serves(await teller.look(), "secret", SECRET);
    },
  },
  {
    name: "configuration",
    shows: "a property changes, and the bundle is staged anew",
    async tell(teller) {
      await teller.deployed("configured", { properties: { ALLOWED_HOSTS: PROPERTY.join(",") } });
      await teller.deployed("configured", {
        kind: "configuration",
        properties: { ALLOWED_HOSTS: NEXT.join(",") },
      });
      teller.serves(await teller.look(), "configured", NEXT);
    },
  },
  {
    name: "rollback",
    shows: "back to a bundle without the hooks",
    async tell(teller) {
      const properties = { ALLOWED_HOSTS: PROPERTY.join(",") };
      await teller.deployed("with-hooks", { properties });
      await teller.deployed("without-hooks", { properties, hooks: false });
      const seen = await teller.look();
      const { app } = seen;
      teller.check(
        "The app has the property as its owner set it, and nothing of the hooks.",
        app?.version === "without-hooks" && same(app.hosts, PROPERTY) && app.ours === null,
        app ?? seen.why,
      );
      teller.check("The load balancer is refused again.", app?.statuses.check === 400, app?.statuses);
    },
  },
  {
    name: "failed-deployment",
    shows: "a hook of the bundle's own fails behind allowed_hosts",
    async tell(teller) {
      await teller.deployed("running", { properties: { ALLOWED_HOSTS: PROPERTY.join(",") } });
      const { succeeded } = await teller.deploy("failing", {
        properties: { ALLOWED_HOSTS: NEXT.join(",") },
        files: { ".platform/hooks/predeploy/50_fails": "#!/bin/sh\nexit 1\n" },
      });
      teller.check("The deployment of the next version fails.", !succeeded);
      teller.serves(await teller.look(), "running", PROPERTY);
      await teller.machine.ask("run", { command: "systemctl restart web.service" });
      teller.serves(await teller.look(), "running", PROPERTY);
    },
  },
  {
    name: "reboot",
    shows: "the machine is started again, and no hook runs",
    async tell(teller) {
      await teller.deployed("rebooted", { properties: { ALLOWED_HOSTS: PROPERTY.join(",") } });
      await teller.look();
      await teller.machine.reboot();
      await teller.start();
      teller.serves(await teller.look(), "rebooted", PROPERTY);
    },
  },
  powerCut,
];

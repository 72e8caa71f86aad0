import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Scenario } from "../tour/tour.ts";

const README = fileURLToPath(new URL("../../README.md", import.meta.url));

export const firstCure: Scenario = {
  name: "first-cure",
  shows: "without any hook: the line and the option that README.md names first",
  async play(tour) {
    const readme = await readFile(README, "utf8");
    const [, line = ""] = /^```python\n(application = .*)\n```$/m.exec(readme) ?? [];
    const [, path = ""] = /^ +HealthCheckPath: (.*)$/m.exec(readme) ?? [];
    tour.step("Without it: Django refuses the load balancer's Host");
    await tour.deploy({ hooks: false });
    await tour.see(400, "unhealthy");

    tour.step("The server answers the page before Django looks at the Host");
    tour.say(`+ ${line}`, "green");
    tour.say(`HealthCheckPath: ${path}`);
    // As Elastic Beanstalk does with the option before it deploys the bundle.
    tour.sandbox.targetGroup.healthCheck.path = path;
    const wsgi = await tour.appFile("example/wsgi.py");
    await tour.deploy({ hooks: false, files: { "example/wsgi.py": `${wsgi}\n${line}\n` } });
    await tour.see(200, "healthy");
  },
  end: "Healthy: the server runs. What Django would answer is not seen.",
};

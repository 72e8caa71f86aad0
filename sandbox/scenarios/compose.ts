import type { Scenario } from "../tour/tour.ts";
import { IN_A_CONTAINER, PROPERTIES, settingsWithTheLine } from "./docker.ts";

const composeFile = (more: string) => `services:
  web:
    build: .
    ports:
      - "80:8000"
    environment:
      SECRET_KEY: \${SECRET_KEY}
${more}`;

const SET = { ...PROPERTIES, HEALTH_HOOKS_PROBE_SECONDS: "5" };

export const compose: Scenario = {
  name: "compose",
  shows: "Docker Compose: the address is in .env, and a service has to hand it on",
  sandbox: { platform: "Docker" },
  async play(tour) {
    const app = { ...IN_A_CONTAINER, "example/settings.py": await settingsWithTheLine(tour) };
    tour.step("A docker-compose.yml, without the hooks");
    await tour.setProperties(SET);
    await tour.deploy({ hooks: false, files: { ...app, "docker-compose.yml": composeFile("") } });
    await tour.see(400, "unhealthy");

    tour.step("With the hooks: the address is in .env, and no service gets it");
    await tour.deploy({ files: { ...app, "docker-compose.yml": composeFile("") } });
    const advice = tour.expectLine(/^WARN allowed_hosts: Below environment: .* add the line: /);
    tour.expectLine(/health_check: .* docker-compose\.yml gives HEALTH_CHECK_HOSTS to no service/);
    await tour.see(400, "unhealthy");

    tour.step("With the line that the log names");
    const line = `      ${advice.replace(/^.*add the line: /, "")}\n`;
    const handedOn = { ...app, "docker-compose.yml": composeFile(line) };
    await tour.deploy({ files: handedOn });
    await tour.see(301, "healthy");

    tour.step("A property changes: a configuration deployment");
    await tour.configure({ ...SET, GREETING: "Bonjour" });
    await tour.see(301, "healthy");

    tour.step("Rolled back to a version without the hooks");
    await tour.deploy({ hooks: false, files: handedOn });
    await tour.see(400, "unhealthy");
  },
  end: "The service had the address while the hooks were there, and has nothing of ours without them.",
};

import type { Scenario, Tour } from "../tour/tour.ts";

const DOCKERFILE = `FROM python:3.12-slim
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--workers", "1", "example.wsgi"]
`;

/** The example app in a container: its image has no env file, so that all comes by the container's environment. */
export const IN_A_CONTAINER = { Dockerfile: DOCKERFILE, ".env": undefined, Procfile: undefined };
export const PROPERTIES = { SECRET_KEY: "not-a-secret", ALLOWED_HOSTS: "example.com,www.example.com" };

/** Settings with a literal list, and below it the line that the README names. */
export async function settingsWithTheLine(tour: Tour): Promise<string> {
  const settings = await tour.appFile("example/settings.py");
  const literal = settings.replace('env.list("ALLOWED_HOSTS")', '["example.com"]');
  return `import os\n${literal}\nALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()\n`;
}

export const docker: Scenario = {
  name: "docker",
  shows: "the Docker platform: the container gets the address by docker's own env.list",
  sandbox: { platform: "Docker" },
  async play(tour) {
    tour.step("A Dockerfile, without the hooks");
    await tour.setProperties(PROPERTIES);
    await tour.deploy({ hooks: false, files: IN_A_CONTAINER });
    await tour.see(400, "unhealthy");

    tour.step("With the hooks: the list and the variable of our own are in the container's environment");
    await tour.deploy({ files: IN_A_CONTAINER });
    tour.expectLine(
      /^INFO allowed_hosts: changed \/?\S*env\.list line 2, ALLOWED_HOSTS: 2 hosts -> 2 hosts and /,
    );
    await tour.see(301, "healthy");

    tour.step("A property changes: a configuration deployment");
    await tour.configure({ ...PROPERTIES, GREETING: "Bonjour" });
    await tour.see(301, "healthy");

    tour.step("A version whose list is a literal, with the line: only the variable of our own is used");
    const settings = await settingsWithTheLine(tour);
    await tour.deploy({ files: { ...IN_A_CONTAINER, "example/settings.py": settings } });
    tour.expectLine(
      /^INFO allowed_hosts: the container gets \S+ by HEALTH_CHECK_HOSTS in \S+env\.list, which /,
    );
    await tour.see(301, "healthy");

    tour.step("Rolled back to a version without the hooks");
    await tour.deploy({ hooks: false, files: IN_A_CONTAINER });
    await tour.see(400, "unhealthy");
  },
  end: "The container had the address while the hooks were there, and has nothing of ours without them.",
};

import type { Scenario } from "../tour/tour.ts";

/** A heavy app takes a minute or more. */
const START_SECONDS = 3;
const APP = `import os
import time

from django.apps import AppConfig


class Slow(AppConfig):
    name = "example"

    def ready(self):
        time.sleep(float(os.environ["START_SECONDS"]))
`;

export const slowStart: Scenario = {
  name: "slow-start",
  shows: "the app's first answer is late, because it still starts when health_check asks it",
  async play(tour) {
    const settings = await tour.appFile("example/settings.py");
    // A second in place of 5, so that the story is short.
    tour.sandbox.targetGroup.healthCheck.timeoutSeconds = 1;
    tour.step(`The app takes ${START_SECONDS} s to start, and the target group waits 1 s for an answer`);
    await tour.setProperties({
      SECURE_SSL_REDIRECT: "false",
      START_SECONDS: String(START_SECONDS),
      HEALTH_HOOKS_PROBE_SECONDS: "1",
    });
    const listed = 'INSTALLED_APPS = ["example.slow.Slow"]\n';
    await tour.deploy({ files: { "example/slow.py": APP, "example/settings.py": settings + listed } });
    tour.expectLine(/^WARN health_check: the deployment goes on: /);
    tour.expectHealthCheck("/", "200");

    tour.step("It has started: the check passes, and the hook is run by hand");
    await tour.see(200, "healthy");
    await tour.runByHand(".platform/hooks/postdeploy/90_health_check.cjs");
    tour.expectHealthCheck("/", "200-301");
    await tour.see(200, "healthy");
  },
  end: "What was late was the start, and not the page.",
};

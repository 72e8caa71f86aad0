import { writeFile } from "node:fs/promises";
import type { Scenario } from "../tour/tour.ts";

/** A heavy app takes a minute or more. This one takes until the file is there, so that the story is short. */
const READY = "is-ready";
const APP = `import os
import time

from django.apps import AppConfig


class Slow(AppConfig):
    name = "example"

    def ready(self):
        while not os.path.exists("${READY}"):
            time.sleep(0.05)
`;

export const slowStart: Scenario = {
  name: "slow-start",
  shows: "the app still starts when health_check asks it, which is no fault of the page",
  async play(tour) {
    const settings = await tour.appFile("example/settings.py");
    tour.step("Nothing listens until the app is loaded, and that takes longer than health_check waits");
    await tour.setProperties({ SECURE_SSL_REDIRECT: "false", HEALTH_HOOKS_PROBE_SECONDS: "1" });
    await tour.deploy({
      files: {
        Procfile: "web: gunicorn --preload example.wsgi --bind 127.0.0.1:8000\n",
        "example/slow.py": APP,
        "example/settings.py": `${settings}INSTALLED_APPS = ["example.slow.Slow"]\n`,
      },
      listens: false,
    });
    tour.expectLine(/^WARN health_check: .*the app was started \d+ s before .*, and may still be starting/);
    tour.expectHealthCheck("/", "200");

    tour.step("It has started: the check passes, and the hook is run by hand");
    await writeFile(tour.sandbox.instance.path(`/var/app/current/${READY}`), "");
    await tour.see(200, "healthy");
    await tour.runByHand(".platform/hooks/postdeploy/90_health_check.cjs");
    tour.expectHealthCheck("/", "200-301");
    await tour.see(200, "healthy");
  },
  end: "What was late was the start, and not the page.",
};

import type { Scenario } from "../tour/tour.ts";

export const appBroken: Scenario = {
  name: "app-broken",
  shows: "the app answers 404 on the new path: health_check says so and writes nothing",
  async play(tour) {
    tour.step("A version with the hooks serves");
    await tour.setProperties({ SECURE_SSL_REDIRECT: "false" });
    await tour.deploy();
    await tour.see(200, "healthy");

    tour.step("HEALTH_HOOKS_PATH names a page that the app does not have");
    await tour.setProperties({
      SECURE_SSL_REDIRECT: "false",
      HEALTH_HOOKS_PATH: "/health/",
      HEALTH_HOOKS_PROBE_SECONDS: "1",
    });
    await tour.deploy();
    tour.expectLine(/^WARN health_check: the deployment goes on: .*404/);
    tour.expectHealthCheck("/", "200-301");
    await tour.see(200, "healthy");
  },
  end: "The check is as it was, so that the environment stays green.",
};

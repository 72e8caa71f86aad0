import type { Scenario } from "../tour/tour.ts";

export const settingsError: Scenario = {
  name: "settings-error",
  shows: "settings that do not parse: all are named, and the deployment stops",
  async play(tour) {
    tour.step("A version with the hooks serves");
    await tour.deploy();
    await tour.see(301, "healthy");

    tour.step("The next deployment has two bad settings");
    await tour.setProperties({ HEALTH_HOOKS_PROBE_SECONDS: "soon", HEALTH_HOOKS_PATH: "health" });
    await tour.deploy({ succeeds: false });
    tour.expectLine(/^ERROR allowed_hosts: .*HEALTH_HOOKS_PATH.*HEALTH_HOOKS_PROBE_SECONDS/);
    await tour.see(301, "healthy");
  },
  end: "The old version keeps serving.",
};

import type { Scenario } from "../tour/tour.ts";

export const rollback: Scenario = {
  name: "rollback",
  shows: "back to a version without the hooks: the override of the property ends",
  async play(tour) {
    tour.step("The list is an environment property, and the hooks override it");
    await tour.setProperties({ ALLOWED_HOSTS: "example.com" });
    await tour.deploy();
    await tour.see(301, "healthy");

    tour.step("Rolled back to a version without the hooks");
    await tour.deploy({ hooks: false });
    await tour.see(400, "unhealthy");
    tour.expectHealthCheck("/", "200-301");
  },
  end: "The app has the property as its owner set it: red as it was before the hooks, and nothing in force.",
};

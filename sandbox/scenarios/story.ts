import type { Scenario } from "../tour/tour.ts";

export const story: Scenario = {
  name: "story",
  shows: "400, then 301, then healthy: what each of the two hooks does, with the list in .env",
  async play(tour) {
    tour.step("Without the hooks: Django refuses the load balancer's Host");
    await tour.deploy({ hooks: false });
    await tour.see(400, "unhealthy");

    tour.step("With the hooks: allowed_hosts adds the address before the app starts");
    await tour.deploy({
      whenRunning: async () => {
        await tour.see(301, "unhealthy");
        tour.step("The app runs: health_check makes the redirect count as healthy");
      },
    });
    await tour.see(301, "healthy");
    tour.expectHealthCheck("/", "200-301");
  },
  end: "The environment is healthy, and the other environment on this load balancer is as it was.",
};

import type { Scenario } from "../tour/tour.ts";
import { DEFERRED, FLEET, NEW_PATH, startFleet } from "./new-path.ts";

export const rolling: Scenario = {
  name: "rolling",
  shows: "a new path waits for the last instance, so that no old version is judged by it",
  sandbox: FLEET,
  async play(tour) {
    await startFleet(tour);
    await tour.release("rolling");
    tour.expectLine(DEFERRED);
    tour.expectHealthCheck(NEW_PATH, "200-301");
    await tour.see(200, "healthy");
    tour.expect(
      tour.sandbox.loadBalancer.checks.every(({ path, status }) => path === "/" || status !== 404),
      "an instance that still ran the old version was asked for the new path",
    );
  },
  end: "The last instance set the path, and no instance was ever unhealthy by it.",
};

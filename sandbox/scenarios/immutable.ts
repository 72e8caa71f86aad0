import type { Scenario } from "../tour/tour.ts";
import { DEFERRED, FLEET, NEW_PATH, startFleet } from "./new-path.ts";

export const immutable: Scenario = {
  name: "immutable",
  shows: "a new path waits until the deployment is over, and the hook is run by hand",
  sandbox: FLEET,
  async play(tour) {
    await startFleet(tour);
    await tour.release("immutable");
    tour.expectLine(DEFERRED);
    tour.expectHealthCheck("/", "200-301");
    await tour.see(200, "healthy");

    tour.step("It is over, the old instances are gone: the hook is run by hand on one of the new");
    await tour.runByHand(".platform/hooks/postdeploy/90_health_check.cjs");
    tour.expectHealthCheck(NEW_PATH, "200-301");
    await tour.see(200, "healthy");
  },
  end: "The path was set when no instance could lose by it.",
};

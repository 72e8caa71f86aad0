import type { Scenario } from "../tour/tour.ts";

export const metadataDown: Scenario = {
  name: "metadata-down",
  shows: "no private address to be had: the deployment stops, the old version keeps serving",
  async play(tour) {
    tour.step("A version with the hooks serves");
    await tour.deploy();
    await tour.see(301, "healthy");

    tour.step("The next deployment, while the metadata service answers 403");
    tour.sandbox.metadata.fault = () => ({ status: 403 });
    await tour.deploy({ succeeds: false });
    tour.expectLine(/^ERROR allowed_hosts: failed: .*HTTP 403/);
    await tour.see(301, "healthy");
  },
  end: "The deployment failed before the app changed, and the old version keeps serving.",
};

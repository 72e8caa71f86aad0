import { parsePolicy } from "../aws/iam.ts";
import type { Scenario } from "../tour/tour.ts";

export const accessDenied: Scenario = {
  name: "access-denied",
  shows: "no permission: the deployment goes on, and the log has the policy to attach",
  async play(tour) {
    const { aws } = tour.sandbox;
    tour.step("The default instance profile may not call the load balancer");
    aws.policy = { Version: "2012-10-17", Statement: [] };
    await tour.deploy();
    tour.expectLine(/^WARN health_check: the deployment goes on: .* may not call /);
    await tour.see(301, "unhealthy");
    tour.expectHealthCheck("/", "200");

    tour.step("The policy from the log is attached, and the same version deployed again");
    const printed = JSON.parse(tour.expectLine(/"Statement"/).replace(/^[^{]*/, ""));
    parsePolicy(printed);
    aws.policy = printed;
    await tour.deploy();
    await tour.see(301, "healthy");
    tour.expectHealthCheck("/", "200-301");
  },
  end: "The policy that the log printed is all it takes.",
};

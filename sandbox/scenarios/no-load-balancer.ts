import type { Scenario } from "../tour/tour.ts";

export const noLoadBalancer: Scenario = {
  name: "no-load-balancer",
  shows: "a single instance or a worker: health_check says that there is nothing to do",
  async play(tour) {
    const { environment, aws } = tour.sandbox;
    tour.step("The environment has no load balancer");
    Object.assign(environment, { loadBalancers: [] });
    await tour.deploy();
    tour.expectLine(/^INFO health_check: nothing to do: this environment has no load balancer/);
    tour.say(`AWS was asked for: ${aws.calls.map(({ action }) => action).join(", ")}`);
    tour.expectHealthCheck("/", "200");
  },
  end: "The deployment went through, and nothing was changed in AWS.",
};

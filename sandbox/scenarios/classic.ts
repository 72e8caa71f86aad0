import type { Scenario } from "../tour/tour.ts";

export const classic: Scenario = {
  name: "classic",
  shows: "a Classic Load Balancer has no target group: only allowed_hosts has something to do",
  async play(tour) {
    const { environment, aws } = tour.sandbox;
    tour.step("The environment has a Classic Load Balancer");
    Object.assign(environment, { loadBalancers: ["awseb-e-s-AWSEBLoa-1ABCDEFGHIJKL"] });
    await tour.deploy();
    tour.expectLine(/^INFO allowed_hosts: the app will accept /);
    tour.expectLine(/^INFO health_check: nothing to do: its load balancer is a Classic one/);
    tour.say(`AWS was asked for: ${aws.calls.map(({ action }) => action).join(", ")}`);
    tour.expectHealthCheck("/", "200");
  },
  end: "Nothing was changed in AWS; a Classic Load Balancer takes only a 200, so exempt a path.",
};

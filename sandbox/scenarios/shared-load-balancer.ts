import type { Scenario } from "../tour/tour.ts";

export const sharedLoadBalancer: Scenario = {
  name: "shared-load-balancer",
  shows: "two environments on one load balancer: the other's target group is left alone",
  async play(tour) {
    const { neighbour, targetGroup, aws } = tour.sandbox;
    const groups = () => {
      for (const { name, tags, healthCheck } of [targetGroup, neighbour]) {
        const { path, matcher } = healthCheck;
        tour.say(`${name} of ${tags["elasticbeanstalk:environment-name"]}: ${path} for ${matcher?.httpCode}`);
      }
    };
    tour.step("One load balancer with the target groups of two environments");
    groups();
    tour.step("shop-production is deployed with the hooks");
    await tour.deploy();
    await tour.see(301, "healthy");
    groups();
    const changed = aws.calls.filter(({ action }) => action === "ModifyTargetGroup");
    tour.expect(
      changed.length === 1 && changed[0]?.parameters.TargetGroupArn === targetGroup.arn,
      "another target group was asked for to be changed",
    );
    tour.expectHealthCheck("/", "200-301");
  },
  end: "Only the target group with the environment's own tag was changed.",
};

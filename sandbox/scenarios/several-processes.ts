import { createTargetGroup } from "../aws/server.ts";
import type { Scenario } from "../tour/tour.ts";

export const severalProcesses: Scenario = {
  name: "several-processes",
  shows: "a second process: only the default process's target group is changed",
  async play(tour) {
    const { aws, environment, targetGroup } = tour.sandbox;
    const admin = createTargetGroup({
      arn: targetGroup.arn.replace("SHOP00000000", "ADMIN0000000"),
      loadBalancerArns: targetGroup.loadBalancerArns,
      environment,
      port: targetGroup.port === 8001 ? 8002 : 8001,
      healthCheck: { path: "/admin/" },
    });
    aws.state.targetGroups.push(admin);
    tour.step(`The environment has a second process, on port ${admin.port}: ${admin.name}`);
    await tour.deploy();
    await tour.see(301, "healthy");
    tour.expectHealthCheck("/", "200-301");
    const { path, matcher } = admin.healthCheck;
    tour.say(`${admin.name} checks ${path} for ${matcher?.httpCode}`);
    tour.expect(path === "/admin/" && matcher?.httpCode === "200", `${admin.name} was changed`);
  },
  end: "The second process's target group is as it was; HEALTH_HOOKS_PROCESS_PORT would name it.",
};

import { throttled as throttling } from "../aws/token-bucket.ts";
import type { Scenario } from "../tour/tour.ts";

export const throttled: Scenario = {
  name: "throttled",
  shows: "AWS throttles the account: health_check tries again until its calls come through",
  async play(tour) {
    const { aws } = tour.sandbox;
    tour.step("The account may make one call to the load balancer's API a second");
    const fault = throttling([{ actions: /^elasticloadbalancing:/, capacity: 1, perSecond: 1 }]);
    let refused = 0;
    aws.fault = (call) => {
      const answer = fault(call);
      if (answer) refused += 1;
      return answer;
    };
    await tour.deploy({ whenRunning: () => tour.see(301, "unhealthy") });
    tour.expect(refused > 0, "no call was throttled");
    await tour.see(301, "healthy");
    tour.expectHealthCheck("/", "200-301");
  },
  end: "It took longer, and the change was made.",
};

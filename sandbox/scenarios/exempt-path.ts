import type { Scenario } from "../tour/tour.ts";

export const exemptPath: Scenario = {
  name: "exempt-path",
  shows: "the better end: a path that is exempt from the redirect, and only its 200 is healthy",
  async play(tour) {
    const settings = await tour.appFile("example/settings.py");
    const exempt = 'SECURE_REDIRECT_EXEMPT = [r"^healthcheck/$"]';
    tour.step("The redirect passes, as on any path");
    await tour.deploy();
    await tour.see(301, "healthy");

    tour.step("The next version exempts a path, and two environment properties name it");
    tour.say(`+ ${exempt}`, "green");
    await tour.setProperties({ HEALTH_HOOKS_PATH: "/healthcheck/", HEALTH_HOOKS_SUCCESS_CODES: "200" });
    await tour.deploy({ files: { "example/settings.py": `${settings}${exempt}\n` } });
    await tour.see(200, "healthy");
    tour.expectHealthCheck("/healthcheck/", "200");
  },
  end: "Healthy means now that the page itself answers.",
};

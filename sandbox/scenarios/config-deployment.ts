import type { Scenario } from "../tour/tour.ts";

export const configDeployment: Scenario = {
  name: "config-deployment",
  shows: "a property changes and the bundle is staged anew: the confighooks keep it green",
  async play(tour) {
    tour.step("A bundle without the confighooks");
    await tour.deploy({ files: { ".platform/confighooks": undefined } });
    await tour.see(301, "healthy");
    tour.step("A property changes: the bundle's own .env is back");
    await tour.configure({ GREETING: "Bonjour" });
    await tour.see(400, "unhealthy");

    tour.step("The same with the confighooks");
    await tour.deploy();
    await tour.see(301, "healthy");
    await tour.configure({ GREETING: "Hola" });
    tour.expectLine(/^INFO allowed_hosts: changed \.env/);
    await tour.see(301, "healthy");
  },
  end: "The confighooks keep it green when a property changes.",
};

import type { Scenario } from "../tour/tour.ts";

export const property: Scenario = {
  name: "property",
  shows: "the list is an environment property: the app gets it with the address added",
  async play(tour) {
    tour.step("The list is an environment property, and .env has none");
    await tour.setProperties({ ALLOWED_HOSTS: "example.com" });
    await tour.deploy({ files: { ".env": "SECRET_KEY=not-a-secret\n" } });
    await tour.see(301, "healthy");

    tour.step("The property changes: a configuration deployment, which runs the confighooks");
    await tour.configure({ ALLOWED_HOSTS: "example.com,shop.example" });
    await tour.see(301, "healthy");
  },
  end: "The app was started with its list and the address; the property is as its owner set it.",
};

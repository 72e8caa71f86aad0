/**
 * For the scenarios of the deployment policies: a fleet whose next version brings the page that is to be
 * checked.
 */
import type { Tour } from "../tour/tour.ts";

export const NEW_PATH = "/healthcheck/";
/** Every instance is the leader, so none waits for the leader, which would take up to 20 s. */
export const FLEET = { instances: 3, leader: true };
export const DEFERRED = /^WARN health_check: the deployment goes on: .* yet: not on deployment \d+: i-/;

/** The first version has no such page. Without the redirect to HTTPS its answer is a 404. */
export const FIRST_VERSION = {
  "example/urls.py":
    'from django.urls import path\nfrom . import views\nurlpatterns = [path("", views.home)]\n',
};
export const PROPERTIES = { SECURE_SSL_REDIRECT: "false" };

/** Leaves the fleet healthy on `/`. The next deployment brings the new path. */
export async function startFleet(tour: Tour): Promise<void> {
  tour.step(`Three instances serve a version that has no ${NEW_PATH}`);
  // Earlier deployments have set these codes. Otherwise all three instances would change them now, and one
  // would be first.
  tour.sandbox.targetGroup.healthCheck.matcher = { httpCode: "200-301" };
  await tour.setProperties(PROPERTIES);
  await tour.release("all at once", { files: FIRST_VERSION });
  await tour.see(200, "healthy");
  tour.step("The next version has it, and HEALTH_HOOKS_PATH names it");
  await tour.setProperties({ ...PROPERTIES, HEALTH_HOOKS_PATH: NEW_PATH });
}

import type { Scenario } from "../tour/tour.ts";

/** Nobody sees the front page without a login. `/health/` is open to everybody. */
const URLS = `from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path

FORM = '<form method="post"><input name="password" type="password"></form>'

urlpatterns = [
    path("", lambda request: HttpResponseRedirect("/accounts/login/?next=/")),
    path("accounts/login/", lambda request: HttpResponse(FORM)),
    path("health/", lambda request: HttpResponse("ok")),
]
`;

const PROPERTIES = { SECURE_SSL_REDIRECT: "false", HEALTH_HOOKS_PROBE_SECONDS: "1" };

export const loginPage: Scenario = {
  name: "login-page",
  shows: "the front page redirects to a login, and an open page is checked in its place",
  async play(tour) {
    const files = { "example/urls.py": URLS };
    tour.step("Without the hooks: the app shows its front page to nobody without a login");
    await tour.setProperties({ ...PROPERTIES, ALLOWED_HOSTS: "*" });
    await tour.deploy({ hooks: false, files });
    await tour.see(302, "unhealthy");

    tour.step("With the hooks: the open page of its own is found, and not the login");
    await tour.deploy({ files });
    tour.expectLine(
      /^INFO health_check: \/ answers 302, a redirect to a login page .* so it is the page to check/,
    );
    await tour.see(200, "healthy");

    tour.step("The better end: a page that is there to be checked");
    await tour.setProperties({ ...PROPERTIES, ALLOWED_HOSTS: "*", HEALTH_HOOKS_PATH: "/health/" });
    await tour.deploy({ files });
    await tour.see(200, "healthy");
    tour.expectHealthCheck("/health/", "200-301");
  },
  end: "The load balancer checks a page that needs no login.",
};

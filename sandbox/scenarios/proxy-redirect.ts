import { bundled, REDIRECT_TO_HTTPS, redirectToHttpsBut } from "../instance/nginx-snippets.ts";
import type { Scenario } from "../tour/tour.ts";

/** Its module cannot be imported, so that no worker of gunicorn ever starts. */
const DEAD = { "example/wsgi.py": 'raise RuntimeError("the app does not start")\n' };

const PROPERTIES = { SECURE_SSL_REDIRECT: "false", HEALTH_HOOKS_PROBE_SECONDS: "1" };

export const proxyRedirect: Scenario = {
  name: "proxy-redirect",
  shows: "nginx redirects to HTTPS by itself, so that its 301 says nothing about the app behind it",
  needsNginx: true,
  async play(tour) {
    const files = bundled(REDIRECT_TO_HTTPS);
    tour.step("nginx answers 301 to what did not come by HTTPS, and the app behind it is dead");
    await tour.setProperties(PROPERTIES);
    await tour.deploy({ files: { ...files, ...DEAD }, listens: false });
    tour.expectLine(/^WARN health_check: .* a visitor who uses HTTPS gets no page: .* answers 502/);
    await tour.see(301, "unhealthy");
    tour.expectHealthCheck("/", "200");

    tour.step("The same with an app that is alive");
    await tour.deploy({ files });
    await tour.see(301, "healthy");
    tour.expectHealthCheck("/", "200-301");

    tour.step("The better end: nginx hands one path to the app, and only its 200 is healthy");
    const better = bundled(redirectToHttpsBut("/healthcheck/"));
    await tour.setProperties({
      ...PROPERTIES,
      HEALTH_HOOKS_PATH: "/healthcheck/",
      HEALTH_HOOKS_SUCCESS_CODES: "200",
    });
    await tour.deploy({ files: better });
    await tour.see(200, "healthy");
    tour.expectHealthCheck("/healthcheck/", "200");

    tour.step("Now an app that dies is seen");
    await tour.deploy({ files: { ...better, ...DEAD }, listens: false });
    await tour.see(502, "unhealthy");
  },
  end: "The check asks the app and not the proxy.",
};

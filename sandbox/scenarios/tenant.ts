import type { Scenario } from "../tour/tour.ts";

/** A host that is no tenant's gets 404. `any_host` answers before the host is looked at. */
const MIDDLEWARE = `from django.http import HttpResponse, HttpResponseNotFound

TENANTS = {"example.com", "www.example.com"}


def tenant(get_response):
    def middleware(request):
        if request.get_host().split(":")[0] not in TENANTS:
            return HttpResponseNotFound("no such tenant")
        return get_response(request)

    return middleware


def any_host(get_response):
    def middleware(request):
        return HttpResponse("ok") if request.path == "/health/" else get_response(request)

    return middleware
`;

const PROPERTIES = { SECURE_SSL_REDIRECT: "false", HEALTH_HOOKS_PROBE_SECONDS: "1" };

export const tenant: Scenario = {
  name: "tenant",
  shows: "a middleware answers 404 for a host that is no tenant's, and so to the check",
  async play(tour) {
    const settings = await tour.appFile("example/settings.py");
    const deploy = async (...middleware: readonly string[]) => {
      const names = middleware.map((name) => `"example.tenants.${name}", `).join("");
      const line = `MIDDLEWARE = [${names}*MIDDLEWARE]`;
      tour.say(`+ ${line}`, "green");
      await tour.deploy({
        files: { "example/tenants.py": MIDDLEWARE, "example/settings.py": `${settings}${line}\n` },
      });
    };
    tour.step("Django lets the load balancer's host in, but that host is no tenant's");
    await tour.setProperties(PROPERTIES);
    await deploy("tenant");
    tour.expectLine(/^WARN health_check: .*\/ answers 404/);
    await tour.see(404, "unhealthy");

    tour.step("The next version answers one path before it looks at the host");
    await tour.setProperties({ ...PROPERTIES, HEALTH_HOOKS_PATH: "/health/" });
    await deploy("any_host", "tenant");
    await tour.see(200, "healthy");
    tour.expectHealthCheck("/health/", "200-301");
  },
  end: "The check passes on a path that is the same for every host, and each tenant is as before.",
};

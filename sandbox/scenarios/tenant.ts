import type { Scenario } from "../tour/tour.ts";

/** A host that is no tenant's gets 404. */
const MIDDLEWARE = `from django.http import HttpResponse, HttpResponseNotFound

TENANTS = {"example.com", "www.example.com"}


def tenant(get_response):
    def middleware(request):
        if request.get_host().split(":")[0] not in TENANTS:
            return HttpResponseNotFound("no such tenant")
        return get_response(request)

    return middleware

`;

export const tenant: Scenario = {
  name: "tenant",
  shows: "a middleware answers 404 for a host that is no tenant's, and so to the check",
  async play(tour) {
    const settings = `${await tour.appFile("example/settings.py")}MIDDLEWARE.insert(0, "example.tenants.tenant")\n`;
    const files = { "example/tenants.py": MIDDLEWARE, "example/settings.py": settings };
    tour.step("Django lets the load balancer's host in, but that host is no tenant's");
    await tour.setProperties({ SECURE_SSL_REDIRECT: "false", HEALTH_HOOKS_PROBE_SECONDS: "1" });
    await tour.deploy({ files });
    tour.expectLine(
      /^WARN health_check: .*\/ answers 404 to the load balancer's Host, and 200 to a host of the app's/,
    );
    await tour.see(404, "unhealthy");

    tour.step("The next version has the line of the log: one page is answered before the host is looked at");
    const line = /with this line at the end of wsgi\.py: (.+)$/;
    const [, added = ""] = line.exec(tour.expectLine(line)) ?? [];
    tour.say(`+ ${added}`, "green");
    const wsgi = `${await tour.appFile("example/wsgi.py")}${added}\n`;
    await tour.deploy({ files: { ...files, "example/wsgi.py": wsgi } });
    await tour.see(200, "healthy");
    tour.expect(
      tour.sandbox.targetGroup.healthCheck.path?.startsWith("/health/") === true,
      "/health/ is not checked",
    );
  },
  end: "The check passes on a path that is the same for every host, and each tenant is as before.",
};

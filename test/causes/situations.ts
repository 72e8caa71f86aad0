/** What makes a check fail, each as a real Django, behind a real nginx where the row is about nginx. */
import { writeFile } from "node:fs/promises";
import { bundled, REDIRECT_TO_HTTPS, refuseOtherHosts } from "../../sandbox/instance/nginx-snippets.ts";
import type { CauseName } from "../../src/diagnosis/cause.ts";
import type { DoctorBench } from "../doctor/bench.ts";

/** First cause, and what its sentence has. */
export type Said = readonly [cause: CauseName, sentence: RegExp];

export interface Situation {
  readonly files?: Readonly<Record<string, string>> | undefined;
  readonly properties?: Readonly<Record<string, string>> | undefined;
  /** nginx stands before the app. */
  readonly nginx?: boolean | undefined;
  /** Whether the app listens after the deployment; it does, unless told otherwise. */
  readonly listens?: boolean | undefined;
  /** Its first answer waits for this. */
  readonly waits?: ((bench: DoctorBench) => Promise<void>) | undefined;
  readonly check?: Partial<DoctorBench["targetGroup"]["healthCheck"]> | undefined;
  /** What happens after the deployment; then health_check is run by hand. */
  readonly afterwards?: ((bench: DoctorBench) => Promise<void>) | undefined;
  /** What the hook says; "mends" where it makes the check pass by itself. */
  readonly hook: Said | "mends";
  readonly doctor: Said;
  readonly laptop: Said;
  /** A remedy that only people can do, such as to mend a page that fails. */
  readonly isForPeople?: boolean | undefined;
}

const PLAIN = { SECURE_SSL_REDIRECT: "false" };

/** One view, whatever the path. */
const everyPage = (body: string) =>
  `from django.http import *\nfrom django.urls import re_path\nimport time\n\n\ndef page(request):\n    ${body.replaceAll("\n", "\n    ")}\n\n\nurlpatterns = [re_path("", page)]\n`;
/** The front page answers so, and there is a page for health checks. */
const front = (response: string, page = "health/") =>
  `from django.http import *\nfrom django.urls import path\n\nurlpatterns = [path("", lambda request: ${response}), path("${page}", lambda request: HttpResponse("ok"))]\n`;
const urls = (text: string) => ({ "example/urls.py": text });
const SETTINGS = `SECRET_KEY = "a-secret-key"\nGREETING = "hello"\nALLOWED_HOSTS = ["secret-one.example"]\nMIDDLEWARE = ["django.middleware.common.CommonMiddleware"]\nROOT_URLCONF = "example.urls"\n`;
const MIDDLEWARE = (body: string) => ({
  "example/own.py": `from django.http import *\n\n\ndef own(get_response):\n    def middleware(request):\n        ${body}\n        return get_response(request)\n    return middleware\n`,
  "example/settings.py": `import os\n${SETTINGS}ALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()\nMIDDLEWARE = ["example.own.own", *MIDDLEWARE]\n`,
});

export const SITUATIONS: Readonly<Record<string, Situation>> = {
  "a list of hosts without the address": {
    properties: PLAIN,
    files: { "example/settings.py": SETTINGS },
    hook: [
      "host refused",
      /answers 400, as Django does when ADDRESS is not in ALLOWED_HOSTS; ALLOWED_HOSTS of example\.settings has 1 host, without it/,
    ],
    doctor: ["host refused", /ALLOWED_HOSTS of example\.settings has 1 host, without it/],
    laptop: [
      "host refused",
      /answers 400, as Django does when the load balancer's Host is not in ALLOWED_HOSTS/,
    ],
  },
  "a page that answers 400 to everybody": {
    properties: PLAIN,
    files: urls(front("HttpResponseBadRequest()")),
    hook: "mends",
    doctor: [
      "path",
      /a host of the app's own list gets the same answer on this page, and another on other pages/,
    ],
    laptop: ["host refused", /answers 400/],
  },
  "a middleware that refuses every host": {
    properties: PLAIN,
    files: MIDDLEWARE("return HttpResponseBadRequest()"),
    hook: ["path", /answers 400 to every host, and ALLOWED_HOSTS lets the load balancer in/],
    doctor: ["path", /answers 400 to every host, and ALLOWED_HOSTS lets the load balancer in/],
    laptop: ["host refused", /answers 400/],
  },
  "a tenant's middleware that does not know the Host": {
    properties: PLAIN,
    files: MIDDLEWARE('if request.get_host() != "secret-one.example": return HttpResponseNotFound()'),
    hook: ["host refused", /answers 404 to the load balancer's Host, and 200 to a host of the app's own/],
    doctor: ["host refused", /answers 404 to the load balancer's Host, and 200 to a host of the app's own/],
    laptop: ["path", /answers 404: there is no such page/],
  },
  "an nginx that closes for an unknown Host": {
    properties: PLAIN,
    nginx: true,
    files: bundled(refuseOtherHosts("secret-one.example")),
    hook: [
      "host refused",
      /ends the connection without an answer to the load balancer's Host, and answers 200 to a host of the app's own: a server block of the proxy decides/,
    ],
    doctor: ["host refused", /a server block of the proxy decides by the Host/],
    laptop: ["nothing listens", /the connection on port 80 is refused or broken off/],
  },
  "an nginx that redirects all, before a dead app": {
    properties: PLAIN,
    nginx: true,
    listens: false,
    files: { ...bundled(REDIRECT_TO_HTTPS), "example/wsgi.py": 'raise RuntimeError("does not start")\n' },
    hook: [
      "proxy alone",
      /answers 301, but a visitor who uses HTTPS gets no page: the app behind the redirect answers 502/,
    ],
    doctor: ["proxy alone", /the app behind the redirect answers 502/],
    laptop: ["success codes", /answers 301, a redirect, and only 200 counts as healthy/],
    isForPeople: true,
  },
  "an nginx that redirects whatever comes": {
    properties: PLAIN,
    nginx: true,
    files: bundled({ "conf.d/elasticbeanstalk/https.conf": "return 301 https://$host$request_uri;\n" }),
    hook: [
      "proxy alone",
      /the proxy redirects every request to HTTPS itself, so that no check reaches the app/,
    ],
    doctor: ["proxy alone", /the proxy redirects every request to HTTPS itself/],
    laptop: ["success codes", /answers 301, a redirect/],
  },
  "a front page behind a login": {
    properties: PLAIN,
    files: urls(
      `from django.http import *\nfrom django.urls import path\n\nFORM = '<form><input type="password" name="p"></form>'\nurlpatterns = [path("", lambda request: HttpResponseRedirect("/sign-in/?next=/")), path("sign-in/", lambda request: HttpResponse(FORM))]\n`,
    ),
    hook: "mends",
    doctor: ["path", /answers 302, a redirect to a login page \(\/sign-in\/\?\.\.\.\)/],
    laptop: ["redirect", /answers 302, a redirect to another page: a load balancer does not say to which/],
  },
  "a login somewhere else": {
    properties: PLAIN,
    files: urls(everyPage('return HttpResponseRedirect("https://login.example.com/?next=/")')),
    hook: ["redirect", /answers 302, a redirect to another host \(https:\/\/login\.example\.com\/\?\.\.\.\)/],
    doctor: ["redirect", /answers 302, a redirect to another host/],
    laptop: ["redirect", /answers 302, a redirect to another page/],
  },
  "a redirect to the host with www.": {
    properties: PLAIN,
    files: urls(everyPage('return HttpResponseRedirect("http://www.example.com" + request.path)')),
    hook: ["redirect", /a redirect to the host with www\. \(http:\/\/www\.example\.com\/\)/],
    doctor: ["redirect", /a redirect to the host with www\./],
    laptop: ["redirect", /answers 302/],
  },
  "a redirect to the page of a language": {
    properties: PLAIN,
    files: urls(front('HttpResponseRedirect("/en/")', "en/")),
    hook: "mends",
    doctor: ["path", /answers 302, a redirect to the page of a language \(\/en\/\)/],
    laptop: ["redirect", /answers 302/],
  },
  "a redirect to HTTPS on another port": {
    properties: PLAIN,
    files: urls(
      everyPage(
        'response = HttpResponse(status=308)\nresponse["Location"] = "https://" + request.get_host().split(":")[0] + ":8443" + request.path\nreturn response',
      ),
    ),
    hook: ["success codes", /answers 308, a redirect to HTTPS on port 8443/],
    doctor: ["success codes", /a redirect to HTTPS on port 8443/],
    laptop: ["success codes", /answers 308, a redirect, and only 200 counts as healthy/],
  },
  "Django's own redirect to HTTPS, where only 200 is to count": {
    properties: { HEALTH_HOOKS_SUCCESS_CODES: "200" },
    hook: ["success codes", /answers 301, a redirect to HTTPS \(https:\/\/ADDRESS/],
    doctor: ["success codes", /answers 301, a redirect to HTTPS/],
    laptop: ["success codes", /answers 301, a redirect/],
  },
  "a page that wants a slash": {
    properties: { ...PLAIN, HEALTH_HOOKS_PATH: "/healthcheck", HEALTH_HOOKS_SUCCESS_CODES: "200" },
    check: { path: "/healthcheck" },
    hook: ["redirect", /\/healthcheck answers 301, a redirect that adds a slash \(\/healthcheck\/\)/],
    doctor: ["redirect", /a redirect that adds a slash/],
    laptop: ["success codes", /answers 301, a redirect/],
  },
  "no front page": {
    properties: PLAIN,
    files: urls(front("HttpResponseNotFound()")),
    hook: "mends",
    doctor: ["path", /answers 404: there is no such page/],
    laptop: ["path", /answers 404: there is no such page/],
  },
  "no page at all that is open": {
    properties: PLAIN,
    files: urls(everyPage("return HttpResponseForbidden()")),
    hook: ["path", /answers 403: the app refuses the request/],
    doctor: ["path", /answers 403: the app refuses the request/],
    laptop: ["path", /answers 403: the app refuses the request/],
  },
  "a page that somebody named, and that is not there": {
    properties: { ...PLAIN, HEALTH_HOOKS_PATH: "/up/" },
    check: { path: "/up/" },
    hook: ["path", /\/up\/ answers 404: there is no such page/],
    doctor: ["path", /\/up\/ answers 404/],
    laptop: ["path", /\/up\/ answers 404/],
  },
  "a path that somebody chose in the target group, and that is not there": {
    properties: PLAIN,
    check: { path: "/up/" },
    hook: ["path", /\/up\/ answers 404: there is no such page/],
    doctor: ["path", /\/up\/ answers 404/],
    laptop: ["path", /\/up\/ answers 404/],
  },
  "basic authentication on every page": {
    properties: PLAIN,
    files: MIDDLEWARE('return HttpResponse(status=401, headers={"WWW-Authenticate": "Basic"})'),
    hook: ["login", /answers 401: the app wants a login/],
    doctor: ["login", /answers 401: the app wants a login/],
    laptop: ["login", /answers 401: the app wants a login/],
  },
  "an nginx that wants a login, and takes requests of some addresses only": {
    properties: PLAIN,
    nginx: true,
    files: bundled({
      "conf.d/elasticbeanstalk/login.conf":
        "satisfy all;\nallow 192.0.2.7;\ndeny all;\nauth_basic Staff;\nauth_basic_user_file /dev/null;\n",
    }),
    hook: ["path", /answers 403: nginx refuses the request/],
    doctor: ["path", /answers 403: nginx refuses the request/],
    laptop: ["path", /answers 403: the app refuses the request/],
  },
  "a front page for forms only": {
    properties: PLAIN,
    files: urls(front('HttpResponseNotAllowed(["POST"])')),
    hook: "mends",
    doctor: ["path", /answers 405: the page does not take GET/],
    laptop: ["path", /answers 405: the page does not take GET/],
  },
  "too many requests": {
    properties: PLAIN,
    files: urls(everyPage("return HttpResponse(status=429)")),
    hook: ["success codes", /answers 429, and only 200-301 counts as healthy/],
    doctor: ["success codes", /answers 429, and only 200 counts as healthy/],
    laptop: ["success codes", /answers 429, and only 200 counts as healthy/],
  },
  "an app that fails": {
    properties: PLAIN,
    files: urls(everyPage("raise RuntimeError")),
    hook: ["app fails", /answers 500: the app fails/],
    doctor: ["app fails", /answers 500: the app fails/],
    laptop: ["app fails", /answers 500: the app fails/],
    isForPeople: true,
  },
  "a proxy before an app that has ended": {
    properties: PLAIN,
    nginx: true,
    afterwards: ({ instance }) => instance.stop(),
    hook: ["app fails", /answers 502: nginx does not reach the app/],
    doctor: ["app fails", /answers 502: nginx does not reach the app/],
    laptop: ["app fails", /answers 502: nginx does not reach the app/],
  },
  "an app that has ended, without a proxy": {
    properties: PLAIN,
    afterwards: ({ instance }) => instance.stop(),
    hook: ["nothing listens", /nothing listens on ADDRESS:PORT/],
    doctor: ["nothing listens", /nothing listens on ADDRESS:PORT/],
    laptop: ["nothing listens", /the connection on port 80 is refused or broken off/],
  },
  "an app that still starts": {
    properties: PLAIN,
    check: { timeoutSeconds: 1 },
    files: {
      "example/slow.py": `import os, time
from django.apps import AppConfig


class Slow(AppConfig):
    name = "example"

    def ready(self):
        while not os.path.exists("go"):
            time.sleep(0.1)
`,
      "example/settings.py": `${SETTINGS}import os\nALLOWED_HOSTS += os.environ.get("HEALTH_CHECK_HOSTS", "").split()\nINSTALLED_APPS = ["example.slow.Slow"]\n`,
    },
    waits: ({ instance }) => writeFile(instance.path("/var/app/current/go"), ""),
    hook: [
      "still starting",
      /does not answer yet; the app was started \d+ s before it was first asked, and may still be starting/,
    ],
    doctor: ["still starting", /may still be starting/],
    laptop: ["app does not answer", /nothing answers on port 80 within 1 s/],
  },
  "a page that is slow": {
    properties: PLAIN,
    check: { timeoutSeconds: 2 },
    files: {
      ...urls(everyPage('time.sleep(4)\nreturn HttpResponse("ok")')),
      "gunicorn.conf.py": "threads = 50\n",
    },
    hook: ["slow page", /answers 200 only after \d+(?:\.\d)? s, and the target group waits 2 s/],
    doctor: ["slow page", /answers 200 only after \d+(?:\.\d)? s/],
    laptop: ["app does not answer", /nothing answers on port 80 within 2 s/],
  },
  "a check of a port that nothing listens on": {
    properties: PLAIN,
    check: { port: "1" },
    hook: ["wrong port", /nothing listens on the checked port 1; requests go to port PORT, which is open/],
    doctor: ["wrong port", /nothing listens on the checked port 1; requests go to port PORT, which is open/],
    laptop: ["wrong port", /the checked port 1 cannot be reached; requests go to port 80/],
  },
};

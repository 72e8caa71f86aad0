/** What the routes' text shows of a page, and what Django itself answers there. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { type PageText, pageAt } from "../../src/django/text/page.ts";
import { anyPython } from "../allowed-hosts/python.ts";
import { appWith } from "./app.ts";
import { appFolder } from "./support.ts";

const VIEWS = `from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.generic import View

def home(request, **kwargs):
    return HttpResponse("home")

@never_cache
@login_required(login_url="/in/")
def account(request):
    return HttpResponse("account")

class Orders(LoginRequiredMixin, View):
    def get(self, request):
        return HttpResponse("orders")

def old(request):
    """Moved."""
    return redirect("/new/")
`;
const IMPORTS = `from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.urls import include, path, re_path, register_converter
from django.views.generic import RedirectView, TemplateView
from rest_framework.routers import DefaultRouter
from . import views
`;
/** As the routes of the Django REST framework's own are. */
const ROUTERS = `from django.urls import re_path
from shop import views

class DefaultRouter:
    def __init__(self):
        self.prefixes = []

    def register(self, prefix, view):
        self.prefixes.append(prefix)

    @property
    def urls(self):
        lists = [re_path(f"^{prefix}/$", views.home) for prefix in self.prefixes]
        details = [re_path(f"^{prefix}/(?P<pk>[^/.]+)/$", views.home) for prefix in self.prefixes]
        return [*lists, *details, re_path("^$", views.home), re_path(r"^\\.(?P<format>[a-z]+)$", views.home)]
`;
const BLOG = `from django.urls import path
from .views import index as front
urlpatterns = [path("", front), path("<path:rest>/x", front)]
`;

const filesOf = (routes: string): Readonly<Record<string, string>> => ({
  "shop/__init__.py": "",
  "shop/urls.py": `${IMPORTS}${routes}\n`,
  "shop/views.py": VIEWS,
  "blog/__init__.py": "",
  "blog/urls.py": BLOG,
  "blog/views.py":
    'from django.http import HttpResponse\ndef index(request, **kwargs):\n    return HttpResponse("blog")\n',
  "rest_framework/__init__.py": "",
  "rest_framework/routers.py": ROUTERS,
});
const textSays = (path: string, routes: string) => pageAt(path, "shop.urls", appWith(filesOf(routes)), [""]);

const ROUTER = 'router = DefaultRouter()\nrouter.register(r"users", views.home)\n';
const UUID = "123e4567-e89b-12d3-a456-426614174000";

/** A path, the routes, and what the text shows. What it shows is compared with Django. */
const ROWS: readonly (readonly [path: string, routes: string, kind: PageText["kind"]])[] = [
  ["/", 'urlpatterns = [path("", views.home)]', "page"],
  ["/", 'urlpatterns = [path("shop/", views.home)]', "missing"],
  ["/", 'urlpatterns = [path(view=views.home, route="")]', "page"],
  ["/", 'urlpatterns = [path("shop/", views.home)] + static("/media/")', "missing"],
  ["/", 'urlpatterns = [path("shop/", views.home)]\nurlpatterns += [path("", views.home)]', "page"],
  ["/", 'urlpatterns = [path("", views.home)]\nurlpatterns = [path("shop/", views.home)]', "missing"],
  [
    "/",
    'urlpatterns = [path("", views.home)]\nurlpatterns = urlpatterns + [path("", views.old)]\nurlpatterns = [path("shop/", views.old)] + urlpatterns',
    "page",
  ],
  ["/", 'urlpatterns = [path("shop/", views.home)]\nurlpatterns.append(path("", views.home))', "unknown"],
  ["/up", 'urlpatterns = [path("up/", views.home)]', "slash"],
  ["/up?x", 'urlpatterns = [path("up", views.home)]', "page"],
  ["/b/7/", 'urlpatterns = [path("b/<int:id>/", views.home)]', "page"],
  ["/b/x/", 'urlpatterns = [path("b/<int:id>/", views.home)]', "missing"],
  ["/b/x-1_y/", 'urlpatterns = [path("b/<slug:name>/", views.home)]', "page"],
  ["/b/x.y/", 'urlpatterns = [path("b/<slug:name>/", views.home)]', "missing"],
  [`/b/${UUID}/`, 'urlpatterns = [path("b/<uuid:id>/", views.home)]', "page"],
  ["/b/x/", 'urlpatterns = [path("b/<uuid:id>/", views.home)]', "missing"],
  ["/b/x/", 'urlpatterns = [path("b/<own:id>/", views.home)]', "unknown"],
  ["/b/", 'urlpatterns = [re_path(r"^(?P<name>[a-z]+)/$", views.home)]', "page"],
  ["/b/c", 'urlpatterns = [re_path(r"^(?P<name>[a-z]+)/$", views.home)]', "missing"],
  ["/health-check", 'urlpatterns = [re_path(r"^health", views.home)]', "page"],
  // Some versions of Django search, others do not.
  ["/my/health/", 'urlpatterns = [re_path(r"health/$", views.home)]', "unknown"],
  ["/my/health/", 'urlpatterns = [re_path(r"^health/$", views.home)]', "missing"],
  ["/", 'urlpatterns = [re_path(r"^(([a-z]+)+)+$", views.home)]', "unknown"],
  ["/", 'urlpatterns = [path("", views.account)]', "login"],
  ["/", 'urlpatterns = [path("", login_required(views.home))]', "login"],
  ["/", 'urlpatterns = [path("", views.Orders.as_view())]', "login"],
  ["/", 'urlpatterns = [path("", views.old)]', "redirect"],
  ["/", 'urlpatterns = [path("", RedirectView.as_view(url="/new/"))]', "redirect"],
  ["/", 'urlpatterns = [path("", RedirectView.as_view(url="/new/", permanent=True))]', "moved"],
  ["/", 'urlpatterns = [path("", TemplateView.as_view(template_name="a.html"))]', "page"],
  ["/", 'urlpatterns = [path("", other.views.home)]', "unknown"],
  ["/", "urlpatterns = make()", "unknown"],
  ["/", "", "unknown"],
  ["/admin/", 'urlpatterns = [path("admin/", admin.site.urls)]', "redirect"],
  ["/admin/login/", 'urlpatterns = [path("admin/", admin.site.urls)]', "page"],
  // Routes that only some runs have.
  ["/x/", 'urlpatterns = []\nif settings.DEBUG:\n    urlpatterns += [path("x/", views.home)]', "missing"],
  ["/x/", 'urlpatterns = []\nif not settings.DEBUG:\n    urlpatterns += [path("x/", views.home)]', "unknown"],
  [
    "/x/",
    'urlpatterns = []\nif settings.DEBUG:\n    pass\nelse:\n    urlpatterns += [path("x/", views.home)]',
    "unknown",
  ],
  [
    "/x/",
    'urlpatterns = []\nif settings.API or settings.DEBUG:\n    urlpatterns += [path("x/", views.home)]',
    "unknown",
  ],
  // Lists with names.
  ["/api/x/", 'api = [path("x/", views.home)]\nurlpatterns = [path("api/", include(api))]', "page"],
  [
    "/api/y/",
    'api = [path("x/", views.home)]\nurlpatterns = [path("api/", include((api, "api")))]',
    "missing",
  ],
  ["/x/", 'api = [path("x/", views.home)]\nurlpatterns = [*api]', "page"],
  ["/x/", 'api = [path("x/", views.home)]\nurlpatterns = [] + api', "page"],
  ["/x/", 'api = []\napi.append(path("x/", views.home))\nurlpatterns = [*api]', "unknown"],
  ["/api/x/", 'urlpatterns = [path("api/", include([path("x/", views.home)]))]', "page"],
  ["/", 'urlpatterns = [*other, path("", views.home)]', "unknown"],
  // Routers of the Django REST framework.
  ["/", `${ROUTER}urlpatterns = [path("", include(router.urls))]`, "unknown"],
  ["/users/", `${ROUTER}urlpatterns = [path("", include(router.urls))]`, "unknown"],
  ["/up/", `${ROUTER}urlpatterns = [path("", include(router.urls)), path("up/", views.home)]`, "page"],
  ["/up/", `${ROUTER}urlpatterns = [path("", include(router.urls))]`, "missing"],
  ["/up/", `${ROUTER}urlpatterns = router.urls + [path("up/", views.home)]`, "page"],
  ["/", `${ROUTER}urlpatterns = [path("api/", include((router.urls, "api")))]`, "missing"],
  [
    "/up/",
    `${ROUTER}for one in others:\n    router.register(one, views.home)\nurlpatterns = router.urls`,
    "unknown",
  ],
  ["/up/", 'urlpatterns = [path("", include(imported.urls))]', "unknown"],
  // A language before the path.
  ["/", 'urlpatterns = i18n_patterns(path("", views.home))', "unknown"],
  ["/en/", 'urlpatterns = i18n_patterns(path("", views.home))', "unknown"],
  ["/up/", 'urlpatterns = [path("up/", views.home)] + i18n_patterns(path("", views.home))', "page"],
  ["/health/", 'urlpatterns = i18n_patterns(path("", views.home)) + [path("health/", views.home)]', "page"],
  ["/", 'urlpatterns = i18n_patterns(path("", views.home), prefix_default_language=False)', "page"],
  // Routes of other modules.
  ["/", 'urlpatterns = [path("", include("blog.urls"))]', "page"],
  ["/blog/", 'urlpatterns = [path("blog/", include(("blog.urls", "blog"), namespace="b"))]', "page"],
  ["/blog/a/b/x", 'urlpatterns = [path("blog/", include("blog.urls"))]', "page"],
  ["/blog/a", 'urlpatterns = [path("blog/", include("blog.urls"))]', "missing"],
  ["/", 'urlpatterns = [path("blog/", include("blog.urls")), path("", views.account)]', "login"],
  ["/", 'urlpatterns = [path("", include("wagtail.urls"))]', "unknown"],
  ["/", 'urlpatterns = [path("", include("shop.urls"))]', "unknown"],
];

test.for(ROWS)("%s with %s: %s", ([path, routes, kind]) => {
  expect(textSays(path, routes).kind).toBe(kind);
});

test("Django answers what the text shows", async () => {
  const shown = ROWS.filter(([, , kind]) => kind !== "unknown");
  const projects = shown.map(([path, routes]) => [appFolder(filesOf(routes)), path]);
  const asked = promisify(execFile)(await anyPython(), [join(import.meta.dirname, "answers.py")]);
  asked.child.stdin?.end(JSON.stringify(projects));
  const answers: readonly (readonly [status: number, location: string])[] = JSON.parse((await asked).stdout);
  const said = answers.map((answer, index) => [
    ...(shown[index] ?? []).slice(0, 2),
    kindOf(answer, shown[index]?.[0]),
  ]);
  expect(said).toEqual(shown);
});

function kindOf([status, location]: readonly [number, string], path = ""): PageText["kind"] {
  if (status === 200) return "page";
  if (status === 404) return "missing";
  if (status === 301) return location === `${path}/` ? "slash" : "moved";
  return /^\/(?:accounts\/login|in)\//.test(location) ? "login" : "redirect";
}

test("a route to add goes below the last statement of the routes", () => {
  const routes = 'urlpatterns = [\n    path("shop/", views.home),\n]\nhandler404 = views.home';
  const line = IMPORTS.split("\n").length + 2;
  expect(textSays("/", routes)).toEqual({ kind: "missing", place: { file: "shop/urls.py", line } });
});

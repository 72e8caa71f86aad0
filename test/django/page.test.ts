import { describe, expect, test } from "vitest";
import { pageAt } from "../../src/django/text/page.ts";
import { appWith } from "./app.ts";

const VIEWS = `from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect

def home(request):
    return render(request, "home.html")

@never_cache
@login_required(login_url="/in/")
def account(request):
    return render(request, "account.html")

class Orders(LoginRequiredMixin, ListView):
    model = Order

def old(request):
    """Moved."""
    return redirect("/new/")
`;
const page = (path: string, routes: string, more: Readonly<Record<string, string>> = {}) => {
  const files = {
    "shop/urls.py": `from django.urls import include, path, re_path\nfrom . import views\n${routes}\n`,
    "shop/views.py": VIEWS,
    ...more,
  };
  return pageAt(path, "shop.urls", appWith(files), [""]);
};

test.for([
  ["/", 'urlpatterns = [path("", views.home)]', "page"],
  ["/", 'urlpatterns = [path("shop/", views.home)]', "missing"],
  ["/", 'urlpatterns = [path("shop/", views.home)] + static("/media/")', "missing"],
  ["/", 'urlpatterns = [path("shop/", views.home)]\nurlpatterns += [path("", views.home)]', "page"],
  ["/", 'urlpatterns = i18n_patterns(path("", views.home))', "unknown"],
  ["/", 'urlpatterns = [*other, path("", views.home)]', "unknown"],
  ["/", 'urlpatterns = [path("shop/", views.home)]\nurlpatterns.append(path("", views.home))', "unknown"],
  ["/up", 'urlpatterns = [path("up/", views.home)]', "slash"],
  ["/up?x", 'urlpatterns = [path("up", views.home)]', "page"],
  ["/b/7/", 'urlpatterns = [path("b/<int:id>/", views.home)]', "page"],
  ["/b/x/", 'urlpatterns = [path("b/<int:id>/", views.home)]', "missing"],
  ["/b/", 'urlpatterns = [re_path(r"^(?P<name>[a-z]+)/$", views.home)]', "page"],
  ["/b/c", 'urlpatterns = [re_path(r"^(?P<name>[a-z]+)/$", views.home)]', "missing"],
  ["/", 'urlpatterns = [path("", views.account)]', "login"],
  ["/", 'urlpatterns = [path("", login_required(views.home))]', "login"],
  ["/", 'urlpatterns = [path("", views.Orders.as_view())]', "login"],
  ["/", 'urlpatterns = [path("", views.old)]', "redirect"],
  ["/", 'urlpatterns = [path("", RedirectView.as_view(url="/new/"))]', "redirect"],
  ["/", 'urlpatterns = [path("", RedirectView.as_view(url="/new/", permanent=True))]', "moved"],
  ["/", 'urlpatterns = [path("", TemplateView.as_view(template_name="a.html"))]', "page"],
  ["/", 'urlpatterns = [path("", other.views.home)]', "unknown"],
  ["/", 'urlpatterns = [path("", include(router.urls))]', "unknown"],
  ["/", 'urlpatterns = [path("api/", include(router.urls))]', "missing"],
  ["/", 'urlpatterns = [path("", include("wagtail.urls"))]', "unknown"],
  ["/admin/", 'urlpatterns = [path("admin/", admin.site.urls)]', "redirect"],
  ["/admin/login/", 'urlpatterns = [path("admin/", admin.site.urls)]', "page"],
  ["/", "urlpatterns = make()", "unknown"],
  ["/", "", "unknown"],
] as const)("%s with %s: %s", ([path, routes, kind]) => {
  expect(page(path, routes).kind).toBe(kind);
});

describe("routes of other modules", () => {
  const blog = {
    "blog/urls.py":
      'from django.urls import path\nfrom .views import index as front\nurlpatterns = [path("", front), path("<path:rest>/x", front)]\n',
    "blog/views.py": "def index(request):\n    return render(request)\n",
  };
  test.for([
    ["/", 'path("", include("blog.urls"))', "page"],
    ["/blog/", 'path("blog/", include(("blog.urls", "blog"), namespace="b"))', "page"],
    ["/blog/a/b/x", 'path("blog/", include("blog.urls"))', "page"],
    ["/blog/a", 'path("blog/", include("blog.urls"))', "missing"],
    ["/", 'path("blog/", include("blog.urls")), path("", views.account)', "login"],
  ] as const)("%s with %s: %s", ([path, routes, kind]) => {
    expect(page(path, `urlpatterns = [${routes}]`, blog).kind).toBe(kind);
  });

  test("that include each other end", () => {
    const circle = { "blog/urls.py": 'urlpatterns = [path("", include("blog.urls"))]\n' };
    expect(page("/", 'urlpatterns = [path("", include("blog.urls"))]', circle).kind).toBe("unknown");
  });
});

test("a route to add goes below the last statement of the routes", () => {
  const found = page("/", 'urlpatterns = [\n    path("shop/", views.home),\n]\nhandler404 = views.home');
  expect(found).toEqual({ kind: "missing", place: { file: "shop/urls.py", line: 5 } });
});

"""What Django answers, for each of the projects on standard input: [folder, path]. The answers go to standard output."""

import json
import sys

import django
from django.conf import settings
from django.conf.urls.i18n import is_language_prefix_patterns_used
from django.test import Client
from django.urls import clear_url_caches

MIDDLEWARE = """
    django.contrib.sessions.middleware.SessionMiddleware django.middleware.locale.LocaleMiddleware
    django.middleware.common.CommonMiddleware django.contrib.auth.middleware.AuthenticationMiddleware
    django.contrib.messages.middleware.MessageMiddleware
"""
APPS = "admin auth contenttypes messages sessions"
CONTEXT = ["django.contrib.auth.context_processors.auth", "django.contrib.messages.context_processors.messages"]


LOADERS = [
    ("django.template.loaders.locmem.Loader", {"a.html": "a"}),
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "OPTIONS": {"context_processors": ["django.template.context_processors.request", *CONTEXT], "loaders": LOADERS},
}

settings.configure(
    SECRET_KEY="x",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="shop.urls",
    MIDDLEWARE=MIDDLEWARE.split(),
    INSTALLED_APPS=["django.contrib." + app for app in APPS.split()],
    SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
    TEMPLATES=[TEMPLATES],
)
django.setup()


def answer(folder, path):
    for name in [name for name in sys.modules if name.split(".")[0] in ("shop", "blog", "rest_framework")]:
        del sys.modules[name]
    clear_url_caches()
    is_language_prefix_patterns_used.cache_clear()
    sys.path[0] = folder
    response = Client().get(path)
    return [response.status_code, response.headers.get("Location", "")]


print(json.dumps([answer(*project) for project in json.load(sys.stdin)]))

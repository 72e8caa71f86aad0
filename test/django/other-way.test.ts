/** What may let the load balancer in although the list has no address: asked of the app, and shown by a real Django. */
import { expect, test } from "vitest";
import { Question } from "../../src/django/ask.ts";
import { appFolder, HOST, toAsk, WSGI } from "./support.ts";

const COMMON = "django.middleware.common.CommonMiddleware";
const SECURITY = "django.middleware.security.SecurityMiddleware";
const WHITENOISE = "whitenoise.middleware.WhiteNoiseMiddleware";

interface App {
  readonly middleware?: readonly string[];
  readonly settings?: string;
  readonly files?: Readonly<Record<string, string>>;
}

async function otherWay({ middleware = [SECURITY, COMMON], settings = "", files }: App) {
  const text = `import os\nSECRET_KEY = "x"\nALLOWED_HOSTS = ["${HOST}"]\nMIDDLEWARE = ${JSON.stringify(middleware)}\n${settings}`;
  const folder = appFolder({ "config/settings.py": text, ...files });
  const question = await Question.open(await toAsk({ folder }));
  try {
    expect((await question.ask([])).settings.hosts).toEqual([HOST]);
    const found = await question.otherWay();
    expect((await question.ask([])).settings.hosts).toEqual([HOST]);
    return found;
  } finally {
    await question.close();
  }
}

test.for<readonly [string, App]>([
  [
    "Django's own middleware",
    { middleware: [SECURITY, "django.contrib.sessions.middleware.SessionMiddleware", COMMON] },
  ],
  ["middleware of the app's own behind it", { middleware: [COMMON, "shop.middleware.Health"] }],
  [
    "WhiteNoise and CORS before it",
    { middleware: ["corsheaders.middleware.CorsMiddleware", SECURITY, WHITENOISE, COMMON] },
  ],
  ["a redirect to HTTPS, which names the host", { settings: "SECURE_SSL_REDIRECT = True\n" }],
  [
    "an app of its own, with settings of another place, a test and a comment",
    {
      settings: 'INSTALLED_APPS = ["django.contrib.auth", "shop", "rest_framework_that_is_not_there"]\n',
      files: {
        "shop/apps.py": "def ready(self):\n    pass\n",
        "shop/settings/dev.py": 'ALLOWED_HOSTS = env("ALLOWED_HOSTS")\nALLOWED_HOSTS += ["a"]\n',
        "shop/tests/test_a.py": "settings.ALLOWED_HOSTS = []\n",
        "shop/test_b.py": "settings.ALLOWED_HOSTS = []\n",
        "conftest.py": "settings.ALLOWED_HOSTS = []\n",
      },
    },
  ],
])("nothing, with %s", async ([, app]) => {
  expect(await otherWay(app)).toBeUndefined();
});

test.for<readonly [string, App, kind: string, name: string]>([
  [
    "middleware of the app's own before it",
    { middleware: [SECURITY, "shop.middleware.Health", COMMON] },
    "middleware",
    "shop.middleware.Health",
  ],
  [
    "another package's",
    { middleware: ["health_check_that_answers.Middleware", COMMON] },
    "middleware",
    "health_check_that_answers.Middleware",
  ],
  ["nothing that looks at the host", { middleware: [SECURITY] }, "unchecked", COMMON],
  [
    "a redirect to a host of the settings",
    { settings: 'SECURE_SSL_REDIRECT = True\nSECURE_SSL_HOST = "a"\n' },
    "setting",
    "SECURE_SSL_HOST",
  ],
  [
    "files at the root",
    { middleware: [WHITENOISE, COMMON], settings: 'WHITENOISE_ROOT = "public"\n' },
    "setting",
    "WHITENOISE_ROOT",
  ],
  [
    "an app that changes the list when it is loaded",
    { files: { "shop/apps.py": "    settings.ALLOWED_HOSTS.append('a')\n" } },
    "code",
    "shop/apps.py",
  ],
  [
    "one that does so by name",
    { files: { "shop/apps.py": "    setattr(settings, 'ALLOWED_HOSTS', ['*'])\n" } },
    "code",
    "shop/apps.py",
  ],
  [
    "a page of its own for refused hosts",
    { files: { "config/urls.py": "handler400 = 'shop.views.fine'\n" } },
    "code",
    "config/urls.py",
  ],
  [
    "its own look at the host",
    { files: { "shop/patch.py": "request.validate_host = lambda *args: True\n" } },
    "code",
    "shop/patch.py",
  ],
  [
    "an application around Django's",
    {
      files: {
        "config/wsgi.py": `${WSGI}django = application\ndef application(environ, start):\n    return django(environ, start)\n`,
      },
    },
    "application",
    "config.wsgi",
  ],
  [
    "another name for the application",
    {
      files: {
        Procfile: "web: gunicorn config.wsgi:app\n",
        "config/wsgi.py": `${WSGI}app = [application]\n`,
      },
    },
    "application",
    "config.wsgi",
  ],
  [
    "runserver",
    {
      files: {
        Procfile: "web: python manage.py runserver\n",
        "manage.py": 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")\n',
      },
    },
    "unknown",
    "",
  ],
  ["middleware that is no text", { settings: "MIDDLEWARE = [1]\n" }, "unchecked", COMMON],
  [
    "a package in the virtual environment that reads the list",
    {
      settings: 'INSTALLED_APPS = ["channels_like"]\nimport sys; sys.path.append("/nowhere")\n',
      files: {
        "channels_like/__init__.py": "",
        "channels_like/security.py": "hosts = settings.ALLOWED_HOSTS\n",
      },
    },
    "code",
    "channels_like/security.py",
  ],
])("%s", async ([, app, kind, name]) => {
  expect(await otherWay(app)).toEqual({ kind, name });
});
